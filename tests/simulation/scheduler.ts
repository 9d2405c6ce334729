/**
 * Runs executors step by step, in an order that a seed decides. Knows nothing of what they do.
 */
import { READY, type SteppedMemory, Violation } from "./memory.ts";
import type { Random } from "./random.ts";
import type { Steps } from "./stepping.ts";

const DONE = -2;

/** No run of the simulation's size takes as many. */
const MOST_STEPS = 200_000;

/** Runs all to their end; returns the number of steps. Throws Violation when all sleep, or when there is no end. */
export function runInterleaved(
  executors: readonly Steps<void>[],
  memory: SteppedMemory,
  random: Random,
  onStep: (executor: number) => void,
): number {
  // The word that an executor sleeps on, or READY, or DONE.
  const states = executors.map(() => READY);
  memory.onNotify = (word) => {
    for (let executor = 0; executor < states.length; executor++) if (states[executor] === word) states[executor] = READY;
  };
  // From changes at every step to long stretches by one executor, as under a real scheduler.
  const patience = random.pick([2, 4, 16, 64, 256]);
  // One that others overtake many times.
  const slow = random.chance(3) ? random.below(executors.length) : DONE;
  let current = 0;
  let left = executors.length;
  for (let steps = 0; ; steps++) {
    if (states[current] !== READY || random.chance(patience)) {
      const ready = states.flatMap((state, executor) => (state === READY ? [executor] : []));
      if (ready.length === 0) throw new Violation(`all that are left sleep: ${states.join(" ")}`);
      current = random.pick(ready);
      if (current === slow && !random.chance(20)) current = random.pick(ready);
    }
    if (steps > MOST_STEPS) throw new Violation("no end in sight");
    onStep(current);
    const { done, value } = executors[current]!.next();
    if (done === true) {
      states[current] = DONE;
      if (--left === 0) return steps;
    } else if (value !== READY) states[current] = value;
  }
}

/** Runs one executor's steps without interruption. */
export function runAlone<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value as Result;
  }
}
