/**
 * The module `_multiprocessing`: the semaphore that pools of threads and `multiprocessing.dummy` use.
 *
 * There is no fork, so a SemLock is shared by the threads of this process only, and it has no name that others could open.
 */
import { wake } from "../../runtime/threads/scheduler.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { pyError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { classMethod, open, pure, reads, writes } from "../../vm/core/native.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { park } from "../../vm/core/park.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import { beforeWaiting } from "../os/interrupts.ts";
import { currentIdent } from "../thread/ident.ts";
import { waitLimit } from "../thread/timeouts.ts";

const RECURSIVE_MUTEX = 0;
const SEMAPHORE = 1;
const SEM_VALUE_MAX = 2 ** 31 - 1;

class PySemLock extends MutableObject {
  readonly kind: number;
  readonly maxvalue: number;
  /** How many more may acquire it. */
  value: number;
  /** Acquisitions less releases, and the thread that acquired it last. */
  count = 0;
  owner = 0;
  constructor(kind: number, value: number, maxvalue: number) {
    super();
    this.kind = kind;
    this.value = value;
    this.maxvalue = maxvalue;
  }
}

const isMine = (self: PySemLock): boolean => self.count > 0 && self.owner === currentIdent();

function take(self: PySemLock): true | undefined {
  open(self, "writes");
  if (self.value === 0) return undefined;
  self.value--;
  self.count++;
  self.owner = currentIdent();
  return true;
}

function acquire(self: PySemLock, block?: Value, timeout?: Value): Outcome {
  if (self.kind === RECURSIVE_MUTEX && isMine(self)) {
    self.count++;
    return true;
  }
  const limit = waitLimit(block, timeout);
  if (take(self)) return true;
  if (limit === 0) return false;
  beforeWaiting();
  return park({ on: self, attempt: () => take(self), deadline: performance.now() + limit, expired: false });
}

function release(self: PySemLock): null {
  if (self.kind === RECURSIVE_MUTEX) {
    if (!isMine(self)) throw pyError("AssertionError", "attempt to release recursive lock not owned by thread");
    if (self.count > 1) {
      self.count--;
      return null;
    }
  } else if (self.value >= self.maxvalue) throw valueError("semaphore or lock released too many times");
  self.value++;
  self.count--;
  wake(self, 1);
  return null;
}

function construct(cls: PyType, kindArgument: Value, valueArgument: Value, maxArgument: Value): Value {
  const kind = sizeNow(kindArgument);
  const value = sizeNow(valueArgument);
  const max = sizeNow(maxArgument);
  if (kind !== RECURSIVE_MUTEX && kind !== SEMAPHORE) throw valueError("unrecognized kind");
  if (value < 0 || value > SEM_VALUE_MAX) throw pyError("OSError", 22, "Invalid argument");
  return newInstance(cls, PySemLock, kind, value, max);
}

const defineSemLock = (): PyType =>
  defineType({
    name: "SemLock",
    module: "_multiprocessing",
    doc: "Semaphore/Mutex type",
    instance: PySemLock,
    sharing: "versioned",
    fields: { kind: "i32", maxvalue: "f64", value: "f64", count: "f64", owner: "f64" },
    construct: pure("(kind, value, maxvalue, name, unlink)", construct),
    methods: {
      acquire: writes("(block=True, timeout=None)", acquire, "Acquire the semaphore/lock."),
      release: writes("()", release, "Release the semaphore/lock."),
      _count: reads("()", (self: PySemLock) => self.count, "Num of `acquire()`s minus num of `release()`s for this process."),
      _is_mine: reads("()", isMine, "Whether the lock is owned by this thread."),
      _get_value: reads("()", (self: PySemLock) => self.value, "Get the value of the semaphore."),
      _is_zero: reads("()", (self: PySemLock) => self.value === 0, "Return whether semaphore has value zero."),
      _after_fork: writes("()", () => null, "Rezero the net acquisition count after fork()."),
      _rebuild: classMethod(
        pure("(handle, kind, maxvalue, name, /)", () => {
          throw pyError("OSError", 38, "Function not implemented");
        }),
      ),
      __enter__: writes("()", (self: PySemLock) => acquire(self), "Enter the semaphore/lock."),
      __exit__: writes("(exc_type=None, exc_value=None, exc_tb=None, /)", release, "Exit the semaphore/lock."),
    },
    getters: {
      kind: { get: (self: PySemLock) => self.kind },
      maxvalue: { get: (self: PySemLock) => self.maxvalue },
      handle: { get: () => 0 },
      name: { get: () => null },
    },
    attributes: { SEM_VALUE_MAX },
  });

export const multiprocessingModule: NativeModule = defineModule("_multiprocessing", () => ({
  doc: "Semaphores for multiprocessing.",
  functions: {
    sem_unlink: pure("(name, /)", (name: Value) => {
      throw pyError("FileNotFoundError", 2, "No such file or directory", name);
    }),
  },
  types: [defineSemLock()],
  constants: {
    flags: dictOf([
      ["HAVE_SEM_OPEN", 1],
      ["HAVE_SEM_TIMEDWAIT", 1],
    ]),
  },
}));
