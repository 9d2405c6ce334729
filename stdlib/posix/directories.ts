/** Directories: listing, scanning, making, removing, changing into. */

import * as fs from "node:fs";
import { PyBytes } from "../../vm/core/bytes.ts";
import { type Remains, type Watch, watch } from "../../vm/core/death.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { isPyError, PyError } from "../../vm/core/errors.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { PyList } from "../../vm/core/list.ts";
import { type Declaration, inevitable, pure, reads, settleOutput, writes } from "../../vm/core/native.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { decodeFs, encodeFs, fromNodeName, type NodePath } from "../os/fs-text.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { directoryArgument, fileDescriptor, intArgument, type PathArgument, pathArgument, pathIn } from "../os/path-argument.ts";
import { resourceWarning } from "../os/warn.ts";
import { looks } from "./looks.ts";
import { followArgument, fromStats } from "./stat.ts";

/** Where the directory of a path argument can be read. */
const directoryPath = ({ path, fd }: PathArgument): NodePath => (fd === undefined ? path : `/proc/self/fd/${fd}`);

function checkDirectoryFd(target: PathArgument): void {
  if (target.fd === undefined) return;
  if (target.fd < 0) throw osError(Errno.EBADF!, target.name);
  const stats = callOs(() => fs.fstatSync(target.fd!), null);
  if (!stats.isDirectory()) throw osError(Errno.ENOTDIR!, target.name);
}

/** The entries of a directory. Names that are not UTF-8 come only as bytes, so then all are asked for as bytes. */
function readEntries(target: PathArgument): fs.Dirent<Buffer>[] | fs.Dirent[] {
  checkDirectoryFd(target);
  if (target.path.length === 0) throw osError(Errno.ENOENT!, target.name);
  const path = directoryPath(target);
  if (!target.isBytes) {
    const entries = callOs(() => fs.readdirSync(path, { withFileTypes: true }), target.name);
    if (!entries.some((entry) => entry.name.includes("\ufffd"))) return entries;
  }
  return callOs(() => fs.readdirSync(path, { withFileTypes: true, encoding: "buffer" }), target.name);
}

const entryName = (name: string | Buffer, asBytes: boolean): Value =>
  typeof name === "string" ? decodeFs(Buffer.from(name)) : fromNodeName(name, asBytes);

const ASCII = /^[\0-\x7f]*$/;
const nameValue = (name: string | Buffer, asBytes: boolean): Value =>
  typeof name === "string" && ASCII.test(name) ? name : entryName(name, asBytes);

function listDirectory(target: PathArgument): Value {
  return new PyList(readEntries(target).map((entry) => nameValue(entry.name, target.isBytes)));
}

type Kind = "file" | "directory" | "link" | "other";

class PyDirEntry extends MutableObject {
  readonly name: Value;
  readonly path: Value;
  readonly location: NodePath;
  readonly kind: Kind;
  stats: Value = null;
  linkStats: Value = null;
  /** What following a symbolic link leads to, once known. */
  followed: Kind | "nothing" | undefined;
  constructor(name: Value, path: Value, location: NodePath, kind: Kind) {
    super();
    this.name = name;
    this.path = path;
    this.location = location;
    this.kind = kind;
  }
}

const kindOf = (entry: fs.Dirent | fs.Dirent<Buffer> | fs.Stats): Kind =>
  entry.isFile() ? "file" : entry.isDirectory() ? "directory" : entry.isSymbolicLink() ? "link" : "other";

class PyScandir extends MutableObject {
  entries: readonly PyDirEntry[];
  position = 0;
  private readonly watch: Watch | undefined;
  constructor(entries: readonly PyDirEntry[]) {
    super();
    this.entries = entries;
    this.watch = watch(this, () => unclosedScandir);
  }

  close(): void {
    this.entries = [];
    this.watch?.end();
  }
}

