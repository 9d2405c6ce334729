/**
 * Blocking operations: waiting for time to pass or a condition to hold, interrupted by signals whose handlers raise.
 *
 * Single-threaded so far: nothing else runs in the meantime.
 */
import { beforeWaiting, lookForSignals } from "./interrupts.ts";
import { pause } from "./pause.ts";
import { untilTimer } from "./signal-state.ts";

/** The longest pause between two looks at the condition. */
const MAX_PAUSE = 10;
/** The longest pause without a condition: how late a signal may be noticed. */
const MAX_SLEEP = 20;

/**
 * Waits until `done()` or for so many milliseconds; true when the condition held. Raises what signal handlers raise.
 */
export function waitUntil(done: (() => boolean) | null, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  beforeWaiting();
  for (let step = 0.5; ; step = Math.min(step * 1.5, MAX_PAUSE)) {
    if (done?.()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    pause(Math.min(left, done === null ? Math.min(untilTimer(), MAX_SLEEP) : step));
    lookForSignals();
  }
}
