/** `"..." % (a, b)` with simple conversions becomes an f-string. */

import type { Constant } from "../../vm/bytecode/constant.ts";
import type { BinOp, Expr, JoinedStr } from "../ast.ts";
import { codePoints, isText, textOf } from "./sequences.ts";

/** Widths and precisions of this many digits are left to run time. */
const MAX_DIGITS = 3;

const code = (char: string): number => char.charCodeAt(0);
const PERCENT = code("%");

/** The equivalent f-string, or null if the format is not simple or does not fit the items. */
export function foldFormat(node: BinOp, format: Constant, items: readonly Expr[]): JoinedStr | null {
  if (!isText(format) || items.some((item) => item.kind === "Starred")) return null;
  const points = codePoints(format);
  const values: Expr[] = [];
  let at = 0;
  let used = 0;
  for (;;) {
    const literal: number[] = [];
    while (at < points.length && (points[at] !== PERCENT || points[at + 1] === PERCENT)) {
      literal.push(points[at]);
      at += points[at] === PERCENT ? 2 : 1;
    }
    if (literal.length > 0) values.push(constant(textOf(literal)));
    if (at >= points.length) break;
    if (used >= items.length) return null;
    const conversion = parseConversion(points, at + 1);
    if (conversion === null) return null;
    at = conversion.end;
    values.push(formatted(items[used++], conversion));
  }
  if (used < items.length) return null;
  const { lineno, colOffset, endLineno, endColOffset } = node;
  return { kind: "JoinedStr", values, lineno, colOffset, endLineno, endColOffset };
}

interface Conversion {
  /** s, r or a */
  readonly letter: number;
  readonly leftJustified: boolean;
  /** -1 if not given */
  readonly width: number;
  readonly precision: number;
  readonly end: number;
}

function parseConversion(points: readonly number[], start: number): Conversion | null {
  let at = start;
  let leftJustified = false;
  const text = (index: number) => (index < points.length ? String.fromCodePoint(points[index]) : "");
  for (; "-+ #0".includes(text(at)); at++) {
    if (at >= points.length) return null;
    if (points[at] === code("-")) leftJustified = true;
  }
  const number = (): number | null => {
    let value = -1;
    for (let digits = 0; /^[0-9]$/.test(text(at)); at++) {
      value = Math.max(value, 0) * 10 + Number(text(at));
      if (++digits >= MAX_DIGITS) return null;
    }
    return value;
  };
  const width = number();
  if (width === null) return null;
  let precision: number | null = -1;
  if (text(at) === ".") {
    at++;
    precision = number();
    if (precision === null) return null;
    if (precision < 0) precision = 0;
  }
  const letter = points[at];
  if (at >= points.length || !"sra".includes(text(at))) return null;
  return { letter, leftJustified, width, precision, end: at + 1 };
}

function formatted(value: Expr, { letter, leftJustified, width, precision }: Conversion): Expr {
  let spec = !leftJustified && width > 0 ? ">" : "";
  if (width >= 0) spec += width;
  if (precision >= 0) spec += `.${precision}`;
  const { lineno, colOffset, endLineno, endColOffset } = value;
  const formatSpec = spec === "" ? null : constant(spec);
  return { kind: "FormattedValue", value, conversion: letter, formatSpec, lineno, colOffset, endLineno, endColOffset };
}

const constant = (value: Constant): Expr => ({
  kind: "Constant",
  value,
  unicodeKind: null,
  lineno: -1,
  colOffset: -1,
  endLineno: -1,
  endColOffset: -1,
});
