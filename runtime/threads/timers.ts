/** Deadlines of parked threads: a binary heap. An entry whose thread waits for something else by now is dropped when it is met. */
import type { Thread, Wait } from "./thread.ts";

interface Entry {
  readonly deadline: number;
  readonly thread: Thread;
  readonly wait: Wait;
}

const heap: Entry[] = [];

/** From now on `expire` gives the thread when `wait.deadline` has passed, if it still waits for that. */
export function addTimer(thread: Thread, wait: Wait): void {
  const entry = { deadline: wait.deadline, thread, wait };
  let at = heap.length;
  heap.push(entry);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (heap[parent]!.deadline <= entry.deadline) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = entry;
}

function removeFirst(): void {
  const last = heap.pop()!;
  if (heap.length === 0) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && heap[child + 1]!.deadline < heap[child]!.deadline) child++;
    if (heap[child]!.deadline >= last.deadline) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
}

/** The next deadline somebody still waits for; Infinity when there is none. */
export function nextDeadline(): number {
  for (;;) {
    const first = heap[0];
    if (first === undefined) return Number.POSITIVE_INFINITY;
    if (first.thread.wait === first.wait) return first.deadline;
    removeFirst();
  }
}

/** Takes a thread whose deadline is not after `now`; undefined when there is none. */
export function expire(now: number): Thread | undefined {
  if (nextDeadline() > now) return undefined;
  const { thread } = heap[0]!;
  removeFirst();
  return thread;
}

/** Forgets all deadlines. */
export function clearTimers(): void {
  heap.length = 0;
}
