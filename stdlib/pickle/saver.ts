/**
 * Pickling: writes any object, and what it refers to, as opcodes. Atoms and containers are written here, everything else as
 * saveGlobal and saveReduce of save-object.ts say. Source: save() of CPython's Modules/_pickle.c.
 */

import { decodeLatin1 } from "../../vm/codecs/single-byte.ts";
import { encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { PyByteArray, PyBytes } from "../../vm/core/bytes.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { PyFunction } from "../../vm/core/function.ts";
import { PyList } from "../../vm/core/list.ts";
import { open } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { reprNow, strNow } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { builtinTypes, typeOf, types } from "../../vm/core/registry.ts";
import { PyFrozenset, PySet } from "../../vm/core/set.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { Ellipsis, type Int, NotImplemented, PyFloat, type PyObject, type Value } from "../../vm/core/value.ts";
import { bitLength, toBytes as intBytes } from "../../vm/numeric/int-bits.ts";
import { toDecimal } from "../../vm/numeric/int-text.ts";
import { addressOf } from "../../vm/objects/object.ts";
import { contentsOf, type PlainStr, PyStr } from "../../vm/objects/str-object.ts";
import { unitAt } from "../../vm/objects/units.ts";
import { BATCH_SIZE, OP } from "./opcodes.ts";
import { PyPickleBuffer } from "./pickle-buffer.ts";
import { saveGlobal, saveObject, saveReduce } from "./save-object.ts";
import { pickleTables, picklingError } from "./tables.ts";
import type { PickleWriter } from "./writer.ts";

/** What __init__ of a pickler settles. */
export interface PickleSettings {
  readonly protocol: number;
  readonly fixImports: boolean;
  /** None, or called with each buffer. */
  readonly bufferCallback: Value;
}

/** Containers within containers before the fast mode, which has no memo, looks for cycles. */
const FAST_NESTING_LIMIT = 50;

function* pairsOf(dict: PyDict): Generator<Value> {
  for (const pair of dict.entries()) yield tuple(pair);
}

/** As the codec raw_unicode_escape, which leaves some characters alone that would break the line. */
function rawEscaped(str: PlainStr): number[] {
  const text = contentsOf(str)!;
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = unitAt(text, i);
    const plain = point < 0x100 && ![0, 10, 13, 0x1a, 92].includes(point);
    const digits = point < 0x10000 ? 4 : 8;
    const escaped = `\\${digits === 4 ? "u" : "U"}${point.toString(16).padStart(digits, "0")}`;
    if (plain) out.push(point);
    else for (const char of escaped) out.push(char.charCodeAt(0));
  }
  return out;
}

export class Saver {
  readonly writer: PickleWriter;
  readonly protocol: number;
  readonly fixImports: boolean;
  /** Opcodes with binary arguments. */
  readonly binary: boolean;
  readonly #bufferCallback: Value;
  /** The number under which each object can be fetched again. */
  memo = new Map<Value, number>();
  /** Without memo. */
  fast = false;
  #fastNesting = 0;
  readonly #fastMemo = new Set<Value>();
  /** Methods of the pickler's class, if it has them. */
  persistentId: Value | undefined;
  reducerOverride: Value | undefined;
  dispatchTable: Value | undefined;

  constructor(writer: PickleWriter, { protocol, fixImports, bufferCallback }: PickleSettings) {
    this.writer = writer;
    this.protocol = protocol;
    this.fixImports = fixImports && protocol < 3;
    this.binary = protocol > 0;
    this.#bufferCallback = bufferCallback;
  }

