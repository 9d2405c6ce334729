/**
 * Tokens of the diagnosis.
 */

export type TokenClass =
  | "NAME"
  | "NUMBER"
  | "STRING"
  | "FSTRING_START"
  | "FSTRING_MIDDLE"
  | "FSTRING_END"
  | "NEWLINE"
  | "INDENT"
  | "DEDENT"
  | "TYPE_COMMENT"
  | "TYPE_IGNORE"
  | "ENDMARKER";

export interface Token {
  /** A TokenClass, or for keywords and punctuation the text itself; "OP" for a character that is no token. */
  readonly type: string;
  readonly text: string;
  /** Offsets into the source text; -1 for tokens without a place (INDENT, DEDENT, ENDMARKER). */
  readonly from: number;
  readonly to: number;
  readonly lineno: number;
  readonly endLineno: number;
  /** How many brackets are open after it. */
  readonly level: number;
}

/** Words that are keywords in some places only. */
export const SOFT_KEYWORDS: readonly string[] = ["_", "case", "match", "type"];

/** Every punctuation token of one, two and three characters. */
export const PUNCTUATION: ReadonlySet<string> = new Set(
  (
    "( ) [ ] { } : , ; + - * / | & < > = . % ! ~ ^ @ " +
    "!= <> == <= >= << >> ** += -= *= /= %= &= |= ^= // @= -> := " +
    "<<= >>= **= //= ..."
  ).split(" "),
);
