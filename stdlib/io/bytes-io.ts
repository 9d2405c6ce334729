/** `_io.BytesIO`: a binary stream in memory. */

import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { overflowError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { Exports } from "../../vm/core/exports.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { PyList } from "../../vm/core/list.ts";
import { open, reads, writes } from "../../vm/core/native.ts";
import { materialiseDict } from "../../vm/core/ops/attributes.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { iterate } from "../../vm/core/ops/iterate.ts";
import { builtinTypes, typeOf } from "../../vm/core/registry.ts";
import type { BufferView } from "../../vm/core/slots.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { readTarget } from "./abstract-streams.ts";
import { lineEnd, optionalSize, sizeOr } from "./io-arguments.ts";
import { PyIOBase } from "./io-base.ts";
import { closedError, ioType, registerIoType } from "./io-types.ts";

export class PyBytesIO extends PyIOBase {
  /** The contents and room to grow. */
  store = new Uint8Array(0);
  size = 0;
  position = 0;
  open = true;
  /** Live views from getbuffer() that this executor has. */
  exports: Exports | undefined;
}

/** What a view from getbuffer() keeps alive. */
class PyBytesIOBuffer extends MutableObject {
  readonly source: PyBytesIO;
  constructor(source: PyBytesIO = new PyBytesIO()) {
    super();
    this.source = source;
  }
}

function checkOpen(self: PyBytesIO): void {
  if (!self.open) throw closedError();
}

function checkExports(self: PyBytesIO): void {
  if (self.exports?.inUse()) throw pyError("BufferError", "Existing exports of data: object cannot be re-sized");
}

/** Makes room for `size` bytes, keeping the contents. */
function reserve(self: PyBytesIO, size: number): void {
  if (size <= self.store.length) return;
  const store = new Uint8Array(Math.max(size, Math.min(self.store.length * 2, self.store.length + (1 << 26)), 64));
  store.set(self.store.subarray(0, self.size));
  self.store = store;
}

/** The next `count` bytes (all when negative), shared with the store; moves the position. */
function take(self: PyBytesIO, count: number): Uint8Array {
  checkOpen(self);
  const start = Math.min(self.position, self.size);
  const end = count < 0 ? self.size : Math.min(self.size, start + count);
  self.position = Math.max(self.position, end);
  return self.store.subarray(start, end);
}

/** The length of the next line, at most `limit` unless that is negative. */
function lineLength(self: PyBytesIO, limit: number): number {
  const start = Math.min(self.position, self.size);
  const to = limit < 0 ? self.size : Math.min(self.size, start + limit);
  const end = lineEnd(self.store, start, to);
  return (end < 0 ? to : end) - start;
}

const copy = (bytes: Uint8Array): Value => toBytes(bytes.slice());

function readLines(self: PyBytesIO, hint: Value | undefined): Value {
  checkOpen(self);
  if (hint !== undefined && hint !== null && typeOf(hint).slots.index === undefined) {
    throw typeError(`integer argument expected, got '${typeOf(hint).name}'`);
  }
  const most = hint === undefined || hint === null ? 0 : sizeNow(hint);
  const lines: Value[] = [];
  let total = 0;
  for (let length = lineLength(self, -1); length > 0; length = lineLength(self, -1)) {
    lines.push(copy(take(self, length)));
    total += length;
    if (most > 0 && total >= most) break;
  }
  return new PyList(lines);
}

/** Writes at the position; a gap behind the end is filled with zeros. */
export function writeBytes(self: PyBytesIO, data: Value): number {
  checkOpen(self);
  checkExports(self);
  const bytes = bytesNow(data);
  if (bytes.length === 0) return 0;
  const end = self.position + bytes.length;
  reserve(self, end);
  if (self.position > self.size) self.store.fill(0, self.size, self.position);
  self.store.set(bytes, self.position);
  self.position = end;
  if (end > self.size) self.size = end;
  return bytes.length;
}

function seek(self: PyBytesIO, offset: Value, whence: Value | undefined): Value {
  checkOpen(self);
  const mode = sizeOr(whence, 0);
  let target = sizeNow(offset);
  if (mode === 0 && target < 0) throw valueError(`negative seek value ${target}`);
  if (mode < 0 || mode > 2) throw valueError(`invalid whence (${mode}, should be 0, 1 or 2)`);
  target += mode === 1 ? self.position : mode === 2 ? self.size : 0;
  if (target > Number.MAX_SAFE_INTEGER) throw overflowError("new position too large");
  self.position = Math.max(target, 0);
  return self.position;
}

function truncate(self: PyBytesIO, size: Value | undefined): Value {
  checkOpen(self);
  checkExports(self);
  const length = size === undefined || size === null ? self.position : optionalSize(size);
  if (length < 0) throw valueError(`negative size value ${length}`);
  if (length < self.size) {
    self.size = length;
    if (length < self.store.length >> 1) self.store = self.store.slice(0, length);
  }
  return length;
}

const contents = (self: PyBytesIO): Uint8Array => self.store.subarray(0, self.size);

function getState(self: PyBytesIO): Value {
  checkOpen(self);
  return tuple([copy(contents(self)), self.position, attributesOf(self)]);
}

/** A copy of the instance's attributes for its state; None when it has none. */
export function attributesOf(self: PyIOBase): PyDict | null {
  const count = self.$dict === undefined ? (self.$shape?.names.length ?? 0) : (self.$dict as PyDict).size;
  if (count === 0) return null;
  const copied = new PyDict();
  copied.copyFrom(materialiseDict(self));
  return copied;
}

function setState(self: PyBytesIO, state: Value): Value {
  checkOpen(self);
  if (!(state instanceof PyTuple) || state.items.length < 3) {
    throw typeError(`_io.BytesIO.__setstate__ argument should be 3-tuple, got ${typeOf(state).name}`);
  }
  const [initial, position, attributes] = state.items as [Value, Value, Value];
  checkExports(self);
  self.size = 0;
  self.position = 0;
  writeBytes(self, initial);
  const at = exactInt(position);
  if (at === undefined) throw typeError(`second item of state must be an integer, not ${typeOf(position).name}`);
  if (at < 0) throw valueError("position value cannot be negative");
  self.position = Number(at);
  restoreAttributes(self, attributes, "third");
  return null;
}

/** Puts the attributes of a pickled state back. */
export function restoreAttributes(self: PyIOBase, attributes: Value, which: string): void {
  if (attributes === null) return;
  if (!(attributes instanceof PyDict)) {
    throw typeError(`${which} item of state should be a dict, got a ${typeOf(attributes).name}`);
  }
  const own = materialiseDict(self);
  for (const [key, value] of attributes.entries()) own.set(key, value);
}

function bufferView(self: PyBytesIO): BufferView {
  open(self, "writes");
  checkOpen(self);
  const bytes = contents(self);
  self.exports ??= new Exports();
  return {
    bytes,
    readonly: false,
    format: "B",
    itemsize: 1,
    shape: [bytes.length],
    strides: [1],
    release: self.exports.acquire(),
    exports: self.exports,
  };
}

export function defineBytesIO(): PyType {
  const buffer = defineType({
    name: "_BytesIOBuffer",
    module: "_io",
    instance: PyBytesIOBuffer,
    sharing: "versioned",
    fields: { source: "ref" },
    final: true,
    slots: { reads: { buffer: (self) => bufferView((self as PyBytesIOBuffer).source) } },
  });
  registerIoType("_BytesIOBuffer", buffer);
  const answer = reads("()", (self: PyBytesIO) => {
    checkOpen(self);
    return true;
  });
  const read = writes("(size=-1, /)", (self: PyBytesIO, size?: Value) => {
    checkOpen(self);
    return copy(take(self, optionalSize(size)));
  });
  const type = defineType({
    name: "BytesIO",
    module: "_io",
    doc: "Buffered I/O implementation using an in-memory bytes buffer.",
    base: ioType("_BufferedIOBase"),
    instance: PyBytesIO,
    sharing: "versioned",
    fields: { store: "bytes", size: "f64", position: "f64", open: "flag", exports: "derived" },
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyBytesIO)),
    init: writes("(initial_bytes=b'')", (self: PyBytesIO, initial?: Value) => {
      checkExports(self);
      self.size = 0;
      self.position = 0;
      self.open = true;
      if (initial !== undefined && initial !== null) {
        writeBytes(self, initial);
        self.position = 0;
      }
      return null;
    }),
    slots: {
      writes: {
        iter: (self) => {
          checkOpen(self as PyBytesIO);
          return self;
        },
        next: (self) => {
          const stream = self as PyBytesIO;
          checkOpen(stream);
          const length = lineLength(stream, -1);
          return length === 0 ? undefined : copy(take(stream, length));
        },
      },
    },
    methods: {
      readable: answer,
      seekable: answer,
      writable: answer,
      read,
      read1: read,
      readinto: writes("(buffer, /)", (self: PyBytesIO, target: Value) => {
        checkOpen(self);
        const bytes = readTarget(target, "readinto");
        const data = take(self, bytes.length);
        bytes.set(data);
        return data.length;
      }),
      readline: writes("(size=-1, /)", (self: PyBytesIO, size?: Value) => {
        checkOpen(self);
        return copy(take(self, lineLength(self, optionalSize(size))));
      }),
      readlines: writes("(size=None, /)", readLines),
      write: writes("(b, /)", writeBytes),
      writelines: writes("(lines, /)", (self: PyBytesIO, lines: Value) => {
        checkOpen(self);
        for (const line of iterate(lines)) writeBytes(self, line);
        return null;
      }),
      seek: writes("(pos, whence=0, /)", seek),
      tell: reads("()", (self: PyBytesIO) => {
        checkOpen(self);
        return self.position;
      }),
      truncate: writes("(size=None, /)", truncate),
      getvalue: reads("()", (self: PyBytesIO) => {
        checkOpen(self);
        return copy(contents(self));
      }),
      getbuffer: writes("()", (self: PyBytesIO) => {
        checkOpen(self);
        return callNow(builtinTypes.get("memoryview")!, new PyBytesIOBuffer(self));
      }),
      flush: reads("()", (self: PyBytesIO) => {
        checkOpen(self);
        return null;
      }),
      isatty: reads("()", (self: PyBytesIO) => {
        checkOpen(self);
        return false;
      }),
      close: writes("()", (self: PyBytesIO) => {
        checkExports(self);
        self.open = false;
        self.store = new Uint8Array(0);
        self.size = 0;
        return null;
      }),
      __getstate__: writes("()", getState),
      __setstate__: writes("(state, /)", setState),
      __sizeof__: reads("()", (self: PyBytesIO) => 96 + self.store.length),
    },
    getters: { closed: { get: (self: PyBytesIO) => !self.open } },
  });
  return registerIoType("BytesIO", type);
}
