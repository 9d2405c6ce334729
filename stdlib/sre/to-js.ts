/**
 * Translates the tree of a regular expression into a JS RegExp source where the meaning is provably the same; says no
 * otherwise. Subjects are strings without surrogate code units, so the expression works by code unit without flags.
 * Must not know the backtracking matcher.
 *
 * Note [When JS means the same]: JS forgets the captures of a loop body at each iteration, refuses an optional iteration that
 * matches nothing, lets a reference to an unset group match nothing, and matches look behinds from right to left. So a
 * translation exists when every group in a loop is set in every iteration, loop bodies cannot be empty, referenced groups
 * are set for certain, and look behinds (and negative look arounds) hold no groups.
 */

import type { CharSet } from "./charset.ts";
import * as codes from "./codes.ts";
import { minimumWidth, type Node, type Tree } from "./tree.ts";

export interface JsTranslation {
  readonly source: string;
  /** JS group number of each Python group (index 0 is group 1); 0 where the group does not occur. */
  readonly numberOf: readonly number[];
  /** Python group numbers in the order in which the expression closes them. */
  readonly closing: readonly number[];
}

/** Thrown inside the translation where meanings may differ. */
class Untranslatable extends Error {}

function refuse(reason: string): never {
  throw new Untranslatable(reason);
}

const hex4 = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;

