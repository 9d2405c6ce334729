/**
 * The items of a memoryview: single-character struct formats, their sizes, and reading and writing one item.
 *
 * Native formats have the sizes and the byte order of a 64-bit little-endian machine.
 */
import { PyBytes, toBytes } from "../core/bytes.ts";
import { isPyError, notImplementedError, typeError, valueError } from "../core/errors.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { isTrue } from "../core/ops/truth.ts";
import { PyFloat, type Value } from "../core/value.ts";
import { halfToNumber, numberToHalf } from "../numeric/half.ts";
import { normalise } from "../numeric/int.ts";
import { doubleNow } from "./number-conversion.ts";

type Kind = "int" | "uint" | "float" | "char" | "bool";

export interface ItemFormat {
  readonly code: string;
  readonly kind: Kind;
  readonly size: number;
  readonly little: boolean;
}

/** Kind, native size and standard size (0: none) by format character. */
const CODES: Readonly<Record<string, readonly [Kind, number, number]>> = {
  c: ["char", 1, 1],
  b: ["int", 1, 1],
  B: ["uint", 1, 1],
  "?": ["bool", 1, 1],
  h: ["int", 2, 2],
  H: ["uint", 2, 2],
  i: ["int", 4, 4],
  I: ["uint", 4, 4],
  l: ["int", 8, 4],
  L: ["uint", 8, 4],
  q: ["int", 8, 8],
  Q: ["uint", 8, 8],
  n: ["int", 8, 0],
  N: ["uint", 8, 0],
  P: ["uint", 8, 0],
  e: ["float", 2, 2],
  f: ["float", 4, 4],
  d: ["float", 8, 8],
};

const natives = new Map<string, ItemFormat>();
for (const [code, [kind, size]] of Object.entries(CODES)) {
  const format: ItemFormat = { code, kind, size, little: true };
  natives.set(code, format);
  natives.set(`@${code}`, format);
}

/** A native format: a character, "@" before it or not. Undefined for others. */
export const nativeFormat = (format: string): ItemFormat | undefined => natives.get(format);

/** Any format of one item, with a byte order or without. */
export function anyFormat(format: string): ItemFormat | undefined {
  const native = nativeFormat(format);
  if (native !== undefined) return native;
  const known = format.length === 2 && "<>=!".includes(format[0]!) ? CODES[format[1]!] : undefined;
  if (known === undefined || known[2] === 0) return undefined;
  return { code: format[1]!, kind: known[0], size: known[2], little: format[0] === "<" || format[0] === "=" };
}

/** The native format, or NotImplementedError. */
export function supportedFormat(format: string): ItemFormat {
  const native = nativeFormat(format);
  if (native === undefined) throw notImplementedError(`memoryview: format ${format} not supported`);
  return native;
}

const dataView = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** The item at a byte offset. */
export function readItem(bytes: Uint8Array, at: number, { kind, size, little }: ItemFormat): Value {
  if (size === 1) {
    const byte = bytes[at]!;
    switch (kind) {
      case "char":
        return toBytes(Uint8Array.of(byte));
      case "bool":
        return byte !== 0;
      case "int":
        return (byte << 24) >> 24;
      default:
        return byte;
    }
  }
  const view = dataView(bytes);
  if (kind === "float") return new PyFloat(readFloat(view, at, size, little));
  switch (size) {
    case 2:
      return kind === "int" ? view.getInt16(at, little) : view.getUint16(at, little);
    case 4:
      return kind === "int" ? view.getInt32(at, little) : view.getUint32(at, little);
    default:
      return normalise(kind === "int" ? view.getBigInt64(at, little) : view.getBigUint64(at, little));
  }
}

function readFloat(view: DataView, at: number, size: number, little: boolean): number {
  if (size === 8) return view.getFloat64(at, little);
  return size === 4 ? view.getFloat32(at, little) : halfToNumber(view.getUint16(at, little));
}

/** Puts an item at a byte offset. */
export type ItemWriter = (bytes: Uint8Array, at: number) => void;

/**
 * Converts a value for writing, which may run Python code; what is returned writes it and runs none. Raises TypeError or
 * ValueError for a value that is not of the format, which errors show as `shown`.
 */
export function prepareItem(value: Value, format: ItemFormat, shown: string): ItemWriter {
  const invalid = () => valueError(`memoryview: invalid value for format '${shown}'`);
  const wrongType = () => typeError(`memoryview: invalid type for format '${shown}'`);
  const { kind, size, code } = format;
  if (kind === "char") {
    if (!(value instanceof PyBytes)) throw wrongType();
    if (value.bytes.length !== 1) throw invalid();
    return byteWriter([value.bytes[0]!]);
  }
  if (kind === "bool") return byteWriter([isTrue(value) ? 1 : 0]);
  if (kind === "float") {
    const scratch = new Uint8Array(size);
    if (
      !writeFloat(
        dataView(scratch),
        convert(() => doubleNow(value), invalid, wrongType),
        size,
      )
    )
      throw invalid();
    return byteWriter(scratch);
  }
  const int = BigInt(convert(() => indexNow(value), invalid, wrongType));
  const bits = size * 8;
  const wrapped = kind === "int" ? BigInt.asIntN(bits, int) : BigInt.asUintN(bits, int);
  // Pointers may be written as negative numbers.
  if (wrapped !== int && !(code === "P" && BigInt.asIntN(bits, int) === int)) throw invalid();
  return byteWriter(Uint8Array.from({ length: size }, (_, i) => Number((wrapped >> BigInt(8 * i)) & 0xffn)));
}

const byteWriter =
  (item: ArrayLike<number>): ItemWriter =>
  (bytes, at) =>
    bytes.set(item, at);

/** Runs a conversion; its errors become those of the format. */
function convert<T>(run: () => T, invalid: () => unknown, wrongType: () => unknown): T {
  try {
    return run();
  } catch (error) {
    if (isPyError(error, "TypeError")) throw wrongType();
    throw isPyError(error, "OverflowError") || isPyError(error, "ValueError") ? invalid() : error;
  }
}

function writeFloat(view: DataView, x: number, size: number): boolean {
  if (size === 8) view.setFloat64(0, x, true);
  else if (size === 4) view.setFloat32(0, x, true);
  else {
    const half = numberToHalf(x);
    if (half === undefined) return false;
    view.setUint16(0, half, true);
  }
  return true;
}
