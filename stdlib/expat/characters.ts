/** Classes of characters in XML, and the scanners of what is made of them alone. Scanners give an end, or a verdict below 0. */

const NAME_START =
  ":A-Z_a-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02ff\\u0370-\\u037d\\u037f-\\u1fff\\u200c\\u200d\\u2070-\\u218f\\u2c00-\\u2fef\\u3001-\\ud7ff\\uf900-\\ufdcf\\ufdf0-\\ufffd";
const NAME_REST = `${NAME_START}\\-.0-9\\u00b7\\u0300-\\u036f\\u203f\\u2040`;

const NAME = new RegExp(`[${NAME_START}][${NAME_REST}]*`, "y");
const NMTOKEN = new RegExp(`[${NAME_REST}]+`, "y");
const SPACE = /[ \t\r\n]+/y;

/** What XML does not allow: most control characters, and surrogates that are no pairs. */
const ILLEGAL =
  "[\\0-\\b\\v\\f\\x0e-\\x1f\\ufffe\\uffff]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]";
// Searches, not matches of what is allowed: those would keep a way back for every character of a long text.
const FIRST_ILLEGAL = new RegExp(ILLEGAL);
const TEXT_END = new RegExp(`[\\]<&\\r\\n]|${ILLEGAL}`, "g");
const CDATA_END = new RegExp(`[\\]\\r\\n]|${ILLEGAL}`, "g");

/** The token goes on beyond the end of the text. */
export const PARTIAL = -1;
/** The character at `at` cannot stand there. */
export const invalid = (at: number): number => -2 - at;
export const invalidPlace = (verdict: number): number => -2 - verdict;

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function find(end: RegExp, text: string, at: number): number {
  end.lastIndex = at;
  return end.exec(text)?.index ?? text.length;
}

export const skipName = (text: string, at: number): number => match(NAME, text, at);
export const skipNmtoken = (text: string, at: number): number => match(NMTOKEN, text, at);
export const skipSpace = (text: string, at: number): number => match(SPACE, text, at);
/** Character data without line ends, "]", "<" and "&". */
export const skipText = (text: string, at: number): number => find(TEXT_END, text, at);
/** The same in a CDATA section, where "<" and "&" are characters like others. */
export const skipCdata = (text: string, at: number): number => find(CDATA_END, text, at);
/** The first character from `at` on, before `end`, that XML does not allow; or `end`. */
export function firstIllegal(text: string, at: number, end: number): number {
  const found = text.slice(at, end).search(FIRST_ILLEGAL);
  return found < 0 ? end : at + found;
}

export const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

/** Normalises line ends, as a reader of XML must. */
export const plainLines = (text: string): string => (text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text);

/** The character that "&#...;" stands for (the digits, with "x" if hexadecimal), or undefined. */
export function characterOf(digits: string): string | undefined {
  const point = digits.startsWith("x") ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
  if (!(point <= 0x10ffff)) return undefined;
  const text = String.fromCodePoint(point);
  return point !== 0 && firstIllegal(text, 0, text.length) === text.length ? text : undefined;
}
