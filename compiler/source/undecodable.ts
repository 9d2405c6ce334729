/**
 * Bytes that are no UTF-8, which stand in source text as lone low surrogates: U+DC80 + byte - 0x80.
 */

/** The index of the first of them in a text, or -1. */
export function firstUndecodable(text: string): number {
  return text.search(/[\ud800-\udfff]/u);
}

/** The bytes a text was read from. */
function bytesOf(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const c of text) {
    const code = c.codePointAt(0) as number;
    if (code >= 0xdc80 && code <= 0xdcff) bytes.push(code - 0xdc00);
    else bytes.push(...new TextEncoder().encode(c));
  }
  return Uint8Array.from(bytes);
}

/** The text with replacement characters, as Python's decoder makes them. */
export function withReplacements(text: string): string {
  return text.isWellFormed() ? text : new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytesOf(text));
}

/** The words of the UnicodeDecodeError for a text that has such bytes. */
export function utf8Failure(text: string): string {
  const bytes = bytesOf(text);
  const good = new TextEncoder().encode(text.slice(0, firstUndecodable(text))).length;
  const lead = bytes[good];
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  let end = good + 1;
  let reason = "invalid start byte";
  if (length > 0) {
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    while (end < bytes.length && end < good + length) {
      const first = end === good + 1;
      if (bytes[end] < (first ? low : 0x80) || bytes[end] > (first ? high : 0xbf)) break;
      end++;
    }
    reason = end === bytes.length ? "unexpected end of data" : "invalid continuation byte";
  }
  const where = end - good > 1 ? `bytes in position ${good}-${end - 1}` : `byte 0x${lead.toString(16)} in position ${good}`;
  return `'utf-8' codec can't decode ${where}: ${reason}`;
}
