/** Unmarshalling: the value of some bytes, or of the next bytes of a file. */

import { CodeFormatError, decodeCode } from "../../vm/bytecode/serialize.ts";
import { decodeUtf8 } from "../../vm/codecs/utf8.ts";
import { PyByteArray, toBytes } from "../../vm/core/bytes.ts";
import { codeObject } from "../../vm/core/code.ts";
import { PyComplex } from "../../vm/core/complex.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { exceptionType, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { frozensetOf, PySet } from "../../vm/core/set.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { Ellipsis, type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { readFloat } from "../../vm/numeric/float-text.ts";
import { normalise } from "../../vm/numeric/int.ts";
import { fromBytes } from "../../vm/numeric/int-bits.ts";
import { viewOf } from "../../vm/objects/memory-object.ts";
import { DIGIT_BITS, FLAG_REF, MAX_DEPTH, TYPE } from "./format.ts";

/** Gives the next bytes; fewer at the end. */
export type ByteSource = (size: number) => Uint8Array;

export function bytesSource(bytes: Uint8Array): ByteSource {
  let at = 0;
  return (size) => {
    const start = at;
    at = Math.min(at + size, bytes.length);
    return bytes.subarray(start, at);
  };
}

/** The bytes of an open file, no more than are asked for. */
export function fileSource(file: Value): ByteSource {
  return (size) => {
    const buffer = new PyByteArray(new Uint8Array(size));
    const count = sizeNow(callMethodNow(file, "readinto", viewOf(buffer, true)));
    if (count > size) throw valueError(`read() returned too much data: ${size} bytes requested, ${count} returned`);
    return buffer.store.subarray(0, count);
  };
}

const bad = (what: string) => valueError(`bad marshal data (${what})`);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

/** Stands for a NULL, which ends a dict. */
const END = Symbol("NULL");

/** A container that does not have all its items yet. */
interface Open {
  readonly kind: string;
  /** Items still to come; a dict is open until the NULL. */
  left: number;
  add(item: Value): void;
  /** The container, once it is complete. */
  finish(): Value;
}

/** A container that is made of all its items at the end. */
function collecting(kind: string, size: number, make: (items: Value[]) => Value): Open {
  const items: Value[] = [];
  return { kind, left: size, add: (item) => void items.push(item), finish: () => make(items) };
}

export class MarshalReader {
  readonly #source: ByteSource;
  readonly #allowCode: boolean;
  /** The objects that have a number; undefined while they are being made. */
  readonly #numbered: (Value | undefined)[] = [];
  /** The containers around the next value, the innermost last. They may be deep, so that nothing here recurses. */
  readonly #open: Open[] = [];

  constructor(source: ByteSource, allowCode: boolean) {
    this.#source = source;
    this.#allowCode = allowCode;
  }

  /** The next value. Raises EOFError, ValueError or TypeError for bytes that are none. */
  read(): Value {
    for (;;) {
      let value = this.#next();
      if (typeof value === "object" && value !== null && "add" in value) {
        this.#open.push(value);
        if (value.left > 0) continue;
        value = (this.#open.pop() as Open).finish();
      }
      const whole = this.#deliver(value);
      if (whole !== undefined) return whole;
    }
  }

  /** Gives a value to the container it belongs to, and that one to its own if it is complete; gives the outermost value. */
  #deliver(value: Value | typeof END): Value | undefined {
    let item = value;
    for (;;) {
      const open = this.#open.at(-1);
      if (item === END) {
        if (open?.kind !== "dict") throw typeError(`NULL object in marshal data for ${open?.kind ?? "object"}`);
      } else if (open === undefined) return item as Value;
      else {
        open.add(item as Value);
        if (--open.left > 0) return undefined;
      }
      item = (this.#open.pop() as Open).finish();
    }
  }

  #bytes(size: number): Uint8Array {
    const bytes = this.#source(size);
    if (bytes.length < size) throw pyError("EOFError", "marshal data too short");
    return bytes;
  }

  #byte(): number {
    return this.#bytes(1)[0]!;
  }

  #int32(): number {
    return fromBytes(this.#bytes(4), true, true) as number;
  }

  #size(what: string): number {
    const size = this.#int32();
    if (size < 0) throw bad(`${what} size out of range`);
    return size;
  }

  #double(): number {
    const bytes = this.#bytes(8);
    return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0, true);
  }

  #textDouble(): number {
    const text = latin(this.#bytes(this.#byte()));
    const value = readFloat(text);
    if (value === undefined) throw valueError(`could not convert string to float: '${text}'`);
    return value;
  }

  #next(): Value | Open | typeof END {
    const [code] = this.#source(1);
    if (code === undefined) throw pyError("EOFError", "EOF read where object expected");
    if (this.#open.length >= MAX_DEPTH) throw valueError("recursion limit exceeded");
    // Containers are numbered before their items.
    const number = (code & FLAG_REF) === 0 ? -1 : this.#numbered.push(undefined) - 1;
    const made = <T extends Value>(value: T): T => {
      if (number >= 0) this.#numbered[number] = value;
      return value;
    };
    return this.#readType(code & ~FLAG_REF, made);
  }

  #readType(type: number, made: <T extends Value>(value: T) => T): Value | Open | typeof END {
    switch (type) {
      case TYPE.NULL:
        return END;
      case TYPE.NONE:
        return null;
      case TYPE.TRUE:
        return true;
      case TYPE.FALSE:
        return false;
      case TYPE.ELLIPSIS:
        return Ellipsis;
      case TYPE.STOP_ITERATION:
        return exceptionType("StopIteration");
      case TYPE.INT:
        return made(this.#int32());
      case TYPE.INT64:
        return made(fromBytes(this.#bytes(8), true, true));
      case TYPE.LONG:
        return made(this.#long());
      case TYPE.FLOAT:
        return made(new PyFloat(this.#textDouble()));
      case TYPE.BINARY_FLOAT:
        return made(new PyFloat(this.#double()));
      case TYPE.COMPLEX:
        return made(new PyComplex(this.#textDouble(), this.#textDouble()));
      case TYPE.BINARY_COMPLEX:
        return made(new PyComplex(this.#double(), this.#double()));
      case TYPE.BYTES:
        return made(toBytes(this.#bytes(this.#size("bytes object")).slice()));
      case TYPE.SHORT_ASCII:
      case TYPE.SHORT_ASCII_INTERNED:
        return made(latin(this.#bytes(this.#byte())));
      case TYPE.ASCII:
      case TYPE.ASCII_INTERNED:
        return made(latin(this.#bytes(this.#size("string"))));
      case TYPE.UNICODE:
      case TYPE.INTERNED:
        return made(decodeUtf8(this.#bytes(this.#size("string")), "surrogatepass").text);
      case TYPE.REF: {
        const value = this.#numbered[this.#int32()];
        if (value === undefined) throw bad("invalid reference");
        return value;
      }
      case TYPE.CODE:
        return made(this.#code());
      default:
        return this.#readContainer(type, made);
    }
  }

  #readContainer(type: number, made: <T extends Value>(value: T) => T): Open {
    switch (type) {
      case TYPE.SMALL_TUPLE:
        return collecting("tuple", this.#byte(), (items) => made(tuple(items)));
      case TYPE.TUPLE:
        return collecting("tuple", this.#size("tuple"), (items) => made(tuple(items)));
      case TYPE.FROZENSET:
        return collecting("set", this.#size("set"), (items) => made(frozensetOf(items)));
      case TYPE.LIST: {
        const items: Value[] = [];
        const value = made(list(items));
        return { kind: "list", left: this.#size("list"), add: (item) => void items.push(item), finish: () => value };
      }
      case TYPE.SET: {
        const set = made(new PySet());
        return { kind: "set", left: this.#size("set"), add: (item) => void set.addKey(item), finish: () => set };
      }
      case TYPE.DICT: {
        const dict = made(new PyDict());
        let key: Value | undefined;
        const add = (item: Value) => {
          if (key === undefined) key = item;
          else {
            dict.set(key, item);
            key = undefined;
          }
        };
        return { kind: "dict", left: Number.POSITIVE_INFINITY, add, finish: () => dict };
      }
      default:
        throw bad("unknown type code");
    }
  }

  #long(): Int {
    const size = this.#int32();
    if (size === -0x80000000) throw bad("long size out of range");
    let value = 0n;
    const count = Math.abs(size);
    for (let i = 0; i < count; i++) {
      const digit = fromBytes(this.#bytes(2), true, true) as number;
      if (digit < 0) throw bad("digit out of range in long");
      if (digit === 0 && i === count - 1) throw bad("unnormalized long data");
      value |= BigInt(digit) << BigInt(i * DIGIT_BITS);
    }
    return normalise(size < 0 ? -value : value);
  }

  #code(): Value {
    if (!this.#allowCode) throw valueError("unmarshalling code objects is disallowed");
    const bytes = this.#bytes(this.#size("bytes object")).slice();
    try {
      return codeObject(decodeCode(bytes));
    } catch (error) {
      if (error instanceof CodeFormatError) throw bad(error.message);
      if (error instanceof RangeError) throw pyError("EOFError", "marshal data too short");
      throw error;
    }
  }
}
