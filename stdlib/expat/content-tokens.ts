/** Finds where the tokens of content end: tags, references, comments, instructions. Gives an end, PARTIAL or an invalid place. */
import { firstIllegal, invalid, isSpace, PARTIAL, skipName, skipSpace } from "./characters.ts";

const isQuote = (c: number): boolean => c === 34 || c === 39;

/** A name, with at most one colon inside it where namespaces are known. */
export function scanName(text: string, at: number, namespaces: boolean): number {
  const end = skipName(text, at);
  if (end === at) return at === text.length ? PARTIAL : invalid(at);
  if (!namespaces) return end === text.length ? PARTIAL : end;
  if (text.charCodeAt(at) === 58) return invalid(at);
  const colon = text.slice(at, end).indexOf(":");
  if (colon >= 0) {
    const local = at + colon + 1;
    const second = text.slice(local, end).indexOf(":");
    if (second >= 0) return invalid(local + second);
    if (local === end) return end === text.length ? PARTIAL : invalid(end);
    if (skipName(text, local) === local) return invalid(local);
  }
  return end === text.length ? PARTIAL : end;
}

/** From "&" on. */
export function scanReference(text: string, at: number, namespaces: boolean): number {
  if (at + 1 === text.length) return PARTIAL;
  if (text[at + 1] !== "#") {
    const end = scanName(text, at + 1, namespaces);
    if (end < 0) return end;
    return text[end] === ";" ? end + 1 : invalid(end);
  }
  let to = at + 2;
  const isHex = text[to] === "x";
  if (isHex) to++;
  const first = to;
  const digit = isHex ? /[0-9a-fA-F]/ : /[0-9]/;
  while (to < text.length && digit.test(text[to]!)) to++;
  if (to === text.length) return PARTIAL;
  return to > first && text[to] === ";" ? to + 1 : invalid(to);
}

/** From "<!--" on. */
export function scanComment(text: string, at: number): number {
  const dashes = text.indexOf("--", at + 4);
  const bad = firstIllegal(text, at + 4, dashes < 0 ? text.length : dashes);
  if (bad < (dashes < 0 ? text.length : dashes)) return invalid(bad);
  if (dashes < 0 || dashes + 2 === text.length) return PARTIAL;
  return text[dashes + 2] === ">" ? dashes + 3 : invalid(dashes + 2);
}

/** From "<?" on. */
export function scanInstruction(text: string, at: number, namespaces: boolean): number {
  const end = scanName(text, at + 2, namespaces);
  if (end < 0) return end;
  const target = text.slice(at + 2, end);
  if (target !== "xml" && target.toLowerCase() === "xml") return invalid(end);
  if (!isSpace(text.charCodeAt(end))) {
    if (text[end] !== "?") return invalid(end);
    if (end + 1 === text.length) return PARTIAL;
    return text[end + 1] === ">" ? end + 2 : invalid(end + 1);
  }
  const close = text.indexOf("?>", end);
  const limit = close < 0 ? text.length : close;
  const bad = firstIllegal(text, end, limit);
  if (bad < limit) return invalid(bad);
  return close < 0 ? PARTIAL : close + 2;
}

/** From "<" of a start tag on. */
export function scanStartTag(text: string, at: number, namespaces: boolean): number {
  let to = scanName(text, at + 1, namespaces);
  for (;;) {
    if (to < 0) return to;
    const spaced = skipSpace(text, to);
    if (spaced === text.length) return PARTIAL;
    const c = text[spaced];
    if (c === ">") return spaced + 1;
    if (c === "/") {
      if (spaced + 1 === text.length) return PARTIAL;
      return text[spaced + 1] === ">" ? spaced + 2 : invalid(spaced + 1);
    }
    if (spaced === to) return invalid(to);
    to = scanAttribute(text, spaced, namespaces);
  }
}

function scanAttribute(text: string, at: number, namespaces: boolean): number {
  const end = scanName(text, at, namespaces);
  if (end < 0) return end;
  const equals = skipSpace(text, end);
  if (equals === text.length) return PARTIAL;
  if (text[equals] !== "=") return invalid(equals);
  const open = skipSpace(text, equals + 1);
  if (open === text.length) return PARTIAL;
  const quote = text.charCodeAt(open);
  if (!isQuote(quote)) return invalid(open);
  for (let from = open + 1; ; ) {
    let to = from;
    let c = 0;
    while (to < text.length) {
      c = text.charCodeAt(to);
      if (c === quote || c === 38 || c === 60) break;
      to++;
    }
    const bad = firstIllegal(text, from, to);
    if (bad < to) return invalid(bad);
    if (to === text.length) return PARTIAL;
    if (c === quote) return to + 1;
    if (c === 60) return invalid(to);
    from = scanReference(text, to, namespaces);
    if (from < 0) return from;
  }
}

/** From "</" on. */
export function scanEndTag(text: string, at: number, namespaces: boolean): number {
  const end = scanName(text, at + 2, namespaces);
  if (end < 0) return end;
  const close = skipSpace(text, end);
  if (close === text.length) return PARTIAL;
  return text[close] === ">" ? close + 1 : invalid(close);
}

/** From "<!" on, inside an element: a comment or the start of a CDATA section. */
export function scanBang(text: string, at: number): number {
  if (at + 2 === text.length) return PARTIAL;
  if (text[at + 2] === "-") {
    if (at + 3 === text.length) return PARTIAL;
    return text[at + 3] === "-" ? scanComment(text, at) : invalid(at + 3);
  }
  const word = "<![CDATA[";
  for (let i = 2; i < word.length; i++) {
    if (at + i === text.length) return PARTIAL;
    if (text[at + i] !== word[i]) return invalid(at + i);
  }
  return at + word.length;
}
