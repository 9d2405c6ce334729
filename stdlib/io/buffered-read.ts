/** Reading through a buffer: BufferedReader's half of the algorithms in bufferedio.c. */
import { toBytes } from "../../vm/core/bytes.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import type { Value } from "../../vm/core/value.ts";
import {
  BLOCKED,
  checkOpen,
  checkReady,
  dropRead,
  exclusively,
  fillBuffer,
  type PyBuffered,
  rawRead,
  readAhead,
} from "./buffered.ts";
import { flushAndRewind } from "./buffered-write.ts";
import { readAllFile } from "./file-io.ts";
import { bytesOf, concatBytes, lineEnd } from "./io-arguments.ts";

/** A copy of the next `count` bytes of the buffer, which must have them. */
function takeBuffered(self: PyBuffered, count: number): Uint8Array {
  const bytes = self.buffer.slice(self.pos, self.pos + count);
  self.pos += count;
  return bytes;
}

function flushIfWritable(self: PyBuffered): void {
  if (self.writable) flushAndRewind(self);
}

/** readall() of the raw stream, or read() until the end; null when nothing is there yet. */
function readAll(self: PyBuffered): Uint8Array | null {
  const ahead = takeBuffered(self, readAhead(self));
  flushIfWritable(self);
  dropRead(self);
  const rest = self.file !== undefined ? readAllFile(self.file) : readAllRaw(self);
  if (self.file !== undefined && rest !== null && self.absolute >= 0) self.absolute += rest.length;
  if (ahead.length === 0) return rest;
  return rest === null ? ahead : concatBytes([ahead, rest]);
}

function readAllRaw(self: PyBuffered): Uint8Array | null {
  const readall = findAttribute(self.raw!, "readall");
  if (readall !== undefined) {
    const data = callNow(readall);
    const bytes = bytesOf(data);
    if (data !== null && bytes === undefined) throw typeError("readall() should return bytes");
    return bytes ?? null;
  }
  const chunks: Uint8Array[] = [];
  for (;;) {
    const data = callMethodNow(self.raw!, "read");
    const bytes = bytesOf(data);
    if (data !== null && bytes === undefined) throw typeError("read() should return bytes");
    if (bytes === undefined || bytes.length === 0) {
      if (chunks.length > 0) return concatBytes(chunks);
      return bytes ?? null;
    }
    chunks.push(bytes);
    if (self.absolute >= 0) self.absolute += bytes.length;
  }
}

/** Exactly `size` bytes unless the end comes first; null when nothing is there yet. */
function readExactly(self: PyBuffered, size: number): Uint8Array | null {
  const available = readAhead(self);
  if (size <= available) return takeBuffered(self, size);
  const target = new Uint8Array(size);
  let written = 0;
  if (available > 0) {
    target.set(takeBuffered(self, available));
    written = available;
  }
  flushIfWritable(self);
  dropRead(self);
  const capacity = self.buffer.length;
  const finish = (count: number): Uint8Array | null => (count === 0 || written > 0 ? target.slice(0, written) : null);
  // Whole blocks go straight to the target; the rest through the buffer.
  while (size - written >= capacity) {
    const wanted = size - written - ((size - written) % capacity);
    const count = rawRead(self, target.subarray(written, written + wanted));
    if (count === 0 || count === BLOCKED) return finish(count);
    written += count;
  }
  self.pos = 0;
  self.rawPos = 0;
  self.readEnd = 0;
  while (written < size && self.readEnd < capacity) {
    const count = fillBuffer(self);
    if (count === 0 || count === BLOCKED) return finish(count);
    const used = Math.min(count, size - written);
    target.set(self.buffer.subarray(self.pos, self.pos + used), written);
    written += used;
    self.pos += used;
  }
  return written === size ? target : target.slice(0, written);
}

