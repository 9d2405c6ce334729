/** File descriptors: opening, reading, writing, moving, copying. */

import * as fs from "node:fs";
import { toBytes } from "../../vm/core/bytes.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { type Declaration, inevitable, pure } from "../../vm/core/native.ts";
import { bytesNow, writableBytesNow } from "../../vm/core/ops/buffer.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { offsetArgument } from "../io/io-arguments.ts";
import { awaitReadable } from "../os/await-readable.ts";
import * as descriptors from "../os/descriptors.ts";
import { makePipe } from "../os/fifo.ts";
import { O_CLOEXEC } from "../os/kernel-files.ts";
import { callOs, Errno, isPythonError, osError } from "../os/os-error.ts";
import { descriptorArgument, directoryArgument, fileDescriptor, intArgument, pathArgument, pathIn } from "../os/path-argument.ts";

function checkFd(fd: number): number {
  if (fd < 0) throw osError(Errno.EBADF!);
  return fd;
}

function openDescriptor(path: Value, flags: Value, mode?: Value, dirFd?: Value): Value {
  const target = pathArgument(path, "open");
  const bits = intArgument(flags) & ~O_CLOEXEC;
  const location = pathIn(directoryArgument(dirFd), target.path);
  const permissions = (mode === undefined ? 0o777 : intArgument(mode)) & 0o7777;
  if (target.path.length === 0) throw osError(Errno.ENOENT!, target.name);
  const fd = callOs(() => descriptors.openRaw(location, bits, permissions), target.name);
  descriptors.registerOpened(fd, bits, fs.fstatSync(fd));
  return fd;
}

function readDescriptor(fd: Value, length: Value): Outcome {
  const number = descriptorArgument(fd);
  const size = sizeNow(length);
  if (size < 0) throw osError(Errno.EINVAL!);
  const target = new Uint8Array(Math.min(size, 0x7ffff000));
  return andThen(awaitReadable(checkFd(number)), () => {
    const count = descriptors.read(number, target);
    return toBytes(count === target.length ? target : target.slice(0, count));
  });
}

function pread(fd: Value, length: Value, offset: Value): Value {
  const number = checkFd(descriptorArgument(fd));
  const size = sizeNow(length);
  const position = offsetArgument(offset);
  if (size < 0 || position < 0) throw osError(Errno.EINVAL!);
  const target = new Uint8Array(size);
  const count = callOs(() => fs.readSync(number, target, 0, size, position));
  return toBytes(target.slice(0, count));
}

function pwrite(fd: Value, data: Value, offset: Value): Value {
  const number = checkFd(descriptorArgument(fd));
  const bytes = bytesNow(data);
  const position = offsetArgument(offset);
  if (position < 0) throw osError(Errno.EINVAL!);
  return callOs(() => fs.writeSync(number, bytes, 0, bytes.length, position));
}

function bufferList(value: Value, caller: string, writable: boolean): Uint8Array[] {
  if (typeOf(value).slots.iter === undefined || typeOf(value).slots.length === undefined) {
    throw typeError(`${caller}() arg 2 must be a sequence`);
  }
  return listItems(value).map((item) =>
    writable ? writableBytesNow(item, `read-write bytes-like object expected`) : bytesNow(item),
  );
}

/** Fills the buffers one after the other by `read`, until it gives less than asked. */
function scatter(buffers: readonly Uint8Array[], read: (target: Uint8Array) => number): number {
  let total = 0;
  for (const buffer of buffers) {
    const count = read(buffer);
    total += count;
    if (count < buffer.length) break;
  }
  return total;
}

const SEEK_DATA = 3;

