/** generator, coroutine and their helpers: the Python types of vm/core/generator. */
import { defineType, type GetSetSpec } from "../core/define-type.ts";
import { exceptionType, PyError, typeError } from "../core/errors.ts";
import { PyException } from "../core/exception.ts";
import { closeGenerator, PyCoroutine, PyGenerator, type PyGeneratorBase, sendTo, throwInto } from "../core/generator.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { type Declaration, writes } from "../core/native.ts";
import { callNow } from "../core/ops/call.ts";
import { reprNow, textOf } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { raiseStop } from "../core/slot-wrapper.ts";
import { PyType } from "../core/type.ts";
import { MutableObject, type Value } from "../core/value.ts";
import { addressOf } from "./object.ts";

/** The exception that the arguments of throw(type[, value[, traceback]]) stand for. */
export function thrownError(kind: Value, value: Value | undefined, traceback: Value | undefined): PyError {
  if (traceback !== undefined && traceback !== null && typeOf(traceback).name !== "traceback") {
    throw typeError("throw() third argument must be a traceback object");
  }
  let exception: Value;
  if (kind instanceof PyType && kind.isSubtypeOf(exceptionType("BaseException"))) {
    if (value instanceof PyException && typeOf(value).isSubtypeOf(kind)) exception = value;
    else exception = value === undefined || value === null ? callNow(kind) : callNow(kind, value);
  } else if (kind instanceof PyException) {
    if (value !== undefined && value !== null) throw typeError("instance exception may not have a separate value");
    exception = kind;
  } else {
    throw typeError(`exceptions must be classes or instances deriving from BaseException, not ${typeOf(kind).name}`);
  }
  if (!(exception instanceof PyException)) {
    throw typeError(`calling ${reprNow(kind)} should have returned an instance of BaseException, not ${typeOf(exception).name}`);
  }
  if (traceback !== undefined && traceback !== null) exception.traceback = traceback;
  return new PyError(exception);
}

const setName = (field: "name" | "qualname") => (self: PyGeneratorBase, value: Value | undefined) => {
  if (value === undefined || textOf(value) === undefined) throw typeError(`__${field}__ must be set to a string object`);
  self[field] = value;
};

/** Attributes that generators, coroutines and async generators share, under their prefix. */
export function generatorGetters(prefix: "gi" | "cr" | "ag"): Record<string, GetSetSpec> {
  return {
    __name__: { get: (self: PyGeneratorBase) => self.name, set: setName("name") },
    __qualname__: { get: (self: PyGeneratorBase) => self.qualname, set: setName("qualname") },
    [`${prefix}_frame`]: { get: (self: PyGeneratorBase) => (self.state === "closed" ? null : self.frame) },
    [`${prefix}_running`]: { get: (self: PyGeneratorBase) => self.state === "running" },
    [`${prefix}_suspended`]: { get: (self: PyGeneratorBase) => self.state === "suspended" },
    [`${prefix}_code`]: { get: (self: PyGeneratorBase) => self.frame.code },
    [prefix === "gi" ? "gi_yieldfrom" : `${prefix}_await`]: { get: (self: PyGeneratorBase) => self.delegate ?? null },
  };
}

export const generatorRepr = (kind: string) => (self: Value) =>
  `<${kind} object ${textOf((self as PyGeneratorBase).qualname)} at ${addressOf(self as PyGeneratorBase)}>`;

const FIELDS = { frame: "ref", state: "text", name: "ref", qualname: "ref", handled: "derived" } as const;

const methods: Record<string, Declaration> = {
  send: writes(
    "(arg, /)",
    (self: PyGeneratorBase, value: Value) => raiseStop(sendTo(self, value)),
    "send(object, /)\n--\n\nsend(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
  ),
  throw: writes(
    "(type, value=None, traceback=None, /)",
    (self: PyGeneratorBase, kind: Value, value?: Value, traceback?: Value) =>
      raiseStop(throwInto(self, thrownError(kind, value, traceback))),
    "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.",
  ),
  close: writes(
    "()",
    (self: PyGeneratorBase) => closeGenerator(self),
    "close()\n--\n\nclose() -> raise GeneratorExit inside generator.",
  ),
  __class_getitem__: classGetItem,
};

export const generatorType = defineType({
  name: "generator",
  instance: PyGenerator,
  sharing: "versioned",
  fields: FIELDS,
  final: true,
  hasWeakrefs: true,
  slots: {
    pure: { repr: generatorRepr("generator"), iter: (self) => self },
    writes: { next: (self) => sendTo(self as PyGenerator, null) },
  },
  methods,
  getters: generatorGetters("gi"),
});

/** What `coroutine.__await__()` gives: an iterator over the coroutine. */
export class PyCoroutineWrapper extends MutableObject {
  readonly coroutine: PyCoroutine;
  constructor(coroutine: PyCoroutine) {
    super();
    this.coroutine = coroutine;
  }
}

export const coroutineType = defineType({
  name: "coroutine",
  instance: PyCoroutine,
  sharing: "versioned",
  fields: { ...FIELDS, origin: "ref", wasAwaited: "flag" },
  final: true,
  hasWeakrefs: true,
  slots: {
    pure: { repr: generatorRepr("coroutine"), await: (self) => new PyCoroutineWrapper(self as PyCoroutine) },
  },
  methods,
  getters: { ...generatorGetters("cr"), cr_origin: { get: (self: PyCoroutine) => self.origin, member: true } },
});

export const coroutineWrapperType = defineType({
  name: "coroutine_wrapper",
  instance: PyCoroutineWrapper,
  sharing: "versioned",
  fields: { coroutine: "ref" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: { next: (self) => sendTo((self as PyCoroutineWrapper).coroutine, null) },
  },
  methods: {
    send: writes("(arg, /)", (self: PyCoroutineWrapper, value: Value) => raiseStop(sendTo(self.coroutine, value))),
    throw: writes(
      "(type, value=None, traceback=None, /)",
      (self: PyCoroutineWrapper, kind: Value, value?: Value, traceback?: Value) =>
        raiseStop(throwInto(self.coroutine, thrownError(kind, value, traceback))),
    ),
    close: writes("()", (self: PyCoroutineWrapper) => closeGenerator(self.coroutine)),
  },
});
