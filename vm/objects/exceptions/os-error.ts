/** OSError: the class depends on errno. */

import { nearestBuiltin } from "../../core/define-type.ts";
import { attributeError, exceptionType, typeError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { newInstance } from "../../core/instances.ts";
import { pure, reads, writes } from "../../core/native.ts";
import { exactInt, sizeNow } from "../../core/ops/index-value.ts";
import { reprNow, strNow } from "../../core/ops/text.ts";
import { typeOf } from "../../core/registry.ts";
import { PyTuple } from "../../core/tuple.ts";
import type { PyType } from "../../core/type.ts";
import type { Value } from "../../core/value.ts";
import { getInstanceDict } from "../instance-members.ts";
import { argumentsText, defineException } from "./base.ts";
import { exception } from "./plain.ts";

export class PyOSError extends PyException {
  errno: Value | undefined;
  strerror: Value | undefined;
  filename: Value | undefined;
  filename2: Value | undefined;
  /** BlockingIOError only; -1 is unset. */
  written = -1;
}

/** Linux errno numbers and the class they select. */
const CLASS_OF_ERRNO = new Map<number, string>([
  [11, "BlockingIOError"],
  [114, "BlockingIOError"],
  [115, "BlockingIOError"],
  [32, "BrokenPipeError"],
  [108, "BrokenPipeError"],
  [10, "ChildProcessError"],
  [103, "ConnectionAbortedError"],
  [111, "ConnectionRefusedError"],
  [104, "ConnectionResetError"],
  [17, "FileExistsError"],
  [2, "FileNotFoundError"],
  [21, "IsADirectoryError"],
  [20, "NotADirectoryError"],
  [4, "InterruptedError"],
  [13, "PermissionError"],
  [1, "PermissionError"],
  [3, "ProcessLookupError"],
  [110, "TimeoutError"],
]);

function fill(self: PyOSError, args: readonly Value[]): void {
  if (args.length >= 2 && args.length <= 5) {
    self.errno = args[0];
    self.strerror = args[1];
    const filename = args[2];
    if (filename !== undefined && filename !== null) {
      if (typeOf(self).isSubtypeOf(exceptionType("BlockingIOError")) && exactInt(filename) !== undefined) {
        self.written = Number(exactInt(filename));
      } else {
        self.filename = filename;
        if (args[4] !== undefined && args[4] !== null) self.filename2 = args[4];
        self.args = new PyTuple(args.slice(0, 2));
        return;
      }
    }
  }
  self.args = new PyTuple(args);
}

const getField = (field: "errno" | "strerror" | "filename" | "filename2") => ({
  get: (self: PyOSError) => self[field] ?? null,
  set: (self: PyOSError, value: Value | undefined) => {
    self[field] = value;
  },
  member: true,
});

/** True when Python code overrides __init__ but not __new__: then __init__ does the work. */
const initialisesItself = (cls: PyType): boolean =>
  cls.slots.init !== osErrorType.slots.init && nearestBuiltin(cls).slots.construct === cls.slots.construct;

export const osErrorType: PyType = defineException({
  name: "OSError",
  base: exception,
  doc: "Base class for I/O related errors.",
  instance: PyOSError,
  fields: { errno: "ref", strerror: "ref", filename: "ref", filename2: "ref", written: "i32" },
  construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: Map<string, Value>) => {
    if (initialisesItself(cls)) return newInstance(cls, PyOSError, args);
    if (kwargs.size > 0) throw typeError(`${cls.name}() takes no keyword arguments`);
    let chosen = cls;
    if (cls === osErrorType && args.length >= 2 && args.length <= 5) {
      const errno = exactInt(args[0]!);
      const name = typeof errno === "number" ? CLASS_OF_ERRNO.get(errno) : undefined;
      if (name !== undefined) chosen = exceptionType(name);
    }
    const self = newInstance(chosen, PyOSError, args);
    fill(self, args);
    return self;
  }),
  init: writes("(*args, **kwargs)", (self: PyOSError, args: Value[], kwargs: Map<string, Value>) => {
    if (!initialisesItself(typeOf(self))) return null;
    if (kwargs.size > 0) throw typeError(`${typeOf(self).name}() takes no keyword arguments`);
    fill(self, args);
    return null;
  }),
  slots: {
    reads: {
      str(value) {
        const self = value as PyOSError;
        const number = () => strNow(self.errno ?? null);
        const text = () => strNow(self.strerror ?? null);
        if (self.filename !== undefined) {
          const second = self.filename2 === undefined ? "" : ` -> ${reprNow(self.filename2)}`;
          return `[Errno ${number()}] ${text()}: ${reprNow(self.filename)}${second}`;
        }
        if (self.errno !== undefined && self.strerror !== undefined) return `[Errno ${number()}] ${text()}`;
        return argumentsText(self);
      },
    },
  },
  methods: {
    __reduce__: reads("()", (self: PyOSError) => {
      let { args } = self;
      if (args.items.length === 2 && self.filename !== undefined) {
        args = new PyTuple([...args.items, self.filename, ...(self.filename2 === undefined ? [] : [null, self.filename2])]);
      }
      const hasState = self.$dict !== undefined || (self.$shape?.names.length ?? 0) > 0;
      return new PyTuple(hasState ? [typeOf(self), args, getInstanceDict(self)] : [typeOf(self), args]);
    }),
  },
  getters: {
    errno: getField("errno"),
    strerror: getField("strerror"),
    filename: getField("filename"),
    filename2: getField("filename2"),
    characters_written: {
      get: (self: PyOSError) => {
        if (self.written < 0) throw missingWritten();
        return self.written;
      },
      set: (self: PyOSError, value) => {
        if (value === undefined && self.written < 0) throw missingWritten();
        self.written = value === undefined ? -1 : sizeNow(value);
      },
    },
  },
});
const missingWritten = () => attributeError("characters_written");

const osConstruct = pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: Map<string, Value>) =>
  osErrorType.slots.construct!(cls, [...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]),
);

const child = (name: string, doc: string, base = osErrorType): PyType =>
  defineException({ name, base, doc, construct: osConstruct });

child("BlockingIOError", "I/O operation would block.");
child("ChildProcessError", "Child process error.");
const connection = child("ConnectionError", "Connection error.");
child("BrokenPipeError", "Broken pipe.", connection);
child("ConnectionAbortedError", "Connection aborted.", connection);
child("ConnectionRefusedError", "Connection refused.", connection);
child("ConnectionResetError", "Connection reset.", connection);
child("FileExistsError", "File already exists.");
child("FileNotFoundError", "File not found.");
child("InterruptedError", "Interrupted by signal.");
child("IsADirectoryError", "Operation doesn't work on directories.");
child("NotADirectoryError", "Operation only works on directories.");
child("PermissionError", "Not enough permissions.");
child("ProcessLookupError", "Process not found.");
child("TimeoutError", "Timeout expired.");
