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
import { parser as generated } from "../grammar/parser.gen.ts";

/** The parts of @lezer/lr's internal parse state we rely on; `parseTree` checks at run time that they are there. */
interface ParseStack {
  readonly buffer: readonly number[];
  readonly bufferBase: number;
  readonly parent: ParseStack | null;
}
interface RunningParse {
  advance(): unknown;
  stackToTree(stack: ParseStack): unknown;
  bigReductionCount: number;
  readonly minStackPos: number;
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

const strict = (generated as LRParser).configure({ strict: true });
const typeNames: readonly string[] = strict.nodeSet.types.map((type) => type.name);

/** Parses text (line ends `\n`). The root is the node 0, named Script. Throws NoParse. */
export function parseTree(text: string): SyntaxTree {
  const parse = strict.startParse(text as unknown as Input) as unknown as RunningParse;
  if (typeof parse.stackToTree !== "function" || typeof parse.bigReductionCount !== "number") {
    throw new Error("unexpected internals of @lezer/lr: its version must have changed");
  }
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
      open[depth] = node;
      begins[depth] = recordEnd - size;
    }
  }
  return { text, name, from, to, firstChild, nextSibling };
}
