/**
 * The state of `_io.TextIOWrapper`, its set-up, and writing. Reading is text-read.ts, positions are text-seek.ts.
 *
 * Source of the algorithms: Modules/_io/textio.c.
 */

import { findHandler } from "../../vm/codecs/error-handlers.ts";
import { encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { toBytes } from "../../vm/core/bytes.ts";
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution } from "../../vm/core/execution.ts";
import type { Fields } from "../../vm/core/fields.ts";
import { open } from "../../vm/core/native.ts";
import { findAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import type { Int, PyObject, Value } from "../../vm/core/value.ts";
import { contentsOf, fromText, isStr, type PlainStr, plainStr, type Text } from "../../vm/objects/str-object.ts";
import { PyBuffered } from "./buffered.ts";
import { flush as flushBuffered, writeBuffered } from "./buffered-write.ts";
import type { PyFileIO } from "./file-io.ts";
import { askNow, concatBytes } from "./io-arguments.ts";
import { checkClosed, PyIOBase } from "./io-base.ts";
import { closedError, ioType, unsupported } from "./io-types.ts";
import { NewlineDecoder } from "./newline-decoder.ts";
import { forgetWritten, rememberOpen, rememberWritten } from "./open-streams.ts";
import { type ChunkDecoder, type ChunkEncoder, findStreamCodec } from "./text-codec.ts";

/** A point in the stream from which decoding can start again: the decoder's number, and the input that follows. */
export interface Snapshot {
  readonly flags: Int;
  readonly input: Uint8Array;
}

const packSnapshot = (snapshot: Snapshot | null): unknown => snapshot && [snapshot.flags, snapshot.input];
const unpackSnapshot = (packed: [Int, Uint8Array] | null): Snapshot | null => packed && { flags: packed[0], input: packed[1] };

export const TEXT_FIELDS: Fields = {
  ready: "flag",
  detached: "flag",
  buffer: "ref",
  plain: "ref",
  encoding: "text",
  errors: "text",
  decoder: "ref",
  encoder: "ref",
  isUtf8: "flag",
  newline: "ref",
  readUniversal: "flag",
  readTranslate: "flag",
  writeTranslate: "flag",
  writeNewline: "ref",
  lineBuffering: "flag",
  writeThrough: "flag",
  seekable: "flag",
  telling: "flag",
  hasRead1: "flag",
  finalizing: "flag",
  chunkSize: "f64",
  bytesPerChar: "f64",
  decoded: "frozen",
  used: "f64",
  snapshot: { encode: packSnapshot, decode: unpackSnapshot },
  pending: "refs",
  pendingSize: "f64",
};

export class PyTextIOWrapper extends PyIOBase {
  ready = false;
  detached = false;
  buffer: Value | undefined;
  /** `buffer` when it is one of our buffered streams itself, not a subclass. */
  plain: PyBuffered | undefined;
  encoding = "";
  errors = "strict";
  decoder: ChunkDecoder | null = null;
  encoder: ChunkEncoder | null = null;
  /** Encoding cannot fail and has no state: text may wait unencoded. */
  isUtf8 = false;
  newline: string | null = null;
  readUniversal = true;
  readTranslate = true;
  writeTranslate = true;
  writeNewline: string | null = null;
  lineBuffering = false;
  writeThrough = false;
  seekable = false;
  telling = false;
  hasRead1 = false;
  finalizing = false;
  chunkSize = 8192;
  /** Average bytes per character of the last chunk, 0 when not known. */
  bytesPerChar = 0;
  /** Decoded text, of which `used` characters have been given out. */
  decoded: Text | null = null;
  used = 0;
  snapshot: Snapshot | null = null;
  /** Written text that the buffer has not got yet, as text or encoded. */
  pending: (string | Uint8Array)[] = [];
  pendingSize = 0;
}

const NEWLINES: readonly (string | null)[] = [null, "", "\n", "\r", "\r\n"];

/** The newline argument of `caller`: None, "", "\n", "\r" or "\r\n". */
export function newlineArgument(value: Value, caller: string): string | null {
  if (value === null) return null;
  const text = plainStr(value);
  if (text === undefined) throw typeError(`${caller}() argument 'newline' must be str or None, not ${argumentKind(value)}`);
  encodeUtf8(text, "strict");
  if (typeof text !== "string" || !NEWLINES.includes(text)) throw valueError(`illegal newline value: ${text}`);
  return text;
}

/** A str argument that may be None. */
export function optionalText(value: Value | undefined, name: string, caller: string): string | null {
  if (value === undefined || value === null) return null;
  const text = plainStr(value);
  if (text === undefined) {
    throw typeError(`${caller}() argument '${name}' must be str or None, not ${argumentKind(value)}`);
  }
  // Raises UnicodeEncodeError for lone surrogates.
  encodeUtf8(text, "strict");
  const plain = typeof text === "string" ? text : text.utf16;
  // reconfigure() leaves it to the codec registry, which knows no such name.
  if (plain.includes("\0") && caller !== "reconfigure") throw valueError("embedded null character");
  return plain;
}

export function setNewline(self: PyTextIOWrapper, newline: string | null): void {
  self.newline = newline;
  self.readUniversal = newline === null || newline === "";
  self.readTranslate = newline === null;
  self.writeTranslate = newline !== "";
  self.writeNewline = newline === "\r" || newline === "\r\n" ? newline : null;
}

/** The encoding of text files when none is given: the locale's, which is UTF-8. */
export const LOCALE_ENCODING = "UTF-8";

/** Finds the codec and makes what the buffer is able to use of it. */
export function setCodec(self: PyTextIOWrapper, encoding: string, errors: string): void {
  const codec = findStreamCodec(encoding);
  if (systemFlag("dev_mode") && findHandler(errors) === undefined) {
    throw pyError("LookupError", `unknown error handler name '${errors}'`);
  }
  self.encoding = encoding;
  self.errors = errors;
  self.decoder = null;
  self.encoder = null;
  if (askNow(self.buffer!, "readable")) {
    const decoder = codec.makeDecoder(errors);
    self.decoder = self.readUniversal ? new NewlineDecoder(decoder, self.readTranslate) : decoder;
  }
  if (askNow(self.buffer!, "writable")) self.encoder = codec.makeEncoder(errors);
  self.isUtf8 = /^utf[-_ ]?8$/i.test(encoding);
}

/** In the middle of a stream the encoder must not write a byte order mark. */
export function fixEncoderState(self: PyTextIOWrapper): void {
  if (!self.seekable || self.encoder === null) return;
  if (callMethodNow(self.buffer!, "tell") !== 0) self.encoder.moved(false);
}

/** True for a set flag of sys.flags. */
export function systemFlag(name: string): boolean {
  if (execution.sys === null) return false;
  const flags = findAttribute(execution.sys, "flags");
  return flags !== undefined && isTrue(getAttributeNow(flags, name));
}

export interface TextOptions {
  readonly encoding: string | null;
  readonly errors: string | null;
  readonly newline: string | null;
  readonly lineBuffering: boolean;
  readonly writeThrough: boolean;
}

/** `__init__`. */
export function initializeText(self: PyTextIOWrapper, buffer: Value, options: TextOptions): void {
  self.ready = false;
  self.detached = false;
  self.decoded = null;
  self.used = 0;
  self.snapshot = null;
  self.pending = [];
  self.pendingSize = 0;
  self.bytesPerChar = 0;
  if (options.encoding === null && systemFlag("warn_default_encoding")) {
    warnNow("EncodingWarning", "'encoding' argument not specified");
  }
  const encoding = options.encoding === null || options.encoding === "locale" ? LOCALE_ENCODING : options.encoding;
  setNewline(self, options.newline);
  self.lineBuffering = options.lineBuffering;
  self.writeThrough = options.writeThrough;
  self.buffer = buffer;
  self.plain = buffer instanceof PyBuffered && !buffer.$cls.isHeapType ? buffer : undefined;
  setCodec(self, encoding, options.errors ?? "strict");
  self.seekable = askNow(buffer, "seekable");
  self.telling = self.seekable;
  open(self.plain, "reads");
  self.hasRead1 = self.plain !== undefined ? self.plain.readable : findAttribute(buffer, "read1") !== undefined;
  fixEncoderState(self);
  self.ready = true;
  // Closing a buffer of bytes in memory has no effect that would be missed.
  if (self.plain !== undefined || (buffer as PyObject).$cls.isHeapType) rememberOpen(self);
}

/** The buffer; ValueError when there is none (yet, or any more). */
export function attachedBuffer(self: PyTextIOWrapper): Value {
  if (self.ready && !self.detached) return self.buffer!;
  throw valueError(self.detached ? "underlying buffer has been detached" : "I/O operation on uninitialized object");
}

/** Raises ValueError when the stream is closed. */
export function checkTextOpen(self: PyTextIOWrapper): void {
  if (self.$cls.isHeapType) checkClosed(self);
  else if (isTextClosed(self)) throw closedError();
}

function isTextClosed(self: PyTextIOWrapper): boolean {
  open(self.plain, "reads");
  const file: PyFileIO | undefined = self.plain?.file;
  open(file, "reads");
  return file !== undefined ? file.fd < 0 : isTrue(getAttributeNow(self.buffer!, "closed"));
}

export function setDecoded(self: PyTextIOWrapper, text: Text | null): void {
  self.decoded = text;
  self.used = 0;
}

function pendingBytes(self: PyTextIOWrapper): Uint8Array {
  const chunks = self.pending.map((piece) => (typeof piece === "string" ? self.encoder!.encode(piece) : piece));
  return chunks.length === 1 ? chunks[0]! : concatBytes(chunks);
}

/** Hands what is pending to the buffer. */
export function writePending(self: PyTextIOWrapper): void {
  open(self, "writes");
  if (self.pending.length === 0) return;
  const bytes = pendingBytes(self);
  self.pending = [];
  self.pendingSize = 0;
  if (self.plain !== undefined) {
    forgetWritten(self);
    open(self.plain, "reads");
    if (!self.plain.ready) throw valueError("raw stream has been detached");
    writeBuffered(self.plain, bytes);
  } else callMethodNow(self.buffer!, "write", toBytes(bytes));
}

function addPending(self: PyTextIOWrapper, piece: string | Uint8Array, size: number): void {
  // Writing may run a stream's Python code, which may write to this stream.
  while (self.pending.length > 0 && self.pendingSize + size > self.chunkSize) writePending(self);
  const last = self.pending.length - 1;
  if (typeof piece === "string" && last >= 0 && typeof self.pending[last] === "string") self.pending[last] += piece;
  else self.pending.push(piece);
  self.pendingSize += size;
  if (last < 0 && self.plain !== undefined) rememberWritten(self);
}

const includesText = (text: Text, character: string): boolean =>
  typeof text === "string" ? text.includes(character) : text.includes(character.charCodeAt(0));

function replaceNewlines(text: Text, newline: string): PlainStr {
  if (typeof text === "string") return text.replaceAll("\n", newline);
  const points: number[] = [];
  const replacement = Array.from(newline, (character) => character.charCodeAt(0));
  for (const cp of text) cp === 10 ? points.push(...replacement) : points.push(cp);
  return fromText(Uint32Array.from(points));
}

/** Writes a str: the heart of write() and print(). The stream must be open and attached. */
export function writeText(self: PyTextIOWrapper, original: PlainStr): void {
  if (self.encoder === null) throw unsupported("not writable");
  let text = original;
  const contents = contentsOf(text)!;
  const wantsNewline = (self.writeTranslate && self.writeNewline !== null) || self.lineBuffering;
  const hasNewline = wantsNewline && includesText(contents, "\n");
  if (hasNewline && self.writeTranslate && self.writeNewline !== null) text = replaceNewlines(contents, self.writeNewline);
  const flushAll = self.lineBuffering && (hasNewline || includesText(contents, "\r"));
  if (typeof text === "string" && self.isUtf8) addPending(self, text, Buffer.byteLength(text));
  else {
    const bytes = self.encoder.encode(text);
    addPending(self, bytes, bytes.length);
  }
  if (self.pendingSize >= self.chunkSize || flushAll || self.writeThrough) writePending(self);
  if (flushAll) flushBuffer(self);
  if (self.snapshot !== null) {
    setDecoded(self, null);
    self.snapshot = null;
  }
  if (self.decoder !== null) self.decoder.reset();
}

function flushBuffer(self: PyTextIOWrapper): Value {
  open(self.plain, "reads");
  if (self.plain?.writable && self.plain.ready) {
    flushBuffered(self.plain);
    return null;
  }
  return callMethodNow(self.buffer!, "flush");
}

/** flush(). */
export function flushText(self: PyTextIOWrapper): Value {
  attachedBuffer(self);
  checkTextOpen(self);
  self.telling = self.seekable;
  writePending(self);
  return flushBuffer(self);
}

/** write(): gives the number of characters. */
export function write(self: PyTextIOWrapper, value: Value): Value {
  open(self, "writes");
  if (!isStr(value)) throw typeError(`write() argument must be str, not ${argumentKind(value)}`);
  attachedBuffer(self);
  checkTextOpen(self);
  const text = plainStr(value)!;
  writeText(self, text);
  return typeof text === "string" ? text.length : text.codePoints.length;
}

/** True for a text stream of the class itself, to which print() may write directly with `write`. */
export const isPlainText = (value: Value): value is PyTextIOWrapper =>
  value instanceof PyTextIOWrapper && value.$cls === ioType("TextIOWrapper");
