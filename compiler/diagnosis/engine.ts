/**
 * The parsing machine of the diagnosis: ordered choice with backtracking over tokens fetched one at a time.
 *
 * CPython parses this way (PEP 617), and which message a wrong program gets depends on it: on the order in which
 * alternatives are tried, on which results are remembered, and on how far the tokens have been read. A failing rule
 * returns null; an error found is thrown at once. The program is parsed twice: first plainly, then with the rules that
 * recognise mistakes (`mistake`). This file knows nothing of Python's grammar.
 */
import { charactersIn, utf8Length } from "../source/columns.ts";
import type { Lines } from "../source/lines.ts";
import { PythonSyntaxError, type SyntaxErrorKind } from "../syntax-error.ts";
import { SOFT_KEYWORDS, type Token } from "./token.ts";
import type { Tokenizer } from "./tokenizer.ts";

/** What a rule recognised: as little of a tree as messages need. Offsets are into the text. */
export interface Piece {
  /** An AST class name, or "" where nobody asks. */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly lineno: number;
  readonly endLineno: number;
  /** A name's identifier, a constant's word. */
  readonly text?: string;
  /** Parts of a tuple or list; the value of a starred item; left side of a comparison; arguments of a call. */
  readonly parts?: readonly Piece[];
}

/** Anything with a place: a token or a piece. */
export interface Placed {
  readonly from: number;
  readonly to: number;
  readonly lineno: number;
  readonly endLineno: number;
}

export type Rule<T = unknown> = (p: Parser) => T | null;

/** In a sequence: a rule, or the type of a token. */
export type Item = Rule<unknown> | string;
type Result<I> = I extends Rule<infer T> ? T : Token;
type Results<T extends readonly Item[]> = { -readonly [K in keyof T]: Result<T[K]> };

interface Memo {
  readonly result: unknown;
  readonly mark: number;
}

/** What the rules need to know of the compilation. */
export interface Settings {
  readonly filename: string;
  readonly mode: "exec" | "eval" | "single" | "func_type";
  /** In the mode single, open blocks do not end with the text. */
  readonly dontImplyDedent: boolean;
  /** Inequality is written <> and not != (PEP 401). */
  readonly barryAsBdfl: boolean;
  readonly lookupUnicodeName: (name: string) => number | undefined;
  /** The most digits of a decimal int; 0 means no limit. */
  readonly intMaxStrDigits: number;
  /** Told of a warning and its line; returns true when it is to be an error. */
  readonly onWarning: (message: string, lineno: number) => boolean;
}

export class Parser {
  readonly tokenizer: Tokenizer;
  readonly lines: Lines;
  readonly settings: Settings;
  readonly tokens: Token[] = [];
  mark = 0;
  /** Whether the rules for mistakes take part: in the second pass, except inside some of those rules. */
  findMistakes = false;
  /** Set when an alternative failed for good: those after it in the same choice are not tried. */
  refused = false;
  #memos: (Map<Rule<unknown>, Memo> | undefined)[] = [];
  #parsingStarted = false;

  constructor(tokenizer: Tokenizer, lines: Lines, settings: Settings) {
    this.tokenizer = tokenizer;
    this.lines = lines;
    this.settings = settings;
  }

  /** Goes back to the first token and forgets all results. */
  restart(): void {
    this.mark = 0;
    this.#memos = [];
    this.findMistakes = true;
  }

  /** The token at an index, at most one beyond those fetched. Throws the tokenizer's errors. */
  tokenAt(index: number): Token {
    if (index === this.tokens.length) {
      try {
        this.tokens.push(this.#fetch());
      } catch (error) {
        // What is no token counts as the last one fetched all the same.
        const { lineno, brackets } = this.tokenizer;
        this.tokens.push({ type: "ERROR", text: "", from: -1, to: -1, lineno, endLineno: lineno, level: brackets.length });
        throw error;
      }
    }
    return this.tokens[index];
  }

  #fetch(): Token {
    let token = this.tokenizer.next();
    while (token.type === "TYPE_IGNORE") token = this.tokenizer.next();
    if (this.settings.mode !== "single") return token;
    if (token.type !== "ENDMARKER" || !this.#parsingStarted) {
      this.#parsingStarted = true;
      return token;
    }
    // An interactive statement ends in a line end, whether there is one or not.
    this.#parsingStarted = false;
    if (this.tokenizer.indentDepth > 0 && !this.settings.dontImplyDedent) this.tokenizer.implyDedents();
    return { ...token, type: "NEWLINE" };
  }

