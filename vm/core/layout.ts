/**
 * Layouts: how the STM saves and restores an object, derived from the `fields` of its builtin type, the `__slots__` of its
 * class and the attributes of its shape. A type that declares no fields is taken by its own JavaScript properties.
 *
 * A layout belongs to a prototype: it is found through `object.$layout`, made when it is first asked for.
 */
import type { Layout, Versioned } from "../../runtime/stm/transaction.ts";
import { Continuation, HandledException } from "./execution.ts";
import { type FieldKind, type Fields, HERE_ONLY } from "./fields.ts";
import { type AttributeBag, readAttribute, type Shape, writeAttribute } from "./shape.ts";
import { PyType } from "./type.ts";
import { MutableObject, ownFunction, type PyObject } from "./value.ts";

/** What defineType told of a builtin type, without what it inherits. */
interface Declared {
  /** Undefined: nothing is known. */
  readonly fields: Fields | undefined;
  readonly rebuild: ((object: never) => void) | undefined;
}

const declarations = new Map<PyType, Declared>();

/** Called by defineType. */
export function declareFields(type: PyType, declared: Declared): void {
  declarations.set(type, declared);
}

/** The fields that a builtin type itself declares. */
export const declaredFields = (type: PyType): Fields | undefined => declarations.get(type)?.fields;

export const HEADER = new Set(["$id", "$r", "$w", "$shape", "$dict"]);

/** Copies what a field holds as deep as the kind says that it is changed in place. */
const COPIES: Readonly<Record<string, string>> = { refs: "slice", bytes: "saveBytes", map: "copyMap" };

interface SavedBytes {
  readonly bytes: Uint8Array;
  readonly contents: Uint8Array;
}

const saveBytes = (bytes: Uint8Array | null | undefined): SavedBytes | null | undefined =>
  bytes && { bytes, contents: bytes.slice() };

/** The contents go back to where they were: views of the memory look there. */
function restoreBytes(saved: SavedBytes | null | undefined): unknown {
  saved?.bytes.set(saved.contents);
  return saved ? saved.bytes : saved;
}

const slice = (value: { slice(): unknown } | null | undefined): unknown => (value ? value.slice() : value);

function copyMap(value: ReadonlyMap<unknown, unknown> | ReadonlySet<unknown> | null | undefined): unknown {
  if (value instanceof Map) return new Map(value);
  return value instanceof Set ? new Set(value) : value;
}

type State = readonly unknown[];
type Save = (object: object) => State;
type Restore = (object: object, state: State) => void;

/** Functions that copy the fields, and put the copies back; a plain kind is copied as it is. */
function compileFields(fields: ReadonlyMap<string, FieldKind>): { save: Save; restore: Restore } {
  const names = [...fields].filter(([, kind]) => kind !== "derived");
  const copies = names.map(([name, kind]) => {
    const value = `o[${JSON.stringify(name)}]`;
    const copy = typeof kind === "string" ? COPIES[kind] : kind.copy && `raw.${name}.copy`;
    return copy === undefined ? value : `${copy}(${value})`;
  });
  const stores = names.map(
    ([name, kind], i) => `o[${JSON.stringify(name)}] = ${kind === "bytes" ? `restoreBytes(s[${i}])` : `s[${i}]`};`,
  );
  const saver = ownFunction(["slice", "saveBytes", "copyMap", "raw"], `return (o) => [${copies.join(", ")}];`);
  const save = saver(slice, saveBytes, copyMap, Object.fromEntries(names)) as Save;
  const restore = ownFunction(["restoreBytes"], `return (o, s) => { ${stores.join(" ")} };`)(restoreBytes) as Restore;
  return { save, restore };
}

interface SavedObject {
  readonly fields: State;
  readonly shape: Shape | undefined;
  readonly dict: PyObject | undefined;
  readonly attributes: readonly unknown[] | null;
}

const NOTHING: State = [];

/** The layout of a type all of whose fields are declared. */
export class FieldLayout implements Layout {
  readonly fields: ReadonlyMap<string, FieldKind>;
  readonly rebuild: ((object: Versioned) => void) | undefined;
  /** The fields that never leave the executor. */
  readonly hereOnly: readonly string[];
  #compiled: { save: Save; restore: Restore } | null = null;

