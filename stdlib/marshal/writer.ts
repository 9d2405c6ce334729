/** Marshalling: the bytes of a value. */

import { ByteWriter } from "../../vm/bytecode/bytes.ts";
import { encodeCode } from "../../vm/bytecode/serialize.ts";
import { encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { PyBytes } from "../../vm/core/bytes.ts";
import { PyCode } from "../../vm/core/code.ts";
import { PyComplex } from "../../vm/core/complex.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { exceptionType, isPyError, valueError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { open } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { PyFrozenset, PySet } from "../../vm/core/set.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { Ellipsis, type Int, PyFloat, PyObject, type Value } from "../../vm/core/value.ts";
import { formatDouble } from "../../vm/numeric/format-double.ts";
import { contentsOf, type PlainStr, PyStr } from "../../vm/objects/str-object.ts";
import { DIGIT_BITS, FLAG_REF, MAX_DEPTH, TYPE } from "./format.ts";

/** The bytes of a value. Raises ValueError for values that cannot be marshalled. */
export function marshalled(value: Value, version: number, allowCode: boolean): Uint8Array {
  const writer = new MarshalWriter(version, allowCode);
  if (version >= 3) writer.findShared(value);
  writer.write(value, 0);
  return writer.finish();
}

const isContainer = (value: Value): value is PyTuple | PyList | PyDict | PySet | PyFrozenset =>
  value instanceof PyObject &&
  !value.$cls.isHeapType &&
  (value instanceof PyTuple ||
    value instanceof PyList ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof PyFrozenset);

function itemsOf(container: PyTuple | PyList | PyDict | PySet | PyFrozenset): readonly Value[] {
  open(container, "reads");
  if (container instanceof PyDict) return [...container.entries()].flat();
  return container instanceof PyTuple || container instanceof PyList ? container.items : container.ordered();
}

class MarshalWriter {
  readonly #out = new ByteWriter();
  readonly #version: number;
  readonly #allowCode: boolean;
  /** Containers that occur more than once. */
  readonly #shared = new Set<Value>();
  /** The numbers of what has been written with FLAG_REF. */
  readonly #numbers = new Map<Value, number>();

  constructor(version: number, allowCode: boolean) {
    this.#version = version;
    this.#allowCode = allowCode;
  }

  finish(): Uint8Array {
    return this.#out.finish();
  }

  /** Notes the containers that will have to be referred to. */
  findShared(root: Value): void {
    const seen = new Set<Value>();
    const left: Value[] = [root];
    for (let value = left.pop(); value !== undefined; value = left.pop()) {
      if (!isContainer(value)) continue;
      if (seen.has(value)) this.#shared.add(value);
      else {
        seen.add(value);
        for (const item of itemsOf(value)) left.push(item);
      }
    }
  }

  write(value: Value, depth: number): void {
    if (depth >= MAX_DEPTH) throw valueError("object too deeply nested to marshal");
    const out = this.#out;
    if (value === null) out.byte(TYPE.NONE);
    else if (typeof value === "boolean") out.byte(value ? TYPE.TRUE : TYPE.FALSE);
    else if (value === Ellipsis) out.byte(TYPE.ELLIPSIS);
    else if (value === exceptionType("StopIteration")) out.byte(TYPE.STOP_ITERATION);
    else {
      const number = this.#numbers.get(value);
      if (number === undefined) this.#writeFirst(value, depth);
      else {
        out.byte(TYPE.REF);
        out.uint32(number);
      }
    }
  }

  /** The type of a value that is written for the first time. Atoms, which a program mostly has in its code, are all numbered. */
  #type(type: number, value: Value): void {
    const numbered = this.#version >= 3 && (!isContainer(value) || this.#shared.has(value));
    if (numbered) this.#numbers.set(value, this.#numbers.size);
    this.#out.byte(numbered ? type | FLAG_REF : type);
  }

  #writeFirst(value: Value, depth: number): void {
    if (typeof value === "number" || typeof value === "bigint") this.#writeInt(value);
    else if (typeof value === "string" || value instanceof PyStr) this.#writeText(value);
    else if (!(value instanceof PyObject)) throw valueError("unmarshallable object");
    else if (value.$cls.isHeapType) this.#writeBuffer(value);
    else if (value instanceof PyFloat) this.#writeFloat(value);
    else if (value instanceof PyComplex) this.#writeComplex(value);
    else if (value instanceof PyBytes) this.#writeSized(TYPE.BYTES, value, value.bytes);
    else if (value instanceof PyTuple) {
      const small = this.#version >= 4 && value.items.length < 256;
      this.#type(small ? TYPE.SMALL_TUPLE : TYPE.TUPLE, value);
      if (small) this.#out.byte(value.items.length);
      else this.#out.uint32(value.items.length);
      for (const item of value.items) this.write(item, depth + 1);
    } else if (value instanceof PyList) {
      open(value, "reads");
      this.#type(TYPE.LIST, value);
      this.#out.uint32(value.items.length);
      for (const item of value.items) this.write(item, depth + 1);
    } else if (value instanceof PyDict) {
      this.#type(TYPE.DICT, value);
      for (const item of itemsOf(value)) this.write(item, depth + 1);
      this.#out.byte(TYPE.NULL);
    } else if (value instanceof PySet || value instanceof PyFrozenset) this.#writeSet(value, depth);
    else if (value instanceof PyCode) this.#writeCode(value);
    else this.#writeBuffer(value);
  }

  #writeInt(value: Int): void {
    if (value >= -0x80000000 && value <= 0x7fffffff) {
      this.#type(TYPE.INT, value);
      this.#out.uint32((value as number) >>> 0);
      return;
    }
    this.#type(TYPE.LONG, value);
    const digits: number[] = [];
    for (let rest = value < 0 ? -BigInt(value) : BigInt(value); rest > 0n; rest >>= BigInt(DIGIT_BITS)) {
      digits.push(Number(rest & 0x7fffn));
    }
    this.#out.uint32((value < 0 ? -digits.length : digits.length) >>> 0);
    for (const digit of digits) {
      this.#out.byte(digit & 0xff);
      this.#out.byte(digit >> 8);
    }
  }

  #number(value: number): void {
    if (this.#version > 1) {
      this.#out.float64(value);
      return;
    }
    const text = formatDouble(value, "g", 17, {});
    this.#out.byte(text.length);
    for (const char of text) this.#out.byte(char.charCodeAt(0));
  }

  #writeFloat(value: PyFloat): void {
    this.#type(this.#version > 1 ? TYPE.BINARY_FLOAT : TYPE.FLOAT, value);
    this.#number(value.value);
  }

  #writeComplex(value: PyComplex): void {
    this.#type(this.#version > 1 ? TYPE.BINARY_COMPLEX : TYPE.COMPLEX, value);
    this.#number(value.real);
    this.#number(value.imag);
  }

  #writeText(value: PlainStr): void {
    const text = contentsOf(value)!;
    const ascii = typeof text === "string" && /^[\0-\x7f]*$/.test(text);
    // CPython interns the strings that may be names.
    const interned = ascii && this.#version >= 3 && /^\w*$/.test(text);
    if (!ascii || this.#version < 4) {
      this.#writeSized(interned ? TYPE.INTERNED : TYPE.UNICODE, value, encodeUtf8(value, "surrogatepass"));
      return;
    }
    const bytes = Buffer.from(text, "latin1");
    if (bytes.length >= 256) this.#writeSized(interned ? TYPE.ASCII_INTERNED : TYPE.ASCII, value, bytes);
    else {
      this.#type(interned ? TYPE.SHORT_ASCII_INTERNED : TYPE.SHORT_ASCII, value);
      this.#out.byte(bytes.length);
      this.#out.bytes(bytes);
    }
  }

  #writeSized(type: number, value: Value, bytes: Uint8Array): void {
    this.#type(type, value);
    this.#out.uint32(bytes.length);
    this.#out.bytes(bytes);
  }

  /** The keys in the order of their bytes, so that equal sets are marshalled alike. */
  #writeSet(value: PySet | PyFrozenset, depth: number): void {
    this.#type(value instanceof PySet ? TYPE.SET : TYPE.FROZENSET, value);
    const keys = value.ordered();
    this.#out.uint32(keys.length);
    const sorted = keys.map((key) => ({ key, bytes: marshalled(key, this.#version, this.#allowCode) }));
    sorted.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    for (const { key } of sorted) this.write(key, depth + 1);
  }

  #writeCode(value: PyCode): void {
    if (!this.#allowCode) throw valueError("marshalling code objects is disallowed");
    this.#writeSized(TYPE.CODE, value, encodeCode(value.unit));
  }

  #writeBuffer(value: PyObject): void {
    const bytes = bytesOf(value);
    if (bytes === undefined) throw valueError("unmarshallable object");
    this.#writeSized(TYPE.BYTES, value, bytes);
  }
}

function bytesOf(value: PyObject): Uint8Array | undefined {
  try {
    return findBytes(value);
  } catch (error) {
    if (isPyError(error, "BufferError")) return undefined;
    throw error;
  }
}
