/**
 * The Python side of subjects: a str or bytes-like object as something a Regex can search, and its parts as Python values.
 */
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { typeError } from "../../vm/core/errors.ts";
import { bufferOf, findBytes } from "../../vm/core/ops/buffer.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { contentsOf, plainStr, sliceText } from "../../vm/objects/str-object.ts";
import type { Subject } from "./subject.ts";

/** What a pattern can be matched against; a pattern made of None takes either. */
export type PatternKind = "str" | "bytes" | "any";

/** Latin-1 texts of bytes objects, which never change. Short ones are quicker made again. */
const texts = new WeakMap<PyBytes, string>();
const SHORT = 64;

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");

function bytesText(value: Value, bytes: Uint8Array): string {
  if (bytes.length <= SHORT || !(value instanceof PyBytes)) return latin1(bytes);
  let text = texts.get(value);
  if (text === undefined) {
    text = latin1(bytes);
    texts.set(value, text);
  }
  return text;
}

/** The subject in a Python value. Raises TypeError when it is neither str nor bytes-like, or not what the pattern takes. */
export function subjectOf(value: Value, kind: PatternKind): Subject {
  const text = contentsOf(value);
  if (text !== undefined) {
    if (kind === "bytes") throw typeError("cannot use a bytes pattern on a string-like object");
    return text;
  }
  const bytes = findBytes(value);
  if (bytes === undefined) throw typeError(`expected string or bytes-like object, got '${typeOf(value).name}'`);
  if (kind === "str") throw typeError("cannot use a string pattern on a bytes-like object");
  return bytesText(value, bytes);
}

/** The part of a subject's value from `start` to `end`, a str or bytes; the value itself when it is plain and all wanted. */
export function sliceOf(value: Value, start: number, end: number): Value {
  if (typeof value === "string") return value.slice(start, end);
  const text = contentsOf(value);
  if (text !== undefined) return start === 0 && end === text.length ? plainStr(value)! : sliceText(text, start, end);
  const bytes = findBytes(value) ?? new Uint8Array(0);
  if (value instanceof PyBytes && !typeOf(value).isHeapType && start === 0 && end === bytes.length) return value;
  return toBytes(bytes.slice(start, end));
}

/** An empty str or bytes, as the subject's parts are. */
export const emptyOf = (value: Value): Value => (contentsOf(value) === undefined ? toBytes(new Uint8Array(0)) : "");

/** Keeps the buffer of a resizable object in place while it is searched; gives the way to let it go. */
export function holdBuffer(value: Value): (() => void) | undefined {
  if (value instanceof PyBytes || contentsOf(value) !== undefined) return undefined;
  const view = bufferOf(value);
  return view?.release === undefined ? undefined : () => view.release!();
}
