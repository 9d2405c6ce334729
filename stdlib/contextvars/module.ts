/** The native module _contextvars. */

import { currentContext, PyContext, PyContextVar, switchContext } from "../../vm/core/context.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { keyError, pyError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { attempt, Callback } from "../../vm/core/execution.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { call } from "../../vm/core/ops/call.ts";
import { equals } from "../../vm/core/ops/compare.ts";
import { identityOf } from "../../vm/core/ops/hash.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { reprNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { EQ, NE } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, NotImplemented, type Outcome, PyObject, type Value } from "../../vm/core/value.ts";

class PyToken extends MutableObject {
  readonly variable: PyContextVar;
  readonly context: PyContext;
  /** Undefined when the variable had no value. */
  readonly old: Value | undefined;
  used = false;
  constructor(variable: PyContextVar, context: PyContext, old: Value | undefined) {
    super();
    this.variable = variable;
    this.context = context;
    this.old = old;
  }
}

class PyMissing extends PyObject {}

const address = (object: object): string => `0x${identityOf(object).toString(16)}`;

function reprVariable(self: PyContextVar): string {
  open(self, "reads");
  const { fallback, name } = self;
  return `<ContextVar name=${reprNow(name)}${fallback === undefined ? "" : ` default=${reprNow(fallback)}`} at ${address(self)}>`;
}

function getVariable(self: PyContextVar, fallback?: Value): Value {
  const context = currentContext();
  open(context, "reads");
  const value = context.values.get(self);
  if (value !== undefined) return value;
  const answer = fallback === undefined ? self.fallback : fallback;
  if (answer === undefined) throw pyError("LookupError", self);
  return answer;
}

function setVariable(self: PyContextVar, value: Value): Value {
  const context = currentContext();
  open(context, "writes");
  const token = new PyToken(self, context, context.values.get(self));
  context.set(self, value);
  return token;
}

function resetVariable(self: PyContextVar, token: Value): Value {
  if (!(token instanceof PyToken)) throw pyError("TypeError", toStr(`expected an instance of Token, got ${reprNow(token)}`));
  open(token, "writes");
  if (token.used) throw pyError("RuntimeError", toStr(`${reprNow(token)} has already been used once`));
  if (token.variable !== self) throw pyError("ValueError", toStr(`${reprNow(token)} was created by a different ContextVar`));
  if (token.context !== currentContext()) {
    throw pyError("ValueError", toStr(`${reprNow(token)} was created in a different Context`));
  }
  open(token.context, "writes");
  token.used = true;
  if (token.old === undefined) token.context.delete(self);
  else token.context.set(self, token.old);
  return null;
}

const defineContextVar = (): PyType =>
  defineType({
    name: "ContextVar",
    module: "_contextvars",
    instance: PyContextVar,
    sharing: "versioned",
    fields: { name: "ref", fallback: "ref" },
    final: true,
    construct: pure("(*args, **kwargs)", (_cls: PyType, args: Value[], kwargs: Keywords) => {
      const [name] = args;
      if (name === undefined) throw typeError(`ContextVar() takes exactly 1 positional argument (${args.length} given)`);
      if (args.length > 1) throw typeError(`ContextVar() takes at most 1 positional argument (${args.length} given)`);
      for (const key of kwargs.keys()) {
        if (key !== "default") throw typeError(`ContextVar() got an unexpected keyword argument '${key}'`);
      }
      if (textOf(name) === undefined) throw typeError("context variable name must be a str");
      return new PyContextVar(name, kwargs.get("default"));
    }),
    slots: { reads: { repr: (self) => toStr(reprVariable(self as PyContextVar)) } },
    methods: {
      get: reads(
        "(default=<unrepresentable>, /)",
        getVariable,
        "Return a value for the context variable for the current context.\n\nWithout a value there, return the default given here, then the variable's own; else raise LookupError.",
      ),
      set: pure(
        "(value, /)",
        setVariable,
        "Call to set a new value for the context variable in the current context.\n\nReturns a Token with which ContextVar.reset() restores the variable.",
      ),
      reset: pure(
        "(token, /)",
        resetVariable,
        "Reset the context variable.\n\nIt gets the value it had before the ContextVar.set() that created the token.",
      ),
      __class_getitem__: classGetItem,
    },
    getters: { name: { get: (self: PyContextVar) => self.name, member: true } },
  });

