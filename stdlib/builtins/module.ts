/** builtins. */
import { exceptionTypes, runtimeError } from "../../vm/core/errors.ts";
import { execution } from "../../vm/core/execution.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { type Declaration, inevitable, pure } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { builtinTypes } from "../../vm/core/registry.ts";
import { Ellipsis, NotImplemented, type Value } from "../../vm/core/value.ts";
import { attributeBuiltins } from "./attributes.ts";
import { buildClassFunctions } from "./build-class.ts";
import { executionFunctions } from "./execution.ts";
import { extremeBuiltins } from "./extremes.ts";
import { iterationBuiltins } from "./iteration.ts";
import { outputFunctions } from "./output.ts";
import { textBuiltins } from "./text.ts";

/** Types that are builtin but have no name in the builtins module. */
const PUBLIC_TYPES = [
  "bool",
  "bytearray",
  "bytes",
  "classmethod",
  "complex",
  "dict",
  "enumerate",
  "filter",
  "float",
  "frozenset",
  "int",
  "list",
  "map",
  "memoryview",
  "object",
  "property",
  "range",
  "reversed",
  "set",
  "slice",
  "staticmethod",
  "str",
  "super",
  "tuple",
  "type",
  "zip",
];

const ownFunctions: Record<string, Declaration> = {
  breakpoint: inevitable(
    "(*args, **kws)",
    (args: Value[], kwargs: Map<string, Value>) => {
      const hook = findAttribute(execution.sys, "breakpointhook");
      if (hook === undefined) throw runtimeError("lost sys.breakpointhook");
      return call(hook, [...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]);
    },
    "breakpoint($module, /, *args, **kws)\n--\n\nCall sys.breakpointhook(*args, **kws).\n\nsys.breakpointhook() must accept whatever arguments are passed.\n\nBy default, this drops you into the pdb debugger.",
  ),
  open: pure(
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    (...args: (Value | undefined)[]) => {
      const names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
      const given = args
        .map((value, i) => [names[i]!, value] as const)
        .filter((pair): pair is [string, Value] => pair[1] !== undefined);
      return call(
        importFromNow("_io", "open"),
        given.map(([, value]) => value),
        given.map(([name]) => name),
      );
    },
    "Open file and return a stream.  Raise OSError upon failure.",
  ),
};

/** The module; `__debug__` is set when an interpreter is configured. */
export function builtinsModule(): NativeModule {
  return defineModule("builtins", () => ({
    doc: "Built-in functions, types, exceptions, and other objects.\n\nThis module provides direct access to all 'built-in'\nidentifiers of Python; for example, builtins.len is\nthe full name for the built-in function len().\n\nThis module is not normally accessed explicitly by most\napplications, but can be useful in modules that provide\nobjects with the same name as a builtin, but in which the\nbuilt-in of that name is also needed.",
    functions: {
      ...buildClassFunctions,
      ...attributeBuiltins,
      ...extremeBuiltins,
      ...iterationBuiltins,
      ...textBuiltins,
      ...executionFunctions,
      ...outputFunctions,
      ...ownFunctions,
    },
    constants: {
      None: null,
      True: true,
      False: false,
      Ellipsis,
      NotImplemented,
      __debug__: true,
      ...Object.fromEntries(PUBLIC_TYPES.map((name) => [name, builtinTypes.get(name)!])),
      ...Object.fromEntries(exceptionTypes),
      EnvironmentError: exceptionTypes.get("OSError")!,
      IOError: exceptionTypes.get("OSError")!,
    },
  }));
}
