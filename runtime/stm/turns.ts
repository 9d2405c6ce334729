/**
 * A queue for something that one executor has at a time: the right to be inevitable, the right to run alone after a conflict.
 * First come, first served, so nobody starves. Knows nothing of what the turn is for.
 *
 * Two words: the next ticket to hand out, and the ticket whose turn it is.
 */

import { FOREVER, type SharedMemory } from "../heap/memory.ts";
import { logBlocked, logTime } from "./log.ts";

export class Turns {
  private readonly memory: SharedMemory;
  private readonly nextTicket: number;
  private readonly turn: number;
  /** What the log of transactions calls waiting for it. */
  private readonly what: string;

  constructor(memory: SharedMemory, word: number, what: string) {
    this.what = what;
    this.memory = memory;
    this.nextTicket = word;
    this.turn = word + 1;
  }

  /** Returns when it is this executor's turn. */
  takeTurn(): void {
    const ticket = this.memory.add(this.nextTicket, 1);
    let spins = this.memory.spins;
    const since = logTime();
    for (;;) {
      const turn = this.memory.load(this.turn);
      if (turn === ticket) {
        logBlocked(this.what, since);
        return;
      }
      if (spins-- <= 0) this.memory.wait(this.turn, turn, FOREVER);
    }
  }

  /** Ends this executor's turn. */
  passTurn(): void {
    this.memory.add(this.turn, 1);
    this.memory.notify(this.turn);
  }

  /** Whether somebody has the turn or waits for it. */
  isWanted(): boolean {
    return this.memory.load(this.nextTicket) !== this.memory.load(this.turn);
  }
}
