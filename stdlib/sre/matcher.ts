/**
 * The backtracking matcher: runs a program (`program.ts`) over code points with an explicit stack, so that neither long
 * subjects nor deep patterns use the JavaScript stack. Semantics are those of CPython's `_sre`: captures survive later
 * iterations, an optional iteration may match nothing once. Must not know the JS RegExp back end.
 *
 * Note [Backtrack stack]: entries of three words. A choice is (position, aux, pc) with pc >= 0; undoing is (old value, 0,
 * ~register). Failing pops undo entries until a choice resumes. An atomic body that matched keeps its undo entries (what
 * lies below may still fail) and drops its choices.
 */

import { isAlnum, toLower } from "../../vm/unicode/types.ts";
import { inRanges } from "./charset.ts";
import * as codes from "./codes.ts";
import * as op from "./program.ts";
import { indexOfPoints, type Subject } from "./subject.ts";

let stack = new Int32Array(3 * 4096);

function growStack(): void {
  const larger = new Int32Array(stack.length * 2);
  larger.set(stack);
  stack = larger;
}

const isWordAscii = (cp: number): boolean =>
  (cp >= 97 && cp <= 122) || (cp >= 65 && cp <= 90) || (cp >= 48 && cp <= 57) || cp === 95;
const isWordUnicode = (cp: number): boolean => cp === 95 || isAlnum(cp);
const lowerAscii = (cp: number): number => (cp >= 65 && cp <= 90 ? cp + 32 : cp);

/** Runs one program. Not re-entrant across a match, and matching never calls out. */
export class Matcher {
  private readonly program: op.Program;
  private readonly prefixText: string;
  private readonly regs: Int32Array;
  private readonly lastIndexRegister: number;
  private text: string | null = null;
  private points: Uint32Array = new Uint32Array(0);
  private end = 0;

  constructor(program: op.Program) {
    this.program = program;
    this.prefixText = program.prefix.every((cp) => cp < 0x10000) ? String.fromCharCode(...program.prefix) : "";
    this.regs = new Int32Array(program.registers);
    this.lastIndexRegister = 2 * program.groups;
  }

  private load(subject: Subject): void {
    if (typeof subject === "string") this.text = subject;
    else {
      this.text = null;
      this.points = subject;
    }
    this.end = subject.length;
  }

  /** Matches at `pos` exactly. With `whole` the match must end at the end; with `advance` it must not be empty. */
  matchAt(subject: Subject, pos: number, whole: boolean, advance: boolean): Int32Array | null {
    this.load(subject);
    const end = this.run(pos, whole, advance);
    return end < 0 ? null : this.spans(pos, end);
  }

  /** The first match at or after `pos`; with `advance` not an empty one at `pos`. */
  search(subject: Subject, pos: number, advance: boolean): Int32Array | null {
    this.load(subject);
    const { prefix, first, minWidth } = this.program;
    const last = this.end - minWidth;
    for (let at = pos; at <= last; at++) {
      if (prefix.length > 0) {
        at = this.text !== null && this.prefixText === "" ? -1 : indexOfPoints(subject, prefix, this.prefixText, at);
        if (at < 0) return null;
      } else if (first !== undefined) {
        const latin1 = first.latin1;
        while (at < this.end) {
          const cp = this.at(at);
          if (cp < 256 ? latin1[cp] === 1 : first.has(cp)) break;
          at++;
        }
        if (at > last) return null;
      }
      const end = this.run(at, false, advance && at === pos);
      if (end >= 0) return this.spans(at, end);
    }
    return null;
  }

  /** The number of the group closed last in the match just made, 0 for none. */
  get lastIndex(): number {
    return this.regs[this.lastIndexRegister]!;
  }

  private spans(start: number, end: number): Int32Array {
    const marks = this.lastIndexRegister;
    const out = new Int32Array(marks + 2);
    out[0] = start;
    out[1] = end;
    for (let i = 0; i < marks; i += 2) {
      const isSet = this.regs[i]! >= 0 && this.regs[i + 1]! >= 0;
      out[i + 2] = isSet ? this.regs[i]! : -1;
      out[i + 3] = isSet ? this.regs[i + 1]! : -1;
    }
    return out;
  }

  private at(pos: number): number {
    return this.text !== null ? this.text.charCodeAt(pos) : this.points[pos]!;
  }

