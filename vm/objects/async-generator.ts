/** async_generator and its steps. */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { PyAsyncSend, type PyAsyncStep, PyAsyncThrow, PyAsyncWrapped } from "../core/async-step.ts";
import { watch } from "../core/death.ts";
import { defineType } from "../core/define-type.ts";
import { andThen, execution } from "../core/execution.ts";
import { type Fields, HERE_ONLY } from "../core/fields.ts";
import type { Frame } from "../core/frame.ts";
import { PyAsyncGenerator } from "../core/generator.ts";
import { isAwaitedAtOnce, stepRemains, watchGenerator } from "../core/generator-death.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { open, undoWith, writes } from "../core/native.ts";
import { call } from "../core/ops/call.ts";
import { raiseStop } from "../core/slot-wrapper.ts";
import type { PyType } from "../core/type.ts";
import type { Outcome, Value } from "../core/value.ts";
import {
  GENERATOR_DOCS,
  GENERATOR_FIELDS,
  generatorGetters,
  generatorRepr,
  rebuildGenerator,
  thrownBy,
  warnOfSignature,
} from "./generators.ts";

/** What sys.set_asyncgen_hooks has set. */
export interface AsyncGeneratorHooks {
  readonly firstiter: Value;
  readonly finalizer: Value;
}

const NO_HOOKS: AsyncGeneratorHooks = { firstiter: null, finalizer: null };

/** The key of the hooks among what is kept per thread. */
const HOOKS = {};

/** Those of the running thread. */
export const asyncGeneratorHooks = (): AsyncGeneratorHooks =>
  (scheduler.current.locals.get(HOOKS) as AsyncGeneratorHooks | undefined) ?? NO_HOOKS;

export function setAsyncGeneratorHooks(hooks: AsyncGeneratorHooks): void {
  const { locals } = scheduler.current;
  const before = asyncGeneratorHooks();
  locals.set(HOOKS, hooks);
  undoWith(() => locals.set(HOOKS, before));
}

/** Calls the firstiter hook the first time the generator is iterated. */
function initHooks(generator: PyAsyncGenerator): Outcome {
  open(generator, "reads");
  if (generator.hooksInitialised) return null;
  open(generator, "writes");
  generator.hooksInitialised = true;
  const { firstiter, finalizer } = asyncGeneratorHooks();
  generator.finalizer = finalizer;
  watchGenerator(generator);
  return firstiter === null ? null : call(firstiter, [generator]);
}

/** The step as a value; it is to warn when nobody awaits it. */
function asStep(step: PyAsyncStep): Value {
  if (!isAwaitedAtOnce(execution.top.frame as Frame | null)) step.watch = watch(step, stepRemains);
  return step;
}

export const asyncGeneratorType = defineType({
  name: "async_generator",
  instance: PyAsyncGenerator,
  sharing: "versioned",
  fields: {
    ...GENERATOR_FIELDS,
    finalizer: "ref",
    hooksInitialised: "flag",
    isRunningAsync: "flag",
    isClosed: "flag",
  },
  rebuild: rebuildGenerator,
  final: true,
  hasWeakrefs: true,
  slots: {
    reads: { repr: generatorRepr("async_generator") },
    pure: {
      aiter: (self) => self,
      anext: (self) =>
        andThen(initHooks(self as PyAsyncGenerator), () => asStep(new PyAsyncSend(self as PyAsyncGenerator, null))),
    },
  },
  methods: {
    asend: writes(
      "(value, /)",
      (self: PyAsyncGenerator, value: Value) => andThen(initHooks(self), () => asStep(new PyAsyncSend(self, value))),
      "asend(object, /)\n--\n\nasend(v) -> send 'v' in generator.",
    ),
    athrow: writes(
      "(type, value=None, traceback=None, /)",
      (self: PyAsyncGenerator, kind: Value, value?: Value, traceback?: Value) => {
        warnOfSignature("athrow", value);
        return andThen(initHooks(self), () => asStep(new PyAsyncThrow(self, [kind, value, traceback])));
      },
      GENERATOR_DOCS.athrow,
    ),
    aclose: writes(
      "()",
      (self: PyAsyncGenerator) => andThen(initHooks(self), () => asStep(new PyAsyncThrow(self, null))),
      "aclose()\n--\n\naclose() -> raise GeneratorExit inside generator.",
    ),
    __class_getitem__: classGetItem,
  },
  getters: { ...generatorGetters("ag"), ag_running: { get: (self: PyAsyncGenerator) => self.isRunningAsync, member: true } },
});

const stepMethods = {
  send: writes("(arg, /)", (self: PyAsyncStep, value: Value) => raiseStop(self.send(value)), GENERATOR_DOCS.send),
  throw: writes(
    "(type, value=None, traceback=None, /)",
    (self: PyAsyncStep, kind: Value, value?: Value, traceback?: Value) => raiseStop(self.throw(thrownBy(kind, value, traceback))),
    GENERATOR_DOCS.throw,
  ),
  close: writes("()", (self: PyAsyncStep) => self.close(), GENERATOR_DOCS.close),
};

const stepType = (name: string, instance: typeof PyAsyncSend | typeof PyAsyncThrow, own: Fields): PyType =>
  defineType({
    name,
    instance,
    sharing: "versioned",
    fields: { generator: "ref", status: "text", watch: HERE_ONLY, ...own },
    final: true,
    slots: {
      pure: { iter: (self) => self, await: (self) => self },
      writes: { next: (self) => (self as unknown as PyAsyncStep).send(null) },
    },
    methods: stepMethods,
  });

export const asyncSendType = stepType("async_generator_asend", PyAsyncSend, { value: "ref" });
export const asyncThrowType = stepType("async_generator_athrow", PyAsyncThrow, { thrown: "frozen" });

export const asyncWrappedType = defineType({
  name: "async_generator_wrapped_value",
  instance: PyAsyncWrapped,
  sharing: "immutable",
  fields: { value: "ref" },
  final: true,
});
