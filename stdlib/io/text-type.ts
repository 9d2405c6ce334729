/** The type `_io.TextIOWrapper`. */
import { defineType } from "../../vm/core/define-type.ts";
import { attributeError, overflowError, PyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, writes } from "../../vm/core/native.ts";
import { findAttribute, getAttribute } from "../../vm/core/ops/attributes.ts";
import { callMethod, callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt, indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { Ellipsis, type MaybeOutcome, type Outcome, type Value } from "../../vm/core/value.ts";
import { isStr } from "../../vm/objects/str-object.ts";
import { withText } from "./await-input.ts";
import { warnUnclosed } from "./buffered-types.ts";
import { optionalSize } from "./io-arguments.ts";
import { cannotPickle, runBoth, streamRepr } from "./io-base.ts";
import { ioType, registerIoType, unsupported } from "./io-types.ts";
import { NewlineDecoder, newlinesSeen } from "./newline-decoder.ts";
import { forgetOpen } from "./open-streams.ts";
import { nextTextLine, readLineText, readText } from "./text-read.ts";
import { seek, tell } from "./text-seek.ts";
import {
  attachedBuffer,
  fixEncoderState,
  flushText,
  initializeText,
  isPlainText,
  newlineArgument,
  optionalText,
  PyTextIOWrapper,
  setCodec,
  setNewline,
  TEXT_FIELDS,
  type TextOptions,
  write,
} from "./text-stream.ts";

function initialize(
  self: PyTextIOWrapper,
  buffer: Value,
  encoding?: Value,
  errors?: Value,
  newline?: Value,
  lineBuffering?: Value,
  writeThrough?: Value,
): null {
  const caller = "TextIOWrapper";
  self.ready = false;
  const encodingText = optionalText(encoding, "encoding", caller);
  const errorsText = optionalText(errors, "errors", caller);
  initializeText(self, buffer, {
    encoding: encodingText,
    errors: errorsText,
    newline: newlineArgument(newline ?? null, caller),
    lineBuffering: lineBuffering !== undefined && isTrue(lineBuffering),
    writeThrough: writeThrough !== undefined && isTrue(writeThrough),
  });
  return null;
}

const uninitialized = (): PyError => valueError("I/O operation on uninitialized object");

/** An optional flag of reconfigure(): None keeps the current value. */
function flagArgument(value: Value | undefined, current: boolean): boolean {
  if (value === undefined || value === null) return current;
  const flag = indexNow(value);
  if (BigInt.asIntN(64, BigInt(flag)) !== BigInt(flag)) throw overflowError("Python int too large to convert to C long");
  return flag !== 0;
}

function reconfigure(
  self: PyTextIOWrapper,
  encoding?: Value,
  errors?: Value,
  newline: Value = Ellipsis,
  lineBuffering?: Value,
  writeThrough?: Value,
): null {
  const caller = "reconfigure";
  const changesNewline = newline !== Ellipsis;
  if (self.decoded !== null && (encoding ?? errors ?? null) !== null) throw changedAfterReading();
  if (self.decoded !== null && changesNewline) throw changedAfterReading();
  const newEncoding = optionalText(encoding, "encoding", caller);
  const newErrors = optionalText(errors, "errors", caller);
  const newNewline = changesNewline ? newlineArgument(newline, caller) : null;
  const newLineBuffering = flagArgument(lineBuffering, self.lineBuffering);
  const newWriteThrough = flagArgument(writeThrough, self.writeThrough);
  flushText(self);
  self.bytesPerChar = 0;
  if (changesNewline) setNewline(self, newNewline);
  if (newEncoding !== null || newErrors !== null || changesNewline) {
    const encodingName = newEncoding === "locale" ? "UTF-8" : (newEncoding ?? self.encoding);
    const errorsName = newErrors ?? (newEncoding === null ? self.errors : "strict");
    setCodec(self, encodingName, errorsName);
    fixEncoderState(self);
  }
  self.lineBuffering = newLineBuffering;
  self.writeThrough = newWriteThrough;
  return null;
}

const changedAfterReading = (): PyError =>
  unsupported("It is not possible to set the encoding or newline of stream after the first read");

function represent(self: PyTextIOWrapper): string {
  if (!self.ready) throw uninitialized();
  return streamRepr(self, (title) => {
    const shown = ["name", "mode"]
      .map((attribute) => [attribute, attributeOrNothing(self, attribute)] as const)
      .filter(([, value]) => value !== undefined)
      .map(([attribute, value]) => ` ${attribute}=${reprNow(value!)}`);
    return `<${title}${shown.join("")} encoding=${reprNow(self.encoding)}>`;
  });
}

/** A detached stream raises ValueError for its name: then it has none. */
function attributeOrNothing(self: PyTextIOWrapper, name: string): Value | undefined {
  try {
    return findAttribute(self, name);
  } catch (error) {
    if (error instanceof PyError) return undefined;
    throw error;
  }
}

function close(self: PyTextIOWrapper): Value {
  const buffer = attachedBuffer(self);
  const closed = findAttribute(self, "closed");
  if (closed !== undefined && isTrue(closed)) {
    forgetOpen(self);
    return null;
  }
  if (self.finalizing) {
    if (self.plain !== undefined) warnUnclosed(self.plain, self);
    else ignoringErrors(() => callMethodNow(buffer, "_dealloc_warn", self));
  }
  let result: Value = null;
  runBoth(
    () => callMethodNow(self, "flush"),
    () => {
      forgetOpen(self);
      result = callMethodNow(buffer, "close");
    },
  );
  return result;
}

function ignoringErrors(action: () => void): void {
  try {
    action();
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

function detach(self: PyTextIOWrapper): Value {
  const buffer = attachedBuffer(self);
  callMethodNow(self, "flush");
  forgetOpen(self);
  self.buffer = undefined;
  self.plain = undefined;
  self.detached = true;
  return buffer;
}

function nextLine(self: Value): MaybeOutcome {
  const stream = self as PyTextIOWrapper;
  if (isPlainText(self)) return withText(stream, () => nextTextLine(stream, () => readLineText(stream, -1)) as Outcome);
  return nextTextLine(stream, () => {
    const line = callMethodNow(self, "readline");
    if (isStr(line)) return line;
    throw pyError("OSError", `readline() should have returned a str object, not '${typeOf(line).name}'`);
  });
}

function seenBy(decoder: NewlineDecoder): number {
  open(decoder, "reads");
  open(decoder.pass, "reads");
  return decoder.pass.seen;
}

const forwarded = (name: string) => writes("()", (self: PyTextIOWrapper) => callMethod(attachedBuffer(self), name));

const bufferAttribute = (name: string) => ({
  get: (self: PyTextIOWrapper) => getAttribute(attachedBuffer(self), name),
});

export function defineTextIOWrapper(): PyType {
  const type = defineType({
    name: "TextIOWrapper",
    module: "_io",
    doc: "Character and line based layer over a BufferedIOBase object, buffer.",
    base: ioType("_TextIOBase"),
    instance: PyTextIOWrapper,
    sharing: "versioned",
    fields: TEXT_FIELDS,
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyTextIOWrapper)),
    init: writes("(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)", initialize),
    slots: {
      reads: { repr: (self) => represent(self as PyTextIOWrapper) },
      writes: { next: nextLine },
    },
    methods: {
      detach: writes("()", detach),
      reconfigure: writes(
        "(*, encoding=None, errors=None, newline=Ellipsis, line_buffering=None, write_through=None)",
        (self: PyTextIOWrapper, ...options: (Value | undefined)[]) => {
          attachedBuffer(self);
          return reconfigure(self, ...options);
        },
      ),
      write: writes("(text, /)", write),
      read: writes("(size=-1, /)", (self: PyTextIOWrapper, size?: Value) => {
        const count = optionalSize(size);
        return withText(self, () => readText(self, count));
      }),
      readline: writes("(size=-1, /)", (self: PyTextIOWrapper, size?: Value) => {
        const limit = size === undefined ? -1 : sizeNow(size);
        return withText(self, () => readLineText(self, limit));
      }),
      flush: writes("()", flushText),
      close: writes("()", close),
      fileno: forwarded("fileno"),
      seekable: forwarded("seekable"),
      readable: forwarded("readable"),
      writable: forwarded("writable"),
      isatty: forwarded("isatty"),
      seek: writes("(cookie, whence=os.SEEK_SET, /)", seek),
      tell: writes("()", tell),
      truncate: writes("(pos=None, /)", (self: PyTextIOWrapper, pos?: Value) => {
        const buffer = attachedBuffer(self);
        callMethodNow(self, "flush");
        return callMethod(buffer, "truncate", pos ?? null);
      }),
      __reduce__: writes("()", cannotPickle),
      __reduce_ex__: writes("(protocol, /)", cannotPickle),
    },
    getters: {
      buffer: { get: (self: PyTextIOWrapper) => self.buffer ?? null, member: true },
      encoding: { get: (self: PyTextIOWrapper) => (self.ready ? self.encoding : null), member: true },
      errors: {
        get: (self: PyTextIOWrapper) => {
          if (!self.ready) throw uninitialized();
          return self.errors;
        },
      },
      newlines: {
        get: (self: PyTextIOWrapper) => {
          attachedBuffer(self);
          return self.decoder instanceof NewlineDecoder ? newlinesSeen(seenBy(self.decoder)) : null;
        },
      },
      line_buffering: { get: (self: PyTextIOWrapper) => self.lineBuffering, member: true },
      write_through: { get: (self: PyTextIOWrapper) => self.writeThrough, member: true },
      name: bufferAttribute("name"),
      closed: bufferAttribute("closed"),
      _finalizing: {
        get: (self: PyTextIOWrapper) => self.finalizing,
        set: (self: PyTextIOWrapper, value: Value | undefined) => {
          self.finalizing = value === true;
        },
        member: true,
      },
      _CHUNK_SIZE: {
        get: (self: PyTextIOWrapper) => {
          attachedBuffer(self);
          return self.chunkSize;
        },
        set: (self: PyTextIOWrapper, value: Value | undefined) => {
          attachedBuffer(self);
          if (value === undefined) throw attributeError("cannot delete attribute");
          const size = exactInt(value);
          if (size === undefined) throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
          if (size <= 0) throw valueError("a strictly positive integer is required");
          self.chunkSize = Number(size);
        },
      },
    },
  });
  return registerIoType("TextIOWrapper", type);
}

/** A text stream over a buffer, as `open` makes it. */
export function makeTextStream(buffer: Value, options: TextOptions): PyTextIOWrapper {
  const stream = new PyTextIOWrapper();
  initializeText(stream, buffer, options);
  return stream;
}
