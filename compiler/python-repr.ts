/**
 * Python's repr of constants, without the VM: for tree dumps and disassembly.
 */

import type { Constant } from "../vm/bytecode/constant.ts";
import { codePointsOf } from "./parser/escapes.ts";

/** str.isprintable for one code point. */
export type IsPrintable = (codePoint: number) => boolean;

// What str.isprintable calls not printable: separators other than the space, and the "other" categories.
const NOT_PRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

/** By the platform's Unicode tables, which may be newer than Python's. */
const platformIsPrintable: IsPrintable = (codePoint) => !NOT_PRINTABLE.test(String.fromCodePoint(codePoint));

/** repr() of a constant. Code objects are not shown. */
export function reprConstant(value: Constant, isPrintable: IsPrintable = platformIsPrintable): string {
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "number":
    case "bigint":
      return value.toString();
    case "string":
      return reprCodePoints(codePointsOf(value), isPrintable);
    default:
  }
  switch (value.tag) {
    case "float":
      return reprFloat(value.value);
    case "complex":
      return reprComplex(value.real, value.imag);
    case "bytes":
      return reprBytes(value.value);
    case "str":
      return reprCodePoints(value.codePoints, isPrintable);
    case "ellipsis":
      return "Ellipsis";
    case "tuple":
      return value.items.length === 1
        ? `(${reprConstant(value.items[0], isPrintable)},)`
        : `(${value.items.map((item) => reprConstant(item, isPrintable)).join(", ")})`;
    case "frozenset":
      return value.items.length === 0
        ? "frozenset()"
        : `frozenset({${value.items.map((item) => reprConstant(item, isPrintable)).join(", ")}})`;
    case "code":
      return "<code>";
  }
}

/** repr() of a float: the shortest digits that round-trip, with an exponent below 1e-4 and from 1e16 on. */
export function reprFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa, exponentText] = value.toExponential().split("e");
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const digits = String(Math.abs(exponent)).padStart(2, "0");
    return `${mantissa}e${exponent < 0 ? "-" : "+"}${digits}`;
  }
  const sign = value < 0 ? "-" : "";
  const digits = mantissa.replace("-", "").replace(".", "");
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  return `${sign}${whole}.${digits.slice(exponent + 1) || "0"}`;
}

function reprComplex(real: number, imag: number): string {
  const part = (value: number) => reprFloat(value).replace(/\.0$/, "");
  if (real === 0 && !Object.is(real, -0)) return `${part(imag)}j`;
  const sign = imag >= 0 || Number.isNaN(imag) ? (Object.is(imag, -0) ? "" : "+") : "";
  return `(${part(real)}${sign}${part(imag)}j)`;
}

function reprBytes(bytes: Uint8Array): string {
  const quote = bytes.includes(0x27) && !bytes.includes(0x22) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    const c = String.fromCharCode(byte);
    if (c === quote || c === "\\") result += `\\${c}`;
    else if (c === "\t") result += "\\t";
    else if (c === "\n") result += "\\n";
    else if (c === "\r") result += "\\r";
    else if (byte < 0x20 || byte >= 0x7f) result += `\\x${byte.toString(16).padStart(2, "0")}`;
    else result += c;
  }
  return result + quote;
}

function reprCodePoints(codePoints: readonly number[], isPrintable: IsPrintable): string {
  const quote = codePoints.includes(0x27) && !codePoints.includes(0x22) ? '"' : "'";
  let result = quote;
  for (const code of codePoints) {
    const c = code >= 0xd800 && code < 0xe000 ? "" : String.fromCodePoint(code);
    if (c === quote || c === "\\") result += `\\${c}`;
    else if (code === 0x09) result += "\\t";
    else if (code === 0x0a) result += "\\n";
    else if (code === 0x0d) result += "\\r";
    else if (code === 0x20 || (code > 0x20 && code < 0x7f)) result += c;
    else if (code < 0x7f || c === "" || !isPrintable(code)) result += escaped(code);
    else result += c;
  }
  return result + quote;
}

function escaped(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (code < 0x10000) return `\\u${code.toString(16).padStart(4, "0")}`;
  return `\\U${code.toString(16).padStart(8, "0")}`;
}
