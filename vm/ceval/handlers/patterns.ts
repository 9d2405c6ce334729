/** match statements. */

import { PyDict } from "../../core/dict.ts";
import { typeError, valueError } from "../../core/errors.ts";
import type { Frame } from "../../core/frame.ts";
import { open } from "../../core/native.ts";
import { findAttribute, getAttributeNow } from "../../core/ops/attributes.ts";
import { callNow } from "../../core/ops/call.ts";
import { equals } from "../../core/ops/compare.ts";
import { isInstanceNow } from "../../core/ops/instance-check.ts";
import { reprNow, textOf } from "../../core/ops/text.ts";
import { typeOf } from "../../core/registry.ts";
import { PyTuple } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import { PyObject, type Value } from "../../core/value.ts";

export function MATCH_MAPPING(frame: Frame, sp: number, _: number): number {
  frame.stack[sp] = typeOf(frame.stack[sp - 1] as Value).patternKind === "mapping";
  return sp + 1;
}

export function MATCH_SEQUENCE(frame: Frame, sp: number, _: number): number {
  frame.stack[sp] = typeOf(frame.stack[sp - 1] as Value).patternKind === "sequence";
  return sp + 1;
}

/** Marks a missing key for mapping.get(). */
class Missing extends PyObject {}

export function MATCH_KEYS(frame: Frame, sp: number, _: number): number {
  const keys = (frame.stack[sp - 1] as PyTuple).items;
  const subject = frame.stack[sp - 2] as Value;
  frame.stack[sp] = matchKeys(subject, keys);
  return sp + 1;
}

function matchKeys(subject: Value, keys: readonly Value[]): Value {
  keys.forEach((key, i) => {
    if (keys.slice(0, i).some((other) => equals(other, key))) {
      throw valueError(`mapping pattern checks duplicate key (${reprNow(key)})`);
    }
  });
  const values: Value[] = [];
  if (subject instanceof PyDict && !subject.$cls.isHeapType) {
    open(subject, "reads");
    for (const key of keys) {
      const value = subject.get(key);
      if (value === undefined) return null;
      values.push(value);
    }
    return new PyTuple(values);
  }
  const missing = missingMarker();
  if (keys.length === 0) return new PyTuple([]);
  const get = getAttributeNow(subject, "get");
  for (const key of keys) {
    const value = callNow(get, key, missing);
    if (value === missing) return null;
    values.push(value);
  }
  return new PyTuple(values);
}

let marker: Missing | undefined;
function missingMarker(): Missing {
  if (marker === undefined) {
    marker = new Missing();
    Object.defineProperty(marker, "$cls", { value: typeOf("").mro[1] });
  }
  return marker;
}

export function MATCH_CLASS(frame: Frame, sp: number, positional: number): number {
  const { stack } = frame;
  const keywords = (stack[sp - 1] as PyTuple).items.map((name) => textOf(name)!);
  stack[sp - 3] = matchClass(stack[sp - 3] as Value, stack[sp - 2] as Value, positional, keywords);
  return sp - 2;
}

function matchClass(subject: Value, cls: Value, positional: number, keywords: readonly string[]): Value {
  if (!(cls instanceof PyType)) throw typeError("called match pattern must be a class");
  if (!isInstanceNow(subject, cls)) return null;
  const seen = new Set<string>();
  const values: Value[] = [];
  /** False when the subject lacks the attribute. */
  const take = (name: string): boolean => {
    if (seen.has(name)) throw typeError(`${cls.name}() got multiple sub-patterns for attribute '${name}'`);
    seen.add(name);
    const value = findAttribute(subject, name);
    if (value === undefined) return false;
    values.push(value);
    return true;
  };
  if (positional > 0) {
    const declared = findAttribute(cls, "__match_args__");
    const names = declared === undefined ? null : matchArgs(cls, declared);
    const matchSelf = names === null && cls.matchSelf;
    const allowed = matchSelf ? 1 : (names?.length ?? 0);
    if (positional > allowed) {
      const plural = allowed === 1 ? "" : "s";
      throw typeError(`${cls.name}() accepts ${allowed} positional sub-pattern${plural} (${positional} given)`);
    }
    if (matchSelf) values.push(subject);
    else for (const name of names!.slice(0, positional)) if (!take(matchArgName(name))) return null;
  }
  for (const name of keywords) if (!take(name)) return null;
  return new PyTuple(values);
}

function matchArgs(cls: PyType, declared: Value): readonly Value[] {
  if (declared instanceof PyTuple) return declared.items;
  throw typeError(`${cls.name}.__match_args__ must be a tuple (got ${typeOf(declared).name})`);
}

function matchArgName(name: Value): string {
  const text = textOf(name);
  if (text === undefined) throw typeError(`__match_args__ elements must be strings (got ${typeOf(name).name})`);
  return text;
}