function lseek(fd: Value, position: Value, whence: Value): Value {
  const number = checkFd(descriptorArgument(fd));
  const distance = offsetArgument(position);
  const mode = intArgument(whence);
  if (mode < SEEK_DATA) return descriptors.seek(number, distance, mode);
  if (mode > SEEK_DATA + 1) throw osError(Errno.EINVAL!);
  // A file system without holes: all is data, and the end is one hole.
  const { size } = callOs(() => fs.fstatSync(number));
  if (distance >= size) throw osError(Errno.ENXIO!);
  return descriptors.seek(number, mode === SEEK_DATA ? distance : size, 0);
}

const COPY_CHUNK = 1 << 20;

/** Copies up to `count` bytes from one descriptor to another; offsets, where given, leave the descriptor's own alone. */
function copyBytes(from: number, to: number, count: number, fromOffset: number | null, toOffset: number | null): number {
  const chunk = new Uint8Array(Math.min(count, COPY_CHUNK));
  const got =
    fromOffset === null ? descriptors.read(from, chunk) : callOs(() => fs.readSync(from, chunk, 0, chunk.length, fromOffset));
  const bytes = chunk.subarray(0, got);
  for (let done = 0; done < bytes.length; ) {
    const rest = bytes.subarray(done);
    const at = toOffset === null ? null : toOffset + done;
    done += at === null ? descriptors.write(to, rest) : callOs(() => fs.writeSync(to, rest, 0, rest.length, at));
  }
  return got;
}

const optionalOffset = (value: Value | undefined): number | null =>
  value === undefined || value === null ? null : offsetArgument(value);

function closeRange(low: Value, high: Value): Value {
  const end = intArgument(high);
  for (let fd = Math.max(intArgument(low), 0); fd < end; fd++) {
    try {
      descriptors.close(fd);
    } catch (error) {
      if (!isPythonError(error)) throw error;
    }
  }
  return null;
}

const forFd = (signature: string, action: (fd: number) => Value): Declaration =>
  inevitable(signature, (fd: Value) => action(checkFd(fileDescriptor(fd))));

