/**
 * Layouts: what instances of a class hold beyond those of its base, and so which classes can be combined or exchanged.
 *
 * Must not know how classes are made.
 */
import { addsFields } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { open, undoWith } from "../core/native.ts";
import { typeOf } from "../core/registry.ts";
import { PyType } from "../core/type.ts";
import type { PyObject, Value } from "../core/value.ts";

/** The slots that a class declares itself, which are part of its layout; a dict and weak references are counted apart. */
const ownSlots = (type: PyType): readonly string[] =>
  (type.slotNames ?? []).filter((name) => name !== "__dict__" && name !== "__weakref__");

const extendsLayout = (type: PyType): boolean => (type.isHeapType ? ownSlots(type).length > 0 : addsFields(type));

/** The nearest class, from `cls` on, that adds to its base's layout. */
export function solidBase(cls: PyType): PyType {
  let type: PyType = cls;
  while (type.base !== null && !extendsLayout(type)) type = type.base;
  return type;
}

/** The base whose instance layout a class with these bases extends; TypeError when they cannot be combined. */
export function bestBase(bases: readonly Value[]): PyType {
  let winner: PyType | undefined;
  let base: PyType | undefined;
  for (const candidate of bases) {
    if (!(candidate instanceof PyType)) throw typeError("bases must be types");
    if (!candidate.isBaseType) throw typeError(`type '${candidate.name}' is not an acceptable base type`);
    const solid = solidBase(candidate);
    if (winner === undefined) {
      winner = solid;
      base = candidate;
    } else if (winner.isSubtypeOf(solid)) continue;
    else if (solid.isSubtypeOf(winner)) {
      winner = solid;
      base = candidate;
    } else throw typeError("multiple bases have instance lay-out conflict");
  }
  return base!;
}

/** Instances look exactly like those of the base. */
const looksLikeBase = (type: PyType): boolean =>
  type.base !== null && !extendsLayout(type) && type.hasDict === type.base.hasDict && type.hasWeakrefs === type.base.hasWeakrefs;

function plainBase(cls: PyType): PyType {
  let type = cls;
  while (looksLikeBase(type)) type = type.base!;
  return type;
}

/** Two classes over one base that add the same slots. */
function addSameSlots(a: PyType, b: PyType): boolean {
  const names = (type: PyType) => ownSlots(type).toSorted().join();
  return a.isHeapType && b.isHeapType && names(a) === names(b) && a.hasDict === b.hasDict && a.hasWeakrefs === b.hasWeakrefs;
}

/** Raises TypeError unless instances of `old` may become instances of `cls`; `what` is the attribute that is assigned. */
export function checkSameLayout(old: PyType, cls: PyType, what: "__class__" | "__bases__"): void {
  const a = plainBase(old);
  const b = plainBase(cls);
  if (a === b || (a.base === b.base && addSameSlots(a, b))) return;
  throw typeError(`${what} assignment: '${cls.name}' object layout differs from '${old.name}'`);
}

const isModule = (type: PyType): boolean => type.mro.some((base) => !base.isHeapType && base.name === "module");

/** `object.__class__ = cls`: moves an instance to another class of the same layout. */
export function changeClass(object: Value, cls: PyType): void {
  const old = typeOf(object);
  if (!(old.isHeapType && cls.isHeapType) && !(isModule(old) && isModule(cls))) {
    throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
  }
  checkSameLayout(old, cls, "__class__");
  const instance = object as PyObject;
  open(instance, "writes");
  const prototype = Object.getPrototypeOf(instance) as object;
  // Later than the opening: an abort puts the class back before the attributes.
  undoWith(() => Object.setPrototypeOf(instance, prototype));
  const shape = instance.$shape;
  Object.setPrototypeOf(instance, cls.instanceClass.prototype as object);
  if (shape === undefined) return;
  instance.$shape = shape.usesDict ? cls.dictShape : shape.names.reduce((s, name) => s.with(name), cls.rootShape!);
}

/** How many classes up the line of layouts declare slots: tells apart slots of one name in different classes. */
export function layoutDepth(cls: PyType): number {
  let depth = 0;
  for (let type: PyType | null = cls; type?.isHeapType; type = type.base) if (ownSlots(type).length > 0) depth++;
  return depth;
}
