/** Set algebra over any iterable, shared by set, frozenset and the dict views. Nothing here knows which class the result has. */
import { PyDict } from "../core/dict.ts";
import { collect } from "../core/iterator-loop.ts";
import { open } from "../core/native.ts";
import { builtinTypes } from "../core/registry.ts";
import { PyAnySet, PySet } from "../core/set.ts";
import type { Outcome, Value } from "../core/value.ts";

const isExactDict = (value: Value): value is PyDict => value instanceof PyDict && value.$cls === builtinTypes.get("dict");

/** The keys of a set or dict, which can be read without running Python code; undefined for any other iterable. */
function readyKeys(value: Value): readonly Value[] | undefined {
  if (value instanceof PyAnySet) {
    open(value, "reads");
    return value.ordered();
  }
  if (!isExactDict(value)) return undefined;
  open(value, "reads");
  return value.keys.filter((key) => key !== undefined);
}

/** `set |= iterable`. The outcome is None. */
export function updateSet(set: PyAnySet, source: Value): Outcome {
  if (source instanceof PyAnySet) {
    open(source, "reads");
    set.merge(source);
    return null;
  }
  if (isExactDict(source)) {
    open(source, "reads");
    set.reserve(source.size);
  }
  return collect(
    source,
    (item) => {
      open(set, "writes");
      set.addKey(item);
    },
    () => null,
  );
}

/** `set -= iterable`. The outcome is None. */
export function subtractFromSet(set: PyAnySet, source: Value): Outcome {
  if (source === set) {
    set.clear();
    return null;
  }
  const ready = readyKeys(source);
  if (ready !== undefined) {
    for (const key of ready) set.discard(key);
    return null;
  }
  return collect(
    source,
    (item) => {
      open(set, "writes");
      set.discard(item);
    },
    () => null,
  );
}

/** `set ^= other`. The outcome is None. */
export function toggleInSet(set: PyAnySet, source: Value): Outcome {
  if (source === set) {
    set.clear();
    return null;
  }
  const toggle = (keys: readonly Value[]): Outcome => {
    open(set, "writes");
    for (const key of keys) if (!set.discard(key)) set.addKey(key);
    return null;
  };
  const ready = readyKeys(source);
  if (ready !== undefined) return toggle(ready);
  const other = new PySet();
  return collect(
    source,
    (item) => {
      other.addKey(item);
    },
    () => toggle(other.ordered()),
  );
}

/** Adds to `result` what `set` and the iterable have in common. The outcome is None. */
export function intersectInto(result: PyAnySet, set: PyAnySet, source: Value): Outcome {
  if (source instanceof PyAnySet) {
    open(source, "reads");
    const [larger, smaller] = source.size > set.size ? [source, set] : [set, source];
    for (const key of smaller.ordered()) if (larger.find(key) >= 0) result.addKey(key);
    return null;
  }
  return collect(
    source,
    (item) => {
      if (set.find(item) >= 0) result.addKey(item);
    },
    () => null,
  );
}

/** Fills the empty `result` with the items of `set` that the iterable lacks. The outcome is None. */
export function subtractInto(result: PyAnySet, set: PyAnySet, source: Value): Outcome {
  const lookup = source instanceof PyAnySet || isExactDict(source) ? source : undefined;
  if (lookup !== undefined) open(lookup, "reads");
  if (lookup === undefined || set.size >> 2 > lookup.size) {
    result.merge(set);
    return subtractFromSet(result, source);
  }
  for (const key of set.ordered()) if (lookup.find(key) < 0) result.addKey(key);
  return null;
}

/** True when every item of `a` is in `b`. */
export function isSubset(a: PyAnySet, b: PyAnySet): boolean {
  if (a.size > b.size) return false;
  for (const key of a.ordered()) if (b.find(key) < 0) return false;
  return true;
}
