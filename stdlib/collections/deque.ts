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
import { Ring } from "./ring.ts";

export class PyDeque extends MutableObject {
  ring = new Ring<Value>();
  /** Null when unbounded. */
  maxlen: number | null = null;
  /** Changes with every addition and removal, so that iterators notice. */
  changes = 0;

  /** As an array, for comparing. */
  get items(): readonly Value[] {
    return this.ring.toArray();
  }

  push(item: Value): void {
    this.ring.push(item);
    this.changes++;
    if (this.maxlen !== null && this.ring.size > this.maxlen) this.ring.shift();
  }

  unshift(item: Value): void {
    this.ring.unshift(item);
    this.changes++;
    if (this.maxlen !== null && this.ring.size > this.maxlen) this.ring.pop();
  }

  pop(fromLeft: boolean): Value {
    if (this.ring.size === 0) throw indexError("pop from an empty deque");
    this.changes++;
    return fromLeft ? this.ring.shift() : this.ring.pop();
  }
}

const asDeque = (self: Value): PyDeque => self as PyDeque;

function extend(self: PyDeque, iterable: Value, left = false): Outcome {
  const source = iterable === self ? tuple(self.items) : iterable;
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
  if (self.ring.size > 0) clear(self);
  return iterable === undefined ? null : extend(self, iterable);
}

function clear(self: PyDeque): Value {
  self.ring.clear();
  self.changes++;
  return null;
}

/** A plain deque with the same items and limit, or whatever a subclass makes of them. */
function copy(self: PyDeque): Outcome {
  if (self.$cls.isHeapType) return call(self.$cls, self.maxlen === null ? [self] : [self, self.maxlen]);
  const made = new PyDeque();
  made.maxlen = self.maxlen;
  for (const item of self.items) made.push(item);
  return made;
}

/** A checked position. */
function position(self: PyDeque, key: Value): number {
  if (typeof key !== "number" && !isIndex(key)) {
    throw typeError(`sequence index must be integer, not '${typeOf(key).name}'`);
  }
  const index = typeof key === "number" ? key : sizeNow(key, "IndexError");
  const { size } = self.ring;
  const at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) throw indexError("deque index out of range");
  return at;
}

/** The first index with an equal item, or -1. A comparison that changes the deque is an error. */
function find(self: PyDeque, value: Value, start: number, stop: number, mutated: () => unknown): number {
  const { changes } = self;
  for (let i = start; i < stop; i++) {
    const same = equals(self.ring.at(i), value);
    if (self.changes !== changes) throw mutated();
    if (same) return i;
  }
  return -1;
}
const mutatedIteration = () => runtimeError("deque mutated during iteration");

function repeat(self: PyDeque, count: Value): void {
  const items = self.items;
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
    const items = `[${self.items.map(reprNow).join(", ")}]`;
    const name = shortName(self.$cls);
    return self.maxlen === null ? `${name}(${items})` : `${name}(${items}, maxlen=${self.maxlen})`;
  });
}

/** Walks a deque; any addition or removal meanwhile is an error. */
abstract class DequeIterator extends MutableObject {
  deque: PyDeque;
  changes: number;
  /** Items already given. */
  index: number;
  constructor(deque: PyDeque = new PyDeque(), index = 0) {
    super();
    this.deque = deque;
    this.changes = deque.changes;
    this.index = index;
  }
  abstract place(): number;
  get left(): number {
    return Math.max(this.deque.ring.size - this.index, 0);
  }
}
class PyDequeIterator extends DequeIterator {
  place(): number {
    return this.index;
  }
}
class PyDequeReverseIterator extends DequeIterator {
  place(): number {
    return this.deque.ring.size - 1 - this.index;
  }
}

