/**
 * What a worker has in place of those modules of Node that it cannot load: in a process that started from a snapshot, loading them in
 * a worker aborts the process (their C++ templates exist already). The build puts this file in their place.
 */
import { fstatSync } from "node:fs";

/** Numbers of the character devices that are terminals: consoles, serial lines, pseudo terminals. */
const TERMINALS = new Set([4, 5, 136, 137, 138, 139, 140, 141, 142, 143]);

export function isatty(fd: number): boolean {
  try {
    const stat = fstatSync(fd);
    return stat.isCharacterDevice() && TERMINALS.has((stat.rdev >> 8) & 0xfff);
  } catch {
    return false;
  }
}

function onMainThreadOnly(what: string): never {
  throw new Error(`NotImplementedError: ${what} in a thread that does not run on the first executor`);
}

export const spawn = (): never => onMainThreadOnly("starting a process");
export const spawnSync = spawn;

const V4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
export const isIPv4 = (text: string): boolean => V4.test(text);
export const isIPv6 = (text: string): boolean => text.includes(":") && URL.canParse(`http://[${text.replace(/%.*$/, "")}]`);
export const isIP = (text: string): number => (isIPv4(text) ? 4 : isIPv6(text) ? 6 : 0);

/** The flags are those of the process: executor 0 sets them before it starts a worker. */
export const setFlagsFromString = (): void => {};
export const startupSnapshot = { isBuildingSnapshot: () => false };
export const getHeapStatistics = (): never => onMainThreadOnly("looking at the heap");
