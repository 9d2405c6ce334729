/**
 * What the character tables record about a code point: the flag bits and the lists of property value names. One fact, one
 * place: the table builder (`build/unicode`) and the readers both use these. Must not know any code point.
 */

export const ALPHA = 1 << 0;
export const DECIMAL = 1 << 1;
export const DIGIT = 1 << 2;
export const NUMERIC = 1 << 3;
export const SPACE = 1 << 4;
export const LINE_BREAK = 1 << 5;
export const UPPER = 1 << 6;
export const LOWER = 1 << 7;
export const TITLE = 1 << 8;
export const PRINTABLE = 1 << 9;
export const ID_START = 1 << 10;
export const ID_CONTINUE = 1 << 11;
export const CASED = 1 << 12;
export const CASE_IGNORABLE = 1 << 13;
/** Some full case mapping or folding is not one code point, or folding is not lowering: look in the special table. */
export const SPECIAL = 1 << 14;

/** General categories in the order of their table numbers; 0 is "unassigned". */
export const CATEGORY_NAMES: readonly string[] =
  "Cn Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co".split(" ");

/** Bidirectional classes in the order of their table numbers; 0 is "none given". */
export const BIDI_NAMES: readonly string[] = ",L,LRE,LRO,R,AL,RLE,RLO,PDF,EN,ES,ET,AN,CS,NSM,BN,B,S,WS,ON,LRI,RLI,FSI,PDI".split(
  ",",
);

/** East Asian widths in the order of their table numbers. */
export const WIDTH_NAMES: readonly string[] = ["N", "F", "H", "W", "Na", "A"];

/** Decomposition tags as `unicodedata.decomposition` prints them, in the order of their table numbers; 0 is canonical. */
export const DECOMPOSITION_TAGS: readonly string[] =
  ",<noBreak>,<compat>,<super>,<fraction>,<font>,<medial>,<initial>,<isolated>,<final>,<circle>,<sub>,<vertical>,<square>,<wide>,<narrow>,<small>".split(
    ",",
  );

/** Code points of one block of a two-stage table: `1 << BLOCK_SHIFT`. */
export const BLOCK_SHIFT = 7;
