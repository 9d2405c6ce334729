/** repr, str, format and ascii of any value, as JavaScript text where possible. */
import { typeError } from "../errors.ts";
import { andThen, settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import { type Outcome, PENDING, PyObject, type Value } from "../value.ts";
import { lookupSpecial } from "./attributes.ts";
import { call } from "./call.ts";

/**
 * The UTF-16 text of a str of any representation (primitive, surrogate-carrying, subclass instance); undefined for
 * other values. Set by vm/objects/str.
 */
let unboxText: (value: PyObject) => string | undefined = () => undefined;
export function setTextUnboxer(unboxer: (value: PyObject) => string | undefined): void {
  unboxText = unboxer;
}
export function textOf(value: Value): string | undefined {
  if (typeof value === "string") return value;
  return value instanceof PyObject ? unboxText(value) : undefined;
}

/** The str for UTF-16 text: the primitive, unless it contains surrogates. Set by vm/objects/str. */
let boxText: (text: string) => Value = (text) => text;
export function setTextBoxer(boxer: (text: string) => Value): void {
  boxText = boxer;
}
const SURROGATE = /[\ud800-\udfff]/;
export function toStr(text: string): Value {
  return SURROGATE.test(text) ? boxText(text) : text;
}

const isStr = (value: Value): boolean => textOf(value) !== undefined;

/** repr(value): an Outcome whose value is a str. */
export function repr(value: Value): Outcome {
  const type = typeOf(value);
  return andThen(type.slots.repr!(value), (result) => {
    if (!isStr(result)) throw typeError(`__repr__ returned non-string (type ${typeOf(result).name})`);
    return result;
  });
}

/** str(value): an Outcome whose value is a str. */
export function str(value: Value): Outcome {
  if (typeof value === "string") return value;
  const type = typeOf(value);
  return andThen((type.slots.str ?? type.slots.repr!)(value), (result) => {
    if (!isStr(result)) throw typeError(`__str__ returned non-string (type ${typeOf(result).name})`);
    return result;
  });
}

/** repr(value) as UTF-16 text, now. */
export function reprNow(value: Value): string {
  return textOf(settle(repr(value)))!;
}

/** str(value) as UTF-16 text, now. */
export function strNow(value: Value): string {
  return textOf(settle(str(value)))!;
}

/** format(value, spec): an Outcome whose value is a str. */
export function format(value: Value, spec: Value): Outcome {
  if (spec === "" && typeof value === "string") return value;
  const method = lookupSpecial(value, "__format__");
  if (method === undefined) throw typeError(`Type ${typeOf(value).name} doesn't define __format__`);
  const outcome = method === PENDING ? andThen(method, (bound) => call(bound, [spec])) : call(method as Value, [spec]);
  return outcome === PENDING ? andThen(outcome, checkFormatted) : checkFormatted(outcome as Value);
}

function checkFormatted(result: Value): Value {
  if (!isStr(result)) throw typeError(`__format__ must return a str, not ${typeOf(result).name}`);
  return result;
}

/** format(value, spec), now. */
export const formatNow = (value: Value, spec: Value): Value => settle(format(value, spec));

/** ascii(text): escapes every character above 0x7e of a repr. */
export function asciiEscape(text: string): string {
  let escaped = "";
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) escaped += character;
    else if (code < 0x100) escaped += `\\x${code.toString(16).padStart(2, "0")}`;
    else if (code < 0x10000) escaped += `\\u${code.toString(16).padStart(4, "0")}`;
    else escaped += `\\U${code.toString(16).padStart(8, "0")}`;
  }
  return escaped;
}

const inRepr = new Set<object>();

/** Py_ReprEnter / Py_ReprLeave: `make()`, or `recursive` when this very object is already being printed. */
export function guardRepr(object: object, recursive: string, make: () => string): string {
  if (inRepr.has(object)) return recursive;
  inRepr.add(object);
  try {
    return make();
  } finally {
    inRepr.delete(object);
  }
}
