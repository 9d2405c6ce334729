/** Set algebra over any iterable, shared by set, frozenset and the dict views. Nothing here knows which class the result has. */
import { freshItems } from "../core/bulk-items.ts";
import { PyDict } from "../core/dict.ts";
import type { EntryTable } from "../core/entry-table.ts";
import { collect } from "../core/iterator-loop.ts";
import { open, readable, writable } from "../core/native.ts";
import { builtinTypes } from "../core/registry.ts";
import { PyAnySet, PySet } from "../core/set.ts";
import type { Outcome, Value } from "../core/value.ts";

const isExactDict = (value: Value): value is PyDict => value instanceof PyDict && value.$cls === builtinTypes.get("dict");

/** A set or dict, whose keys can be read without running Python code; undefined for any other iterable. */
function tableOf(value: Value): EntryTable | undefined {
  if (!(value instanceof PyAnySet) && !isExactDict(value)) return undefined;
  open(value, "reads");
  return value;
}

/** `set |= iterable`. The outcome is None. */
export function updateSet(set: PyAnySet, source: Value): Outcome {
  open(set, "writes");
  if (source instanceof PyAnySet) {
    open(source, "reads");
    set.merge(source);
    return null;
  }
  if (isExactDict(source)) {
    open(source, "reads");
    set.reserve(source.size);
    source.eachKey((key, hash) => {
      set.addKey(key, hash);
    });
    return null;
  }
  const ready = freshItems(source);
  if (ready !== undefined) {
    set.addKeys(ready);
    return null;
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
  open(set, "writes");
  if (source === set) {
    set.clear();
    return null;
  }
  const ready = tableOf(source);
  if (ready !== undefined) {
    ready.eachKey((key, hash) => {
      set.discard(key, hash);
    });
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
  open(set, "writes");
  if (source === set) {
    set.clear();
    return null;
  }
  const toggle = (keys: EntryTable): Outcome => {
    open(set, "writes");
    keys.eachKey((key, hash) => {
      if (!set.discard(key, hash)) set.addKey(key, hash);
    });
    return null;
  };
  const ready = tableOf(source);
  if (ready !== undefined) return toggle(ready);
  const other = new PySet();
  return collect(
    source,
    (item) => {
      writable(other).addKey(item);
    },
    () => toggle(other),
  );
}

/** Adds to `result` what `set` and the iterable have in common. The outcome is None. */
export function intersectInto(result: PyAnySet, set: PyAnySet, source: Value): Outcome {
  open(set, "reads");
  open(result, "writes");
  if (source instanceof PyAnySet) {
    open(source, "reads");
    const [larger, smaller] = source.size > set.size ? [source, set] : [set, source];
    smaller.eachKey((key, hash) => {
      if (larger.find(key, hash) >= 0) result.addKey(key, hash);
    });
    return null;
  }
  return collect(
    source,
    (item) => {
      if (readable(set).find(item) >= 0) writable(result).addKey(item);
    },
    () => null,
  );
}

/** Fills the empty `result` with the items of `set` that the iterable lacks. The outcome is None. */
export function subtractInto(result: PyAnySet, set: PyAnySet, source: Value): Outcome {
  const lookup = source instanceof PyAnySet || isExactDict(source) ? source : undefined;
  if (lookup !== undefined) open(lookup, "reads");
  if (lookup === undefined || set.size >> 2 > lookup.size) {
    writable(result).merge(set);
    return subtractFromSet(result, source);
  }
  set.eachKey((key, hash) => {
    if (lookup.find(key, hash) < 0) result.addKey(key, hash);
  });
  return null;
}

/** True when every item of `a` is in `b`. */
export function isSubset(a: PyAnySet, b: PyAnySet): boolean {
  open(a, "reads");
  open(b, "reads");
  if (a.size > b.size) return false;
  let subset = true;
  a.eachKey((key, hash) => {
    subset = b.find(key, hash) >= 0;
    return subset;
  });
  return subset;
}
