/** The module `fcntl`: descriptor flags and duplication; locks through the flock command. */
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { notImplementedError, typeError } from "../../vm/core/errors.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable } from "../../vm/core/native.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import * as descriptors from "../os/descriptors.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { fileDescriptor, intArgument } from "../os/path-argument.ts";
import { FCNTL_CONSTANTS } from "./fcntl-constants.ts";

const { F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, FD_CLOEXEC } = FCNTL_CONSTANTS as Record<string, number>;

function fcntl(fdArgument: Value, cmd: Value, arg?: Value): Value {
  const fd = fileDescriptor(fdArgument);
  const command = intArgument(cmd);
  const value = arg === undefined ? 0 : Number(exactInt(arg) ?? 0);
  callOs(() => fs.fstatSync(fd));
  switch (command) {
    case F_GETFD:
      return descriptors.isInheritable(fd) ? 0 : FD_CLOEXEC!;
    case F_SETFD:
      descriptors.setInheritable(fd, (value & FD_CLOEXEC!) === 0);
      return 0;
    case F_GETFL:
      return descriptors.statusFlags(fd);
    case F_SETFL:
      descriptors.setBlocking(fd, (value & fs.constants.O_NONBLOCK) === 0);
      return 0;
    case F_DUPFD:
    case F_DUPFD_CLOEXEC:
      return descriptors.duplicate(fd, command === F_DUPFD);
    default:
      throw notImplementedError(`fcntl command ${command}`);
  }
}

const LOCK_SH = 1;
const LOCK_EX = 2;
const LOCK_NB = 4;
const LOCK_UN = 8;

/** flock(2): such a lock belongs to the open file, so a command that inherits the file can take it for us. */
function flock(fdArgument: Value, operation: Value): Value {
  const fd = fileDescriptor(fdArgument);
  const mode = intArgument(operation);
  callOs(() => fs.fstatSync(fd));
  const how = mode & LOCK_UN ? "-u" : mode & LOCK_EX ? "-x" : mode & LOCK_SH ? "-s" : undefined;
  if (how === undefined) throw osError(Errno.EINVAL!);
  const args = [how, ...(mode & LOCK_NB ? ["-n"] : []), "3"];
  const { error, status } = spawnSync("flock", args, { stdio: ["ignore", "ignore", "ignore", fd] });
  if (error !== undefined) throw notImplementedError("file locks need the flock command, which is not installed");
  if (status !== 0) throw osError(Errno.EAGAIN!);
  return null;
}

export const fcntlModule: NativeModule = defineModule("fcntl", () => ({
  doc: "This module performs file control and I/O control on file descriptors.",
  functions: {
    fcntl: inevitable("(fd, cmd, arg=0, /)", fcntl),
    flock: inevitable("(fd, operation, /)", flock),
    // Whole files only: the engine has no system call for a range.
    lockf: inevitable("(fd, cmd, len=0, start=0, whence=0, /)", flock),
    ioctl: inevitable("(fd, request, arg=0, mutate_flag=True, /)", (fd: Value, request: Value) => {
      callOs(() => fs.fstatSync(fileDescriptor(fd)));
      if (typeOf(request).slots.index === undefined) throw typeError("ioctl requires an integer request");
      throw osError(Errno.ENOTTY!);
    }),
  },
  constants: FCNTL_CONSTANTS,
}));
