/** Filling a dict from anything that dict() and dict.update() take. */

import { exactItems } from "../core/bulk-items.ts";
import { PyDict } from "../core/dict.ts";
import { isPyError, pyError, runtimeError, typeError } from "../core/errors.ts";
import { andThen, settle } from "../core/execution.ts";
import { IteratorLoop } from "../core/iterator-loop.ts";
import { open } from "../core/native.ts";
import { findAttribute } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { getItem } from "../core/ops/items.ts";
import { getIterator, listItems } from "../core/ops/iterate.ts";
import { builtinTypes } from "../core/registry.ts";
import type { Keywords } from "../core/signature.ts";
import type { Outcome, Value } from "../core/value.ts";

/** Sets every entry of another dict. The target is open for writing. */
export function mergeDict(target: PyDict, source: PyDict): void {
  open(source, "reads");
  if (source === target || source.size === 0) return;
  if (target.size === 0 && target.keys.length === 0) {
    target.copyFrom(source);
    return;
  }
  const { keys, keysVersion } = source;
  for (let i = source.first; i < keys.length; i++) {
    const key = keys[i];
    if (key === undefined) continue;
    target.set(key, source.values[i] as Value, source.hashOfEntry(i));
    if (source.keysVersion !== keysVersion) throw runtimeError("dict mutated during update");
  }
}

/** Sets an entry per key that iteration gives, to what the mapping has for it. */
class MappingLoop extends IteratorLoop {
  private readonly target: PyDict;
  private readonly mapping: Value;
  constructor(target: PyDict, mapping: Value) {
    super();
    this.target = target;
    this.mapping = mapping;
  }
  protected override step(key: Value): Outcome {
    return getItem(this.mapping, key);
  }
  protected stepped(value: Value): undefined {
    open(this.target, "writes");
    this.target.set(this.item, value);
  }
  protected finish(): Outcome {
    return null;
  }
}

/** Sets an entry per (key, value) pair that iteration gives. */
class PairLoop extends IteratorLoop {
  private readonly target: PyDict;
  private count = 0;
  constructor(target: PyDict) {
    super();
    this.target = target;
  }
  protected stepped(item: Value): undefined {
    const pair = exactItems(item) ?? this.#pairOf(item);
    if (pair.length !== 2) {
      const found = `dictionary update sequence element #${this.count} has length ${pair.length}; 2 is required`;
      throw pyError("ValueError", found);
    }
    open(this.target, "writes");
    this.target.set(pair[0] as Value, pair[1] as Value);
    this.count++;
  }
  protected finish(): Outcome {
    return null;
  }
  #pairOf(item: Value): readonly Value[] {
    let iterator: Value;
    try {
      iterator = settle(getIterator(item));
    } catch (error) {
      if (!isPyError(error, "TypeError")) throw error;
      throw typeError(`cannot convert dictionary update sequence element #${this.count} to a sequence`);
    }
    return listItems(iterator);
  }
}

/** True for dicts that iterate as dict does, so that their entries may be read directly. */
function iteratesAsDict(value: Value): value is PyDict {
  return value instanceof PyDict && (!value.$cls.isHeapType || value.$cls.slots.iter === builtinTypes.get("dict")!.slots.iter);
}

/** `target.update(source)`: a mapping (anything with `keys`) or an iterable of pairs. The outcome is None. */
export function updateDict(target: PyDict, source: Value): Outcome {
  if (iteratesAsDict(source)) {
    mergeDict(target, source);
    return null;
  }
  const keys = findAttribute(source, "keys");
  return keys === undefined ? new PairLoop(target).over(source) : mergeMapping(target, source, keys);
}

function mergeMapping(target: PyDict, source: Value, keysMethod: Value): Outcome {
  return andThen(call(keysMethod, []), (keys) => new MappingLoop(target, source).over(keys));
}

/** The arguments of dict() and dict.update(): at most one source, then keywords. `name` is for the message. */
export function updateFromArguments(target: PyDict, args: readonly Value[], kwargs: Keywords, name: string): Outcome {
  if (args.length > 1) throw typeError(`${name} expected at most 1 argument, got ${args.length}`);
  const addKeywords = (): Outcome => {
    open(target, "writes");
    for (const [key, value] of kwargs) target.setString(key, value);
    return null;
  };
  if (args.length === 0) return addKeywords();
  return andThen(updateDict(target, args[0] as Value), addKeywords);
}
