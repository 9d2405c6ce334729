/**
 * Turns the tree of a regular expression into the linear program of the backtracking matcher (`matcher.ts`).
 * Must not know subjects. A program is a list of numbers: an operation, its operands, the next operation, ...
 */

import type { CharSet, Fold } from "./charset.ts";
import { isSingle, minimumWidth, type Node, type Tree } from "./tree.ts";

/** Operations with their operands. "Choice" is a place to come back to; registers are restored on the way back. */
export const CHAR = 0; // cp
export const SET = 1; // set
export const ANY = 2;
export const ALL = 3;
export const AT = 4; // code
export const OPEN = 5; // mark
export const CLOSE = 6; // mark
/** Go on; if that fails, at `target`. */
export const SPLIT = 7; // target
export const JUMP = 8; // target
/** Like SPLIT, but goes to `target` at once when the next character is not this one, or not in the set. */
export const SPLIT_CHAR = 9; // target cp
export const SPLIT_SET = 10; // target set
/** Repeats of one character: kind (CHAR, SET, ANY, ALL), its operand, least and most times (-1: no limit). */
export const GREEDY = 11; // kind arg min max follow (a character that must come next, or -1)
/** Where GREEDY resumes with one character less. */
export const GREEDY_LESS = 12; // follow
export const LAZY = 13; // kind arg min max
/** Where LAZY resumes with one character more. */
export const LAZY_MORE = 14; // kind arg max
export const POSSESSIVE = 15; // kind arg min max
/** Loops over longer bodies; `register` counts, the next one remembers where the last optional iteration began. */
export const LOOP = 16; // register
export const UNTIL_GREEDY = 17; // register min max exit
export const UNTIL_LAZY = 18; // register min max exit
export const ITERATE = 19; // register
/** A third register keeps the stack height. */
export const UNTIL_POSSESSIVE = 20; // register min max exit
export const ITERATED_POSSESSIVE = 21; // register head
export const BACKREF = 22; // group fold
export const CONDITIONAL = 23; // group otherwise
/** Look around: two registers keep the stack height and the position. */
export const LOOK = 24; // register behind
export const LOOK_END = 25; // register
export const LOOK_NOT = 26; // register behind exit
export const LOOK_NOT_END = 27; // register
export const ATOMIC = 28; // register
export const ATOMIC_END = 29; // register
export const FAIL = 30;
export const ACCEPT = 31;

export const FOLDS: readonly Fold[] = ["none", "ascii", "unicode", "locale"];

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharSet[];
  readonly groups: number;
  /** Registers: 2 marks a group, then the number of the group closed last (0: none), then what loops need. */
  readonly registers: number;
  /** The text every match starts with. */
  readonly prefix: readonly number[];
  /** A set that the first character of every match is in, when there is no prefix but one such set. */
  readonly first: CharSet | undefined;
  readonly minWidth: number;
}

class Builder {
  readonly code: number[] = [];
  readonly sets: CharSet[] = [];
  registers: number;

  constructor(groups: number) {
    this.registers = 2 * groups + 1;
  }

  private takeRegisters(count: number): number {
    const first = this.registers;
    this.registers += count;
    return first;
  }

  private emit(...words: number[]): void {
    this.code.push(...words);
  }

  /** Emits a placeholder for a target; `land` fills it in. */
  private target(): number {
    return this.code.push(-1) - 1;
  }

  private land(at: number): void {
    this.code[at] = this.code.length;
  }

  private setNumber(set: CharSet): number {
    const at = this.sets.indexOf(set);
    return at >= 0 ? at : this.sets.push(set) - 1;
  }

  sequence(tree: Tree): void {
    tree.forEach((node, i) => {
      this.node(node, tree[i + 1]);
    });
  }

  private single(node: Node): [kind: number, arg: number] {
    switch (node.kind) {
      case "char":
        return [CHAR, node.cp];
      case "set":
        return [SET, this.setNumber(node.set)];
      case "any":
        return [ANY, 0];
      default:
        return [ALL, 0];
    }
  }

  private node(node: Node, next: Node | undefined): void {
    switch (node.kind) {
      case "char":
        this.emit(CHAR, node.cp);
        break;
      case "set":
        this.emit(SET, this.setNumber(node.set));
        break;
      case "any":
        this.emit(ANY);
        break;
      case "all":
        this.emit(ALL);
        break;
      case "at":
        this.emit(AT, node.code);
        break;
      case "mark":
        this.emit(node.mark & 1 ? CLOSE : OPEN, node.mark);
        break;
      case "branch":
        this.branch(node.alternatives);
        break;
      case "repeat":
        if (isSingle(node.body)) this.repeatSingle(node, next);
        else this.repeat(node);
        break;
      case "backref":
        this.emit(BACKREF, node.group, FOLDS.indexOf(node.fold));
        break;
      case "conditional":
        this.conditional(node);
        break;
      case "look":
        this.look(node);
        break;
      case "atomic": {
        const register = this.takeRegisters(1);
        this.emit(ATOMIC, register);
        this.sequence(node.body);
        this.emit(ATOMIC_END, register);
        break;
      }
      case "fail":
        this.emit(FAIL);
        break;
    }
  }

