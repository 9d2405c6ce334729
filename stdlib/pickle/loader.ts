/**
 * Unpickling: runs the opcodes of a pickle on a stack of objects. What calls the program's own code is in build.ts.
 * Source: load() of CPython's Modules/_pickle.c.
 */

import { decodeBytes } from "../../vm/codecs/codecs.ts";
import { decodeBytesEscape, decodeRawUnicodeEscape } from "../../vm/codecs/escapes.ts";
import { decodeAscii } from "../../vm/codecs/single-byte.ts";
import { decodeUtf8 } from "../../vm/codecs/utf8.ts";
import { PyByteArray, toBytes } from "../../vm/core/bytes.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { isPyError, overflowError, pyError, valueError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { nextNow } from "../../vm/core/ops/iterate.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { frozensetOf, setOf } from "../../vm/core/set.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { readFloat } from "../../vm/numeric/float-text.ts";
import { fromBytes } from "../../vm/numeric/int-bits.ts";
import { readInt } from "../../vm/numeric/int-text.ts";
import { viewOf } from "../../vm/objects/memory-object.ts";
import { addAll, appendAll, applyState, callFactory, instantiate, makeNew, setAll } from "./build.ts";
import { HIGHEST_PROTOCOL, OP } from "./opcodes.ts";
import type { PickleSource } from "./source.ts";
import { pickleTables, unpicklingError } from "./tables.ts";

/** How a pickle is to be read. */
export interface LoadSettings {
  readonly fixImports: boolean;
  /** For str objects of Python 2; "bytes" leaves them as they are. */
  readonly encoding: string;
  readonly errors: string;
  /** An iterator over out-of-band buffers, or None. */
  readonly buffers: Value;
}

/** What a loader asks its unpickler for. */
export interface LoadHooks {
  findClass(module: Value, name: Value): Value;
  /** Undefined when there is none. */
  readonly persistentLoad: Value | undefined;
}

const MAX_SIZE = Number.MAX_SAFE_INTEGER;
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

export class Loader {
  readonly #source: PickleSource;
  readonly #settings: LoadSettings;
  readonly #hooks: LoadHooks;
  protocol = 0;
  readonly #memo: Map<number, Value>;
  #stack: Value[] = [];
  /** Heights of the stack at the marks; below the last one nothing may be popped. */
  readonly #marks: number[] = [];
  #fence = 0;

  constructor(source: PickleSource, settings: LoadSettings, memo: Map<number, Value>, hooks: LoadHooks) {
    this.#source = source;
    this.#settings = settings;
    this.#memo = memo;
    this.#hooks = hooks;
  }

  /** The object of the next pickle. */
  load(): Value {
    for (;;) {
      const opcode = this.#source.opcode();
      if (opcode === undefined) throw pyError("EOFError", "Ran out of input");
      if (opcode === OP.STOP) return this.#pop();
      this.#run(opcode);
    }
  }