  get current(): Token {
    return this.tokenAt(this.mark);
  }

  get lastFetched(): Token {
    return this.tokens[this.tokens.length - 1];
  }

  expect(type: string): Token | null {
    const token = this.tokenAt(this.mark);
    if (token.type !== type) return null;
    this.mark++;
    return token;
  }

  remembered(rule: Rule<unknown>, mark: number): Memo | undefined {
    return this.#memos[mark]?.get(rule);
  }

  remember(rule: Rule<unknown>, mark: number, result: unknown, end: number): void {
    this.#memos[mark] ??= new Map();
    this.#memos[mark].set(rule, { result, mark: end });
  }

  /** A piece over the tokens from `mark` to the last one read. */
  piece(mark: number, kind: string, extra?: { text?: string; parts?: readonly Piece[] }): Piece {
    const first = this.tokenAt(mark);
    let end = this.mark - 1;
    while (end > mark && this.tokens[end].from < 0) end--;
    while (end > mark && this.tokens[end].type === "NEWLINE") end--;
    const last = this.tokens[end];
    return { kind, from: first.from, to: last.to, lineno: first.lineno, endLineno: last.endLineno, ...extra };
  }

  /** Throws an error that covers a token or piece, or all from one to another. */
  fail(message: string, first: Placed, last: Placed = first, kind: SyntaxErrorKind = "SyntaxError"): never {
    return this.#raise(kind, message, first.lineno, this.#column(first.from) + 1, last.endLineno, this.#endColumn(last) + 1);
  }

  /** Throws an error from a token or piece up to where the tokenizer has read. */
  failFrom(message: string, first: Placed): never {
    const { tokenizer } = this;
    const end = this.#bytes(tokenizer.lineStart, tokenizer.cur);
    return this.#raise("SyntaxError", message, first.lineno, this.#column(first.from) + 1, tokenizer.lineno, end);
  }

  /** Throws an error at the token last fetched, or at another one. */
  failHere(message: string, kind: SyntaxErrorKind = "SyntaxError", token: Token = this.lastFetched): never {
    const { tokenizer } = this;
    const placed = token.from >= 0;
    const column = placed ? this.#column(token.from) + 1 : this.#bytes(tokenizer.lineStart, tokenizer.cur);
    const endColumn = placed ? this.#endColumn(token) + 1 : -1;
    return this.#raise(kind, message, token.lineno, column, token.endLineno, endColumn);
  }

  /** Throws an error at the next token. */
  failNext(message: string): never {
    return this.failHere(message, "SyntaxError", this.current);
  }

  /** Throws an error at given UTF-8 columns (from 1; 0 and below stand for none). */
  failAt(message: string, lineno: number, column: number, endLineno: number, endColumn: number): never {
    return this.#raise("SyntaxError", message, lineno, column, endLineno, endColumn);
  }

  /** The UTF-8 column (from 0) of an offset, -1 for none. */
  #column(offset: number): number {
    return offset < 0 ? -1 : this.lines.columnAt(offset);
  }

  /** The UTF-8 column where something ends; a line end belongs to its own line. */
  #endColumn({ from, to }: Placed): number {
    const lineEnd = to > from && this.tokenizer.text[to - 1] === "\n";
    return lineEnd ? this.#column(to - 1) + 1 : this.#column(to);
  }

  /** The UTF-8 column (from 0) of an offset. */
  columnOf(offset: number): number {
    return this.#column(offset);
  }

  #bytes(from: number, to: number): number {
    return utf8Length(this.tokenizer.text.slice(from, to));
  }

  #raise(kind: SyntaxErrorKind, message: string, lineno: number, column: number, endLineno: number, endColumn: number): never {
    const text = this.tokenizer.errorText(lineno);
    throw new PythonSyntaxError({
      kind,
      message,
      filename: this.settings.filename,
      lineno,
      offset: charactersIn(text, column),
      endLineno,
      // The end is counted in the first line even if it is in another: so does CPython.
      endOffset: endColumn > 0 ? charactersIn(text, endColumn) : endColumn,
      text,
    });
  }
}

