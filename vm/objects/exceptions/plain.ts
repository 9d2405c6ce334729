/** The builtin exceptions and warnings that add nothing to their base, and the small ones that add a field or two. */

import { dictOf } from "../../core/dict.ts";
import { typeError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { reads, writes } from "../../core/native.ts";
import { repr, textOf } from "../../core/ops/text.ts";
import { typeOf } from "../../core/registry.ts";
import { PyTuple } from "../../core/tuple.ts";
import type { PyType } from "../../core/type.ts";
import type { Value } from "../../core/value.ts";
import { argumentsText, baseExceptionType, defineException } from "./base.ts";

const define = (base: PyType, name: string, doc: string): PyType => defineException({ name, base, doc });

export const exception = define(baseExceptionType, "Exception", "Common base class for all non-exit exceptions.");
define(baseExceptionType, "GeneratorExit", "Request that a generator exit.");
define(baseExceptionType, "KeyboardInterrupt", "Program interrupted by user.");

class PySystemExit extends PyException {
  code: Value = null;
}
/** The value a single-argument exception is about: None, the argument, or all of them. */
const soleValue = (args: readonly Value[]): Value =>
  args.length === 0 ? null : args.length === 1 ? args[0]! : new PyTuple(args);

function noKeywords(type: PyType, kwargs: ReadonlyMap<string, Value>): void {
  if (kwargs.size > 0) throw typeError(`${type.name}() takes no keyword arguments`);
}

defineException({
  name: "SystemExit",
  base: baseExceptionType,
  doc: "Request to exit from the interpreter.",
  instance: PySystemExit,
  fields: { code: "ref" },
  init: writes("(*args, **kwargs)", (self: PySystemExit, args: Value[], kwargs: Map<string, Value>) => {
    noKeywords(typeOf(self), kwargs);
    self.args = new PyTuple(args);
    self.code = soleValue(args);
    return null;
  }),
  getters: {
    code: {
      get: (self: PySystemExit) => self.code,
      set: (self: PySystemExit, v) => {
        self.code = v ?? null;
      },
      member: true,
    },
  },
});

class PyStopIteration extends PyException {
  value: Value = null;
}
defineException({
  name: "StopIteration",
  base: exception,
  doc: "Signal the end from iterator.__next__().",
  instance: PyStopIteration,
  fields: { value: "ref" },
  init: writes("(*args, **kwargs)", (self: PyStopIteration, args: Value[], kwargs: Map<string, Value>) => {
    noKeywords(typeOf(self), kwargs);
    self.args = new PyTuple(args);
    self.value = args[0] ?? null;
    return null;
  }),
  getters: {
    value: {
      get: (self: PyStopIteration) => self.value,
      set: (self: PyStopIteration, v) => {
        self.value = v ?? null;
      },
      member: true,
    },
  },
});

define(exception, "StopAsyncIteration", "Signal the end from iterator.__anext__().");
define(exception, "AssertionError", "Assertion failed.");
define(exception, "BufferError", "Buffer error.");
define(exception, "EOFError", "Read beyond end of file.");
define(exception, "MemoryError", "Out of memory.");
define(exception, "ReferenceError", "Weak ref proxy used after referent went away.");
define(
  exception,
  "SystemError",
  "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.",
);
define(exception, "TypeError", "Inappropriate argument type.");
const arithmetic = define(exception, "ArithmeticError", "Base class for arithmetic errors.");
define(arithmetic, "FloatingPointError", "Floating-point operation failed.");
define(arithmetic, "OverflowError", "Result too large to be represented.");
define(arithmetic, "ZeroDivisionError", "Second argument to a division or modulo operation was zero.");
const lookup = define(exception, "LookupError", "Base class for lookup errors.");
define(lookup, "IndexError", "Sequence index out of range.");
defineException({
  name: "KeyError",
  base: lookup,
  doc: "Mapping key not found.",
  slots: {
    reads: {
      str: (self) =>
        (self as PyException).args.items.length === 1
          ? repr((self as PyException).args.items[0]!)
          : argumentsText(self as PyException),
    },
  },
});
const runtime = define(exception, "RuntimeError", "Unspecified run-time error.");
define(runtime, "NotImplementedError", "Method or function hasn't been implemented yet.");
define(runtime, "PythonFinalizationError", "Operation blocked during Python finalization.");
define(runtime, "RecursionError", "Recursion limit exceeded.");
export const valueErrorType = define(exception, "ValueError", "Inappropriate argument value (of correct type).");

/** NameError and AttributeError: what was looked for, and where, so that the traceback can suggest. */
class PyNameError extends PyException {
  name: Value = null;
}
class PyAttributeError extends PyException {
  name: Value = null;
  obj: Value = null;
}

const member = (field: string) => ({
  get: (self: PyException) => (self as unknown as Record<string, Value>)[field] ?? null,
  set: (self: PyException, value: Value | undefined) => {
    (self as unknown as Record<string, Value>)[field] = value ?? null;
  },
  member: true,
});

const nameError = defineException({
  name: "NameError",
  base: exception,
  doc: "Name not found globally.",
  instance: PyNameError,
  fields: { name: "ref" },
  init: writes("(*args, name=None)", (self: PyNameError, args: Value[], name?: Value) => {
    self.args = new PyTuple(args);
    self.name = name ?? null;
    return null;
  }),
  getters: { name: member("name") },
});
define(nameError, "UnboundLocalError", "Local name referenced but not bound to a value.");

defineException({
  name: "AttributeError",
  base: exception,
  doc: "Attribute not found.",
  instance: PyAttributeError,
  fields: { name: "ref", obj: "ref" },
  init: writes("(*args, name=None, obj=None)", (self: PyAttributeError, args: Value[], name?: Value, obj?: Value) => {
    self.args = new PyTuple(args);
    self.name = name ?? null;
    self.obj = obj ?? null;
    return null;
  }),
  methods: {
    __getstate__: reads("()", (self: PyAttributeError) => {
      const entries: [string, Value][] = [];
      if (self.name !== null) entries.push(["name", self.name]);
      if (self.obj !== null) entries.push(["obj", self.obj]);
      entries.push(["args", self.args]);
      return dictOf(entries);
    }),
    __reduce__: reads(
      "()",
      (self: PyAttributeError) =>
        new PyTuple([
          typeOf(self),
          self.args,
          dictOf([...(self.name === null ? [] : [["name", self.name] as const]), ["args", self.args] as const]),
        ]),
    ),
  },
  getters: { name: member("name"), obj: member("obj") },
});

class PyImportError extends PyException {
  msg: Value = null;
  name: Value = null;
  path: Value = null;
  nameFrom: Value = null;
}
const importError = defineException({
  name: "ImportError",
  base: exception,
  doc: "Import can't find module, or can't find name in module.",
  instance: PyImportError,
  fields: { msg: "ref", name: "ref", path: "ref", nameFrom: "ref" },
  init: writes(
    "(*args, name=None, path=None, name_from=None)",
    (self: PyImportError, args: Value[], name?: Value, path?: Value, from?: Value) => {
      self.args = new PyTuple(args);
      self.msg = args.length === 1 ? args[0]! : null;
      self.name = name ?? null;
      self.path = path ?? null;
      self.nameFrom = from ?? null;
      return null;
    },
  ),
  slots: {
    reads: {
      str(self) {
        const { msg } = self as PyImportError;
        return msg !== null && textOf(msg) !== undefined && typeOf(msg).name === "str" ? msg : argumentsText(self as PyException);
      },
    },
  },
  methods: {
    __reduce__: reads("()", (self: PyImportError) => {
      const state = dictOf([
        ...(self.name === null ? [] : [["name", self.name] as const]),
        ...(self.path === null ? [] : [["path", self.path] as const]),
        ...(self.nameFrom === null ? [] : [["name_from", self.nameFrom] as const]),
      ]);
      return new PyTuple(state.size === 0 ? [typeOf(self), self.args] : [typeOf(self), self.args, state]);
    }),
  },
  getters: { msg: member("msg"), name: member("name"), path: member("path"), name_from: member("nameFrom") },
});
define(importError, "ModuleNotFoundError", "Module not found.");

const warning = define(exception, "Warning", "Base class for warning categories.");
for (const [name, doc] of [
  [
    "BytesWarning",
    "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.",
  ],
  ["DeprecationWarning", "Base class for warnings about deprecated features."],
  ["EncodingWarning", "Base class for warnings about encodings."],
  ["FutureWarning", "Base class for warnings about constructs that will change semantically\nin the future."],
  ["ImportWarning", "Base class for warnings about probable mistakes in module imports"],
  ["PendingDeprecationWarning", "Base class for warnings about features which will be deprecated\nin the future."],
  ["ResourceWarning", "Base class for warnings about resource usage."],
  ["RuntimeWarning", "Base class for warnings about dubious runtime behavior."],
  ["SyntaxWarning", "Base class for warnings about dubious syntax."],
  ["UnicodeWarning", "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems."],
  ["UserWarning", "Base class for warnings generated by user code."],
] as const) {
  define(warning, name, doc);
}
