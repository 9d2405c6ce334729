/**
 * The JSON parser of _json: reads a document with an explicit stack, so that depth is limited by a rule and not by
 * JavaScript's stack. Objects become dicts, or what the hooks make of them.
 */
import { PyDict } from "../../vm/core/dict.ts";
import { type PyError, pyError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { types } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { fromDigits } from "../../vm/numeric/int-text.ts";
import { JsonFault, lastString, readString } from "./strings.ts";

/** What a scanner was told. Hooks are null where there is none. */
export interface ScanOptions {
  readonly strict: boolean;
  readonly objectHook: Value;
  readonly objectPairsHook: Value;
  readonly parseFloat: Value;
  readonly parseInt: Value;
  readonly parseConstant: Value;
}

/** No value starts at this position. */
export class NoValue extends Error {
  readonly at: number;
  constructor(at: number) {
    super("no JSON value");
    this.at = at;
  }
}

/** As deep as CPython's C stack allows. */
const MAX_DEPTH = 10_000;

const tooDeep = (what: string): PyError =>
  pyError("RecursionError", `maximum recursion depth exceeded while decoding a JSON ${what} from a unicode string`);

/** An array or object being read. */
interface Open {
  /** The items of an array; null for an object. */
  readonly items: Value[] | null;
  readonly dict: PyDict | null;
  /** The members of an object in order, where the hook wants pairs. */
  readonly pairs: Value[] | null;
  key: Value;
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:(\.[0-9]+)?([eE][-+]?[0-9]+)?)/y;
const CONSTANTS = ["NaN", "Infinity", "-Infinity"];

/** Reads one value; `end` is then where it ended. Positions are UTF-16. */
export class JsonReader {
  private readonly text: string;
  private readonly options: ScanOptions;
  private readonly str: (text: string) => Value;
  end = 0;

  /** `str` makes the str for a text that was read. */
  constructor(text: string, options: ScanOptions, str: (text: string) => Value) {
    this.text = text;
    this.options = options;
    this.str = str;
  }

  private skipSpace(at: number): number {
    const text = this.text;
    for (;;) {
      const c = text.charCodeAt(at);
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return at;
      at++;
    }
  }

  /** The value at `start`. Throws NoValue and JsonFault; hooks may raise anything. */
  read(start: number): Value {
    const stack: Open[] = [];
    const text = this.text;
    let at = start;
    for (;;) {
      let value: Value;
      const c = text.charCodeAt(at);
      if (c === 0x5b || c === 0x7b) {
        const isArray = c === 0x5b;
        at = this.skipSpace(at + 1);
        const open = this.open(isArray);
        if (text.charCodeAt(at) !== (isArray ? 0x5d : 0x7d)) {
          if (stack.length >= MAX_DEPTH) throw tooDeep(isArray ? "array" : "object");
          stack.push(open);
          if (!isArray) at = this.readKey(open, at);
          continue;
        }
        at++;
        value = this.close(open);
      } else if (c === 0x22) {
        value = this.str(readString(text, at + 1, this.options.strict));
        at = lastString.end;
      } else {
        value = this.scalar(at, c);
        at = this.end;
      }
      // A value is complete: give it to what holds it, closing whatever ends with it.
      for (;;) {
        const holder = stack[stack.length - 1];
        if (holder === undefined) {
          this.end = at;
          return value;
        }
        this.add(holder, value);
        at = this.skipSpace(at);
        const isArray = holder.items !== null;
        const next = text.charCodeAt(at);
        if (next === (isArray ? 0x5d : 0x7d)) {
          at++;
          stack.pop();
          value = this.close(holder);
          continue;
        }
        if (next !== 0x2c) throw new JsonFault("Expecting ',' delimiter", at);
        const comma = at;
        at = this.skipSpace(at + 1);
        if (text.charCodeAt(at) === (isArray ? 0x5d : 0x7d)) {
          throw new JsonFault(`Illegal trailing comma before end of ${isArray ? "array" : "object"}`, comma);
        }
        if (!isArray) at = this.readKey(holder, at);
        break;
      }
    }
  }

  private open(isArray: boolean): Open {
    if (isArray) return { items: [], dict: null, pairs: null, key: null };
    const wantsPairs = this.options.objectPairsHook !== null;
    return { items: null, dict: wantsPairs ? null : new PyDict(), pairs: wantsPairs ? [] : null, key: null };
  }

  private add(holder: Open, value: Value): void {
    if (holder.items !== null) holder.items.push(value);
    else if (holder.pairs !== null) holder.pairs.push(tuple([holder.key, value]));
    else if (typeof holder.key === "string") holder.dict!.setString(holder.key, value);
    else holder.dict!.set(holder.key, value);
  }

  private close(holder: Open): Value {
    if (holder.items !== null) return list(holder.items);
    if (holder.pairs !== null) return callNow(this.options.objectPairsHook, list(holder.pairs));
    return this.options.objectHook === null ? holder.dict! : callNow(this.options.objectHook, holder.dict!);
  }

  /** Reads `"key" :` and gives where its value starts. */
  private readKey(holder: Open, at: number): number {
    if (this.text.charCodeAt(at) !== 0x22) {
      throw new JsonFault("Expecting property name enclosed in double quotes", at);
    }
    holder.key = this.str(readString(this.text, at + 1, this.options.strict));
    const colon = this.skipSpace(lastString.end);
    if (this.text.charCodeAt(colon) !== 0x3a) throw new JsonFault("Expecting ':' delimiter", colon);
    return this.skipSpace(colon + 1);
  }

  /** A number or word, which starts with `c`. */
  private scalar(at: number, c: number): Value {
    const text = this.text;
    if (c === 0x6e && text.startsWith("null", at)) {
      this.end = at + 4;
      return null;
    }
    if (c === 0x74 && text.startsWith("true", at)) {
      this.end = at + 4;
      return true;
    }
    if (c === 0x66 && text.startsWith("false", at)) {
      this.end = at + 5;
      return false;
    }
    for (const name of CONSTANTS) {
      if (!text.startsWith(name, at)) continue;
      this.end = at + name.length;
      return callNow(this.options.parseConstant, name);
    }
    return this.number(at);
  }

  private number(at: number): Value {
    NUMBER.lastIndex = at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw new NoValue(at);
    this.end = NUMBER.lastIndex;
    const digits = match[0];
    const { options } = this;
    if (match[1] !== undefined || match[2] !== undefined) {
      return options.parseFloat === types.float ? new PyFloat(Number(digits)) : callNow(options.parseFloat, digits);
    }
    if (options.parseInt !== types.int) return callNow(options.parseInt, digits);
    // "-0" is 0: there is no negative zero among ints.
    if (digits.length < 16) return Number(digits) + 0;
    return digits[0] === "-" ? -fromDigits(digits.slice(1), 10) : fromDigits(digits, 10);
  }
}
