/**
 * Values as words: what a field of a record holds. Numbers, strings, floats and the like stand in the record itself; any other object
 * is a reference to its id. Arrays, Maps, Sets and typed arrays are those of JavaScript, as fields hold them.
 */
import { PyBytes } from "../core/bytes.ts";
import { PyComplex } from "../core/complex.ts";
import { unreachable } from "../core/errors.ts";
import { PyFloat, PyObject } from "../core/value.ts";
import type { WordReader, WordWriter } from "./words.ts";

/** The low four bits of a value's first word; the other 28 are its payload. */
const TAG = {
  undefined: 0,
  null: 1,
  false: 2,
  true: 3,
  small: 4,
  number: 5,
  float: 6,
  bigint: 7,
  latin1: 8,
  utf16: 9,
  reference: 10,
  array: 11,
  map: 12,
  set: 13,
  bytes: 14,
  /** An immutable object of a few builtin types; the payload says which. */
  boxed: 15,
} as const;

const BOXED = { complex: 0, bytes: 1 } as const;

/** Ids fit into the payload. */
export const MAX_ID = 2 ** 28 - 1;

/** Gives the id of an object, which is published if it is not yet. */
export type Identify = (object: PyObject) => number;
/** Gives the object of an id. */
export type Resolve = (id: number) => PyObject;

function isLatin1(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return false;
  return true;
}

export function writeText(out: WordWriter, text: string): void {
  const isWide = !isLatin1(text);
  out.word((text.length << 4) | (isWide ? TAG.utf16 : TAG.latin1));
  out.characters(text, isWide);
}

/** Writes any JavaScript value that a field may hold. */
export function writeValue(out: WordWriter, value: unknown, identify: Identify): void {
  switch (typeof value) {
    case "undefined":
      out.word(TAG.undefined);
      return;
    case "boolean":
      out.word(value ? TAG.true : TAG.false);
      return;
    case "number":
      if ((value << 4) >> 4 === value && !Object.is(value, -0)) out.word((value << 4) | TAG.small);
      else {
        out.word(TAG.number);
        out.double(value);
      }
      return;
    case "string":
      writeText(out, value);
      return;
    case "bigint":
      writeBigInt(out, value);
      return;
    case "object":
      if (value === null) out.word(TAG.null);
      else writeObject(out, value, identify);
      return;
    default:
      throw new Unshareable();
  }
}

/** Thrown by `writeValue` for what no other executor could use: a function, a socket of Node's, ... */
export class Unshareable {}

function writeBigInt(out: WordWriter, value: bigint): void {
  const text = (value < 0n ? -value : value).toString(16);
  out.word((text.length << 4) | TAG.bigint);
  out.word(value < 0n ? 1 : 0);
  out.characters(text, false);
}

function writeObject(out: WordWriter, value: object, identify: Identify): void {
  if (value instanceof PyObject) {
    if (value instanceof PyFloat && !value.$cls.isHeapType) {
      out.word(TAG.float);
      out.double(value.value);
    } else if (value instanceof PyComplex && !value.$cls.isHeapType) {
      out.word((BOXED.complex << 4) | TAG.boxed);
      out.double(value.real);
      out.double(value.imag);
    } else if (value instanceof PyBytes && !value.$cls.isHeapType) {
      out.word((BOXED.bytes << 4) | TAG.boxed);
      out.word(value.bytes.length);
      out.bytes(value.bytes);
    } else out.word((identify(value) << 4) | TAG.reference);
  } else if (Array.isArray(value)) {
    out.word((value.length << 4) | TAG.array);
    for (let i = 0; i < value.length; i++) writeValue(out, value[i], identify);
  } else if (value instanceof Map) {
    out.word((value.size << 4) | TAG.map);
    for (const [key, item] of value) {
      writeValue(out, key, identify);
      writeValue(out, item, identify);
    }
  } else if (value instanceof Set) {
    out.word((value.size << 4) | TAG.set);
    for (const item of value) writeValue(out, item, identify);
  } else if (ArrayBuffer.isView(value)) {
    const type = TYPED_ARRAYS.findIndex((TypedArray) => value instanceof TypedArray);
    if (type < 0) throw new Unshareable();
    out.word((value.byteLength << 4) | TAG.bytes);
    out.word(type);
    out.bytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else throw new Unshareable();
}

const TYPED_ARRAYS = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const;

export function readText(input: WordReader): string {
  return readValue(input, noObjects) as string;
}

const noObjects: Resolve = () => unreachable("an object where a text must be");

export function readValue(input: WordReader, resolve: Resolve): unknown {
  const word = input.word();
  const payload = word >>> 4;
  switch (word & 15) {
    case TAG.undefined:
      return undefined;
    case TAG.null:
      return null;
    case TAG.false:
      return false;
    case TAG.true:
      return true;
    case TAG.small:
      return word >> 4;
    case TAG.number:
      return input.double();
    case TAG.float:
      return new PyFloat(input.double());
    case TAG.bigint: {
      const isNegative = input.word() === 1;
      const value = BigInt(`0x${input.characters(payload, false)}`);
      return isNegative ? -value : value;
    }
    case TAG.latin1:
      return input.characters(payload, false);
    case TAG.utf16:
      return input.characters(payload, true);
    case TAG.reference:
      return resolve(payload);
    case TAG.array: {
      const items: unknown[] = [];
      for (let i = 0; i < payload; i++) items.push(readValue(input, resolve));
      return items;
    }
    case TAG.map: {
      const map = new Map<unknown, unknown>();
      for (let i = 0; i < payload; i++) {
        const key = readValue(input, resolve);
        map.set(key, readValue(input, resolve));
      }
      return map;
    }
    case TAG.set: {
      const set = new Set<unknown>();
      for (let i = 0; i < payload; i++) set.add(readValue(input, resolve));
      return set;
    }
    case TAG.bytes: {
      const type = input.word();
      const bytes = input.bytes(payload);
      return type === 0 ? bytes : new TYPED_ARRAYS[type]!(bytes.buffer as ArrayBuffer);
    }
    default:
      if (payload === BOXED.complex) {
        const real = input.double();
        return new PyComplex(real, input.double());
      }
      return new PyBytes(input.bytes(input.word()));
  }
}
