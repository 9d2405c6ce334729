/** The types `_io.BufferedReader`, `BufferedWriter`, `BufferedRandom`. */
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType, type GetSetSpec } from "../../vm/core/define-type.ts";
import { PyError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { type Declaration, open, writes } from "../../vm/core/native.ts";
import { findAttribute, getAttribute } from "../../vm/core/ops/attributes.ts";
import { callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { readTarget } from "./abstract-streams.ts";
import { withInput } from "./await-input.ts";
import {
  attach,
  BUFFERED_FIELDS,
  checkOpen,
  checkReady,
  dropRead,
  exclusively,
  freeBuffer,
  isClosed,
  PyBuffered,
  rawOffset,
  rawPosition,
  rawSeek,
  rawTell,
  readAhead,
} from "./buffered.ts";
import { peek, readBuffered, readInto, readLineBuffered, readOnce } from "./buffered-read.ts";
import { flush, flushAndRewind, write, writeOut } from "./buffered-write.ts";
import { offsetArgument, optionalSize, sizeOr } from "./io-arguments.ts";
import { cannotPickle, checkCapability, nextLine, runBoth, streamRepr } from "./io-base.ts";
import { DEFAULT_BUFFER_SIZE, type IoTypeName, ioType, registerIoType, unsupported } from "./io-types.ts";
import { forgetOpen, rememberOpen } from "./open-streams.ts";

export class PyBufferedReader extends PyBuffered {}
export class PyBufferedWriter extends PyBuffered {}
export class PyBufferedRandom extends PyBuffered {}

const optionalBytes = (bytes: Uint8Array | null): Value => (bytes === null ? null : toBytes(bytes));

function tell(self: PyBuffered): Value {
  checkReady(self);
  // A device may answer 0 whatever was read: never a negative position.
  return Math.max(rawTell(self) - rawOffset(self), 0);
}

const SEEK_HOLE = 4;

function seek(self: PyBuffered, target: Value, whenceArgument: Value | undefined): Value {
  checkReady(self);
  const whence = sizeOr(whenceArgument, 0);
  if (whence < 0 || whence > SEEK_HOLE) throw valueError(`whence value ${whence} unsupported`);
  checkOpen(self, "seek of closed file");
  checkCapability(self.raw!, "seekable");
  let distance = offsetArgument(target);
  const available = readAhead(self);
  if (whence <= 1 && self.readable) {
    const current = rawPosition(self);
    if (available > 0) {
      const offset = whence === 0 ? distance - (current - rawOffset(self)) : distance;
      if (offset >= -self.pos && offset <= available) {
        self.pos += offset;
        return Math.max(current - available + offset, 0);
      }
    }
  }
  return exclusively(self, () => {
    if (self.writable) writeOut(self);
    if (whence === 1) distance -= rawOffset(self);
    const position = rawSeek(self, distance, whence);
    self.rawPos = -1;
    if (self.readable) dropRead(self);
    return position;
  });
}

function truncate(self: PyBuffered, size: Value | undefined): Value {
  checkReady(self);
  checkOpen(self, "truncate of closed file");
  if (!self.writable) throw unsupported("truncate");
  return exclusively(self, () => {
    flushAndRewind(self);
    const result = callMethodNow(self.raw!, "truncate", size ?? null);
    try {
      rawTell(self);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
    }
    return result;
  });
}

function close(self: PyBuffered): Value {
  const raw = checkReady(self);
  if (isClosed(self)) {
    forgetOpen(self);
    return null;
  }
  if (self.finalizing) warnUnclosed(self, self);
  let result: Value = null;
  runBoth(
    () => callMethodNow(self, "flush"),
    () => {
      result = callMethodNow(raw, "close");
      forgetOpen(self);
      open(self, "writes");
      self.readEnd = 0;
      self.pos = 0;
      freeBuffer(self);
    },
  );
  return result;
}

/** Passes `_dealloc_warn` on to the raw stream; whether that works does not matter. */
export function warnUnclosed(self: PyBuffered, source: Value): void {
  open(self, "reads");
  if (!self.ready) return;
  try {
    callMethodNow(self.raw!, "_dealloc_warn", source);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

function detach(self: PyBuffered): Value {
  const raw = checkReady(self);
  callMethodNow(self, "flush");
  forgetOpen(self);
  open(self, "writes");
  self.raw = undefined;
  self.file = undefined;
  self.detached = true;
  self.ready = false;
  return raw;
}

function represent(self: PyBuffered): string {
  let name: Value | undefined;
  try {
    name = findAttribute(self, "name");
  } catch (error) {
    // An uninitialised or detached stream has no name to show.
    if (!(error instanceof PyError)) throw error;
  }
  const shown = name;
  return streamRepr(self, (title) => (shown === undefined ? `<${title}>` : `<${title} name=${reprNow(shown)}>`));
}

/** A method that is the raw stream's. */
const forwarded = (name: string): Declaration => writes("()", (self: PyBuffered) => callMethod(checkReady(self), name));

const COMMON_METHODS: Readonly<Record<string, Declaration>> = {
  detach: writes("()", detach),
  close: writes("()", close),
  seekable: forwarded("seekable"),
  fileno: forwarded("fileno"),
  isatty: forwarded("isatty"),
  _dealloc_warn: writes("(source, /)", (self: PyBuffered, source: Value) => {
    warnUnclosed(self, source);
    return null;
  }),
  __reduce__: writes("()", cannotPickle),
  __reduce_ex__: writes("(protocol, /)", cannotPickle),
  tell: writes("()", tell),
  seek: writes("(target, whence=0, /)", seek),
  truncate: writes("(pos=None, /)", truncate),
  __sizeof__: writes("()", (self: PyBuffered) => 152 + self.buffer.length),
};

const READ_METHODS: Readonly<Record<string, Declaration>> = {
  readable: forwarded("readable"),
  read: writes("(size=-1, /)", (self: PyBuffered, size?: Value) => {
    const count = optionalSize(size);
    return withInput(self, () => optionalBytes(readBuffered(self, count)));
  }),
  read1: writes("(size=-1, /)", (self: PyBuffered, size?: Value) => {
    const count = sizeOr(size, -1);
    return withInput(self, () => toBytes(readOnce(self, count)));
  }),
  peek: writes("(size=0, /)", (self: PyBuffered, size?: Value) => {
    sizeOr(size, 0);
    return withInput(self, () => toBytes(peek(self)));
  }),
  readinto: writes("(buffer, /)", (self: PyBuffered, buffer: Value) => {
    const target = readTarget(buffer, "readinto");
    return withInput(self, () => readInto(self, target, false));
  }),
  readinto1: writes("(buffer, /)", (self: PyBuffered, buffer: Value) => {
    const target = readTarget(buffer, "readinto1");
    return withInput(self, () => readInto(self, target, true));
  }),
  readline: writes("(size=-1, /)", (self: PyBuffered, size?: Value) => {
    const limit = optionalSize(size);
    return withInput(self, () => readLineBuffered(self, limit));
  }),
};

const WRITE_METHODS: Readonly<Record<string, Declaration>> = {
  writable: forwarded("writable"),
  write: writes("(buffer, /)", write),
  flush: writes("()", (self: PyBuffered) => {
    flush(self);
    return null;
  }),
};

/** A reader has nothing of its own to flush. */
const simpleFlush = writes("()", (self: PyBuffered) => callMethod(checkReady(self), "flush"));

const GETTERS: Readonly<Record<string, GetSetSpec>> = {
  closed: { get: (self: PyBuffered) => getAttribute(checkReady(self), "closed") },
  name: { get: (self: PyBuffered) => getAttribute(checkReady(self), "name") },
  mode: { get: (self: PyBuffered) => getAttribute(checkReady(self), "mode") },
  raw: { get: (self: PyBuffered) => self.raw ?? null, member: true },
  _finalizing: {
    get: (self: PyBuffered) => self.finalizing,
    set: (self: PyBuffered, value: Value | undefined) => {
      self.finalizing = value === true;
    },
    member: true,
  },
};

/** What the three types differ in. */
interface Kind {
  readonly name: IoTypeName;
  readonly doc: string;
  readonly instance: new () => PyBuffered;
  readonly readable: boolean;
  readonly writable: boolean;
}

const KINDS: readonly Kind[] = [
  {
    name: "BufferedReader",
    doc: "Create a new buffered reader using the given readable raw IO object.",
    instance: PyBufferedReader,
    readable: true,
    writable: false,
  },
  {
    name: "BufferedWriter",
    doc: "A buffer for a writeable sequential RawIO object.",
    instance: PyBufferedWriter,
    readable: false,
    writable: true,
  },
  {
    name: "BufferedRandom",
    doc: "A buffered interface to random access streams.",
    instance: PyBufferedRandom,
    readable: true,
    writable: true,
  },
];

function initialize(self: PyBuffered, { readable, writable }: Kind, raw: Value, size: Value | undefined): null {
  self.ready = false;
  self.detached = false;
  if (readable && writable) checkCapability(raw, "seekable");
  if (readable) checkCapability(raw, "readable");
  if (writable) checkCapability(raw, "writable");
  self.readable = readable;
  self.writable = writable;
  attach(self, raw, size === undefined ? DEFAULT_BUFFER_SIZE : sizeNow(size));
  rememberOpen(self);
  return null;
}

function defineKind(kind: Kind): PyType {
  const { name, doc, instance, readable, writable } = kind;
  const isPlain = (self: Value): boolean => (self as PyBuffered).$cls === type;
  const type = defineType({
    name,
    module: "_io",
    doc,
    base: ioType("_BufferedIOBase"),
    instance,
    sharing: "versioned",
    fields: BUFFERED_FIELDS,
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, instance)),
    init: writes("(raw, buffer_size=DEFAULT_BUFFER_SIZE)", (self: PyBuffered, raw: Value, size?: Value) =>
      initialize(self, kind, raw, size),
    ),
    slots: {
      reads: { repr: (self) => represent(self as PyBuffered) },
      writes: readable
        ? {
            next: (self: Value) => {
              checkReady(self as PyBuffered);
              if (!isPlain(self)) return nextLine(self);
              const next = (): Value | undefined => {
                const line = readLineBuffered(self as PyBuffered, -1);
                return (line as { bytes: Uint8Array } & Value).bytes.length === 0 ? undefined : line;
              };
              return withInput(self as PyBuffered, next as () => Outcome);
            },
          }
        : {},
    },
    methods: {
      ...COMMON_METHODS,
      ...(readable ? READ_METHODS : {}),
      ...(writable ? WRITE_METHODS : { flush: simpleFlush }),
    },
    getters: GETTERS,
  });
  return registerIoType(name, type);
}

export const defineBufferedTypes = (): PyType[] => KINDS.map(defineKind);

/** A buffered stream over a raw one, as `open` makes it. */
export function makeBuffered(name: "BufferedReader" | "BufferedWriter" | "BufferedRandom", raw: Value, size: number): PyBuffered {
  const kind = KINDS.find((one) => one.name === name)!;
  const stream = new kind.instance();
  initialize(stream, kind, raw, size);
  return stream;
}
