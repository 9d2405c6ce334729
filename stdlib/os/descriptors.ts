/**
 * File descriptors: what Node offers for them, and what it lacks, emulated: seeking, dup, pipes, non-blocking mode,
 * waiting until one is ready. Functions raise OSError without file names. Linux only where they use /proc.
 *
 * All output of a program goes through `write`, whatever stream or function it comes from, except for `pwrite` (stdlib/posix/
 * io-functions.ts) and what a crashing interpreter says (`writeStderr` in stdlib/sys/hooks.ts). What cannot be undone
 * says so to the current transaction (`inevitably`) before it happens. What is known of a descriptor is this executor's.
 *
 * Note [Offsets]
 * Node has no lseek. A descriptor reads and writes at the kernel's offset until it is first moved; from then on
 * we keep its offset and use positioned reads and writes. So plain sequential output shares its offset with child
 * processes, as it must. Descriptors made by dup share their Offset object.
 *
 * Note [Waiting]
 * Node has no poll. Whether a pipe or terminal is readable is found out by a non-blocking read through a second
 * description of it (`twin`), opened through /proc/self/fd; what that read gave is kept in `ahead` for the next reader.
 */
import * as fs from "node:fs";
import { isatty } from "node:tty";
import { pause } from "../../runtime/threads/pause.ts";
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { afterCommit, canUndo, inevitably, settleOutput, undoWith } from "../../vm/core/native.ts";
import { type Queue, readQueue, writeQueue } from "./byte-queue.ts";
import { Descriptor, enter, forget, type Kind, known } from "./descriptor-table.ts";
import type { NodePath } from "./fs-text.ts";
import { beforeWaiting, lookForInterruption, lookForSignals, mustNotBlock } from "./interrupts.ts";
import {
  closeNumber,
  fdInfo,
  hasAliases,
  hide,
  isHidden,
  isNodesOwn,
  isOpen,
  type KernelFile,
  LAST_STANDARD,
  leave,
  O_CLOEXEC,
  occupy,
  share,
  show,
  useNumber,
} from "./kernel-files.ts";
import { callOs, Errno, errnoOf, osError } from "./os-error.ts";
import { watchInterrupt } from "./signal-watch.ts";
import { waitUntil } from "./wait.ts";
import { openReclaiming } from "./written-files.ts";

const {
  O_ACCMODE = 3,
  O_APPEND,
  O_NONBLOCK,
  O_RDONLY,
  O_RDWR,
  O_WRONLY,
} = fs.constants as typeof fs.constants & { O_ACCMODE?: number };

function kindOf(fd: number, stat: fs.Stats): Kind {
  if (stat.isFIFO() || stat.isSocket()) return "stream";
  if (stat.isDirectory()) return "directory";
  return stat.isCharacterDevice() && isatty(fd) ? "stream" : "file";
}

/** What we know of a descriptor; one that we did not open is looked at. Raises EBADF. */
function describe(fd: number): Descriptor {
  let descriptor = known.get(fd);
  if (descriptor === undefined) {
    if (fd < 0 || isHidden(fd)) throw osError(Errno.EBADF!);
    const stat = callOs(() => fs.fstatSync(fd));
    if (isNodesOwn(fd)) throw osError(Errno.EBADF!);
    descriptor = new Descriptor(fd, kindOf(fd, stat), { position: -1, explicit: false }, true);
    known.set(fd, descriptor);
  }
  return descriptor;
}

/** open(2), close-on-exec. Raises Node's error, for callers that know the file's name. */
export function openRaw(path: NodePath, flags: number, mode: number): number {
  inevitably("open a file");
  const fd = openReclaiming(path, flags, mode);
  forget(fd);
  return fd;
}

/** Registers what openRaw gave: the kernel's offset is 0. */
export function registerOpened(fd: number, flags: number, stat: fs.Stats): void {
  const descriptor = new Descriptor(fd, kindOf(fd, stat), { position: 0, explicit: false }, false);
  descriptor.appending = (flags & O_APPEND) !== 0;
  descriptor.nonblocking = (flags & O_NONBLOCK) !== 0;
  enter(descriptor);
}

/** Another executor may have opened a descriptor: from now on it is known here, with that offset (-1: the kernel's). */
export function adopt(fd: number, position: number): void {
  // One that is closed is found out when it is used.
  if (known.has(fd) || isHidden(fd) || !isOpen(fd)) return;
  const offset = { position, explicit: position >= 0 };
  known.set(fd, new Descriptor(fd, kindOf(fd, fs.fstatSync(fd)), offset, false));
}

