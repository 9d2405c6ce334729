/** Python classes as records. What follows from bases and namespace (slots, shapes, memos) is made anew where a record is read. */
import { PyDict } from "../core/dict.ts";
import type { PyType } from "../core/type.ts";
import { giveShapes, makeType } from "../objects/class-creation.ts";
import { fillSlots } from "../objects/class-slots.ts";
import type { IdentifyAny, ResolveAny } from "./codec.ts";
import { type Resolve, readText, readValue, writeText, writeValue } from "./values.ts";
import type { WordReader, WordWriter } from "./words.ts";

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
] as const;

export function writeClass(out: WordWriter, cls: PyType, identify: IdentifyAny): void {
  out.word(identify(cls.$cls));
  writeText(out, cls.name);
  writeValue(out, cls.bases, identify);
  out.word(identify(cls.base!));
  out.word((cls.hasDict ? 1 : 0) | (cls.hasWeakrefs ? 2 : 0));
  writeValue(out, cls.mro, identify);
  out.word(identify(cls.namespace));
  for (const name of COPIED) writeValue(out, cls[name], identify);
}

/** Reads the head of a record: the class and those it derives from. */
export function ghostClass(input: WordReader, resolve: ResolveAny): PyType {
  const metaclass = resolve(input.word()) as PyType;
  const name = readText(input);
  const bases = readValue(input, resolve as Resolve) as PyType[];
  const base = resolve(input.word()) as PyType;
  const flags = input.word();
  const cls = makeType(metaclass, name, bases, base, new PyDict());
  cls.hasDict = (flags & 1) !== 0;
  cls.hasWeakrefs = (flags & 2) !== 0;
  giveShapes(cls);
  return cls;
}

export function fillClass(cls: PyType, input: WordReader, resolve: ResolveAny): void {
  input.word();
  cls.name = readText(input);
  cls.bases = readValue(input, resolve as Resolve) as PyType[];
  cls.base = resolve(input.word()) as PyType;
  input.word();
  cls.mro = readValue(input, resolve as Resolve) as PyType[];
  // Lookups take no barrier.
  cls.namespace = resolve(input.word(), true) as PyDict;
  const copied = cls as unknown as Record<string, unknown>;
  for (const name of COPIED) copied[name] = readValue(input, resolve as Resolve);
}

export function finishClass(cls: PyType): void {
  if (!cls.isHeapType) return;
  for (const parent of cls.bases) if (!parent.subclasses().includes(cls)) parent.addSubclass(cls);
  fillSlots(cls);
  cls.modified();
}
