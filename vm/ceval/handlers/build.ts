/** Displays, comprehension steps, unpacking, formatting. */
import { openForRead, openForWrite, txn } from "../../../runtime/stm/transaction.ts";
import { exactItems } from "../../core/bulk-items.ts";
import { PyMethodDescriptor } from "../../core/descriptor.ts";
import { PyDict } from "../../core/dict.ts";
import { isPyError, typeError, valueError } from "../../core/errors.ts";
import { settle } from "../../core/execution.ts";
import type { Frame } from "../../core/frame.ts";
import { PyFunction } from "../../core/function.ts";
import { PyList } from "../../core/list.ts";
import { callMethodBody } from "../../core/native.ts";
import { findAttribute } from "../../core/ops/attributes.ts";
import { callMethodNow } from "../../core/ops/call.ts";
import { getItemNow } from "../../core/ops/items.ts";
import { getIterator, listItems, nextNow } from "../../core/ops/iterate.ts";
import { sequenceItems } from "../../core/ops/length-hint.ts";
import { asciiEscape, format, repr, reprNow, str, strNow, textOf, toStr } from "../../core/ops/text.ts";
import { builtinTypes, typeOf } from "../../core/registry.ts";
import { PySet } from "../../core/set.ts";
import { PyTuple } from "../../core/tuple.ts";
import type { Value } from "../../core/value.ts";
import { mergeDict } from "../../objects/dict-update.ts";
import { push } from "./result.ts";

function addTo(set: PySet, item: Value): void {
  if (set.find(item) < 0) set.insert(item);
}

function take(frame: Frame, sp: number, count: number): Value[] {
  return frame.stack.slice(sp - count, sp) as Value[];
}

export function BUILD_TUPLE(frame: Frame, sp: number, count: number): number {
  frame.stack[sp - count] = new PyTuple(take(frame, sp, count));
  return sp - count + 1;
}

export function BUILD_LIST(frame: Frame, sp: number, count: number): number {
  frame.stack[sp - count] = new PyList(count === 0 ? [] : take(frame, sp, count));
  return sp - count + 1;
}

export function BUILD_SET(frame: Frame, sp: number, count: number): number {
  const set = new PySet();
  for (const item of take(frame, sp, count)) addTo(set, item);
  frame.stack[sp - count] = set;
  return sp - count + 1;
}

export function BUILD_MAP(frame: Frame, sp: number, count: number): number {
  const dict = new PyDict();
  const base = sp - 2 * count;
  for (let i = base; i < sp; i += 2) dict.set(frame.stack[i] as Value, frame.stack[i + 1] as Value);
  frame.stack[base] = dict;
  return base + 1;
}

export function BUILD_CONST_KEY_MAP(frame: Frame, sp: number, count: number): number {
  const dict = new PyDict();
  const keys = frame.stack[sp - 1] as PyTuple;
  const base = sp - 1 - count;
  keys.items.forEach((key, i) => {
    dict.set(key, frame.stack[base + i] as Value);
  });
  frame.stack[base] = dict;
  return base + 1;
}

export function BUILD_STRING(frame: Frame, sp: number, count: number): number {
  const base = sp - count;
  let plain = "";
  for (let i = base; i < sp; i++) {
    const part = frame.stack[i];
    if (typeof part !== "string") return buildAnyString(frame, base, sp);
    plain += part;
  }
  frame.stack[base] = plain;
  return base + 1;
}

function buildAnyString(frame: Frame, base: number, sp: number): number {
  frame.stack[base] = toStr((frame.stack.slice(base, sp) as Value[]).map((part) => textOf(part)!).join(""));
  return base + 1;
}

export function LIST_APPEND(frame: Frame, sp: number, depth: number): number {
  const list = frame.stack[sp - 1 - depth] as PyList;
  if (list.$w < txn.writable) openForWrite(list);
  list.items.push(frame.stack[sp - 1] as Value);
  return sp - 1;
}

export function SET_ADD(frame: Frame, sp: number, depth: number): number {
  const set = frame.stack[sp - 1 - depth] as PySet;
  if (set.$w < txn.writable) openForWrite(set);
  addTo(set, frame.stack[sp - 1] as Value);
  return sp - 1;
}

export function MAP_ADD(frame: Frame, sp: number, depth: number): number {
  const dict = frame.stack[sp - 2 - depth] as PyDict;
  if (dict.$w < txn.writable) openForWrite(dict);
  dict.set(frame.stack[sp - 2] as Value, frame.stack[sp - 1] as Value);
  return sp - 2;
}

export function LIST_EXTEND(frame: Frame, sp: number, depth: number): number {
  const list = frame.stack[sp - 1 - depth] as PyList;
  const iterable = frame.stack[sp - 1] as Value;
  const { iter, getitem } = typeOf(iterable).slots;
  if (iter === undefined && getitem === undefined) {
    throw typeError(`Value after * must be an iterable, not ${typeOf(iterable).name}`);
  }
  const added = sequenceItems(iterable);
  if (list.$w < txn.writable) openForWrite(list);
  for (const item of added) list.items.push(item);
  return sp - 1;
}

export function SET_UPDATE(frame: Frame, sp: number, depth: number): number {
  const set = frame.stack[sp - 1 - depth] as PySet;
  const added = listItems(frame.stack[sp - 1] as Value);
  if (set.$w < txn.writable) openForWrite(set);
  for (const item of added) addTo(set, item);
  return sp - 1;
}

/** Calls `store` for each key and value of a mapping. */
function eachEntry(mapping: Value, store: (key: Value, value: Value) => void): void {
  // As PyDict_Merge: a subclass of dict is read as a dict unless it iterates in its own way.
  if (mapping instanceof PyDict && mapping.$cls.slots.iter === builtinTypes.get("dict")!.slots.iter) {
    if (mapping.$r < txn.readable) openForRead(mapping);
    for (const [key, value] of mapping.entries()) store(key, value);
    return;
  }
  for (const key of listItems(callMethodNow(mapping, "keys"))) store(key, getItemNow(mapping, key));
}

