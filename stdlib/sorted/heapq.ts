/** The module _heapq: heaps in lists, smallest or largest item first. */
import { indexError, runtimeError, typeError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, open, pure } from "../../vm/core/native.ts";
import { lessThan } from "../../vm/core/ops/compare.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";

/** True if `a` belongs above `b`. */
type Order = (a: Value, b: Value) => boolean;

const smallest: Order = lessThan;
const largest: Order = (a, b) => lessThan(b, a);

/** The items of a heap argument, to be changed in place. Where it is not the only argument, errors number it. */
function itemsOf(heap: Value, name: string, place = "argument 1"): Value[] {
  if (!(heap instanceof PyList)) throw typeError(`${name}() ${place} must be list, not ${typeOf(heap).name}`);
  open(heap, "writes");
  return heap.items;
}

/** A comparison may run Python code, which may change the list. */
function checkSize(items: readonly Value[], size: number): void {
  if (items.length !== size) throw runtimeError("list changed size during iteration");
}

/** Moves the item at `at` towards the root, no further than `start`, as long as it belongs above its parent. */
function siftDown(items: Value[], start: number, at: number, order: Order): void {
  const size = items.length;
  let place = at;
  while (place > start) {
    const above = (place - 1) >> 1;
    const goesUp = order(items[place], items[above]);
    checkSize(items, size);
    if (!goesUp) return;
    const moved = items[place];
    items[place] = items[above];
    items[above] = moved;
    place = above;
  }
}

/** Moves the item at `start` to a leaf along the better children, and then up to where it belongs. */
function siftUp(items: Value[], start: number, order: Order): void {
  const size = items.length;
  let place = start;
  while (place < size >> 1) {
    let child = 2 * place + 1;
    if (child + 1 < size) {
      const left = order(items[child], items[child + 1]);
      checkSize(items, size);
      if (!left) child++;
    }
    const moved = items[child];
    items[child] = items[place];
    items[place] = moved;
    place = child;
  }
  siftDown(items, start, place, order);
}

function push(heap: Value, item: Value): Value {
  const items = itemsOf(heap, "heappush");
  items.push(item);
  siftDown(items, 0, items.length - 1, smallest);
  return null;
}

function pop(heap: Value, name: string, order: Order): Value {
  const items = itemsOf(heap, name, "argument");
  const last = items.pop();
  if (last === undefined) throw indexError("index out of range");
  if (items.length === 0) return last;
  const top = items[0];
  items[0] = last;
  siftUp(items, 0, order);
  return top;
}

function replace(heap: Value, item: Value, name: string, order: Order): Value {
  const items = itemsOf(heap, name);
  if (items.length === 0) throw indexError("index out of range");
  const top = items[0];
  items[0] = item;
  siftUp(items, 0, order);
  return top;
}

function pushPop(heap: Value, item: Value): Value {
  const items = itemsOf(heap, "heappushpop");
  if (items.length === 0) return item;
  const below = lessThan(items[0], item);
  if (!below) return item;
  if (items.length === 0) throw indexError("index out of range");
  const top = items[0];
  items[0] = item;
  siftUp(items, 0, smallest);
  return top;
}

function heapify(heap: Value, name: string, order: Order): Value {
  const items = itemsOf(heap, name, "argument");
  for (let i = (items.length >> 1) - 1; i >= 0; i--) siftUp(items, i, order);
  return null;
}

const onHeap = (f: (heap: Value) => Value, doc: string): Declaration => pure("(heap, /)", f, doc);
const onHeapAndItem = (f: (heap: Value, item: Value) => Value, doc: string): Declaration => pure("(heap, item, /)", f, doc);

export const heapqModule = defineModule("_heapq", () => ({
  doc: "Heap queue algorithm (priority queue): a list is a heap if heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2] for all k.",
  constants: { __about__: "A heap keeps its smallest item at index 0, and is only partly sorted." },
  functions: {
    heappush: onHeapAndItem(push, "Pushes an item onto the heap."),
    heappushpop: onHeapAndItem(pushPop, "Pushes an item and pops the smallest one, faster than one after the other."),
    heappop: onHeap((heap) => pop(heap, "heappop", smallest), "Pops the smallest item off the heap."),
    heapreplace: onHeapAndItem(
      (heap, item) => replace(heap, item, "heapreplace", smallest),
      "Pops the smallest item and adds the new one.",
    ),
    heapify: onHeap((heap) => heapify(heap, "heapify", smallest), "Makes a list a heap, in place, in linear time."),
    _heappop_max: onHeap((heap) => pop(heap, "_heappop_max", largest), "As heappop, largest item first."),
    _heapreplace_max: onHeapAndItem(
      (heap, item) => replace(heap, item, "_heapreplace_max", largest),
      "As heapreplace, largest item first.",
    ),
    _heapify_max: onHeap((heap) => heapify(heap, "_heapify_max", largest), "As heapify, largest item first."),
  },
}));
