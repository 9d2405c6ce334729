/**
 * Calling Python functions: binding arguments to parameters in a new frame, with CPython's error messages
 * (initialize_locals of ceval.c).
 */
import { CodeFlag } from "../bytecode/code-unit.ts";
import { PyDict } from "./dict.ts";
import { pyError, typeError } from "./errors.ts";
import { execution } from "./execution.ts";
import { Frame } from "./frame.ts";
import type { PyFunction } from "./function.ts";
import { open } from "./native.ts";
import type { KeywordNames } from "./slots.ts";
import { suggestion } from "./suggest.ts";
import { EMPTY_TUPLE, PyTuple } from "./tuple.ts";
import { type Outcome, PENDING, type Value } from "./value.ts";

const RUNS_LATER = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** Makes `frame` the pending frame. Raises RecursionError at the recursion limit. */
export function pushFrame(frame: Frame): Outcome {
  if (execution.depth >= execution.recursionLimit) throw recursionError();
  execution.top.pending = frame;
  return PENDING;
}

export const recursionError = () => pyError("RecursionError", "maximum recursion depth exceeded");

/** Calls a Python function by pushing its frame. */
export function callFunction(func: PyFunction, args: readonly Value[], kwNames: KeywordNames): Outcome {
  return pushFrame(functionFrame(func, args, kwNames));
}

/** A frame for the call, arguments bound. */
export function functionFrame(func: PyFunction, args: readonly Value[], kwNames: KeywordNames): Frame {
  const { code } = func;
  const frame = new Frame(code, func.globals, func.builtins, code.flags & CodeFlag.NEWLOCALS ? null : func.globals, func);
  const { stack } = frame;
  if (code.isSimple && kwNames === null && args.length <= code.argCount && hasDefaultsFrom(func, args.length)) {
    for (let i = 0; i < args.length; i++) stack[i] = args[i];
    if (args.length < code.argCount) fillDefaults(func, args.length, stack);
  } else bindParameters(func, args, kwNames, stack);
  return frame;
}

/** True when all parameters from number `given` on have defaults. */
export const hasDefaultsFrom = (func: PyFunction, given: number): boolean =>
  given + (func.defaults === null ? 0 : func.defaults.length) >= func.code.argCount;

export const runsLater = (flags: number): boolean => (flags & RUNS_LATER) !== 0;

function bindParameters(func: PyFunction, args: readonly Value[], kwNames: KeywordNames, stack: (Value | undefined)[]): void {
  const { code } = func;
  const { unit } = code;
  const names = unit.localsPlusNames;
  const given = args.length - (kwNames?.length ?? 0);
  const total = unit.argCount + unit.kwOnlyCount;
  let keywordDict: PyDict | null = null;
  const varargs = (unit.flags & CodeFlag.VARARGS) !== 0;
  if (unit.flags & CodeFlag.VARKEYWORDS) {
    keywordDict = new PyDict();
    stack[total + (varargs ? 1 : 0)] = keywordDict;
  }
  const direct = Math.min(given, unit.argCount);
  for (let i = 0; i < direct; i++) stack[i] = args[i];
  if (varargs) stack[total] = given > unit.argCount ? new PyTuple(args.slice(unit.argCount, given)) : EMPTY_TUPLE;
  if (kwNames !== null) bindKeywords(func, args, kwNames, given, stack, keywordDict);
  if (given > unit.argCount && !varargs) throw tooManyPositional(func, given, stack);
  if (given < unit.argCount) fillDefaults(func, given, stack);
  if (unit.kwOnlyCount > 0) {
    open(func.kwDefaults, "reads");
    const missing: string[] = [];
    for (let i = unit.argCount; i < total; i++) {
      if (stack[i] !== undefined) continue;
      const value = func.kwDefaults?.getString(names[i]!);
      if (value === undefined) missing.push(names[i]!);
      else stack[i] = value;
    }
    if (missing.length > 0) throw missingArguments(func, "keyword-only", missing);
  }
}

