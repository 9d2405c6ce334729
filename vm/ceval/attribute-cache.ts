/**
 * The inline caches of attribute access: what an instruction remembers of the receivers it has met.
 *
 * A cache never changes what an instruction does, only how fast it finds it. An instruction starts cold, remembers up to
 * MAX_RECEIVERS kinds of receiver once it has run a few times, begins anew when it meets
 * more or some of which nothing can be said, and gives up in the end.
 */
import { openForRead, txn } from "../../runtime/stm/transaction.ts";
import { PyMethodDescriptor, PySlotMember, PyStaticMethod } from "../core/descriptor.ts";
import { Frame } from "../core/frame.ts";
import { PyFunction, PyMethod } from "../core/function.ts";
import { callFunction, pushFrame } from "../core/function-call.ts";
import { PyModule } from "../core/module.ts";
import { open } from "../core/native.ts";
import { genericGetAttribute, genericSetAttribute, getOwnAttribute, setAttribute } from "../core/ops/attributes.ts";
import { PyProperty } from "../core/property.ts";
import { builtinTypes, typeOf, types } from "../core/registry.ts";
import type { Shape } from "../core/shape.ts";
import { isShapeFull, type Namespace, PyType } from "../core/type.ts";
import type { MaybeOutcome, Outcome, PyObject, Value } from "../core/value.ts";
import { attributeWriter, constantReader, propertyReader, propertyWriter, type Reader, type Writer } from "./accessors.ts";

/** Kinds of receiver that one instruction remembers. */
const MAX_RECEIVERS = 4;

/** Times that an instruction forgets its receivers to remember others, before it gives up. */
const MAX_GENERATIONS = 6;

/** Executions after which an instruction begins to remember: code that runs once would only make accessors for nothing. */
const WARM_AFTER = 12;

/** What the reader of a cache gives. */
export const FOUND = {
  /** The attribute's value. */
  value: 0,
  /** A Python function that is a property's getter: the attribute is what it returns. */
  getter: 1,
  /** A plain function or method descriptor of the class, to be bound to the receiver. */
  method: 2,
} as const;

/** What an instruction remembers of one kind of receiver; chained. */
export class AccessCache<A> {
  /** The shape, class or module that the receivers have in common; null in the marks of instructions that remember nothing. */
  readonly owner: object | null;
  readonly found: number;
  readonly access: A;
  readonly next: AccessCache<A> | null;
  /** How often the instruction has begun anew. */
  readonly generation: number;
  constructor(owner: object | null, found: number, access: A, next: AccessCache<A> | null = null, generation = 0) {
    this.owner = owner;
    this.found = found;
    this.access = access;
    this.next = next;
    this.generation = generation;
  }
}

/** What `access` of an instruction does before it remembers anything, by number of executions, and after it has given up. */
interface Marks<A> {
  readonly cold: readonly AccessCache<A>[];
  readonly megamorphic: AccessCache<A>;
}
function marks<A>(nothing: A): Marks<A> {
  const mark = () => new AccessCache(null, FOUND.value, nothing);
  return { cold: Array.from({ length: WARM_AFTER }, mark), megamorphic: mark() };
}
const loads = marks<Reader>(() => undefined);
const stores = marks<Writer>(() => false);

/** An accessor for a kind of receiver, and what it gives. */
interface Found<A> {
  readonly found: number;
  readonly access: A;
}

/**
 * Notes that the instruction at word `at` met a receiver for which it has no (valid) cache. When it is time to remember it,
 * `find` gives its accessor, or null when nothing can be said of it.
 */
function remember<A>(frame: Frame, at: number, marks: Marks<A>, owner: object, find: () => Found<A> | null): void {
  const { code } = frame;
  const first = code.caches[at] as AccessCache<A> | undefined;
  if (first === marks.megamorphic) return;
  const heat = first === undefined ? 0 : marks.cold.indexOf(first) + 1;
  if (first === undefined || (heat > 0 && heat < WARM_AFTER)) {
    code.remember(at, marks.cold[heat]!);
    return;
  }
  let others: AccessCache<A> | null = null;
  let count = 0;
  for (let cache: AccessCache<A> | null = first; cache !== null; cache = cache.next) {
    if (cache.owner === null || cache.owner === owner) continue;
    others = new AccessCache(cache.owner, cache.found, cache.access, others);
    count++;
  }
  const found = find();
  const generation = found === null || count === MAX_RECEIVERS ? first.generation + 1 : first.generation;
  if (count === MAX_RECEIVERS) others = null;
  if (generation > MAX_GENERATIONS) code.remember(at, marks.megamorphic);
  else if (found !== null) code.remember(at, new AccessCache(owner, found.found, found.access, others, generation));
  else code.remember(at, new AccessCache(null, FOUND.value, marks.megamorphic.access, others, generation));
}

