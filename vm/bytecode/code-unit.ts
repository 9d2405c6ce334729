/**
 * A compiled code block as plain immutable data: what the compiler produces, what is serialised into the bytecode
 * cache and the stdlib image, and what the VM's code objects wrap. It must not know objects or frames.
 */
import type { Constant } from "./constant.ts";

export interface CodeUnit {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  /** Positional parameters, including positional-only ones, excluding *args. */
  readonly argCount: number;
  readonly posOnlyCount: number;
  readonly kwOnlyCount: number;
  /** CodeFlag bits, CPython's co_flags. */
  readonly flags: number;
  readonly stackSize: number;
  /** Instructions; see opcodes.ts for the word layout. */
  readonly words: Uint32Array;
  readonly constants: readonly Constant[];
  readonly names: readonly string[];
  /** Locals, cells and free variables share one index space, in CPython's order. */
  readonly localsPlusNames: readonly string[];
  /** LocalKind bits per entry of localsPlusNames. */
  readonly localsPlusKinds: Uint8Array;
  /** Rows of four: start word, end word (exclusive), handler word, stack depth << 1 | (1 to push lasti). Sorted by start, innermost range found first. */
  readonly exceptionTable: Int32Array;
  /** Source spans per word, compressed; read them through positions.ts. */
  readonly positions: Uint8Array;
}

/** A copy with all fields as its own: those of a stored unit are read when they are first asked for. */
export function copyUnit(unit: CodeUnit): CodeUnit {
  const { name, qualname, filename, firstLine, argCount, posOnlyCount, kwOnlyCount, flags, stackSize } = unit;
  const { words, constants, names, localsPlusNames, localsPlusKinds, exceptionTable, positions } = unit;
  const head = { name, qualname, filename, firstLine, argCount, posOnlyCount, kwOnlyCount, flags, stackSize };
  return { ...head, words, constants, names, localsPlusNames, localsPlusKinds, exceptionTable, positions };
}

export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_DIVISION: 0x20000,
  FUTURE_ABSOLUTE_IMPORT: 0x40000,
  FUTURE_WITH_STATEMENT: 0x80000,
  FUTURE_PRINT_FUNCTION: 0x100000,
  FUTURE_UNICODE_LITERALS: 0x200000,
  FUTURE_BARRY_AS_BDFL: 0x400000,
  FUTURE_GENERATOR_STOP: 0x800000,
  FUTURE_ANNOTATIONS: 0x1000000,
  NO_MONITORING_EVENTS: 0x2000000,
  HAS_DOCSTRING: 0x4000000,
} as const;

export const LocalKind = { HIDDEN: 0x10, LOCAL: 0x20, CELL: 0x40, FREE: 0x80 } as const;