/** The offset of a descriptor that was moved; -1 where the kernel has it. */
export function movedOffset(fd: number): number {
  const offset = known.get(fd)?.offset;
  return offset?.explicit ? offset.position : -1;
}

/** A descriptor whose number is all that is wanted of it. */
export function openPlaceholder(): number {
  const fd = openRaw("/dev/null", O_RDWR, 0);
  registerOpened(fd, O_RDWR, fs.fstatSync(fd));
  return fd;
}

export function close(fd: number): void {
  checkOpen(checkFd(fd));
  inevitably("close a file");
  const descriptor = known.get(fd);
  if (descriptor?.outgoing !== undefined) descriptor.outgoing.ended = true;
  forget(fd);
  closeNumber(fd);
}

/** Raises EBADF for descriptors that count as closed. */
export function checkOpen(fd: number): void {
  if (isHidden(fd)) throw osError(Errno.EBADF!);
}

function checkFd(fd: number): number {
  if (fd < 0) throw osError(Errno.EBADF!);
  return fd;
}

/** The open flags of a descriptor. */
export function statusFlags(fd: number): number {
  const descriptor = describe(fd);
  const flags = Number.parseInt(fdInfo(descriptor.file.fd, "flags") ?? "2", 8) & ~fs.constants.O_NONBLOCK & ~O_CLOEXEC;
  return descriptor.nonblocking ? flags | O_NONBLOCK : flags;
}

function isAppending(descriptor: Descriptor): boolean {
  descriptor.appending ??= (statusFlags(descriptor.fd) & O_APPEND) !== 0;
  return descriptor.appending;
}

export function isSeekable(fd: number): boolean {
  const { kind } = describe(fd);
  return kind === "file" || kind === "directory";
}

export function tell(fd: number): number {
  const descriptor = describe(fd);
  if (!isSeekable(fd)) throw osError(Errno.ESPIPE!);
  settleOutput();
  if (descriptor.offset.position < 0) descriptor.offset.position = Number(fdInfo(descriptor.file.fd, "pos") ?? 0);
  return descriptor.offset.position;
}

/** lseek(2). `whence` 0, 1 or 2. */
export function seek(fd: number, distance: number, whence: number): number {
  const descriptor = describe(fd);
  const here = tell(fd);
  let target: number;
  if (whence === 0) target = distance;
  else if (whence === 1) target = here + distance;
  else if (whence === 2) target = sizeOf(fd) + distance;
  else throw osError(Errno.EINVAL!);
  if (target < 0) throw osError(Errno.EINVAL!);
  if (target !== here) {
    const { offset } = descriptor;
    const { explicit } = offset;
    undoWith(() => Object.assign(offset, { explicit, position: here }));
    descriptor.offset.explicit = true;
    descriptor.offset.position = target;
  }
  return target;
}

function sizeOf(fd: number): number {
  settleOutput();
  return callOs(() => fs.fstatSync(kernelNumber(fd))).size;
}

/** The kernel may have moved the offset: a child process wrote through the descriptor. */
export function forgetOffset(fd: number): void {
  const offset = known.get(fd)?.offset;
  if (offset !== undefined && !offset.explicit) offset.position = -1;
}

function takeAhead(descriptor: Descriptor, target: Uint8Array): number {
  const chunk = descriptor.ahead[0]!;
  const count = Math.min(chunk.length, target.length);
  target.set(chunk.subarray(0, count));
  if (count === chunk.length) descriptor.ahead.shift();
  else descriptor.ahead[0] = chunk.subarray(count);
  return count;
}

/** read(2): fills a part of `target`, gives the number of bytes; 0 at the end. Blocks unless the descriptor is non-blocking. */
export function read(fd: number, target: Uint8Array): number {
  inevitably("read from a file");
  const descriptor = describe(fd);
  if (descriptor.kind === "queue") return readQueue(descriptor.incoming!, target);
  if (descriptor.ahead.length > 0) return takeAhead(descriptor, target);
  if (descriptor.kind === "stream") return readStream(descriptor, target);
  const { offset } = descriptor;
  const count = callOs(() => fs.readSync(descriptor.file.fd, target, 0, target.length, offset.explicit ? offset.position : null));
  if (offset.position >= 0) offset.position += count;
  return count;
}

