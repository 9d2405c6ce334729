/** UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError. */
import { PyBytes } from "../../core/bytes.ts";
import { typeError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { writes } from "../../core/native.ts";
import { findBytes } from "../../core/ops/buffer.ts";
import { exactInt, sizeNow } from "../../core/ops/index-value.ts";
import { strNow, textOf, toStr } from "../../core/ops/text.ts";
import { argumentKind, typeOf } from "../../core/registry.ts";
import { PyTuple } from "../../core/tuple.ts";
import type { PyType } from "../../core/type.ts";
import type { Value } from "../../core/value.ts";
import { codePointAt, strLength } from "../str-object.ts";
import { defineException } from "./base.ts";
import { valueErrorType } from "./plain.ts";

export class PyUnicodeError extends PyException {
  encoding: Value = null;
  object: Value = null;
  start = 0;
  end = 0;
  reason: Value = null;
}

export const unicodeErrorType = defineException({ name: "UnicodeError", base: valueErrorType, doc: "Unicode related error." });

const FIELDS = { encoding: "ref", object: "ref", start: "i32", end: "i32", reason: "ref" } as const;

function requireStr(value: Value, position: number): Value {
  if (textOf(value) === undefined) throw typeError(`argument ${position} must be str, not ${argumentKind(value)}`);
  return value;
}

const position = (name: "start" | "end", clamp: (self: PyUnicodeError, value: number) => number) => ({
  get: (self: PyUnicodeError) => clamp(self, self[name]),
  set: (self: PyUnicodeError, value: Value | undefined) => {
    if (value === undefined) throw typeError("can't delete numeric/char attribute");
    if (exactInt(value) === undefined) throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
    self[name] = sizeNow(value);
  },
  member: true,
});

const object = (name: "encoding" | "object" | "reason") => ({
  get: (self: PyUnicodeError) => self[name],
  set: (self: PyUnicodeError, value: Value | undefined) => {
    self[name] = value ?? null;
  },
  member: true,
});

const identity = (_self: PyUnicodeError, value: number): number => value;

const getters = {
  encoding: object("encoding"),
  object: object("object"),
  start: position("start", identity),
  end: position("end", identity),
  reason: object("reason"),
};

function define(
  name: string,
  doc: string,
  hasEncoding: boolean,
  ofBytes: boolean,
  describe: (self: PyUnicodeError) => string,
): PyType {
  const count = hasEncoding ? 5 : 4;
  return defineException({
    name,
    base: unicodeErrorType,
    doc,
    instance: class extends PyUnicodeError {},
    fields: FIELDS,
    init: writes("(*args)", (self: PyUnicodeError, args: Value[]) => {
      self.args = new PyTuple(args);
      if (args.length !== count) throw typeError(`function takes exactly ${count} arguments (${args.length} given)`);
      const rest = hasEncoding ? args.slice(1) : args;
      if (hasEncoding) self.encoding = requireStr(args[0]!, 1);
      const offset = hasEncoding ? 1 : 0;
      if (ofBytes) {
        const bytes = findBytes(rest[0]!);
        if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(rest[0]!).name}'`);
        self.object = rest[0] instanceof PyBytes ? rest[0] : new PyBytes(bytes.slice());
      } else self.object = requireStr(rest[0]!, offset + 1);
      self.start = sizeNow(rest[1]!);
      self.end = sizeNow(rest[2]!);
      self.reason = requireStr(rest[3]!, offset + 4);
      return null;
    }),
    slots: {
      reads: {
        str(value) {
          const self = value as PyUnicodeError;
          return self.object === null ? "" : toStr(describe(self));
        },
      },
    },
    getters: hasEncoding ? getters : { object: getters.object, start: getters.start, end: getters.end, reason: getters.reason },
  });
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

function characterName(cp: number): string {
  return cp <= 0xff ? `\\x${hex(cp, 2)}` : cp <= 0xffff ? `\\u${hex(cp, 4)}` : `\\U${hex(cp, 8)}`;
}

define("UnicodeEncodeError", "Unicode encoding error.", true, false, (self) => {
  const { start, end } = self;
  if (start < strLength(self.object) && end === start + 1) {
    return `'${strNow(self.encoding)}' codec can't encode character '${characterName(codePointAt(self.object, start))}' in position ${start}: ${strNow(self.reason)}`;
  }
  return `'${strNow(self.encoding)}' codec can't encode characters in position ${start}-${end - 1}: ${strNow(self.reason)}`;
});

define("UnicodeDecodeError", "Unicode decoding error.", true, true, (self) => {
  const { start, end } = self;
  const { bytes } = self.object as PyBytes;
  if (start < bytes.length && end === start + 1) {
    return `'${strNow(self.encoding)}' codec can't decode byte 0x${hex(bytes[start]!, 2)} in position ${start}: ${strNow(self.reason)}`;
  }
  return `'${strNow(self.encoding)}' codec can't decode bytes in position ${start}-${end - 1}: ${strNow(self.reason)}`;
});

define("UnicodeTranslateError", "Unicode translation error.", false, false, (self) => {
  const { start, end } = self;
  if (start < strLength(self.object) && end === start + 1) {
    return `can't translate character '${characterName(codePointAt(self.object, start))}' in position ${start}: ${strNow(self.reason)}`;
  }
  return `can't translate characters in position ${start}-${end - 1}: ${strNow(self.reason)}`;
});
