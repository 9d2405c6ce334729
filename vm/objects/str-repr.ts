/** repr() of str: quotes, escapes, and what counts as printable (Unicode 15.1). */
import { isPrintable } from "../unicode/types.ts";
import { fromUtf16, type PlainStr, type Text } from "./str-object.ts";

/** Texts whose repr is themselves in single quotes. */
const SIMPLE = /^[ -&(-[\]-~]*$/;

const hex = (cp: number, width: number): string => cp.toString(16).padStart(width, "0");

function escapeOf(cp: number): string {
  switch (cp) {
    case 9:
      return "\\t";
    case 10:
      return "\\n";
    case 13:
      return "\\r";
    case 92:
      return "\\\\";
  }
  if (cp < 0x100) return `\\x${hex(cp, 2)}`;
  return cp < 0x10000 ? `\\u${hex(cp, 4)}` : `\\U${hex(cp, 8)}`;
}

/** The repr of a text as UTF-16 text (never with lone surrogates: those are escaped). */
export function reprText(text: Text): string {
  if (typeof text === "string" && SIMPLE.test(text)) return `'${text}'`;
  const units: ArrayLike<number | string> = text;
  let body = "";
  let single = false;
  let double = false;
  for (let i = 0; i < units.length; i++) {
    const cp = typeof text === "string" ? text.charCodeAt(i) : text[i]!;
    if (cp === 39) single = true;
    else if (cp === 34) double = true;
    body += cp !== 92 && isPrintable(cp) ? String.fromCodePoint(cp) : escapeOf(cp);
  }
  if (!single) return `'${body}'`;
  // A backslash in front of a quote can only be the end of an escaped one: quotes themselves are escaped here.
  return double ? `'${body.replaceAll("'", "\\'")}'` : `"${body}"`;
}

/** repr(str). */
export const reprStr = (text: Text): PlainStr => (typeof text === "string" ? reprText(text) : fromUtf16(reprText(text)));
