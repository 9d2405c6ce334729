/**
 * The file system encoding: UTF-8 with the surrogateescape error handler, between Python strs and what Node's file
 * functions take. It must not know files.
 */

import { PyBytes } from "../../vm/core/bytes.ts";
import { pyError } from "../../vm/core/errors.ts";
import type { Value } from "../../vm/core/value.ts";
import { contentsOf, fromCodePoints, fromUtf16, toCodePoints, utf16Of } from "../../vm/objects/str-object.ts";

/** What Node's file functions take as a path. */
export type NodePath = string | Buffer;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** os.fsencode of a str. Raises UnicodeEncodeError for surrogates that stand for no byte. */
export function encodeFs(text: Value): Buffer {
  const contents = contentsOf(text)!;
  if (typeof contents === "string") return Buffer.from(contents, "utf8");
  const bytes: number[] = [];
  contents.forEach((cp, i) => {
    if (cp >= 0xdc80 && cp <= 0xdcff) bytes.push(cp - 0xdc00);
    else if (cp >= 0xd800 && cp <= 0xdfff) {
      let end = i + 1;
      while (end < contents.length && contents[end]! >= 0xd800 && contents[end]! <= 0xdfff) end++;
      throw pyError("UnicodeEncodeError", "utf-8", text, i, end, "surrogates not allowed");
    } else bytes.push(...Buffer.from(String.fromCodePoint(cp), "utf8"));
  });
  return Buffer.from(bytes);
}

/** os.fsdecode of bytes. */
export function decodeFs(bytes: Uint8Array): Value {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return decodeEscaping(bytes);
  }
  return fromUtf16(text);
}

/** The length of the valid UTF-8 sequence at `i`, or 0. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const lead = bytes[i]!;
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || i + length > bytes.length) return 0;
  try {
    utf8.decode(bytes.subarray(i, i + length));
    return length;
  } catch {
    return 0;
  }
}

function decodeEscaping(bytes: Uint8Array): Value {
  const points: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length === 0) points.push(0xdc00 + bytes[i++]!);
    else {
      points.push(utf8.decode(bytes.subarray(i, i + length)).codePointAt(0)!);
      i += length;
    }
  }
  return fromCodePoints(points);
}

/** The path as Node's file functions take it: text where that is lossless, else bytes. */
export function nodePath(path: Value): NodePath {
  if (typeof path === "string") return path;
  if (path instanceof PyBytes) return Buffer.from(path.bytes);
  const contents = contentsOf(path)!;
  const lossless = typeof contents === "string" || !contents.some((cp) => cp >= 0xd800 && cp <= 0xdfff);
  return lossless ? (typeof contents === "string" ? contents : utf16Of(contents)) : encodeFs(path);
}

/** True when the path has a null byte or character, which no system call takes. */
export function hasNull(path: Value): boolean {
  if (path instanceof PyBytes) return path.bytes.includes(0);
  const contents = contentsOf(path)!;
  return typeof contents === "string" ? contents.includes("\0") : toCodePoints(contents).includes(0);
}

/** A name that Node gave as bytes, in the kind the caller of the Python function used. */
export const fromNodeName = (name: Uint8Array, asBytes: boolean): Value =>
  asBytes ? new PyBytes(new Uint8Array(name)) : decodeFs(name);