export const ioFunctions = (): Record<string, Declaration> => ({
  open: pure("(path, flags, mode=0o777, *, dir_fd=None)", openDescriptor),
  close: pure("(fd)", (fd: Value) => {
    descriptors.close(descriptorArgument(fd));
    return null;
  }),
  closerange: inevitable("(fd_low, fd_high, /)", closeRange),
  read: pure("(fd, length, /)", readDescriptor),
  write: pure("(fd, data, /)", (fd: Value, data: Value) => descriptors.write(checkFd(descriptorArgument(fd)), bytesNow(data))),
  pread: inevitable("(fd, length, offset, /)", pread),
  pwrite: inevitable("(fd, buffer, offset, /)", pwrite),
  readv: inevitable("(fd, buffers, /)", (fd: Value, buffers: Value) => {
    const number = checkFd(descriptorArgument(fd));
    callOs(() => fs.fstatSync(number));
    const list = bufferList(buffers, "readv", true);
    return andThen(awaitReadable(number), () => scatter(list, (target) => descriptors.read(number, target)));
  }),
  writev: inevitable("(fd, buffers, /)", (fd: Value, buffers: Value) => {
    const number = checkFd(descriptorArgument(fd));
    return descriptors.write(number, Buffer.concat(bufferList(buffers, "writev", false)));
  }),
  preadv: inevitable("(fd, buffers, offset, flags=0, /)", (fd: Value, buffers: Value, offset: Value) => {
    const number = checkFd(descriptorArgument(fd));
    let position = offsetArgument(offset);
    return scatter(bufferList(buffers, "preadv", true), (target) => {
      const count = callOs(() => fs.readSync(number, target, 0, target.length, position));
      position += count;
      return count;
    });
  }),
  pwritev: inevitable("(fd, buffers, offset, flags=0, /)", (fd: Value, buffers: Value, offset: Value) => {
    const bytes = Buffer.concat(bufferList(buffers, "pwritev", false));
    return pwrite(fd, toBytes(bytes), offset);
  }),
  lseek: pure("(fd, position, whence, /)", lseek),
  dup: pure("(fd, /)", (fd: Value) => descriptors.duplicate(checkFd(descriptorArgument(fd)), false)),
  dup2: inevitable("(fd, fd2, inheritable=True)", (fd: Value, fd2: Value, inheritable?: Value) => {
    const target = descriptorArgument(fd2);
    const keep = inheritable === undefined || isTrue(inheritable);
    descriptors.duplicateTo(checkFd(descriptorArgument(fd)), target, keep);
    return target;
  }),
  pipe: inevitable("()", () => tuple(makePipe())),
  pipe2: inevitable("(flags, /)", (flags: Value) => {
    const ends = makePipe();
    const bits = intArgument(flags);
    for (const fd of ends) {
      if (bits & fs.constants.O_NONBLOCK) descriptors.setBlocking(fd, false);
      if (!(bits & O_CLOEXEC)) descriptors.setInheritable(fd, true);
    }
    return tuple(ends);
  }),
  isatty: pure("(fd, /)", (fd: Value) => descriptors.isTerminal(intArgument(fd))),
  fsync: forFd("(fd)", (fd) => callOs(() => fs.fsyncSync(fd)) ?? null),
  fdatasync: forFd("(fd)", (fd) => callOs(() => fs.fdatasyncSync(fd)) ?? null),
  sync: inevitable("()", () => null),
  ftruncate: inevitable("(fd, length, /)", (fd: Value, length: Value) => {
    const number = checkFd(descriptorArgument(fd));
    const size = offsetArgument(length);
    if (size < 0) throw osError(Errno.EINVAL!);
    callOs(() => fs.ftruncateSync(number, size));
    return null;
  }),
  get_inheritable: pure("(fd, /)", (fd: Value) => descriptors.isInheritable(descriptorArgument(fd))),
  set_inheritable: inevitable("(fd, inheritable, /)", (fd: Value, inheritable: Value) => {
    descriptors.setInheritable(descriptorArgument(fd), intArgument(inheritable) !== 0);
    return null;
  }),
  get_blocking: pure("(fd, /)", (fd: Value) => descriptors.isBlocking(descriptorArgument(fd))),
  set_blocking: inevitable("(fd, blocking, /)", (fd: Value, blocking: Value) => {
    descriptors.setBlocking(descriptorArgument(fd), isTrue(blocking));
    return null;
  }),
  sendfile: inevitable("(out_fd, in_fd, offset, count)", (out: Value, source: Value, offset: Value, count: Value) => {
    const to = checkFd(descriptorArgument(out));
    const from = checkFd(descriptorArgument(source));
    const at = optionalOffset(offset);
    const size = sizeNow(count);
    if (size < 0) throw osError(Errno.EINVAL!);
    return size === 0 ? 0 : copyBytes(from, to, size, at, null);
  }),
  copy_file_range: inevitable(
    "(src, dst, count, offset_src=None, offset_dst=None)",
    (src: Value, dst: Value, count: Value, srcOffset?: Value, dstOffset?: Value) => {
      const from = checkFd(descriptorArgument(src));
      const to = checkFd(descriptorArgument(dst));
      const size = sizeNow(count);
      if (size < 0) throw valueError("negative value for 'count' not allowed");
      return copyBytes(from, to, size, optionalOffset(srcOffset), optionalOffset(dstOffset));
    },
  ),
  posix_fadvise: inevitable("(fd, offset, length, advice, /)", (fd: Value) => {
    const number = checkFd(descriptorArgument(fd));
    callOs(() => fs.fstatSync(number));
    return null;
  }),
  posix_fallocate: inevitable("(fd, offset, length, /)", (fd: Value, offset: Value, length: Value) => {
    const number = checkFd(descriptorArgument(fd));
    const end = offsetArgument(offset) + offsetArgument(length);
    if (callOs(() => fs.fstatSync(number)).size < end) callOs(() => fs.ftruncateSync(number, end));
    return null;
  }),
});