/**
 * One alternative: its items in order, then the action on their results. Without an action the result is the only
 * item's, or a piece of no kind; a string makes a piece of that kind. An action may refuse by returning null: the whole
 * choice fails then.
 */
export function alt<const T extends readonly Item[]>(items: T): Rule<T extends readonly [infer I] ? Result<I> : Piece>;
export function alt<const T extends readonly Item[]>(items: T, kind: string): Rule<Piece>;
export function alt<const T extends readonly Item[], R>(
  items: T,
  action: (p: Parser, mark: number, ...results: Results<T>) => R | null,
): Rule<R>;
export function alt(
  items: readonly Item[],
  action?: string | ((p: Parser, mark: number, ...results: never[]) => unknown),
): Rule<unknown> {
  return (p) => {
    const { mark } = p;
    const results: unknown[] = [];
    let committed = false;
    for (const item of items) {
      const result = typeof item === "string" ? p.expect(item) : item(p);
      if (result === null) {
        p.mark = mark;
        p.refused = committed;
        return null;
      }
      if (item === commit) committed = true;
      results.push(result);
    }
    if (typeof action === "function") {
      const result = action(p, mark, ...(results as never[]));
      if (result === null) {
        p.mark = mark;
        p.refused = true;
      }
      return result;
    }
    if (action === undefined && items.length === 1) return results[0];
    return p.piece(mark, action ?? "");
  };
}

/** In an alternative: from here on no other alternative comes into question. */
export const commit: Rule<true> = () => true;

/** The first alternative that matches. Given as a function, so that rules may refer to rules defined after them. */
export function choice<T>(alternatives: () => readonly Rule<T>[]): Rule<T> {
  let list: readonly Rule<T>[] | undefined;
  return (p) => {
    list ??= alternatives();
    for (const alternative of list) {
      const { mark } = p;
      const result = alternative(p);
      if (result !== null) return result;
      p.mark = mark;
      if (p.refused) break;
    }
    p.refused = false;
    return null;
  };
}

/** A rule whose results are remembered by position. */
export function memo<T>(rule: Rule<T>): Rule<T> {
  const self: Rule<T> = (p) => {
    const { mark } = p;
    const known = p.remembered(self, mark);
    if (known !== undefined) {
      p.mark = known.mark;
      return known.result as T | null;
    }
    const result = rule(p);
    if (result === null) p.mark = mark;
    p.remember(self, mark, result, p.mark);
    return result;
  };
  return self;
}

/** A rule that may begin with itself: parsed again and again as long as it grows. */
export function leftRecursive<T>(rule: Rule<T>): Rule<T> {
  const self: Rule<T> = (p) => {
    const { mark } = p;
    const known = p.remembered(self, mark);
    if (known !== undefined) {
      p.mark = known.mark;
      return known.result as T | null;
    }
    let best: T | null = null;
    let bestEnd = mark;
    for (;;) {
      p.remember(self, mark, best, bestEnd);
      p.mark = mark;
      const result = rule(p);
      if (result === null || p.mark <= bestEnd) break;
      best = result;
      bestEnd = p.mark;
    }
    p.mark = bestEnd;
    return best;
  };
  return self;
}

/** A rule defined later, for recursion across files. */
export function forward<T>(): Rule<T> & { define(rule: Rule<T>): void } {
  let target: Rule<T> | undefined;
  const self = ((p: Parser) => (target as Rule<T>)(p)) as Rule<T> & { define(rule: Rule<T>): void };
  self.define = (rule) => {
    target = rule;
  };
  return self;
}

