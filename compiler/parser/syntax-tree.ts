/**
 * The concrete syntax tree: runs the generated LR parser and lays its output out as flat arrays.
 *
 * The parser's own tree class is built for editors (it balances, reuses and cuts off deep trees), so we take the
 * records it has collected before that: (type, from, to, size) in postfix order. Here they become nodes numbered
 * from 0 (the root), each with its first child and next sibling; -1 stands for none.
 * This file must not know what the nodes mean in Python.
 */

import type { Input } from "@lezer/common";
import type { LRParser } from "@lezer/lr";
import { createParser } from "../grammar/parser.gen.ts";

/** The parts of @lezer/lr's internal parse state we rely on; `parseTree` checks at run time that they are there. */
interface ParseStack {
  forceReduce(): boolean;
  readonly buffer: readonly number[];
  readonly bufferBase: number;
  readonly parent: ParseStack | null;
}
interface RunningParse {
  advance(): unknown;
  stackToTree(stack: ParseStack): unknown;
  bigReductionCount: number;
  readonly minStackPos: number;
  readonly stacks: readonly ParseStack[];
}

/** Thrown when the text does not parse; the parser got no further than `offset`. */
export class NoParse extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super(`no parse at ${offset}`);
    this.offset = offset;
  }
}

export interface SyntaxTree {
  readonly text: string;
  /** The node type's name in the grammar; literal tokens are named by their text. */
  readonly name: readonly string[];
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
}

const MAX_BRACKETS = 200;
/** Formatted strings inside each other that CPython refuses. */
const MAX_FORMAT_STRINGS = 150;

let strict: LRParser | undefined;
let typeNames: readonly string[] = [];

function strictParser(): LRParser {
  if (strict === undefined) {
    strict = (createParser() as LRParser).configure({ strict: true });
    typeNames = strict.nodeSet.types.map((type) => type.name);
  }
  return strict;
}

/** Parses text (line ends `\n`). The root is the node 0, named Script. Throws NoParse. */
export function parseTree(text: string): SyntaxTree {
  const parse = strictParser().startParse(text as unknown as Input) as unknown as RunningParse;
  if (typeof parse.stackToTree !== "function" || typeof parse.bigReductionCount !== "number" || parse.stacks.length !== 1) {
    throw new Error("unexpected internals of @lezer/lr: its version must have changed");
  }
  allowDepth(parse.stacks[0]);
  let finished: ParseStack | null = null;
  parse.stackToTree = (stack) => {
    finished = stack;
    return stack;
  };
  try {
    // The count guards editors against deep left-associative trees. Ours are flat, so it must never fill up.
    do parse.bigReductionCount = 0;
    while (!parse.advance());
  } catch (error) {
    if (error instanceof SyntaxError) throw new NoParse(parse.minStackPos);
    throw error;
  }
  return layOut(text, wholeBuffer(finished as unknown as ParseStack));
}

/**
 * Lets programs nest as deeply as they like. The parser would cut a deep stack down by reducing it by force; that is
 * meant for broken text in editors, and a strict parser never needs it otherwise.
 */
function allowDepth(stack: ParseStack): void {
  Object.getPrototypeOf(stack).forceReduce = () => false;
}

/** The output of a stack with what it shares with the stacks it was split off from. */
function wholeBuffer(stack: ParseStack): readonly number[] {
  if (stack.parent === null) return stack.buffer;
  const pieces: (readonly number[])[] = [stack.buffer];
  for (let child = stack, parent = stack.parent as ParseStack | null; parent !== null; child = parent, parent = parent.parent) {
    pieces.push(parent.buffer.slice(0, child.bufferBase - parent.bufferBase));
  }
  return pieces.reverse().flat();
}

function layOut(text: string, buffer: readonly number[]): SyntaxTree {
  const capacity = buffer.length / 4 + 1;
  const name: string[] = ["Script"];
  const from = new Int32Array(capacity);
  const to = new Int32Array(capacity);
  const firstChild = new Int32Array(capacity).fill(-1);
  const nextSibling = new Int32Array(capacity).fill(-1);
  to[0] = text.length;
  let count = 1;

  // Reading backwards meets a node before its children and the last child first, so prepending keeps them in order.
  // `open` holds the nodes whose records are still being read, `begins` where each one's records begin.
  const open = [0];
  const begins = [0];
  let depth = 0;
  let deepest = 0;
  for (let index = buffer.length; index > 0; ) {
    while (depth > 0 && index <= begins[depth]) depth--;
    const type = buffer[index - 4];
    const size = buffer[index - 1];
    const recordEnd = index;
    index -= 4;
    // Negative sizes mark the parser's own bookkeeping; comments may stand anywhere and mean nothing here.
    if (size < 0) continue;
    const typeName = typeNames[type];
    if (typeName === "Comment") continue;
    if (typeName === "Script") continue;
    let node = open[depth];
    if (typeName !== "") {
      node = count++;
      name.push(typeName);
      from[node] = buffer[recordEnd - 3];
      to[node] = buffer[recordEnd - 2];
      const parent = open[depth];
      nextSibling[node] = firstChild[parent];
      firstChild[parent] = node;
    }
    // A nameless record repeats: its children belong to the node around it.
    if (size > 4) {
      depth++;
      if (depth > deepest) deepest = depth;
      open[depth] = node;
      begins[depth] = recordEnd - size;
    }
  }
  if (deepest > MAX_BRACKETS) {
    checkBrackets(name, from);
    checkFormatStrings(name, from);
  }
  return { text, name, from, to, firstChild, nextSibling };
}

/** Throws NoParse when more brackets are open at once than CPython allows. */
function checkBrackets(name: readonly string[], from: Int32Array): void {
  let level = 0;
  // Backwards, the tokens stand in the order of the text.
  for (let node = name.length - 1; node > 0; node--) {
    const token = name[node];
    if (token === "(" || token === "[" || token === "{") level++;
    else if (token === ")" || token === "]" || token === "}") level--;
    if (level > MAX_BRACKETS) throw new NoParse(from[node]);
  }
}

/** Throws NoParse when formatted strings nest deeper than CPython allows. */
function checkFormatStrings(name: readonly string[], from: Int32Array): void {
  // Forwards, a node stands before what is in it, and that before what precedes it in the text.
  const open: number[] = [];
  for (let node = 1; node < name.length; node++) {
    while (open.length > 0 && from[node] < open[open.length - 1]) open.pop();
    if (name[node] !== "FormatString") continue;
    open.push(from[node]);
    if (open.length >= MAX_FORMAT_STRINGS) throw new NoParse(from[node]);
  }
}