  /** How far characters of one kind reach from `pos`, at most to `limit`. */
  private reach(kind: number, arg: number, pos: number, limit: number): number {
    const text = this.text;
    const points = this.points;
    let p = pos;
    switch (kind) {
      case op.CHAR:
        if (text !== null) while (p < limit && text.charCodeAt(p) === arg) p++;
        else while (p < limit && points[p] === arg) p++;
        return p;
      case op.ANY: {
        const stop = text !== null ? text.indexOf("\n", p) : points.indexOf(10, p);
        return stop < 0 || stop > limit ? limit : stop;
      }
      case op.ALL:
        return limit;
      default: {
        const set = this.program.sets[arg]!;
        const latin1 = set.latin1;
        const ranges = set.ranges;
        for (; p < limit; p++) {
          const cp = text !== null ? text.charCodeAt(p) : points[p]!;
          if (cp < 256 ? latin1[cp] === 0 : !inRanges(ranges, cp)) break;
        }
        return p;
      }
    }
  }

  private isAt(code: number, pos: number): boolean {
    switch (code) {
      case codes.AT_BEGINNING:
      case codes.AT_BEGINNING_STRING:
        return pos === 0;
      case codes.AT_BEGINNING_LINE:
        return pos === 0 || this.at(pos - 1) === 10;
      case codes.AT_END:
        return pos === this.end || (pos === this.end - 1 && this.at(pos) === 10);
      case codes.AT_END_LINE:
        return pos === this.end || this.at(pos) === 10;
      case codes.AT_END_STRING:
        return pos === this.end;
      default: {
        // Neither kind of boundary exists in an empty string.
        if (this.end === 0) return false;
        const isWord = code >= codes.AT_UNI_BOUNDARY ? isWordUnicode : isWordAscii;
        const before = pos > 0 && isWord(this.at(pos - 1));
        const after = pos < this.end && isWord(this.at(pos));
        const wantsBoundary = code === codes.AT_BOUNDARY || code === codes.AT_LOC_BOUNDARY || code === codes.AT_UNI_BOUNDARY;
        return (before !== after) === wantsBoundary;
      }
    }
  }

  /** Length of group `group` when the text at `pos` repeats it, else -1. */
  private repeats(group: number, fold: number, pos: number): number {
    const start = this.regs[2 * group]!;
    const stop = this.regs[2 * group + 1]!;
    const length = stop - start;
    if (start < 0 || stop < 0 || length < 0 || length > this.end - pos) return -1;
    const lower = op.FOLDS[fold] === "unicode" ? toLower : lowerAscii;
    for (let i = 0; i < length; i++) {
      const a = this.at(start + i);
      const b = this.at(pos + i);
      if (a !== b && (fold === 0 || lower(a) !== lower(b))) return -1;
    }
    return length;
  }

  /** Drops the choices above `height`, keeping what must be undone. Returns the new height. */
  private commit(height: number, sp: number): number {
    let to = height;
    for (let from = height; from < sp; from += 3) {
      if (stack[from + 2]! >= 0) continue;
      stack[to] = stack[from]!;
      stack[to + 2] = stack[from + 2]!;
      to += 3;
    }
    return to;
  }

