/**
 * Arguments of os functions that name files: str, bytes, os.PathLike, and where allowed an open file descriptor or None
 * (CPython's path_t), with its error messages.
 */
import { PyBytes } from "../../vm/core/bytes.ts";
import { overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { findAttribute, lookupSpecial } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { isStr } from "../../vm/objects/str-object.ts";
import { hasNull, type NodePath, nodePath } from "./fs-text.ts";

/** A file named by an argument. */
export interface PathArgument {
  /** For Node; "." when the argument was None. */
  readonly path: NodePath;
  /** The descriptor given instead of a path, or undefined. */
  readonly fd: number | undefined;
  /** What error messages call the file: the path after __fspath__, or the descriptor. */
  readonly name: Value;
  /** Names derived from it are bytes. */
  readonly isBytes: boolean;
}

export interface PathOptions {
  readonly argument?: string;
  readonly allowFd?: boolean;
  readonly nullable?: boolean;
}

function allowedKinds({ allowFd, nullable }: PathOptions): string {
  if (allowFd && nullable) return "string, bytes, os.PathLike, integer or None";
  if (allowFd) return "string, bytes, os.PathLike or integer";
  return nullable ? "string, bytes, os.PathLike or None" : "string, bytes or os.PathLike";
}

/** Reads a path argument of the named function. */
export function pathArgument(value: Value, caller: string, options: PathOptions = {}): PathArgument {
  const argument = options.argument ?? "path";
  const wrongType = () => typeError(`${caller}: ${argument} should be ${allowedKinds(options)}, not ${typeOf(value).name}`);
  if (value === null && options.nullable) return { path: ".", fd: undefined, name: null, isBytes: false };
  let path = value;
  if (!isStr(path) && !(path instanceof PyBytes)) {
    if (options.allowFd && typeOf(path).slots.index !== undefined) {
      const fd = descriptorArgument(path);
      return { path: ".", fd, name: fd, isBytes: false };
    }
    if ((typeOf(path).lookup("__fspath__") ?? null) === null) throw wrongType();
    path = fsPath(path);
  }
  if (hasNull(path)) throw valueError(`${caller}: embedded null character in ${argument}`);
  return { path: nodePath(path), fd: undefined, name: path, isBytes: path instanceof PyBytes };
}

/** A file name for `open`: str, bytes or os.PathLike, without null characters. */
export function fsPathArgument(value: Value): NodePath {
  const path = fsPath(value);
  if (hasNull(path)) throw valueError("embedded null byte");
  return nodePath(path);
}

/** os.fspath. */
export function fsPath(value: Value): Value {
  if (isStr(value) || value instanceof PyBytes) return value;
  const method = lookupSpecial(value, "__fspath__");
  if (method === undefined || method === null)
    throw typeError(`expected str, bytes or os.PathLike object, not ${typeOf(value).name}`);
  const path = callNow(settle(method));
  if (isStr(path) || path instanceof PyBytes) return path;
  throw typeError(`expected ${typeOf(value).name}.__fspath__() to return str or bytes, not ${typeOf(path).name}`);
}

const MAX_FD = 0x7fffffff;

/** A file descriptor that is an int already (no fileno() is asked). */
export function descriptorArgument(value: Value): number {
  if (typeof value === "boolean") warnNow("RuntimeWarning", "bool is used as a file descriptor");
  const fd = indexNow(value);
  if (fd > MAX_FD) throw overflowError("fd is greater than maximum");
  if (fd < -MAX_FD - 1) throw overflowError("fd is less than minimum");
  return Number(fd);
}

/** An argument declared as a C int. */
export function intArgument(value: Value): number {
  const int = indexNow(value);
  if (int > MAX_FD) throw overflowError("Python int too large to convert to C int");
  if (int < -MAX_FD - 1) throw overflowError("Python int too large to convert to C int");
  return Number(int);
}

/** PyObject_AsFileDescriptor: an int, or an object whose fileno() gives one. */
export function fileDescriptor(value: Value): number {
  let fd: Value;
  const exact = exactInt(value);
  if (exact !== undefined) fd = descriptorArgument(value);
  else {
    const method = findAttribute(value, "fileno");
    if (method === undefined) throw typeError("argument must be an int, or have a fileno() method.");
    const result = exactInt(callNow(method));
    if (result === undefined) throw typeError("fileno() returned a non-integer");
    fd = intArgument(result);
  }
  if ((fd as number) < 0) throw valueError(`file descriptor cannot be a negative integer (${fd})`);
  return fd as number;
}

/** The `dir_fd` argument: the descriptor of a directory, or undefined for the current one. */
export function directoryArgument(value: Value | undefined): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeOf(value).slots.index === undefined) {
    throw typeError(`argument should be integer or None, not ${typeOf(value).name}`);
  }
  return descriptorArgument(value);
}

/** The path as seen from the directory `dirFd`. */
export function pathIn(dirFd: number | undefined, path: NodePath): NodePath {
  if (dirFd === undefined) return path;
  const prefix = `/proc/self/fd/${dirFd}/`;
  if (typeof path === "string") return path.startsWith("/") ? path : prefix + path;
  return path[0] === 0x2f ? path : Buffer.concat([Buffer.from(prefix), path]);
}
