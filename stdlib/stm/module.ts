/**
 * The native module _stm: what `transaction.py` is built on. Atomic blocks are counted in runtime/stm/atomic; what the running
 * transaction or scheduler cannot do (yet) raises NotImplementedError.
 */
import { atomicHooks, atomicity, enterAtomic, leaveAtomic, mayEndSlice } from "../../runtime/stm/atomic.ts";
import { enterOutermost, mayBeginAgain } from "../../vm/ceval/atomic-blocks.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, runtimeError } from "../../vm/core/errors.ts";
import { execution, type HandledException } from "../../vm/core/execution.ts";
import type { Frame } from "../../vm/core/frame.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import type { PyType } from "../../vm/core/type.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";

/** What `with` enters: it holds no state, so that one may be shared and nested. */
class PyAtomicBlock extends PyObject {
  /** True: an exception that leaves the block undoes what was done inside. */
  readonly rollback: boolean;
  constructor(rollback = false) {
    super();
    this.rollback = rollback;
  }
}

const notThere = (what: string) => pyError("NotImplementedError", `${what} needs transactions that can be undone`);

/** What a rollback leaves as it is: the frames that go on, with what they wait for, and the exception that leaves the block. */
function whatGoesOn(exception: Value): ReadonlySet<unknown> {
  const kept = new Set<unknown>([exception]);
  for (let { frame } = execution.top; frame !== null; frame = frame.back) {
    kept.add(frame);
    kept.add((frame as Frame).generator);
    for (let { kont } = frame; kont !== null; kont = kont.next) kept.add(kont);
  }
  for (let link: HandledException | null = execution.handled; link !== null; link = link.previous) kept.add(link);
  return kept;
}

function exitBlock({ rollback }: PyAtomicBlock, exception: Value): boolean {
  mayBeginAgain();
  if (atomicity.depth === 0) throw runtimeError("atomic block left that was not entered");
  if (!rollback || exception === null) {
    leaveAtomic();
    return false;
  }
  const kept = whatGoesOn(exception);
  if (leaveAtomic((object) => kept.has(object))) return false;
  throw runtimeError("cannot roll back: something in the atomic block cannot be undone, or a generator has yielded there");
}

const defineAtomicBlock = (): PyType =>
  defineType({
    name: "AtomicBlock",
    module: "_stm",
    doc: "AtomicBlock(*, rollback=False)\n--\n\nA context manager whose block is one transaction.",
    instance: PyAtomicBlock,
    sharing: "immutable",
    fields: { rollback: "flag" },
    construct: pure("(*, rollback=False)", (cls: PyType, rollback?: Value) =>
      newInstance(cls, PyAtomicBlock, rollback !== undefined && isTrue(rollback)),
    ),
    methods: {
      __enter__: pure("()", ({ rollback }: PyAtomicBlock) => {
        if (atomicity.depth === 0) return enterOutermost(rollback);
        enterAtomic(rollback);
        return null;
      }),
      __exit__: pure("(type=None, exception=None, traceback=None, /)", (self: PyAtomicBlock, _type?: Value, exception?: Value) =>
        exitBlock(self, exception ?? null),
      ),
    },
    getters: { rollback: { get: (self: PyAtomicBlock) => self.rollback } },
  });

export const stmModule: NativeModule = defineModule("_stm", () => ({
  doc: "Primitives of software transactional memory; use the module transaction.",
  types: [defineAtomicBlock()],
  functions: {
    is_atomic: pure("()", () => !mayEndSlice(), "True inside an atomic block of this thread."),
    getsegmentlimit: pure("()", () => atomicHooks.executors(), "The number of threads that can run Python at the same time."),
    hint_commit_soon: pure(
      "()",
      () => {
        if (mayEndSlice()) atomicHooks.commitSoon?.();
        return null;
      },
      "Let the running transaction end soon. Does nothing inside an atomic block.",
    ),
    retry: pure(
      "()",
      () => {
        if (atomicHooks.retry === undefined) throw notThere("transaction.retry()");
        return atomicHooks.retry();
      },
      "Give up the running transaction; run it again when something that it has read changes.",
    ),
    last_abort_info: pure(
      "()",
      () => atomicHooks.lastAbort?.() ?? null,
      "Why the last transaction of this thread that was aborted had to be, as text, or None.",
    ),
  },
}));
