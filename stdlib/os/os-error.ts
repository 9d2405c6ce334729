/**
 * OSError from errno numbers and from Node's errors, as CPython's PyErr_SetFromErrnoWithFilename makes it.
 *
 * It must not know which operation failed: callers say which file names belong to the error.
 */
import { constants } from "node:os";
import { isPyError, PyError, pyError } from "../../vm/core/errors.ts";
import type { Value } from "../../vm/core/value.ts";
import { ERRNO_ALIASES, ERRNO_TABLE, strerror } from "./errno-table.ts";

/** Error numbers by name. */
export const Errno: Readonly<Record<string, number>> = {
  ...Object.fromEntries(ERRNO_TABLE.map(([number, name]) => [name, number])),
  ...ERRNO_ALIASES,
};

/** The subclass of OSError for some numbers (PEP 3151). */
const SUBCLASSES: readonly (readonly [name: string, ...codes: string[]])[] = [
  ["BlockingIOError", "EAGAIN", "EALREADY", "EINPROGRESS"],
  ["BrokenPipeError", "EPIPE", "ESHUTDOWN"],
  ["ChildProcessError", "ECHILD"],
  ["ConnectionAbortedError", "ECONNABORTED"],
  ["ConnectionRefusedError", "ECONNREFUSED"],
  ["ConnectionResetError", "ECONNRESET"],
  ["FileExistsError", "EEXIST"],
  ["FileNotFoundError", "ENOENT"],
  ["IsADirectoryError", "EISDIR"],
  ["NotADirectoryError", "ENOTDIR"],
  ["InterruptedError", "EINTR"],
  ["PermissionError", "EACCES", "EPERM", "ENOTCAPABLE"],
  ["ProcessLookupError", "ESRCH"],
  ["TimeoutError", "ETIMEDOUT"],
];
const subclassOf = new Map(SUBCLASSES.flatMap(([name, ...codes]) => codes.map((code) => [Errno[code], name] as const)));

/** The OSError (of the right subclass) for an error number, with the file names it concerns. */
export function osError(errno: number, filename: Value = null, filename2: Value = null): PyError {
  const args: Value[] = [errno, strerror(errno)];
  if (filename !== null || filename2 !== null) args.push(filename);
  if (filename2 !== null) args.push(null, filename2);
  return pyError(subclassOf.get(errno) ?? "OSError", ...args);
}

/** What a failed system call left in Node's error; undefined when the error is of another kind. */
export function errnoOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  const { errno, code } = error as NodeJS.ErrnoException;
  if (typeof code === "string" && Errno[code] !== undefined) return Errno[code];
  // Node numbers its own errors above 4000.
  if (typeof errno === "number" && errno < 0 && errno > -4000) return -errno;
  return code !== undefined && code in constants.errno ? constants.errno[code as keyof typeof constants.errno] : undefined;
}

/** Runs a file operation of Node; its failure becomes an OSError about these files. Other errors pass. */
export function callOs<T>(operation: () => T, filename: Value = null, filename2: Value = null): T {
  try {
    return operation();
  } catch (error) {
    const errno = errnoOf(error);
    throw errno === undefined ? error : osError(errno, filename, filename2);
  }
}

/** True for an OSError with this error number. */
export function isOsError(error: unknown, code: string): error is PyError {
  return isPyError(error, "OSError") && (error.value as unknown as { errno?: Value }).errno === Errno[code];
}

/** True when the error is a Python exception that the program may see. */
export const isPythonError = (error: unknown): error is PyError => error instanceof PyError;
