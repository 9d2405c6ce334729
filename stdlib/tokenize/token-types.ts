/** Token numbers of CPython 3.13 (Lib/token.py). */

export const ENDMARKER = 0;
export const NAME = 1;
export const NUMBER = 2;
export const STRING = 3;
export const NEWLINE = 4;
export const INDENT = 5;
export const DEDENT = 6;
export const OP = 55;
export const FSTRING_START = 59;
export const FSTRING_MIDDLE = 60;
export const FSTRING_END = 61;
export const COMMENT = 62;
export const NL = 63;

const FIRST_PUNCTUATION = 7;
const PUNCTUATION = (
  "( ) [ ] : , ; + - * / | & < > = . % { } == != <= >= ~ ^ << >> ** += -= *= /= %= &= |= ^= <<= >>= **= // //= " +
  "@ @= -> ... := !"
).split(" ");

const NUMBERS = new Map(PUNCTUATION.map((text, i) => [text, FIRST_PUNCTUATION + i]));
NUMBERS.set("<>", NUMBERS.get("!=")!);

/** The number of a punctuation token; OP for other text. */
export const punctuation = (text: string): number => NUMBERS.get(text) ?? OP;

/** A token that may go over several lines: it is placed where its text begins. */
export const isStringLiteral = (type: number): boolean =>
  type === STRING || type === FSTRING_START || type === FSTRING_MIDDLE || type === FSTRING_END;
