/**
 * Chaos on one executor: slices are transactions, though nothing could conflict, and where the dice say so they are undone and
 * run again. What the program then does differently shows a barrier that was forgotten.
 */
import { dice } from "../../runtime/stm/chaos.ts";
import { becomeInevitable, beginTransaction, Conflict, canAbort, endTransaction, undo } from "../../runtime/stm/transaction.ts";
import { pause } from "../../runtime/threads/pause.ts";
import { setRemote } from "../../runtime/threads/scheduler.ts";
import { setTransactions } from "./slices.ts";

/** One slice of so many is undone. */
const UNDONE = 4;

/** Called before the program begins. */
export function startChaosSlices(): void {
  setRemote({ isActive: true, mayWake: () => false, balance() {}, idle: pause });
  setTransactions({
    isActive: true,
    begin: beginTransaction,
    end() {
      if (canAbort() && dice(UNDONE) === 0) throw new Conflict("chaos");
      endTransaction();
    },
    abort() {
      undo();
      endTransaction();
      return false;
    },
    becomeInevitable: () => becomeInevitable("what runs inside a native function cannot begin again"),
  });
}
