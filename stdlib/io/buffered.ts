/**
 * The state that the buffered binary streams share, and how they talk to the raw stream beneath.
 *
 * The sequence of calls that the raw stream sees is CPython's (Modules/_io/bufferedio.c): programs that implement raw streams
 * in Python can tell. Positions: `pos` is where the user is in the buffer; `rawPos` where the raw stream is, relative to the
 * buffer's start; `readEnd` (or -1) ends the bytes read ahead; `writePos`, `writeEnd` (or -1) bound those not written yet.
 */
import { exceptionType, isPyError, PyError, pyError, runtimeError, valueError } from "../../vm/core/errors.ts";
import { PyException } from "../../vm/core/exception.ts";
import type { Fields } from "../../vm/core/fields.ts";
import { open } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { Errno } from "../os/os-error.ts";
import { isPlainFile, type PyFileIO, readFile, seekFile, tellFile, writeFile } from "./file-io.ts";
import { viewOf } from "./io-arguments.ts";
import { PyIOBase } from "./io-base.ts";

const NO_BUFFER = new Uint8Array(0);

/** The buffer of a closed stream of this executor, for the next one: making it would be a large part of opening a file. */
let spare = NO_BUFFER;

function takeBuffer(size: number): Uint8Array<ArrayBuffer> {
  if (spare.length !== size) return new Uint8Array(size);
  const buffer = spare;
  spare = NO_BUFFER;
  return buffer;
}

/** Takes the buffer from a closed stream. Only streams over files: what others are given may keep the buffer. */
export function freeBuffer(self: PyBuffered): void {
  open(self, "writes");
  if (self.file === undefined) return;
  spare = self.buffer;
  self.buffer = NO_BUFFER;
}

export const BUFFERED_FIELDS: Fields = {
  raw: "ref",
  file: "ref",
  ready: "flag",
  detached: "flag",
  readable: "flag",
  writable: "flag",
  finalizing: "flag",
  absolute: "f64",
  buffer: "bytes",
  pos: "i32",
  rawPos: "i32",
  readEnd: "i32",
  writePos: "i32",
  writeEnd: "i32",
  busy: "flag",
};

export class PyBuffered extends PyIOBase {
  raw: Value | undefined;
  /** `raw` when it is a plain FileIO, whose methods need not be called through Python. */
  file: PyFileIO | undefined;
  ready = false;
  detached = false;
  readable = false;
  writable = false;
  finalizing = false;
  /** The raw stream's position, or -1 when not known. */
  absolute = -1;
  buffer = NO_BUFFER;
  pos = 0;
  rawPos = 0;
  readEnd = -1;
  writePos = 0;
  writeEnd = -1;
  /** In the middle of an operation: the raw stream's code must not come back in. */
  busy = false;
}

/** What a raw read or write answers when it would block. */
export const BLOCKED = -2;

export const hasRead = (self: PyBuffered): boolean => self.readable && self.readEnd >= 0;
export const hasWritten = (self: PyBuffered): boolean => self.writable && self.writeEnd >= 0;
/** Bytes read ahead of the user. */
export const readAhead = (self: PyBuffered): number => (hasRead(self) ? self.readEnd - self.pos : 0);
/** How far the raw stream is ahead of the user. */
export const rawOffset = (self: PyBuffered): number =>
  (hasRead(self) || hasWritten(self)) && self.rawPos >= 0 ? self.rawPos - self.pos : 0;

export function dropRead(self: PyBuffered): void {
  self.readEnd = -1;
}

export function dropWritten(self: PyBuffered): void {
  self.writePos = 0;
  self.writeEnd = -1;
}

/** Moves the user's position, extending what counts as read. */
export function moveTo(self: PyBuffered, pos: number): void {
  self.pos = pos;
  if (hasRead(self) && self.readEnd < pos) self.readEnd = pos;
}

/** The raw stream of a stream that is used; opens the stream. */
export function checkReady(self: PyBuffered): Value {
  open(self, "writes");
  if (self.ready) return self.raw!;
  throw valueError(self.detached ? "raw stream has been detached" : "I/O operation on uninitialized object");
}

export function isClosed(self: PyBuffered): boolean {
  open(self, "reads");
  if (self.file !== undefined) return openFile(self.file).fd < 0;
  return isTrue(getAttributeNow(self.raw!, "closed"));
}

/** Raises ValueError(message) when the stream is closed and nothing is left to be read. */
export function checkOpen(self: PyBuffered, message: string): void {
  if (isClosed(self) && readAhead(self) === 0) throw valueError(message);
}

