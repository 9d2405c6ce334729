/**
 * What every part of the tree builder works with: the concrete tree, positions, options, and the way out.
 *
 * The builder turns the concrete tree into the AST of valid programs. The grammar accepts more than Python does; a part
 * that meets such a thing calls `reject`, and the program is then examined by the diagnosis (see ../diagnosis), which
 * finds CPython's message for it. So the builder knows what is wrong to accept, never how to say so.
 */
import type { Expr, Span, Stmt } from "../ast.ts";
import type { Lines } from "../source/lines.ts";
import type { WarningHandler } from "../syntax-error.ts";
import { Indentation } from "./indentation.ts";
import type { SyntaxTree } from "./syntax-tree.ts";

/** Thrown where the concrete tree is no valid Python. `offset` is near the place. */
export class Rejected extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super(`rejected at ${offset}`);
    this.offset = offset;
  }
}

export interface BuilderOptions {
  /** The code point of a character name as in \N{...}; undefined when there is none. */
  readonly lookupUnicodeName: (name: string) => number | undefined;
  readonly onWarning: WarningHandler;
  /** sys.get_int_max_str_digits(); 0 means no limit. */
  readonly intMaxStrDigits: number;
}

/** The statements of a body. */
export interface Block {
  readonly statements: Stmt[];
  /** Where its last token ends, the line end not counted. */
  readonly end: number;
}

export class Builder {
  readonly tree: SyntaxTree;
  readonly lines: Lines;
  readonly text: string;
  readonly options: BuilderOptions;
  readonly indentation: Indentation;
  /** Where the last statement built ends: its last token, be it a semicolon. */
  statementEnd = 0;
  /** Builds any expression node. Injected, so that strings and patterns need not import the expression builder. */
  expression: (node: number) => Expr = () => {
    throw new Error("the expression builder is not connected");
  };

  /** Builds a Body node. Injected, so that compound statements need not import statements. */
  block: (node: number) => Block = () => {
    throw new Error("the statement builder is not connected");
  };

  constructor(tree: SyntaxTree, lines: Lines, options: BuilderOptions) {
    this.tree = tree;
    this.lines = lines;
    this.text = tree.text;
    this.options = options;
    this.indentation = new Indentation(lines);
  }

  name(node: number): string {
    return this.tree.name[node];
  }

  from(node: number): number {
    return this.tree.from[node];
  }

  to(node: number): number {
    return this.tree.to[node];
  }

  textOf(node: number): string {
    return this.text.slice(this.tree.from[node], this.tree.to[node]);
  }

  /** The children in order, literal tokens included. */
  children(node: number): number[] {
    const { firstChild, nextSibling } = this.tree;
    const result: number[] = [];
    for (let child = firstChild[node]; child >= 0; child = nextSibling[child]) result.push(child);
    return result;
  }

  /** The first child; every node asked for it has one. */
  first(node: number): number {
    return this.tree.firstChild[node];
  }

  /** The next sibling, or -1. */
  next(node: number): number {
    return this.tree.nextSibling[node];
  }

  /** Rejects a statement or clause that is not indented as the block it is in. */
  checkIndent(node: number): void {
    if (!this.indentation.fits(this.tree.from[node])) this.reject(node);
  }

  /** The Python span of a stretch of text. */
  span(from: number, to: number): Span {
    const { lines } = this;
    return {
      lineno: lines.lineAt(from),
      colOffset: lines.columnAt(from),
      endLineno: lines.lineAt(to),
      endColOffset: lines.columnAt(to),
    };
  }

  spanOf(node: number): Span {
    return this.span(this.tree.from[node], this.tree.to[node]);
  }

  reject(node: number): never {
    throw new Rejected(this.tree.from[node]);
  }

  rejectAt(offset: number): never {
    throw new Rejected(offset);
  }
}
