/** The Python types set, frozenset and set_iterator. Their representation is vm/core/set. */
import { builtin } from "../core/builtin-names.ts";
import { setBulk } from "../core/bulk-items.ts";
import { defineType } from "../core/define-type.ts";
import { isPyError, keyError, runtimeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { hashUnordered, hi, joinHalves, lo } from "../core/hash-halves.ts";
import { newInstance } from "../core/instances.ts";
import { IteratorLoop } from "../core/iterator-loop.ts";
import { list } from "../core/list.ts";
import { type Declaration, open, pure, readable, reads, writes } from "../core/native.ts";
import { callMethod } from "../core/ops/call.ts";
import { guardRepr, reprNow, toStr } from "../core/ops/text.ts";
import { PyAnySet, PyFrozenset, PySet, SET_FIELDS } from "../core/set.ts";
import { type CompareOp, EQ, GE, GT, LE, LT, NE, type SlotFunctions } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { MutableObject, NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { intersectInto, isSubset, subtractFromSet, subtractInto, toggleInSet, updateSet } from "./set-update.ts";

const asSet = (self: Value): PyAnySet => self as PyAnySet;
const isFrozen = (set: PyAnySet): set is PyFrozenset => set instanceof PyFrozenset;

/** An empty set or frozenset (never of a subclass), as set operations give for a left operand. */
const emptyLike = (set: PyAnySet): PyAnySet => (isFrozen(set) ? new PyFrozenset() : new PySet());

/** The set itself where nobody can tell, else a copy. */
function copyLike(set: PyAnySet): PyAnySet {
  return isFrozen(set) && !set.$cls.isHeapType ? set : freshCopy(set);
}

/** A copy that is about to be changed. */
function freshCopy(set: PyAnySet): PyAnySet {
  const copy = emptyLike(set);
  copy.merge(set);
  return copy;
}

/** Looks for a key; a set is found as the frozenset of its items. */
function findKey(set: PyAnySet, key: Value): number {
  try {
    return set.find(key);
  } catch (error) {
    if (!(key instanceof PySet) || !isPyError(error, "TypeError")) throw error;
    const frozen = new PyFrozenset();
    frozen.merge(readable(key));
    return set.find(frozen);
  }
}

const removeKey = (set: PyAnySet, key: Value): boolean => {
  const entry = findKey(set, key);
  if (entry < 0) return false;
  set.remove(entry);
  return true;
};

/** One operation per argument, in turn. */
function forEachArgument(args: readonly Value[], operate: (arg: Value) => Outcome, done: () => Outcome, from = 0): Outcome {
  if (from === args.length) return done();
  return andThen(operate(args[from] as Value), () => forEachArgument(args, operate, done, from + 1));
}

function union(self: PyAnySet, others: readonly Value[]): Outcome {
  const result = freshCopy(self);
  return forEachArgument(
    others,
    (other) => updateSet(result, other),
    () => result,
  );
}

function intersection(self: PyAnySet, others: readonly Value[]): Outcome {
  if (others.length === 0) return freshCopy(self);
  const [other, ...rest] = others;
  const common = emptyLike(self);
  return andThen(intersectInto(common, self, other as Value), () => (rest.length === 0 ? common : intersection(common, rest)));
}

function difference(self: PyAnySet, others: readonly Value[]): Outcome {
  if (others.length === 0) return freshCopy(self);
  const result = emptyLike(self);
  return andThen(subtractInto(result, self, others[0] as Value), () =>
    forEachArgument(
      others.slice(1),
      (other) => subtractFromSet(result, other),
      () => result,
    ),
  );
}

function symmetricDifference(self: PyAnySet, other: Value): Outcome {
  const result = emptyLike(self);
  return andThen(updateSet(result, other), () => andThen(toggleInSet(result, self), () => result));
}

/** True when both are sets, so that an operator applies. */
const bothSets = (left: Value, right: Value): boolean => left instanceof PyAnySet && right instanceof PyAnySet;

function compareSets(left: Value, right: Value, op: CompareOp): Outcome {
  if (!(right instanceof PyAnySet)) return NotImplemented;
  const self = asSet(left);
  switch (op) {
    case EQ:
      return equalSets(self, right);
    case NE:
      return !equalSets(self, right);
    case LT:
      return self.size < right.size && isSubset(self, right);
    case LE:
      return isSubset(self, right);
    case GT:
      return right.size < self.size && isSubset(right, self);
    case GE:
      return isSubset(right, self);
  }
}

function equalSets(a: PyAnySet, b: PyAnySet): boolean {
  if (a.size !== b.size) return false;
  if (isFrozen(a) && isFrozen(b) && a.hash !== null && b.hash !== null && a.hash !== b.hash) return false;
  return isSubset(a, b);
}

class SupersetLoop extends IteratorLoop {
  private readonly set: PyAnySet;
  constructor(set: PyAnySet) {
    super();
    this.set = set;
  }
  protected stepped(item: Value): Outcome | undefined {
    return findKey(readable(this.set), item) < 0 ? false : undefined;
  }
  protected finish(): Outcome {
    return true;
  }
}

class DisjointLoop extends IteratorLoop {
  private readonly set: PyAnySet;
  constructor(set: PyAnySet) {
    super();
    this.set = set;
  }
  protected stepped(item: Value): Outcome | undefined {
    return readable(this.set).find(item) >= 0 ? false : undefined;
  }
  protected finish(): Outcome {
    return true;
  }
}

function isDisjoint(self: PyAnySet, other: Value): Outcome {
  if (!(other instanceof PyAnySet)) return new DisjointLoop(self).over(other);
  open(other, "reads");
  const [smaller, larger] = other.size > self.size ? [self, other] : [other, self];
  let disjoint = true;
  smaller.eachKey((key, hash) => {
    disjoint = larger.find(key, hash) < 0;
    return disjoint;
  });
  return disjoint;
}

function reprSet(value: Value): Value {
  const self = asSet(value);
  const { name } = self.$cls;
  if (self.size === 0) return `${name}()`;
  return toStr(
    guardRepr(self, `${name}(...)`, () => {
      const items = `{${self.ordered().map(reprNow).join(", ")}}`;
      return self.$cls.name === "set" && !self.$cls.isHeapType ? items : `${name}(${items})`;
    }),
  );
}

const SHARED_SLOTS: Partial<SlotFunctions> = {
  repr: reprSet,
  richcompare: compareSets,
  iter: (self) => new PySetIterator(asSet(self)),
  length: (self) => asSet(self).size,
  contains: (self, key) => findKey(asSet(self), key) >= 0,
  or: (left, right) => (bothSets(left, right) ? union(asSet(left), left === right ? [] : [right]) : NotImplemented),
  and: (left, right) => (bothSets(left, right) ? intersection(asSet(left), [right]) : NotImplemented),
  subtract: (left, right) => (bothSets(left, right) ? difference(asSet(left), [right]) : NotImplemented),
  xor: (left, right) => (bothSets(left, right) ? symmetricDifference(asSet(left), right) : NotImplemented),
};

const SHARED_METHODS: Readonly<Record<string, Declaration>> = {
  __contains__: reads("(object, /)", (self: PyAnySet, key: Value) => findKey(self, key) >= 0, "x.__contains__(y) <==> y in x."),
  copy: reads("()", copyLike, "Return a shallow copy of a set."),
  difference: reads("(*others)", difference, "Return a new set with elements in the set that are not in the others."),
  intersection: reads("(*others)", intersection, "Return a new set with elements common to the set and all others."),
  isdisjoint: reads("(other, /)", isDisjoint, "Return True if two sets have a null intersection."),
  issubset: reads(
    "(other, /)",
    (self: PyAnySet, other: Value) => {
      if (other instanceof PyAnySet) return isSubset(self, other);
      const common = new PySet();
      return andThen(intersectInto(common, self, other), () => common.size === self.size);
    },
    "Report whether another set contains this set.",
  ),
  issuperset: reads(
    "(other, /)",
    (self: PyAnySet, other: Value) => (other instanceof PyAnySet ? isSubset(other, self) : new SupersetLoop(self).over(other)),
    "Report whether this set contains another set.",
  ),
  __reduce__: reads(
    "()",
    (self: PyAnySet) =>
      andThen(callMethod(self, "__getstate__"), (state) => tuple([self.$cls, tuple([list([...self.ordered()])]), state])),
    "Return state information for pickling.",
  ),
  __sizeof__: reads("()", (self: PyAnySet) => 200 + 64 * self.size, "S.__sizeof__() -> size of S in memory, in bytes."),
  symmetric_difference: reads(
    "(other, /)",
    symmetricDifference,
    "Return a new set with elements in either the set or other but not both.",
  ),
  union: reads("(*others)", union, "Return a new set with elements from the set and all others."),
  __class_getitem__: classGetItem,
};

/** In-place operators apply to sets only; the outcome is the set itself. */
const inplace =
  (operate: (self: PySet, other: Value) => Outcome): SlotFunctions["ior"] =>
  (self, other) =>
    other instanceof PyAnySet ? andThen(operate(self as PySet, other), () => self) : NotImplemented;

function intersectionUpdate(self: PySet, others: readonly Value[]): Outcome {
  return andThen(intersection(self, others), (result) => {
    open(self, "writes");
    self.takeFrom(result as PySet);
    return null;
  });
}

const none = (): Value => null;

export const setType = defineType({
  name: "set",
  doc: "set(iterable=(), /)\n--\n\nBuild an unordered collection of unique elements.",
  instance: PySet,
  sharing: "versioned",
  fields: SET_FIELDS,
  rebuild: (self: PySet) => self.rebuild(),
  matchSelf: true,
  hasWeakrefs: true,
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PySet)),
  rejectsKeywords: true,
  init: writes("(iterable=(), /)", (self: PySet, iterable?: Value) => {
    open(self, "writes");
    if (self.size > 0) self.clear();
    return iterable === undefined ? null : updateSet(self, iterable);
  }),
  slots: {
    reads: SHARED_SLOTS,
    writes: {
      ior: inplace(updateSet),
      iand: inplace((self, other) => intersectionUpdate(self, [other])),
      isubtract: inplace(subtractFromSet),
      ixor: inplace(toggleInSet),
    },
  },
  methods: {
    ...SHARED_METHODS,
    add: writes(
      "(object, /)",
      (self: PySet, key: Value) => {
        self.addKey(key);
        return null;
      },
      "Add an element to a set.\n\nThis has no effect if the element is already present.",
    ),
    clear: writes(
      "()",
      (self: PySet) => {
        self.clear();
        return null;
      },
      "Remove all elements from this set.",
    ),
    discard: writes(
      "(object, /)",
      (self: PySet, key: Value) => {
        removeKey(self, key);
        return null;
      },
      "Remove an element from a set if it is a member.\n\nUnlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.",
    ),
    remove: writes(
      "(object, /)",
      (self: PySet, key: Value) => {
        if (!removeKey(self, key)) throw keyError(key);
        return null;
      },
      "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.",
    ),
    pop: writes(
      "()",
      (self: PySet) => {
        const key = self.popKey();
        if (key === undefined) throw keyError("pop from an empty set");
        return key;
      },
      "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.",
    ),
    update: writes(
      "(*others)",
      (self: PySet, others: Value[]) => forEachArgument(others, (other) => updateSet(self, other), none),
      "Update the set, adding elements from all others.",
    ),
    difference_update: writes(
      "(*others)",
      (self: PySet, others: Value[]) => forEachArgument(others, (other) => subtractFromSet(self, other), none),
      "Update the set, removing elements found in others.",
    ),
    intersection_update: writes(
      "(*others)",
      intersectionUpdate,
      "Update the set, keeping only elements found in it and all others.",
    ),
    symmetric_difference_update: writes(
      "(other, /)",
      toggleInSet,
      "Update the set, keeping only elements found in either set, but not in both.",
    ),
  },
});

