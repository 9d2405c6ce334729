/** What a program says when all its threads wait for each other: each thread's stack, and the exit status DEADLOCKED. */
import { liveThreads } from "../../runtime/threads/scheduler.ts";
import type { Thread } from "../../runtime/threads/thread.ts";
import type { Saved } from "../../vm/ceval/slices.ts";
import { callerOf, type Frame } from "../../vm/core/frame.ts";
import { currentLine } from "../../vm/objects/frame.ts";

/** The exit status of a deadlocked program. */
export const DEADLOCKED = 3;

/** A thread's stack, innermost first, as faulthandler prints it. */
export function stackOf(thread: Thread, top: Frame | null): string {
  const title = thread.isMain ? "Main thread" : "Thread";
  const lines = [`${title} 0x${thread.ident.toString(16).padStart(16, "0")} (most recent call first):`];
  for (let frame = top; frame !== null; frame = callerOf(frame)) {
    lines.push(`  File "${frame.code.unit.filename}", line ${currentLine(frame)} in ${frame.code.unit.name}`);
  }
  return lines.join("\n");
}

/** Says "pystm: deadlock", with the stacks of all threads, and ends the process. */
export function reportDeadlock(): never {
  const stacks = liveThreads()
    .filter(({ saved }) => saved !== null)
    .map((thread) => stackOf(thread, (thread.saved as Saved).top as Frame | null));
  const reason = liveThreads().some(({ isDue }) => isDue)
    ? "a thread could go on, but it waits in a native function beneath another that waits"
    : "every thread waits, and nothing can wake one";
  process.stderr.write(`pystm: deadlock: ${reason}\n${stacks.join("\n\n")}\n`);
  process.exit(DEADLOCKED);
}
