/** Python classes as records. What follows from bases and namespace (slots, shapes, memos) is made anew where a record is read. */
import type { Decoder } from "../../runtime/heap/decoder.ts";
import type { Encoder } from "../../runtime/heap/encoder.ts";
import { PyDict } from "../core/dict.ts";
import type { PyType } from "../core/type.ts";
import { giveShapes, makeType } from "../objects/class-creation.ts";
import { rebuildClass } from "../objects/class-slots.ts";
import type { IdentifyAny, ResolveAny } from "./codec.ts";
import { type Resolve, readValue, visitValue, writeValue } from "./values.ts";

/** Properties of a class that are copied as they are, after what `ghostClass` needs. */
const COPIED = [
  "qualname",
  "isBaseType",
  "isAbstract",
  "hasAbstractMethods",
  "patternKind",
  "matchSelf",
  "doc",
  "slotNames",
  "slotProperties",
  "variables",
  "changes",
] as const;

export function writeClass(out: Encoder, cls: PyType, identify: IdentifyAny): void {
  out.int(identify(cls.$cls));
  out.text(cls.name);
  writeValue(out, cls.bases, identify);
  out.int(identify(cls.base!));
  out.int((cls.hasDict ? 1 : 0) | (cls.hasWeakrefs ? 2 : 0));
  writeValue(out, cls.mro, identify);
  out.int(identify(cls.namespace));
  for (const name of COPIED) writeValue(out, cls[name], identify);
}

/** Reads the head of a record: the class and those it derives from. */
export function ghostClass(input: Decoder, resolve: ResolveAny): PyType {
  const metaclass = resolve(input.int()) as PyType;
  const name = input.text();
  const bases = readValue(input, resolve as Resolve) as PyType[];
  const base = resolve(input.int()) as PyType;
  const flags = input.int();
  const cls = makeType(metaclass, name, bases, base, new PyDict());
  cls.hasDict = (flags & 1) !== 0;
  cls.hasWeakrefs = (flags & 2) !== 0;
  giveShapes(cls);
  return cls;
}

export function fillClass(cls: PyType, input: Decoder, resolve: ResolveAny): void {
  input.int();
  cls.name = input.text();
  cls.bases = readValue(input, resolve as Resolve) as PyType[];
  cls.base = resolve(input.int()) as PyType;
  input.int();
  cls.mro = readValue(input, resolve as Resolve) as PyType[];
  // Lookups take no barrier.
  cls.namespace = resolve(input.int(), true) as PyDict;
  const copied = cls as unknown as Record<string, unknown>;
  for (const name of COPIED) copied[name] = readValue(input, resolve as Resolve);
}

/** Adds the ids that the record of a class refers to. */
export function visitClass(input: Decoder, into: number[]): void {
  into.push(input.int());
  input.skipText();
  visitValue(input, into);
  into.push(input.int());
  input.int();
  visitValue(input, into);
  into.push(input.int());
  for (let i = 0; i < COPIED.length; i++) visitValue(input, into);
}

export function finishClass(cls: PyType): void {
  if (!cls.isHeapType) return;
  for (const parent of cls.bases) if (!parent.subclasses().includes(cls)) parent.addSubclass(cls);
  rebuildClass(cls);
}
