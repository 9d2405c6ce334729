/** `_thread.lock` and `_thread.RLock`. */
import { wake } from "../../runtime/threads/scheduler.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { overflowError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { identityOf } from "../../vm/core/ops/hash.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { park } from "../../vm/core/park.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { beforeWaiting } from "../os/interrupts.ts";
import { currentIdent } from "./ident.ts";

export class PyLock extends MutableObject {
  held = false;
}

export class PyRLock extends MutableObject {
  /** The thread that holds it, or 0. */
  owner = 0;
  count = 0;
}

/** The longest timeout, in seconds. */
export const TIMEOUT_MAX = 9223372036;

/** The arguments of acquire(): milliseconds to wait at most, Infinity for ever. */
function waitArgument(blocking: Value | undefined, timeout: Value | undefined): number {
  const blocks = blocking === undefined || isTrue(blocking);
  const ns = timeout === undefined ? -1e9 : nanosecondsArgument(timeout);
  if (!blocks && ns !== -1e9) throw valueError("can't specify a timeout for a non-blocking call");
  if (ns < 0 && ns !== -1e9) throw valueError("timeout value must be a non-negative number");
  if (!blocks) return 0;
  if (ns === -1e9) return Number.POSITIVE_INFINITY;
  if (ns > TIMEOUT_MAX * 1e9) throw overflowError("timeout value is too large");
  return ns / 1e6;
}

/** `attempt` until it takes the lock, or for so many milliseconds; True if it did. */
function waitForLock(lock: MutableObject, attempt: () => true | undefined, milliseconds: number): Outcome {
  const value = attempt();
  if (value !== undefined) return value;
  if (milliseconds <= 0) return false;
  beforeWaiting();
  return park({ on: lock, attempt, deadline: performance.now() + milliseconds, expired: false });
}

export function acquireLock(self: PyLock, blocking?: Value, timeout?: Value): Outcome {
  const milliseconds = waitArgument(blocking, timeout);
  if (!self.held) {
    self.held = true;
    return true;
  }
  return waitForLock(self, () => takeLock(self), milliseconds);
}

function takeLock(self: PyLock): true | undefined {
  open(self, "writes");
  if (self.held) return undefined;
  self.held = true;
  return true;
}

/** lock.__enter__(). */
function enterLock(self: PyLock): Outcome {
  if (self.held) return waitForLock(self, () => takeLock(self), Number.POSITIVE_INFINITY);
  self.held = true;
  return true;
}

export function releaseLock(self: PyLock): null {
  if (!self.held) throw runtimeError("release unlocked lock");
  self.held = false;
  wake(self, 1);
  return null;
}

const address = (object: object): string => `0x${identityOf(object).toString(16)}`;

let lockTypeMade: PyType | undefined;

export function lockType(): PyType {
  lockTypeMade ??= defineLock();
  return lockTypeMade;
}

function defineLock(): PyType {
  const acquire = writes("(blocking=True, timeout=-1)", acquireLock);
  const release = writes("()", releaseLock);
  const locked = reads("()", (self: PyLock) => self.held);
  return defineType({
    name: "lock",
    module: "_thread",
    doc: "A lock object is a synchronization primitive.",
    instance: PyLock,
    sharing: "versioned",
    fields: { held: "flag" },
    hasWeakrefs: true,
    final: true,
    construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: ReadonlyMap<string, Value>) => {
      if (args.length > 0) throw typeError(`lock expected 0 arguments, got ${args.length}`);
      if (kwargs.size > 0) throw typeError("lock() takes no keyword arguments");
      return newInstance(cls, PyLock);
    }),
    slots: {
      reads: {
        repr: (self) => `<${(self as PyLock).held ? "locked" : "unlocked"} _thread.lock object at ${address(self as PyLock)}>`,
      },
    },
    methods: {
      acquire,
      acquire_lock: acquire,
      release,
      release_lock: release,
      locked,
      locked_lock: locked,
      __enter__: writes("()", enterLock),
      __exit__: writes("(*exc_info)", releaseLock),
      _at_fork_reinit: writes("()", (self: PyLock) => {
        self.held = false;
        return null;
      }),
    },
  });
}

function takeRLock(self: PyRLock, count = 1): true | undefined {
  open(self, "writes");
  if (self.count > 0) return undefined;
  self.owner = currentIdent();
  self.count = count;
  return true;
}

export function acquireRLock(self: PyRLock, blocking?: Value, timeout?: Value): Outcome {
  open(self, "writes");
  const milliseconds = waitArgument(blocking, timeout);
  if (self.count > 0 && self.owner === currentIdent()) {
    self.count++;
    return true;
  }
  return waitForLock(self, () => takeRLock(self), milliseconds);
}

/** True when the running thread holds it. */
export function isOwned(self: PyRLock): boolean {
  open(self, "reads");
  return self.count > 0 && self.owner === currentIdent();
}

/** Sets it free. */
function freeRLock(self: PyRLock): void {
  self.count = 0;
  self.owner = 0;
  wake(self, 1);
}

export function releaseRLock(self: PyRLock): null {
  open(self, "writes");
  if (self.count === 0 || self.owner !== currentIdent()) throw runtimeError("cannot release un-acquired lock");
  if (self.count === 1) freeRLock(self);
  else self.count--;
  return null;
}

export function defineRLock(): PyType {
  return defineType({
    name: "RLock",
    module: "_thread",
    instance: PyRLock,
    sharing: "versioned",
    fields: { owner: "f64", count: "i32" },
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyRLock)),
    slots: {
      reads: {
        repr: (self) => {
          const { count, owner } = self as PyRLock;
          const { name, module, isHeapType } = (self as PyRLock).$cls;
          const title = isHeapType ? name : `${module}.${name}`;
          const state = count > 0 ? "locked" : "unlocked";
          return `<${state} ${title} object owner=${owner} count=${count} at ${address(self as PyRLock)}>`;
        },
      },
    },
    methods: {
      acquire: writes("(blocking=True, timeout=-1)", acquireRLock),
      release: writes("()", releaseRLock),
      __enter__: writes("()", (self: PyRLock) => acquireRLock(self)),
      __exit__: writes("(*exc_info)", releaseRLock),
      _is_owned: reads("()", isOwned),
      _recursion_count: reads("()", (self: PyRLock) => (self.owner === currentIdent() ? self.count : 0)),
      _release_save: writes("()", (self: PyRLock) => {
        if (self.count === 0) throw runtimeError("cannot release un-acquired lock");
        const state = tuple([self.count, self.owner]);
        freeRLock(self);
        return state;
      }),
      _acquire_restore: writes("(state, /)", (self: PyRLock, state: Value) => {
        const items = state instanceof PyTuple ? state.items : [];
        const [count, owner] = items.map((item) => exactInt(item));
        if (count === undefined || owner === undefined) throw typeError("state must be a tuple of two ints");
        const restore = (): true | undefined => takeRLock(self, Number(count));
        return andThen(waitForLock(self, restore, Number.POSITIVE_INFINITY), () => {
          self.owner = Number(owner);
          return null;
        });
      }),
      _at_fork_reinit: writes("()", (self: PyRLock) => {
        freeRLock(self);
        return null;
      }),
    },
  });
}
