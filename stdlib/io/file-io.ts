/**
 * `_io.FileIO`: a raw stream over a file descriptor. What it does to the world outside goes through stdlib/os/descriptors.ts,
 * all output through `write` there.
 */
import * as fs from "node:fs";
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { PyError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { inevitably, open, writes } from "../../vm/core/native.ts";
import { findAttribute, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Outcome, PyObject, type Value } from "../../vm/core/value.ts";
import { awaitReadable } from "../os/await-readable.ts";
import * as descriptors from "../os/descriptors.ts";
import type { NodePath } from "../os/fs-text.ts";
import { O_CLOEXEC } from "../os/kernel-files.ts";
import { callOs, Errno, errnoOf, isOsError, osError } from "../os/os-error.ts";
import { fsPathArgument } from "../os/path-argument.ts";
import { resourceWarning } from "../os/warn.ts";
import { settleFile } from "../os/written-files.ts";
import { readTarget } from "./abstract-streams.ts";
import { concatBytes, offsetArgument, optionalSize } from "./io-arguments.ts";
import { cannotPickle, closeBase, PyIOBase, runBoth, streamRepr } from "./io-base.ts";
import { DEFAULT_BUFFER_SIZE, ioType, registerIoType, unsupported } from "./io-types.ts";
import { forgetOpen, rememberOpen } from "./open-streams.ts";

export class PyFileIO extends PyIOBase {
  fd = -1;
  creating = false;
  readable = false;
  writable = false;
  appending = false;
  closefd = true;
  finalizing = false;
  blockSize = DEFAULT_BUFFER_SIZE;
  sizeAtOpening = 0;
  /** The offset if it was moved, for another executor that uses the stream; else -1. */
  moved = -1;
}

const closedFile = () => valueError("I/O operation on closed file");

function openFd(self: PyFileIO): number {
  open(self, "reads");
  if (self.fd < 0) throw closedFile();
  descriptors.adopt(self.fd, self.moved);
  return self.fd;
}

/** Remembers where the descriptor stands. */
function noteOffset(self: PyFileIO): void {
  const moved = descriptors.movedOffset(self.fd);
  if (moved === self.moved) return;
  open(self, "writes");
  self.moved = moved;
}

function readableFd(self: PyFileIO): number {
  const fd = openFd(self);
  if (!self.readable) throw unsupported("File not open for reading");
  return fd;
}

function writableFd(self: PyFileIO): number {
  const fd = openFd(self);
  if (!self.writable) throw unsupported("File not open for writing");
  return fd;
}

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_TRUNC, O_WRONLY } = fs.constants;

/** Sets the capabilities and gives the flags for open(2). */
function parseMode(self: PyFileIO, mode: string): number {
  const misused = () => valueError("Must have exactly one of create/read/write/append mode and at most one plus");
  let kind = "";
  let plus = false;
  for (const letter of mode) {
    if ("xrwa".includes(letter)) {
      if (kind !== "") throw misused();
      kind = letter;
    } else if (letter === "+") {
      if (plus) throw misused();
      plus = true;
    } else if (letter !== "b") throw valueError(`invalid mode: ${mode}`);
  }
  if (kind === "") throw misused();
  self.creating = kind === "x";
  self.appending = kind === "a";
  self.readable = kind === "r" || plus;
  self.writable = kind !== "r" || plus;
  const access = self.readable && self.writable ? O_RDWR : self.readable ? O_RDONLY : O_WRONLY;
  const creation = { x: O_EXCL | O_CREAT, r: 0, w: O_CREAT | O_TRUNC, a: O_APPEND | O_CREAT }[kind]!;
  return access | creation;
}

/** The mode as the `mode` attribute shows it. */
function modeText(self: PyFileIO): string {
  const letter = self.creating ? "x" : self.appending ? "a" : self.readable ? "r" : "w";
  return `${letter}b${self.readable && self.writable ? "+" : ""}`;
}

/** The descriptor when `file` is an int; -1 for names. */
function givenDescriptor(file: Value): number {
  if (typeof file === "boolean") warnNow("RuntimeWarning", "bool is used as a file descriptor");
  const int = exactInt(file);
  if (int === undefined) return -1;
  if (int < 0) throw valueError("negative file descriptor");
  return Number(int);
}

function openNamed(file: Value, path: NodePath, flags: number, opener: Value): number {
  if (opener === null) {
    return callOs(() => descriptors.openRaw(path, flags, 0o666), file);
  }
  const result = exactInt(callNow(opener, file, flags | O_CLOEXEC));
  if (result === undefined) throw typeError("expected integer from opener");
  if (result < 0) throw valueError(`opener returned ${result}`);
  return Number(result);
}

