/**
 * PyType: the representation of a Python class, builtin or user-made: MRO, attribute lookup with memo, slots, the
 * JavaScript class of its instances. How classes are created, called and mutated by Python code is vm/objects/type.
 */
import { unreachable } from "./errors.ts";
import { readable, undoWith, writable } from "./native.ts";
import { MAX_SHAPE_ATTRIBUTES, Shape } from "./shape.ts";
import { emptySlots, type Slots } from "./slots.ts";
import { MutableObject, type PyObject, type Value } from "./value.ts";

/** How objects of a type are shared between executors (DESIGN section 4). */
export type Sharing = "immutable" | "versioned" | "stable" | "pinned";

/** The namespace of a class. vm/objects/dict-object's PyDict is one; the core only needs these. */
export interface Namespace extends MutableObject {
  getString(key: string): Value | undefined;
  setString(key: string, value: Value): void;
  deleteString(key: string): boolean;
  stringKeys(): Iterable<string>;
}

/** A JavaScript class for instances. */
export type InstanceClass = abstract new (...args: never[]) => PyObject;

const NOT_FOUND = Symbol("not found");

/** The memo of every class of which nothing has been asked; never written to. */
const NO_MEMO = new Map<string, Value | typeof NOT_FOUND>();

export class PyType extends MutableObject {
  /** As messages show it; of a builtin type outside builtins with its module (CPython's tp_name). */
  name: string;
  qualname: string;
  /** The direct bases, and the one whose instance layout this class extends. */
  bases: readonly PyType[];
  base: PyType | null;
  /** Empty while the class is being made. */
  mro: readonly PyType[] = [];
  namespace: Namespace;
  slots: Slots = emptySlots();
  /** The JavaScript class of instances; `prototype.$cls` is this type. */
  instanceClass: InstanceClass;
  /** `__module__` of builtin types; heap types keep it in their namespace. */
  module = "builtins";
  sharing: Sharing = "versioned";
  /** Made by a class statement or type(): may be changed by Python code, named with its module. */
  readonly isHeapType: boolean;
  /** Has Py_TPFLAGS_HEAPTYPE: true of Python classes and of most builtin types outside builtins. */
  hasHeapFlag: boolean;
  /** May be subclassed from Python. */
  isBaseType = true;
  /** No instances can be made by calling it. */
  isAbstract = false;
  /** `__abstractmethods__` is not empty. */
  hasAbstractMethods = false;
  /** Instances have attributes in shapes (and a `__dict__`). */
  hasDict = false;
  /** Instances can be the target of weak references. */
  hasWeakrefs = false;
  /** For `match`: Py_TPFLAGS_MAPPING / SEQUENCE / _Py_TPFLAGS_MATCH_SELF. */
  patternKind: "mapping" | "sequence" | null = null;
  matchSelf = false;
  /** Shape of an instance without attributes, and of instances with a materialised dict. */
  rootShape: Shape | undefined;
  dictShape: Shape | undefined;
  /** Changes whenever an attribute lookup on the class may give another result. Inline caches compare it. */
  version = 0;
  /** Changes of the namespace that memos must not survive: by this the class itself is seen to have changed. */
  changes = 0;
  /** Names of `__slots__` declared by this very class. */
  slotNames: readonly string[] | null = null;
  /** The JavaScript properties of the slots that this very class adds to instances. */
  slotProperties: readonly string[] = [];
  /** How instances are found as keys, for the version at which that was found out; see vm/core/index-key.ts. */
  keyRule: { readonly version: number } | null = null;
  /** Documented text signature of the constructor of builtin types. */
  textSignature: string | null = null;
  doc: string | null = null;
  /** Memo of ceval's calls: how instances are made. */
  construction: { readonly version: number } | undefined = undefined;
  /** Makes instances instead of `instanceClass` once the class has proved to be busy; see vm/ceval/instantiators.ts. */
  instantiator: (new () => PyObject) | null = null;
  memo = NO_MEMO;
  /** Names of the namespace that have been rebound, and those that are taken for variables; see `rebind`. */
  rebound: Set<string> | null = null;
  variables: Set<string> | null = null;
  /**
   * Those of this executor. No state of the class, or making a class in a thread would change `object`: see `addSubclass`.
   */
  subclassRefs: Set<WeakRef<PyType>> | null = null;

  constructor(name: string, bases: readonly PyType[], namespace: Namespace, instanceClass: InstanceClass, isHeapType: boolean) {
    super();
    this.name = name;
    this.qualname = name;
    this.bases = bases;
    this.base = bases[0] ?? null;
    this.namespace = namespace;
    this.instanceClass = instanceClass;
    this.isHeapType = isHeapType;
    this.hasHeapFlag = isHeapType;
  }

