/** What the system tells about itself, its users and its limits; the environment; random bytes. */

import { isUtf8 } from "node:buffer";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import { isatty } from "node:tty";
import { toBytes } from "../../vm/core/bytes.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { type Declaration, inevitable, pure } from "../../vm/core/native.ts";
import { exactInt, indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { PySet } from "../../vm/core/set.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { isStr, plainStr } from "../../vm/objects/str-object.ts";
import { defineStructSequence, type StructSequence } from "../../vm/objects/structseq.ts";
import { strerror } from "../os/errno-table.ts";
import { encodeFs, hasNull } from "../os/fs-text.ts";
import { idArgument } from "../os/id-argument.ts";
import { crypto } from "../os/node-crypto.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { descriptorArgument, fsPath, intArgument, pathArgument } from "../os/path-argument.ts";
import { processStat } from "../os/processes.ts";
import { CONFSTR_NAMES, PATHCONF_NAMES, SYSCONF_NAMES } from "./constants.ts";
import { CONFSTR_VALUES, PATHCONF_VALUES, SYSCONF_VALUES } from "./limits.ts";

/** posix.environ, which os.environ keeps as its data. */
const shared = new PyDict();
export const environment = (): PyDict => shared;

/** Fills posix.environ with the variables of the process: bytes, as os.py wants them. */
export function readEnvironment(): void {
  shared.copyFrom(currentEnvironment());
}

/** Node decodes the environment, so undecodable variables are read from the kernel. */
function currentEnvironment(): PyDict {
  const dict = new PyDict();
  const entries = Object.entries(process.env).map(([name, value]) => [name, value ?? ""] as const);
  if (entries.some(([name, value]) => name.includes("\ufffd") || value.includes("\ufffd"))) return rawEnvironment();
  for (const [name, value] of entries) dict.set(toBytes(Buffer.from(name)), toBytes(Buffer.from(value)));
  return dict;
}

/** Adds a variable as the process was given it, unless Node can decode it and knows better (see bin/tunables.ts). */
function addRaw(dict: PyDict, name: Buffer, value: Buffer): void {
  const key = toBytes(new Uint8Array(name));
  if (dict.get(key) !== undefined) return;
  if (isUtf8(name) && isUtf8(value)) {
    const known = process.env[name.toString()];
    if (known !== undefined) dict.set(key, toBytes(Buffer.from(known)));
  } else dict.set(key, toBytes(new Uint8Array(value)));
}

function rawEnvironment(): PyDict {
  const dict = new PyDict();
  const raw = fs.readFileSync("/proc/self/environ");
  for (let start = 0; start < raw.length; ) {
    const found = raw.indexOf(0, start);
    const end = found < 0 ? raw.length : found;
    const equals = raw.indexOf(0x3d, start);
    if (equals > start && equals < end) addRaw(dict, raw.subarray(start, equals), raw.subarray(equals + 1, end));
    start = end + 1;
  }
  return dict;
}

function environmentText(value: Value): string {
  const path = fsPath(value);
  if (hasNull(path)) throw valueError("embedded null byte");
  return (isStr(path) ? encodeFs(path) : Buffer.from((path as unknown as { bytes: Uint8Array }).bytes)).toString("utf8");
}

function putenv(name: Value, value: Value): Value {
  const key = environmentText(name);
  const text = environmentText(value);
  if (key.includes("=")) throw valueError("illegal environment variable name");
  if (key === "") throw osError(Errno.EINVAL!);
  process.env[key] = text;
  return null;
}

function unsetenv(name: Value): Value {
  const key = environmentText(name);
  if (key === "" || key.includes("=")) throw osError(Errno.EINVAL!);
  delete process.env[key];
  return null;
}

/** A configuration name, as a str or number, to its number. */
function configurationName(value: Value, names: Readonly<Record<string, number>>): number {
  const int = exactInt(value);
  if (int !== undefined) return Number(int);
  const text = plainStr(value);
  if (text === undefined) throw typeError("configuration names must be strings or integers");
  const number = names[text as string];
  if (number === undefined) throw valueError("unrecognized configuration name");
  return number;
}

function openFilesLimit(): number {
  const limits = /^Max open files\s+(\S+)/m.exec(fs.readFileSync("/proc/self/limits", "latin1"));
  return limits === null || limits[1] === "unlimited" ? -1 : Number(limits[1]);
}

const PAGE = 4096;

/** Values that differ from machine to machine. */
const LIVE_SYSCONF: Readonly<Record<string, () => number>> = {
  SC_NPROCESSORS_CONF: () => os.cpus().length,
  SC_NPROCESSORS_ONLN: () => os.cpus().length,
  SC_PHYS_PAGES: () => Math.floor(os.totalmem() / PAGE),
  SC_AVPHYS_PAGES: () => Math.floor(os.freemem() / PAGE),
  SC_OPEN_MAX: openFilesLimit,
};

function sysconf(name: Value): Value {
  const number = configurationName(name, SYSCONF_NAMES);
  const found = Object.keys(SYSCONF_NAMES).find((key) => SYSCONF_NAMES[key] === number);
  if (found === undefined) throw osError(Errno.EINVAL!);
  return LIVE_SYSCONF[found]?.() ?? SYSCONF_VALUES[found] ?? -1;
}

function pathconf(name: Value, filename: Value): Value {
  const number = configurationName(name, PATHCONF_NAMES);
  const found = Object.keys(PATHCONF_NAMES).find((key) => PATHCONF_NAMES[key] === number);
  if (found === undefined) throw osError(Errno.EINVAL!, filename);
  return PATHCONF_VALUES[found] ?? -1;
}

function confstr(name: Value): Value {
  const number = configurationName(name, CONFSTR_NAMES);
  const found = Object.keys(CONFSTR_NAMES).find((key) => CONFSTR_NAMES[key] === number);
  if (found === undefined) throw osError(Errno.EINVAL!);
  return CONFSTR_VALUES[found] ?? "";
}

let unameResult: StructSequence | undefined;

/** The type posix.uname_result. */
export function unameResultType(): StructSequence {
  unameResult ??= defineStructSequence({
    name: "uname_result",
    module: "posix",
    doc: "uname_result: Result from os.uname().",
    fields: [
      ["sysname", "operating system name"],
      ["nodename", "name of machine on network (implementation-defined)"],
      ["release", "operating system release"],
      ["version", "operating system version"],
      ["machine", "hardware identifier"],
    ],
  });
  return unameResult;
}

let terminalSize: StructSequence | undefined;

/** The type os.terminal_size. */
export function terminalSizeType(): StructSequence {
  terminalSize ??= defineStructSequence({
    name: "terminal_size",
    module: "os",
    doc: "A tuple of (columns, lines) for holding terminal window size",
    fields: [
      ["columns", "width of the terminal window in characters"],
      ["lines", "height of the terminal window in characters"],
    ],
  });
  return terminalSize;
}

function terminalSizeOf(fd: number): Value {
  callOs(() => fs.fstatSync(fd));
  if (!isatty(fd)) throw osError(Errno.ENOTTY!);
  const { stdout } = spawnSync("stty", ["size"], { stdio: [fd, "pipe", "ignore"], encoding: "latin1" });
  const [lines = 24, columns = 80] = (stdout ?? "").trim().split(" ").filter(Boolean).map(Number);
  return terminalSizeType().make([columns, lines]);
}

function randomArgument(size: Value): number {
  const count = sizeNow(size);
  if (count < 0) throw valueError("negative argument not allowed");
  return count;
}

/** The processors this process may run on. */
function affinity(pid: number): Value {
  if (pid !== 0 && processStat(pid) === undefined) throw osError(Errno.ESRCH!);
  const status = fs.readFileSync(`/proc/${pid === 0 ? "self" : pid}/status`, "latin1");
  const set = new PySet();
  for (const range of /^Cpus_allowed_list:\s*(\S+)/m.exec(status)?.[1]?.split(",") ?? []) {
    const [low, high = low] = range.split("-").map(Number);
    for (let cpu = low!; cpu <= high!; cpu++) if (set.find(cpu) < 0) set.insert(cpu);
  }
  return set;
}

function getlogin(): Value {
  if (![0, 1, 2].some((fd) => isatty(fd))) throw osError(Errno.ENXIO!);
  return os.userInfo().username;
}

function ttyname(fd: Value): Value {
  const number = intArgument(fd);
  callOs(() => fs.fstatSync(number));
  if (!isatty(number)) throw osError(Errno.ENOTTY!);
  return callOs(() => fs.readlinkSync(`/proc/self/fd/${number}`));
}

const PRIO_PROCESS = 0;

function getpriority(which: Value, who: Value): Value {
  if (intArgument(which) !== PRIO_PROCESS) throw osError(Errno.EINVAL!);
  return callOs(() => os.getPriority(intArgument(who)));
}

function setpriority(which: Value, who: Value, priority: Value): Value {
  if (intArgument(which) !== PRIO_PROCESS) throw osError(Errno.EINVAL!);
  callOs(() => os.setPriority(intArgument(who), intArgument(priority)));
  return null;
}

function nice(increment: Value): Value {
  const change = intArgument(increment);
  const wanted = Math.max(-20, Math.min(19, os.getPriority(0) + change));
  if (change !== 0) callOs(() => os.setPriority(0, wanted));
  return wanted;
}

const DEVICE_MASK = 0xffn;

function deviceArgument(value: Value): bigint {
  const device = BigInt(indexNow(value));
  if (device < 0n) throw overflowError("can't convert negative int to unsigned");
  return device;
}

/** The numbers packed in a device id, as glibc does it. */
function major(value: Value): Value {
  const device = deviceArgument(value);
  return Number(((device >> 8n) & 0xfffn) | ((device >> 32n) & ~0xfffn));
}

function minor(value: Value): Value {
  const device = deviceArgument(value);
  return Number((device & DEVICE_MASK) | ((device >> 12n) & ~DEVICE_MASK & 0xffffffffn));
}

function makedev(majorNumber: Value, minorNumber: Value): Value {
  const high = deviceArgument(majorNumber);
  const low = deviceArgument(minorNumber);
  const device = ((high & 0xfffn) << 8n) | ((high & ~0xfffn) << 32n) | (low & 0xffn) | ((low & ~0xffn) << 12n);
  return device <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(device) : device;
}

type IdReader = "getuid" | "geteuid" | "getgid" | "getegid";
const idReader = (name: IdReader): Declaration => pure("()", () => process[name]!());

type IdWriter = "setuid" | "seteuid" | "setgid" | "setegid";
const idWriter = (name: IdWriter): Declaration =>
  inevitable("(id, /)", (id: Value) => {
    const number = idArgument(id, name.endsWith("uid") ? "uid" : "gid");
    callOs(() => process[name]!(number));
    return null;
  });

export const systemFunctions = (): Record<string, Declaration> => ({
  putenv: inevitable("(name, value, /)", putenv),
  unsetenv: inevitable("(name, /)", unsetenv),
  urandom: pure("(size, /)", (size: Value) => toBytes(new Uint8Array(crypto().randomBytes(randomArgument(size))))),
  getrandom: pure("(size, flags=0)", (size: Value) => {
    const count = sizeNow(size);
    if (count < 0) throw osError(Errno.EINVAL!);
    return toBytes(new Uint8Array(crypto().randomBytes(count)));
  }),
  strerror: pure("(code, /)", (code: Value) => strerror(intArgument(code))),
  fspath: pure("(path)", fsPath),
  sysconf: pure("(name, /)", sysconf),
  pathconf: pure("(path, name)", (path: Value, name: Value) => {
    const target = pathArgument(path, "pathconf", { allowFd: true });
    const { fd } = target;
    if (fd === undefined) callOs(() => fs.statSync(target.path), target.name);
    else if (fd < 0) throw osError(Errno.EBADF!, target.name);
    else callOs(() => fs.fstatSync(fd), target.name);
    return pathconf(name, target.name);
  }),
  fpathconf: pure("(fd, name, /)", (fd: Value, name: Value) => {
    const number = descriptorArgument(fd);
    callOs(() => fs.fstatSync(number));
    return pathconf(name, null);
  }),
  confstr: pure("(name, /)", confstr),
  uname: pure("()", () => unameResultType().make([os.type(), os.hostname(), os.release(), os.version(), os.machine()])),
  cpu_count: pure("()", () => os.cpus().length || null),
  getloadavg: pure("()", () => tuple(os.loadavg().map((load) => new PyFloat(load)))),
  sched_getaffinity: pure("(pid, /)", (pid: Value) => affinity(intArgument(pid))),
  sched_yield: pure("()", () => null),
  get_terminal_size: pure("(fd=<unrepresentable>, /)", (fd?: Value) => terminalSizeOf(fd === undefined ? 1 : intArgument(fd))),
  ttyname: pure("(fd, /)", ttyname),
  ctermid: pure("()", () => "/dev/tty"),
  tcgetpgrp: inevitable("(fd, /)", (fd: Value) => {
    const number = descriptorArgument(fd);
    callOs(() => fs.fstatSync(number));
    if (!isatty(number)) throw osError(Errno.ENOTTY!);
    return Number(processStat(process.pid)![5]);
  }),
  device_encoding: pure("(fd)", (fd: Value) => (isatty(intArgument(fd)) ? "UTF-8" : null)),
  getlogin: pure("()", getlogin),
  getuid: idReader("getuid"),
  geteuid: idReader("geteuid"),
  getgid: idReader("getgid"),
  getegid: idReader("getegid"),
  setuid: idWriter("setuid"),
  seteuid: idWriter("seteuid"),
  setgid: idWriter("setgid"),
  setegid: idWriter("setegid"),
  getgroups: pure("()", () => new PyList(process.getgroups!())),
  getresuid: pure("()", () => tuple([process.getuid!(), process.geteuid!(), process.geteuid!()])),
  getresgid: pure("()", () => tuple([process.getgid!(), process.getegid!(), process.getegid!()])),
  getpriority: pure("(which, who)", getpriority),
  setpriority: inevitable("(which, who, priority)", setpriority),
  nice: inevitable("(increment, /)", nice),
  umask: inevitable("(mask, /)", (mask: Value) => process.umask(intArgument(mask) & 0o777)),
  major: pure("(device, /)", major),
  minor: pure("(device, /)", minor),
  makedev: pure("(major, minor, /)", makedev),
});
