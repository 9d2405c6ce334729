/** SyntaxError and its subclasses. */
import { typeError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { writes } from "../../core/native.ts";
import { exactInt } from "../../core/ops/index-value.ts";
import { listItems } from "../../core/ops/iterate.ts";
import { strNow, textOf, toStr } from "../../core/ops/text.ts";
import { PyTuple } from "../../core/tuple.ts";
import type { Value } from "../../core/value.ts";
import { defineException } from "./base.ts";
import { exception } from "./plain.ts";

export class PySyntaxErrorObject extends PyException {
  msg: Value = null;
  filename: Value = null;
  lineno: Value = null;
  offset: Value = null;
  text: Value = null;
  endLineno: Value = null;
  endOffset: Value = null;
  printFileAndLine: Value = null;
}

const field = (name: keyof PySyntaxErrorObject) => ({
  get: (self: PySyntaxErrorObject) => self[name] as Value,
  set: (self: PySyntaxErrorObject, value: Value | undefined) => {
    (self as unknown as Record<string, Value>)[name] = value ?? null;
  },
  member: true,
});

const FIELDS = ["msg", "filename", "lineno", "offset", "text", "endLineno", "endOffset", "printFileAndLine"] as const;

export const syntaxErrorType = defineException({
  name: "SyntaxError",
  base: exception,
  doc: "Invalid syntax.",
  instance: PySyntaxErrorObject,
  fields: Object.fromEntries(FIELDS.map((name) => [name, "ref" as const])),
  init: writes("(*args)", (self: PySyntaxErrorObject, args: Value[]) => {
    self.args = new PyTuple(args);
    if (args.length >= 1) self.msg = args[0]!;
    if (args.length !== 2) return null;
    const details = listItems(args[1]!);
    if (details.length < 4) throw typeError(`function takes at least 4 arguments (${details.length} given)`);
    if (details.length > 6) throw typeError(`function takes at most 6 arguments (${details.length} given)`);
    if (details.length === 5) throw typeError("end_offset must be provided when end_lineno is provided");
    [self.filename, self.lineno, self.offset, self.text] = details as [Value, Value, Value, Value];
    self.endLineno = details[4] ?? null;
    self.endOffset = details[5] ?? null;
    return null;
  }),
  slots: {
    reads: {
      str(value) {
        const self = value as PySyntaxErrorObject;
        const filename = textOf(self.filename);
        const line = exactInt(self.lineno);
        if (filename === undefined && line === undefined) return toStr(strNow(self.msg));
        const base = filename?.split("/").pop();
        const where = filename === undefined ? `line ${line}` : line === undefined ? base : `${base}, line ${line}`;
        return toStr(`${strNow(self.msg)} (${where})`);
      },
    },
  },
  getters: {
    msg: field("msg"),
    filename: field("filename"),
    lineno: field("lineno"),
    offset: field("offset"),
    text: field("text"),
    end_lineno: field("endLineno"),
    end_offset: field("endOffset"),
    print_file_and_line: field("printFileAndLine"),
  },
});

const indentation = defineException({ name: "IndentationError", base: syntaxErrorType, doc: "Improper indentation." });
defineException({ name: "TabError", base: indentation, doc: "Improper mixture of spaces and tabs." });
defineException({ name: "_IncompleteInputError", base: syntaxErrorType, doc: "incomplete input." });
