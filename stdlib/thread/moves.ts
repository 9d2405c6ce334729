/** Python threads on their way to another executor: which can go, and their state as one tuple. See Note [Moving threads]. */
import { Thread } from "../../runtime/threads/thread.ts";
import type { Saved } from "../../vm/ceval/slices.ts";
import type { PyContext } from "../../vm/core/context.ts";
import { type FrameLike, HandledException } from "../../vm/core/execution.ts";
import type { Frame } from "../../vm/core/frame.ts";
import { threadTracing } from "../../vm/core/tracing.ts";
import { type PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import type { ThreadMoves } from "../../vm/sharing/executor.ts";
import { ending, type Origin, type PyThreadHandle } from "./start.ts";

/** A frame that waits for nothing but the result of the one above it. */
function isPlain(frame: Frame): boolean {
  return frame.kont === null && frame.generator === null && frame.injected === null;
}

function mayLeave(thread: Thread): boolean {
  const saved = thread.saved as Saved | null;
  if (thread.isMain || thread.entry !== null || thread.origin === null || thread.locals.isUsed || saved === null) return false;
  if (saved.atomic !== 0 || saved.handled.value !== null || saved.handled.previous !== null) return false;
  for (let frame = saved.next; frame !== null; frame = frame.back) if (!isPlain(frame)) return false;
  return true;
}

function passport(thread: Thread): PyTuple {
  const { next, top, depth, nativeDepth, stopValue, context } = thread.saved as Saved;
  const { callee, handle } = thread.origin as Origin;
  const frames = [next as Value, top as unknown as Value, depth, nativeDepth, stopValue];
  return tuple([...frames, context ?? null, thread.serial, thread.name, thread.isDaemon, callee, handle]);
}

function arrive({ items }: PyTuple): Thread {
  const [next, top, depth, nativeDepth, stopValue, context, serial, name, isDaemon, callee, handle] = items;
  const origin: Origin = { callee: callee as Value, handle: handle as PyThreadHandle | null };
  const thread = new Thread(null, isDaemon as boolean, ending(origin), name as string, serial as number);
  thread.origin = origin;
  const saved: Saved = {
    next: next as Frame,
    top: top as unknown as FrameLike,
    depth: depth as number,
    nativeDepth: nativeDepth as number,
    handled: new HandledException(),
    stopValue: stopValue as Value,
    context: (context as PyContext | null) ?? undefined,
    tracing: threadTracing(),
    atomic: 0,
  };
  thread.saved = saved;
  return thread;
}

export const threadMoves: ThreadMoves = { mayLeave, passport, arrive };
