/** `_io.StringIO`: a text stream in memory. */
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { readable, reads, writable, writes } from "../../vm/core/native.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { contentsOf, isStr, joinTexts, type PlainStr, plainStr, sliceText, type Text } from "../../vm/objects/str-object.ts";
import { attributesOf, restoreAttributes } from "./bytes-io.ts";
import { optionalSize, sizeOr } from "./io-arguments.ts";
import { PyIOBase } from "./io-base.ts";
import { ioType, registerIoType } from "./io-types.ts";
import { NewlinePass, newlinesSeen } from "./newline-decoder.ts";
import { findLineEnd } from "./text-read.ts";

export class PyStringIO extends PyIOBase {
  ready = false;
  open = true;
  /** The contents are `value` followed by `tail`, which collects what is written at the end. */
  value: PlainStr = "";
  tail: PlainStr[] = [];
  size = 0;
  position = 0;
  newline: string | null = "\n";
  /** Line ends met, and how to translate them, in the universal newlines modes. */
  pass: NewlinePass | null = null;
}

const closedError = () => valueError("I/O operation on closed file");

function checkOpen(self: PyStringIO): void {
  if (!self.ready) throw valueError("I/O operation on uninitialized object");
  if (!self.open) throw closedError();
}

/** The contents as one text. */
function contents(self: PyStringIO): PlainStr {
  if (self.tail.length > 0) {
    writable(self);
    self.value = joinTexts([self.value, ...self.tail].map((part) => contentsOf(part)!));
    self.tail = [];
  }
  return self.value;
}

const textOf = (self: PyStringIO): Text => contentsOf(contents(self))!;

function newlineArgument(value: Value | undefined): string | null {
  if (value === undefined) return "\n";
  if (value === null) return null;
  const text = plainStr(value);
  if (text === undefined) throw typeError(`newline must be str or None, not ${typeOf(value).name}`);
  if (typeof text !== "string" || !["", "\n", "\r", "\r\n"].includes(text)) {
    throw valueError(`illegal newline value: ${reprNow(value)}`);
  }
  return text;
}

function initialize(self: PyStringIO, initial: Value, newline: string | null): void {
  const text = initial === null ? "" : plainStr(initial);
  if (text === undefined) throw typeError(`initial_value must be str or None, not ${typeOf(initial).name}`);
  self.ready = true;
  self.open = true;
  self.value = "";
  self.tail = [];
  self.size = 0;
  self.position = 0;
  self.newline = newline;
  self.pass = newline === null || newline === "" ? new NewlinePass(newline === null) : null;
  writeText(self, text);
  self.position = 0;
}

/** Writes at the position; a gap behind the end is filled with null characters. */
function writeText(self: PyStringIO, original: PlainStr): void {
  let text = self.pass === null ? original : self.pass.run(original, true);
  if (self.newline?.startsWith("\r")) text = withNewlines(text, self.newline);
  const piece = contentsOf(text)!;
  if (piece.length === 0) return;
  if (self.position === self.size) self.tail.push(text);
  else {
    const before = textOf(self);
    if (self.position > self.size) {
      self.tail.push("\0".repeat(self.position - self.size), text);
    } else {
      const end = Math.min(self.position + piece.length, self.size);
      const parts = [sliceText(before, 0, self.position), text, sliceText(before, end, self.size)];
      self.value = joinTexts(parts.map((part) => contentsOf(part)!));
    }
  }
  self.position += piece.length;
  self.size = Math.max(self.size, self.position);
}

function withNewlines(text: PlainStr, newline: string): PlainStr {
  if (typeof text === "string") return text.replaceAll("\n", newline);
  const parts: Text[] = [];
  let start = 0;
  for (let at = text.codePoints.indexOf(10); at >= 0; at = text.codePoints.indexOf(10, start)) {
    parts.push(text.codePoints.subarray(start, at), newline);
    start = at + 1;
  }
  return joinTexts([...parts, text.codePoints.subarray(start)]);
}

/** write(): gives the number of characters. The stream must be open. */
function write(self: PyStringIO, value: Value): Value {
  checkOpen(self);
  const text = plainStr(value);
  if (text === undefined) throw typeError(`string argument expected, got '${typeOf(value).name}'`);
  writeText(self, text);
  return contentsOf(text)!.length;
}

function take(self: PyStringIO, end: number): PlainStr {
  const piece = sliceText(textOf(self), self.position, end);
  self.position = end;
  return piece;
}

function read(self: PyStringIO, size?: Value): Value {
  checkOpen(self);
  const count = optionalSize(size);
  if (self.position >= self.size) return "";
  return take(self, count < 0 ? self.size : Math.min(self.size, self.position + count));
}

