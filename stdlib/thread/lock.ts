/** `_thread.lock` and `_thread.RLock`. */
import { defineType } from "../../vm/core/define-type.ts";
import { overflowError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure, reads, writes } from "../../vm/core/native.ts";
import { identityOf } from "../../vm/core/ops/hash.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { waitUntil } from "../os/wait.ts";
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

/** Waits for a lock that somebody holds. There is one thread: nobody could release it, so only time passes. */
function waitFor(isFree: () => boolean, milliseconds: number): boolean {
  if (isFree()) return true;
  if (milliseconds === Number.POSITIVE_INFINITY) {
    throw runtimeError("deadlock: the lock is held, and there is no other thread that could release it");
  }
  return waitUntil(isFree, milliseconds);
}

export function acquireLock(self: PyLock, blocking?: Value, timeout?: Value): boolean {
  if (!waitFor(() => !self.held, waitArgument(blocking, timeout))) return false;
  self.held = true;
  return true;
}

export function releaseLock(self: PyLock): null {
  if (!self.held) throw runtimeError("release unlocked lock");
  self.held = false;
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
      __enter__: writes("()", (self: PyLock) => acquireLock(self)),
      __exit__: writes("(*exc_info)", releaseLock),
      _at_fork_reinit: writes("()", (self: PyLock) => {
        self.held = false;
        return null;
      }),
    },
  });
}

function acquireRLock(self: PyRLock, blocking?: Value, timeout?: Value): boolean {
  const me = currentIdent();
  const milliseconds = waitArgument(blocking, timeout);
  if (self.count > 0 && self.owner === me) {
    self.count++;
    return true;
  }
  if (!waitFor(() => self.count === 0, milliseconds)) return false;
  self.owner = me;
  self.count = 1;
  return true;
}

function releaseRLock(self: PyRLock): null {
  if (self.count === 0 || self.owner !== currentIdent()) throw runtimeError("cannot release un-acquired lock");
  if (--self.count === 0) self.owner = 0;
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
      _is_owned: reads("()", (self: PyRLock) => self.count > 0 && self.owner === currentIdent()),
      _recursion_count: reads("()", (self: PyRLock) => (self.owner === currentIdent() ? self.count : 0)),
      _release_save: writes("()", (self: PyRLock) => {
        if (self.count === 0) throw runtimeError("cannot release un-acquired lock");
        const state = tuple([self.count, self.owner]);
        self.count = 0;
        self.owner = 0;
        return state;
      }),
      _acquire_restore: writes("(state, /)", (self: PyRLock, state: Value) => {
        const items = state instanceof PyTuple ? state.items : [];
        const [count, owner] = items.map((item) => exactInt(item));
        if (count === undefined || owner === undefined) throw typeError("state must be a tuple of two ints");
        waitFor(() => self.count === 0, Number.POSITIVE_INFINITY);
        self.count = Number(count);
        self.owner = Number(owner);
        return null;
      }),
      _at_fork_reinit: writes("()", (self: PyRLock) => {
        self.count = 0;
        self.owner = 0;
        return null;
      }),
    },
  });
}
