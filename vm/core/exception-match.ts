/** Matching exceptions against handlers, and splitting groups for except*. */

import { exceptionType, typeError } from "./errors.ts";
import type { PyException } from "./exception.ts";
import { list, type PyList } from "./list.ts";
import { callMethodNow, callNow } from "./ops/call.ts";
import { typeOf } from "./registry.ts";
import { PyTuple } from "./tuple.ts";
import { PyType } from "./type.ts";
import type { Value } from "./value.ts";

/** Whether an exception is an instance of a class or of one of a tuple of classes. Never calls __instancecheck__. */
export function exceptionMatches(exception: Value, match: Value): boolean {
  if (match instanceof PyTuple) return match.items.some((candidate) => exceptionMatches(exception, candidate));
  return match instanceof PyType && typeOf(exception).isSubtypeOf(match);
}

const isGroup = (exception: PyException): boolean => exception.$cls.isSubtypeOf(exceptionType("BaseExceptionGroup"));

/** The part of an exception that except* takes and the rest; either may be None. */
export function splitExceptionGroup(exception: PyException | null, match: Value): { matched: Value; rest: Value } {
  if (exception === null) return { matched: null, rest: null };
  if (exceptionMatches(exception, match)) {
    if (isGroup(exception)) return { matched: exception, rest: null };
    const group = callNow(exceptionType("ExceptionGroup"), "", new PyTuple([exception])) as PyException;
    group.traceback = exception.traceback;
    return { matched: group, rest: null };
  }
  if (!isGroup(exception)) return { matched: null, rest: exception };
  const pair = callMethodNow(exception, "split", match);
  if (!(pair instanceof PyTuple)) {
    throw typeError(`${typeOf(exception).name}.split must return a tuple, not ${typeOf(pair).name}`);
  }
  if (pair.items.length < 2) {
    throw typeError(`${typeOf(exception).name}.split must return a 2-tuple, got tuple of size ${pair.items.length}`);
  }
  return { matched: pair.items[0]!, rest: pair.items[1]! };
}

const sameMetadata = (a: PyException, b: PyException): boolean =>
  a.traceback === b.traceback && a.cause === b.cause && a.context === b.context;

/** The exceptions of the leaves of a group. */
function leavesOf(exception: Value, leaves: Set<Value>): void {
  if (exception === null) return;
  if (!isGroup(exception as PyException)) {
    leaves.add(exception);
    return;
  }
  for (const inner of (exception as unknown as { exceptions: PyTuple }).exceptions.items) leavesOf(inner, leaves);
}

/**
 * PREP_RERAISE_STAR: what a try/except* statement raises at its end. `raised` are the results of its handlers: None,
 * the unhandled rest, exceptions raised anew, and parts of `original` that were re-raised; the latter are merged back
 * into the shape of `original`.
 */
export function mergeReraised(original: PyException, raised: PyList): Value {
  const results = raised.items.filter((item) => item !== null) as PyException[];
  if (results.length === 0) return null;
  if (!isGroup(original)) return results[0]!;
  const fresh: PyException[] = [];
  const reraised = new Set<Value>();
  let anyReraised = false;
  for (const exception of results) {
    if (isGroup(exception) && sameMetadata(exception, original)) {
      anyReraised = true;
      leavesOf(exception, reraised);
    } else fresh.push(exception);
  }
  const projection = anyReraised ? project(original, reraised) : null;
  if (fresh.length === 0) return projection;
  if (projection !== null) fresh.push(projection as PyException);
  if (fresh.length === 1) return fresh[0]!;
  return callNow(exceptionType("ExceptionGroup"), "", list(fresh));
}

/** The group with only the given leaves, nesting and metadata kept. */
function project(group: PyException, leaves: ReadonlySet<Value>): Value {
  if (!isGroup(group)) return leaves.has(group) ? group : null;
  const inner = (group as unknown as { exceptions: PyTuple }).exceptions.items;
  const kept = inner.map((exception) => project(exception as PyException, leaves)).filter((part) => part !== null);
  if (kept.length === 0) return null;
  if (kept.length === inner.length && kept.every((part, i) => part === inner[i])) return group;
  const copy = callMethodNow(group, "derive", list(kept)) as PyException;
  copy.traceback = group.traceback;
  copy.cause = group.cause;
  copy.context = group.context;
  return copy;
}