/** What an iterator leaves that was neither closed nor exhausted: a warning. */
const unclosedScandir: Remains = {
  finalise(handle, report) {
    const iterator = (handle as PyScandir | undefined) ?? new PyScandir([]);
    iterator.close();
    try {
      resourceWarning(iterator, `unclosed scandir iterator ${reprNow(iterator)}`);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      report(error, iterator);
    }
  },
};

function joinPath(directory: Value, name: Value): Value {
  if (directory instanceof PyBytes) {
    const separator = directory.bytes.length > 0 && directory.bytes.at(-1) !== 0x2f ? "/" : "";
    return new PyBytes(Buffer.concat([directory.bytes, Buffer.from(separator), (name as PyBytes).bytes]));
  }
  if (typeof directory === "string" && typeof name === "string") {
    return directory === "" || directory.endsWith("/") ? directory + name : `${directory}/${name}`;
  }
  const front = encodeFs(directory);
  const separator = front.length > 0 && front.at(-1) !== 0x2f ? "/" : "";
  return decodeFs(Buffer.concat([front, Buffer.from(separator), encodeFs(name)]));
}

function joinLocation(directory: NodePath, name: string | Buffer): NodePath {
  if (typeof directory === "string" && typeof name === "string") return `${directory}/${name}`;
  return Buffer.concat([Buffer.from(directory as string), Buffer.from("/"), Buffer.from(name as string)]);
}

function scan(target: PathArgument): PyScandir {
  const directory = directoryPath(target);
  const entries = readEntries(target).map((entry) => {
    const name = nameValue(entry.name, target.isBytes);
    const path = target.fd !== undefined ? name : joinPath(target.name ?? ".", name);
    return new PyDirEntry(name, path, joinLocation(directory, entry.name), kindOf(entry));
  });
  return new PyScandir(entries);
}

const BIGINT = { bigint: true } as const;

function entryStat(self: PyDirEntry, follow: boolean): Value {
  settleOutput();
  if (follow && self.kind === "link") {
    self.stats ??= fromStats(callOs(() => fs.statSync(self.location, BIGINT), self.path));
    return self.stats;
  }
  self.linkStats ??= fromStats(callOs(() => fs.lstatSync(self.location, BIGINT), self.path));
  return self.linkStats;
}

/** What the entry is, a link followed when asked to; a dangling link is nothing. */
function entryKind(self: PyDirEntry, follow: boolean): Kind | "nothing" {
  if (self.kind !== "link" || !follow) return self.kind;
  self.followed ??= followLink(self);
  return self.followed;
}

function followLink(self: PyDirEntry): Kind | "nothing" {
  try {
    return kindOf(callOs(() => fs.statSync(self.location), self.path));
  } catch (error) {
    if (isPyError(error, "FileNotFoundError")) return "nothing";
    throw error;
  }
}

export function defineDirEntry(): PyType {
  return defineType({
    name: "DirEntry",
    module: "posix",
    instance: PyDirEntry,
    sharing: "versioned",
    fields: {
      name: "ref",
      path: "ref",
      location: "frozen",
      kind: "text",
      stats: "ref",
      linkStats: "ref",
      followed: "ref",
    },
    final: true,
    slots: { reads: { repr: (self) => `<DirEntry ${reprNow((self as PyDirEntry).name)}>` } },
    methods: {
      is_dir: writes("(*, follow_symlinks=True)", (self: PyDirEntry, follow?: Value) => {
        return entryKind(self, followArgument(follow)) === "directory";
      }),
      is_file: writes("(*, follow_symlinks=True)", (self: PyDirEntry, follow?: Value) => {
        return entryKind(self, followArgument(follow)) === "file";
      }),
      is_symlink: reads("()", (self: PyDirEntry) => self.kind === "link"),
      is_junction: pure("()", () => false),
      stat: writes("(*, follow_symlinks=True)", (self: PyDirEntry, follow?: Value) => entryStat(self, followArgument(follow))),
      inode: writes("()", (self: PyDirEntry) => {
        return (entryStat(self, false) as unknown as { items: readonly Value[] }).items[1]!;
      }),
      __fspath__: reads("()", (self: PyDirEntry) => self.path),
      __class_getitem__: classGetItem,
    },
    getters: {
      name: { get: (self: PyDirEntry) => self.name, member: true },
      path: { get: (self: PyDirEntry) => self.path, member: true },
    },
  });
}

