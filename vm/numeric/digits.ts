/**
 * Decimal digits and white space of Unicode 15.1, as far as the conversions of text to numbers need them. The full
 * character database is vm/unicode's; these few facts are fixed for ever by Unicode's stability policy except for
 * additions.
 */

/** Code points of the zeros of all decimal digit sets (category Nd); each is followed by its nine sisters. */
const ZEROS: readonly number[] = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040,
  0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0,
  0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0,
  0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
  0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e950, 0x1fbf0,
];

/** The value of a decimal digit of any script, or -1. */
export function decimalDigit(codePoint: number): number {
  if (codePoint < 128) return codePoint >= 48 && codePoint <= 57 ? codePoint - 48 : -1;
  let low = 0;
  let high = ZEROS.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ZEROS[middle] <= codePoint) low = middle + 1;
    else high = middle;
  }
  const value = codePoint - ZEROS[low - 1];
  return value <= 9 ? value : -1;
}

const SPACE = "[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]";
const SPACE_AT_ENDS = new RegExp(`^${SPACE}+|${SPACE}+$`, "g");
const ONE_SPACE = new RegExp(`^${SPACE}$`);
const ASCII_SPACE_AT_ENDS = /^[\t-\r ]+|[\t-\r ]+$/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the question is whether there is anything beyond ASCII.
const ASCII = /^[\x00-\x7f]*$/;

/**
 * The text as the number parsers read it (CPython's _PyUnicode_TransformDecimalAndSpaceToASCII): white space at both ends
 * removed (for ASCII text only what C's isspace knows), digits and spaces of any script turned into ASCII ones. Anything else beyond
 * ASCII becomes "?", which no number contains.
 */
export function plainDigits(text: string): string {
  if (ASCII.test(text)) return text.replace(ASCII_SPACE_AT_ENDS, "");
  let plain = "";
  for (const character of text.replace(SPACE_AT_ENDS, "")) {
    const codePoint = character.codePointAt(0) ?? 0;
    const digit = decimalDigit(codePoint);
    if (codePoint < 128) plain += character;
    else if (digit >= 0) plain += String(digit);
    else plain += ONE_SPACE.test(character) ? " " : "?";
  }
  return plain;
}

/** The text without white space (of Unicode's kind) at both ends. */
export function stripSpace(text: string): string {
  return text.replace(SPACE_AT_ENDS, "");
}