function defineIterator(name: string, instance: new (deque?: PyDeque, index?: number) => DequeIterator): PyType {
  const type: PyType = defineType({
    name,
    module: "collections",
    instance,
    sharing: "versioned",
    fields: { deque: "ref", changes: "f64", index: "i32" },
    construct: pure("(*args, **kwargs)", (_cls: PyType, args: Value[]) => {
      const [deque, index] = args;
      if (deque === undefined) throw typeError("function takes at least 1 argument (0 given)");
      if (!(deque instanceof PyDeque)) {
        throw typeError(`${type.name}() argument 1 must be collections.deque, not ${argumentKind(deque)}`);
      }
      const skipped = index === undefined ? 0 : sizeNow(index);
      return new instance(deque, Math.min(Math.max(skipped, 0), deque.ring.size));
    }),
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: (value) => {
          const self = value as DequeIterator;
          open(self.deque, "reads");
          if (self.changes !== self.deque.changes) {
            self.index = self.deque.ring.size;
            throw mutatedIteration();
          }
          if (self.left === 0) return undefined;
          const item = self.deque.ring.at(self.place());
          self.index++;
          return item;
        },
      },
    },
    methods: {
      __length_hint__: reads(
        "()",
        (self: DequeIterator) => (self.changes === self.deque.changes ? self.left : 0),
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

export const defineDeque = (): PyType =>
  defineType({
    name: "deque",
    module: "collections",
    doc: "A list-like sequence optimized for data accesses near its endpoints.",
    instance: PyDeque,
    sharing: "versioned",
    fields: { ring: "local", maxlen: "f64", changes: "f64" },
    patternKind: "sequence",
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyDeque)),
    init: writes("(iterable=<unrepresentable>, maxlen=None)", initialise),
    slots: {
      reads: {
        repr: (self) => toStr(reprDeque(asDeque(self))),
        richcompare: (self, other, op) =>
          other instanceof PyDeque ? compareSequences(asDeque(self), other, op) : NotImplemented,
        length: (self) => asDeque(self).ring.size,
        getitem: (self, key) => asDeque(self).ring.at(position(asDeque(self), key)),
        contains: (self, item) => find(asDeque(self), item, 0, asDeque(self).ring.size, mutatedIteration) >= 0,
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
          if (item !== undefined) self.ring.put(at, item);
          else {
            self.ring.remove(at);
            self.changes++;
          }
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
            at = find(self, value, at + 1, self.ring.size, mutatedIteration);
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
          const { size } = self.ring;
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
          const { size } = self.ring;
          if (self.maxlen !== null && size >= self.maxlen) throw indexError("deque already at its maximum size");
          const at = sizeNow(index);
          self.ring.insert(at < 0 ? Math.max(at + size, 0) : Math.min(at, size), value);
          self.changes++;
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
          const at = find(self, value, 0, self.ring.size, () => indexError("deque mutated during remove()."));
          if (at < 0) throw pyError("ValueError", toStr(`${reprNow(value)} is not in deque`));
          self.ring.remove(at);
          self.changes++;
          return null;
        },
        "Remove first occurrence of value.",
      ),
      __reversed__: reads("()", (self: PyDeque) => new PyDequeReverseIterator(self), "Return a reverse iterator over the deque."),
      reverse: writes(
        "()",
        (self: PyDeque) => {
          const items = self.ring.toArray().reverse();
          items.forEach((item, i) => {
            self.ring.put(i, item);
          });
          return null;
        },
        "Reverse *IN PLACE*.",
      ),
      rotate: writes(
        "(n=1, /)",
        (self: PyDeque, steps?: Value) => {
          self.ring.rotate(steps === undefined ? 1 : sizeNow(steps));
          self.changes++;
          return null;
        },
        "Rotate the deque n steps to the right.  If n is negative, rotates left.",
      ),
      __sizeof__: reads("()", (self: PyDeque) => 760 + 8 * self.ring.size, "Return the size of the deque in memory, in bytes."),
      __class_getitem__: classGetItem,
    },
    getters: { maxlen: { get: (self: PyDeque) => self.maxlen, doc: "maximum size of a deque or None if unbounded" } },
  });