  /** Another saver that knows what this one knows, between pickles. */
  copy(): Saver {
    const { writer, protocol, fixImports } = this;
    const twin = new Saver(writer, { protocol, fixImports, bufferCallback: this.#bufferCallback });
    twin.memo = new Map(this.memo);
    twin.fast = this.fast;
    return twin;
  }

  /** Writes a whole pickle. */
  dump(object: Value): void {
    const { writer, protocol } = this;
    if (protocol >= 2) writer.sized(OP.PROTO, protocol, 1);
    if (protocol >= 4) writer.startFraming();
    try {
      this.save(object);
      writer.byte(OP.STOP);
      writer.commitFrame();
    } finally {
      writer.endFraming();
    }
  }

  /** Writes what makes the object. A persistent id is not asked for a persistent id. */
  save(object: Value, isPersistentId = false): void {
    this.writer.boundary();
    if (!isPersistentId && this.persistentId !== undefined && this.#savePersistent(object)) return;
    switch (typeof object) {
      case "boolean":
        if (this.protocol >= 2) this.writer.byte(object ? OP.NEWTRUE : OP.NEWFALSE);
        else this.writer.line(OP.INT, object ? "01" : "00");
        return;
      case "number":
      case "bigint":
        this.#saveInt(object);
        return;
      case "string":
        if (!this.#saveKnown(object)) this.#saveText(object);
        return;
      default:
        if (object === null) this.writer.byte(OP.NONE);
        else if (object instanceof PyFloat && !object.$cls.isHeapType) this.#saveFloat(object.value);
        else if (!this.#saveKnown(object)) this.#saveFirst(object);
    }
  }

  /** An object that was not saved before. */
  #saveFirst(object: PyObject): void {
    const cls = object.$cls;
    const save = cls.isHeapType ? undefined : this.#ownWay(object);
    if (save !== undefined) {
      save();
      return;
    }
    const override = this.reducerOverride === undefined ? NotImplemented : callNow(this.reducerOverride, object);
    if (override !== NotImplemented) saveObject(this, object, override);
    else if (cls === types.type) this.#saveType(object as PyType);
    else if (object instanceof PyFunction) saveGlobal(this, object);
    else saveObject(this, object);
  }

  /** How an object of a builtin type with opcodes of its own is saved. */
  #ownWay(object: PyObject): (() => void) | undefined {
    open(object, "reads");
    if (object instanceof PyStr) return () => this.#saveText(object);
    if (object instanceof PyBytes) return () => this.#saveBytes(object);
    if (object instanceof PyTuple && object.$cls === builtinTypes.get("tuple")) return () => this.#saveTuple(object);
    if (object instanceof PyList) return () => this.#inFast(object, () => this.#saveList(object));
    if (object instanceof PyDict && object.$cls === builtinTypes.get("dict")) {
      return () => this.#inFast(object, () => this.#saveDict(object));
    }
    if (object instanceof PySet) return () => this.#saveSet(object);
    if (object instanceof PyFrozenset) return () => this.#inFast(object, () => this.#saveFrozenset(object));
    if (object instanceof PyByteArray) return () => this.#saveByteArray(object);
    return object instanceof PyPickleBuffer ? () => this.#saveBuffer(object) : undefined;
  }

  #saveType(cls: PyType): void {
    const singletons: Value[] = [null, Ellipsis, NotImplemented];
    const singleton = singletons.find((value) => typeOf(value) === cls);
    if (singleton === undefined) saveGlobal(this, cls);
    else saveReduce(this, tuple([types.type, tuple([singleton])]), cls);
  }

  /** Numbers the object, which is on top of the stack, so that it can be fetched again. */
  memoize(object: Value): void {
    if (this.fast) return;
    const index = this.memo.size;
    this.memo.set(object, index);
    const { writer } = this;
    if (this.protocol >= 4) writer.byte(OP.MEMOIZE);
    else if (!this.binary) writer.line(OP.PUT, String(index));
    else if (index < 256) writer.sized(OP.BINPUT, index, 1);
    else writer.sized(OP.LONG_BINPUT, index, 4);
  }

  /** Fetches an object that is in the memo. */
  fetch(object: Value): void {
    const index = this.memo.get(object) as number;
    const { writer } = this;
    if (!this.binary) writer.line(OP.GET, String(index));
    else if (index < 256) writer.sized(OP.BINGET, index, 1);
    else writer.sized(OP.LONG_BINGET, index, 4);
  }

  #saveKnown(object: Value): boolean {
    if (!this.memo.has(object)) return false;
    this.fetch(object);
    return true;
  }

  #savePersistent(object: Value): boolean {
    const id = callNow(this.persistentId as Value, object);
    if (id === null) return false;
    if (this.binary) {
      this.save(id, true);
      this.writer.byte(OP.BINPERSID);
    } else {
      const text = strNow(id);
      if (/[^\0-\x7f]/.test(text)) throw picklingError("persistent IDs in protocol 0 must be ASCII strings");
      this.writer.line(OP.PERSID, text);
    }
    return true;
  }