function bindKeywords(
  func: PyFunction,
  args: readonly Value[],
  kwNames: readonly string[],
  given: number,
  stack: (Value | undefined)[],
  keywordDict: PyDict | null,
): void {
  const { unit } = func.code;
  const names = unit.localsPlusNames;
  const total = unit.argCount + unit.kwOnlyCount;
  for (let k = 0; k < kwNames.length; k++) {
    const keyword = kwNames[k]!;
    const value = args[given + k]!;
    let index = -1;
    for (let i = unit.posOnlyCount; i < total; i++) {
      if (names[i] === keyword) {
        index = i;
        break;
      }
    }
    if (index >= 0) {
      if (stack[index] !== undefined) throw typeError(`${func.qualname}() got multiple values for argument '${keyword}'`);
      stack[index] = value;
    } else if (keywordDict !== null) keywordDict.setString(keyword, value);
    else throw unexpectedKeyword(func, kwNames, keyword);
  }
}

function unexpectedKeyword(func: PyFunction, kwNames: readonly string[], keyword: string) {
  const { unit } = func.code;
  const positionalOnly = unit.localsPlusNames.slice(0, unit.posOnlyCount).filter((name) => kwNames.includes(name));
  if (positionalOnly.length > 0) {
    return typeError(
      `${func.qualname}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(", ")}'`,
    );
  }
  const hint = suggestion(keyword, unit.localsPlusNames.slice(unit.posOnlyCount, unit.argCount + unit.kwOnlyCount));
  return typeError(`${func.qualname}() got an unexpected keyword argument '${keyword}'${hint}`);
}

/** Gives parameters from number `given` on their defaults; TypeError when one has none. */
export function fillDefaults(func: PyFunction, given: number, stack: (Value | undefined)[]): void {
  const { unit } = func.code;
  const defaults = func.defaults ?? [];
  const required = unit.argCount - defaults.length;
  const missing: string[] = [];
  for (let i = given; i < required; i++) if (stack[i] === undefined) missing.push(unit.localsPlusNames[i]!);
  if (missing.length > 0) throw missingArguments(func, "positional", missing);
  for (let i = Math.max(given, required); i < unit.argCount; i++) {
    if (stack[i] === undefined) stack[i] = defaults[i - required];
  }
}

function missingArguments(func: PyFunction, kind: string, names: readonly string[]) {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop()!;
  const text =
    quoted.length === 0 ? last : quoted.length === 1 ? `${quoted[0]} and ${last}` : `${quoted.join(", ")}, and ${last}`;
  const plural = names.length === 1 ? "" : "s";
  return typeError(`${func.qualname}() missing ${names.length} required ${kind} argument${plural}: ${text}`);
}

function tooManyPositional(func: PyFunction, given: number, stack: readonly (Value | undefined)[]) {
  const { unit } = func.code;
  const defaults = func.defaults?.length ?? 0;
  let keywordOnlyGiven = 0;
  for (let i = unit.argCount; i < unit.argCount + unit.kwOnlyCount; i++) if (stack[i] !== undefined) keywordOnlyGiven++;
  const range = defaults > 0 ? `from ${unit.argCount - defaults} to ${unit.argCount}` : `${unit.argCount}`;
  const plural = defaults > 0 || unit.argCount !== 1 ? "s" : "";
  const s = given === 1 ? "" : "s";
  const keywordPart =
    keywordOnlyGiven > 0
      ? ` positional argument${s} (and ${keywordOnlyGiven} keyword-only argument${keywordOnlyGiven === 1 ? "" : "s"})`
      : "";
  const verb = given === 1 && keywordOnlyGiven === 0 ? "was" : "were";
  return typeError(`${func.qualname}() takes ${range} positional argument${plural} but ${given}${keywordPart} ${verb} given`);
}
