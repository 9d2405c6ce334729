/** Pickled arrays: the machine format codes of array._array_reconstructor, and reading items of a foreign format. */

import { decodeBytes } from "../../vm/codecs/codecs.ts";
import type { Value } from "../../vm/core/value.ts";
import { PyFloat } from "../../vm/core/value.ts";
import { fromBytes } from "../../vm/numeric/int-bits.ts";
import type { ItemKind } from "./items.ts";

interface MachineFormat {
  readonly size: number;
  readonly signed: boolean;
  readonly little: boolean;
  readonly what: "int" | "float" | "text";
}

const int = (size: number, signed: boolean, little: boolean): MachineFormat => ({ size, signed, little, what: "int" });
const float = (size: number, little: boolean): MachineFormat => ({ size, signed: true, little, what: "float" });
const text = (size: number, little: boolean): MachineFormat => ({ size, signed: false, little, what: "text" });

/** By code, 0 to 21 (PEP 3118's neighbours in arraymodule.c). */
const FORMATS: readonly MachineFormat[] = [
  int(1, false, true),
  int(1, true, true),
  int(2, false, true),
  int(2, false, false),
  int(2, true, true),
  int(2, true, false),
  int(4, false, true),
  int(4, false, false),
  int(4, true, true),
  int(4, true, false),
  int(8, false, true),
  int(8, false, false),
  int(8, true, true),
  int(8, true, false),
  float(4, true),
  float(4, false),
  float(8, true),
  float(8, false),
  text(2, true),
  text(2, false),
  text(4, true),
  text(4, false),
];

export const MACHINE_FORMAT_COUNT = FORMATS.length;

/** The code of our own arrays of a kind. */
export function machineFormatOf(kind: ItemKind): number {
  const what = kind.isText ? "text" : kind.isFloat ? "float" : "int";
  return FORMATS.findIndex(
    (format) =>
      format.what === what && format.size === kind.size && format.little && (what !== "int" || format.signed === kind.isSigned),
  );
}

/** True if memory of that code can be taken over as it is. */
export const isOwnFormat = (code: number, kind: ItemKind): boolean => machineFormatOf(kind) === code;

/** The size in bytes of an item of that code. */
export const itemSizeOf = (code: number): number => FORMATS[code].size;

/** The items that bytes of that format spell; for text, one str with all. */
export function readForeign(code: number, bytes: Uint8Array): Value[] {
  const { size, signed, little, what } = FORMATS[code];
  if (what === "text") return [decodeBytes(bytes, `utf-${size * 8}-${little ? "le" : "be"}`, "strict") as Value];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: Value[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    if (what === "float") items.push(new PyFloat(size === 4 ? view.getFloat32(at, little) : view.getFloat64(at, little)));
    else items.push(fromBytes(bytes.subarray(at, at + size), little, signed));
  }
  return items;
}
