/** The native module _operator: the operators as functions. */
import { isPyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { IteratorLoop } from "../../vm/core/iterator-loop.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { binaryOperation, concatenate, inplaceOperation, OPERATOR_SLOTS, unaryOperation } from "../../vm/core/ops/arithmetic.ts";
import { call } from "../../vm/core/ops/call.ts";
import { isSame, richCompare } from "../../vm/core/ops/compare.ts";
import { asIndex, exactInt } from "../../vm/core/ops/index-value.ts";
import { contains, getItem, setItem } from "../../vm/core/ops/items.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { lengthHint } from "../../vm/core/ops/length-hint.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { truth } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { type CompareOp, EQ, GE, GT, LE, LT, NE } from "../../vm/core/slots.ts";
import type { Int, Outcome, Value } from "../../vm/core/value.ts";
import { defineAttrGetter, defineItemGetter, defineMethodCaller } from "./getters.ts";

const none = (outcome: Outcome): Outcome => andThen(outcome, () => null);

/** name of the function: symbol of the operator. */
const BINARY: Readonly<Record<string, string>> = {
  add: "+",
  sub: "-",
  mul: "*",
  matmul: "@",
  truediv: "/",
  floordiv: "//",
  mod: "%",
  pow: "**",
  lshift: "<<",
  rshift: ">>",
  and_: "&",
  or_: "|",
  xor: "^",
};

const COMPARISONS: readonly (readonly [string, CompareOp, string])[] = [
  ["lt", LT, "<"],
  ["le", LE, "<="],
  ["eq", EQ, "=="],
  ["ne", NE, "!="],
  ["gt", GT, ">"],
  ["ge", GE, ">="],
];

function binaryFunctions(): Record<string, Declaration> {
  const functions: Record<string, Declaration> = {};
  for (const [name, symbol] of Object.entries(BINARY)) {
    const operator = OPERATOR_SLOTS.findIndex((row) => row.symbol === symbol);
    functions[name] = pure("(a, b, /)", (a: Value, b: Value) => binaryOperation(operator, a, b), `Same as a ${symbol} b.`);
    functions[`i${name.replace("_", "")}`] = pure(
      "(a, b, /)",
      (a: Value, b: Value) => inplaceOperation(operator, a, b),
      `Same as a ${symbol}= b.`,
    );
  }
  for (const [name, op, symbol] of COMPARISONS) {
    functions[name] = pure("(a, b, /)", (a: Value, b: Value) => richCompare(a, b, op), `Same as a ${symbol} b.`);
  }
  return functions;
}

/** Finds or counts items equal to a value. */
class SearchLoop extends IteratorLoop {
  private readonly wanted: Value;
  private readonly counts: boolean;
  private place = 0;
  private count = 0;
  constructor(wanted: Value, counts: boolean) {
    super();
    this.wanted = wanted;
    this.counts = counts;
  }
  protected override step(item: Value): Outcome {
    if (item === this.wanted) return true;
    return andThen(richCompare(item, this.wanted, EQ), truth);
  }
  protected stepped(found: Value): Outcome | undefined {
    if (found && !this.counts) return this.place;
    if (found) this.count++;
    this.place++;
  }
  protected finish(): Outcome {
    if (this.counts) return this.count;
    throw valueError("sequence.index(x): x not in sequence");
  }
}

function search(container: Value, wanted: Value, counts: boolean): Outcome {
  let iterator: Outcome;
  try {
    iterator = getIterator(container);
  } catch (error) {
    if (!isPyError(error, "TypeError")) throw error;
    throw typeError(`argument of type '${typeOf(container).name}' is not iterable`);
  }
  return andThen(iterator, (it) => new SearchLoop(wanted, counts).overIterator(it));
}

/** Compares without leaking, by its time, where the first difference is. */
function compareDigest(a: Value, b: Value): boolean {
  const [left, right] = [textOf(a), textOf(b)];
  if (left !== undefined && right !== undefined) {
    if (!isAscii(left) || !isAscii(right)) throw typeError("comparing strings with non-ASCII characters is not supported");
    return sameBytes(Buffer.from(left, "latin1"), Buffer.from(right, "latin1"));
  }
  const [first, second] = [typeOf(a), typeOf(b)];
  if (first.slots.buffer === undefined && second.slots.buffer === undefined) {
    throw typeError(`unsupported operand types(s) or combination of types: '${first.name}' and '${second.name}'`);
  }
  const bytes = [a, b].map((value) => {
    const { slots, name } = typeOf(value);
    if (slots.buffer === undefined) throw typeError(`a bytes-like object is required, not '${name}'`);
    const view = slots.buffer(value, false);
    if (view.shape.length > 1) throw pyError("BufferError", "Buffer must be single dimension");
    const copy = view.bytes.slice();
    view.release?.();
    return copy;
  });
  return sameBytes(bytes[0]!, bytes[1]!);
}

const isAscii = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
};

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length === b.length ? 0 : 1;
  for (let i = 0; i < b.length; i++) difference |= (a[i] ?? b[i]! ^ 1) ^ b[i]!;
  return difference === 0;
}

