/** Clocks, in nanoseconds. */
import { readFileSync } from "node:fs";

/** How far the precise clock may be off the system's before it is set right, in milliseconds. */
const TOLERANCE = 2;

let origin = performance.timeOrigin;

/** The time of day, in nanoseconds since 1970, to a fraction of a microsecond. */
export function realtimeNs(): bigint {
  const system = Date.now();
  let precise = origin + performance.now();
  if (Math.abs(precise - system) > TOLERANCE) {
    origin = system - performance.now();
    precise = system;
  }
  const whole = Math.floor(precise);
  return BigInt(whole) * 1_000_000n + BigInt(Math.floor((precise - whole) * 1e6));
}

export const monotonicNs = (): bigint => process.hrtime.bigint();

/** Processor time of the process. */
export function processNs(): bigint {
  const { user, system } = process.cpuUsage();
  return BigInt(user + system) * 1000n;
}

interface ThreadUsage {
  threadCpuUsage?(): { user: number; system: number };
}

/** Processor time of this thread; the process's on versions of Node that cannot tell. */
export function threadNs(): bigint {
  const usage = (process as ThreadUsage).threadCpuUsage?.();
  return usage === undefined ? processNs() : BigInt(usage.user + usage.system) * 1000n;
}

/** Time since the machine started. */
export function bootNs(): bigint {
  const uptime = Number(readFileSync("/proc/uptime", "latin1").split(" ")[0]);
  return BigInt(Math.round(uptime * 100)) * 10_000_000n;
}
