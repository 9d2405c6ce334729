/** stat, lstat, fstat, statvfs and their result types. */

import * as fs from "node:fs";
import { valueError } from "../../vm/core/errors.ts";
import type { Declaration } from "../../vm/core/native.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { defineStructSequence, type PyStructSequence, type StructSequence } from "../../vm/objects/structseq.ts";
import { kernelNumber } from "../os/descriptors.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { descriptorArgument, directoryArgument, type PathArgument, pathArgument, pathIn } from "../os/path-argument.ts";
import { settleFile } from "../os/written-files.ts";
import { looks } from "./looks.ts";

/** An int from a bigint. */
export function toInt(value: bigint): number | bigint {
  return value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value;
}

let statResult: StructSequence | undefined;

/** The type os.stat_result. */
export function statResultType(): StructSequence {
  statResult ??= defineStructSequence({
    name: "stat_result",
    module: "os",
    doc: "stat_result: Result from stat, fstat, or lstat.",
    fields: [
      ["st_mode", "protection bits"],
      ["st_ino", "inode"],
      ["st_dev", "device"],
      ["st_nlink", "number of hard links"],
      ["st_uid", "user ID of owner"],
      ["st_gid", "group ID of owner"],
      ["st_size", "total size, in bytes"],
      [null, "integer time of last access"],
      [null, "integer time of last modification"],
      [null, "integer time of last change"],
      ["st_atime", "time of last access"],
      ["st_mtime", "time of last modification"],
      ["st_ctime", "time of last change"],
      ["st_atime_ns", "time of last access in nanoseconds"],
      ["st_mtime_ns", "time of last modification in nanoseconds"],
      ["st_ctime_ns", "time of last change in nanoseconds"],
      ["st_blksize", "blocksize for filesystem I/O"],
      ["st_blocks", "number of blocks allocated"],
      ["st_rdev", "device type (if inode device)"],
    ],
    visible: 10,
    complete: (values) => {
      for (let i = 0; i < 3; i++) values[10 + i] ??= values[7 + i]!;
    },
  });
  return statResult;
}

const BILLION = 1_000_000_000n;

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

/** Seconds as CPython computes them: whole seconds plus 1e-9 times the rest. */
function seconds(ns: bigint): PyFloat {
  const whole = floorDivide(ns, BILLION);
  return new PyFloat(Number(whole) + 1e-9 * Number(ns - whole * BILLION));
}

export function fromStats(stats: fs.BigIntStats): PyStructSequence {
  const times = [stats.atimeNs, stats.mtimeNs, stats.ctimeNs];
  return statResultType().make([
    Number(stats.mode),
    toInt(stats.ino),
    toInt(stats.dev),
    toInt(stats.nlink),
    Number(stats.uid),
    Number(stats.gid),
    toInt(stats.size),
    ...times.map((ns) => toInt(floorDivide(ns, BILLION))),
    ...times.map(seconds),
    ...times.map(toInt),
    toInt(stats.blksize),
    toInt(stats.blocks),
    toInt(stats.rdev),
  ]);
}

const BIGINT = { bigint: true } as const;

export function fstat(fd: number, name: Value = null): Value {
  if (fd < 0) throw osError(Errno.EBADF!, name);
  return measured(() => callOs(() => fs.fstatSync(kernelNumber(fd), BIGINT), name));
}

/** stat(2) or lstat(2) of a path argument. */
export function statPath(target: PathArgument, dirFd: number | undefined, follow: boolean): Value {
  if (target.fd !== undefined) {
    if (target.fd < 0) throw osError(target.fd === -1 ? Errno.EFAULT! : Errno.EBADF!, target.name);
    return fstat(target.fd, target.name);
  }
  if (target.path.length === 0) throw osError(Errno.ENOENT!, target.name);
  const path = pathIn(dirFd, target.path);
  return measured(() => callOs(() => (follow ? fs.statSync(path, BIGINT) : fs.lstatSync(path, BIGINT)), target.name));
}

/** What `look` sees once everything is in the file that dropped streams hold for it. */
function measured(look: () => fs.BigIntStats): Value {
  const stats = look();
  return fromStats(settleFile(stats) ? look() : stats);
}

/** The checks on combinations that stat and some others make. */
export function checkCombination(caller: string, target: PathArgument, dirFd: number | undefined, follow: boolean): void {
  if (target.fd === undefined) return;
  if (dirFd !== undefined) throw valueError(`${caller}: can't specify dir_fd without matching path`);
  if (!follow) throw valueError(`${caller}: cannot use fd and follow_symlinks together`);
}

/** An optional flag that is true by default. */
export const followArgument = (value: Value | undefined): boolean => value === undefined || isTrue(value);

let statvfsResult: StructSequence | undefined;

export function statvfsResultType(): StructSequence {
  const names = [
    "f_bsize",
    "f_frsize",
    "f_blocks",
    "f_bfree",
    "f_bavail",
    "f_files",
    "f_ffree",
    "f_favail",
    "f_flag",
    "f_namemax",
  ];
  statvfsResult ??= defineStructSequence({
    name: "statvfs_result",
    module: "os",
    doc: "statvfs_result: Result from statvfs or fstatvfs.",
    fields: [...names.map((name) => [name] as const), ["f_fsid"]],
    visible: 10,
  });
  return statvfsResult;
}

const NAME_MAX = 255;

/** Node tells neither mount flags nor the longest name: those are Linux's usual ones. */
function fromStatfs(stats: fs.BigIntStatsFs): Value {
  return statvfsResultType().make([
    toInt(stats.bsize),
    toInt(stats.bsize),
    toInt(stats.blocks),
    toInt(stats.bfree),
    toInt(stats.bavail),
    toInt(stats.files),
    toInt(stats.ffree),
    toInt(stats.ffree),
    0,
    NAME_MAX,
    0,
  ]);
}

export const statFunctions = (): Record<string, Declaration> => ({
  stat: looks("(path, *, dir_fd=None, follow_symlinks=True)", (path: Value, dirFd?: Value, follow?: Value) => {
    const target = pathArgument(path, "stat", { allowFd: true });
    const directory = directoryArgument(dirFd);
    checkCombination("stat", target, directory, followArgument(follow));
    return statPath(target, directory, followArgument(follow));
  }),
  lstat: looks("(path, *, dir_fd=None)", (path: Value, dirFd?: Value) =>
    statPath(pathArgument(path, "lstat"), directoryArgument(dirFd), false),
  ),
  fstat: looks("(fd)", (fd: Value) => fstat(descriptorArgument(fd))),
  statvfs: looks("(path)", (path: Value) => {
    const target = pathArgument(path, "statvfs", { allowFd: true });
    const file = target.fd === undefined ? target.path : `/proc/self/fd/${target.fd}`;
    return fromStatfs(callOs(() => fs.statfsSync(file, BIGINT), target.name));
  }),
  fstatvfs: looks("(fd, /)", (fd: Value) => {
    const number = descriptorArgument(fd);
    fstat(number);
    return fromStatfs(callOs(() => fs.statfsSync(`/proc/self/fd/${number}`, BIGINT)));
  }),
});
