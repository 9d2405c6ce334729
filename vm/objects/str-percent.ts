/** str's side of `%`-formatting. */
import { isPyError, overflowError, typeError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { asIndex, exactInt } from "../core/ops/index-value.ts";
import { asciiEscape, repr, reprNow, str } from "../core/ops/text.ts";
import type { Int, Value } from "../core/value.ts";
import { doubleNow } from "./number-conversion.ts";
import { formatPercent, type PercentDialect } from "./percent-format.ts";
import { contentsOf, fromText, isStr, joinTexts, type PlainStr, type Text } from "./str-object.ts";

function character(value: Value): Text {
  const text = contentsOf(value);
  if (text !== undefined) {
    if (text.length === 1) return text;
    throw typeError("%c requires int or char");
  }
  const code = codeOf(value);
  if (code < 0 || code > 0x10ffff) throw overflowError("%c arg not in range(0x110000)");
  return contentsOf(fromText(Uint32Array.of(Number(code))))!;
}

function codeOf(value: Value): Int {
  const exact = exactInt(value);
  if (exact !== undefined) return exact;
  try {
    return settle(asIndex(value)) as Int;
  } catch (error) {
    throw isPyError(error, "TypeError") ? typeError("%c requires int or char") : error;
  }
}

const dialect: PercentDialect = {
  noun: "string",
  precisionWord: "precision",
  isText: isStr,
  key: fromText,
  text: (value, type) => {
    switch (type) {
      case "s":
        return contentsOf(settle(str(value)));
      case "r":
        return contentsOf(settle(repr(value)));
      case "a":
        return asciiEscape(reprNow(value));
    }
  },
  character,
  real: doubleNow,
  decimalType: (type) => type,
  unknownType: (code) => (code > 31 && code < 127 ? String.fromCharCode(code) : "?"),
};

/** format % args for a str. */
export const formatStr = (format: Text, args: Value): PlainStr => joinTexts(formatPercent(format, args, dialect));
