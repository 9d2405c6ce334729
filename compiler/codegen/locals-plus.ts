/**
 * The index space that locals, cells and free variables share at run time: locals first, then cells that are not also
 * parameters or locals, then free variables. Until here, cells and free variables were numbered on their own.
 */
import { CodeFlag, LocalKind } from "../../vm/bytecode/code-unit.ts";
import { type Block, Instruction, NO_LOCATION } from "./instruction.ts";
import {
  COPY_FREE_VARS,
  DELETE_DEREF,
  LOAD_CLOSURE,
  LOAD_DEREF,
  LOAD_FROM_DICT_OR_DEREF,
  MAKE_CELL,
  POP_TOP,
  RETURN_GENERATOR,
  STORE_DEREF,
} from "./ops.ts";
import type { Unit } from "./unit.ts";

export interface LocalsPlus {
  readonly names: string[];
  readonly kinds: Uint8Array;
}

/** Puts the instructions that prepare a frame at the start, and renumbers accesses to cells and free variables. */
export function prepareLocalsPlus(unit: Unit, entry: Block, flags: number): LocalsPlus {
  const { varnames, cellvars, freevars } = unit;
  const names = [...varnames.keys()];
  const kinds: number[] = names.map((name) => {
    const hidden = unit.fastHidden.has(name) ? LocalKind.HIDDEN : 0;
    return LocalKind.LOCAL | hidden | (cellvars.has(name) ? LocalKind.CELL : 0);
  });
  /** Final index by index among cells and free variables. */
  const finalIndex: number[] = [];
  for (const name of cellvars.keys()) {
    const shared = varnames.get(name);
    finalIndex.push(shared ?? names.length);
    if (shared !== undefined) continue;
    names.push(name);
    kinds.push(LocalKind.CELL);
  }
  const cellIndices = [...finalIndex].sort((a, b) => a - b);
  for (const name of freevars.keys()) {
    finalIndex.push(names.length);
    names.push(name);
    kinds.push(LocalKind.FREE);
  }
  renumber(entry, finalIndex);
  entry.instructions.unshift(...framePreparation(unit, cellIndices, freevars.size, flags));
  return { names, kinds: Uint8Array.from(kinds) };
}

function framePreparation(unit: Unit, cells: readonly number[], freeCount: number, flags: number): Instruction[] {
  const prefix: Instruction[] = [];
  if (freeCount > 0) prefix.push(Instruction.at(COPY_FREE_VARS, freeCount, NO_LOCATION));
  for (const index of cells) prefix.push(Instruction.at(MAKE_CELL, index, NO_LOCATION));
  if (flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) {
    const span = { lineno: unit.firstLine, endLineno: unit.firstLine, colOffset: -1, endColOffset: -1 };
    prefix.push(Instruction.at(RETURN_GENERATOR, 0, span), Instruction.at(POP_TOP, 0, span));
  }
  return prefix;
}

function renumber(entry: Block, finalIndex: readonly number[]): void {
  for (let b: Block | null = entry; b !== null; b = b.next) {
    for (const instruction of b.instructions) {
      switch (instruction.op) {
        case MAKE_CELL:
        case LOAD_CLOSURE:
        case LOAD_DEREF:
        case STORE_DEREF:
        case DELETE_DEREF:
        case LOAD_FROM_DICT_OR_DEREF:
          instruction.arg = finalIndex[instruction.arg];
      }
    }
  }
}