function readStream(descriptor: Descriptor, target: Uint8Array): number {
  if (descriptor.ended) return takeEnd(descriptor);
  if (descriptor.nonblocking) {
    if (!probe(descriptor)) throw osError(Errno.EAGAIN!);
    return read(descriptor.fd, target);
  }
  beforeWaiting();
  if (scheduler.live > 1) waitUntil(() => probe(descriptor), Number.POSITIVE_INFINITY);
  for (let waited = 1; ; waited = Math.min(waited * 2, 20)) {
    if (!mustNotBlock() || probe(descriptor)) {
      if (descriptor.ahead.length > 0) return takeAhead(descriptor, target);
      if (descriptor.ended) return takeEnd(descriptor);
      try {
        return fs.readSync(descriptor.file.fd, target, 0, target.length, null);
      } catch (error) {
        const errno = errnoOf(error);
        if (errno === Errno.EOF) return 0;
        // EAGAIN: somebody else made the description non-blocking (a shell does that to terminals): wait for it.
        if (errno !== Errno.EAGAIN && errno !== Errno.EINTR) throw errno === undefined ? error : osError(errno);
        if (errno === Errno.EINTR) lookForInterruption();
      }
    }
    pause(waited);
    lookForSignals();
  }
}

function takeEnd(descriptor: Descriptor): number {
  descriptor.ended = false;
  return 0;
}

/** write(2): gives the number of bytes taken. The one place where output leaves the program. */
export function write(fd: number, bytes: Uint8Array): number {
  const descriptor = describe(fd);
  if (canUndo() && canWait(descriptor)) {
    // The caller may use its buffer again.
    const copy = bytes.slice();
    afterCommit(() => writeNow(fd, copy));
    return bytes.length;
  }
  inevitably("write to a file");
  return writeNow(fd, bytes);
}

/** Whether output may be written later than the program thinks: nobody asks how much was written, or where. */
const canWait = ({ kind, nonblocking, offset }: Descriptor): boolean =>
  kind === "stream" ? !nonblocking : kind === "file" && offset.position < 0 && !offset.explicit;

function writeNow(fd: number, bytes: Uint8Array): number {
  const descriptor = describe(fd);
  if (descriptor.kind === "queue") return writeQueue(descriptor.outgoing!, bytes);
  if (descriptor.kind === "stream") return writeStream(descriptor, bytes);
  const { offset } = descriptor;
  const count = callOs(() => fs.writeSync(descriptor.file.fd, bytes, 0, bytes.length, offset.explicit ? offset.position : null));
  if (offset.position >= 0) offset.position = isAppending(descriptor) ? sizeOf(fd) : offset.position + count;
  return count;
}

function writeStream(descriptor: Descriptor, bytes: Uint8Array): number {
  // Who reads that the program has come so far may interrupt it.
  watchInterrupt();
  // A pipe to a child must not block: the child may wait for us to read what it says.
  const blocks = descriptor.fd <= LAST_STANDARD || !isWriteOnly(descriptor);
  const fd = descriptor.nonblocking || !blocks ? twinOf(descriptor, O_WRONLY) : descriptor.file.fd;
  let written = 0;
  for (let waited = 0.5; ; waited = Math.min(waited * 2, 20)) {
    try {
      written += fs.writeSync(fd, bytes, written, bytes.length - written, null);
      if (descriptor.nonblocking || written === bytes.length) return written;
      waited = 0.25;
    } catch (error) {
      const errno = errnoOf(error);
      if (errno !== Errno.EAGAIN || descriptor.nonblocking) {
        if (written > 0) return written;
        throw errno === undefined ? error : osError(errno);
      }
    }
    // Make room in all pipes that we read.
    for (const other of known.values()) {
      if (other.kind === "stream" && other !== descriptor && other.twin >= 0 && !isWriteOnly(other)) readAhead(other);
    }
    pause(waited);
    lookForSignals();
  }
}

/** The second, non-blocking description of a stream; -1 where there can be none (sockets). */
function twinOf(descriptor: Descriptor, mode: number): number {
  if (descriptor.twin < 0) {
    try {
      descriptor.twin = fs.openSync(`/proc/self/fd/${descriptor.file.fd}`, mode | O_NONBLOCK);
    } catch {
      return descriptor.file.fd;
    }
  }
  return descriptor.twin;
}

const PROBE_SIZE = 65536;

/** Reads what a stream has without waiting; true when the next read will not block. */
function probe(descriptor: Descriptor): boolean {
  return descriptor.ahead.length > 0 || readAhead(descriptor);
}

