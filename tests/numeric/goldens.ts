/**
 * Reads the goldens that record.py wrote and answers their questions with the functions of vm/numeric.
 *
 * The notation of arguments and answers is explained in record.py.
 */
import { readFileSync } from "node:fs";
import * as complex from "../../vm/numeric/complex.ts";
import { NumericFault } from "../../vm/numeric/fault.ts";
import * as float from "../../vm/numeric/float.ts";
import * as floatText from "../../vm/numeric/float-text.ts";
import * as format from "../../vm/numeric/format-number.ts";
import * as hash from "../../vm/numeric/hash.ts";
import * as int from "../../vm/numeric/int.ts";
import * as intBits from "../../vm/numeric/int-bits.ts";
import * as intFloat from "../../vm/numeric/int-float.ts";
import * as intText from "../../vm/numeric/int-text.ts";

/** A row: question, arguments, recorded answer. */
export type Row = readonly string[];

/** A float in arguments and answers, told apart from an int. */
class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

type Question = (...args: never[]) => unknown;

const inFloats =
  (f: (...args: never[]) => number | undefined) =>
  (...args: never[]) => {
    const answer = f(...args);
    return answer === undefined ? undefined : new Float(answer);
  };

const modules: readonly object[] = [int, intBits, intText, hash, complex, floatText, format];

const questions: { readonly [name: string]: Question | undefined } = {
  ...Object.assign({}, ...modules),
  toFloat: inFloats(intFloat.toFloat),
  trueDiv: inFloats(intFloat.trueDiv),
  roundInt: intFloat.roundInt,
  compareWithFloat: (a: int.Int, x: number) => intFloat.compareWithFloat(a, x) || 0,
  fromFloat: intFloat.fromFloat,
  toRatio: intFloat.toRatio,
  timesPowerOf2: inFloats(intFloat.timesPowerOf2),
  roundFloat: inFloats(float.roundFloat),
  roundToInt: float.roundToInt,
  floatMod: inFloats(float.floatMod),
  floatDiv: inFloats(float.floatDiv),
  floatFloorDiv: inFloats(float.floatFloorDiv),
  floatDivMod: (x: number, y: number) => float.floatDivMod(x, y).map((part) => new Float(part)),
  floatPow: inFloats(float.floatPow),
  readFloat: inFloats(floatText.readFloat),
  fromHex: inFloats(floatText.fromHex),
  absComplex: inFloats(complex.absComplex),
  reprComplex: (z: complex.Complex) => complex.reprComplex(z),
  formatComplex: (z: complex.Complex, spec: string) => format.formatComplex(z.real, z.imag, spec, "complex"),
  formatInt: (value: int.Int, spec: string) => format.formatInt(value, spec, "int"),
  formatFloat: (value: number, spec: string) => format.formatFloat(value, spec, "float"),
  formatText: (value: string, spec: string) => format.formatText(value, spec, "str"),
  toBytes: (a: int.Int, length: number, little: number, signed: number) => intBits.toBytes(a, length, little === 1, signed === 1),
  fromBytes: (data: Uint8Array, little: number, signed: number) => intBits.fromBytes(data, little === 1, signed === 1),
  hashComplex: (z: complex.Complex) => hash.hashComplex(hash.hashFloat(z.real), hash.hashFloat(z.imag)),
};

function readNumber(text: string): number {
  return text.endsWith("inf") ? Number(`${text}inity`.replace("inf", "Inf")) : Number(text);
}

function decode(text: string): unknown {
  const rest = text.slice(1);
  switch (text[0]) {
    case "i":
      return int.normalise(BigInt(rest));
    case "h":
      return rest[0] === "-" ? -BigInt(`0x${rest.slice(1)}`) : BigInt(`0x${rest}`);
    case "f":
      return readNumber(rest);
    case "c": {
      const [real, imag] = rest.split(" ").map(readNumber);
      return { real, imag };
    }
    case "b":
      return new Uint8Array(Buffer.from(rest, "hex"));
    case "s":
      return rest;
    default:
      throw new Error(`cannot decode ${text}`);
  }
}

function encode(answer: unknown): string {
  if (answer === undefined) return "n";
  if (answer instanceof Float) return `f${floatText.repr(answer.value)}`;
  if (answer instanceof Uint8Array) return `b${Buffer.from(answer).toString("hex")}`;
  if (Array.isArray(answer)) return `[${JSON.stringify(answer.map(encode)).replaceAll('","', '", "')}`;
  switch (typeof answer) {
    case "string":
      return `s${answer}`;
    case "number":
      if (!Number.isSafeInteger(answer) || Object.is(answer, -0)) throw new Error(`${answer} is no canonical int`);
      return `i${answer}`;
    case "bigint":
      if (typeof int.normalise(answer) !== "bigint") throw new Error(`${answer}n is no canonical int`);
      return answer.toString().length > 4001 ? `h${answer.toString(16)}` : `i${answer}`;
    default: {
      const { real, imag } = answer as complex.Complex;
      return `c${floatText.repr(real)} ${floatText.repr(imag)}`;
    }
  }
}

/** Our answer to a row, in the goldens' notation. */
export function answerTo([name, ...args]: Row): string {
  try {
    return encode(questions[name]!(...(args.slice(0, -1).map(decode) as never[])));
  } catch (error) {
    if (!(error instanceof NumericFault)) throw error;
    const message = error.message === float.RANGE_ERROR ? `(34, '${error.message}')` : error.message;
    return `!${error.kind}: ${message}`;
  }
}

/** The rows of one golden file. */
export function readGolden(name: string): Row[] {
  return JSON.parse(readFileSync(new URL(`${name}.golden.json`, import.meta.url), "utf8")) as Row[];
}