function initialize(self: PyFileIO, file: Value, mode: string, closefd: boolean, opener: Value): void {
  if (self.fd >= 0) {
    if (self.closefd) closeDescriptor(self);
    else self.fd = -1;
  }
  const given = givenDescriptor(file);
  const path = given < 0 ? fsPathArgument(file) : "";
  const flags = parseMode(self, mode);
  self.closefd = closefd;
  let fd = given;
  if (given < 0) {
    if (!closefd) throw valueError("Cannot use closefd=False with file name");
    fd = openNamed(file, path, flags, opener);
  }
  const isOwn = given < 0;
  try {
    // Only EBADF counts: other failures of fstat leave the defaults.
    const isNew = isOwn && opener === null;
    const stat = fs.fstatSync(isNew ? fd : descriptors.kernelNumber(fd));
    if (stat.isDirectory()) throw osError(Errno.EISDIR!, file);
    if (stat.blksize > 1) self.blockSize = stat.blksize;
    self.sizeAtOpening = stat.size;
    if (isNew) descriptors.registerOpened(fd, flags, stat);
    self.fd = fd;
    setAttributeNow(self, "name", file);
    if (self.appending) seekToEnd(fd);
    rememberOpen(self);
    if (self.readable) settleFile(stat);
  } catch (error) {
    self.fd = -1;
    if (isOwn) discard(fd);
    throw errnoOf(error) === Errno.EBADF ? osError(Errno.EBADF!) : error;
  }
}

