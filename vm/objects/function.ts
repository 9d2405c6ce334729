/** function and method: the Python types of PyFunction and PyMethod. */

import { CodeFlag } from "../bytecode/code-unit.ts";
import { builtinsOf } from "../core/builtins-of.ts";
import { docstringOf, PyCode } from "../core/code.ts";
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { typeError, valueError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { PyCell } from "../core/frame.ts";
import { PyFunction, PyMethod } from "../core/function.ts";
import { callFunction } from "../core/function-call.ts";
import { pure, readable, writable } from "../core/native.ts";
import { findAttribute, genericGetAttribute, getAttribute } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { equals } from "../core/ops/compare.ts";
import { identityOf } from "../core/ops/hash.ts";
import { importFromNow } from "../core/ops/import.ts";
import { reprNow, textOf } from "../core/ops/text.ts";
import { warnNow } from "../core/ops/warn.ts";
import { argumentKind, typeOf } from "../core/registry.ts";
import { EQ, NE } from "../core/slots.ts";
import { EMPTY_TUPLE, PyTuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Value } from "../core/value.ts";
import { GENERIC_DICT } from "./instance-members.ts";
import { addressOf } from "./object.ts";

/** The annotations as a dict; the compiler hands them over as a flat tuple of names and values. */
function annotationsOf(func: PyFunction): PyDict {
  if (func.annotations instanceof PyDict) return func.annotations;
  const dict = new PyDict();
  if (func.annotations instanceof PyTuple) {
    const { items } = func.annotations;
    for (let i = 0; i < items.length; i += 2) dict.set(items[i]!, items[i + 1]!);
  }
  writable(func).annotations = dict;
  return dict;
}

function setText(func: PyFunction, name: "name" | "qualname", value: Value | undefined): void {
  if (value === undefined || textOf(value) === undefined) throw typeError(`__${name}__ must be set to a string object`);
  func[name] = value;
}

/** `__doc__`: the docstring of the code that the function was made with, unless it was set. */
function docOf(func: PyFunction): Value {
  // Nobody can tell when it was decoded, so the function needs no opening.
  if (func.doc === undefined) func.doc = docstringOf(func.code);
  return func.doc;
}

function setCode(func: PyFunction, value: Value | undefined): void {
  if (!(value instanceof PyCode)) throw typeError("__code__ must be set to a code object");
  const closure = func.closure?.length ?? 0;
  if (value.freeCount !== closure) {
    throw valueError(`${textOf(func.name)}() requires a code object with ${closure} free vars, not ${value.freeCount}`);
  }
  const kinds = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;
  if ((value.flags & kinds) !== (func.code.flags & kinds)) {
    warnNow(
      "DeprecationWarning",
      "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a plain function)",
    );
  }
  docOf(func);
  func.code = value;
}

export const functionType = defineType({
  name: "function",
  doc: "Create a function object.",
  instance: PyFunction,
  sharing: "stable",
  fields: {
    code: "ref",
    globals: "ref",
    builtins: "ref",
    name: "ref",
    qualname: "ref",
    module: "ref",
    doc: "ref",
    defaults: "refs",
    kwDefaults: "ref",
    closure: "refs",
    annotations: "ref",
    typeParams: "ref",
  },
  final: true,
  hasDict: true,
  hasWeakrefs: true,
  construct: pure(
    "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    (_cls: PyType, code: Value, globals: Value, name?: Value, defaults?: Value, closure?: Value, kwDefaults?: Value) => {
      if (!(code instanceof PyCode)) throw typeError(`function() argument 'code' must be code, not ${argumentKind(code)}`);
      if (!(globals instanceof PyDict))
        throw typeError(`function() argument 'globals' must be dict, not ${argumentKind(globals)}`);
      if (name !== undefined && name !== null && textOf(name) === undefined)
        throw typeError("arg 3 (name) must be None or string");
      if (defaults !== undefined && defaults !== null && !(defaults instanceof PyTuple)) {
        throw typeError("arg 4 (defaults) must be None or tuple");
      }
      if (kwDefaults !== undefined && kwDefaults !== null && !(kwDefaults instanceof PyDict)) {
        throw typeError("arg 6 (kwdefaults) must be None or dict");
      }
      const cells = closureCells(code, closure ?? null);
      const module = readable(globals).getString("__name__") ?? null;
      const func = new PyFunction(code, globals, builtinsOf(globals), module);
      if (name !== undefined && name !== null) func.name = name;
      func.defaults = defaults instanceof PyTuple ? defaults.items : null;
      func.kwDefaults = kwDefaults instanceof PyDict ? kwDefaults : null;
      func.closure = cells;
      return func;
    },
  ),
  slots: {
    pure: {
      repr: (self) => `<function ${textOf((self as PyFunction).qualname)} at ${addressOf(self as PyFunction)}>`,
      call: (self, args, names) => callFunction(self as PyFunction, args, names),
      get: (self, instance) => (instance === undefined ? self : new PyMethod(self, instance)),
    },
  },
  getters: {
    __code__: { get: (f: PyFunction) => f.code, set: setCode },
    __globals__: { get: (f: PyFunction) => f.globals, member: true },
    __builtins__: { get: (f: PyFunction) => f.builtins, member: true },
    __name__: { get: (f: PyFunction) => f.name, set: (f: PyFunction, v) => setText(f, "name", v) },
    __qualname__: { get: (f: PyFunction) => f.qualname, set: (f: PyFunction, v) => setText(f, "qualname", v) },
    __module__: {
      get: (f: PyFunction) => f.module,
      set: (f: PyFunction, v) => {
        f.module = v ?? null;
      },
      member: true,
    },
    __doc__: {
      get: docOf,
      set: (f: PyFunction, v) => {
        f.doc = v ?? null;
      },
      member: true,
    },
    __defaults__: {
      get: (f: PyFunction) => (f.defaults === null ? null : new PyTuple(f.defaults)),
      set: (f: PyFunction, v) => {
        if (v !== undefined && v !== null && !(v instanceof PyTuple))
          throw typeError("__defaults__ must be set to a tuple object");
        f.defaults = v instanceof PyTuple ? v.items : null;
      },
    },
    __kwdefaults__: {
      get: (f: PyFunction) => f.kwDefaults,
      set: (f: PyFunction, v) => {
        if (v !== undefined && v !== null && !(v instanceof PyDict))
          throw typeError("__kwdefaults__ must be set to a dict object");
        f.kwDefaults = v instanceof PyDict ? v : null;
      },
    },
    __closure__: { get: (f: PyFunction) => (f.closure === null ? null : new PyTuple(f.closure)), member: true },
    __annotations__: {
      get: annotationsOf,
      set: (f: PyFunction, v) => {
        if (v !== undefined && v !== null && !(v instanceof PyDict))
          throw typeError("__annotations__ must be set to a dict object");
        f.annotations = v ?? null;
      },
    },
    __type_params__: {
      get: (f: PyFunction) => f.typeParams ?? EMPTY_TUPLE,
      set: (f: PyFunction, v) => {
        if (!(v instanceof PyTuple)) throw typeError("__type_params__ must be set to a tuple");
        f.typeParams = v;
      },
    },
    __dict__: GENERIC_DICT,
  },
});

