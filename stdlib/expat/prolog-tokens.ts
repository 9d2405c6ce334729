/** The tokens of a prolog: of document type declarations and what may stand around them. */
import { firstIllegal, invalid, isSpace, PARTIAL, skipName, skipNmtoken, skipSpace } from "./characters.ts";
import { scanComment, scanInstruction } from "./content-tokens.ts";

export type TokenKind =
  | "space"
  | "comment"
  | "instruction"
  | "open" // <!WORD
  | "close" // >
  | "section" // <![
  | "section end" // ]]>
  | "start tag"
  | "name"
  | "nmtoken"
  | "keyword" // #WORD
  | "literal"
  | "parameter reference"
  | "mark" // ( ) [ ] | , % and ")*" and the like
  | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where it begins in the text it was read from. */
  readonly at: number;
}

/** What may follow a literal. */
const AFTER_LITERAL = " \t\r\n>%[";

/** Reads the token at `at`: its kind, and its end or a verdict below 0. Of a start tag, only where it begins. */
export function scanProlog(text: string, at: number, isFinal: boolean, namespaces: boolean): [kind: TokenKind, end: number] {
  const c = text[at]!;
  switch (c) {
    case "<":
      return scanMarkup(text, at, namespaces);
    case " ":
    case "\t":
    case "\n":
    case "\r": {
      const end = skipSpace(text, at);
      // A line end may come in two pieces.
      return ["space", end === text.length && text[end - 1] === "\r" && !isFinal && end - at === 1 ? PARTIAL : end];
    }
    case '"':
    case "'":
      return ["literal", scanLiteral(text, at, isFinal)];
    case "%": {
      if (at + 1 === text.length) return ["mark", PARTIAL];
      if (isSpace(text.charCodeAt(at + 1)) || text[at + 1] === "%") return ["mark", at + 1];
      const end = skipName(text, at + 1);
      if (end === text.length) return ["parameter reference", PARTIAL];
      return ["parameter reference", end > at + 1 && text[end] === ";" ? end + 1 : invalid(end)];
    }
    case "]":
      if (at + 1 === text.length) return ["mark", isFinal ? at + 1 : PARTIAL];
      if (text[at + 1] === "]") {
        if (at + 2 === text.length) return ["section end", PARTIAL];
        if (text[at + 2] === ">") return ["section end", at + 3];
      }
      return ["mark", at + 1];
    case ")":
      if (at + 1 === text.length) return ["mark", isFinal ? at + 1 : PARTIAL];
      return ["mark", "*+?".includes(text[at + 1]!) ? at + 2 : at + 1];
    case "(":
    case "[":
    case "|":
    case ",":
      return ["mark", at + 1];
    case ">":
      return ["close", at + 1];
    case "#": {
      const end = skipName(text, at + 1);
      if (end === text.length) return ["keyword", PARTIAL];
      return ["keyword", end > at + 1 ? end : invalid(end)];
    }
    default:
      return scanWord(text, at, isFinal);
  }
}

function scanMarkup(text: string, at: number, namespaces: boolean): [TokenKind, number] {
  const next = text[at + 1];
  if (next === undefined) return ["open", PARTIAL];
  if (next === "?") return ["instruction", scanInstruction(text, at, namespaces)];
  if (next !== "!") return ["start tag", skipName(text, at + 1) > at + 1 ? at : invalid(at + 1)];
  const third = text[at + 2];
  if (third === undefined) return ["open", PARTIAL];
  if (third === "-") {
    if (at + 3 === text.length) return ["comment", PARTIAL];
    return ["comment", text[at + 3] === "-" ? scanComment(text, at) : invalid(at + 3)];
  }
  if (third === "[") return ["section", at + 3];
  let end = at + 2;
  while (/[A-Za-z_]/.test(text[end] ?? "")) end++;
  if (end === at + 2) return ["open", invalid(end)];
  if (end === text.length) return ["open", PARTIAL];
  return ["open", isSpace(text.charCodeAt(end)) || text[end] === "%" ? end : invalid(end)];
}

function scanLiteral(text: string, at: number, isFinal: boolean): number {
  const close = text.indexOf(text[at]!, at + 1);
  const limit = close < 0 ? text.length : close;
  const bad = firstIllegal(text, at + 1, limit);
  if (bad < limit) return invalid(bad);
  if (close < 0) return PARTIAL;
  if (close + 1 === text.length) return isFinal ? close + 1 : PARTIAL;
  return AFTER_LITERAL.includes(text[close + 1]!) ? close + 1 : invalid(close + 1);
}

function scanWord(text: string, at: number, isFinal: boolean): [TokenKind, number] {
  const end = skipNmtoken(text, at);
  if (end === at) return ["name", invalid(at)];
  const kind = skipName(text, at) === end ? "name" : "nmtoken";
  if (end === text.length) return [kind, isFinal ? end : PARTIAL];
  if ("*+?".includes(text[end]!)) return [kind, kind === "name" ? end + 1 : invalid(end)];
  return [kind, " \t\r\n>),|[%".includes(text[end]!) ? end : invalid(end)];
}