function discard(fd: number): void {
  try {
    descriptors.close(fd);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

function seekToEnd(fd: number): void {
  try {
    descriptors.seek(fd, 0, 2);
  } catch (error) {
    if (!isOsError(error, "ESPIPE")) throw error;
  }
}

function closeDescriptor(self: PyFileIO): void {
  const fd = self.fd;
  self.fd = -1;
  if (fd >= 0) descriptors.close(fd);
}

/** Raw read into `target`: the number of bytes (0 at the end), or -1 when it would block. */
export function readFile(self: PyFileIO, target: Uint8Array): number {
  const fd = readableFd(self);
  try {
    const count = descriptors.read(fd, target);
    noteOffset(self);
    return count;
  } catch (error) {
    if (isOsError(error, "EAGAIN")) return -1;
    throw error;
  }
}

/** Raw write: the number of bytes taken, or -1 when it would block. */
export function writeFile(self: PyFileIO, bytes: Uint8Array): number {
  const fd = writableFd(self);
  try {
    const count = descriptors.write(fd, bytes);
    noteOffset(self);
    return count;
  } catch (error) {
    if (isOsError(error, "EAGAIN")) return -1;
    throw error;
  }
}

/** lseek(2) on an open file. */
export function seekFile(self: PyFileIO, distance: number, whence: number): number {
  const position = descriptors.seek(openFd(self), distance, whence);
  noteOffset(self);
  return position;
}

export const tellFile = (self: PyFileIO): number => descriptors.tell(openFd(self));

/** How much readall() may expect: the rest of the file and one byte to see its end. */
function expectedSize(self: PyFileIO): number {
  open(self, "writes");
  const { fd } = self;
  try {
    // The first time, what was seen at opening will do.
    const size = self.sizeAtOpening || fs.fstatSync(descriptors.kernelNumber(fd)).size;
    self.sizeAtOpening = 0;
    const left = descriptors.isSeekable(fd) ? size - descriptors.tell(fd) : 0;
    return left > 0 ? left + 1 : DEFAULT_BUFFER_SIZE;
  } catch {
    return DEFAULT_BUFFER_SIZE;
  }
}

/** Everything up to the end; null when nothing is there yet. */
export function readAllFile(self: PyFileIO): Uint8Array | null {
  readableFd(self);
  const chunks: Uint8Array[] = [];
  let size = expectedSize(self);
  for (;;) {
    const chunk = new Uint8Array(size);
    const count = readFile(self, chunk);
    if (count < 0 && chunks.length === 0) return null;
    if (count <= 0) break;
    chunks.push(count === chunk.length ? chunk : chunk.subarray(0, count));
    size = count === chunk.length ? Math.min(size * 2, 1 << 24) : Math.max(chunk.length - count, DEFAULT_BUFFER_SIZE);
  }
  const all = concatBytes(chunks);
  // What is handed out must not keep a larger buffer alive, nor share it.
  return all.length === all.buffer.byteLength ? all : all.slice();
}

function read(self: PyFileIO, size: Value | undefined): Outcome {
  const fd = readableFd(self);
  const count = optionalSize(size);
  return andThen(awaitReadable(fd), () => {
    if (count < 0) return allBytes(self);
    const target = new Uint8Array(count);
    const got = readFile(self, target);
    return got < 0 ? null : toBytes(got === count ? target : target.slice(0, got));
  });
}

function allBytes(self: PyFileIO): Value {
  const bytes = readAllFile(self);
  return bytes === null ? null : toBytes(bytes);
}

/** Closes: flush through _IOBase.close, then the descriptor. */
function close(self: PyFileIO): Outcome {
  runBoth(
    () => closeBase(self),
    () => {
      open(self, "writes");
      if (self.finalizing) warnUnclosed(self, self);
      forgetOpen(self);
      if (self.closefd) closeDescriptor(self);
      else self.fd = -1;
    },
  );
  return null;
}

/** ResourceWarning about a stream that is being finalised unclosed. */
export function warnUnclosed(self: PyFileIO, source: Value): void {
  open(self, "reads");
  if (self.fd >= 0 && self.closefd) resourceWarning(source, `unclosed file ${reprNow(source)}`);
}

function truncate(self: PyFileIO, size: Value | undefined): Value {
  const fd = writableFd(self);
  const length = size === undefined || size === null ? descriptors.tell(fd) : offsetArgument(size);
  if (length < 0) throw osError(Errno.EINVAL!);
  inevitably("truncate");
  callOs(() => fs.ftruncateSync(fd, length));
  return size === undefined || size === null ? length : size;
}

function represent(self: PyFileIO): string {
  if (self.fd < 0) return `<${typeOf(self).name} [closed]>`;
  const rest = `mode='${modeText(self)}' closefd=${self.closefd ? "True" : "False"}`;
  const name = findAttribute(self, "name");
  return streamRepr(self, (title) =>
    name === undefined ? `<${title} fd=${self.fd} ${rest}>` : `<${title} name=${reprNow(name)} ${rest}>`,
  );
}

function isSeekable(self: PyFileIO): boolean {
  const fd = openFd(self);
  try {
    return descriptors.isSeekable(fd);
  } catch (error) {
    if (error instanceof PyError) return false;
    throw error;
  }
}

export function defineFileIO(): PyType {
  const type = defineType({
    name: "FileIO",
    module: "_io",
    doc: "Open a file.\n\nA raw stream over a file descriptor: every read and write is a system call.",
    base: ioType("_RawIOBase"),
    instance: PyFileIO,
    sharing: "versioned",
    fields: {
      fd: "i32",
      creating: "flag",
      readable: "flag",
      writable: "flag",
      appending: "flag",
      closefd: "flag",
      finalizing: "flag",
      blockSize: "f64",
      sizeAtOpening: "f64",
      moved: "f64",
    },
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyFileIO)),
    init: writes(
      "(file, mode='r', closefd=True, opener=None)",
      (self: PyFileIO, file: Value, mode?: Value, closefd?: Value, opener?: Value) => {
        const modeString = mode ?? "r";
        if (typeof modeString !== "string") {
          throw typeError(`FileIO() argument 'mode' must be str, not ${argumentKind(modeString)}`);
        }
        initialize(self, file, modeString, closefd === undefined || isTrue(closefd), opener ?? null);
        return null;
      },
    ),
    slots: { reads: { repr: (self) => represent(self as PyFileIO) } },
    methods: {
      read: writes("(size=-1, /)", read),
      readall: writes("()", allBytes),
      readinto: writes("(buffer, /)", (self: PyFileIO, buffer: Value) => {
        readableFd(self);
        const count = readFile(self, readTarget(buffer, "readinto"));
        return count < 0 ? null : count;
      }),
      write: writes("(b, /)", (self: PyFileIO, bytes: Value) => {
        const data = bytesNow(bytes);
        const count = writeFile(self, data);
        return count < 0 ? null : count;
      }),
      seek: writes("(pos, whence=0, /)", (self: PyFileIO, pos: Value, whence?: Value) => {
        openFd(self);
        return seekFile(self, offsetArgument(pos), whence === undefined ? 0 : offsetArgument(whence));
      }),
      tell: writes("()", tellFile),
      truncate: writes("(size=None, /)", truncate),
      close: writes("()", close),
      seekable: writes("()", isSeekable),
      readable: writes("()", (self: PyFileIO) => {
        openFd(self);
        return self.readable;
      }),
      writable: writes("()", (self: PyFileIO) => {
        openFd(self);
        return self.writable;
      }),
      fileno: writes("()", (self: PyFileIO) => openFd(self)),
      isatty: writes("()", (self: PyFileIO) => descriptors.isTerminal(openFd(self))),
      _dealloc_warn: writes("(source, /)", (self: PyFileIO, source: Value) => {
        warnUnclosed(self, source);
        return null;
      }),
      __reduce__: writes("()", cannotPickle),
      __reduce_ex__: writes("(protocol, /)", cannotPickle),
    },
    getters: {
      closed: { get: (self: PyFileIO) => self.fd < 0, doc: "True if the file is closed" },
      closefd: { get: (self: PyFileIO) => self.closefd },
      mode: { get: modeText },
      _blksize: {
        get: (self: PyFileIO) => self.blockSize,
        set: (self: PyFileIO, value: Value | undefined) => {
          self.blockSize = Number(exactInt(value!));
        },
        member: true,
      },
      _finalizing: {
        get: (self: PyFileIO) => self.finalizing,
        set: (self: PyFileIO, value: Value | undefined) => {
          self.finalizing = value === true;
        },
        member: true,
      },
    },
  });
  return registerIoType("FileIO", type);
}

/** A FileIO as `open` makes it: a new instance of the class itself. */
export function makeFileIO(file: Value, mode: string, closefd: boolean, opener: Value): PyFileIO {
  const stream = new PyFileIO();
  initialize(stream, file, mode, closefd, opener);
  return stream;
}

/** True when it is an instance of FileIO itself, whose methods nobody overrides. */
export const isPlainFile = (value: unknown): value is PyFileIO => value instanceof PyObject && value.$cls === ioType("FileIO");
