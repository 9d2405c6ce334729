/** collections.deque and its iterators. */
import { defineType } from "../../vm/core/define-type.ts";
import { indexError, pyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { collect } from "../../vm/core/iterator-loop.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { call, callMethod } from "../../vm/core/ops/call.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { guardRepr, reprNow, toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { compareSequences, isIndex, searchBound } from "../../vm/core/sequence.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { MutableObject, NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { repetitions } from "../../vm/objects/repeat.ts";
import { CHAIN_FIELDS, type DequeBlock, DequeChain, defineDequeBlock, type Place, stepLeft, stepRight } from "./deque-blocks.ts";

export class PyDeque extends DequeChain {
  /** Null when unbounded. */
  maxlen: number | null = null;
  /** Changes with every addition and removal, so that iterators notice. */
  changes = 0;

  push(item: Value): void {
    this.append(item);
    this.changes++;
    if (this.maxlen !== null && this.size > this.maxlen) this.dropFirst();
  }

  unshift(item: Value): void {
    this.prepend(item);
    this.changes++;
    if (this.maxlen !== null && this.size > this.maxlen) this.dropLast();
  }

  pop(fromLeft: boolean): Value {
    if (this.size === 0) throw indexError("pop from an empty deque");
    this.changes++;
    return fromLeft ? this.dropFirst() : this.dropLast();
  }

  replace(index: number, item: Value): void {
    this.put(index, item);
  }

  insert(index: number, item: Value): void {
    this.putBefore(index, item);
    this.changes++;
  }

  remove(index: number): void {
    this.removeAt(index);
    this.changes++;
  }

  rotate(steps: number): void {
    this.turn(steps);
    this.changes++;
  }

  reverse(): void {
    this.overwrite(this.toArray().reverse());
  }

  clear(): void {
    this.removeAll();
    this.changes++;
  }
}

const asDeque = (self: Value): PyDeque => self as PyDeque;

function extend(self: PyDeque, iterable: Value, left = false): Outcome {
  const source = iterable === self ? tuple(self.toArray()) : iterable;
  return collect(
    source,
    (item) => {
      open(self, "writes");
      if (left) self.unshift(item);
      else self.push(item);
    },
    () => null,
  );
}

function initialise(self: PyDeque, iterable?: Value, maxlen: Value = null): Outcome {
  open(self, "writes");
  let limit: number | null = null;
  if (maxlen !== null) {
    if (!isIndex(maxlen)) throw typeError("an integer is required");
    limit = sizeNow(maxlen);
    if (limit < 0) throw valueError("maxlen must be non-negative");
  }
  self.maxlen = limit;
  if (self.size > 0) clear(self);
  return iterable === undefined ? null : extend(self, iterable);
}

function clear(self: PyDeque): Value {
  self.clear();
  return null;
}

/** A plain deque with the same items and limit, or whatever a subclass makes of them. */
function copy(self: PyDeque): Outcome {
  if (self.$cls.isHeapType) return call(self.$cls, self.maxlen === null ? [self] : [self, self.maxlen]);
  const made = new PyDeque();
  made.maxlen = self.maxlen;
  for (const item of self.toArray()) made.push(item);
  return made;
}

/** A checked position. */
function position(self: PyDeque, key: Value): number {
  if (typeof key !== "number" && !isIndex(key)) {
    throw typeError(`sequence index must be integer, not '${typeOf(key).name}'`);
  }
  const index = typeof key === "number" ? key : sizeNow(key, "IndexError");
  const { size } = self;
  const at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) throw indexError("deque index out of range");
  return at;
}

/** The first index with an equal item, or -1. A comparison that changes the deque is an error. */
function find(self: PyDeque, value: Value, start: number, stop: number, mutated: () => unknown): number {
  const { changes } = self;
  const place: Place = { block: null, offset: 0 };
  self.seek(place, start);
  for (let i = start; i < stop; i++) {
    const same = equals(stepRight(place), value);
    if (self.changes !== changes) throw mutated();
    if (same) return i;
  }
  return -1;
}
const mutatedIteration = () => runtimeError("deque mutated during iteration");

function repeat(self: PyDeque, count: Value): void {
  const items = self.toArray();
  const times = repetitions(self.maxlen === null ? items.length : Math.min(items.length, self.maxlen), count);
  if (times === 0) {
    clear(self);
    return;
  }
  for (let i = 1; i < times; i++) {
    // Beyond the limit, further rounds give the same again.
    if (self.maxlen !== null && items.length * i >= self.maxlen + items.length) break;
    for (const item of items) self.push(item);
  }
}

function reprDeque(self: PyDeque): string {
  return guardRepr(self, "[...]", () => {
    const items = `[${self.toArray().map(reprNow).join(", ")}]`;
    const name = shortName(self.$cls);
    return self.maxlen === null ? `${name}(${items})` : `${name}(${items}, maxlen=${self.maxlen})`;
  });
}

/** Walks a deque; any addition or removal meanwhile is an error. */
abstract class DequeIterator extends MutableObject implements Place {
  deque: PyDeque;
  changes: number;
  /** Items already given. */
  index: number;
  block: DequeBlock | null = null;
  offset = 0;
  constructor(deque: PyDeque = new PyDeque(), index = 0) {
    super();
    open(deque, "reads");
    this.deque = deque;
    this.changes = deque.changes;
    this.index = index;
    deque.seek(this, this.start());
  }
  /** The index in the deque of the next item. */
  abstract start(): number;
  abstract step(): Value;
  get left(): number {
    open(this.deque, "reads");
    return Math.max(this.deque.size - this.index, 0);
  }
}
class PyDequeIterator extends DequeIterator {
  start(): number {
    return this.index;
  }
  step(): Value {
    return stepRight(this);
  }
}
class PyDequeReverseIterator extends DequeIterator {
  start(): number {
    return this.deque.size - 1 - this.index;
  }
  step(): Value {
    return stepLeft(this);
  }
}

function defineIterator(name: string, instance: new (deque?: PyDeque, index?: number) => DequeIterator): PyType {
  const type: PyType = defineType({
    name,
    module: "collections",
    instance,
    sharing: "versioned",
    fields: { deque: "ref", changes: "f64", index: "i32", block: "ref", offset: "i32" },
    construct: pure("(*args, **kwargs)", (_cls: PyType, args: Value[]) => {
      const [deque, index] = args;
      if (deque === undefined) throw typeError("function takes at least 1 argument (0 given)");
      if (!(deque instanceof PyDeque)) {
        throw typeError(`${type.name}() argument 1 must be collections.deque, not ${argumentKind(deque)}`);
      }
      const skipped = index === undefined ? 0 : sizeNow(index);
      open(deque, "reads");
      return new instance(deque, Math.min(Math.max(skipped, 0), deque.size));
    }),
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: (value) => {
          const self = value as DequeIterator;
          open(self.deque, "reads");
          if (self.changes !== self.deque.changes) {
            self.index = self.deque.size;
            throw mutatedIteration();
          }
          if (self.left === 0) return undefined;
          self.index++;
          return self.step();
        },
      },
    },
    methods: {
      __length_hint__: reads(
        "()",
        (self: DequeIterator) => {
          const { left } = self;
          return self.changes === self.deque.changes ? left : 0;
        },
        "Private method returning an estimate of len(list(it)).",
      ),
      __reduce__: reads(
        "()",
        (self: DequeIterator) => tuple([self.$cls, tuple([self.deque, self.index])]),
        "Return state information for pickling.",
      ),
    },
  });
  return type;
}

