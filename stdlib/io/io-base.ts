/**
 * `_io._IOBase`: what all streams have in common, in terms of methods that subclasses override.
 */
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { PyError, pyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { PyException } from "../../vm/core/exception.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { PyList } from "../../vm/core/list.ts";
import { open, writes } from "../../vm/core/native.ts";
import { findAttribute, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethod, callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { lengthNow } from "../../vm/core/ops/items.ts";
import { iterate, listItems } from "../../vm/core/ops/iterate.ts";
import { guardRepr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { getInstanceDict } from "../../vm/objects/instance-members.ts";
import { writeUnraisable } from "../sys/hooks.ts";
import { bytesOf, concatBytes, lineEnd, optionalSize } from "./io-arguments.ts";
import { closedError, registerIoType, unsupported } from "./io-types.ts";
import { rememberOpen } from "./open-streams.ts";

export class PyIOBase extends MutableObject {
  /** close() has run: the attribute `__IOBase_closed` of CPython. */
  baseClosed = false;
  /** A with statement will close it. */
  managed = false;

  constructor() {
    super();
    // A Python class may override what happens when it dies.
    if (this.$cls.isHeapType) rememberOpen(this);
  }
}

/** `_IOBase.__del__`: closes a stream that dies open. What goes wrong is reported, not raised. */
export function finaliseStream(self: PyIOBase): void {
  try {
    if (findAttribute(self, "closed") !== false) return;
    if (findAttribute(self, "_finalizing") !== undefined) setAttributeNow(self, "_finalizing", true);
  } catch (error) {
    if (error instanceof PyError) return;
    throw error;
  }
  try {
    callMethodNow(self, "close");
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    writeUnraisable(error, self, null);
  }
}

/** Raises ValueError when the stream says that it is closed. */
export function checkClosed(stream: Value): void {
  const closed = findAttribute(stream, "closed");
  if (closed !== undefined && isTrue(closed)) throw closedError();
}

/** Raises io.UnsupportedOperation unless stream.seekable() (or readable, writable) is True. */
export function checkCapability(stream: Value, method: "seekable" | "readable" | "writable"): Value {
  const answer = callMethodNow(stream, method);
  if (answer !== true) throw unsupported(`File or stream is not ${method}.`);
  return answer;
}

/** Runs both steps; when both fail, the first error becomes the context of the second, which is raised. */
export function runBoth(first: () => void, second: () => void): void {
  let failure: PyError | undefined;
  try {
    first();
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    failure = error;
  }
  try {
    second();
  } catch (error) {
    if (failure !== undefined && error instanceof PyError && error.value instanceof PyException) {
      if (error.value !== failure.value && error.value.context === null) error.value.context = failure.value;
    }
    throw error;
  }
  if (failure !== undefined) throw failure;
}

/** _IOBase.close, which closes once, flushing before. */
export function closeBase(self: PyIOBase): void {
  if (self.baseClosed) return;
  runBoth(
    () => callMethodNow(self, "flush"),
    () => {
      open(self, "writes");
      self.baseClosed = true;
    },
  );
}

/** One line, read through peek() and read() (or read(1)); the end of the stream gives b"". */
function readLine(self: Value, limit: number): Value {
  const peek = findAttribute(self, "peek");
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (limit < 0 || length < limit) {
    let wanted = 1;
    if (peek !== undefined) {
      const result = callNow(peek, 1);
      const ahead = bytesOf(result);
      if (ahead === undefined) {
        throw pyError("OSError", `peek() should have returned a bytes object, not '${typeOf(result).name}'`);
      }
      if (ahead.length > 0) {
        const room = limit < 0 ? ahead.length : Math.min(ahead.length, limit - length);
        const end = lineEnd(ahead, 0, room);
        wanted = end < 0 ? room : end;
      }
    }
    const result = callMethodNow(self, "read", wanted);
    const chunk = bytesOf(result);
    if (chunk === undefined) {
      throw pyError("OSError", `read() should have returned a bytes object, not '${typeOf(result).name}'`);
    }
    if (chunk.length === 0) break;
    chunks.push(chunk);
    length += chunk.length;
    if (chunk[chunk.length - 1] === 10) break;
  }
  return toBytes(concatBytes(chunks));
}

function readLines(self: Value, hint: number): Value {
  if (hint <= 0) return new PyList(listItems(self));
  const lines: Value[] = [];
  let left = hint;
  for (const line of iterate(self)) {
    lines.push(line);
    const length = lengthNow(line);
    if (length > left) break;
    left -= length;
  }
  return new PyList(lines);
}

function writeLines(self: Value, lines: Value): Value {
  checkClosed(self);
  for (const line of iterate(lines)) callMethodNow(self, "write", line);
  return null;
}

/** `__next__` of a stream: readline() until it gives nothing. */
export function nextLine(self: Value): Value | undefined {
  const line = callMethodNow(self, "readline");
  return lengthNow(line) === 0 ? undefined : line;
}

/** The repr of a stream, whose attributes may lead back to it: RuntimeError then. */
export function streamRepr(self: object & Value, make: (title: string) => string): string {
  const title = typeOf(self).name;
  const recursive = "";
  const text = guardRepr(self, recursive, () => make(title));
  if (text === recursive) throw runtimeError(`reentrant call inside ${title}.__repr__`);
  return text;
}

/** The error of pickling a stream. */
export function cannotPickle(self: Value): never {
  throw typeError(`cannot pickle '${typeOf(self).name}' instances`);
}

export function defineIOBase(): PyType {
  const type = defineType({
    name: "_IOBase",
    module: "_io",
    doc: "The abstract base class of all streams: no reading or writing of its own.",
    instance: PyIOBase,
    sharing: "versioned",
    fields: { baseClosed: "flag", managed: "flag" },
    hasDict: true,
    hasWeakrefs: true,
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyIOBase)),
    slots: {
      pure: {
        iter: (self) => {
          checkClosed(self);
          return self;
        },
      },
      writes: {
        next: nextLine,
        finalize: (self) => {
          finaliseStream(self as PyIOBase);
          return null;
        },
      },
    },
    methods: {
      seek: writes("(offset, whence=0, /)", () => {
        throw unsupported("seek");
      }),
      tell: writes("()", (self: PyIOBase) => callMethod(self, "seek", 0, 1)),
      truncate: writes("(size=None, /)", () => {
        throw unsupported("truncate");
      }),
      flush: writes("()", (self: PyIOBase) => {
        if (self.baseClosed) throw closedError();
        return null;
      }),
      close: writes("()", (self: PyIOBase) => {
        closeBase(self);
        return null;
      }),
      seekable: writes("()", () => false),
      readable: writes("()", () => false),
      writable: writes("()", () => false),
      _checkClosed: writes("()", (self: PyIOBase) => {
        checkClosed(self);
        return null;
      }),
      _checkSeekable: writes("()", (self: PyIOBase) => checkCapability(self, "seekable")),
      _checkReadable: writes("()", (self: PyIOBase) => checkCapability(self, "readable")),
      _checkWritable: writes("()", (self: PyIOBase) => checkCapability(self, "writable")),
      fileno: writes("()", () => {
        throw unsupported("fileno");
      }),
      isatty: writes("()", (self: PyIOBase) => {
        checkClosed(self);
        return false;
      }),
      __enter__: writes("()", (self: PyIOBase) => {
        checkClosed(self);
        self.managed = true;
        return self;
      }),
      __exit__: writes("(*args)", (self: PyIOBase) => callMethod(self, "close")),
      readline: writes("(size=-1, /)", (self: PyIOBase, size?: Value) => readLine(self, optionalSize(size))),
      readlines: writes("(hint=-1, /)", (self: PyIOBase, hint?: Value) => readLines(self, optionalSize(hint))),
      writelines: writes("(lines, /)", (self: PyIOBase, lines: Value) => writeLines(self, lines)),
    },
    getters: {
      __dict__: { get: getInstanceDict },
      closed: { get: (self: PyIOBase) => self.baseClosed },
    },
  });
  return registerIoType("_IOBase", type);
}