export function DICT_UPDATE(frame: Frame, sp: number, depth: number): number {
  const dict = frame.stack[sp - 1 - depth] as PyDict;
  if (dict.$w < txn.writable) openForWrite(dict);
  const mapping = frame.stack[sp - 1] as Value;
  if (mapping instanceof PyDict && !mapping.$cls.isHeapType) {
    mergeDict(dict, mapping);
    return sp - 1;
  }
  try {
    eachEntry(mapping, (key, value) => dict.set(key, value));
  } catch (error) {
    if (isPyError(error, "AttributeError")) throw typeError(`'${typeOf(mapping).name}' object is not a mapping`);
    throw error;
  }
  return sp - 1;
}

/** How a callable is named in messages about its arguments: "module.f()", "qualname()", or its str. */
export function calleeName(callee: Value): string {
  if (callee instanceof PyFunction) {
    const qualname = textOf(callee.qualname) ?? "?";
    const module = textOf(callee.module);
    return module !== undefined && module !== "builtins" ? `${module}.${qualname}()` : `${qualname}()`;
  }
  const qualname = findAttribute(callee, "__qualname__");
  const name = qualname === undefined ? undefined : textOf(qualname);
  if (name === undefined) return strNow(callee);
  const module = findAttribute(callee, "__module__");
  const moduleName = module === undefined || module === null ? undefined : textOf(module);
  return moduleName !== undefined && moduleName !== "builtins" ? `${moduleName}.${name}()` : `${name}()`;
}

export function DICT_MERGE(frame: Frame, sp: number, depth: number): number {
  const dict = frame.stack[sp - 1 - depth] as PyDict;
  if (dict.$w < txn.writable) openForWrite(dict);
  const mapping = frame.stack[sp - 1] as Value;
  const callee = () => calleeName(frame.stack[sp - 4 - depth] as Value);
  try {
    eachEntry(mapping, (key, value) => {
      if (dict.find(key) >= 0) {
        throw typeError(`${callee()} got multiple values for keyword argument '${strNow(key)}'`);
      }
      dict.set(key, value);
    });
  } catch (error) {
    if (isPyError(error, "AttributeError")) {
      throw typeError(`${callee()} argument after ** must be a mapping, not ${typeOf(mapping).name}`);
    }
    throw error;
  }
  return sp - 1;
}

function cannotUnpack(value: Value): never {
  throw typeError(`cannot unpack non-iterable ${typeOf(value).name} object`);
}

function unpackIterator(value: Value): Value {
  const { iter, getitem } = typeOf(value).slots;
  if (iter === undefined && getitem === undefined) cannotUnpack(value);
  return settle(getIterator(value));
}

export function UNPACK_SEQUENCE(frame: Frame, sp: number, count: number): number {
  const value = frame.stack[--sp] as Value;
  const items = exactItems(value) ?? takeExactly(value, count);
  if (items.length !== count) {
    throw valueError(
      items.length > count
        ? `too many values to unpack (expected ${count})`
        : `not enough values to unpack (expected ${count}, got ${items.length})`,
    );
  }
  for (let i = count - 1; i >= 0; i--) frame.stack[sp++] = items[i];
  return sp;
}

/** Takes `count` items and looks whether there is one more; fewer or more than `count` items tell of the mistake. */
function takeExactly(value: Value, count: number): Value[] {
  const iterator = unpackIterator(value);
  const items: Value[] = [];
  while (items.length <= count) {
    const item = nextNow(iterator);
    if (item === undefined) break;
    items.push(item);
  }
  return items;
}

export function UNPACK_EX(frame: Frame, sp: number, argument: number): number {
  const value = frame.stack[--sp] as Value;
  const before = argument & 0xff;
  const after = argument >> 8;
  const iterator = unpackIterator(value);
  const items: Value[] = [];
  for (let item = nextNow(iterator); item !== undefined; item = nextNow(iterator)) items.push(item);
  if (items.length < before + after) {
    throw valueError(`not enough values to unpack (expected at least ${before + after}, got ${items.length})`);
  }
  const split = items.length - after;
  for (let i = items.length - 1; i >= split; i--) frame.stack[sp++] = items[i];
  frame.stack[sp++] = new PyList(items.slice(before, split));
  for (let i = before - 1; i >= 0; i--) frame.stack[sp++] = items[i];
  return sp;
}

const NO_SPEC: readonly Value[] = [""];

export function FORMAT_SIMPLE(frame: Frame, sp: number, _: number): number {
  const value = frame.stack[sp - 1] as Value;
  if (typeof value === "string") return sp;
  if (typeof value !== "number") {
    const method = typeOf(value).lookup("__format__");
    const isNative = method instanceof PyMethodDescriptor;
    return push(frame, sp - 1, isNative ? callMethodBody(method.native, value, NO_SPEC, null) : format(value, ""));
  }
  frame.stack[sp - 1] = String(value);
  return sp;
}

export function FORMAT_WITH_SPEC(frame: Frame, sp: number, _: number): number {
  return push(frame, sp - 2, format(frame.stack[sp - 2] as Value, frame.stack[sp - 1] as Value));
}

export function CONVERT_VALUE(frame: Frame, sp: number, conversion: number): number {
  const value = frame.stack[sp - 1] as Value;
  if (conversion === 1) return push(frame, sp - 1, str(value));
  if (conversion === 2) return push(frame, sp - 1, repr(value));
  frame.stack[sp - 1] = asciiEscape(reprNow(value));
  return sp;
}
