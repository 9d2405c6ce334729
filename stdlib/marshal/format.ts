/**
 * What a marshalled value begins with: CPython's format, version 4, but for code objects, whose bytes are our own. Source:
 * Python/marshal.c.
 */
const code = (char: string): number => char.charCodeAt(0);

export const TYPE = {
  NULL: code("0"),
  NONE: code("N"),
  FALSE: code("F"),
  TRUE: code("T"),
  STOP_ITERATION: code("S"),
  ELLIPSIS: code("."),
  INT: code("i"),
  INT64: code("I"),
  FLOAT: code("f"),
  BINARY_FLOAT: code("g"),
  COMPLEX: code("x"),
  BINARY_COMPLEX: code("y"),
  LONG: code("l"),
  BYTES: code("s"),
  INTERNED: code("t"),
  UNICODE: code("u"),
  ASCII: code("a"),
  ASCII_INTERNED: code("A"),
  SHORT_ASCII: code("z"),
  SHORT_ASCII_INTERNED: code("Z"),
  REF: code("r"),
  TUPLE: code("("),
  SMALL_TUPLE: code(")"),
  LIST: code("["),
  DICT: code("{"),
  SET: code("<"),
  FROZENSET: code(">"),
  CODE: code("c"),
} as const;

/** Set where the object gets a number, by which a REF may refer to it. */
export const FLAG_REF = 0x80;
export const MAX_DEPTH = 2000;
/** Bits of a digit of a LONG. */
export const DIGIT_BITS = 15;
