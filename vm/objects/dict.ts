/** The Python type dict. Its representation is vm/core/dict. */
import { freshItems, setBulk } from "../core/bulk-items.ts";

import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { EntryTable, TABLE_FIELDS } from "../core/entry-table.ts";
import { keyError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { newInstance } from "../core/instances.ts";
import { IteratorLoop } from "../core/iterator-loop.ts";
import { classMethod, open, pure, reads, writes } from "../core/native.ts";
import { lookupSpecial } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { equals } from "../core/ops/compare.ts";
import { setItem } from "../core/ops/items.ts";
import { guardRepr, reprNow, toStr } from "../core/ops/text.ts";
import { types } from "../core/registry.ts";
import type { Keywords } from "../core/signature.ts";
import { EQ, NE } from "../core/slots.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { PyDictKeyIterator, PyDictReverseKeyIterator } from "./dict-iterators.ts";
import { mergeDict, updateDict, updateFromArguments } from "./dict-update.ts";
import { PyDictItems, PyDictKeys, PyDictValues } from "./dict-views.ts";

const asDict = (self: Value): PyDict => self as PyDict;

function getDictItem(self: Value, key: Value): Outcome {
  const value = asDict(self).get(key);
  if (value !== undefined) return value;
  if (asDict(self).$cls !== dictType) {
    const missing = lookupSpecial(self, "__missing__");
    if (missing !== undefined) return andThen(missing, (method) => call(method, [key]));
  }
  throw keyError(key);
}

function setDictItem(self: Value, key: Value, value: Value | undefined): Outcome {
  if (value !== undefined) asDict(self).set(key, value);
  else if (asDict(self).take(key) === undefined) throw keyError(key);
  return null;
}

/** A new plain dict with the same entries. */
export function copyDict(dict: PyDict): PyDict {
  const copy = new PyDict();
  mergeDict(copy, dict);
  return copy;
}

/** True when both have the same keys with equal values. May run Python code, in nested loops. */
export function equalDicts(a: PyDict, b: PyDict): boolean {
  open(a, "reads");
  open(b, "reads");
  if (a.size !== b.size) return false;
  for (let i = 0; i < a.keys.length; i++) {
    const key = a.keys[i];
    if (key === undefined) continue;
    const value = a.values[i] as Value;
    const other = b.get(key);
    if (other === undefined || !equals(value, other)) return false;
  }
  return true;
}

export function reprDict(dict: PyDict): string {
  open(dict, "reads");
  if (dict.size === 0) return "{}";
  return guardRepr(dict, "{...}", () => {
    let text = "{";
    for (let i = 0; i < dict.keys.length; i++) {
      const key = dict.keys[i];
      if (key === undefined) continue;
      const value = dict.values[i] as Value;
      if (text !== "{") text += ", ";
      text += `${reprNow(key)}: `;
      text += reprNow(value);
    }
    return `${text}}`;
  });
}

/** fromkeys into whatever the class's call made. */
class FromKeys extends IteratorLoop {
  private readonly target: Value;
  private readonly value: Value;
  constructor(target: Value, value: Value) {
    super();
    this.target = target;
    this.value = value;
  }
  protected override step(key: Value): Outcome {
    if ((this.target as PyDict).$cls !== dictType) return setItem(this.target, key, this.value);
    open(this.target, "writes");
    asDict(this.target).set(key, this.value);
    return null;
  }
  protected stepped(): undefined {}
  protected finish(): Outcome {
    return this.target;
  }
}

export const dictType = defineType({
  name: "dict",
  doc: "dict() -> an empty dictionary\ndict(mapping) -> a dictionary with the entries of a mapping\ndict(iterable) -> a dictionary of the (key, value) pairs of an iterable\ndict(**kwargs) -> a dictionary of the name=value pairs given as keywords",
  instance: PyDict,
  sharing: "versioned",
  fields: { ...TABLE_FIELDS, values: "refs" },
  rebuild: (self: PyDict) => self.rebuild(),
  patternKind: "mapping",
  matchSelf: true,
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyDict)),
  init: writes("(*args, **kwargs)", (self: PyDict, args: Value[], kwargs: Keywords) => {
    open(self, "writes");
    return updateFromArguments(self, args, kwargs, "dict");
  }),
  slots: {
    reads: {
      repr: (self) => toStr(reprDict(asDict(self))),
      richcompare: (self, other, op) => {
        if (!(other instanceof PyDict) || (op !== EQ && op !== NE)) return NotImplemented;
        return equalDicts(asDict(self), other) === (op === EQ);
      },
      iter: (self) => new PyDictKeyIterator(asDict(self)),
      length: (self) => asDict(self).size,
      getitem: getDictItem,
      contains: (self, key) => asDict(self).find(key) >= 0,
      or: (left, right) => {
        if (!(left instanceof PyDict) || !(right instanceof PyDict)) return NotImplemented;
        const union = copyDict(left);
        return andThen(updateDict(union, right), () => union);
      },
    },
    writes: {
      setitem: setDictItem,
      ior: (self, other) => andThen(updateDict(asDict(self), other), () => self),
    },
  },
  methods: {
    __contains__: reads(
      "(key, /)",
      (self: PyDict, key: Value) => self.find(key) >= 0,
      "True if the dictionary has the specified key, else False.",
    ),
    __getitem__: reads("(key, /)", getDictItem, "Return self[key]."),
    __sizeof__: reads("()", (self: PyDict) => 64 + 104 * self.size, "Return the size of the dict in memory, in bytes."),
    get: reads(
      "(key, default=None, /)",
      (self: PyDict, key: Value, fallback: Value = null) => {
        const value = self.get(key);
        return value === undefined ? fallback : value;
      },
      "Return the value for key if key is in the dictionary, else default.",
    ),
    setdefault: writes(
      "(key, default=None, /)",
      (self: PyDict, key: Value, fallback: Value = null) => {
        const entry = self.find(key);
        if (entry >= 0) return self.values[entry] as Value;
        self.insertValue(key, fallback);
        return fallback;
      },
      "Insert key with a value of default if key is not in the dictionary.\n\nReturn the value for key if key is in the dictionary, else default.",
    ),
    pop: writes(
      "(key, default=<unrepresentable>, /)",
      (self: PyDict, key: Value, fallback?: Value) => {
        const value = self.take(key);
        if (value !== undefined) return value;
        if (fallback === undefined) throw keyError(key);
        return fallback;
      },
      "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\nIf the key is not found, return the default if given; otherwise,\nraise a KeyError.",
    ),
    popitem: writes(
      "()",
      (self: PyDict) => {
        if (self.size === 0) throw keyError("popitem(): dictionary is empty");
        const entry = self.lastEntry();
        const pair = tuple([self.keys[entry] as Value, self.values[entry] as Value]);
        self.removeEntry(entry);
        return pair;
      },
      "Remove and return a (key, value) pair as a 2-tuple.\n\nPairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
    ),
    keys: reads("()", (self: PyDict) => new PyDictKeys(self), "Return a set-like object providing a view on the dict's keys."),
    items: reads("()", (self: PyDict) => new PyDictItems(self), "Return a set-like object providing a view on the dict's items."),
    values: reads("()", (self: PyDict) => new PyDictValues(self), "Return an object providing a view on the dict's values."),
    update: writes(
      "(*args, **kwargs)",
      (self: PyDict, args: Value[], kwargs: Keywords) => updateFromArguments(self, args, kwargs, "update"),
      "D.update([E, ]**F) -> None.  Update D from a mapping or an iterable of pairs E, then from the keywords F.",
    ),
    fromkeys: classMethod(
      pure(
        "(iterable, value=None, /)",
        (cls: PyType, iterable: Value, value: Value = null) =>
          andThen(call(cls, []), (target) => {
            const plain = target instanceof PyDict && target.$cls === dictType;
            if (!plain) return new FromKeys(target, value).over(iterable);
            if (!(iterable instanceof EntryTable) || iterable.$cls.isHeapType) {
              const ready = freshItems(iterable);
              if (ready === undefined) return new FromKeys(target, value).over(iterable);
              for (const key of ready) target.set(key, value);
              return target;
            }
            open(iterable, "reads");
            iterable.eachKey((key, hash) => {
              target.set(key, value, hash);
            });
            return target;
          }),
        "Create a new dictionary with keys from iterable and values set to value.",
      ),
    ),
    clear: writes(
      "()",
      (self: PyDict) => {
        self.clearEntries();
        return null;
      },
      "Remove all items from the dict.",
    ),
    copy: reads("()", (self: PyDict) => copyDict(self), "Return a shallow copy of the dict."),
    __reversed__: reads(
      "()",
      (self: PyDict) => new PyDictReverseKeyIterator(self, true),
      "Return a reverse iterator over the dict keys.",
    ),
    __class_getitem__: classGetItem,
  },
});

setBulk(dictType, (self: PyDict) => {
  open(self, "reads");
  return self.liveKeys();
});
types.dict = dictType;
