/**
 * The kernel's open files behind our descriptors. Must not know what is read or written.
 *
 * Note [Aliases]
 * Node has no dup(2). Most files can be opened once more through /proc/self/fd, sockets cannot: their duplicate is an alias, a
 * descriptor that uses the kernel's number of the original. So that the kernel gives an alias's own number to nobody else, /dev/null
 * is open under it; and a number whose descriptor was closed stays open as long as aliases use it.
 */
import * as fs from "node:fs";
import { callOs } from "./os-error.ts";

/** A file that is open under a number of the kernel's. */
export interface KernelFile {
  readonly fd: number;
  /** Descriptors that use it. */
  users: number;
}

/** The standard descriptors; Node must not meet other files under their numbers, so they stay open. */
export const LAST_STANDARD = 2;

const files = new Map<number, KernelFile>();

/** Numbers that are open in the kernel, but not for the program. */
const hidden = new Set<number>();

/** True for a number that counts as closed. */
export const isHidden = (fd: number): boolean => hidden.has(fd);

/** The file under a number, for one more user. */
export function useNumber(fd: number): KernelFile {
  let file = files.get(fd);
  if (file === undefined) {
    file = { fd, users: 0 };
    files.set(fd, file);
  }
  file.users++;
  return file;
}

/** The same file for one more user. */
export function share(file: KernelFile): KernelFile {
  file.users++;
  return file;
}

/** Takes a number away from the program; the file under it remains open for its users. */
export const hide = (fd: number): void => void hidden.add(fd);
/** Gives the number back. */
export const show = (fd: number): void => void hidden.delete(fd);

/** The descriptor that had the number `fd` uses the file no longer. */
export function leave(fd: number, file: KernelFile): void {
  file.users--;
  if (file.users > 0 || file.fd === fd || file.fd <= LAST_STANDARD || !hidden.delete(file.fd)) return;
  files.delete(file.fd);
  fs.closeSync(file.fd);
}

/** Closes the number itself, when nobody uses the file under it. Raises EBADF. */
export function closeNumber(fd: number): void {
  if (fd <= LAST_STANDARD || (files.get(fd)?.users ?? 0) > 0) {
    callOs(() => fs.fstatSync(fd));
    hide(fd);
    return;
  }
  files.delete(fd);
  callOs(() => fs.closeSync(fd));
}

/** True when descriptors other than the one with that number use the file under it. */
export function hasAliases(fd: number, own: KernelFile | undefined): boolean {
  const file = files.get(fd);
  return file !== undefined && file.users > (own === file ? 1 : 0);
}

/** Opens /dev/null under the number, if nothing is open there. */
export function occupy(fd: number): void {
  const fillers: number[] = [];
  try {
    while (!isOpen(fd)) fillers.push(fs.openSync("/dev/null", "r+"));
  } finally {
    for (const filler of fillers) if (filler !== fd) fs.closeSync(filler);
  }
}

/** True for a file descriptor of this process. */
export function isOpen(fd: number): boolean {
  try {
    fs.fstatSync(fd);
    return true;
  } catch {
    return false;
  }
}

/** Node sets it on every descriptor that it opens. */
export const O_CLOEXEC = 0o2000000;

/** A field of /proc/self/fdinfo, as text; undefined where there is no such file. */
export function fdInfo(fd: number, field: string): string | undefined {
  try {
    return new RegExp(`^${field}:\\s*(\\S+)`, "m").exec(fs.readFileSync(`/proc/self/fdinfo/${fd}`, "latin1"))?.[1];
  } catch {
    return undefined;
  }
}

/** A descriptor that neither the program nor its parent has opened: Node's are the only ones with this flag that we do not know. */
export function isNodesOwn(fd: number): boolean {
  return fd > LAST_STANDARD && (Number.parseInt(fdInfo(fd, "flags") ?? "0", 8) & O_CLOEXEC) !== 0;
}
