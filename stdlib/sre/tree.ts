/**
 * The tree form of a regular expression: what both back ends start from. `decode.ts` makes it.
 * Groups appear as their two marks, not as nodes, as in CPython's code.
 */

import type { CharSet, Fold } from "./charset.ts";

export type RepeatMode = "greedy" | "lazy" | "possessive";

export type Node =
  | { readonly kind: "char"; readonly cp: number }
  | { readonly kind: "set"; readonly set: CharSet }
  /** Any character but a newline. */
  | { readonly kind: "any" }
  | { readonly kind: "all" }
  /** A position test, an AT_ code. */
  | { readonly kind: "at"; readonly code: number }
  /** Mark 2i opens group i + 1, mark 2i + 1 closes it. */
  | { readonly kind: "mark"; readonly mark: number }
  | { readonly kind: "branch"; readonly alternatives: readonly Tree[] }
  /** `max` is Infinity where there is no limit. */
  | {
      readonly kind: "repeat";
      readonly min: number;
      readonly max: number;
      readonly mode: RepeatMode;
      readonly body: Tree;
    }
  /** `group` counts from 0. */
  | { readonly kind: "backref"; readonly group: number; readonly fold: Fold }
  | { readonly kind: "conditional"; readonly group: number; readonly yes: Tree; readonly no: Tree }
  /** `behind` is how far back the body starts; 0 for a look ahead. */
  | { readonly kind: "look"; readonly negative: boolean; readonly behind: number; readonly body: Tree }
  | { readonly kind: "atomic"; readonly body: Tree }
  | { readonly kind: "fail" };

/** A sequence. */
export type Tree = readonly Node[];

/** The fewest characters a node can match. */
export function minimumWidth(tree: Tree): number {
  let width = 0;
  for (const node of tree) width += nodeWidth(node);
  return width;
}

function nodeWidth(node: Node): number {
  switch (node.kind) {
    case "char":
    case "set":
    case "any":
    case "all":
      return 1;
    case "branch":
      return Math.min(...node.alternatives.map(minimumWidth));
    case "repeat":
      return node.min === 0 ? 0 : node.min * minimumWidth(node.body);
    case "conditional":
      return Math.min(minimumWidth(node.yes), minimumWidth(node.no));
    case "atomic":
      return minimumWidth(node.body);
    default:
      return 0;
  }
}

/** True when the node is one character wide and matches it or not, whatever surrounds it. */
export function isSingle(tree: Tree): boolean {
  return tree.length === 1 && ["char", "set", "any", "all"].includes(tree[0]!.kind);
}
