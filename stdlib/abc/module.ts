/** The native module _abc: what ABCMeta does to its classes. */
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import type { PyList } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, open, pure, readable, undoWith, writable } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { isSubclassNow } from "../../vm/core/ops/instance-check.ts";
import { iterate, listItems } from "../../vm/core/ops/iterate.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { programList } from "../../vm/core/program-state.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { frozensetOf, setOf } from "../../vm/core/set.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyType } from "../../vm/core/type.ts";
import { MutableObject, NotImplemented, PyObject, type Value } from "../../vm/core/value.ts";
import { PyReference } from "../../vm/core/weakref.ts";

/** Counts registrations: negative answers given before one may be wrong. A list of one item. */
const counter = (): PyList => programList("abc.registrations", () => [0]);
const registrations = (): number => readable(counter()).items[0] as number;

/** Classes, held weakly: what an executor remembers of answers. */
class ClassCache {
  private handles: WeakRef<PyObject>[] = [];
  private members = new WeakSet<PyObject>();
  has(cls: Value): boolean {
    return cls instanceof PyObject && this.members.has(cls);
  }
  add(cls: Value): void {
    if (!(cls instanceof PyObject) || this.members.has(cls)) return;
    this.members.add(cls);
    this.handles.push(new WeakRef(cls));
    // An answer may come from what the transaction did.
    undoWith(() => {
      this.members.delete(cls);
      this.handles = this.handles.filter((handle) => handle.deref() !== cls);
    });
  }
  clear(): void {
    this.members = new WeakSet();
    this.handles = [];
  }
  live(): PyObject[] {
    const classes: PyObject[] = [];
    this.handles = this.handles.filter((handle) => {
      const cls = handle.deref();
      if (cls !== undefined) classes.push(cls);
      return cls !== undefined;
    });
    return classes;
  }
}

class PyAbcData extends MutableObject {
  /** Builtin classes, and weak references to others. */
  registry: Value[] = [];
  cache = new ClassCache();
  negative = new ClassCache();
  negativeVersion = -1;
}

function registered(data: PyAbcData): PyType[] {
  const classes: PyType[] = [];
  for (const entry of readable(data).registry) {
    const cls = entry instanceof PyReference ? entry.target : entry;
    if (cls instanceof PyType) classes.push(cls);
  }
  return classes;
}

function addRegistered(data: PyAbcData, cls: PyType): void {
  const known = registered(data);
  if (known.includes(cls)) return;
  writable(data);
  if (known.length < data.registry.length) data.registry = known.map(entryOf);
  data.registry.push(entryOf(cls));
}

const entryOf = (cls: PyType): Value => (cls.isHeapType ? callNow(importFromNow("_weakref", "ref"), cls) : cls);

function dataOf(cls: Value): PyAbcData {
  const data = getAttributeNow(cls, "_abc_impl");
  if (!(data instanceof PyAbcData)) throw typeError("_abc_impl is set to a wrong type");
  return data;
}

const isAbstract = (value: Value): boolean => {
  const flag = findAttribute(value, "__isabstractmethod__");
  return flag !== undefined && isTrue(flag);
};

/** The names that the class and its bases leave abstract. */
function abstractNames(cls: Value): Value[] {
  const names: Value[] = [];
  const namespace = getAttributeNow(cls, "__dict__");
  for (const pair of iterate(callMethodNow(namespace, "items"))) {
    const [name, value] = listItems(pair) as [Value, Value];
    if (isAbstract(value)) names.push(name);
  }
  const bases = getAttributeNow(cls, "__bases__");
  for (const base of listItems(bases)) {
    const inherited = findAttribute(base, "__abstractmethods__");
    if (inherited === undefined) continue;
    for (const name of iterate(inherited)) {
      const text = textOf(name);
      const value = text === undefined ? undefined : findAttribute(cls, text);
      if (value !== undefined && isAbstract(value)) names.push(name);
    }
  }
  return names;
}

const SEQUENCE_FLAG = 1 << 5;
const MAPPING_FLAG = 1 << 6;

/** `__abc_tpflags__` in the class body says how `match` is to treat its instances. */
function takePatternFlags(cls: PyType): void {
  const flags = cls.namespace.getString("__abc_tpflags__");
  if (flags === undefined) return;
  const value = Number(exactInt(flags) ?? 0);
  if ((value & SEQUENCE_FLAG) !== 0 && (value & MAPPING_FLAG) !== 0) {
    throw typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
  }
  open(cls, "writes");
  if (value & SEQUENCE_FLAG) cls.patternKind = "sequence";
  if (value & MAPPING_FLAG) cls.patternKind = "mapping";
  cls.unbind("__abc_tpflags__");
  cls.modified();
}

function initialise(cls: Value): Value {
  setAttributeNow(cls, "__abstractmethods__", frozensetOf(abstractNames(cls)));
  setAttributeNow(cls, "_abc_impl", new PyAbcData());
  if (cls instanceof PyType) takePatternFlags(cls);
  return null;
}

