/**
 * Columns in bytes and in characters, counted as CPython does where it places errors.
 */

/** How many bytes of UTF-8 a text has. */
export function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** How many characters a text has. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}

/** How many characters the first `bytes` bytes of a text hold; at most one beyond its end. */
export function charactersIn(text: string, bytes: number): number {
  const encoded = new TextEncoder().encode(text);
  if (bytes > encoded.length) return characterCount(text) + 1;
  return characterCount(new TextDecoder().decode(encoded.subarray(0, bytes)));
}
