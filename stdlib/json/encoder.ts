/**
 * The JSON writer of _json: walks lists, tuples and dicts with an explicit stack and writes one text. What it cannot
 * write it asks the `default` function about.
 */
import { PyDict } from "../../vm/core/dict.ts";
import { type PyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { open } from "../../vm/core/native.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { sortValues } from "../../vm/core/sort.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { repr as reprFloat } from "../../vm/numeric/float-text.ts";
import { toDecimal } from "../../vm/numeric/int-text.ts";

/** How an encoder was set up. */
export interface EncodeOptions {
  /** Whether an object that contains itself is looked for. */
  readonly checkCircular: boolean;
  readonly default: Value;
  /** Quotes a str; given a value because the Python-level encoder may be any function. */
  readonly quote: (text: Value) => string;
  /** What one level is indented by; null for everything on one line. */
  readonly indent: string | null;
  readonly keySeparator: string;
  readonly itemSeparator: string;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
  readonly allowNan: boolean;
}

/** As deep as CPython's C stack allows. */
const MAX_DEPTH = 10_000;

/** A container being written, or (items null) an object whose replacement is. */
interface Open {
  readonly object: Value;
  readonly items: readonly Value[] | null;
  /** The keys of a dict; its values are the items. */
  readonly keys: readonly Value[] | null;
  next: number;
  /** Nothing has been written yet. */
  isFirst: boolean;
  /** Between items, and after the last. */
  readonly between: string;
  readonly end: string;
}

export class JsonWriter {
  private readonly options: EncodeOptions;
  private readonly level: number;
  private readonly stack: Open[] = [];
  private readonly marked = new Set<Value>();
  private out = "";

  /** `level` is how deep the text will stand in indented surroundings. */
  constructor(options: EncodeOptions, level: number) {
    this.options = options;
    this.level = level;
  }

  /** The JSON text of a value, as UTF-16. */
  write(root: Value): string {
    let current = root;
    for (;;) {
      const text = this.scalar(current);
      if (text !== undefined) this.out += text;
      else if (current instanceof PyList || current instanceof PyTuple) this.openList(current);
      else if (current instanceof PyDict) this.openDict(current);
      else {
        this.enter({ object: current, items: null, keys: null, next: 0, isFirst: true, between: "", end: "" });
        current = callNow(this.options.default, current);
        continue;
      }
      const next = this.advance();
      if (next === undefined) return this.out;
      current = next;
    }
  }

  /** The next value to write, after closing what is complete; undefined when all is. */
  private advance(): Value | undefined {
    for (;;) {
      const open = this.stack[this.stack.length - 1];
      if (open === undefined) return undefined;
      if (open.items !== null) {
        while (open.next < open.items.length) {
          const at = open.next++;
          const key = open.keys === null ? "" : this.key(open.keys[at]!);
          if (key === undefined) continue;
          if (open.isFirst) open.isFirst = false;
          else this.out += open.between;
          this.out += key;
          return open.items[at]!;
        }
        this.out += open.end;
      }
      this.stack.pop();
      this.marked.delete(open.object);
    }
  }

  private enter(open: Open): void {
    if (this.options.checkCircular) {
      if (this.marked.has(open.object)) throw valueError("Circular reference detected");
      this.marked.add(open.object);
    }
    if (this.stack.length >= MAX_DEPTH) {
      throw pyError("RecursionError", "maximum recursion depth exceeded while encoding a JSON object");
    }
    this.stack.push(open);
  }

  private newline(extra: number): string {
    const { indent } = this.options;
    if (indent === null) return "";
    const depth = this.stack.reduce((levels, open) => (open.items === null ? levels : levels + 1), this.level);
    return `\n${indent.repeat(depth + extra)}`;
  }

  private openContainer(object: Value, items: readonly Value[], keys: readonly Value[] | null, brackets: string): void {
    const inner = this.newline(1);
    const outer = this.newline(0);
    const between = this.options.itemSeparator + inner;
    this.enter({ object, items, keys, next: 0, isFirst: true, between, end: outer + brackets[1] });
    this.out += brackets[0] + inner;
  }

  private openList(value: PyList | PyTuple): void {
    open(value, "reads");
    const items = typeOf(value).isHeapType ? listItems(value) : value.items;
    if (items.length === 0) this.out += "[]";
    else this.openContainer(value, items, null, "[]");
  }

  private openDict(value: PyDict): void {
    open(value, "reads");
    if (value.size === 0) {
      this.out += "{}";
      return;
    }
    const keys: Value[] = [];
    const values: Value[] = [];
    if (typeOf(value).isHeapType) {
      for (const item of listItems(callMethodNow(value, "items"))) {
        if (!(item instanceof PyTuple) || item.items.length !== 2) throw valueError("items must return 2-tuples");
        keys.push(item.items[0]!);
        values.push(item.items[1]!);
      }
    } else {
      for (let i = 0; i < value.keys.length; i++) {
        const key = value.keys[i];
        if (key === undefined) continue;
        keys.push(key);
        values.push(value.values[i]!);
      }
    }
    if (this.options.sortKeys) sortValues(keys, values);
    this.openContainer(value, values, keys, "{}");
  }

  /** The text before a member's value; undefined for a key that is left out. */
  private key(key: Value): string | undefined {
    const { skipKeys, quote, keySeparator } = this.options;
    let text: Value;
    if (textOf(key) !== undefined) text = key;
    else {
      const scalar = this.scalar(key);
      if (scalar === undefined) {
        if (skipKeys) return undefined;
        throw typeError(`keys must be str, int, float, bool or None, not ${typeOf(key).name}`);
      }
      text = scalar;
    }
    return quote(text) + keySeparator;
  }

  /** The text of None, a bool, str, int or float; undefined for all else. */
  private scalar(value: Value): string | undefined {
    if (typeof value === "string") return this.options.quote(value);
    if (typeof value === "number") return String(value);
    if (value === null) return "null";
    if (value === true) return "true";
    if (value === false) return "false";
    if (value instanceof PyFloat) return this.float(value);
    if (textOf(value) !== undefined) return this.options.quote(value);
    const int: Int | undefined = exactInt(value);
    return int === undefined ? undefined : toDecimal(int);
  }

  private float({ value }: PyFloat): string {
    if (Number.isFinite(value)) return reprFloat(value);
    if (!this.options.allowNan) throw this.outOfRange(value);
    return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  private outOfRange(value: number): PyError {
    return valueError(`Out of range float values are not JSON compliant: ${reprFloat(value)}`);
  }
}
