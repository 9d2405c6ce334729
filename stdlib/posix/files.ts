/** Names of files: links, renaming, removing, permissions, owners, times. */

import * as fs from "node:fs";
import { notImplementedError, typeError, valueError } from "../../vm/core/errors.ts";
import { type Declaration, inevitable } from "../../vm/core/native.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { PyTuple } from "../../vm/core/tuple.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { offsetArgument } from "../io/io-arguments.ts";
import { makeFifo } from "../os/fifo.ts";
import { fromNodeName, type NodePath } from "../os/fs-text.ts";
import { idArgument } from "../os/id-argument.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import {
  descriptorArgument,
  directoryArgument,
  intArgument,
  type PathArgument,
  pathArgument,
  pathIn,
} from "../os/path-argument.ts";
import { looks } from "./looks.ts";
import { checkCombination, followArgument } from "./stat.ts";

/** Node turns an empty name into the current directory in places; the kernel has no such file. */
function checkNotEmpty(target: PathArgument, other: Value = null): void {
  if (target.fd === undefined && target.path.length === 0) throw osError(Errno.ENOENT!, target.name, other);
}

function unlink(caller: string): Declaration {
  return inevitable("(path, *, dir_fd=None)", (path: Value, dirFd?: Value) => {
    const target = pathArgument(path, caller);
    const location = pathIn(directoryArgument(dirFd), target.path);
    checkNotEmpty(target);
    callOs(() => fs.unlinkSync(location), target.name);
    return null;
  });
}

function rename(caller: string): Declaration {
  return inevitable(
    "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)",
    (src: Value, dst: Value, srcDir?: Value, dstDir?: Value) => {
      const from = pathArgument(src, caller, { argument: "src" });
      const to = pathArgument(dst, caller, { argument: "dst" });
      const fromPath = pathIn(directoryArgument(srcDir), from.path);
      const toPath = pathIn(directoryArgument(dstDir), to.path);
      checkNotEmpty(from, to.name);
      checkNotEmpty(to, from.name);
      callOs(() => fs.renameSync(fromPath, toPath), from.name, to.name);
      return null;
    },
  );
}

function link(src: Value, dst: Value, srcDir?: Value, dstDir?: Value, follow?: Value): Value {
  const from = pathArgument(src, "link", { argument: "src" });
  const to = pathArgument(dst, "link", { argument: "dst" });
  let fromPath = pathIn(directoryArgument(srcDir), from.path);
  const toPath = pathIn(directoryArgument(dstDir), to.path);
  // link(2) makes a link to a symbolic link; with directories given CPython asks linkat(2) to follow it.
  const follows = followArgument(follow) && (srcDir ?? dstDir ?? null) !== null;
  if (follows) fromPath = callOs(() => fs.realpathSync(fromPath, "buffer"), from.name, to.name);
  callOs(() => fs.linkSync(fromPath, toPath), from.name, to.name);
  return null;
}

function symlink(src: Value, dst: Value, _isDirectory?: Value, dirFd?: Value): Value {
  const from = pathArgument(src, "symlink", { argument: "src" });
  const to = pathArgument(dst, "symlink", { argument: "dst" });
  const location = pathIn(directoryArgument(dirFd), to.path);
  checkNotEmpty(from, to.name);
  callOs(() => fs.symlinkSync(from.path, location), from.name, to.name);
  return null;
}

function chmod(path: Value, mode: Value, dirFd?: Value, follow?: Value): Value {
  const target = pathArgument(path, "chmod", { allowFd: true });
  const bits = intArgument(mode) & 0o7777;
  const directory = directoryArgument(dirFd);
  if (target.fd !== undefined) {
    changeMode(target.fd, bits, target.name);
    return null;
  }
  const location = pathIn(directory, target.path);
  checkNotEmpty(target);
  if (!followArgument(follow) && callOs(() => fs.lstatSync(location), target.name).isSymbolicLink()) {
    throw notImplementedError("chmod: follow_symlinks unavailable on this platform");
  }
  callOs(() => fs.chmodSync(location, bits), target.name);
  return null;
}

function changeMode(fd: number, bits: number, name: Value): void {
  if (fd < 0) throw osError(Errno.EBADF!, name);
  callOs(() => fs.fchmodSync(fd, bits), name);
}

function chown(path: Value, uid: Value, gid: Value, dirFd?: Value, follow?: Value): Value {
  const target = pathArgument(path, "chown", { allowFd: true });
  const user = idArgument(uid, "uid");
  const group = idArgument(gid, "gid");
  const directory = directoryArgument(dirFd);
  checkCombination("chown", target, directory, followArgument(follow));
  if (target.fd !== undefined) changeOwner(target.fd, user, group, target.name);
  else {
    const location = pathIn(directory, target.path);
    const change = followArgument(follow) ? fs.chownSync : fs.lchownSync;
    callOs(() => change(location, user, group), target.name);
  }
  return null;
}

function changeOwner(fd: number, user: number, group: number, name: Value): void {
  if (fd < 0) throw osError(Errno.EBADF!, name);
  callOs(() => fs.fchownSync(fd, user, group), name);
}

/** A time in seconds, exact to what a double holds (about 0.2 microseconds for dates of our days). */
function timeArgument(value: Value): number {
  if (value instanceof PyFloat) return (Math.floor(value.value * 1e9) + 0.5) / 1e9;
  return Number(indexNow(value));
}

/** Node cuts off below a nanosecond: half of one more keeps the number where a double can hold it. */
const nanoseconds = (value: Value): number => (Number(indexNow(value)) + 0.5) / 1e9;