function closureCells(code: PyCode, closure: Value): readonly PyCell[] | null {
  const { freeCount } = code;
  const name = code.unit.name;
  if (closure === null) {
    if (freeCount > 0) throw typeError("arg 5 (closure) must be tuple");
    return null;
  }
  if (!(closure instanceof PyTuple)) throw typeError("arg 5 (closure) must be None or tuple");
  if (closure.items.length !== freeCount) {
    throw valueError(`${name} requires closure of length ${freeCount}, not ${closure.items.length}`);
  }
  for (const cell of closure.items) {
    if (!(cell instanceof PyCell)) throw typeError(`arg 5 (closure) expected cell, found ${typeOf(cell).name}`);
  }
  return freeCount === 0 ? null : (closure.items as unknown as PyCell[]);
}

export const methodType = defineType({
  name: "method",
  doc: "Create a bound instance method object.",
  instance: PyMethod,
  sharing: "immutable",
  fields: { callable: "ref", self: "ref" },
  final: true,
  hasWeakrefs: true,
  construct: pure("(function, instance, /)", (_cls: PyType, callable: Value, self: Value) => {
    if (typeOf(callable).slots.call === undefined) throw typeError("first argument must be callable");
    if (self === null) throw typeError("instance must not be None");
    return new PyMethod(callable, self);
  }),
  slots: {
    pure: {
      repr(self) {
        const { callable, self: receiver } = self as PyMethod;
        const name = findAttribute(callable, "__qualname__") ?? findAttribute(callable, "__name__");
        const text = name === undefined ? undefined : textOf(name);
        return `<bound method ${text ?? "?"} of ${reprNow(receiver)}>`;
      },
      call: (self, args, names) => call((self as PyMethod).callable, [(self as PyMethod).self, ...args], names),
      get: (self) => self,
      hash: (self) => {
        const { callable, self: receiver } = self as PyMethod;
        const x = typeof receiver === "object" && receiver !== null ? identityOf(receiver) : 1;
        return Math.floor((x ^ (typeof callable === "object" && callable !== null ? identityOf(callable) : 1)) / 2) >>> 0;
      },
      richcompare(a, b, op) {
        if ((op !== EQ && op !== NE) || !(a instanceof PyMethod) || !(b instanceof PyMethod)) return NotImplemented;
        const same = a.self === b.self && equals(a.callable, b.callable);
        return same === (op === EQ);
      },
      getattribute(self, name) {
        if (typeOf(self).lookup(name) !== undefined) return genericGetAttribute(self, name);
        return getAttribute((self as PyMethod).callable, name);
      },
    },
  },
  methods: {
    __reduce__: pure("()", (self: PyMethod) => {
      const name = findAttribute(self.callable, "__name__") ?? null;
      return new PyTuple([importFromNow("builtins", "getattr"), new PyTuple([self.self, name])]);
    }),
  },
  getters: {
    __func__: { get: (m: PyMethod) => m.callable, member: true },
    __self__: { get: (m: PyMethod) => m.self, member: true },
    __doc__: { get: (m: PyMethod) => andThen(getAttribute(m.callable, "__doc__"), (doc) => doc) },
  },
});