export function defineScandirIterator(): PyType {
  return defineType({
    name: "ScandirIterator",
    module: "posix",
    instance: PyScandir,
    sharing: "versioned",
    fields: { entries: "frozen", position: "i32", watch: "derived" },
    final: true,
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: (self) => {
          const scandir = self as PyScandir;
          const entry = scandir.entries[scandir.position++];
          if (entry === undefined) scandir.close();
          return entry;
        },
      },
    },
    methods: {
      __enter__: reads("()", (self: PyScandir) => self),
      __exit__: writes("(*args)", (self: PyScandir) => {
        self.close();
        return null;
      }),
      close: writes("()", (self: PyScandir) => {
        self.close();
        return null;
      }),
    },
  });
}

/** The current directory, as the kernel knows it. Raises FileNotFoundError when it is gone. */
export function currentDirectory(): Buffer {
  const path = callOs(() => fs.readlinkSync("/proc/self/cwd", { encoding: "buffer" }));
  if (path.toString("latin1").endsWith(" (deleted)") && !fs.existsSync(path)) throw osError(Errno.ENOENT!);
  return path;
}

function changeDirectory(target: PathArgument): void {
  if (target.fd === undefined && target.path.length === 0) throw osError(Errno.ENOENT!, target.name);
  if (target.fd !== undefined) {
    checkDirectoryFd(target);
    callOs(() => process.chdir(`/proc/self/fd/${target.fd}`), target.name);
  } else if (typeof target.path === "string") {
    const { path } = target;
    callOs(() => process.chdir(path), target.name);
  } else {
    // Node changes only to names that are text: go through a descriptor.
    const fd = callOs(() => fs.openSync(target.path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY), target.name);
    try {
      callOs(() => process.chdir(`/proc/self/fd/${fd}`), target.name);
    } finally {
      fs.closeSync(fd);
    }
  }
}

export const directoryFunctions = (): Record<string, Declaration> => ({
  listdir: looks("(path=None)", (path?: Value) =>
    listDirectory(pathArgument(path ?? null, "listdir", { allowFd: true, nullable: true })),
  ),
  scandir: looks("(path=None)", (path?: Value) => scan(pathArgument(path ?? null, "scandir", { allowFd: true, nullable: true }))),
  mkdir: inevitable("(path, mode=0o777, *, dir_fd=None)", (path: Value, mode?: Value, dirFd?: Value) => {
    const target = pathArgument(path, "mkdir");
    const bits = mode === undefined ? 0o777 : intArgument(mode);
    const location = pathIn(directoryArgument(dirFd), target.path);
    if (target.path.length === 0) throw osError(Errno.ENOENT!, target.name);
    callOs(() => fs.mkdirSync(location, { mode: bits & 0o7777 }), target.name);
    return null;
  }),
  rmdir: inevitable("(path, *, dir_fd=None)", (path: Value, dirFd?: Value) => {
    const target = pathArgument(path, "rmdir");
    const location = pathIn(directoryArgument(dirFd), target.path);
    callOs(() => fs.rmdirSync(location), target.name);
    return null;
  }),
  chdir: inevitable("(path)", (path: Value) => {
    changeDirectory(pathArgument(path, "chdir", { allowFd: true }));
    return null;
  }),
  fchdir: inevitable("(fd)", (fd: Value) => {
    const number = fileDescriptor(fd);
    changeDirectory({ path: "", fd: number, name: null, isBytes: false });
    return null;
  }),
  getcwd: pure("()", () => decodeFs(currentDirectory())),
  getcwdb: pure("()", () => fromNodeName(currentDirectory(), true)),
});
