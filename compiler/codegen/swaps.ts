/**
 * Stack shuffles: runs of SWAP are replaced by the shortest run with the same effect, then SWAPs that only reorder
 * what the following stores take are done by reordering the stores.
 */
import type { Block, Instruction } from "./instruction.ts";
import { NOP, POP_TOP, STORE_FAST, STORE_FAST_MAYBE_NULL, SWAP } from "./ops.ts";

export function optimizeSwaps(b: Block): void {
  for (let i = 0; i < b.instructions.length; i++) {
    if (b.instructions[i].op !== SWAP) continue;
    i = shortenRun(b.instructions, i);
    applyStatically(b.instructions, i);
  }
}

/** Shortens the run of SWAPs and NOPs that starts at `start`; returns the index of its last instruction. */
function shortenRun(instructions: Instruction[], start: number): number {
  let depth = instructions[start].arg;
  let swaps = 1;
  let end = start + 1;
  for (; end < instructions.length; end++) {
    const { op, arg } = instructions[end];
    if (op === SWAP) {
      depth = Math.max(depth, arg);
      swaps++;
    } else if (op !== NOP) break;
  }
  if (swaps === 1) return start;

  // Where each item comes from after the whole run.
  const origin: number[] = Array.from({ length: depth }, (_, i) => i);
  for (let i = start; i < end; i++) {
    const { op, arg } = instructions[i];
    if (op === SWAP) [origin[0], origin[arg - 1]] = [origin[arg - 1], origin[0]];
  }
  // A permutation is a set of cycles, and each cycle is a sequence of swaps with the top. Written backwards.
  const DONE = -1;
  let at = end - 1;
  for (let i = 0; i < depth; i++) {
    if (origin[i] === DONE || origin[i] === i) continue;
    for (let j = i; ; ) {
      if (j > 0) instructions[at--].set(SWAP, j + 1);
      if (origin[j] === DONE) break;
      const next = origin[j];
      origin[j] = DONE;
      j = next;
    }
  }
  while (at >= start) instructions[at--].set(NOP, 0);
  return end - 1;
}

/** Only instructions that take the top of the stack and can neither raise nor run code may change places. */
const isSwappable = (op: number): boolean => op === STORE_FAST || op === STORE_FAST_MAYBE_NULL || op === POP_TOP;

/** The local stored to, or -1. */
const storedLocal = ({ op, arg }: Instruction): number => (op === STORE_FAST || op === STORE_FAST_MAYBE_NULL ? arg : -1);

/** The next swappable instruction after `i` (on `line`, if that is not negative), or -1. */
function nextSwappable(instructions: Instruction[], i: number, line: number): number {
  for (let k = i + 1; k < instructions.length; k++) {
    const { op, line: itsLine } = instructions[k];
    // Reordering across lines could be seen by tracing.
    if (line >= 0 && itsLine !== line) return -1;
    if (op === NOP) continue;
    return isSwappable(op) ? k : -1;
  }
  return -1;
}

/** Applies the SWAPs that end at index `last`, going left, to the instructions on their right. */
function applyStatically(instructions: Instruction[], last: number): void {
  for (let i = last; i >= 0; i--) {
    const swap = instructions[i];
    if (swap.op !== SWAP) {
      if (swap.op === NOP || isSwappable(swap.op)) continue;
      return;
    }
    const j = nextSwappable(instructions, i, -1);
    if (j < 0) return;
    const { line } = instructions[j];
    let k = j;
    for (let count = swap.arg - 1; count > 0; count--) {
      k = nextSwappable(instructions, k, line);
      if (k < 0) return;
    }
    if (!mayExchange(instructions, j, k)) return;
    swap.set(NOP, 0);
    [instructions[j], instructions[k]] = [instructions[k], instructions[j]];
  }
}

/** Stores into one variable must keep their order. */
function mayExchange(instructions: Instruction[], j: number, k: number): boolean {
  const storeJ = storedLocal(instructions[j]);
  const storeK = storedLocal(instructions[k]);
  if (storeJ < 0 && storeK < 0) return true;
  if (storeJ === storeK) return false;
  for (let i = j + 1; i < k; i++) {
    const store = storedLocal(instructions[i]);
    if (store >= 0 && (store === storeJ || store === storeK)) return false;
  }
  return true;
}
