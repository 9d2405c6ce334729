/**
 * Walks the JavaScript objects that are reachable from some roots, and says of each Python object which of its properties
 * the `fields` of its type do not account for. What lies in closures and `#private` fields cannot be seen from here.
 */
import type { FieldKind } from "../../vm/core/fields.ts";
import { declaredFields, fieldsOfInstances } from "../../vm/core/layout.ts";
import { PyType } from "../../vm/core/type.ts";
import { PyObject } from "../../vm/core/value.ts";

const HEADER = new Set(["$id", "$r", "$w", "$shape", "$dict"]);

/** What is not looked into: it holds no Python objects, or is a type's business. */
function isOpaque(object: object): boolean {
  return ArrayBuffer.isView(object) || object instanceof ArrayBuffer || object instanceof RegExp || object instanceof WeakRef;
}

/** Every object reachable from `roots` over properties, array items and the contents of Maps and Sets; each once. */
export function reachable(roots: readonly unknown[]): Set<object> {
  const seen = new Set<object>();
  const waiting: object[] = [];
  const visit = (value: unknown): void => {
    if ((typeof value !== "object" && typeof value !== "function") || value === null || seen.has(value)) return;
    seen.add(value);
    if (!isOpaque(value)) waiting.push(value);
  };
  roots.forEach(visit);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof Map) {
      for (const [key, value] of object) {
        visit(key);
        visit(value);
      }
    } else if (object instanceof Set) {
      object.forEach(visit);
    }
    for (const name of Object.getOwnPropertyNames(object)) {
      const property = Object.getOwnPropertyDescriptor(object, name)!;
      visit(property.value);
    }
    if (object instanceof PyObject) visit(object.$cls);
  }
  return seen;
}

/** A word for the JavaScript kind of a value. */
function describe(value: unknown): string {
  if (value === null || typeof value !== "object") return value === null ? "null" : typeof value;
  return Object.getPrototypeOf(value)?.constructor?.name || "object without class";
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** True when a field of this kind may hold the value. */
function fits(kind: FieldKind, value: unknown): boolean {
  switch (kind) {
    case "ref":
      return value instanceof PyObject || (typeof value !== "object" && typeof value !== "function") || value === null;
    case "frozen":
      return typeof value !== "function";
    case "refs":
      return Array.isArray(value) || isAbsent(value);
    case "map":
      return value instanceof Map || value instanceof Set || isAbsent(value);
    case "i32":
      return Number.isInteger(value);
    case "f64":
      return typeof value === "number";
    case "int":
      return typeof value === "number" || typeof value === "bigint";
    case "text":
      return typeof value === "string";
    case "flag":
      return typeof value === "boolean";
    case "bytes":
      return value instanceof Uint8Array || isAbsent(value);
    default:
      return true;
  }
}

/** The defects of one object, each as `type.property: what is wrong`. */
export function defectsOf(object: PyObject): string[] {
  const cls = object.$cls;
  if (cls === undefined) return [`${describe(object)}: has no type`];
  let builtin: PyType = cls;
  while (builtin.isHeapType && builtin.base !== null) builtin = builtin.base;
  const fields = fieldsOfInstances(builtin);
  if (fields === null) {
    for (let type: PyType | null = builtin; type !== null; type = type.base) {
      if (declaredFields(type) === undefined) return [`${type.name}: declares no fields`];
    }
  }
  const defects: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    if (HEADER.has(name) || name.startsWith("_$")) continue;
    const kind = fields!.get(name);
    if (kind === undefined) defects.push(`${builtin.name}.${name}: not declared`);
    else if (!fits(kind, value)) defects.push(`${builtin.name}.${name}: ${kind} holds ${describe(value)}`);
  }
  return defects;
}

/** The defects of all Python objects among these, each once, sorted; and how many objects there were of how many types. */
export function defectsOfAll(objects: Iterable<object>): { defects: string[]; objects: number; types: number } {
  const defects = new Set<string>();
  const types = new Set<PyType>();
  let count = 0;
  for (const object of objects) {
    if (!(object instanceof PyObject) || object === Object.getPrototypeOf(object)?.constructor?.prototype) continue;
    if (isPrototype(object)) continue;
    count++;
    types.add(object.$cls);
    for (const defect of defectsOf(object)) defects.add(defect);
  }
  return { defects: [...defects].sort(), objects: count, types: types.size };
}

/** The walk meets the prototypes of instance classes, too. */
const isPrototype = (object: object): boolean =>
  Object.hasOwn(object, "constructor") || (Object.hasOwn(object, "$cls") && !(object instanceof PyType));
