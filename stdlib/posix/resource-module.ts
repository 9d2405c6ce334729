/** The module `resource`: usage as Node tells it, limits as /proc/self/limits does; limits cannot be changed. */
import { readFileSync } from "node:fs";
import { exceptionType, valueError } from "../../vm/core/errors.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyFloat, type Value } from "../../vm/core/value.ts";
import { defineStructSequence } from "../../vm/objects/structseq.ts";
import { Errno, osError } from "../os/os-error.ts";
import { intArgument } from "../os/path-argument.ts";
import { processStat } from "../os/processes.ts";

const INFINITY = -1;

/** Resources by number, as /proc/self/limits names them. */
const LIMITS: readonly (readonly [constant: string, title: string])[] = [
  ["RLIMIT_CPU", "Max cpu time"],
  ["RLIMIT_FSIZE", "Max file size"],
  ["RLIMIT_DATA", "Max data size"],
  ["RLIMIT_STACK", "Max stack size"],
  ["RLIMIT_CORE", "Max core file size"],
  ["RLIMIT_RSS", "Max resident set"],
  ["RLIMIT_NPROC", "Max processes"],
  ["RLIMIT_NOFILE", "Max open files"],
  ["RLIMIT_MEMLOCK", "Max locked memory"],
  ["RLIMIT_AS", "Max address space"],
  ["RLIMIT_LOCKS", "Max file locks"],
  ["RLIMIT_SIGPENDING", "Max pending signals"],
  ["RLIMIT_MSGQUEUE", "Max msgqueue size"],
  ["RLIMIT_NICE", "Max nice priority"],
  ["RLIMIT_RTPRIO", "Max realtime priority"],
  ["RLIMIT_RTTIME", "Max realtime timeout"],
];

const limitValue = (text: string): number => (text === "unlimited" ? INFINITY : Number(text));

function limitsOf(resource: Value): [soft: number, hard: number] {
  const title = LIMITS[intArgument(resource)]?.[1];
  if (title === undefined) throw valueError("invalid resource specified");
  const line = new RegExp(`^${title}\\s+(\\S+)\\s+(\\S+)`, "m").exec(readFileSync("/proc/self/limits", "latin1"));
  return line === null ? [INFINITY, INFINITY] : [limitValue(line[1]!), limitValue(line[2]!)];
}

function setLimits(resource: Value, limits: Value): null {
  const before = limitsOf(resource);
  const wanted = listItems(limits);
  if (wanted.length !== 2) throw valueError("expected a tuple of 2 integers");
  // Asking for what is there already is no change.
  if (wanted[0] === before[0] && wanted[1] === before[1]) return null;
  throw osError(Errno.EPERM!);
}

const RUSAGE_FIELDS = [
  "ru_utime",
  "ru_stime",
  "ru_maxrss",
  "ru_ixrss",
  "ru_idrss",
  "ru_isrss",
  "ru_minflt",
  "ru_majflt",
  "ru_nswap",
  "ru_inblock",
  "ru_oublock",
  "ru_msgsnd",
  "ru_msgrcv",
  "ru_nsignals",
  "ru_nvcsw",
  "ru_nivcsw",
] as const;

function usage(who: number): Value[] {
  if (who === -1) {
    const fields = processStat(process.pid);
    const times = [13, 14].map((field) => new PyFloat(Number(fields?.[field] ?? 0) / 100));
    return [...times, ...new Array<Value>(RUSAGE_FIELDS.length - 2).fill(0)];
  }
  if (who !== 0 && who !== 1) throw valueError("invalid who parameter");
  const u = process.resourceUsage();
  const times = [u.userCPUTime, u.systemCPUTime].map((time) => new PyFloat(time / 1e6));
  return [
    ...times,
    u.maxRSS,
    u.sharedMemorySize,
    u.unsharedDataSize,
    u.unsharedStackSize,
    u.minorPageFault,
    u.majorPageFault,
    u.swappedOut,
    u.fsRead,
    u.fsWrite,
    u.ipcSent,
    u.ipcReceived,
    u.signalsCount,
    u.voluntaryContextSwitches,
    u.involuntaryContextSwitches,
  ];
}

export const resourceModule: NativeModule = defineModule("resource", () => {
  const rusage = defineStructSequence({
    name: "struct_rusage",
    module: "resource",
    doc: "struct_rusage: Result from getrusage.",
    fields: RUSAGE_FIELDS.map((name) => [name] as const),
  });
  return {
    types: [rusage.type],
    functions: {
      getrusage: pure("(who, /)", (who: Value) => rusage.make(usage(intArgument(who)))),
      getrlimit: pure("(resource, /)", (resource: Value) => tuple(limitsOf(resource))),
      setrlimit: inevitable("(resource, limits, /)", setLimits),
      getpagesize: pure("()", () => 4096),
    },
    constants: {
      error: exceptionType("OSError"),
      RLIM_INFINITY: INFINITY,
      RUSAGE_SELF: 0,
      RUSAGE_CHILDREN: -1,
      RUSAGE_THREAD: 1,
      RLIMIT_OFILE: 7,
      ...Object.fromEntries(LIMITS.map(([name], number) => [name, number]).filter(([name]) => name !== "RLIMIT_LOCKS")),
    },
  };
});
