/** generator, coroutine and their helpers: the Python types of vm/core/generator. */
import { defineType, type GetSetSpec } from "../core/define-type.ts";
import { type PyError, typeError } from "../core/errors.ts";
import { HandledException } from "../core/execution.ts";
import { HERE_ONLY } from "../core/fields.ts";
import { closeGenerator, PyCoroutine, PyGenerator, type PyGeneratorBase, sendTo, throwInto } from "../core/generator.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { type Declaration, writes } from "../core/native.ts";
import { textOf } from "../core/ops/text.ts";
import { warnNow } from "../core/ops/warn.ts";
import { raiseStop } from "../core/slot-wrapper.ts";
import { thrownError } from "../core/thrown.ts";
import { MutableObject, type Value } from "../core/value.ts";
import { addressOf } from "./object.ts";

/** Warns when a throw method got a second argument. */
export function warnOfSignature(method: string, value: Value | undefined): void {
  if (value === undefined) return;
  const signature = `the (type, exc, tb) signature of ${method}() is deprecated`;
  warnNow("DeprecationWarning", `${signature}, use the single-arg signature instead.`);
}

/** The exception that the arguments of throw(type[, value[, traceback]]) stand for. Warns of the old signature. */
export function thrownBy(kind: Value, value: Value | undefined, traceback: Value | undefined): PyError {
  warnOfSignature("throw", value);
  return thrownError(kind, value, traceback);
}

const setName = (field: "name" | "qualname") => (self: PyGeneratorBase, value: Value | undefined) => {
  if (value === undefined || textOf(value) === undefined) throw typeError(`__${field}__ must be set to a string object`);
  self[field] = value;
};

/** Attributes that generators, coroutines and async generators share, under their prefix. */
export function generatorGetters(prefix: "gi" | "cr" | "ag"): Record<string, GetSetSpec> {
  const kind = { gi: "generator", cr: "coroutine", ag: "async generator" }[prefix];
  return {
    __name__: { get: (self: PyGeneratorBase) => self.name, set: setName("name"), doc: `name of the ${kind}` },
    __qualname__: {
      get: (self: PyGeneratorBase) => self.qualname,
      set: setName("qualname"),
      doc: `qualified name of the ${kind}`,
    },
    [`${prefix}_frame`]: { get: (self: PyGeneratorBase) => (self.state === "closed" ? null : self.frame) },
    [`${prefix}_running`]: { get: (self: PyGeneratorBase) => self.state === "running" },
    [`${prefix}_suspended`]: { get: (self: PyGeneratorBase) => self.state === "suspended" },
    [`${prefix}_code`]: { get: (self: PyGeneratorBase) => self.frame.code },
    [prefix === "gi" ? "gi_yieldfrom" : `${prefix}_await`]: {
      get: (self: PyGeneratorBase) => self.delegate ?? null,
      doc: prefix === "gi" ? "object being iterated by yield from, or None" : "object being awaited on, or None",
    },
  };
}

export const generatorRepr = (kind: string) => (self: Value) =>
  `<${kind} object ${textOf((self as PyGeneratorBase).qualname)} at ${addressOf(self as PyGeneratorBase)}>`;

/** What all kinds of generators hold. */
export const GENERATOR_FIELDS = {
  frame: "ref",
  state: "text",
  name: "ref",
  qualname: "ref",
  handled: HERE_ONLY,
  handledValue: "ref",
  watch: HERE_ONLY,
  atomicDepth: "i32",
} as const;

/** The frame of a watched generator does not lead to it; one that another executor has suspended handles what it handled there. */
export function rebuildGenerator(generator: PyGeneratorBase): void {
  const own = generator as { handled: HandledException | null };
  own.handled ??= new HandledException();
  if (generator.state === "suspended") generator.handled.value = generator.handledValue;
  if (generator.watch !== null && generator.state !== "running") generator.frame.generator = null;
}

const DEPRECATION = "the (type, val, tb) signature is deprecated, \nand may be removed in a future version of Python.";

/** The documentation of send, throw and close. */
export const GENERATOR_DOCS = {
  send: "send(object, /)\n--\n\nsend(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.",
  throw: `throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or raise\nStopIteration.\n${DEPRECATION}`,
  athrow: `athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\n${DEPRECATION}`,
  close: "close()\n--\n\nclose() -> raise GeneratorExit inside generator.",
};
const COROUTINE_DOCS = {
  send: "send(object, /)\n--\n\nsend(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.",
  throw: `throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated value or raise\nStopIteration.\n${DEPRECATION}`,
  close: "close()\n--\n\nclose() -> raise GeneratorExit inside coroutine.",
};

/** send, throw and close, on `receiver(self)`. */
const methods = <T>(docs: typeof COROUTINE_DOCS, receiver: (self: T) => PyGeneratorBase): Record<string, Declaration> => ({
  send: writes("(arg, /)", (self: T, value: Value) => raiseStop(sendTo(receiver(self), value)), docs.send),
  throw: writes(
    "(type, value=None, traceback=None, /)",
    (self: T, thrown: Value, value?: Value, traceback?: Value) =>
      raiseStop(throwInto(receiver(self), thrownBy(thrown, value, traceback))),
    docs.throw,
  ),
  close: writes("()", (self: T) => closeGenerator(receiver(self)), docs.close),
});

export const generatorType = defineType({
  name: "generator",
  instance: PyGenerator,
  sharing: "versioned",
  fields: GENERATOR_FIELDS,
  rebuild: rebuildGenerator,
  final: true,
  hasWeakrefs: true,
  slots: {
    pure: { iter: (self) => self },
    reads: { repr: generatorRepr("generator") },
    writes: { next: (self) => sendTo(self as PyGenerator, null) },
  },
  methods: { ...methods(GENERATOR_DOCS, (self: PyGenerator) => self), __class_getitem__: classGetItem },
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
  fields: { ...GENERATOR_FIELDS, origin: "ref", wasAwaited: "flag", creator: HERE_ONLY },
  rebuild: rebuildGenerator,
  final: true,
  hasWeakrefs: true,
  slots: {
    reads: { repr: generatorRepr("coroutine") },
    pure: { await: (self) => new PyCoroutineWrapper(self as PyCoroutine) },
  },
  methods: { ...methods(COROUTINE_DOCS, (self: PyCoroutine) => self), __class_getitem__: classGetItem },
  getters: { ...generatorGetters("cr"), cr_origin: { get: (self: PyCoroutine) => self.origin, member: true } },
});

export const coroutineWrapperType = defineType({
  name: "coroutine_wrapper",
  doc: "A wrapper object implementing __await__ for coroutines.",
  instance: PyCoroutineWrapper,
  sharing: "versioned",
  fields: { coroutine: "ref" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: { next: (self) => sendTo((self as PyCoroutineWrapper).coroutine, null) },
  },
  methods: methods(COROUTINE_DOCS, (self: PyCoroutineWrapper) => self.coroutine),
});