/** Reads what more a stream has without waiting. */
function readAhead(descriptor: Descriptor): boolean {
  if (descriptor.ended) return true;
  inevitably("look for input");
  const twin = twinOf(descriptor, O_RDONLY);
  if (twin === descriptor.file.fd) return true;
  const bytes = new Uint8Array(PROBE_SIZE);
  try {
    const count = fs.readSync(twin, bytes, 0, bytes.length, null);
    if (count === 0) descriptor.ended = true;
    else descriptor.ahead.push(bytes.subarray(0, count));
    return true;
  } catch (error) {
    if (errnoOf(error) === Errno.EAGAIN) return false;
    return true;
  }
}

/** The end of a pipe that is written to: opened through /proc it would read what its reader is to get. */
function isWriteOnly(descriptor: Descriptor): boolean {
  if (descriptor.kind !== "stream") return false;
  descriptor.writeOnly ??= (statusFlags(descriptor.fd) & O_ACCMODE) === O_WRONLY;
  return descriptor.writeOnly;
}

/** True when a read may have to wait for what others write. */
export function mayBlock(fd: number): boolean {
  const descriptor = known.get(fd);
  return descriptor !== undefined && descriptor.kind === "stream" && !descriptor.nonblocking && !isWriteOnly(descriptor);
}

/** True when a read would not block. */
export function isReadable(fd: number): boolean {
  const descriptor = describe(fd);
  if (isWriteOnly(descriptor)) return false;
  switch (descriptor.kind) {
    case "queue":
      return descriptor.incoming!.chunks.length > 0 || descriptor.incoming!.ended;
    case "stream":
      return probe(descriptor);
    default:
      return true;
  }
}

/** True when the other end of a stream is gone and everything it wrote has been read. */
export function isHungUp(fd: number): boolean {
  const descriptor = describe(fd);
  if (descriptor.kind === "queue") return descriptor.incoming!.ended && descriptor.incoming!.chunks.length === 0;
  return descriptor.kind === "stream" && descriptor.ended && descriptor.ahead.length === 0;
}

/** A blocking write always takes some bytes in the end, so every open descriptor counts as writable. */
export function isWritable(fd: number): boolean {
  describe(fd);
  return true;
}

export function isTerminal(fd: number): boolean {
  const descriptor = known.get(fd);
  if (descriptor === undefined) return fd >= 0 && isatty(fd);
  return descriptor.kind === "stream" && isatty(descriptor.file.fd);
}

export function isInheritable(fd: number): boolean {
  return describe(fd).inheritable;
}

export function setInheritable(fd: number, inheritable: boolean): void {
  describe(fd).inheritable = inheritable;
}

export function isBlocking(fd: number): boolean {
  return !describe(fd).nonblocking;
}

export function setBlocking(fd: number, blocking: boolean): void {
  describe(fd).nonblocking = !blocking;
}

/** Descriptors above 2 that child processes are to get. */
export function inheritedDescriptors(): number[] {
  return [...known.values()].filter((one) => one.inheritable && one.fd > 2).map((one) => one.fd);
}

/** dup(2): a second descriptor of the same file; files share their offset. */
export function duplicate(fd: number, inheritable: boolean): number {
  inevitably("duplicate a descriptor");
  const original = describe(fd);
  if (original.kind === "queue") return duplicateAs(original, fs.openSync("/dev/null", "r+"), inheritable);
  const copy = reopen(original);
  if (copy < 0) return duplicateAs(original, fs.openSync("/dev/null", "r+"), inheritable, share(original.file));
  if (original.kind === "file") {
    tell(fd);
    original.offset.explicit = true;
  }
  return duplicateAs(original, copy, inheritable);
}

function duplicateAs(original: Descriptor, fd: number, inheritable: boolean, file?: KernelFile): number {
  enter(copyOf(original, fd, inheritable, file));
  return fd;
}

/** Opens what a descriptor stands for once more; -1 for sockets, with which that does not work. */
function reopen(original: Descriptor): number {
  const flags = statusFlags(original.fd) & (O_ACCMODE | O_APPEND);
  try {
    return fs.openSync(`/proc/self/fd/${original.file.fd}`, original.kind === "directory" ? O_RDONLY : flags);
  } catch (error) {
    const errno = errnoOf(error);
    if (errno === Errno.ENXIO) return -1;
    throw errno === undefined ? error : osError(errno);
  }
}

function copyOf(original: Descriptor, fd: number, inheritable: boolean, file?: KernelFile): Descriptor {
  const copy = new Descriptor(fd, original.kind, original.offset, inheritable, file);
  copy.appending = original.appending;
  copy.nonblocking = original.nonblocking;
  copy.incoming = original.incoming;
  copy.outgoing = original.outgoing;
  return copy;
}

