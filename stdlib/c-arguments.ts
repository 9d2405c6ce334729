/**
 * Arguments of constructors that CPython reads with PyArg_ParseTupleAndKeywords and no function name: its way to bind them, its
 * messages, and its C ints.
 */
import { overflowError, type PyError, typeError } from "../vm/core/errors.ts";
import { exactInt, indexNow } from "../vm/core/ops/index-value.ts";
import type { KeywordNames } from "../vm/core/slots.ts";
import type { Value } from "../vm/core/value.ts";

/** Binds a call to `names`, of which the first `required` must be given and those from `positional` on only by keyword. */
export function bindUnnamed(
  names: readonly string[],
  required: number,
  positional: number,
  args: readonly Value[],
  kwNames: KeywordNames,
): readonly (Value | undefined)[] {
  const keywords = kwNames?.length ?? 0;
  const given = args.length - keywords;
  if (args.length > names.length) {
    const kind = given === 0 ? "keyword " : "";
    const plural = names.length === 1 ? "" : "s";
    throw typeError(`function takes at most ${names.length} ${kind}argument${plural} (${args.length} given)`);
  }
  if (given > positional) throw typeError(`function takes at most ${positional} positional arguments (${given} given)`);
  if (keywords === 0) {
    if (given < required) throw missing(names, args);
    return args;
  }
  const bound: (Value | undefined)[] = args.slice(0, given);
  names.forEach((name, place) => {
    const at = kwNames!.indexOf(name);
    if (place < given) {
      if (at >= 0) throw typeError(`argument for function given by name ('${name}') and position (${place + 1})`);
    } else if (at >= 0) bound[place] = args[given + at]!;
    else if (place < required) throw missing(names, bound as Value[]);
    else bound[place] = undefined;
  });
  const unknown = kwNames!.find((name) => !names.includes(name));
  if (unknown !== undefined) throw typeError(`this function got an unexpected keyword argument '${unknown}'`);
  return bound;
}

/** What is there already is read before the lack is noticed; all required arguments are ints. */
function missing(names: readonly string[], given: readonly Value[]): PyError {
  for (const value of given) cInt(value);
  return typeError(`function missing required argument '${names[given.length]}' (pos ${given.length + 1})`);
}

/** An argument that C takes as an int; `absent` when it was left out. */
export function cInt(value: Value | undefined, absent = 0): number {
  if (value === undefined) return absent;
  const int = exactInt(value) ?? indexNow(value);
  if (int >= -0x80000000 && int <= 0x7fffffff) return int as number;
  if (typeof int === "bigint" && BigInt.asIntN(64, int) !== int) {
    throw overflowError("Python int too large to convert to C long");
  }
  throw overflowError(`signed integer is ${int > 0 ? "greater than maximum" : "less than minimum"}`);
}