export const defineDequeIterators = (): PyType[] => [
  defineIterator("_deque_iterator", PyDequeIterator),
  defineIterator("_deque_reverse_iterator", PyDequeReverseIterator),
];

export function defineDeque(): PyType {
  defineDequeBlock();
  return defineType({
    name: "deque",
    module: "collections",
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    instance: PyDeque,
    sharing: "versioned",
    fields: { ...CHAIN_FIELDS, maxlen: "ref", changes: "f64" },
    patternKind: "sequence",
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyDeque)),
    init: writes("(iterable=<unrepresentable>, maxlen=None)", initialise),
    slots: {
      reads: {
        repr: (self) => toStr(reprDeque(asDeque(self))),
        richcompare: (self, other, op) =>
          other instanceof PyDeque
            ? compareSequences({ items: asDeque(self).toArray() }, { items: other.toArray() }, op)
            : NotImplemented,
        length: (self) => asDeque(self).size,
        getitem: (self, key) => asDeque(self).at(position(asDeque(self), key)),
        contains: (self, item) => find(asDeque(self), item, 0, asDeque(self).size, mutatedIteration) >= 0,
        concat: (self, other) => {
          if (!(other instanceof PyDeque)) throw typeError(`can only concatenate deque (not "${typeOf(other).name}") to deque`);
          return andThen(copy(asDeque(self)), (made) => andThen(extend(asDeque(made), other), () => made));
        },
        repeat: (self, count) =>
          andThen(copy(asDeque(self)), (made) => {
            repeat(asDeque(made), count);
            return made;
          }),
      },
      pure: { iter: (self) => new PyDequeIterator(asDeque(self)) },
      writes: {
        setitem: (value, key, item) => {
          const self = asDeque(value);
          const at = position(self, key);
          if (item !== undefined) self.replace(at, item);
          else self.remove(at);
          return null;
        },
        iconcat: (self, other) => andThen(extend(asDeque(self), other), () => self),
        irepeat: (self, count) => {
          repeat(asDeque(self), count);
          return self;
        },
      },
    },
    methods: {
      append: writes(
        "(item, /)",
        (self: PyDeque, item: Value) => {
          self.push(item);
          return null;
        },
        "Add an element to the right side of the deque.",
      ),
      appendleft: writes(
        "(item, /)",
        (self: PyDeque, item: Value) => {
          self.unshift(item);
          return null;
        },
        "Add an element to the left side of the deque.",
      ),
      clear: writes("()", clear, "Remove all elements from the deque."),
      copy: reads("()", copy, "Return a shallow copy of a deque."),
      __copy__: reads("()", copy, "Return a shallow copy of a deque."),
      count: reads(
        "(value, /)",
        (self: PyDeque, value: Value) => {
          let count = 0;
          for (let at = -1; ; ) {
            at = find(self, value, at + 1, self.size, mutatedIteration);
            if (at < 0) return count;
            count++;
          }
        },
        "Return number of occurrences of value.",
      ),
      extend: writes(
        "(iterable, /)",
        (self: PyDeque, iterable: Value) => extend(self, iterable),
        "Extend the right side of the deque with elements from the iterable.",
      ),
      extendleft: writes(
        "(iterable, /)",
        (self: PyDeque, iterable: Value) => extend(self, iterable, true),
        "Extend the left side of the deque with elements from the iterable.",
      ),
      index: reads(
        "(value, start=0, stop=sys.maxsize, /)",
        (self: PyDeque, value: Value, start?: Value, stop?: Value) => {
          const { size } = self;
          const last = Math.min(searchBound(stop, size, size), size);
          const found = find(self, value, searchBound(start, size, 0), last, mutatedIteration);
          if (found < 0) throw pyError("ValueError", toStr(`${reprNow(value)} is not in deque`));
          return found;
        },
        "Return first index of value.\n\nRaises ValueError if the value is not present.",
      ),
      insert: writes(
        "(index, value, /)",
        (self: PyDeque, index: Value, value: Value) => {
          const { size } = self;
          if (self.maxlen !== null && size >= self.maxlen) throw indexError("deque already at its maximum size");
          const at = sizeNow(index);
          self.insert(at < 0 ? Math.max(at + size, 0) : Math.min(at, size), value);
          return null;
        },
        "Insert value before index.",
      ),
      pop: writes("()", (self: PyDeque) => self.pop(false), "Remove and return the rightmost element."),
      popleft: writes("()", (self: PyDeque) => self.pop(true), "Remove and return the leftmost element."),
      __reduce__: reads(
        "()",
        (self: PyDeque) =>
          andThen(callMethod(self, "__getstate__"), (state) =>
            andThen(getIterator(self), (iterator) =>
              tuple([self.$cls, tuple(self.maxlen === null ? [] : [tuple([]), self.maxlen]), state, iterator]),
            ),
          ),
        "Return state information for pickling.",
      ),
      remove: writes(
        "(value, /)",
        (self: PyDeque, value: Value) => {
          const at = find(self, value, 0, self.size, () => indexError("deque mutated during remove()."));
          if (at < 0) throw pyError("ValueError", toStr(`${reprNow(value)} is not in deque`));
          self.remove(at);
          return null;
        },
        "Remove first occurrence of value.",
      ),
      __reversed__: reads("()", (self: PyDeque) => new PyDequeReverseIterator(self), "Return a reverse iterator over the deque."),
      reverse: writes(
        "()",
        (self: PyDeque) => {
          self.reverse();
          return null;
        },
        "Reverse *IN PLACE*.",
      ),
      rotate: writes(
        "(n=1, /)",
        (self: PyDeque, steps?: Value) => {
          self.rotate(steps === undefined ? 1 : sizeNow(steps));
          return null;
        },
        "Rotate the deque n steps to the right.  If n is negative, rotates left.",
      ),
      __sizeof__: reads("()", (self: PyDeque) => 760 + 8 * self.size, "Return the size of the deque in memory, in bytes."),
      __class_getitem__: classGetItem,
    },
    getters: { maxlen: { get: (self: PyDeque) => self.maxlen, doc: "maximum size of a deque or None if unbounded" } },
  });
}