let emptyFrozenset: PyFrozenset | undefined;

export const frozensetType = defineType({
  name: "frozenset",
  doc: "Build an immutable unordered collection of unique elements.",
  instance: PyFrozenset,
  sharing: "versioned",
  fields: { ...SET_FIELDS, hash: "ref" },
  rebuild: (self: PyFrozenset) => self.rebuild(),
  matchSelf: true,
  hasWeakrefs: true,
  construct: pure("(iterable=(), /)", (cls: PyType, iterable?: Value): Outcome => {
    const exact = cls === frozensetType;
    if (exact && iterable instanceof PyFrozenset && iterable.$cls === cls) return iterable;
    const made = newInstance(cls, PyFrozenset);
    if (iterable === undefined && !exact) return made;
    return andThen(iterable === undefined ? null : updateSet(made, iterable), () => {
      if (!exact || made.size > 0) return made;
      emptyFrozenset ??= made;
      return emptyFrozenset;
    });
  }),
  slots: {
    reads: {
      ...SHARED_SLOTS,
      hash: (value) => {
        const self = value as PyFrozenset;
        if (self.hash === null) {
          hashUnordered(self.keys, self.size);
          self.hash = joinHalves(lo, hi);
        }
        return self.hash;
      },
    },
  },
  methods: SHARED_METHODS,
});