  constructor(fields: ReadonlyMap<string, FieldKind>, rebuild: ((object: Versioned) => void) | undefined) {
    this.fields = fields;
    this.rebuild = rebuild;
    this.hereOnly = [...fields].filter(([, kind]) => kind === HERE_ONLY).map(([name]) => name);
  }

  save(object: Versioned): SavedObject {
    const { $shape: shape, $dict: dict } = object as Versioned & PyObject;
    let fields = NOTHING;
    if (this.fields.size > 0) {
      this.#compiled ??= compileFields(this.fields);
      fields = this.#compiled.save(object);
    }
    let attributes: unknown[] | null = null;
    if (shape !== undefined && dict === undefined) {
      attributes = [];
      for (const property of shape.properties.values()) attributes.push(readAttribute(object as Versioned & PyObject, property));
    }
    return { fields, shape, dict, attributes };
  }

  restore(object: Versioned & PyObject, saved: SavedObject): void {
    if (this.fields.size > 0) this.#compiled!.restore(object, saved.fields);
    if (object.$shape !== saved.shape) object.$shape = saved.shape;
    if (object.$dict !== saved.dict) object.$dict = saved.dict;
    if (saved.attributes === null) return;
    let i = 0;
    for (const property of saved.shape!.properties.values()) writeAttribute(object, property, saved.attributes[i++] as never);
  }
}

/** One property: an array, a Map or a Set is taken to be changed in place. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice();
  return copyMap(value as never);
}

/** The layout of objects whose fields nobody declared: all their own properties. */
export const ownProperties: Layout = {
  save(object) {
    const saved: Record<string, unknown> = {};
    for (const name of Object.keys(object)) {
      if (!HEADER.has(name) || name === "$shape" || name === "$dict")
        saved[name] = copyOf((object as unknown as AttributeBag)[name]);
    }
    return saved;
  },
  restore(object, saved) {
    const state = saved as Record<string, unknown>;
    for (const name of Object.keys(object)) {
      if (!(name in state) && !HEADER.has(name)) (object as unknown as Record<string, unknown>)[name] = undefined;
    }
    Object.assign(object, state);
  },
  rebuild: undefined,
};

/** The fields of a class's instances, slots included; null where a type does not say. */
export function fieldsOfInstances(cls: PyType): ReadonlyMap<string, FieldKind> | null {
  const fields = new Map<string, FieldKind>();
  for (const type of cls.mro) for (const property of type.slotProperties) fields.set(property, "ref");
  for (let type: PyType | null = cls; type !== null; type = type.base) {
    if (type.isHeapType) continue;
    const declared = declarations.get(type)?.fields;
    if (declared === undefined) return null;
    for (const [name, kind] of Object.entries(declared)) if (!fields.has(name)) fields.set(name, kind);
  }
  return fields;
}

function rebuildOf(cls: PyType): ((object: Versioned) => void) | undefined {
  for (let type: PyType | null = cls; type !== null; type = type.base) {
    const rebuild = declarations.get(type)?.rebuild;
    if (rebuild !== undefined) return rebuild as (object: Versioned) => void;
  }
  return undefined;
}

function makeLayout(prototype: { readonly $cls?: PyType }): Layout {
  const cls = prototype.$cls;
  if (!(cls instanceof PyType)) return ownProperties;
  const rebuild = rebuildOf(cls);
  const fields = fieldsOfInstances(cls);
  return fields === null ? { ...ownProperties, rebuild } : new FieldLayout(fields, rebuild);
}

/** Gives the instances of a class their layout, which is made when the first of them is saved. */
export function installLayout(prototype: object): void {
  Object.defineProperty(prototype, "$layout", {
    configurable: true,
    get(): Layout {
      const layout = makeLayout(prototype);
      Object.defineProperty(prototype, "$layout", { value: layout, configurable: true });
      return layout;
    },
  });
}

for (const base of [MutableObject, Continuation, HandledException]) {
  Object.defineProperty(base.prototype, "$layout", { value: ownProperties });
}
