/** stdlib/decimal's pure arithmetic against CPython's recorded answers. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as arithmetic from "../../stdlib/decimal/arithmetic.ts";
import * as context from "../../stdlib/decimal/context.ts";
import { type Dec, fromInt } from "../../stdlib/decimal/dec.ts";
import { formatDec } from "../../stdlib/decimal/format.ts";
import * as rescale from "../../stdlib/decimal/rescale.ts";
import { readExact, toText } from "../../stdlib/decimal/text.ts";
import * as transcendental from "../../stdlib/decimal/transcendental.ts";
import { NumericFault } from "../../vm/numeric/fault.ts";

type Row = readonly string[];
type Operation = (operands: readonly Dec[], c: context.DecContext) => Dec | string;

const unary =
  (f: (a: Dec, c: context.DecContext) => Dec): Operation =>
  ([a], c) =>
    f(a, c);
const binary =
  (f: (a: Dec, b: Dec, c: context.DecContext) => Dec): Operation =>
  ([a, b], c) =>
    f(a, b, c);

const operations: { readonly [name: string]: Operation } = {
  exp: unary(transcendental.exponential),
  ln: unary(transcendental.naturalLog),
  log10: unary(transcendental.decimalLog),
  sqrt: unary(transcendental.squareRoot),
  plus: unary(arithmetic.plus),
  minus: unary(arithmetic.minus),
  abs: unary(arithmetic.absolute),
  normalize: unary(rescale.reduce),
  to_integral_exact: ([a], c) => rescale.toIntegral(a, c, c.rounding, true),
  to_integral_value: ([a], c) => rescale.toIntegral(a, c, c.rounding, false),
  next_plus: ([a], c) => rescale.next(a, true, c),
  next_minus: ([a], c) => rescale.next(a, false, c),
  logb: unary(rescale.logB),
  number_class: ([a], c) => rescale.numberClass(a, c),
  to_sci_string: ([a]) => toText(a, false, true),
  to_eng_string: ([a]) => toText(a, true, true),
  logical_invert: unary(rescale.invert),
  add: binary(arithmetic.add),
  subtract: binary(arithmetic.sub),
  multiply: binary(arithmetic.multiply),
  divide: binary(arithmetic.divide),
  divide_int: binary(arithmetic.divideInteger),
  remainder: binary(arithmetic.remainder),
  remainder_near: binary(arithmetic.remainderNear),
  power: ([a, b, m], c) => (m === undefined ? transcendental.power(a, b, c) : transcendental.powerModulo(a, b, m, c)),
  fma: ([a, b, x], c) => arithmetic.fusedMultiplyAdd(a, b, x, c),
  compare: binary(arithmetic.compare),
  compare_signal: binary(arithmetic.compareSignal),
  compare_total: ([a, b]) => fromInt(rescale.compareTotal(a, b)),
  compare_total_mag: ([a, b]) => fromInt(rescale.compareTotalMagnitude(a, b)),
  quantize: binary(rescale.quantize),
  max: ([a, b], c) => rescale.extreme(a, b, true, false, c),
  min: ([a, b], c) => rescale.extreme(a, b, false, false, c),
  max_mag: ([a, b], c) => rescale.extreme(a, b, true, true, c),
  min_mag: ([a, b], c) => rescale.extreme(a, b, false, true, c),
  next_toward: binary(rescale.nextToward),
  scaleb: binary(rescale.scaleB),
  rotate: binary(rescale.rotate),
  shift: binary(rescale.shift),
};

const flagNames: readonly (readonly [string, number])[] = [
  ["Clamped", context.CLAMPED],
  ["DivisionByZero", context.DIVISION_BY_ZERO],
  ["FloatOperation", context.FLOAT_OPERATION],
  ["Inexact", context.INEXACT],
  ["InvalidOperation", context.ANY_INVALID],
  ["Overflow", context.OVERFLOW],
  ["Rounded", context.ROUNDED],
  ["Subnormal", context.SUBNORMAL],
  ["Underflow", context.UNDERFLOW],
];

function compute([name, settings, ...rest]: Row): string {
  const [prec, rounding, emin, emax, clamp] = settings.split(" ");
  const c = new context.DecContext(Number(prec), rounding as context.Rounding, Number(emin), Number(emax), clamp === "1");
  const operands = rest.slice(0, -2).map((text) => readExact(text, c));
  const result = operations[name](operands, c);
  const flags = flagNames.filter(([, bit]) => (c.raised & bit) !== 0).map(([flag]) => flag);
  return `${typeof result === "string" ? result : toText(result, false, true)} [${flags.join(" ")}]`;
}

function format([, rounding, value, spec]: Row): string {
  try {
    return formatDec(readExact(value, context.exactContext()), spec, rounding as context.Rounding, true);
  } catch (error) {
    if (!(error instanceof NumericFault)) throw error;
    return `!${error.kind}: ${error.message}`;
  }
}

const rows = JSON.parse(readFileSync(new URL("decimal.golden.json", import.meta.url), "utf8")) as Row[];

describe("decimal", () => {
  for (const [name, group] of Map.groupBy(rows, (row) => row[0])) {
    it(name, () => {
      for (const row of group) {
        const question = row.join(" | ");
        if (name === "format") expect(format(row), question).toBe(row[4]);
        else expect(compute(row), question).toBe(`${row.at(-2)} [${row.at(-1)}]`);
      }
    });
  }
});
