/**
 * Blocking operations: waiting for time to pass or a condition to hold, interrupted by signals whose handlers raise.
 *
 * Single-threaded so far: nothing else runs in the meantime.
 */
import { pause } from "./pause.ts";
import { checkTimers, runPendingSignals, signals, untilTimer } from "./signal-state.ts";

/** The longest pause between two looks at the condition. */
const MAX_PAUSE = 10;

/**
 * Waits until `done()` or for so many milliseconds; true when the condition held. Raises what signal handlers raise.
 * Without a condition the time is slept in one piece.
 */
export function waitUntil(done: (() => boolean) | null, milliseconds: number): boolean {
  const end = performance.now() + milliseconds;
  for (let step = 0.5; ; step = Math.min(step * 1.5, MAX_PAUSE)) {
    checkTimers();
    if (signals.pending) runPendingSignals();
    if (done?.()) return true;
    const left = end - performance.now();
    if (left <= 0) return false;
    pause(Math.min(left, done === null ? untilTimer() : step));
  }
}