function defineToken(missing: PyMissing): PyType {
  return defineType({
    name: "Token",
    module: "_contextvars",
    instance: PyToken,
    sharing: "versioned",
    fields: { variable: "ref", context: "ref", old: "ref", used: "flag" },
    final: true,
    construct: pure("(*args, **kwargs)", () => {
      throw runtimeError("Tokens can only be created by ContextVars");
    }),
    slots: {
      reads: {
        repr: (value) => {
          const self = value as PyToken;
          const variable = reprVariable(self.variable);
          return toStr(`<Token${self.used ? " used" : ""} var=${variable} at ${address(self)}>`);
        },
      },
    },
    methods: { __class_getitem__: classGetItem },
    getters: {
      var: { get: (self: PyToken) => self.variable },
      old_value: { get: (self: PyToken) => (self.old === undefined ? missing : self.old) },
    },
    attributes: { MISSING: missing },
  });
}

function variableKey(key: Value): PyContextVar {
  if (key instanceof PyContextVar) return key;
  throw pyError("TypeError", toStr(`a ContextVar key was expected, got ${reprNow(key)}`));
}

/** context.run(callable, ...): whatever happens, the context before becomes the current one again. */
function runIn(self: PyContext, args: readonly Value[], kwargs: Keywords): Outcome {
  const [callee, ...rest] = args;
  if (callee === undefined) throw typeError("run() missing 1 required positional argument");
  if (self.previous !== undefined) {
    throw pyError("RuntimeError", toStr(`cannot enter context: ${reprNow(self)} is already entered`));
  }
  self.previous = currentContext();
  switchContext(self);
  const leave = (): void => {
    open(self, "writes");
    switchContext(self.previous);
    self.previous = undefined;
  };
  return attempt(
    () => call(callee, [...rest, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]),
    new Callback(
      (result) => {
        leave();
        return result;
      },
      (error) => {
        leave();
        throw error;
      },
    ),
  ) as Outcome;
}

function equalContexts(a: PyContext, b: PyContext): boolean {
  if (a.values.size !== b.values.size) return false;
  for (const [variable, value] of a.values) {
    const other = b.values.get(variable);
    if (other === undefined || !equals(value, other)) return false;
  }
  return true;
}

const itemsOf = (self: PyContext): Value[] => [...self.values].map((pair) => tuple(pair));

const defineContext = (): PyType =>
  defineType({
    name: "Context",
    module: "_contextvars",
    instance: PyContext,
    sharing: "versioned",
    fields: { values: "map", previous: "ref" },
    final: true,
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (_cls: PyType, args: Value[], kwargs: Keywords) => {
      if (args.length > 0 || kwargs.size > 0) throw typeError("Context() does not accept any arguments");
      return new PyContext();
    }),
    slots: {
      reads: {
        richcompare: (self, other, op) => {
          if (!(other instanceof PyContext) || (op !== EQ && op !== NE)) return NotImplemented;
          return equalContexts(self as PyContext, other) === (op === EQ);
        },
        length: (self) => (self as PyContext).values.size,
        iter: (self) => getIterator(list([...(self as PyContext).values.keys()])),
        contains: (self, key) => (self as PyContext).values.has(variableKey(key)),
        getitem: (self, key) => {
          const value = (self as PyContext).values.get(variableKey(key));
          if (value === undefined) throw keyError(key);
          return value;
        },
      },
    },
    methods: {
      get: reads(
        "(key, default=None, /)",
        (self: PyContext, key: Value, fallback: Value = null) => {
          const value = self.values.get(variableKey(key));
          return value === undefined ? fallback : value;
        },
        "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does not exist, return `default`. If `default` is not given,\nreturn None.",
      ),
      items: reads(
        "()",
        (self: PyContext) => getIterator(list(itemsOf(self))),
        "Return all variables and their values in the context object.",
      ),
      keys: reads(
        "()",
        (self: PyContext) => getIterator(list([...self.values.keys()])),
        "Return a list of all variables in the context object.",
      ),
      values: reads(
        "()",
        (self: PyContext) => getIterator(list([...self.values.values()])),
        "Return a list of all variables' values in the context object.",
      ),
      copy: reads("()", (self: PyContext) => new PyContext(self), "Return a shallow copy of the context object."),
      run: writes("(*args, **kwargs)", runIn),
    },
  });

export const contextvarsModule = defineModule("_contextvars", () => {
  defineType({
    name: "_token_missing",
    module: "_contextvars",
    instance: PyMissing,
    sharing: "immutable",
    fields: {},
    final: true,
    slots: { pure: { repr: () => "<Token.MISSING>" } },
  });
  return {
    doc: "Context Variables",
    functions: { copy_context: pure("()", () => new PyContext(currentContext())) },
    types: [defineContext(), defineContextVar(), defineToken(new PyMissing())],
  };
});