/** Runs an operation that uses the raw stream; re-entering it from the raw stream's own code is an error. */
export function exclusively<T>(self: PyBuffered, operation: () => T): T {
  open(self, "writes");
  if (self.busy) throw runtimeError(`reentrant call inside ${reprNow(self)}`);
  self.busy = true;
  try {
    return operation();
  } finally {
    self.busy = false;
  }
}

function checkPosition(position: number): number {
  if (position < 0) throw pyError("OSError", `Raw stream returned invalid position ${position}`);
  return position;
}

export function rawTell(self: PyBuffered): number {
  const position = self.file !== undefined ? tellFile(self.file) : Number(indexNow(callMethodNow(self.raw!, "tell")));
  self.absolute = checkPosition(position);
  return position;
}

function openFile(file: PyFileIO): PyFileIO {
  open(file, "reads");
  return file;
}

/** The raw stream's position, asked for when not known. */
export const rawPosition = (self: PyBuffered): number => (self.absolute >= 0 ? self.absolute : rawTell(self));

export function rawSeek(self: PyBuffered, target: number, whence: number): number {
  const position =
    self.file !== undefined && openFile(self.file).fd >= 0 && whence <= 2
      ? seekFile(self.file, target, whence)
      : Number(indexNow(callMethodNow(self.raw!, "seek", target, whence)));
  self.absolute = checkPosition(position);
  return position;
}

function checkCount(what: "readinto" | "write", result: Value, most: number): number {
  let count: number | bigint;
  try {
    count = indexNow(result);
  } catch (error) {
    if (what === "readinto" && isPyError(error, "TypeError")) throw caused(pyError("OSError", "raw readinto() failed"), error);
    throw error;
  }
  if (count < 0 || count > most) {
    throw pyError("OSError", `raw ${what}() returned invalid length ${count} (should have been between 0 and ${most})`);
  }
  return Number(count);
}

/** `raise error from cause`. */
function caused(error: PyError, cause: PyError): PyError {
  if (error.value instanceof PyException) {
    error.value.cause = cause.value;
    error.value.context = cause.value;
    error.value.suppressContext = true;
  }
  return error;
}

/** One raw read into `target`: the number of bytes, 0 at the end, or BLOCKED. */
export function rawRead(self: PyBuffered, target: Uint8Array): number {
  let count: number;
  if (self.file !== undefined) {
    count = readFile(self.file, target);
    if (count < 0) return BLOCKED;
  } else {
    const result = callMethodNow(self.raw!, "readinto", viewOf(target, true));
    if (result === null) return BLOCKED;
    count = checkCount("readinto", result, target.length);
  }
  if (count > 0 && self.absolute >= 0) self.absolute += count;
  return count;
}

/** One raw write: the number of bytes taken, or BLOCKED. */
export function rawWrite(self: PyBuffered, bytes: Uint8Array): number {
  let count: number;
  if (self.file !== undefined) {
    count = writeFile(self.file, bytes);
    if (count < 0) return BLOCKED;
  } else {
    const result = callMethodNow(self.raw!, "write", viewOf(bytes, false));
    if (result === null) return BLOCKED;
    count = checkCount("write", result, bytes.length);
  }
  if (count > 0 && self.absolute >= 0) self.absolute += count;
  return count;
}

/** Reads once into the free end of the buffer. */
export function fillBuffer(self: PyBuffered): number {
  const start = hasRead(self) ? self.readEnd : 0;
  const count = rawRead(self, self.buffer.subarray(start));
  if (count <= 0) return count;
  self.readEnd = start + count;
  self.rawPos = start + count;
  return count;
}

/** BlockingIOError with `characters_written`. */
export function blockedError(written: number): PyError {
  return new PyError(
    callNow(exceptionType("BlockingIOError"), Errno.EAGAIN!, "write could not complete without blocking", written) as PyObject,
  );
}

/** Prepares the stream for a raw stream: what `__init__` of all of them does after checking it. */
export function attach(self: PyBuffered, raw: Value, size: number): void {
  if (size <= 0) throw valueError("buffer size must be strictly positive");
  self.detached = false;
  self.raw = raw;
  self.file = isPlainFile(raw) ? raw : undefined;
  if (self.buffer.length !== size) self.buffer = takeBuffer(size);
  self.absolute = -1;
  try {
    rawTell(self);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
  self.pos = 0;
  self.rawPos = 0;
  dropRead(self);
  dropWritten(self);
  self.ready = true;
}

/** The stream's class as messages name it. */
export const className = (self: PyBuffered): string => typeOf(self).name;
