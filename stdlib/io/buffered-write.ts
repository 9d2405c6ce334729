/** Writing through a buffer: BufferedWriter's half of the algorithms in bufferedio.c. */
import { isPyError, valueError } from "../../vm/core/errors.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import type { Value } from "../../vm/core/value.ts";
import { isOsError } from "../os/os-error.ts";
import {
  BLOCKED,
  blockedError,
  checkOpen,
  checkReady,
  dropRead,
  dropWritten,
  exclusively,
  hasRead,
  hasWritten,
  isClosed,
  moveTo,
  type PyBuffered,
  rawOffset,
  rawSeek,
  rawWrite,
} from "./buffered.ts";
import { forgetWritten, rememberWritten } from "./open-streams.ts";

/** Writes out what is pending. Raises BlockingIOError when the raw stream takes no more. */
export function writeOut(self: PyBuffered): void {
  if (hasWritten(self) && self.writePos !== self.writeEnd) {
    const rewind = rawOffset(self) + (self.pos - self.writePos);
    if (rewind !== 0) {
      rawSeek(self, -rewind, 1);
      self.rawPos -= rewind;
    }
    while (self.writePos < self.writeEnd) {
      const count = rawWrite(self, self.buffer.subarray(self.writePos, self.writeEnd));
      if (count === BLOCKED) throw blockedError(0);
      self.writePos += count;
      self.rawPos = self.writePos;
    }
  }
  dropWritten(self);
  forgetWritten(self);
}

/** Writes out what is pending and brings the raw stream to where the user is. */
export function flushAndRewind(self: PyBuffered): void {
  writeOut(self);
  if (self.readable) {
    const offset = rawOffset(self);
    dropRead(self);
    if (offset !== 0) rawSeek(self, -offset, 1);
    else if (self.file === undefined) rawSeek(self, 0, 1);
  }
}

export function flush(self: PyBuffered): void {
  checkReady(self);
  checkOpen(self, "flush of closed file");
  exclusively(self, () => flushAndRewind(self));
}

/** Keeps what a blocked raw stream did not take, and as much of `bytes` as fits. Gives the number of bytes kept. */
function keepWhatFits(self: PyBuffered, bytes: Uint8Array): number {
  if (hasRead(self)) dropRead(self);
  self.buffer.copyWithin(0, self.writePos, self.writeEnd);
  self.writeEnd -= self.writePos;
  self.rawPos -= self.writePos;
  self.pos -= self.writePos;
  self.writePos = 0;
  const room = Math.min(self.buffer.length - self.writeEnd, bytes.length);
  self.buffer.set(bytes.subarray(0, room), self.writeEnd);
  self.writeEnd += room;
  self.pos += room;
  return room;
}

/** The general case: the data does not fit into the free part of the buffer. */
function writeThrough(self: PyBuffered, bytes: Uint8Array): number {
  try {
    writeOut(self);
  } catch (error) {
    if (!isOsError(error, "EAGAIN") || !isPyError(error, "BlockingIOError")) throw error;
    const kept = keepWhatFits(self, bytes);
    if (kept === bytes.length) return kept;
    throw blockedError(kept);
  }
  const offset = rawOffset(self);
  if (offset !== 0) {
    rawSeek(self, -offset, 1);
    self.rawPos -= offset;
  }
  const size = self.buffer.length;
  let written = 0;
  while (bytes.length - written > size) {
    const count = rawWrite(self, bytes.subarray(written));
    if (count === BLOCKED) {
      self.buffer.set(bytes.subarray(written, written + size));
      self.rawPos = 0;
      moveTo(self, size);
      self.writeEnd = size;
      throw blockedError(written + size);
    }
    written += count;
  }
  if (self.readable) dropRead(self);
  const rest = bytes.length - written;
  self.buffer.set(bytes.subarray(written));
  self.writePos = 0;
  self.writeEnd = rest;
  moveTo(self, rest);
  self.rawPos = 0;
  return bytes.length;
}

/** write(): gives the number of bytes, which is all of them. */
export function writeBuffered(self: PyBuffered, bytes: Uint8Array): number {
  return exclusively(self, () => {
    if (isClosed(self)) throw valueError("write to closed file");
    if (!hasRead(self) && !hasWritten(self)) {
      self.pos = 0;
      self.rawPos = 0;
    }
    const size = self.buffer.length;
    if (bytes.length <= size - self.pos && bytes.length < size) {
      self.buffer.set(bytes, self.pos);
      if (!hasWritten(self) || self.writePos > self.pos) self.writePos = self.pos;
      moveTo(self, self.pos + bytes.length);
      if (self.writeEnd < self.pos) self.writeEnd = self.pos;
      rememberWritten(self);
      return bytes.length;
    }
    const count = writeThrough(self, bytes);
    if (self.writeEnd > 0) rememberWritten(self);
    return count;
  });
}

export function write(self: PyBuffered, data: Value): Value {
  checkReady(self);
  return writeBuffered(self, bytesNow(data));
}
