/** Methods of bytes and bytearray that take bytes for ASCII characters: case conversions and the is... questions. */

import { isAsciiBytes } from "../codecs/single-byte.ts";
import { type Declaration, reads } from "../core/native.ts";
import { type BytesLike, likeSelf } from "./bytes-arguments.ts";

const isLower = (byte: number): boolean => byte >= 97 && byte <= 122;
const isUpper = (byte: number): boolean => byte >= 65 && byte <= 90;
const isAlpha = (byte: number): boolean => isLower(byte) || isUpper(byte);
const isDigit = (byte: number): boolean => byte >= 48 && byte <= 57;
/** Space, and tab to carriage return. */
export const isWhite = (byte: number): boolean => byte === 32 || (byte >= 9 && byte <= 13);

const toLower = (byte: number): number => (isUpper(byte) ? byte + 32 : byte);
const toUpper = (byte: number): number => (isLower(byte) ? byte - 32 : byte);

/** `convert` gets each byte, its place and the one before it (0 at the start). */
function converting(convert: (byte: number, at: number, previous: number) => number, doc: string): Declaration {
  return reads(
    "()",
    (self: BytesLike) => {
      const own = self.bytes;
      const converted = new Uint8Array(own.length);
      for (let i = 0; i < own.length; i++) converted[i] = convert(own[i]!, i, i > 0 ? own[i - 1]! : 0);
      return likeSelf(self, converted);
    },
    doc,
  );
}

/** True for at least one byte, all of which pass. */
function asking(test: (byte: number) => boolean, doc: string): Declaration {
  return reads("()", (self: BytesLike) => self.bytes.length > 0 && self.bytes.every((byte) => test(byte)), doc);
}

/** True if there are letters, and all of one case. */
function cased(wanted: (byte: number) => boolean, unwanted: (byte: number) => boolean, doc: string): Declaration {
  return reads("()", ({ bytes }: BytesLike) => bytes.some(wanted) && !bytes.some(unwanted), doc);
}

function isTitle({ bytes }: BytesLike): boolean {
  let any = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (!isAlpha(byte)) continue;
    any = true;
    if (isUpper(byte) === (i > 0 && isAlpha(bytes[i - 1]!))) return false;
  }
  return any;
}

export const bytesCaseMethods: Record<string, Declaration> = {
  lower: converting(toLower, "A copy with ASCII letters in lower case."),
  upper: converting(toUpper, "A copy with ASCII letters in upper case."),
  swapcase: converting((byte) => (isLower(byte) ? byte - 32 : toLower(byte)), "A copy with the case of ASCII letters swapped."),
  capitalize: converting(
    (byte, at) => (at === 0 ? toUpper(byte) : toLower(byte)),
    "A copy with the first byte in upper case and the rest in lower case.",
  ),
  title: converting(
    (byte, _at, previous) => (isAlpha(previous) ? toLower(byte) : toUpper(byte)),
    "A copy in which every word starts with an upper-case letter.",
  ),
  isalpha: asking(isAlpha, "True if all bytes are ASCII letters and there is at least one."),
  isdigit: asking(isDigit, "True if all bytes are ASCII digits and there is at least one."),
  isalnum: asking(
    (byte) => isAlpha(byte) || isDigit(byte),
    "True if all bytes are ASCII letters or digits and there is at least one.",
  ),
  isspace: asking(isWhite, "True if all bytes are ASCII white space and there is at least one."),
  isascii: reads("()", ({ bytes }: BytesLike) => isAsciiBytes(bytes), "True if all bytes are below 0x80."),
  islower: cased(isLower, isUpper, "True if there are ASCII letters and all are lower case."),
  isupper: cased(isUpper, isLower, "True if there are ASCII letters and all are upper case."),
  istitle: reads(
    "()",
    isTitle,
    "True if upper-case letters start words, lower-case ones continue them, and there is at least one.",
  ),
};