/** dup2(2). The kernel gives the lowest free number, so all below `target` are taken for a moment. */
export function duplicateTo(fd: number, target: number, inheritable: boolean): void {
  inevitably("duplicate a descriptor");
  describe(fd);
  if (target < 0) throw osError(Errno.EBADF!);
  if (fd === target) {
    setInheritable(fd, inheritable);
    return;
  }
  if (isAlias(fd) || hasAliases(target, known.get(target)?.file)) {
    redirect(fd, target, inheritable);
    return;
  }
  show(target);
  try {
    if (target <= LAST_STANDARD) fs.closeSync(target);
    else close(target);
  } catch {
    // It was not open.
  }
  const fillers: number[] = [];
  try {
    for (;;) {
      const copy = duplicate(fd, inheritable);
      if (copy === target) return;
      fillers.push(copy);
      if (copy > target) throw osError(Errno.EBADF!);
    }
  } finally {
    for (const filler of fillers) close(filler);
  }
}

/** True for what can only be duplicated as an alias. */
function isAlias(fd: number): boolean {
  const { kind, file } = describe(fd);
  return kind === "stream" && callOs(() => fs.fstatSync(file.fd)).isSocket();
}

/** dup2(2) without touching the kernel's file under the number `target`: from now on the number means another file. */
function redirect(fd: number, target: number, inheritable: boolean): void {
  const copy = duplicate(fd, inheritable);
  const { file } = known.get(copy)!;
  known.delete(copy);
  if (file.fd === copy) hide(copy);
  else closeNumber(copy);
  forget(target);
  occupy(target);
  show(target);
  enter(copyOf(describe(fd), target, inheritable, file));
}

/** The number under which the kernel knows a descriptor. Raises EBADF for those that count as closed. */
export function kernelNumber(fd: number): number {
  return describe(fd).file.fd;
}

const SKIP_SIZE = 1 << 20;

/**
 * The number to hand to a child process. Where we keep a file's offset the kernel gets a description that stands there, which
 * parent and child share from then on. Node cannot seek, but reading moves the offset.
 */
export function numberForChild(fd: number): number {
  if (!known.has(fd)) return kernelNumber(fd);
  const { kind, offset, file } = describe(fd);
  if (kind !== "file" || !offset.explicit) return file.fd;
  let fresh: number;
  try {
    const access = statusFlags(fd) & O_ACCMODE;
    fresh = fs.openSync(`/proc/self/fd/${file.fd}`, (access === O_WRONLY ? O_RDWR : access) | (statusFlags(fd) & O_APPEND));
  } catch {
    return file.fd;
  }
  const scratch = new Uint8Array(Math.min(offset.position, SKIP_SIZE));
  for (let left = offset.position; left > 0; ) {
    const count = fs.readSync(fresh, scratch, 0, Math.min(left, scratch.length), null);
    if (count === 0) break;
    left -= count;
  }
  hide(fresh);
  for (const other of known.values()) {
    if (other.offset !== offset) continue;
    const before = other.file;
    other.file = useNumber(fresh);
    leave(other.fd, before);
  }
  offset.explicit = false;
  offset.position = -1;
  return fresh;
}

/** The two ends of a stream inside this process, each of which reads what the other writes. */
export function socketPair(): [number, number] {
  inevitably("make a socket pair");
  const left: Queue = { chunks: [], ended: false };
  const right: Queue = { chunks: [], ended: false };
  const end = (incoming: Queue, outgoing: Queue): number => {
    const fd = fs.openSync("/dev/null", "r+");
    const descriptor = new Descriptor(fd, "queue", { position: -1, explicit: false }, false);
    descriptor.incoming = incoming;
    descriptor.outgoing = outgoing;
    known.set(fd, descriptor);
    return fd;
  };
  return [end(left, right), end(right, left)];
}

/** shutdown(2) of a socket pair's end: `how` 0 for reading, 1 for writing, 2 for both. Raises ENOTSOCK. */
export function shutdown(fd: number, how: number): void {
  inevitably("shut a socket down");
  const { incoming, outgoing } = describe(fd);
  if (incoming === undefined || outgoing === undefined) throw osError(Errno.ENOTSOCK!);
  if (how !== 0) outgoing.ended = true;
  if (how !== 1) incoming.ended = true;
}

/** Registers the ends of a new pipe. */
export function registerPipe(reader: number, writer: number): void {
  for (const fd of [reader, writer]) {
    enter(new Descriptor(fd, "stream", { position: -1, explicit: false }, false));
  }
}
