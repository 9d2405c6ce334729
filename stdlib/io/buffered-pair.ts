/** `_io.BufferedRWPair`: a readable and a writable raw stream as one. */
import { defineType } from "../../vm/core/define-type.ts";
import { valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { type Declaration, writes } from "../../vm/core/native.ts";
import { getAttribute } from "../../vm/core/ops/attributes.ts";
import { callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import type { PyBuffered } from "./buffered.ts";
import { makeBuffered } from "./buffered-types.ts";
import { checkCapability, PyIOBase, runBoth } from "./io-base.ts";
import { DEFAULT_BUFFER_SIZE, ioType, registerIoType } from "./io-types.ts";

class PyBufferedPair extends PyIOBase {
  reader: PyBuffered | undefined;
  writer: PyBuffered | undefined;
}

type Side = "reader" | "writer";

function sideOf(self: PyBufferedPair, side: Side): PyBuffered {
  const stream = self[side];
  if (stream === undefined) throw valueError("I/O operation on uninitialized object");
  return stream;
}

const forward = (side: Side, name: string, signature: string): Declaration =>
  writes(
    signature,
    (self: PyBufferedPair, ...args: (Value | undefined)[]): Outcome =>
      callMethod(sideOf(self, side), name, ...args.filter((arg) => arg !== undefined)),
  );

export function defineBufferedPair(): PyType {
  const type = defineType({
    name: "BufferedRWPair",
    module: "_io",
    doc: "A buffered reader and writer object together.",
    base: ioType("_BufferedIOBase"),
    instance: PyBufferedPair,
    sharing: "versioned",
    fields: { reader: "ref", writer: "ref" },
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyBufferedPair)),
    init: writes(
      "(reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /)",
      (self: PyBufferedPair, reader: Value, writer: Value, size?: Value) => {
        checkCapability(reader, "readable");
        checkCapability(writer, "writable");
        const capacity = size === undefined ? DEFAULT_BUFFER_SIZE : sizeNow(size);
        self.reader = makeBuffered("BufferedReader", reader, capacity);
        self.writer = makeBuffered("BufferedWriter", writer, capacity);
        return null;
      },
    ),
    methods: {
      read: forward("reader", "read", "(size=-1, /)"),
      peek: forward("reader", "peek", "(size=0, /)"),
      read1: forward("reader", "read1", "(size=-1, /)"),
      readinto: forward("reader", "readinto", "(buffer, /)"),
      readinto1: forward("reader", "readinto1", "(buffer, /)"),
      write: forward("writer", "write", "(buffer, /)"),
      flush: forward("writer", "flush", "()"),
      readable: forward("reader", "readable", "()"),
      writable: forward("writer", "writable", "()"),
      close: writes("()", (self: PyBufferedPair) => {
        runBoth(
          () => callMethodNow(sideOf(self, "writer"), "close"),
          () => callMethodNow(sideOf(self, "reader"), "close"),
        );
        return null;
      }),
      isatty: writes("()", (self: PyBufferedPair) => {
        const answer = callMethodNow(sideOf(self, "writer"), "isatty");
        return answer === false ? callMethod(sideOf(self, "reader"), "isatty") : answer;
      }),
    },
    getters: { closed: { get: (self: PyBufferedPair) => getAttribute(sideOf(self, "writer"), "closed") } },
  });
  return registerIoType("BufferedRWPair", type);
}
