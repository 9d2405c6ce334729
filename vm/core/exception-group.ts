/**
 * The representation of exception groups, their splitting, and what try/except* does with it. Their types are in
 * vm/objects/exceptions/groups.ts.
 */

import { exceptionType, typeError } from "./errors.ts";
import { PyException } from "./exception.ts";
import { exceptionMatches } from "./exception-match.ts";
import { list, PyList } from "./list.ts";
import { open } from "./native.ts";
import { findAttribute, setAttributeNow } from "./ops/attributes.ts";
import { callMethodNow, callNow } from "./ops/call.ts";
import { typeOf } from "./registry.ts";
import { PyTuple } from "./tuple.ts";
import type { Value } from "./value.ts";

export class PyExceptionGroup extends PyException {
  message: Value = "";
  exceptions: PyTuple = new PyTuple([]);
}

/** The two halves of an exception; either may be None. */
export interface Split {
  readonly matched: Value;
  readonly rest: Value;
}

/**
 * Splits an exception by a test that is asked of every group before its members. A group of which only a part is taken
 * becomes two, made by its `derive`, each with the nesting and the metadata of the original.
 */
export function partition(exception: Value, matches: (exception: Value) => boolean): Split {
  if (matches(exception)) return { matched: exception, rest: null };
  if (!(exception instanceof PyExceptionGroup)) return { matched: null, rest: exception };
  open(exception, "reads");
  const matched: Value[] = [];
  const rest: Value[] = [];
  for (const inner of exception.exceptions.items) {
    const parts = partition(inner, matches);
    if (parts.matched !== null) matched.push(parts.matched);
    if (parts.rest !== null) rest.push(parts.rest);
  }
  return { matched: deriveFrom(exception, matched), rest: deriveFrom(exception, rest) };
}

/** A group like `group` over other exceptions: metadata is copied, notes too. */
function deriveFrom(group: PyExceptionGroup, exceptions: readonly Value[]): Value {
  if (exceptions.length === 0) return null;
  const derived = callMethodNow(group, "derive", list(exceptions.slice()));
  if (!(derived instanceof PyExceptionGroup)) throw typeError("derive must return an instance of BaseExceptionGroup");
  open(group, "reads");
  open(derived, "writes");
  derived.traceback = group.traceback;
  derived.context = group.context;
  derived.cause = group.cause;
  derived.suppressContext = group.suppressContext;
  const notes = findAttribute(group, "__notes__");
  if (notes instanceof PyList) {
    open(notes, "reads");
    setAttributeNow(derived, "__notes__", list(notes.items.slice()));
  }
  return derived;
}

const newGroup = (exceptions: PyList | PyTuple): PyException =>
  callNow(exceptionType("ExceptionGroup"), "", exceptions) as PyException;

/** CHECK_EG_MATCH: the part of an exception that a clause of except* takes, and the rest. */
export function splitForClause(exception: PyException | null, match: Value): Split {
  if (exception === null) return { matched: null, rest: null };
  if (exceptionMatches(exception, match)) {
    if (exception instanceof PyExceptionGroup) return { matched: exception, rest: null };
    const group = newGroup(new PyTuple([exception]));
    open(exception, "reads");
    open(group, "writes");
    group.traceback = exception.traceback;
    return { matched: group, rest: null };
  }
  if (!(exception instanceof PyExceptionGroup)) return { matched: null, rest: exception };
  const pair = callMethodNow(exception, "split", match);
  if (!(pair instanceof PyTuple)) {
    throw typeError(`${typeOf(exception).name}.split must return a tuple, not ${typeOf(pair).name}`);
  }
  if (pair.items.length < 2) {
    throw typeError(`${typeOf(exception).name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  }
  return { matched: pair.items[0]!, rest: pair.items[1]! };
}

function sameMetadata(a: PyException, b: PyException): boolean {
  open(a, "reads");
  open(b, "reads");
  return a.traceback === b.traceback && a.cause === b.cause && a.context === b.context;
}

function addLeaves(exception: Value, leaves: Set<Value>): void {
  if (exception instanceof PyExceptionGroup) {
    open(exception, "reads");
    for (const inner of exception.exceptions.items) addLeaves(inner, leaves);
  } else leaves.add(exception);
}

/**
 * PREP_RERAISE_STAR: what a try/except* statement raises at its end. `raised` are the results of its handlers: None,
 * the unhandled rest, exceptions raised anew, and parts of `original` that were re-raised; the latter are merged back
 * into the shape of `original`.
 */
export function mergeReraised(original: PyException, raised: PyList): Value {
  open(raised, "reads");
  const results = raised.items.filter((item) => item !== null) as PyException[];
  if (results.length === 0) return null;
  if (!(original instanceof PyExceptionGroup)) return results[0]!;
  const outgoing: PyException[] = [];
  const leaves = new Set<Value>();
  for (const exception of results) {
    // A part of the original still has what split() copied to it; one that was raised anew has a longer traceback.
    if (sameMetadata(exception, original)) addLeaves(exception, leaves);
    else outgoing.push(exception);
  }
  const merged = leaves.size === 0 ? null : partition(original, (exception) => leaves.has(exception)).matched;
  if (outgoing.length === 0) return merged;
  if (merged !== null) outgoing.push(merged as PyException);
  return outgoing.length === 1 ? outgoing[0]! : newGroup(list(outgoing));
}
