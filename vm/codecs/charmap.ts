/** Codecs by table: a mapping from bytes to characters, or the other way round. */
import { PyBytes } from "../core/bytes.ts";
import { isPyError, typeError } from "../core/errors.ts";
import { exactInt } from "../core/ops/index-value.ts";
import { getItemNow } from "../core/ops/items.ts";
import { typeOf } from "../core/registry.ts";
import { PyObject, type Value } from "../core/value.ts";
import { contentsOf, type PlainStr, type Text } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { type Decoded, DecodeRun, EncodeRun } from "./runs.ts";

const UNDEFINED = "character maps to <undefined>";
/** In a decoding table: no such byte. */
const NO_CHARACTER = 0xfffe;

/** What charmap_build makes of a decoding table: the byte for each character. */
export class EncodingMap extends PyObject {
  readonly bytes = new Map<number, number>();
  constructor(table: Text = "") {
    super();
    for (let byte = Math.min(table.length, 256) - 1; byte >= 0; byte--) {
      const cp = unitAt(table, byte);
      if (cp !== NO_CHARACTER) this.bytes.set(cp, byte);
    }
  }
}

/** Decodes by a table: a str indexed by byte, or any mapping from ints to ints, strs or None. */
export function decodeCharmap(bytes: Uint8Array, errors: string, mapping: Value): Decoded {
  const table = contentsOf(mapping);
  const run = new DecodeRun(bytes, "charmap", errors);
  const known = new Map<number, Text | undefined>();
  let at = 0;
  while (at < run.bytes.length) {
    const byte = run.bytes[at]!;
    if (table !== undefined) {
      const cp = byte < table.length ? unitAt(table, byte) : NO_CHARACTER;
      if (cp === NO_CHARACTER) at = run.fault(at, at + 1, UNDEFINED);
      else {
        run.out.push(cp);
        at++;
      }
      continue;
    }
    if (!known.has(byte)) known.set(byte, decodedBy(mapping, byte));
    const text = known.get(byte);
    if (text === undefined) {
      // A handler may add to the mapping.
      known.delete(byte);
      at = run.fault(at, at + 1, UNDEFINED);
    } else {
      run.out.append(text);
      at++;
    }
  }
  return run.finish(at);
}

/** What a mapping gives for a key; None where it has nothing. */
function lookUp(mapping: Value, key: number): Value {
  try {
    return getItemNow(mapping, key);
  } catch (error) {
    if (isPyError(error, "LookupError")) return null;
    throw error;
  }
}

function decodedBy(mapping: Value, byte: number): Text | undefined {
  const mapped = lookUp(mapping, byte);
  if (mapped === null) return undefined;
  const text = contentsOf(mapped);
  if (text !== undefined) return text.length === 1 && unitAt(text, 0) === NO_CHARACTER ? undefined : text;
  const cp = exactInt(mapped);
  if (cp === undefined) throw typeError("character mapping must return integer, None or str");
  if (cp === NO_CHARACTER) return undefined;
  if (cp < 0 || cp > 0x10ffff) throw typeError("character mapping must be in range(0x110000)");
  return Uint32Array.of(Number(cp));
}

/** The bytes for a character, or undefined. */
function encodedBy(mapping: Value, cp: number): Uint8Array | undefined {
  if (mapping instanceof EncodingMap) {
    const byte = mapping.bytes.get(cp);
    return byte === undefined ? undefined : Uint8Array.of(byte);
  }
  const mapped = lookUp(mapping, cp);
  if (mapped === null) return undefined;
  if (mapped instanceof PyBytes) return mapped.bytes;
  const byte = exactInt(mapped);
  if (byte === undefined) {
    throw typeError(`character mapping must return integer, bytes or None, not ${typeOf(mapped).name}`);
  }
  if (byte < 0 || byte > 255) throw typeError("character mapping must be in range(256)");
  return Uint8Array.of(Number(byte));
}

/** Encodes by an EncodingMap or any mapping from ints to ints, bytes or None. */
export function encodeCharmap(str: PlainStr, errors: string, mapping: Value): Uint8Array {
  const replacement = (text: Text): Uint8Array | undefined => {
    const parts: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const bytes = encodedBy(mapping, unitAt(text, i));
      if (bytes === undefined) return undefined;
      parts.push(...bytes);
    }
    return Uint8Array.from(parts);
  };
  const run = new EncodeRun(str, "charmap", errors, replacement);
  const { text, out } = run;
  let at = 0;
  while (at < text.length) {
    const bytes = encodedBy(mapping, unitAt(text, at));
    if (bytes !== undefined) {
      out.append(bytes);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < text.length && encodedBy(mapping, unitAt(text, end)) === undefined) end++;
    at = run.fault(at, end, UNDEFINED);
  }
  return out.finish();
}