/** Walks a snapshot of the order; a set that changes size meanwhile is an error. */
export class PySetIterator extends MutableObject {
  /** Null once exhausted, for good. */
  set: PyAnySet | null;
  size: number;
  items: readonly Value[];
  index = 0;
  constructor(set: PyAnySet = new PySet()) {
    super();
    this.set = set;
    open(set, "reads");
    this.size = set.size;
    this.items = set.ordered();
  }
}

export const setIteratorType = defineType({
  name: "set_iterator",
  instance: PySetIterator,
  sharing: "versioned",
  fields: { set: "ref", size: "i32", items: "frozen", index: "i32" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PySetIterator;
        if (self.set === null) return undefined;
        open(self.set, "reads");
        if (self.set.size !== self.size) {
          self.size = -1;
          throw runtimeError("Set changed size during iteration");
        }
        const item = self.items[self.index];
        if (item === undefined) self.set = null;
        else self.index++;
        return item;
      },
    },
  },
  methods: {
    __length_hint__: reads(
      "()",
      (self: PySetIterator) => (self.set !== null && readable(self.set).size === self.size ? self.size - self.index : 0),
      "Private method returning an estimate of len(list(it)).",
    ),
    __reduce__: reads(
      "()",
      (self: PySetIterator) => {
        if (self.set !== null && readable(self.set).size !== self.size) throw runtimeError("Set changed size during iteration");
        return tuple([builtin("iter"), tuple([list(self.set === null ? [] : self.items.slice(self.index))])]);
      },
      "Return state information for pickling.",
    ),
  },
});

for (const type of [setType, frozensetType]) {
  setBulk(type, (self: PyAnySet) => {
    open(self, "reads");
    return self.ordered().slice();
  });
}
