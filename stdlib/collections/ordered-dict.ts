/** collections.OrderedDict: a dict that compares by order, can move entries to either end, and has iterators of its own. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { keyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { classMethod, open, pure, reads, writes } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { call, callMethod, callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { containsNow, getItem, getItemNow, setItemNow } from "../../vm/core/ops/items.ts";
import { getIterator, iterate, listItems } from "../../vm/core/ops/iterate.ts";
import { guardRepr, reprNow, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { dictType, equalDicts } from "../../vm/objects/dict.ts";
import { mergeDict, updateDict } from "../../vm/objects/dict-update.ts";
import { GENERIC_DICT } from "../../vm/objects/instance-members.ts";
import { PyOrderedItems, PyOrderedIterator, PyOrderedKeys, PyOrderedValues } from "./ordered-views.ts";

export class PyOrderedDict extends PyDict {}

const asDict = (self: Value): PyOrderedDict => self as PyOrderedDict;
const isExact = (self: PyDict): boolean => !self.$cls.isHeapType;

/** `self[key] = value`, by whatever __setitem__ the class has. */
function put(self: PyOrderedDict, key: Value, value: Value): void {
  if (isExact(self)) self.set(key, value);
  else setItemNow(self, key, value);
}

function addPairs(self: PyOrderedDict, pairs: Value): void {
  for (const pair of iterate(pairs)) {
    const parts = listItems(pair);
    if (parts.length > 2) throw valueError("too many values to unpack (expected 2)");
    if (parts.length < 2) {
      throw valueError(`need more than ${parts.length} value${parts.length === 1 ? "" : "s"} to unpack`);
    }
    put(self, parts[0] as Value, parts[1] as Value);
  }
}

/** MutableMapping.update, with at most one source. */
function updateOrdered(self: PyOrderedDict, source: Value | undefined, kwargs: Keywords): Value {
  open(self, "writes");
  if (source !== undefined) {
    const keys = source instanceof PyDict && isExact(source) ? undefined : findAttribute(source, "keys");
    if (source instanceof PyDict && isExact(source)) {
      open(source, "reads");
      if (isExact(self)) mergeDict(self, source);
      else for (const [key, value] of [...source.entries()]) put(self, key, value);
    } else if (keys !== undefined) {
      for (const key of iterate(callNow(keys))) put(self, key, getItemNow(source, key));
    } else {
      const items = findAttribute(source, "items");
      addPairs(self, items === undefined ? source : callNow(items));
    }
  }
  for (const [name, value] of kwargs) put(self, name, value);
  return null;
}

function popItem(self: PyOrderedDict, last = true): Value {
  if (self.size === 0) throw keyError("dictionary is empty");
  const entry = last ? self.lastEntry() : self.first;
  const key = self.keys[entry] as Value;
  return tuple([key, self.removeEntry(entry)]);
}

function moveToEnd(self: PyOrderedDict, key: Value, last = true): Value {
  const entry = self.find(key);
  if (entry < 0) throw keyError(key);
  if (!last) self.moveToFront(entry);
  else if (entry !== self.lastEntry()) {
    const kept = self.keys[entry] as Value;
    const value = self.removeEntry(entry);
    self.set(kept, value);
  }
  return null;
}

/** True when the keys of both are equal one by one. A comparison that changes either is an error. */
function equalOrder(a: PyDict, b: PyDict): boolean {
  const [left, right] = [a, b].map((dict) => dict.keys.filter((key) => key !== undefined));
  const versions = [a.keysVersion, b.keysVersion] as const;
  for (let i = 0; i < left!.length && i < right!.length; i++) {
    const same = equals(left![i] as Value, right![i] as Value);
    if (a.keysVersion !== versions[0] || b.keysVersion !== versions[1]) {
      throw runtimeError("OrderedDict mutated during iteration");
    }
    if (!same) return false;
  }
  return left!.length === right!.length;
}

function setDefault(self: PyOrderedDict, key: Value, fallback: Value = null): Outcome {
  if (!isExact(self)) {
    if (containsNow(self, key)) return getItem(self, key);
    setItemNow(self, key, fallback);
    return fallback;
  }
  const value = self.get(key);
  if (value !== undefined) return value;
  self.set(key, fallback);
  return fallback;
}

function pop(self: PyOrderedDict, key: Value, fallback?: Value): Outcome {
  const entry = self.find(key);
  if (entry >= 0) return self.removeEntry(entry);
  if (fallback !== undefined) return fallback;
  throw keyError(key);
}

function copy(self: PyOrderedDict): Value {
  if (isExact(self)) {
    const made = new PyOrderedDict();
    mergeDict(made, self);
    return made;
  }
  const made = callNow(self.$cls);
  for (const key of self.keys.filter((k) => k !== undefined)) setItemNow(made, key, getItemNow(self, key));
  return made;
}

