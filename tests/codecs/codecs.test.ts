/** vm/codecs against CPython's recorded answers; record.py explains the rows. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as escapes from "../../vm/codecs/escapes.ts";
import type { Decoded } from "../../vm/codecs/runs.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "../../vm/codecs/single-byte.ts";
import { decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from "../../vm/codecs/utf-wide.ts";
import { decodeUtf7, encodeUtf7 } from "../../vm/codecs/utf7.ts";
import { decodeUtf8, encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { exceptionTypes, PyError, setExceptionMaker } from "../../vm/core/errors.ts";
import { setImporter } from "../../vm/core/ops/import.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { contentsOf, fromCodePoints, type PlainStr, toCodePoints } from "../../vm/objects/str-object.ts";

type Decode = (bytes: Uint8Array, errors: string, final: boolean) => Decoded;
type Encode = (str: PlainStr, errors: string) => Uint8Array;

const DECODERS: Readonly<Record<string, Decode>> = {
  utf_7: decodeUtf7,
  utf_8: decodeUtf8,
  utf_16: (bytes, errors, final) => decodeUtf16(bytes, errors, 0, final),
  utf_16_le: (bytes, errors, final) => decodeUtf16(bytes, errors, -1, final),
  utf_16_be: (bytes, errors, final) => decodeUtf16(bytes, errors, 1, final),
  utf_32: (bytes, errors, final) => decodeUtf32(bytes, errors, 0, final),
  utf_32_le: (bytes, errors, final) => decodeUtf32(bytes, errors, -1, final),
  utf_32_be: (bytes, errors, final) => decodeUtf32(bytes, errors, 1, final),
  unicode_escape: escapes.decodeUnicodeEscape,
  raw_unicode_escape: escapes.decodeRawUnicodeEscape,
  ascii: decodeAscii,
  latin_1: decodeLatin1,
};

const ENCODERS: Readonly<Record<string, Encode>> = {
  utf_7: encodeUtf7,
  utf_8: encodeUtf8,
  utf_16: (str, errors) => encodeUtf16(str, errors, 0),
  utf_16_le: (str, errors) => encodeUtf16(str, errors, -1),
  utf_16_be: (str, errors) => encodeUtf16(str, errors, 1),
  utf_32: (str, errors) => encodeUtf32(str, errors, 0),
  utf_32_le: (str, errors) => encodeUtf32(str, errors, -1),
  utf_32_be: (str, errors) => encodeUtf32(str, errors, 1),
  unicode_escape: escapes.encodeUnicodeEscape,
  raw_unicode_escape: escapes.encodeRawUnicodeEscape,
  ascii: encodeAscii,
  latin_1: encodeLatin1,
};

/** What stands in for an exception object: its type's name and arguments. */
interface Raised {
  readonly name: string;
  readonly args: readonly Value[];
}

for (const name of ["UnicodeDecodeError", "UnicodeEncodeError", "TypeError", "LookupError"]) {
  exceptionTypes.set(name, { name, isSubtypeOf: () => false } as unknown as PyType);
}
setExceptionMaker((type, args) => ({ name: type.name, args }) as unknown as PyObject);
// Deprecation warnings of strange escapes go nowhere.
setImporter(
  () => ({ $cls: { slots: { getattribute: () => ({ $cls: { slots: { call: () => null } } }) } } }) as unknown as PyObject,
);
exceptionTypes.set("DeprecationWarning", {} as PyType);

type Row = readonly [name: string, input: readonly number[], errors: string, final: boolean, answer: unknown];
const rows = JSON.parse(readFileSync(new URL("codecs.golden.json", import.meta.url), "utf8")) as Row[];

function answerTo([name, input, errors, final]: Row): unknown {
  const codec = name.replace(/_(de|en)code$/, "");
  try {
    if (name.endsWith("_encode")) {
      return [[...ENCODERS[codec]!(fromCodePoints(input), errors)], input.length];
    }
    const { text, consumed } = DECODERS[codec]!(Uint8Array.from(input), errors, final);
    return [[...toCodePoints(contentsOf(text)!)], consumed];
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    const { name: exception, args } = error.value as unknown as Raised;
    return [exception, exception.startsWith("Unicode") ? [args[0], ...args.slice(2)] : args];
  }
}

for (const [name, group] of Map.groupBy(rows, (row) => row[0])) {
  it(name, () => {
    for (const row of group) expect(answerTo(row), JSON.stringify(row.slice(0, 4))).toEqual(row[4]);
  });
}