/** A class registered with a sequence or mapping matches as one; so do its subclasses. */
function inheritPattern(cls: PyType, kind: "sequence" | "mapping"): void {
  if (!cls.isHeapType || cls.patternKind === kind) return;
  open(cls, "writes");
  cls.patternKind = kind;
  for (const subclass of cls.subclasses()) inheritPattern(subclass, kind);
}

function register(cls: Value, subclass: Value): Value {
  if (!(subclass instanceof PyType)) throw typeError("Can only register classes");
  if (isSubclassNow(subclass, cls)) return subclass;
  if (isSubclassNow(cls, subclass)) throw runtimeError("Refusing to create an inheritance cycle");
  addRegistered(dataOf(cls), subclass);
  const { items } = writable(counter());
  items[0] = (items[0] as number) + 1;
  if (cls instanceof PyType && cls.patternKind !== null) inheritPattern(subclass, cls.patternKind);
  return subclass;
}

function instanceCheck(cls: Value, instance: Value): Value {
  const data = dataOf(cls);
  const claimed = getAttributeNow(instance, "__class__");
  if (data.cache.has(claimed)) return true;
  const type = typeOf(instance);
  if (type === claimed) {
    if (data.negativeVersion === registrations() && data.negative.has(claimed)) return false;
    return callMethodNow(cls, "__subclasscheck__", claimed);
  }
  const answer = callMethodNow(cls, "__subclasscheck__", claimed);
  return isTrue(answer) ? answer : callMethodNow(cls, "__subclasscheck__", type);
}

function subclassCheck(cls: Value, subclass: Value): boolean {
  if (!(subclass instanceof PyType)) throw typeError("issubclass() arg 1 must be a class");
  const data = dataOf(cls);
  if (data.cache.has(subclass)) return true;
  const now = registrations();
  if (data.negativeVersion !== now) {
    data.negative.clear();
    data.negativeVersion = now;
  } else if (data.negative.has(subclass)) return false;
  const answer = isVirtualSubclass(cls, subclass, data);
  (answer ? data.cache : data.negative).add(subclass);
  return answer;
}

function isVirtualSubclass(cls: Value, subclass: PyType, data: PyAbcData): boolean {
  const hook = callMethodNow(cls, "__subclasshook__", subclass);
  if (hook === true || hook === false) return hook;
  if (hook !== NotImplemented) {
    throw pyError("AssertionError", "__subclasshook__ must return either False, True, or NotImplemented");
  }
  if (subclass.mro.includes(cls as PyType)) return true;
  if (registered(data).some((other) => isSubclassNow(subclass, other))) return true;
  const subclasses = callMethodNow(cls, "__subclasses__");
  return listItems(subclasses).some((derived) => isSubclassNow(subclass, derived));
}

const weakSet = (classes: readonly PyObject[]): Value =>
  setOf(classes.map((cls) => callNow(importFromNow("_weakref", "ref"), cls)));

const FUNCTIONS: () => Record<string, Declaration> = () => ({
  get_cache_token: pure(
    "()",
    registrations,
    "Returns the current ABC cache token.\n\nThe token is an opaque object (supporting equality testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. The token changes\nwith every call to register() on any ABC.",
  ),
  _abc_init: pure("(self, /)", initialise, "Internal ABC helper for class set-up. Should be never used outside abc module."),
  _abc_register: pure(
    "(self, subclass, /)",
    register,
    "Internal ABC helper for subclass registration. Should be never used outside abc module.",
  ),
  _abc_instancecheck: pure(
    "(self, instance, /)",
    instanceCheck,
    "Internal ABC helper for instance checks. Should be never used outside abc module.",
  ),
  _abc_subclasscheck: pure(
    "(self, subclass, /)",
    subclassCheck,
    "Internal ABC helper for subclass checks. Should be never used outside abc module.",
  ),
  _get_dump: pure(
    "(self, /)",
    (cls: Value) => {
      const data = dataOf(cls);
      const { cache, negative, negativeVersion } = data;
      return tuple([weakSet(registered(data)), weakSet(cache.live()), weakSet(negative.live()), Math.max(negativeVersion, 0)]);
    },
    "Internal ABC helper for cache and registry debugging.",
  ),
  _reset_registry: pure(
    "(self, /)",
    (cls: Value) => {
      writable(dataOf(cls)).registry = [];
      return null;
    },
    "Internal ABC helper to reset registry of a given class.",
  ),
  _reset_caches: pure(
    "(self, /)",
    (cls: Value) => {
      const data = dataOf(cls);
      data.cache.clear();
      data.negative.clear();
      return null;
    },
    "Internal ABC helper to reset both caches of a given class.",
  ),
});

export const abcModule = defineModule("_abc", () => {
  defineType({
    name: "_abc_data",
    module: "_abc",
    doc: "Internal state held by ABC machinery.",
    instance: PyAbcData,
    sharing: "versioned",
    fields: { registry: "refs", cache: "derived", negative: "derived", negativeVersion: "derived" },
    final: true,
    construct: pure("()", () => new PyAbcData()),
  });
  return { doc: "Module contains faster C implementation of abc.ABCMeta", functions: FUNCTIONS() };
});