  #run(opcode: number): void {
    const source = this.#source;
    const stack = this.#stack;
    switch (opcode) {
      case OP.NONE:
        stack.push(null);
        return;
      case OP.NEWTRUE:
        stack.push(true);
        return;
      case OP.NEWFALSE:
        stack.push(false);
        return;
      case OP.BININT:
        stack.push(source.natural(4) | 0);
        return;
      case OP.BININT1:
        stack.push(source.natural(1));
        return;
      case OP.BININT2:
        stack.push(source.natural(2));
        return;
      case OP.INT:
        stack.push(this.#readIntLine());
        return;
      case OP.LONG:
        stack.push(this.#readLongLine());
        return;
      case OP.LONG1:
        stack.push(fromBytes(source.bytes(source.natural(1)), true, true));
        return;
      case OP.LONG4: {
        const size = source.natural(4) | 0;
        if (size < 0) throw unpicklingError("LONG pickle has negative byte count");
        stack.push(fromBytes(source.bytes(size), true, true));
        return;
      }
      case OP.FLOAT: {
        const text = latin(this.#argumentLine());
        const value = readFloat(text);
        if (value === undefined) throw valueError(`could not convert string to float: '${text}\n'`);
        stack.push(new PyFloat(value));
        return;
      }
      case OP.BINFLOAT: {
        const bytes = source.bytes(8);
        stack.push(new PyFloat(new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0)));
        return;
      }
      case OP.STRING:
        stack.push(this.#oldString(unquoted(source.line())));
        return;
      case OP.BINSTRING:
        stack.push(this.#oldString(source.bytes(this.#size(4, "BINSTRING"))));
        return;
      case OP.SHORT_BINSTRING:
        stack.push(this.#oldString(source.bytes(source.natural(1))));
        return;
      case OP.UNICODE:
        stack.push(decodeRawUnicodeEscape(source.line(), "strict", true).text);
        return;
      case OP.SHORT_BINUNICODE:
        stack.push(this.#text(source.natural(1)));
        return;
      case OP.BINUNICODE:
        stack.push(this.#text(source.natural(4)));
        return;
      case OP.BINUNICODE8:
        stack.push(this.#text(this.#size(8, "BINUNICODE")));
        return;
      case OP.SHORT_BINBYTES:
        stack.push(toBytes(source.bytes(source.natural(1)).slice()));
        return;
      case OP.BINBYTES:
        stack.push(toBytes(source.bytes(source.natural(4)).slice()));
        return;
      case OP.BINBYTES8:
        stack.push(toBytes(source.bytes(this.#size(8, "BINBYTES")).slice()));
        return;
      case OP.BYTEARRAY8:
        stack.push(new PyByteArray(source.bytes(this.#size(8, "BYTEARRAY8")).slice()));
        return;
      case OP.NEXT_BUFFER:
        stack.push(this.#nextBuffer());
        return;
      case OP.READONLY_BUFFER:
        this.#makeReadonly();
        return;
      case OP.EMPTY_TUPLE:
        stack.push(tuple([]));
        return;
      case OP.TUPLE1:
        this.#makeTuple(1);
        return;
      case OP.TUPLE2:
        this.#makeTuple(2);
        return;
      case OP.TUPLE3:
        this.#makeTuple(3);
        return;
      case OP.TUPLE:
        stack.push(tuple(this.#popMark()));
        return;
      case OP.EMPTY_LIST:
        stack.push(list([]));
        return;
      case OP.LIST:
        stack.push(list(this.#popMark()));
        return;
      case OP.EMPTY_DICT:
        stack.push(new PyDict());
        return;
      case OP.DICT:
        stack.push(this.#makeDict());
        return;
      case OP.EMPTY_SET:
        stack.push(setOf([]));
        return;
      case OP.FROZENSET:
        stack.push(frozensetOf(this.#popMark()));
        return;
      case OP.APPEND: {
        if (stack.length - 1 <= this.#fence) throw this.#underflow();
        const item = stack.pop() as Value;
        appendAll(stack.at(-1) as Value, [item]);
        return;
      }
      case OP.APPENDS: {
        const items = this.#popMark();
        appendAll(this.#top(), items);
        return;
      }
      case OP.SETITEM: {
        if (stack.length - 2 <= this.#fence) throw this.#underflow();
        const pair = stack.splice(-2);
        setAll(stack.at(-1) as Value, pair);
        return;
      }
      case OP.SETITEMS: {
        const items = this.#popMark();
        const target = this.#top();
        if (items.length % 2 !== 0) throw unpicklingError("odd number of items for SETITEMS");
        setAll(target, items);
        return;
      }
      case OP.ADDITEMS: {
        const items = this.#popMark();
        addAll(this.#top(), items);
        return;
      }
      case OP.MARK:
        this.#marks.push(stack.length);
        this.#fence = stack.length;
        return;
      case OP.POP:
        if (this.#marks.at(-1) === stack.length) this.#dropMark();
        else this.#pop();
        return;
      case OP.POP_MARK:
        this.#popMark();
        return;
      case OP.DUP:
        stack.push(this.#top());
        return;
      default:
        this.#runObject(opcode);
    }
  }

  /** The opcodes about memo, classes and instances. */
  #runObject(opcode: number): void {
    const source = this.#source;
    const stack = this.#stack;
    switch (opcode) {
      case OP.GET:
        this.#fetch(this.#indexLine());
        return;
      case OP.BINGET:
        this.#fetch(source.natural(1));
        return;
      case OP.LONG_BINGET:
        this.#fetch(source.natural(4));
        return;
      case OP.PUT: {
        const line = this.#argumentLine();
        const value = this.#top();
        const index = decimalIndex(line);
        if (index < 0) throw valueError("negative PUT argument");
        this.#memo.set(index, value);
        return;
      }
      case OP.BINPUT: {
        const index = source.natural(1);
        this.#memo.set(index, this.#top());
        return;
      }
      case OP.LONG_BINPUT: {
        const index = source.natural(4);
        this.#memo.set(index, this.#top());
        return;
      }
      case OP.MEMOIZE:
        this.#memo.set(this.#memo.size, this.#top());
        return;
      case OP.GLOBAL: {
        const module = decodeUtf8(this.#argumentLine(), "strict").text;
        stack.push(this.#hooks.findClass(module, decodeUtf8(this.#argumentLine(), "strict").text));
        return;
      }
      case OP.STACK_GLOBAL: {
        const name = this.#pop();
        const module = this.#pop();
        if (textOf(name) === undefined || textOf(module) === undefined) throw unpicklingError("STACK_GLOBAL requires str");
        stack.push(this.#hooks.findClass(module, name));
        return;
      }
      case OP.REDUCE: {
        const args = this.#pop();
        stack.push(callFactory(this.#pop(), args));
        return;
      }
      case OP.NEWOBJ: {
        const args = this.#pop();
        stack.push(makeNew("NEWOBJ", this.#pop(), args, undefined));
        return;
      }
      case OP.NEWOBJ_EX: {
        const kwargs = this.#pop();
        const args = this.#pop();
        stack.push(makeNew("NEWOBJ_EX", this.#pop(), args, kwargs));
        return;
      }
      case OP.OBJ: {
        const [cls, ...args] = this.#popMark();
        if (cls === undefined) throw this.#underflow();
        stack.push(instantiate(cls, args));
        return;
      }
      case OP.INST: {
        const args = this.#popMark();
        const module = decodeAscii(this.#argumentLine(), "strict").text;
        const cls = this.#hooks.findClass(module, decodeAscii(this.#argumentLine(), "strict").text);
        stack.push(instantiate(cls, args));
        return;
      }
      case OP.BUILD: {
        if (stack.length - 2 < this.#fence) throw this.#underflow();
        const state = stack.pop() as Value;
        applyState(stack.at(-1) as Value, state);
        return;
      }
      case OP.PERSID: {
        const load = this.#persistentLoad();
        stack.push(callNow(load, asciiId(source.line())));
        return;
      }
      case OP.BINPERSID: {
        const load = this.#persistentLoad();
        stack.push(callNow(load, this.#pop()));
        return;
      }
      case OP.EXT1:
        stack.push(this.#extension(source.natural(1)));
        return;
      case OP.EXT2:
        stack.push(this.#extension(source.natural(2)));
        return;
      case OP.EXT4:
        stack.push(this.#extension(source.natural(4) | 0));
        return;
      case OP.PROTO: {
        const protocol = source.natural(1);
        if (protocol > HIGHEST_PROTOCOL) throw valueError(`unsupported pickle protocol: ${protocol}`);
        this.protocol = protocol;
        return;
      }
      case OP.FRAME:
        source.frame(this.#size(8, "FRAME"));
        return;
      default: {
        const char = String.fromCharCode(opcode);
        const shown = /[ -~]/.test(char) && char !== "'" && char !== "\\" ? char : `\\x${opcode.toString(16).padStart(2, "0")}`;
        throw unpicklingError(`invalid load key, '${shown}'.`);
      }
    }
  }

  #underflow() {
    return unpicklingError(this.#marks.length > 0 ? "unexpected MARK found" : "unpickling stack underflow");
  }

  #top(): Value {
    if (this.#stack.length <= this.#fence) throw this.#underflow();
    return this.#stack.at(-1) as Value;
  }

  #pop(): Value {
    const top = this.#top();
    this.#stack.pop();
    return top;
  }

  #dropMark(): number {
    const mark = this.#marks.pop();
    if (mark === undefined) throw unpicklingError("could not find MARK");
    this.#fence = this.#marks.at(-1) ?? 0;
    return mark;
  }

  /** Everything above the last mark, which is dropped. */
  #popMark(): Value[] {
    return this.#stack.splice(this.#dropMark());
  }

  #makeTuple(size: number): void {
    if (this.#stack.length < size || this.#stack.length - size < this.#fence) throw this.#underflow();
    this.#stack.push(tuple(this.#stack.splice(-size)));
  }

  #makeDict(): PyDict {
    const items = this.#popMark();
    if (items.length % 2 !== 0) throw unpicklingError("odd number of items for DICT");
    const dict = new PyDict();
    for (let i = 0; i < items.length; i += 2) dict.set(items[i] as Value, items[i + 1] as Value);
    return dict;
  }

  /** A size of so many bytes, which memory could not hold if it is absurd. */
  #size(bytes: number, opcode: string): number {
    const size = this.#source.natural(bytes);
    const limit = "exceeds system's maximum size of 9223372036854775807 bytes";
    if (size <= MAX_SIZE) return size;
    if (opcode === "BINSTRING") throw unpicklingError(`${opcode} ${limit}`);
    throw overflowError(opcode === "FRAME" ? `FRAME length ${limit}` : `${opcode} ${limit}`);
  }

  #text(size: number): Value {
    return decodeUtf8(this.#source.bytes(size), "surrogatepass").text;
  }

  /** A str of Python 2. */
  #oldString(bytes: Uint8Array): Value {
    const { encoding, errors } = this.#settings;
    return encoding === "bytes" ? toBytes(bytes.slice()) : decodeBytes(bytes, encoding, errors);
  }

  /** A line that must not be empty. */
  #argumentLine(): Uint8Array {
    const line = this.#source.line();
    if (line.length === 0) throw unpicklingError("pickle data was truncated");
    return line;
  }

  #readIntLine(): Int | boolean {
    const text = latin(this.#argumentLine());
    // Protocol 1 had no opcodes for bools.
    if (text === "00" || text === "01") return text === "01";
    const value = readInt(text, 0) ?? readInt(text, 10);
    if (value === undefined) throw valueError("could not convert string to int");
    return value;
  }

  #readLongLine(): Int {
    const text = latin(this.#argumentLine()).replace(/L$/, "");
    const value = readInt(text, 0);
    if (value === undefined) throw valueError(`invalid literal for int() with base 0: '${text}\\n'`);
    return value;
  }

  #indexLine(): number {
    return decimalIndex(this.#argumentLine());
  }

  #fetch(index: number): void {
    const value = this.#memo.get(index);
    if (value === undefined) throw unpicklingError(`Memo value not found at index ${index}`);
    this.#stack.push(value);
  }

  #nextBuffer(): Value {
    const { buffers } = this.#settings;
    if (buffers === null) {
      throw unpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given");
    }
    const buffer = nextNow(buffers);
    if (buffer === undefined) throw unpicklingError("not enough out-of-band buffers");
    return buffer;
  }

  #makeReadonly(): void {
    const memory = viewOf(this.#top());
    if (memory.view.readonly) return;
    memory.view = { ...memory.view, readonly: true };
    this.#stack[this.#stack.length - 1] = memory;
  }

  #persistentLoad(): Value {
    const { persistentLoad } = this.#hooks;
    if (persistentLoad === undefined) throw noPersistentLoad();
    return persistentLoad;
  }

  /** The object with a number in copyreg's registry. */
  #extension(code: number): Value {
    if (code <= 0) throw unpicklingError("EXT specifies code <= 0");
    const { extensionCache, extensionNames } = pickleTables();
    const known = extensionCache.get(code);
    if (known !== undefined) return known;
    const names = extensionNames.get(code);
    if (names === undefined) throw valueError(`unregistered extension code ${code}`);
    const [module, name] = names instanceof PyTuple && names.items.length === 2 ? names.items : [];
    if (textOf(module ?? null) === undefined || textOf(name ?? null) === undefined) {
      throw valueError(`_inverted_registry[${code}] isn't a 2-tuple of strings`);
    }
    const object = this.#hooks.findClass(module as Value, name as Value);
    extensionCache.set(code, object);
    return object;
  }
}

export const noPersistentLoad = () =>
  unpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.");

/** The contents of a string literal of Python 2. */
function unquoted(line: Uint8Array): Uint8Array {
  const quote = line[0];
  if (line.length < 2 || quote !== line.at(-1) || (quote !== 39 && quote !== 34)) {
    throw unpicklingError("the STRING opcode argument must be quoted");
  }
  return decodeBytesEscape(line.subarray(1, -1), "strict");
}

function asciiId(line: Uint8Array): Value {
  try {
    return decodeAscii(line, "strict").text;
  } catch (error) {
    if (!isPyError(error, "UnicodeDecodeError")) throw error;
    throw unpicklingError("persistent IDs in protocol 0 must be ASCII strings");
  }
}

function decimalIndex(line: Uint8Array): number {
  const text = latin(line);
  const index = readInt(text, 10);
  if (index === undefined) throw valueError(`invalid literal for int() with base 10: '${text}\\n'`);
  return Number(index);
}