function pair(value: Value, message: string, convert: (item: Value) => number): [number, number] {
  if (!(value instanceof PyTuple) || value.items.length !== 2) throw typeError(message);
  return [convert(value.items[0]!), convert(value.items[1]!)];
}

function utime(path: Value, times?: Value, ns?: Value, dirFd?: Value, follow?: Value): Value {
  const target = pathArgument(path, "utime", { allowFd: true });
  if (times !== undefined && times !== null && ns !== undefined) {
    throw valueError("utime: you may specify either 'times' or 'ns' but not both");
  }
  let access: number;
  let modification: number;
  if (times !== undefined && times !== null) {
    [access, modification] = pair(times, "utime: 'times' must be either a tuple of two ints or None", timeArgument);
  } else if (ns !== undefined) {
    [access, modification] = pair(ns, "utime: 'ns' must be a tuple of two ints", nanoseconds);
  } else {
    access = Date.now() / 1000;
    modification = access;
  }
  const directory = directoryArgument(dirFd);
  checkCombination("utime", target, directory, followArgument(follow));
  if (target.fd !== undefined) {
    const { fd } = target;
    callOs(() => fs.futimesSync(fd, access, modification), target.name);
    return null;
  }
  checkNotEmpty(target);
  const location = pathIn(directory, target.path);
  const change = followArgument(follow) ? fs.utimesSync : fs.lutimesSync;
  callOs(() => change(location, access, modification), target.name);
  return null;
}

function access(path: Value, mode: Value, dirFd?: Value, _effective?: Value, follow?: Value): Value {
  const target = pathArgument(path, "access");
  const bits = intArgument(mode);
  const location = pathIn(directoryArgument(dirFd), target.path);
  if (bits & ~7) return false;
  try {
    if (!followArgument(follow) && fs.lstatSync(location).isSymbolicLink()) return true;
    fs.accessSync(location, bits);
    return true;
  } catch {
    return false;
  }
}

function readlink(path: Value, dirFd?: Value): Value {
  const target = pathArgument(path, "readlink");
  const location = pathIn(directoryArgument(dirFd), target.path);
  checkNotEmpty(target);
  return fromNodeName(
    callOs(() => fs.readlinkSync(location, { encoding: "buffer" }), target.name),
    target.isBytes,
  );
}

function truncate(path: Value, length: Value): Value {
  const target = pathArgument(path, "truncate", { allowFd: true });
  const size = offsetArgument(length);
  if (size < 0) throw osError(Errno.EINVAL!, target.name);
  if (target.fd !== undefined) {
    const { fd } = target;
    callOs(() => fs.ftruncateSync(fd, size), target.name);
  } else {
    // truncate(2) does not need the right to read, and reports a directory as such.
    const fd = callOs(() => fs.openSync(target.path, fs.constants.O_WRONLY), target.name);
    try {
      callOs(() => fs.ftruncateSync(fd, size), target.name);
    } finally {
      fs.closeSync(fd);
    }
  }
  return null;
}

function makeNode(path: Value, mode?: Value, _device?: Value, dirFd?: Value): Value {
  const target = pathArgument(path, "mknod");
  const bits = mode === undefined ? 0o600 : intArgument(mode);
  const location = pathIn(directoryArgument(dirFd), target.path);
  const kind = bits & fs.constants.S_IFMT;
  if (kind === fs.constants.S_IFIFO) makeFifo(location, bits & 0o7777, null);
  else if (kind === 0 || kind === fs.constants.S_IFREG) {
    const flags = fs.constants.O_CREAT | fs.constants.O_EXCL | fs.constants.O_WRONLY;
    fs.closeSync(callOs(() => fs.openSync(location, flags, bits & 0o7777)));
  } else throw osError(Errno.EPERM!);
  return null;
}

export const fileFunctions = (): Record<string, Declaration> => ({
  unlink: unlink("unlink"),
  remove: unlink("remove"),
  rename: rename("rename"),
  replace: rename("replace"),
  link: inevitable("(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", link),
  symlink: inevitable("(src, dst, target_is_directory=False, *, dir_fd=None)", symlink),
  readlink: looks("(path, *, dir_fd=None)", readlink),
  chmod: inevitable("(path, mode, *, dir_fd=None, follow_symlinks=True)", chmod),
  fchmod: inevitable("(fd, mode)", (fd: Value, mode: Value) => {
    changeMode(descriptorArgument(fd), intArgument(mode) & 0o7777, null);
    return null;
  }),
  chown: inevitable("(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", chown),
  lchown: inevitable("(path, uid, gid)", (path: Value, uid: Value, gid: Value) => {
    const target = pathArgument(path, "lchown");
    callOs(() => fs.lchownSync(target.path, idArgument(uid, "uid"), idArgument(gid, "gid")), target.name);
    return null;
  }),
  fchown: inevitable("(fd, uid, gid)", (fd: Value, uid: Value, gid: Value) => {
    changeOwner(descriptorArgument(fd), idArgument(uid, "uid"), idArgument(gid, "gid"), null);
    return null;
  }),
  utime: inevitable("(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", utime),
  access: looks("(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", access),
  truncate: inevitable("(path, length)", truncate),
  mkfifo: inevitable("(path, mode=0o666, *, dir_fd=None)", (path: Value, mode?: Value, dirFd?: Value) => {
    const target = pathArgument(path, "mkfifo");
    const location: NodePath = pathIn(directoryArgument(dirFd), target.path);
    makeFifo(location, mode === undefined ? 0o666 : intArgument(mode) & 0o7777, null);
    return null;
  }),
  mknod: inevitable("(path, mode=0o600, device=0, *, dir_fd=None)", makeNode),
});
