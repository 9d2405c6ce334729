/** The module `_queue`: SimpleQueue, an unbounded queue between threads. */
import { wake } from "../../runtime/threads/scheduler.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { andThen } from "../../vm/core/execution.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { park } from "../../vm/core/park.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { CHAIN_FIELDS, DequeChain, defineDequeBlock } from "../collections/deque-blocks.ts";
import { errorOf, newException } from "../module-exception.ts";
import { beforeWaiting } from "../os/interrupts.ts";
import { waitLimit } from "../thread/timeouts.ts";

class PySimpleQueue extends DequeChain {
  push(item: Value): void {
    this.append(item);
  }

  /** The oldest item, taken out; undefined when there is none. */
  pull(): Value | undefined {
    return this.size === 0 ? undefined : this.dropFirst();
  }
}

function put(self: PySimpleQueue, item: Value): null {
  self.push(item);
  wake(self, 1);
  return null;
}

function get(self: PySimpleQueue, empty: PyType, limit: number): Outcome {
  const item = self.pull();
  if (item !== undefined) return item;
  if (limit === 0) throw errorOf(empty);
  beforeWaiting();
  // In a tuple, so that an item and the end of the wait can be told apart.
  const attempt = (): Value | undefined => {
    open(self, "writes");
    const late = self.pull();
    return late === undefined ? undefined : tuple([late]);
  };
  return andThen(park({ on: self, attempt, deadline: performance.now() + limit }), (got) => {
    if (got instanceof PyTuple) return got.items[0] as Value;
    throw errorOf(empty);
  });
}

function defineSimpleQueue(empty: PyType): PyType {
  return defineType({
    name: "SimpleQueue",
    module: "_queue",
    doc: "SimpleQueue()\n--\n\nSimple, unbounded, reentrant FIFO queue.",
    instance: PySimpleQueue,
    sharing: "versioned",
    fields: CHAIN_FIELDS,
    hasWeakrefs: true,
    construct: pure("()", (cls: PyType) => newInstance(cls, PySimpleQueue)),
    methods: {
      put: writes(
        "(item, block=True, timeout=None)",
        (self: PySimpleQueue, item: Value) => put(self, item),
        "Put the item on the queue.\n\nThe optional 'block' and 'timeout' arguments are ignored, as this method\nnever blocks.",
      ),
      put_nowait: writes("(item)", put, "Put an item into the queue without blocking."),
      get: writes(
        "(block=True, timeout=None)",
        (self: PySimpleQueue, block?: Value, timeout?: Value) => get(self, empty, waitLimit(block, timeout)),
        "Remove and return an item from the queue.",
      ),
      get_nowait: writes(
        "()",
        (self: PySimpleQueue) => get(self, empty, 0),
        "Remove and return an item from the queue without blocking.",
      ),
      empty: reads("()", (self: PySimpleQueue) => self.size === 0, "Return True if the queue is empty, False otherwise."),
      qsize: reads("()", (self: PySimpleQueue) => self.size, "Return the approximate size of the queue."),
      __class_getitem__: classGetItem,
    },
  });
}

export const queueModule: NativeModule = defineModule("_queue", () => {
  const empty = newException("_queue.Empty", undefined, "Exception raised by Queue.get(block=0)/get_nowait().");
  defineDequeBlock();
  return {
    doc: "C implementation of the Python queue module.\nThis module is an implementation detail, please do not use it directly.",
    types: [defineSimpleQueue(empty)],
    constants: { Empty: empty },
  };
});
