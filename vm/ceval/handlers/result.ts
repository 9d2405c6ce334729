/** How a handler gives its result to the loop: the new stack pointer, or ENTER when a frame was pushed. */
import type { Frame } from "../../core/frame.ts";
import { type MaybeOutcome, PENDING, type Value } from "../../core/value.ts";

/** The operation pushed a frame; its result will be delivered to this instruction. */
export const ENTER = -1;

/** The handler set frame.pc and frame.sp itself: the loop must reload them. */
export const JUMPED = -2;

/** Pushes an outcome at `sp`. */
export function push(frame: Frame, sp: number, outcome: MaybeOutcome): number {
  if (outcome === PENDING) {
    frame.sp = sp;
    return ENTER;
  }
  frame.stack[sp] = outcome as Value | undefined;
  return sp + 1;
}

/** Drops an outcome: the instruction leaves nothing. */
export function drop(frame: Frame, sp: number, outcome: MaybeOutcome): number {
  if (outcome !== PENDING) return sp;
  frame.sp = sp;
  return ENTER;
}