  private branch(alternatives: readonly Tree[]): void {
    const ends: number[] = [];
    for (const alternative of alternatives.slice(0, -1)) {
      const first = alternative[0];
      let next: number;
      if (first?.kind === "char" || first?.kind === "set") {
        this.emit(first.kind === "char" ? SPLIT_CHAR : SPLIT_SET);
        next = this.target();
        this.emit(first.kind === "char" ? first.cp : this.setNumber(first.set));
      } else {
        this.emit(SPLIT);
        next = this.target();
      }
      this.sequence(alternative);
      this.emit(JUMP);
      ends.push(this.target());
      this.land(next);
    }
    this.sequence(alternatives.at(-1) ?? []);
    for (const end of ends) this.land(end);
  }

  private repeatSingle(node: Node & { kind: "repeat" }, next: Node | undefined): void {
    const [kind, arg] = this.single(node.body[0]!);
    const max = node.max === Number.POSITIVE_INFINITY ? -1 : node.max;
    if (node.mode === "possessive") this.emit(POSSESSIVE, kind, arg, node.min, max);
    else if (node.mode === "lazy") this.emit(LAZY, kind, arg, node.min, max, LAZY_MORE, kind, arg, max);
    else {
      const follow = next?.kind === "char" ? next.cp : -1;
      this.emit(GREEDY, kind, arg, node.min, max, follow, GREEDY_LESS, follow);
    }
  }

  private repeat(node: Node & { kind: "repeat" }): void {
    const max = node.max === Number.POSITIVE_INFINITY ? -1 : node.max;
    const register = this.takeRegisters(3);
    this.emit(LOOP, register);
    const head = this.code.length;
    const until = { greedy: UNTIL_GREEDY, lazy: UNTIL_LAZY, possessive: UNTIL_POSSESSIVE }[node.mode];
    this.emit(until, register, node.min, max);
    const exit = this.target();
    if (node.mode === "lazy") this.emit(ITERATE, register);
    this.sequence(node.body);
    if (node.mode === "possessive") this.emit(ITERATED_POSSESSIVE, register, head);
    else this.emit(JUMP, head);
    this.land(exit);
  }

  private conditional(node: Node & { kind: "conditional" }): void {
    this.emit(CONDITIONAL, node.group);
    const otherwise = this.target();
    this.sequence(node.yes);
    this.emit(JUMP);
    const end = this.target();
    this.land(otherwise);
    this.sequence(node.no);
    this.land(end);
  }

  private look(node: Node & { kind: "look" }): void {
    const register = this.takeRegisters(2);
    this.emit(node.negative ? LOOK_NOT : LOOK, register, node.behind);
    const exit = node.negative ? this.target() : -1;
    this.sequence(node.body);
    this.emit(node.negative ? LOOK_NOT_END : LOOK_END, register);
    if (node.negative) this.land(exit);
  }
}

/** The literal text a tree starts with; marks do not interrupt it. */
function literalPrefix(tree: Tree): number[] {
  const out: number[] = [];
  for (const node of tree) {
    if (node.kind === "char") out.push(node.cp);
    else if (node.kind !== "mark") break;
  }
  return out;
}

/** The set the first character is in, where one node alone decides. */
function firstSet(tree: Tree): CharSet | undefined {
  for (const node of tree) {
    if (node.kind === "mark" || node.kind === "at") continue;
    if (node.kind === "set") return node.set;
    return node.kind === "repeat" && node.min > 0 ? firstSet(node.body) : undefined;
  }
  return undefined;
}

/** The program of a tree with `groups` groups. */
export function assemble(tree: Tree, groups: number): Program {
  const builder = new Builder(groups);
  builder.sequence(tree);
  builder.code.push(ACCEPT);
  const prefix = literalPrefix(tree);
  return {
    code: Int32Array.from(builder.code),
    sets: builder.sets,
    groups,
    registers: builder.registers,
    prefix,
    first: prefix.length === 0 ? firstSet(tree) : undefined,
    minWidth: minimumWidth(tree),
  };
}