function createFunctions(): Record<string, Declaration> {
  const invert = pure("(a, /)", (a: Value) => unaryOperation("invert", a), "Same as ~a.");
  return {
    ...binaryFunctions(),
    truth: pure("(a, /)", truth, "Return True if a is true, False otherwise."),
    contains: pure("(a, b, /)", contains, "Same as b in a (note reversed operands)."),
    indexOf: pure("(a, b, /)", (a: Value, b: Value) => search(a, b, false), "Return the first index of b in a."),
    countOf: pure(
      "(a, b, /)",
      (a: Value, b: Value) => search(a, b, true),
      "Return the number of items in a which are, or which equal, b.",
    ),
    is_: pure("(a, b, /)", isSame, "Same as a is b."),
    is_not: pure("(a, b, /)", (a: Value, b: Value) => !isSame(a, b), "Same as a is not b."),
    not_: pure("(a, /)", (a: Value) => andThen(truth(a), (answer) => !answer), "Same as not a."),
    neg: pure("(a, /)", (a: Value) => unaryOperation("negative", a), "Same as -a."),
    pos: pure("(a, /)", (a: Value) => unaryOperation("positive", a), "Same as +a."),
    abs: pure("(a, /)", (a: Value) => unaryOperation("absolute", a), "Same as abs(a)."),
    inv: invert,
    invert,
    index: pure("(a, /)", (a: Value) => asIndex(a), "Same as a.__index__()"),
    concat: pure("(a, b, /)", (a: Value, b: Value) => concatenate(a, b, false), "Same as a + b, for a and b sequences."),
    iconcat: pure("(a, b, /)", (a: Value, b: Value) => concatenate(a, b, true), "Same as a += b, for a and b sequences."),
    getitem: pure("(a, b, /)", getItem, "Same as a[b]."),
    setitem: pure("(a, b, c, /)", (a: Value, b: Value, c: Value) => none(setItem(a, b, c)), "Same as a[b] = c."),
    delitem: pure("(a, b, /)", (a: Value, b: Value) => none(setItem(a, b, undefined)), "Same as del a[b]."),
    length_hint: pure(
      "(obj, default=0, /)",
      (object: Value, fallback: Value = 0) => {
        const number = exactInt(fallback);
        if (number === undefined && typeOf(fallback).slots.index === undefined) {
          throw typeError(`'${typeOf(fallback).name}' object cannot be interpreted as an integer`);
        }
        return lengthHint(object, number ?? (settle(asIndex(fallback)) as Int));
      },
      "Return an estimate of the number of items in obj.\n\nThis is useful for presizing containers when building from an iterable.",
    ),
    call: pure(
      "(*args, **kwargs)",
      (args: Value[], kwargs: Map<string, Value>) => {
        const [callee, ...rest] = args;
        if (callee === undefined) throw typeError("call expected at least 1 argument, got 0");
        return call(callee, [...rest, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]);
      },
      "call($module, obj, /, *args, **kwargs)\n--\n\nSame as obj(*args, **kwargs).",
    ),
    _compare_digest: pure(
      "(a, b, /)",
      compareDigest,
      "Return 'a == b'.\n\nThe time taken does not depend on where the arguments differ.",
    ),
  };
}

export const operatorModule = defineModule("_operator", () => ({
  doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.",
  functions: createFunctions(),
  types: [defineAttrGetter(), defineItemGetter(), defineMethodCaller()],
}));
