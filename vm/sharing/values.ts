/**
 * Values as words: what a field of a record holds. Numbers, strings, floats and the like stand in the record itself; any other object
 * is a reference to its id. Arrays, Maps, Sets and typed arrays are those of JavaScript, as fields hold them.
 */
import type { Decoder } from "../../runtime/heap/decoder.ts";
import type { Encoder } from "../../runtime/heap/encoder.ts";
import { PyBytes } from "../core/bytes.ts";
import { PyComplex } from "../core/complex.ts";
import { EMPTY_TUPLE } from "../core/tuple.ts";
import { PyFloat, PyObject } from "../core/value.ts";
import { PyStr } from "../objects/str-object.ts";

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
  text: 8,
  reference: 9,
  array: 10,
  map: 11,
  set: 12,
  bytes: 13,
  /** An immutable object of a few builtin types; the payload says which. */
  boxed: 14,
} as const;

const BOXED = { complex: 0, bytes: 1, surrogates: 2, emptyTuple: 3 } as const;

/** Ids fit into the payload. */
export const MAX_ID = 2 ** 28 - 1;

/** Gives the id of an object, which is published if it is not yet. */
export type Identify = (object: PyObject) => number;
/** Gives the object of an id. */
export type Resolve = (id: number) => PyObject;

/** Writes any JavaScript value that a field may hold. */
export function writeValue(out: Encoder, value: unknown, identify: Identify): void {
  switch (typeof value) {
    case "undefined":
      out.int(TAG.undefined);
      return;
    case "boolean":
      out.int(value ? TAG.true : TAG.false);
      return;
    case "number":
      if ((value << 4) >> 4 === value && !Object.is(value, -0)) out.int((value << 4) | TAG.small);
      else {
        out.int(TAG.number);
        out.double(value);
      }
      return;
    case "string":
      out.int(TAG.text);
      out.text(value);
      return;
    case "bigint":
      writeBigInt(out, value);
      return;
    case "object":
      if (value === null) out.int(TAG.null);
      else writeObject(out, value, identify);
      return;
    default:
      throw new Unshareable();
  }
}

/** Thrown by `writeValue` for what no other executor could use: a function, a socket of Node's, ... */
export class Unshareable {}

function writeBigInt(out: Encoder, value: bigint): void {
  out.int(((value < 0n ? 1 : 0) << 4) | TAG.bigint);
  out.text((value < 0n ? -value : value).toString(16));
}

function writeObject(out: Encoder, value: object, identify: Identify): void {
  if (value instanceof PyObject) {
    if (value instanceof PyFloat && !value.$cls.isHeapType) {
      out.int(TAG.float);
      out.double(value.value);
    } else if (value instanceof PyComplex && !value.$cls.isHeapType) {
      out.int((BOXED.complex << 4) | TAG.boxed);
      out.double(value.real);
      out.double(value.imag);
    } else if (value instanceof PyBytes && !value.$cls.isHeapType) {
      out.int((BOXED.bytes << 4) | TAG.boxed);
      out.run(value.bytes);
    } else if (value instanceof PyStr) {
      out.int((BOXED.surrogates << 4) | TAG.boxed);
      const { buffer, byteOffset, byteLength } = value.codePoints;
      out.run(new Uint8Array(buffer, byteOffset, byteLength));
    } else if (value === EMPTY_TUPLE) out.int((BOXED.emptyTuple << 4) | TAG.boxed);
    else out.int((identify(value) << 4) | TAG.reference);
  } else if (Array.isArray(value)) {
    out.int((value.length << 4) | TAG.array);
    for (let i = 0; i < value.length; i++) writeValue(out, value[i], identify);
  } else if (value instanceof Map) {
    out.int((value.size << 4) | TAG.map);
    for (const [key, item] of value) {
      writeValue(out, key, identify);
      writeValue(out, item, identify);
    }
  } else if (value instanceof Set) {
    out.int((value.size << 4) | TAG.set);
    for (const item of value) writeValue(out, item, identify);
  } else if (ArrayBuffer.isView(value)) {
    const type = TYPED_ARRAYS.findIndex((TypedArray) => value instanceof TypedArray);
    if (type < 0) throw new Unshareable();
    out.int((type << 4) | TAG.bytes);
    out.run(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  } else throw new Unshareable();
}

/** Writes a reference to the object of an id; 0 is read as `undefined`. */
export function writeReference(out: Encoder, id: number): void {
  out.int(id === 0 ? TAG.undefined : (id << 4) | TAG.reference);
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

export function readValue(input: Decoder, resolve: Resolve): unknown {
  const word = input.int();
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
      const value = BigInt(`0x${input.text()}`);
      return payload === 1 ? -value : value;
    }
    case TAG.text:
      return input.text();
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
      const bytes = input.run();
      return payload === 0 ? bytes : new TYPED_ARRAYS[payload]!(bytes.buffer);
    }
    default:
      if (payload === BOXED.complex) {
        const real = input.double();
        return new PyComplex(real, input.double());
      }
      if (payload === BOXED.emptyTuple) return EMPTY_TUPLE;
      if (payload === BOXED.bytes) return new PyBytes(input.run());
      return new PyStr(new Uint32Array(input.run().buffer));
  }
}

/** Passes over a value, and adds the ids that it refers to. */
export function visitValue(input: Decoder, into: number[]): void {
  const word = input.int();
  const payload = word >>> 4;
  switch (word & 15) {
    case TAG.number:
    case TAG.float:
      input.double();
      return;
    case TAG.bigint:
    case TAG.text:
      input.skipText();
      return;
    case TAG.reference:
      into.push(payload);
      return;
    case TAG.array:
    case TAG.set:
      for (let i = payload; i > 0; i--) visitValue(input, into);
      return;
    case TAG.map:
      for (let i = 2 * payload; i > 0; i--) visitValue(input, into);
      return;
    case TAG.bytes:
      input.skipRun();
      return;
    case TAG.boxed:
      if (payload === BOXED.complex) {
        input.double();
        input.double();
      } else if (payload !== BOXED.emptyTuple) input.skipRun();
  }
}
