/**
 * A mutual exclusion lock in one shared word: 0 free, 1 held, 2 held and somebody may sleep on it. Source: U. Drepper, "Futexes Are
 * Tricky", mutex 2. Not fair; held for less than a microsecond.
 */
import { FOREVER, type SharedMemory } from "./memory.ts";

export class Lock {
  private readonly memory: SharedMemory;
  private readonly word: number;

  constructor(memory: SharedMemory, word: number) {
    this.memory = memory;
    this.word = word;
  }

  acquire(): void {
    if (this.memory.compareExchange(this.word, 0, 1) === 0) return;
    for (let spins = this.memory.spins; spins > 0; spins--) {
      if (this.memory.load(this.word) === 0 && this.memory.compareExchange(this.word, 0, 1) === 0) return;
    }
    while (this.memory.exchange(this.word, 2) !== 0) this.memory.wait(this.word, 2, FOREVER);
  }

  release(): void {
    if (this.memory.exchange(this.word, 0) === 2) this.memory.notify(this.word);
  }
}
