/**
 * Index keys: for each value whose `==` and hash a JavaScript Map can decide, the Map key under which it is found.
 *
 * Equal values get the same index key and different values different ones: ints (of any spelling: 1, True, 1.0) their
 * number or bigint; other floats their JavaScript number; strs their text; objects compared by identity themselves.
 */
import type { PyType } from "./type.ts";
import { PyFloat, type PyObject, type Value } from "./value.ts";

/** How the instances of a type are indexed; registered by types with special rules. `undefined` makes a key foreign. */
type IndexRule = (value: PyObject) => unknown;

const rules = new Map<unknown, IndexRule>();

/** Registers the rule for a pair of slots: types that inherit both hash and richcompare share it. */
export function setIndexRule(hashSlot: unknown, rule: IndexRule): void {
  rules.set(hashSlot, rule);
}

interface KnownRule {
  readonly version: number;
  readonly rule: IndexRule | null;
}

function findRule(type: PyType): IndexRule | null {
  let known = type.keyRule as KnownRule | null;
  if (known === null || known.version !== type.version) {
    const rule = rules.get(type.slots.hash);
    // A class that overrides __eq__ without __hash__ is unhashable; one that overrides both has another hash slot.
    const owner = rule === undefined ? undefined : type.mro.find((t) => t.slots.hash === type.slots.hash && !t.isHeapType);
    known = {
      version: type.version,
      rule: rule !== undefined && owner?.slots.richcompare === type.slots.richcompare ? rule : null,
    };
    type.keyRule = known;
  }
  return known.rule;
}

/** The Map key for a value, or undefined when it is foreign (its equality or hash must be asked of it). */
export function indexKey(value: Value): unknown {
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      if (value === null) return null;
      if (value.constructor === PyFloat) return floatIndexKey(value as PyFloat);
      return findRule(value.$cls)?.(value);
  }
}

/** An integral float equals an int; a NaN equals only itself. */
export function floatIndexKey(float: PyFloat): unknown {
  const x = float.value;
  if (Number.isSafeInteger(x)) return x === 0 ? 0 : x;
  if (Number.isInteger(x)) return BigInt(x);
  return Number.isNaN(x) ? float : x;
}