  /** Gives instances attribute shapes. */
  enableDict(): void {
    this.hasDict = true;
    this.rootShape = new Shape(this, []);
    this.dictShape = new Shape(this, [], true);
  }

  /** The attribute as the MRO gives it, unbound; undefined when no class has it. */
  lookup(name: string): Value | undefined {
    const known = this.memo.get(name);
    if (known !== undefined) return known === NOT_FOUND ? undefined : (known as Value);
    let found: Value | undefined;
    for (const cls of this.mro) {
      found = readable(cls.namespace).getString(name);
      if (found === undefined) continue;
      if (cls.isVariable(name)) return found;
      break;
    }
    if (this.memo === NO_MEMO) this.memo = new Map();
    this.memo.set(name, found === undefined ? NOT_FOUND : found);
    return found;
  }

  /** The class of the MRO that defines the attribute. */
  lookupOwner(name: string): PyType | undefined {
    return this.mro.find((cls) => readable(cls.namespace).getString(name) !== undefined);
  }

  /** Binds a name of the namespace. The caller tells of it by `modified`, or namespaceChanged where it may be a dunder. */
  bind(name: string, value: Value): void {
    this.openForChange().setString(name, value);
  }

  /** As `bind`: removes a name; false when the namespace lacks it. */
  unbind(name: string): boolean {
    return this.openForChange().deleteString(name);
  }

  /** Opens the class, counts the change, and gives its namespace. That goes first: what is undone is rebuilt in the order in which it was opened. */
  private openForChange(): Namespace {
    const namespace = writable(this.namespace);
    writable(this).changes++;
    return namespace;
  }

  /**
   * Rebinds a name that the namespace has, from one plain value to another. A name that is rebound again and again is a
   * variable (`cls.count += 1`), which nobody may remember the value of: then the class is not modified by it any more.
   */
  rebind(name: string, value: Value): void {
    if (this.isVariable(name)) {
      writable(this.namespace).setString(name, value);
      return;
    }
    this.bind(name, value);
    this.rebound ??= new Set();
    if (this.rebound.has(name)) {
      this.variables ??= new Set();
      this.variables.add(name);
    }
    this.rebound.add(name);
    this.modified();
  }

  /** The class of the MRO that has the name as a variable; see `rebind`. */
  variableOwner(name: string): PyType | undefined {
    const owner = this.lookupOwner(name);
    return owner?.isVariable(name) ? owner : undefined;
  }

  /** The value that this very class has under the name is not to be remembered. */
  isVariable(name: string): boolean {
    const variables = this.variables;
    return variables?.has(name) ?? false;
  }

  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  addSubclass(cls: PyType): void {
    this.subclassRefs ??= new Set();
    const ref = new WeakRef(cls);
    this.subclassRefs.add(ref);
    undoWith(() => this.subclassRefs?.delete(ref));
  }

  removeSubclass(cls: PyType): void {
    for (const ref of this.subclassRefs ?? []) {
      if (ref.deref() !== cls) continue;
      this.subclassRefs!.delete(ref);
      undoWith(() => this.subclassRefs!.add(ref));
    }
  }

  /** Live direct subclasses, oldest first. */
  subclasses(): PyType[] {
    const live: PyType[] = [];
    for (const ref of this.subclassRefs ?? []) {
      const cls = ref.deref();
      if (cls === undefined) this.subclassRefs!.delete(ref);
      else live.push(cls);
    }
    return live;
  }

  /** To be called after any change to the namespace or the bases: forgets memos here and in all subclasses. */
  modified(): void {
    this.version++;
    this.memo = NO_MEMO;
    for (const cls of this.subclasses()) cls.modified();
  }

  /** A fresh instance without running __init__; only for types whose instance class takes no constructor arguments. */
  instantiate(): PyObject {
    if (this.isAbstract) unreachable(`instantiating ${this.name}`);
    const { instantiator } = this;
    if (instantiator !== null) return new instantiator();
    const instanceClass = this.instanceClass as unknown as new () => PyObject;
    return new instanceClass();
  }

  get canGrowShape(): boolean {
    return this.rootShape !== undefined;
  }
}

/** True when an instance with this shape should move to a dict before getting one more attribute. */
export const isShapeFull = (shape: Shape): boolean => shape.names.length >= MAX_SHAPE_ATTRIBUTES;

/** A class's name without its module (CPython's _PyType_Name). */
export const shortName = (type: PyType): string => type.name.slice(type.name.lastIndexOf(".") + 1);