const ownerOf = (object: Value): object =>
  object instanceof PyType || object instanceof PyModule ? object : (shapeOf(object) ?? typeOf(object));

function rememberLoad(frame: Frame, at: number, object: Value, nameIndex: number): void {
  remember(frame, at, loads, ownerOf(object), () => findReader(object, frame.code.names[nameIndex]!));
}

/** `object.name` for the instruction at word `at`. */
export function loadAttribute(frame: Frame, at: number, object: Value, nameIndex: number): Outcome {
  if (object !== null) {
    for (let cache = (frame.code.caches[at] as AccessCache<Reader> | undefined) ?? null; cache !== null; cache = cache.next) {
      const value = cache.access(object);
      if (value === undefined) continue;
      if (cache.found === FOUND.value) return value;
      if (cache.found === FOUND.getter) return callGetter(value as PyFunction, object);
      if (value instanceof PyFunction) return new PyMethod(value, object);
      return typeOf(value).slots.get!(value, object, typeOf(object)) as Outcome;
    }
    rememberLoad(frame, at, object, nameIndex);
  }
  return typeOf(object).slots.getattribute!(object, frame.code.names[nameIndex]!);
}

function callGetter(getter: PyFunction, object: Value): Outcome {
  const { code } = getter;
  if (!code.isSimple || code.argCount !== 1) return callFunction(getter, [object], null);
  const next = new Frame(code, getter.globals, getter.builtins, null, getter);
  next.stack[0] = object;
  return pushFrame(next);
}

/** The function to call with `object` first, or undefined when the way of loadAttribute must be taken. */
export function loadMethod(frame: Frame, at: number, object: Value, nameIndex: number): Value | undefined {
  if (object === null) return undefined;
  for (let cache = (frame.code.caches[at] as AccessCache<Reader> | undefined) ?? null; cache !== null; cache = cache.next) {
    const method = cache.access(object);
    if (method !== undefined) return cache.found === FOUND.method ? method : undefined;
  }
  rememberLoad(frame, at, object, nameIndex);
  return findMethod(object, frame.code.names[nameIndex]!);
}

/** As object.__getattribute__ would find it, but not bound. */
function findMethod(object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  if (!findsNormally(type)) return undefined;
  const method = type.lookup(name);
  if (!(method instanceof PyFunction || method instanceof PyMethodDescriptor)) return undefined;
  if (typeof object === "object" && getOwnAttribute(object as PyObject, name) !== undefined) return undefined;
  return method;
}

/** Whether attributes are found as object.__getattribute__ finds them (a `__getattr__` is asked only after it). */
function findsNormally(type: PyType): boolean {
  if (type.slots.getattribute === genericGetAttribute) return true;
  return type.isHeapType && type.lookup("__getattribute__") === types.object.namespace.getString("__getattribute__");
}

function shapeOf(object: Value): Shape | undefined {
  if (typeof object !== "object" || object === null) return undefined;
  open(object, "reads");
  return object.$shape;
}

/** How the attribute is read of receivers like `object`; null when nothing can be said of them. */
function findReader(object: Value, name: string): Found<Reader> | null {
  if (object instanceof PyType) return classReader(object, name);
  if (object instanceof PyModule) return moduleReader(object, name);
  const type = typeOf(object);
  const shape = shapeOf(object);
  if (shape?.usesDict || !findsNormally(type)) return null;
  const receiver = { type, shape };
  const descriptor = type.lookup(name);
  if (descriptor !== undefined && typeOf(descriptor).slots.set !== undefined) {
    if (descriptor instanceof PySlotMember) return value(propertyReader(receiver, descriptor.property));
    const isProperty = descriptor instanceof PyProperty && descriptor.$cls === builtinTypes.get("property");
    if (!isProperty) return null;
    open(descriptor, "reads");
    if (!(descriptor.getter instanceof PyFunction)) return null;
    return { found: FOUND.getter, access: constantReader(receiver, name, descriptor.getter) };
  }
  const property = shape?.properties.get(name);
  if (property !== undefined) return value(propertyReader(receiver, property));
  if (descriptor === undefined) return null;
  if (descriptor instanceof PyFunction || descriptor instanceof PyMethodDescriptor) {
    const isObject = typeof object === "object";
    return {
      found: FOUND.method,
      access: isObject ? constantReader(receiver, name, descriptor) : primitiveReader(type, descriptor),
    };
  }
  open(descriptor, "reads");
  if (descriptor instanceof PyStaticMethod && !descriptor.$cls.isHeapType)
    return value(constantReader(receiver, name, descriptor.callable));
  if (typeOf(descriptor).slots.get !== undefined) return null;
  const variables = type.variableOwner(name)?.namespace;
  if (variables === undefined) return value(constantReader(receiver, name, descriptor));
  const { version } = type;
  const isReceiver = (o: Value) => shapeOf(o) === shape && typeOf(o) === type && type.version === version;
  return value((o) => {
    if (!isReceiver(o)) return undefined;
    open(o, "reads");
    return isReceiver(o) ? readVariable(variables, name) : undefined;
  });
}