function readLine(self: PyStringIO, limit: number): PlainStr {
  checkOpen(self);
  if (self.position >= self.size) return "";
  const text = textOf(self);
  const { end } = findLineEnd(text, self.position, self.newline);
  const stop = end < 0 ? self.size : end;
  return take(self, limit < 0 ? stop : Math.min(stop, self.position + limit));
}

function nextLine(self: Value): Value | undefined {
  const stream = self as PyStringIO;
  checkOpen(stream);
  let line: Value;
  if (stream.$cls === ioType("StringIO")) line = readLine(stream, -1);
  else {
    line = callMethodNow(self, "readline");
    if (!isStr(line)) throw pyError("OSError", `readline() should have returned a str object, not '${typeOf(line).name}'`);
  }
  return contentsOf(line)!.length === 0 ? undefined : line;
}

function seek(self: PyStringIO, offset: Value, whence?: Value): Value {
  checkOpen(self);
  const target = sizeNow(offset);
  const mode = sizeOr(whence, 0);
  if (mode < 0 || mode > 2) throw valueError(`Invalid whence (${mode}, should be 0, 1 or 2)`);
  if (mode === 0 && target < 0) throw valueError(`Negative seek position ${target}`);
  if (mode !== 0 && target !== 0) throw pyError("OSError", "Can't do nonzero cur-relative seeks");
  if (mode === 0) self.position = target;
  else if (mode === 2) self.position = self.size;
  return self.position;
}

function truncate(self: PyStringIO, size?: Value): Value {
  checkOpen(self);
  const length = size === undefined || size === null ? self.position : optionalSize(size);
  if (length < 0) throw valueError(`Negative size value ${length}`);
  if (length < self.size) {
    self.value = sliceText(textOf(self), 0, length);
    self.size = length;
  }
  return length;
}

function setState(self: PyStringIO, state: Value): Value {
  if (self.ready && !self.open) throw closedError();
  if (!(state instanceof PyTuple) || state.items.length < 4) {
    throw typeError(`_io.StringIO.__setstate__ argument should be 4-tuple, got ${typeOf(state).name}`);
  }
  const [initial, newline, position, attributes] = state.items as [Value, Value, Value, Value];
  initialize(self, initial, newlineArgument(newline));
  // The contents are as they were: not to be translated once more.
  const text = plainStr(initial) ?? "";
  self.value = text;
  self.tail = [];
  self.size = contentsOf(text)!.length;
  const at = exactInt(position);
  if (at === undefined) throw typeError(`third item of state must be an integer, got ${typeOf(position).name}`);
  if (at < 0) throw valueError("position value cannot be negative");
  self.position = Number(at);
  restoreAttributes(self, attributes, "fourth");
  return null;
}

export function defineStringIO(): PyType {
  const yes = reads("()", (self: PyStringIO) => {
    checkOpen(self);
    return true;
  });
  const type = defineType({
    name: "StringIO",
    module: "_io",
    doc: "Text I/O implementation using an in-memory buffer.",
    base: ioType("_TextIOBase"),
    instance: PyStringIO,
    sharing: "versioned",
    fields: {
      ready: "flag",
      open: "flag",
      value: "ref",
      tail: "refs",
      size: "f64",
      position: "f64",
      newline: "ref",
      pass: "ref",
    },
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyStringIO)),
    init: writes("(initial_value='', newline='\\n')", (self: PyStringIO, initial?: Value, newline?: Value) => {
      initialize(self, initial ?? null, newlineArgument(newline));
      return null;
    }),
    slots: { writes: { next: nextLine } },
    methods: {
      close: writes("()", (self: PyStringIO) => {
        self.open = false;
        self.value = "";
        self.tail = [];
        return null;
      }),
      getvalue: reads("()", (self: PyStringIO) => {
        checkOpen(self);
        return contents(self);
      }),
      read: writes("(size=-1, /)", read),
      readline: writes("(size=-1, /)", (self: PyStringIO, size?: Value) => readLine(self, optionalSize(size))),
      tell: reads("()", (self: PyStringIO) => {
        checkOpen(self);
        return self.position;
      }),
      truncate: writes("(pos=None, /)", truncate),
      seek: writes("(pos, whence=0, /)", seek),
      write: writes("(s, /)", write),
      seekable: yes,
      readable: yes,
      writable: yes,
      __getstate__: writes("()", (self: PyStringIO) => {
        checkOpen(self);
        return tuple([contents(self), self.newline, self.position, attributesOf(self)]);
      }),
      __setstate__: writes("(state, /)", setState),
    },
    getters: {
      closed: { get: (self: PyStringIO) => !self.open },
      line_buffering: {
        get: (self: PyStringIO) => {
          checkOpen(self);
          return false;
        },
      },
      newlines: {
        get: (self: PyStringIO) => {
          checkOpen(self);
          return self.pass === null ? null : newlinesSeen(readable(self.pass).seen);
        },
      },
    },
  });
  return registerIoType("StringIO", type);
}