function reprOrdered(self: PyOrderedDict): string {
  const name = shortName(self.$cls);
  if (self.size === 0) return `${name}()`;
  return guardRepr(self, "...", () => {
    const plain = new PyDict();
    if (isExact(self)) mergeDict(plain, self);
    else settle(updateDict(plain, tuple(listItems(callMethodNow(self, "items")))));
    return `${name}(${reprNow(plain)})`;
  });
}

function union(left: Value, right: Value): Outcome {
  if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
  const type = left instanceof PyOrderedDict ? left.$cls : (right as PyDict).$cls;
  return andThen(call(type, [left]), (made) => {
    updateOrdered(asDict(made), right, new Map());
    return made;
  });
}

export const defineOrderedDict = (): PyType =>
  defineType({
    name: "OrderedDict",
    module: "collections",
    doc: "Dictionary that remembers insertion order",
    base: dictType,
    instance: PyOrderedDict,
    sharing: "versioned",
    fields: {},
    isStatic: true,
    hasDict: true,
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyOrderedDict)),
    init: writes("(*args, **kwargs)", (self: PyOrderedDict, args: Value[], kwargs: Keywords) => {
      if (args.length > 1) throw typeError(`expected at most 1 arguments, got ${args.length}`);
      open(self, "writes");
      return updateOrdered(self, args[0], kwargs);
    }),
    slots: {
      reads: {
        repr: (self) => toStr(reprOrdered(asDict(self))),
        richcompare: (value, other, op) => {
          if (!(other instanceof PyDict) || (op !== EQ && op !== NE)) return NotImplemented;
          const self = asDict(value);
          const same = equalDicts(self, other) && (!(other instanceof PyOrderedDict) || equalOrder(self, other));
          return same === (op === EQ);
        },
        iter: (self) => new PyOrderedIterator(asDict(self), "keys"),
        or: union,
      },
      writes: {
        ior: (self, other) => {
          updateOrdered(asDict(self), other, new Map());
          return self;
        },
      },
    },
    methods: {
      fromkeys: classMethod(
        pure(
          "(iterable, value=None)",
          (cls: PyType, iterable: Value, value: Value = null) =>
            andThen(call(cls, []), (made) => {
              for (const key of iterate(iterable)) setItemNow(made, key, value);
              return made;
            }),
          "Create a new ordered dictionary with keys from iterable and values set to value.",
        ),
      ),
      __sizeof__: reads("()", (self: PyOrderedDict) => 128 + 160 * self.size),
      __reduce__: reads(
        "()",
        (self: PyOrderedDict) =>
          andThen(callMethod(self, "__getstate__"), (state) =>
            andThen(callMethod(self, "items"), (items) =>
              andThen(getIterator(items), (iterator) => tuple([self.$cls, tuple([]), state, null, iterator])),
            ),
          ),
        "Return state information for pickling",
      ),
      setdefault: writes(
        "(key, default=None)",
        setDefault,
        "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
      ),
      pop: writes(
        "(key, default=<unrepresentable>)",
        pop,
        "od.pop(key[,default]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
      ),
      popitem: writes(
        "(last=True)",
        (self: PyOrderedDict, last?: Value) => popItem(self, last === undefined || isTrue(last)),
        "Remove and return a (key, value) pair from the dictionary.\n\nPairs are returned in LIFO order if last is true or FIFO order if false.",
      ),
      keys: reads("()", (self: PyOrderedDict) => new PyOrderedKeys(self)),
      values: reads("()", (self: PyOrderedDict) => new PyOrderedValues(self)),
      items: reads("()", (self: PyOrderedDict) => new PyOrderedItems(self)),
      update: writes("(*args, **kwargs)", (self: PyOrderedDict, args: Value[], kwargs: Keywords) => {
        if (args.length > 1) throw typeError(`update() takes at most 1 positional argument (${args.length} given)`);
        return updateOrdered(self, args[0], kwargs);
      }),
      clear: writes(
        "()",
        (self: PyOrderedDict) => {
          self.clearEntries();
          return null;
        },
        "od.clear() -> None.  Remove all items from od.",
      ),
      copy: reads("()", copy, "od.copy() -> a shallow copy of od"),
      __reversed__: reads(
        "()",
        (self: PyOrderedDict) => new PyOrderedIterator(self, "keys", true),
        "od.__reversed__() <==> reversed(od)",
      ),
      move_to_end: writes(
        "(key, last=True)",
        (self: PyOrderedDict, key: Value, last?: Value) => moveToEnd(self, key, last === undefined || isTrue(last)),
        "Move an existing element to the end (or beginning if last is false).\n\nRaise KeyError if the element does not exist.",
      ),
    },
    getters: { __dict__: GENERIC_DICT },
  });