/** read(size): -1 reads to the end. The bytes are the caller's; null when the raw stream would block. */
export function readBuffered(self: PyBuffered, size: number): Uint8Array | null {
  checkReady(self);
  if (size < -1) throw valueError("read length must be non-negative or -1");
  checkOpen(self, "read of closed file");
  if (size === -1) return exclusively(self, () => readAll(self));
  if (size <= readAhead(self)) return takeBuffered(self, size);
  return exclusively(self, () => readExactly(self, size));
}

/** read1(size): at most one raw read; a negative size means the buffer's. */
export function readOnce(self: PyBuffered, size: number): Uint8Array {
  checkReady(self);
  const wanted = size < 0 ? self.buffer.length : size;
  checkOpen(self, "read of closed file");
  if (wanted === 0) return new Uint8Array(0);
  const available = readAhead(self);
  if (available > 0) return takeBuffered(self, Math.min(available, wanted));
  return exclusively(self, () => {
    flushIfWritable(self);
    dropRead(self);
    const target = new Uint8Array(wanted);
    const count = rawRead(self, target);
    return count === wanted ? target : target.slice(0, Math.max(count, 0));
  });
}

/** peek(): what is buffered, after one raw read when there is nothing. */
export function peek(self: PyBuffered): Uint8Array {
  checkReady(self);
  checkOpen(self, "peek of closed file");
  return exclusively(self, () => {
    flushIfWritable(self);
    const available = readAhead(self);
    if (available > 0) return self.buffer.slice(self.pos, self.pos + available);
    dropRead(self);
    const count = fillBuffer(self);
    self.pos = 0;
    return self.buffer.slice(0, Math.max(count, 0));
  });
}

/** readinto() and readinto1(): the number of bytes, or null when the raw stream would block. */
export function readInto(self: PyBuffered, target: Uint8Array, once: boolean): number | null {
  checkReady(self);
  checkOpen(self, "readinto of closed file");
  const available = readAhead(self);
  let written = Math.min(available, target.length);
  if (available > 0) {
    target.set(self.buffer.subarray(self.pos, self.pos + written));
    self.pos += written;
    if (written === target.length) return written;
  }
  return exclusively(self, () => {
    flushIfWritable(self);
    dropRead(self);
    self.pos = 0;
    while (written < target.length) {
      const remaining = target.length - written;
      let count: number;
      if (remaining > self.buffer.length) count = rawRead(self, target.subarray(written));
      else if (once && written > 0) break;
      else {
        count = fillBuffer(self);
        if (count > 0) {
          count = Math.min(count, remaining);
          target.set(self.buffer.subarray(self.pos, self.pos + count), written);
          self.pos += count;
        }
      }
      if (count === 0 || (count === BLOCKED && written > 0)) break;
      if (count === BLOCKED) return null;
      written += count;
      if (once) break;
    }
    return written;
  });
}

/** readline(limit): a negative limit is none. */
export function readLineBuffered(self: PyBuffered, limit: number): Value {
  checkReady(self);
  checkOpen(self, "readline of closed file");
  const available = readAhead(self);
  let room = limit < 0 ? available : Math.min(available, limit);
  const end = room > 0 ? lineEnd(self.buffer, self.pos, self.pos + room) : -1;
  if (end >= 0) return toBytes(takeBuffered(self, end - self.pos));
  if (room === limit) return toBytes(takeBuffered(self, room));
  return exclusively(self, () => {
    const chunks: Uint8Array[] = [];
    let left = limit;
    if (room > 0) {
      chunks.push(takeBuffered(self, room));
      left -= left < 0 ? 0 : room;
    }
    flushIfWritable(self);
    for (;;) {
      dropRead(self);
      const count = fillBuffer(self);
      if (count <= 0) break;
      room = left < 0 ? count : Math.min(count, left);
      const stop = lineEnd(self.buffer, 0, room);
      self.pos = 0;
      if (stop >= 0 || room === left) {
        chunks.push(takeBuffered(self, stop >= 0 ? stop : room));
        break;
      }
      chunks.push(takeBuffered(self, room));
      if (left >= 0) left -= room;
    }
    return toBytes(concatBytes(chunks));
  });
}