  /** Where the match from `start` ends, or -1. Leaves the marks in the registers. */
  private run(start: number, whole: boolean, advance: boolean): number {
    const { code, sets } = this.program;
    const regs = this.regs;
    const text = this.text;
    const points = this.points;
    const end = this.end;
    const lastIndexRegister = this.lastIndexRegister;
    regs.fill(-1, 0, lastIndexRegister);
    regs[lastIndexRegister] = 0;
    let sp = 0;
    let pc = 0;
    let pos = start;
    /** The second word of the choice just resumed. */
    let aux = 0;

    for (;;) {
      // A step either goes on (`continue`) or fails (`break`).
      switch (code[pc]) {
        case op.CHAR:
          if (pos < end && (text !== null ? text.charCodeAt(pos) : points[pos]) === code[pc + 1]) {
            pos++;
            pc += 2;
            continue;
          }
          break;
        case op.SET:
          if (pos < end && sets[code[pc + 1]!]!.has(text !== null ? text.charCodeAt(pos) : points[pos]!)) {
            pos++;
            pc += 2;
            continue;
          }
          break;
        case op.ANY:
          if (pos < end && (text !== null ? text.charCodeAt(pos) : points[pos]) !== 10) {
            pos++;
            pc++;
            continue;
          }
          break;
        case op.ALL:
          if (pos < end) {
            pos++;
            pc++;
            continue;
          }
          break;
        case op.AT:
          if (this.isAt(code[pc + 1]!, pos)) {
            pc += 2;
            continue;
          }
          break;
        case op.OPEN:
        case op.CLOSE: {
          const mark = code[pc + 1]!;
          if (sp + 6 > stack.length) growStack();
          stack[sp] = regs[mark]!;
          stack[sp + 2] = ~mark;
          sp += 3;
          regs[mark] = pos;
          if (mark & 1) {
            stack[sp] = regs[lastIndexRegister]!;
            stack[sp + 2] = ~lastIndexRegister;
            sp += 3;
            regs[lastIndexRegister] = (mark >> 1) + 1;
          }
          pc += 2;
          continue;
        }
        case op.SPLIT_CHAR:
          if (pos >= end || (text !== null ? text.charCodeAt(pos) : points[pos]) !== code[pc + 2]) {
            pc = code[pc + 1]!;
            continue;
          }
          if (sp + 3 > stack.length) growStack();
          stack[sp] = pos;
          stack[sp + 2] = code[pc + 1]!;
          sp += 3;
          pc += 3;
          continue;
        case op.SPLIT_SET:
          if (pos >= end || !sets[code[pc + 2]!]!.has(text !== null ? text.charCodeAt(pos) : points[pos]!)) {
            pc = code[pc + 1]!;
            continue;
          }
          if (sp + 3 > stack.length) growStack();
          stack[sp] = pos;
          stack[sp + 2] = code[pc + 1]!;
          sp += 3;
          pc += 3;
          continue;
        case op.SPLIT:
          if (sp + 3 > stack.length) growStack();
          stack[sp] = pos;
          stack[sp + 2] = code[pc + 1]!;
          sp += 3;
          pc += 2;
          continue;
        case op.JUMP:
          pc = code[pc + 1]!;
          continue;
        case op.GREEDY: {
          const least = pos + code[pc + 3]!;
          const max = code[pc + 4]!;
          if (least > end) break;
          pos = this.reach(code[pc + 1]!, code[pc + 2]!, pos, max < 0 || max > end - pos ? end : pos + max);
          if (pos < least) break;
          const follow = code[pc + 5]!;
          if (follow >= 0) {
            while (pos >= least && (pos >= end || (text !== null ? text.charCodeAt(pos) : points[pos]) !== follow)) pos--;
            if (pos < least) break;
          }
          if (pos > least) {
            if (sp + 3 > stack.length) growStack();
            stack[sp] = pos;
            stack[sp + 1] = least;
            stack[sp + 2] = pc + 6;
            sp += 3;
          }
          pc += 8;
          continue;
        }
        case op.GREEDY_LESS: {
          const follow = code[pc + 1]!;
          pos--;
          if (follow >= 0) {
            while (pos >= aux && (text !== null ? text.charCodeAt(pos) : points[pos]) !== follow) pos--;
            if (pos < aux) break;
          }
          if (pos > aux) {
            stack[sp] = pos;
            stack[sp + 1] = aux;
            stack[sp + 2] = pc;
            sp += 3;
          }
          pc += 2;
          continue;
        }
        case op.LAZY: {
          const min = code[pc + 3]!;
          if (min > end - pos) break;
          if (min > 0 && this.reach(code[pc + 1]!, code[pc + 2]!, pos, pos + min) < pos + min) break;
          pos += min;
          if (sp + 3 > stack.length) growStack();
          stack[sp] = pos;
          stack[sp + 1] = min;
          stack[sp + 2] = pc + 5;
          sp += 3;
          pc += 9;
          continue;
        }
        case op.LAZY_MORE: {
          const max = code[pc + 3]!;
          if (pos >= end || (max >= 0 && aux >= max)) break;
          if (this.reach(code[pc + 1]!, code[pc + 2]!, pos, pos + 1) === pos) break;
          pos++;
          stack[sp] = pos;
          stack[sp + 1] = aux + 1;
          stack[sp + 2] = pc;
          sp += 3;
          pc += 4;
          continue;
        }
        case op.POSSESSIVE: {
          const least = pos + code[pc + 3]!;
          const max = code[pc + 4]!;
          if (least > end) break;
          pos = this.reach(code[pc + 1]!, code[pc + 2]!, pos, max < 0 || max > end - pos ? end : pos + max);
          if (pos < least) break;
          pc += 5;
          continue;
        }
        case op.LOOP: {
          const r = code[pc + 1]!;
          if (sp + 6 > stack.length) growStack();
          stack[sp] = regs[r]!;
          stack[sp + 2] = ~r;
          stack[sp + 3] = regs[r + 1]!;
          stack[sp + 5] = ~(r + 1);
          sp += 6;
          regs[r] = -1;
          regs[r + 1] = -1;
          pc += 2;
          continue;
        }
        case op.UNTIL_GREEDY: {
          const r = code[pc + 1]!;
          const max = code[pc + 3]!;
          const count = regs[r]! + 1;
          const required = count < code[pc + 2]!;
          if (!required && ((max >= 0 && count >= max) || pos === regs[r + 1])) {
            pc = code[pc + 4]!;
            continue;
          }
          if (sp + 9 > stack.length) growStack();
          if (!required) {
            stack[sp] = pos;
            stack[sp + 2] = code[pc + 4]!;
            stack[sp + 3] = regs[r + 1]!;
            stack[sp + 5] = ~(r + 1);
            sp += 6;
            regs[r + 1] = pos;
          }
          stack[sp] = regs[r]!;
          stack[sp + 2] = ~r;
          sp += 3;
          regs[r] = count;
          pc += 5;
          continue;
        }
        case op.UNTIL_LAZY: {
          const r = code[pc + 1]!;
          const max = code[pc + 3]!;
          const count = regs[r]! + 1;
          if (sp + 3 > stack.length) growStack();
          if (count < code[pc + 2]!) {
            stack[sp] = regs[r]!;
            stack[sp + 2] = ~r;
            sp += 3;
            regs[r] = count;
            pc += 7;
            continue;
          }
          if ((max < 0 || count < max) && pos !== regs[r + 1]) {
            stack[sp] = pos;
            stack[sp + 2] = pc + 5;
            sp += 3;
          }
          pc = code[pc + 4]!;
          continue;
        }
        case op.ITERATE: {
          const r = code[pc + 1]!;
          if (sp + 6 > stack.length) growStack();
          stack[sp] = regs[r]!;
          stack[sp + 2] = ~r;
          stack[sp + 3] = regs[r + 1]!;
          stack[sp + 5] = ~(r + 1);
          sp += 6;
          regs[r]!++;
          regs[r + 1] = pos;
          pc += 2;
          continue;
        }
        case op.UNTIL_POSSESSIVE: {
          const r = code[pc + 1]!;
          const max = code[pc + 3]!;
          const count = regs[r]! + 1;
          const required = count < code[pc + 2]!;
          if (!required && ((max >= 0 && count >= max) || pos === regs[r + 1])) {
            pc = code[pc + 4]!;
            continue;
          }
          if (sp + 6 > stack.length) growStack();
          regs[r + 2] = sp;
          if (!required) {
            stack[sp] = pos;
            stack[sp + 2] = code[pc + 4]!;
            stack[sp + 3] = regs[r + 1]!;
            stack[sp + 5] = ~(r + 1);
            sp += 6;
            regs[r + 1] = pos;
          }
          pc += 5;
          continue;
        }
        case op.ITERATED_POSSESSIVE: {
          const r = code[pc + 1]!;
          sp = this.commit(regs[r + 2]!, sp);
          if (sp + 3 > stack.length) growStack();
          stack[sp] = regs[r]!;
          stack[sp + 2] = ~r;
          sp += 3;
          regs[r]!++;
          pc = code[pc + 2]!;
          continue;
        }
        case op.BACKREF: {
          const length = this.repeats(code[pc + 1]!, code[pc + 2]!, pos);
          if (length < 0) break;
          pos += length;
          pc += 3;
          continue;
        }
        case op.CONDITIONAL: {
          const from = regs[2 * code[pc + 1]!]!;
          const to = regs[2 * code[pc + 1]! + 1]!;
          pc = from < 0 || to < from ? code[pc + 2]! : pc + 3;
          continue;
        }
        case op.LOOK: {
          const r = code[pc + 1]!;
          if (pos < code[pc + 2]!) break;
          regs[r] = sp;
          regs[r + 1] = pos;
          pos -= code[pc + 2]!;
          pc += 3;
          continue;
        }
        case op.LOOK_END: {
          const r = code[pc + 1]!;
          sp = this.commit(regs[r]!, sp);
          pos = regs[r + 1]!;
          pc += 2;
          continue;
        }
        case op.LOOK_NOT: {
          if (pos < code[pc + 2]!) {
            pc = code[pc + 3]!;
            continue;
          }
          if (sp + 3 > stack.length) growStack();
          regs[code[pc + 1]!] = sp;
          stack[sp] = pos;
          stack[sp + 2] = code[pc + 3]!;
          sp += 3;
          pos -= code[pc + 2]!;
          pc += 4;
          continue;
        }
        case op.LOOK_NOT_END: {
          // The body matched, so this fails: undo all the body did, and forget where it would have gone on.
          const height = regs[code[pc + 1]!]!;
          for (sp -= 3; sp > height; sp -= 3) {
            const tag = stack[sp + 2]!;
            if (tag < 0) regs[~tag] = stack[sp]!;
          }
          break;
        }
        case op.ATOMIC:
          regs[code[pc + 1]!] = sp;
          pc += 2;
          continue;
        case op.ATOMIC_END:
          sp = this.commit(regs[code[pc + 1]!]!, sp);
          pc += 2;
          continue;
        case op.ACCEPT:
          if ((whole && pos !== end) || (advance && pos === start)) break;
          return pos;
        default: // FAIL
          break;
      }

      for (;;) {
        if (sp === 0) return -1;
        sp -= 3;
        const tag = stack[sp + 2]!;
        if (tag >= 0) {
          pos = stack[sp]!;
          aux = stack[sp + 1]!;
          pc = tag;
          break;
        }
        regs[~tag] = stack[sp]!;
      }
    }
  }
}
