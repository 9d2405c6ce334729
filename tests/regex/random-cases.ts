/** Makes random regular expressions and subjects over a small alphabet, so that much matches and much nests. */

import type { Case } from "./cases.ts";

/** A small generator of uniform numbers below 1 (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

class Maker {
  private readonly random: () => number;
  private groups = 0;
  private open: number[] = [];

  constructor(random: () => number) {
    this.random = random;
  }

  private below(n: number): number {
    return Math.floor(this.random() * n);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  pattern(): string {
    this.groups = 0;
    this.open = [];
    return this.alternation(4);
  }

  private alternation(depth: number): string {
    let out = this.sequence(depth);
    while (this.random() < 0.25) out += `|${this.sequence(depth)}`;
    return out;
  }

  private sequence(depth: number): string {
    let out = "";
    for (let n = this.below(4); n >= 0; n--) out += this.repeated(depth);
    return this.random() < 0.06 ? "" : out;
  }

  private repeated(depth: number): string {
    const atom = this.atom(depth);
    if (this.random() < 0.55 || /^(?:\^|\$|\\b|\\B)$/.test(atom)) return atom;
    const count = this.pick(["*", "+", "?", "{2}", "{1,2}", "{0,2}", "{2,}"]);
    // CPython 3.13 mixes up the groups of failed alternatives in possessive repeats (even to a SystemError).
    const canPossess = !/\((?!\?)/.test(atom);
    return atom + count + this.pick(["", "", "?", "?", canPossess ? "+" : ""]);
  }

  private atom(depth: number): string {
    if (depth === 0 || this.random() < 0.5) {
      return this.pick(["a", "b", "c", "a", "b", "ab", ".", "[ab]", "[^a]", "\\w", "^", "$", "\\b", "\\B"]).replace(
        /^ab$/,
        "(?:ab)",
      );
    }
    const choice = this.below(12);
    if (choice < 5) {
      const group = ++this.groups;
      this.open.push(group);
      const body = this.alternation(depth - 1);
      this.open.splice(this.open.indexOf(group), 1);
      return `(${body})`;
    }
    if (choice < 7) return `(?:${this.alternation(depth - 1)})`;
    if (choice === 7) return `${this.pick(["(?=", "(?!"])}${this.alternation(depth - 1)})`;
    if (choice === 8) return `${this.pick(["(?<=", "(?<!"])}${this.pick(["a", "b", ".a", "[ab]", "(a)", "(?:a|b)c"])})`;
    if (choice === 9) return `(?>${this.alternation(depth - 1)})`;
    const closed = Array.from({ length: this.groups }, (_, i) => i + 1).filter((g) => !this.open.includes(g));
    if (closed.length === 0) return "a";
    const group = this.pick(closed);
    if (choice === 10) return `(?:\\${group})`;
    return `(?(${group})${this.sequence(depth - 1)}|${this.sequence(depth - 1)})`;
  }

  subject(): string {
    return Array.from({ length: this.below(9) }, () => this.pick(["a", "a", "b", "c", " "])).join("");
  }
}

/** `count` cases of four subjects each; not every expression is valid. */
export function randomCases(count: number, seed: number): Case[] {
  const maker = new Maker(generator(seed));
  return Array.from({ length: count }, () => [
    maker.pattern(),
    "",
    maker.subject(),
    maker.subject(),
    maker.subject(),
    maker.subject(),
  ]);
}
