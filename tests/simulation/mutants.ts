/**
 * The protocol with one step missing or wrong, and transaction runners with one: each must be caught. What the simulation does not notice here
 * it would not notice in the protocol either.
 */
import type { Faults } from "./executor.ts";
import type { Change } from "./stepping.ts";

export interface Mutant {
  readonly name: string;
  readonly changes?: readonly Change[];
  readonly faults?: Faults;
}

const changes = (name: string, ...list: [string, string][]): Mutant => ({
  name,
  changes: list.map(([find, replace]) => ({ find, replace })),
});
const change = (name: string, find: string, replace: string): Mutant => ({ name, changes: [{ find, replace }] });

export const MUTANTS: readonly Mutant[] = [
  { name: "a read is not marked", faults: { unmarked: true } },
  { name: "a record is read after its release", faults: { earlyRelease: true } },
  { name: "the signal is asked for after looking for work", faults: { lateSignal: true } },
  change(
    "a snapshot is extended without a walk",
    "return this.walkTo(this.memory.load(HEAD), true);",
    "this.snapshot = this.memory.load(HEAD); return true;",
  ),
  change(
    "a transaction begins without a walk",
    "this.walkTo(this.memory.load(HEAD), false);",
    "this.snapshot = this.memory.load(HEAD);",
  ),
  change(
    "a commit does not walk under the lock",
    "if (this.walkTo(this.memory.load(HEAD), true)) {",
    "this.snapshot = this.memory.load(HEAD); {",
  ),
  change("the walk ends before the last entry", "for (let at = 0; at < count; ) {", "for (let at = 0; at < count - 4; ) {"),
  change(
    "the walk ends at an object's first part",
    "for (let word = at + 2; word < end; word++) {",
    "for (let word = at + 2; word < at + 3; word++) {",
  ),
  change("conflicts with a running transaction are only staled", 'if (running && touch === "conflict")', "if (false)"),
  change("a commit goes without the lock", "if (this.memory.compareExchange(this.word, 0, 1) === 0) return;", "return;"),
  change(
    "a lock wakes nobody",
    "if (this.memory.exchange(this.word, 0) === 2) this.memory.notify(this.word);",
    "this.memory.store(this.word, 0);",
  ),
  change(
    "a reader does not look at what is announced",
    "if (this.memory.load(ANNOUNCED) === this.snapshot) return offset;",
    "return offset;",
  ),
  change(
    "a reader looks at the head instead",
    "if (this.memory.load(ANNOUNCED) === this.snapshot) return offset;",
    "if (this.memory.load(HEAD) === this.snapshot) return offset;",
  ),
  changes(
    "a commit announces itself after it has changed the table",
    ["this.memory.store(ANNOUNCED, end);", ""],
    ["if (writes.stable) this.memory.add", "this.memory.store(ANNOUNCED, end); if (writes.stable) this.memory.add"],
  ),
  change("a reader does not pin", "this.memory.store(this.pinWord, this.snapshot | 1);", ""),
  change("pins are not looked at", "if (pin !== 0) oldest =", "if (false) oldest ="),
  change("a version is retired one commit early", "this.space.retire(replaced, end);", "this.space.retire(replaced, end - 4);"),
  changes(
    "a reader pins after it has made sure of the version",
    ["this.memory.store(this.pinWord, this.snapshot | 1);", ""],
    [
      "=== this.snapshot) return offset;",
      "=== this.snapshot) { this.memory.store(this.pinWord, this.snapshot | 1); return offset; }",
    ],
  ),
  change("nobody is told that he has lost track", "this.memory.add(executorWord(executor, LOST), 1);", ";"),
  change("lost track is not looked at", "!== this.seenLost) return -1;", "=== -7) return -1;"),
  change(
    "who lost track keeps its replicas",
    'this.replicas.lostTrack();\n        return !running || this.fail("lost", 0',
    'return !running || this.fail("lost", 0',
  ),
  change("a large commit is not told", "if ((flags & UNNAMED_ENTRY) !== 0) {", "if (false) {"),
  change("a stable change restarts nobody", "(flags & STABLE_ENTRY) === 0 ||", "true ||"),
  change("commits do not wait for the inevitable", "|| !this.inevitable.isWanted()", "|| true"),
  change(
    "the inevitable begins without the lock",
    "this.commitLock.acquire();\n      this.isInevitable = this.walkTo(this.memory.load(HEAD), true);\n      this.commitLock.release();",
    "this.isInevitable = this.walkTo(this.memory.load(HEAD), true);",
  ),
  change("a passed turn wakes nobody", "this.memory.notify(this.turn);", ""),
  change("a commit wakes nobody", "this.memory.notify(executorWord(executor, SIGNAL));", ""),
  changes(
    "a commit looks for the parked before it takes place",
    ["this.parking.wakeParked(writes.items, this.log.isTooLong(writes));", ""],
    [
      "const end = this.log.append(",
      "this.parking.wakeParked(writes.items, this.log.isTooLong(writes)); const end = this.log.append(",
    ],
  ),
  changes(
    "what is merged is read before the lock",
    ["if (writes.merging) this.replicas.merge(writes);", ""],
    [
      "const tookTurn = this.lockForCommit();",
      "if (writes.merging) this.replicas.merge(writes); const tookTurn = this.lockForCommit();",
    ],
  ),
  change("the serial right is never passed", "this.isSerial = false;\n      this.serial.passTurn();", "this.isSerial = false;"),
  change("a collection does not follow references", "this.tracing.references(record, found);", ""),
  change(
    "a collection does not wait for all",
    "const allArrived = !isOver && this.memory.get(ARRIVED) === this.memory.get(PRESENT);",
    "const allArrived = !isOver;",
  ),
  change("who stops keeps its free records", "this.free.fill(0);", ""),
  change("who stops keeps its replaced versions", "this.retired = [];", ""),
  change("a collection does not know its live records", "this.memory.set(record, this.memory.get(record) | LIVE);", ""),
  change("who sleeps is not woken for a collection", "this.protocol.parking.wake(", "void ("),
  changes("who leaves tells nobody", [
    "& ~this.bit);\n      this.lock.release();\n      this.announce();",
    "& ~this.bit);\n      this.lock.release();",
  ]),
  change(
    "a collection goes on while somebody runs",
    "if (arrived === 0) this.wakeOthers();",
    "this.memory.set(ARRIVED, this.memory.get(PRESENT)); this.wakeOthers();",
  ),
];
