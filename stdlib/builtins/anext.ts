/** The builtin anext, and the awaitable that it returns when a default is given. */

import { awaitableIterator } from "../../vm/ceval/handlers/coroutines.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { isPyError, pyError, typeError } from "../../vm/core/errors.ts";
import { andThen, attempt, Callback, continueWith, execution, takeStopValue } from "../../vm/core/execution.ts";
import { PyCoroutine, sendTo } from "../../vm/core/generator.ts";
import { pure } from "../../vm/core/native.ts";
import { callMethod } from "../../vm/core/ops/call.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { type MaybeOutcome, type Outcome, PENDING, PyObject, type Value } from "../../vm/core/value.ts";

/** Awaits the next item of an async iterator; its end gives the default. */
export class PyAnextAwaitable extends PyObject {
  readonly awaitable: Value;
  readonly fallback: Value;
  constructor(awaitable: Value = null, fallback: Value = null) {
    super();
    this.awaitable = awaitable;
    this.fallback = fallback;
  }
}

/** One step of the wrapped awaitable, where StopAsyncIteration becomes the default as the result. */
function withDefault(self: PyAnextAwaitable, step: (iterator: Value) => MaybeOutcome): MaybeOutcome {
  return attempt(
    () => continueWith(wrappedIterator(self), new Callback(step)),
    new Callback(
      (value) => value,
      (error) => {
        if (!isPyError(error, "StopAsyncIteration")) throw error;
        execution.stopValue = self.fallback;
        return undefined;
      },
    ),
  );
}

const wrappedIterator = (self: PyAnextAwaitable): Outcome =>
  awaitableIterator(self.awaitable, (name) => `object ${name} can't be used in 'await' expression`);

/** As withDefault for methods: the end of the iteration is raised. */
function proxied(self: PyAnextAwaitable, method: string, args: readonly Value[]): Outcome {
  const step = withDefault(self, (iterator) => callMethod(iterator, method, ...args));
  return continueWith(
    step,
    new Callback((value: Value | undefined) => {
      if (value !== undefined) return value;
      throw pyError("StopIteration", takeStopValue());
    }),
  ) as Outcome;
}

// Made at the first call: files under stdlib/ do nothing when they are loaded.
let defined = false;
function defineAwaitable(): void {
  defined = true;
  defineType({
    name: "anext_awaitable",
    instance: PyAnextAwaitable,
    sharing: "immutable",
    fields: { awaitable: "ref", fallback: "ref" },
    final: true,
    slots: {
      pure: {
        await: (self) => self,
        iter: (self) => self,
        next: (value) =>
          withDefault(value as PyAnextAwaitable, (iterator) =>
            iterator instanceof PyCoroutine ? sendTo(iterator, null) : typeOf(iterator).slots.next!(iterator),
          ),
      },
    },
    methods: {
      send: pure("(value, /)", (self: PyAnextAwaitable, value: Value) => proxied(self, "send", [value])),
      throw: pure("(*args)", (self: PyAnextAwaitable, args: Value[]) => proxied(self, "throw", args)),
      close: pure("()", (self: PyAnextAwaitable) => proxied(self, "close", [])),
    },
  });
}

export function anext(iterator: Value, fallback?: Value): Outcome {
  const { name, slots } = typeOf(iterator);
  if (slots.anext === undefined) throw typeError(`'${name}' object is not an async iterator`);
  const awaitable = slots.anext(iterator);
  if (fallback === undefined) return awaitable;
  if (!defined) defineAwaitable();
  if (awaitable !== PENDING) return new PyAnextAwaitable(awaitable as Value, fallback);
  return andThen(awaitable, (late) => new PyAnextAwaitable(late, fallback));
}