  #saveInt(value: Int): void {
    const { writer } = this;
    if (value >= -0x80000000 && value <= 0x7fffffff) {
      if (!this.binary) writer.line(OP.INT, String(value));
      else if (value >= 0 && value <= 0xff) writer.sized(OP.BININT1, value as number, 1);
      else if (value >= 0 && value <= 0xffff) writer.sized(OP.BININT2, value as number, 2);
      else writer.sized(OP.BININT, (value as number) >>> 0, 4);
      return;
    }
    if (this.protocol < 2) {
      writer.line(OP.LONG, `${toDecimal(value)}L`);
      return;
    }
    const size = (bitLength(value < 0 ? -BigInt(value) - 1n : value) >> 3) + 1;
    if (size < 256) writer.sized(OP.LONG1, size, 1);
    else writer.sized(OP.LONG4, size, 4);
    writer.bytes(intBytes(value, size, true, true));
  }

  #saveFloat(value: number): void {
    if (!this.binary) {
      this.writer.line(OP.FLOAT, reprNow(new PyFloat(value)));
      return;
    }
    const bytes = new Uint8Array(9);
    bytes[0] = OP.BINFLOAT;
    new DataView(bytes.buffer).setFloat64(1, value);
    this.writer.bytes(bytes);
  }

  #saveText(text: PlainStr): void {
    if (!this.binary) {
      this.writer.byte(OP.UNICODE);
      this.writer.bytes(rawEscaped(text));
      this.writer.byte(10);
    } else {
      const data = encodeUtf8(text, "surrogatepass");
      if (data.length <= 0xff && this.protocol >= 4) this.writer.data(OP.SHORT_BINUNICODE, 1, data, text);
      else if (data.length <= 0xffffffff) this.writer.data(OP.BINUNICODE, 4, data, new PyBytes(data));
      else this.writer.data(OP.BINUNICODE8, 8, data, new PyBytes(data));
    }
    this.memoize(text);
  }

  #saveBytes(object: PyBytes): void {
    const { bytes } = object;
    if (this.protocol < 3) {
      // Python 2 makes these bytes of a text.
      const bytesType = builtinTypes.get("bytes")!;
      if (bytes.length === 0) saveReduce(this, tuple([bytesType, tuple([])]), object);
      else saveReduce(this, tuple([pickleTables().encode, tuple([decodeLatin1(bytes).text, "latin1"])]), object);
      return;
    }
    this.writeBytes(bytes, object);
    this.memoize(object);
  }

  writeBytes(bytes: Uint8Array, payload: Value): void {
    if (bytes.length <= 0xff) this.writer.data(OP.SHORT_BINBYTES, 1, bytes, payload);
    else if (bytes.length <= 0xffffffff) this.writer.data(OP.BINBYTES, 4, bytes, payload);
    else if (this.protocol >= 4) this.writer.data(OP.BINBYTES8, 8, bytes, payload);
    else throw typeError("serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
  }

  #saveByteArray(object: PyByteArray): void {
    if (this.protocol >= 5) {
      this.writer.data(OP.BYTEARRAY8, 8, object.bytes, object);
      this.memoize(object);
      return;
    }
    const type = builtinTypes.get("bytearray")!;
    const args = object.size === 0 ? [] : [new PyBytes(object.bytes.slice())];
    saveReduce(this, tuple([type, tuple(args)]), object);
  }

  #saveBuffer(object: PyPickleBuffer): void {
    if (this.protocol < 5) throw picklingError("PickleBuffer can only be pickled with protocol >= 5");
    const view = object.liveView();
    if (!object.isContiguous) throw picklingError("PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
    const inBand = this.#bufferCallback === null || isTrue(callNow(this.#bufferCallback, object));
    if (!inBand) {
      this.writer.byte(OP.NEXT_BUFFER);
      if (view.readonly) this.writer.byte(OP.READONLY_BUFFER);
      return;
    }
    const bytes = findBytes(callMethodNow(object, "raw"))!.slice();
    if (view.readonly) this.writeBytes(bytes, new PyBytes(bytes));
    else this.writer.data(OP.BYTEARRAY8, 8, bytes, new PyBytes(bytes));
    this.memoize(object);
  }

  #saveTuple(object: PyTuple): void {
    const { items } = object;
    const { writer } = this;
    if (items.length === 0) {
      if (this.binary) writer.byte(OP.EMPTY_TUPLE);
      else writer.bytes([OP.MARK, OP.TUPLE]);
      return;
    }
    const short = items.length <= 3 && this.protocol >= 2;
    if (!short) writer.byte(OP.MARK);
    for (const item of items) this.save(item);
    if (this.memo.has(object)) {
      // It contains itself: drop the items and fetch the tuple that was made meanwhile.
      if (short || !this.binary) for (let i = short ? 1 : 0; i <= items.length; i++) writer.byte(OP.POP);
      else writer.byte(OP.POP_MARK);
      this.fetch(object);
      return;
    }
    writer.byte(short ? [OP.TUPLE1, OP.TUPLE2, OP.TUPLE3][items.length - 1]! : OP.TUPLE);
    this.memoize(object);
  }

  #saveList(object: PyList): void {
    if (this.binary) this.writer.byte(OP.EMPTY_LIST);
    else this.writer.bytes([OP.MARK, OP.LIST]);
    this.memoize(object);
    if (object.items.length === 0) return;
    if (!this.binary) {
      this.appendItems(object.items.values() as Iterator<Value>);
      return;
    }
    if (object.items.length === 1) {
      this.save(object.items[0] as Value);
      this.writer.byte(OP.APPEND);
      return;
    }
    // Saving an item may run code that changes the list.
    for (let total = 0; total < object.items.length; ) {
      this.writer.byte(OP.MARK);
      for (let n = 0; n < BATCH_SIZE && total < object.items.length; n++) this.save(object.items[total++] as Value);
      this.writer.byte(OP.APPENDS);
    }
  }

  #saveDict(object: PyDict): void {
    if (this.binary) this.writer.byte(OP.EMPTY_DICT);
    else this.writer.bytes([OP.MARK, OP.DICT]);
    this.memoize(object);
    if (object.size === 0) return;
    if (!this.binary) {
      this.setItems(pairsOf(object));
      return;
    }
    const { size } = object;
    const entries = object.entries();
    if (size === 1) {
      const [key, value] = entries.next().value as [Value, Value];
      this.save(key);
      this.save(value);
      this.writer.byte(OP.SETITEM);
      return;
    }
    let n: number;
    do {
      this.writer.byte(OP.MARK);
      for (n = 0; n < BATCH_SIZE; n++) {
        const entry = entries.next();
        if (entry.done) break;
        this.save(entry.value[0]);
        this.save(entry.value[1]);
      }
      this.writer.byte(OP.SETITEMS);
      if (object.size !== size) throw runtimeError("dictionary changed size during iteration");
    } while (n === BATCH_SIZE);
  }

  #saveSet(object: PySet): void {
    if (this.protocol < 4) {
      saveReduce(this, tuple([typeOf(object), tuple([new PyList([...object.ordered()])])]), object);
      return;
    }
    this.writer.byte(OP.EMPTY_SET);
    this.memoize(object);
    const keys = object.ordered();
    const { size } = object;
    for (let at = 0, more = size > 0; more; ) {
      const end = Math.min(at + BATCH_SIZE, keys.length);
      more = end - at === BATCH_SIZE;
      this.writer.byte(OP.MARK);
      for (; at < end; at++) this.save(keys[at] as Value);
      this.writer.byte(OP.ADDITEMS);
      if (object.size !== size) throw runtimeError("set changed size during iteration");
    }
  }

  #saveFrozenset(object: PyFrozenset): void {
    const keys = object.ordered();
    if (this.protocol < 4) {
      saveReduce(this, tuple([typeOf(object), tuple([new PyList([...keys])])]), object);
      return;
    }
    this.writer.byte(OP.MARK);
    for (const key of keys) this.save(key);
    if (this.memo.has(object)) {
      this.writer.byte(OP.POP_MARK);
      this.fetch(object);
      return;
    }
    this.writer.byte(OP.FROZENSET);
    this.memoize(object);
  }

  /** Adds items to the list on top of the stack. */
  appendItems(items: Iterator<Value>): void {
    this.#inBatches(items, (item) => this.save(item), OP.APPEND, OP.APPENDS);
  }

  /** Sets (key, value) pairs in the dict on top of the stack. */
  setItems(pairs: Iterator<Value>): void {
    const savePair = (pair: Value) => {
      if (!(pair instanceof PyTuple) || pair.items.length !== 2) throw typeError("dict items iterator must return 2-tuples");
      this.save(pair.items[0] as Value);
      this.save(pair.items[1] as Value);
    };
    this.#inBatches(pairs, savePair, OP.SETITEM, OP.SETITEMS);
  }

  /** Saves items, each with the opcode `one`, or many after a mark with the opcode `many`. */
  #inBatches(items: Iterator<Value>, save: (item: Value) => void, one: number, many: number): void {
    const { writer } = this;
    for (let first = items.next(); !first.done; first = items.next()) {
      let item = this.binary ? items.next() : undefined;
      if (item === undefined || item.done) {
        save(first.value);
        writer.byte(one);
        if (item === undefined) continue;
        return;
      }
      writer.byte(OP.MARK);
      save(first.value);
      for (let n = 1; !item.done; item = items.next()) {
        save(item.value);
        if (++n === BATCH_SIZE) break;
      }
      writer.byte(many);
      if (item.done) return;
    }
  }

  /** Saves a container; in the fast mode, deep in others, it looks for cycles. */
  #inFast(object: PyObject, save: () => void): void {
    if (!this.fast) {
      save();
      return;
    }
    const watched = ++this.#fastNesting >= FAST_NESTING_LIMIT;
    if (watched) {
      if (this.#fastMemo.has(object)) {
        const name = object.$cls.name;
        throw valueError(`fast mode: can't pickle cyclic objects including object type ${name} at ${addressOf(object)}`);
      }
      this.#fastMemo.add(object);
    }
    save();
    if (watched) this.#fastMemo.delete(object);
    this.#fastNesting--;
  }
}