/** The value of a class attribute that nobody remembers; see PyType.rebind. */
function readVariable(namespace: Namespace, name: string): Value | undefined {
  open(namespace, "reads");
  return namespace.getString(name);
}

const value = (access: Reader): Found<Reader> => ({ found: FOUND.value, access });

/** Methods of str and int values that are JavaScript primitives. */
function primitiveReader(type: PyType, value: Value): Reader {
  const { version } = type;
  if (type === types.str) return (o) => (typeof o === "string" && type.version === version ? value : undefined);
  return (o) => (typeOf(o) === type && type.version === version ? value : undefined);
}

/** Attributes of a class itself that need no binding. */
function classReader(cls: PyType, name: string): Found<Reader> | null {
  const metatype = typeOf(cls);
  if (metatype.slots.getattribute !== types.type.slots.getattribute || metatype.lookup(name) !== undefined) return null;
  const attribute = cls.lookup(name);
  if (attribute === undefined || (typeOf(attribute).slots.get !== undefined && !(attribute instanceof PyFunction))) return null;
  const { version } = cls;
  const metaversion = metatype.version;
  const variables = cls.variableOwner(name)?.namespace;
  if (variables !== undefined) {
    const isSame = () => cls.version === version && metatype.version === metaversion;
    return value((o) => (o === cls && isSame() ? readVariable(variables, name) : undefined));
  }
  return value((o) => (o === cls && cls.version === version && metatype.version === metaversion ? attribute : undefined));
}

/** Names of a module's namespace. */
function moduleReader(module: PyModule, name: string): Found<Reader> | null {
  const type = typeOf(module);
  if (type !== builtinTypes.get("module") || type.lookup(name) !== undefined) return null;
  const { dict } = module;
  if (dict.$r < txn.readable) openForRead(dict);
  const entry = dict.findString(name);
  if (entry < 0) return null;
  const version = dict.keysVersion;
  return value((o) => {
    if (o !== module) return undefined;
    if (dict.$r < txn.readable) openForRead(dict);
    return dict.keysVersion === version ? dict.values[entry] : undefined;
  });
}

/** `object.name = value` for the instruction at word `at`. */
export function storeAttribute(frame: Frame, at: number, object: Value, nameIndex: number, value: Value): MaybeOutcome {
  if (typeof object === "object" && object !== null) {
    for (let cache = (frame.code.caches[at] as AccessCache<Writer> | undefined) ?? null; cache !== null; cache = cache.next)
      if (cache.access(object, value)) return null;
    rememberStore(frame, at, object, nameIndex);
  }
  return setAttribute(object, frame.code.names[nameIndex]!, value);
}

function rememberStore(frame: Frame, at: number, object: PyObject, nameIndex: number): void {
  remember(frame, at, stores, shapeOf(object) ?? object.$cls, () => {
    const access = writerFor(object, frame.code.names[nameIndex]!);
    return access === null ? null : { found: FOUND.value, access };
  });
}

function writerFor(object: PyObject, name: string): Writer | null {
  const type = object.$cls;
  const shape = shapeOf(object);
  if (shape?.usesDict || type.slots.setattribute !== genericSetAttribute) return null;
  const receiver = { type, shape };
  const descriptor = type.lookup(name);
  if (descriptor instanceof PySlotMember) return propertyWriter(receiver, descriptor.property, shape);
  if (shape === undefined || (descriptor !== undefined && typeOf(descriptor).slots.set !== undefined)) return null;
  if (!shape.properties.has(name) && isShapeFull(shape)) return null;
  return attributeWriter(receiver, shape, name);
}
