/** Which code has something to do when it is closed at a yield. Knows code units only. */
import type { CodeUnit } from "./code-unit.ts";
import { opcode } from "./opcodes.ts";

const YIELD_VALUE = opcode("YIELD_VALUE");
const CLEANUP_THROW = opcode("CLEANUP_THROW");
const CALL_INTRINSIC_1 = opcode("CALL_INTRINSIC_1");

/** True when a `yield` or `await` stands in a `try` or `with`: an exception raised there runs code of the program. */
export function guardsYields(unit: CodeUnit): boolean {
  return unit.words.some((word, at) => (word & 0xff) === YIELD_VALUE && isGuarded(unit, at));
}

function isGuarded(unit: CodeUnit, at: number): boolean {
  const { exceptionTable: table, words } = unit;
  let here = at;
  for (;;) {
    let handler = -1;
    for (let row = 0; row < table.length && handler < 0; row += 4) {
      if (here >= table[row]! && here < table[row + 1]!) handler = table[row + 2]!;
    }
    if (handler < 0) return false;
    const first = words[handler]! & 0xff;
    // What turns StopIteration into RuntimeError surrounds every generator.
    if (first === CALL_INTRINSIC_1) return false;
    if (first !== CLEANUP_THROW) return true;
    here = handler;
  }
}
