/**
 * A code object under construction: its instruction sequence, its tables of names and constants, and the frame
 * blocks (loops, try, with) that enclose the point reached. It records; what to record is decided elsewhere.
 */
import type { Span, Stmt } from "../ast.ts";
import type { SymtableEntry } from "../symtable/entry.ts";
import { DEF_COMP_CELL, DEF_FREE_CLASS, Scope, scopeOf } from "../symtable/entry.ts";
import { ConstantPool } from "./constants.ts";
import type { Instruction } from "./instruction.ts";

export type ScopeType = "module" | "class" | "function" | "async function" | "lambda" | "comprehension" | "type parameters";

/** A place in the instruction sequence that jumps may name before it is reached. */
export type Label = number;
export const NO_LABEL: Label = -1;

export type FrameBlockType =
  | "while"
  | "for"
  | "try except"
  | "finally try"
  | "finally end"
  | "with"
  | "async with"
  | "handler cleanup"
  | "pop value"
  | "exception handler"
  | "exception group handler"
  | "async comprehension generator"
  | "stop iteration";

/** What must be undone when control leaves: see unwind.ts. */
export interface FrameBlock {
  readonly type: FrameBlockType;
  /** Where the block starts (the target of `continue`), */
  readonly start: Label;
  /** and where it ends (the target of `break`). */
  readonly exit: Label;
  readonly span: Span;
  /** The body of `finally`, or the name bound by `except ... as name`. */
  readonly finalBody: Stmt[] | null;
  readonly name: string | null;
}

export class Unit {
  readonly entry: SymtableEntry;
  readonly scopeType: ScopeType;
  readonly name: string;
  qualname: string;
  readonly firstLine: number;
  /** The class whose private names are mangled here. */
  readonly className: string | null;
  argCount = 0;
  posOnlyCount = 0;
  kwOnlyCount = 0;

  readonly constants = new ConstantPool();
  /** Names, locals, cells and free variables: index by name. Cells come first in their index space, free variables follow. */
  readonly names = new Map<string, number>();
  readonly varnames = new Map<string, number>();
  readonly cellvars: Map<string, number>;
  readonly freevars: Map<string, number>;
  /** Locals of inlined comprehensions in a class or module; true while (and once) hidden from locals(). */
  readonly fastHidden = new Map<string, boolean>();
  /** Attributes that methods assign on self, for __static_attributes__; null outside classes. */
  readonly staticAttributes: Set<string> | null;
  inInlinedComprehension = false;

  readonly sequence: Instruction[] = [];
  /** Index into the sequence by label, -1 while unknown. */
  readonly labels: number[] = [];
  readonly frameBlocks: FrameBlock[] = [];

  constructor(entry: SymtableEntry, scopeType: ScopeType, name: string, firstLine: number, className: string | null) {
    this.entry = entry;
    this.scopeType = scopeType;
    this.name = name;
    this.qualname = name;
    this.firstLine = firstLine;
    this.className = className;
    for (const parameter of entry.varnames) this.varnames.set(parameter, this.varnames.size);
    this.cellvars = numbered(entry, (flags) => scopeOf(flags) === Scope.CELL || (flags & DEF_COMP_CELL) !== 0, 0);
    // The class body's implicit cells come after all others.
    if (entry.needsClassClosure) this.cellvars.set("__class__", this.cellvars.size);
    if (entry.needsClassDict) this.cellvars.set("__classdict__", this.cellvars.size);
    const isFree = (flags: number) => scopeOf(flags) === Scope.FREE || (flags & DEF_FREE_CLASS) !== 0;
    this.freevars = numbered(entry, isFree, this.cellvars.size);
    this.staticAttributes = scopeType === "class" ? new Set() : null;
  }

  nameIndex(name: string): number {
    return indexIn(this.names, name);
  }

  varIndex(name: string): number {
    return indexIn(this.varnames, name);
  }

  newLabel(): Label {
    return this.labels.push(-1) - 1;
  }

  useLabel(label: Label): void {
    this.labels[label] = this.sequence.length;
  }

  /** Puts an instruction before all others. */
  insertFirst(instruction: Instruction): void {
    this.sequence.unshift(instruction);
    for (let i = 0; i < this.labels.length; i++) if (this.labels[i] >= 0) this.labels[i]++;
  }
}

export function indexIn(table: Map<string, number>, name: string): number {
  let index = table.get(name);
  if (index === undefined) {
    index = table.size;
    table.set(name, index);
  }
  return index;
}

/** The symbols that satisfy `select`, sorted by name and numbered from `first`. */
function numbered(entry: SymtableEntry, select: (flags: number) => boolean, first: number): Map<string, number> {
  const names: string[] = [];
  for (const [name, flags] of entry.symbols) if (select(flags)) names.push(name);
  names.sort(byCodePoint);
  return new Map(names.map((name, i) => [name, first + i]));
}

/** Python's order of strings. */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return fixSurrogate(x) - fixSurrogate(y);
  }
  return a.length - b.length;
}

/** Makes the order of UTF-16 units that of code points: surrogates stand for the highest ones. */
const fixSurrogate = (unit: number): number => (unit >= 0xd800 && unit < 0xe000 ? unit + 0x10000 : unit);
