/** `_io._RawIOBase`, `_BufferedIOBase` and `_TextIOBase`: the abstract kinds of streams. */
import { PyByteArray, toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { writes } from "../../vm/core/native.ts";
import { writableBytesNow } from "../../vm/core/ops/buffer.ts";
import { callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { bytesOf, concatBytes, sizeOr } from "./io-arguments.ts";
import { PyIOBase } from "./io-base.ts";
import { DEFAULT_BUFFER_SIZE, ioType, registerIoType, unsupported } from "./io-types.ts";

class PyRawIOBase extends PyIOBase {}
class PyBufferedIOBase extends PyIOBase {}
class PyTextIOBase extends PyIOBase {}

/** RawIOBase.readall in terms of read(): everything up to the end, None when nothing is there yet. */
function readAll(self: Value): Value {
  const chunks: Uint8Array[] = [];
  for (;;) {
    const data = callMethodNow(self, "read", DEFAULT_BUFFER_SIZE);
    if (data === null) {
      if (chunks.length === 0) return null;
      break;
    }
    const bytes = bytesOf(data);
    if (bytes === undefined) throw typeError("read() should return bytes");
    if (bytes.length === 0) break;
    chunks.push(bytes);
  }
  return toBytes(concatBytes(chunks));
}

/** RawIOBase.read in terms of readinto() and readall(). */
function readRaw(self: Value, size: number): Outcome {
  if (size < 0) return callMethod(self, "readall");
  const target = new PyByteArray(new Uint8Array(size));
  const result = callMethodNow(self, "readinto", target);
  if (result === null) return null;
  const count = sizeNow(result);
  if (count < 0 || count > size) {
    throw valueError(`readinto returned ${count} outside buffer size ${size}`);
  }
  return toBytes(target.bytes.slice(0, count));
}

/** The bytes behind the argument of a readinto method of the named function. */
export function readTarget(buffer: Value, caller: string): Uint8Array {
  return writableBytesNow(buffer, `${caller}() argument must be read-write bytes-like object, not ${argumentKind(buffer)}`);
}

/** BufferedIOBase.readinto in terms of read() or read1(). */
function readInto(self: Value, buffer: Value, caller: "readinto" | "readinto1"): Value {
  const target = readTarget(buffer, caller);
  const data = callMethodNow(self, caller === "readinto" ? "read" : "read1", target.length);
  const bytes = bytesOf(data);
  if (bytes === undefined) throw typeError("read() should return bytes");
  if (bytes.length > target.length) {
    throw valueError(`read() returned too much data: ${target.length} bytes requested, ${bytes.length} returned`);
  }
  target.set(bytes);
  return bytes.length;
}

const lacking = (signature: string, name: string) =>
  writes(signature, () => {
    throw unsupported(name);
  });

const notImplemented = (signature: string) =>
  writes(signature, () => {
    throw pyError("NotImplementedError");
  });

export function defineAbstractStreams(): PyType[] {
  const base = ioType("_IOBase");
  const common = { module: "_io", base, sharing: "versioned", fields: {}, construct: "inherit" } as const;
  const raw = defineType({
    ...common,
    name: "_RawIOBase",
    doc: "Base class for raw binary streams.",
    instance: PyRawIOBase,
    methods: {
      read: writes("(size=-1, /)", (self: PyIOBase, size?: Value) => readRaw(self, sizeOr(size, -1))),
      readall: writes("()", (self: PyIOBase) => readAll(self)),
      readinto: notImplemented("(buffer, /)"),
      write: notImplemented("(b, /)"),
    },
  });
  const buffered = defineType({
    ...common,
    name: "_BufferedIOBase",
    doc: "Base class for buffered binary streams.",
    instance: PyBufferedIOBase,
    methods: {
      detach: lacking("()", "detach"),
      read: lacking("(size=-1, /)", "read"),
      read1: lacking("(size=-1, /)", "read1"),
      readinto: writes("(buffer, /)", (self: PyIOBase, buffer: Value) => readInto(self, buffer, "readinto")),
      readinto1: writes("(buffer, /)", (self: PyIOBase, buffer: Value) => readInto(self, buffer, "readinto1")),
      write: lacking("(b, /)", "write"),
    },
  });
  const text = defineType({
    ...common,
    name: "_TextIOBase",
    doc: "Base class for text streams.",
    instance: PyTextIOBase,
    methods: {
      detach: lacking("()", "detach"),
      read: lacking("(size=-1, /)", "read"),
      readline: lacking("(size=-1, /)", "readline"),
      write: lacking("(s, /)", "write"),
    },
    getters: {
      encoding: { get: () => null },
      newlines: { get: () => null },
      errors: { get: () => null },
    },
  });
  return [registerIoType("_RawIOBase", raw), registerIoType("_BufferedIOBase", buffered), registerIoType("_TextIOBase", text)];
}