function unitText(unit: number): string {
  const isPlain = (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
  return isPlain ? String.fromCharCode(unit) : hex4(unit);
}

const categoryTexts = new Map<number, string>();

/** A JS class with the members of a set below U+10000. */
function classText(set: CharSet): string {
  const known = set.category >= 0 ? categoryTexts.get(set.category) : undefined;
  if (known !== undefined) return known;
  const ranges = set.ranges;
  let out = "";
  for (let i = 0; i < ranges.length && ranges[i]! <= 0xffff; i += 2) {
    const from = ranges[i]!;
    const to = Math.min(ranges[i + 1]!, 0xffff);
    out += from === to ? unitText(from) : `${unitText(from)}-${unitText(to)}`;
  }
  const text = `[${out}]`;
  if (set.category >= 0) categoryTexts.set(set.category, text);
  return text;
}

function boundary(word: string, wanted: boolean): string {
  return wanted
    ? `(?:(?<=${word})(?!${word})|(?<!${word})(?=${word}))`
    : `(?:(?<=${word})(?=${word})|(?<!${word})(?!${word})(?!^$))`;
}

function positionTest(code: number, unicodeWord: () => string): string {
  switch (code) {
    case codes.AT_BEGINNING:
    case codes.AT_BEGINNING_STRING:
      return "^";
    case codes.AT_BEGINNING_LINE:
      return "(?:^|(?<=\\n))";
    case codes.AT_END:
      return "(?=\\n?$)";
    case codes.AT_END_LINE:
      return "(?=\\n|$)";
    case codes.AT_END_STRING:
      return "$";
    case codes.AT_BOUNDARY:
    case codes.AT_LOC_BOUNDARY:
      return "\\b";
    case codes.AT_NON_BOUNDARY:
    case codes.AT_LOC_NON_BOUNDARY:
      return "(?:\\B(?!^$))";
    case codes.AT_UNI_BOUNDARY:
      return boundary(unicodeWord(), true);
    default:
      return boundary(unicodeWord(), false);
  }
}

function quantifier(min: number, max: number, lazy: boolean): string {
  let text: string;
  if (max === Number.POSITIVE_INFINITY) text = min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  else if (min === 0 && max === 1) text = "?";
  else text = min === max ? `{${min}}` : `{${min},${max}}`;
  return lazy ? `${text}?` : text;
}

/** Groups whose closing mark occurs in a tree, at any depth. */
function groupsIn(tree: Tree, out: Set<number> = new Set()): Set<number> {
  for (const node of tree) {
    if (node.kind === "mark") out.add(node.mark >> 1);
    else if (node.kind === "branch") for (const alternative of node.alternatives) groupsIn(alternative, out);
    else if (node.kind === "repeat" || node.kind === "look" || node.kind === "atomic") groupsIn(node.body, out);
    else if (node.kind === "conditional") groupsIn(node.no, groupsIn(node.yes, out));
  }
  return out;
}

class Translator {
  private readonly unicodeWord: () => string;
  readonly numberOf: number[];
  readonly closing: number[] = [];
  private opened = 0;
  private readonly open: number[] = [];

  constructor(groups: number, unicodeWord: () => string) {
    this.numberOf = new Array<number>(groups).fill(0);
    this.unicodeWord = unicodeWord;
  }

  /** Appends to `set` the groups that are set for certain once the tree has matched. */
  sequence(tree: Tree, set: Set<number>): string {
    const depth = this.open.length;
    let out = "";
    for (const node of tree) out += this.node(node, set);
    if (this.open.length !== depth) refuse("marks do not pair up");
    return out;
  }

  private node(node: Node, set: Set<number>): string {
    switch (node.kind) {
      case "char":
        return node.cp > 0xffff ? "(?!)" : unitText(node.cp);
      case "set":
        return classText(node.set);
      case "any":
        return "[^\\n]";
      case "all":
        return "[^]";
      case "at":
        return positionTest(node.code, this.unicodeWord);
      case "mark":
        return this.mark(node.mark, set);
      case "branch":
        return this.branch(node.alternatives, set);
      case "repeat":
        return this.repeat(node, set);
      case "backref":
        if (node.fold !== "none") refuse("reference that ignores case");
        if (!set.has(node.group)) refuse("reference to a group that may be unset");
        return `(?:\\${this.numberOf[node.group]})`;
      case "look":
        return this.look(node, set);
      case "fail":
        return "(?!)";
      case "conditional":
        return refuse("conditional");
      case "atomic":
        return refuse("atomic group");
    }
  }

  private mark(mark: number, set: Set<number>): string {
    const group = mark >> 1;
    if (mark & 1) {
      if (this.open.pop() !== group) refuse("marks do not pair up");
      set.add(group);
      this.closing.push(group + 1);
      return ")";
    }
    if (this.numberOf[group] !== 0) refuse("a group occurs twice");
    this.open.push(group);
    this.numberOf[group] = ++this.opened;
    return "(";
  }

  private branch(alternatives: readonly Tree[], set: Set<number>): string {
    let certain: Set<number> | undefined;
    const texts = alternatives.map((alternative) => {
      const own = new Set(set);
      const text = this.sequence(alternative, own);
      certain = certain === undefined ? own : new Set([...certain].filter((group) => own.has(group)));
      return text;
    });
    for (const group of certain ?? []) set.add(group);
    return `(?:${texts.join("|")})`;
  }

  private repeat(node: Node & { kind: "repeat" }, set: Set<number>): string {
    if (node.mode === "possessive") refuse("possessive repeat");
    const own = new Set(set);
    const body = this.sequence(node.body, own);
    if (node.max > 1) {
      for (const group of groupsIn(node.body)) if (!own.has(group)) refuse("a loop keeps a group of an earlier iteration");
    }
    if (node.min > 0) for (const group of own) set.add(group);
    const lazy = node.mode === "lazy";
    if (minimumWidth(node.body) === 0) {
      if (node.max > 1) refuse("a loop body that may be empty");
      if (node.max === 1 && node.min === 0) return lazy ? `(?:|${body})` : `(?:${body}|)`;
    }
    const isAtom = node.body.length === 1 && ["char", "set", "any", "all"].includes(node.body[0]!.kind);
    return (isAtom ? body : `(?:${body})`) + quantifier(node.min, node.max, lazy);
  }

  private look(node: Node & { kind: "look" }, set: Set<number>): string {
    if (node.negative || node.behind > 0) {
      if (groupsIn(node.body).size > 0) refuse("groups in a look behind or a negative look around");
      if (node.behind > 0 && holdsReference(node.body)) refuse("a reference in a look behind");
    }
    const own = new Set(set);
    const body = this.sequence(node.body, own);
    if (!node.negative) for (const group of own) set.add(group);
    return `(?${node.behind > 0 ? "<" : ""}${node.negative ? "!" : "="}${body})`;
  }
}

function holdsReference(tree: Tree): boolean {
  return tree.some((node) => {
    if (node.kind === "backref") return true;
    if (node.kind === "branch") return node.alternatives.some(holdsReference);
    return (node.kind === "repeat" || node.kind === "look") && holdsReference(node.body);
  });
}

/** The JS form of a tree, or the reason why there is none. */
export function translate(tree: Tree, groups: number, unicodeWord: () => CharSet): JsTranslation | string {
  const translator = new Translator(groups, () => classText(unicodeWord()));
  try {
    const source = translator.sequence(tree, new Set());
    return { source, numberOf: translator.numberOf, closing: translator.closing };
  } catch (error) {
    if (error instanceof Untranslatable) return error.message;
    throw error;
  }
}