const run = (p: Parser, item: Item): unknown => (typeof item === "string" ? p.expect(item) : item(p));

/** Matches the item or nothing; undefined stands for nothing. */
export function opt<I extends Item>(item: I): Rule<Result<I> | undefined> {
  return (p) => {
    const { mark } = p;
    const result = run(p, item);
    if (result !== null) return result as Result<I>;
    p.mark = mark;
    return undefined as Result<I> | undefined;
  };
}

/** Any number of items. */
export function many<I extends Item>(item: I): Rule<Result<I>[]> {
  return (p) => {
    const results: Result<I>[] = [];
    for (;;) {
      const { mark } = p;
      const result = run(p, item);
      if (result === null) {
        p.mark = mark;
        return results;
      }
      results.push(result as Result<I>);
    }
  };
}

/** One item or more. */
export function some<I extends Item>(item: I): Rule<Result<I>[]> {
  const any = many(item);
  return (p) => {
    const results = any(p) as Result<I>[];
    return results.length > 0 ? results : null;
  };
}

/** One item or more, separated by a token. */
export function separated<I extends Item>(separator: string, item: I): Rule<Result<I>[]> {
  return (p) => {
    const first = run(p, item);
    if (first === null) return null;
    const results = [first as Result<I>];
    for (;;) {
      const { mark } = p;
      const next = p.expect(separator) === null ? null : run(p, item);
      if (next === null) {
        p.mark = mark;
        return results;
      }
      results.push(next as Result<I>);
    }
  };
}

/** Succeeds without reading if the item would match. */
export function ahead(item: Item): Rule<true> {
  return (p) => {
    const { mark } = p;
    const result = run(p, item);
    p.mark = mark;
    return result === null ? null : true;
  };
}

/** Succeeds without reading if the item would not match. */
export function not(item: Item): Rule<true> {
  return (p) => {
    const { mark } = p;
    const result = run(p, item);
    p.mark = mark;
    return result === null ? true : null;
  };
}

/** The first of several items that matches. */
export function either<const T extends readonly Item[]>(...items: T): Rule<Result<T[number]>> {
  return (p) => {
    for (const item of items) {
      const { mark } = p;
      const result = run(p, item);
      if (result !== null) return result as Result<T[number]>;
      p.mark = mark;
    }
    return null;
  };
}

/** A token without which the program cannot be right: its absence is the error. */
export function forced(type: string): Rule<Token> {
  return (p) => p.expect(type) ?? p.fail(`expected '${type}'`, p.current);
}

/** A name with a given text that is a keyword in this place only. */
export function soft(word: string): Rule<Token> {
  return (p) => {
    const token = p.current;
    if (token.type !== "NAME" || token.text !== word) return null;
    p.mark++;
    return token;
  };
}

/** Any name that is a keyword in some place. CPython takes the beginning of such a word for the word, so do we. */
export const softKeyword: Rule<Token> = (p) => {
  const token = p.current;
  if (token.type !== "NAME" || !SOFT_KEYWORDS.some((word) => word.startsWith(token.text))) return null;
  p.mark++;
  return token;
};

/** Alternatives that recognise mistakes: they throw or fail, and take part in the second pass only. */
export function mistake(alternatives: () => readonly Rule<unknown>[], remember = false): Rule<never> {
  // What did not take part is not remembered.
  const rule = remember ? memo(choice(alternatives)) : choice(alternatives);
  return (p) => {
    if (!p.findMistakes) return null;
    const { mark } = p;
    rule(p);
    p.mark = mark;
    return null;
  };
}

/** A rule within which mistakes are not looked for. */
export function withoutMistakes<T>(rule: Rule<T>): Rule<T> {
  return (p) => {
    const before = p.findMistakes;
    p.findMistakes = false;
    const result = rule(p);
    p.findMistakes = before;
    return result;
  };
}
