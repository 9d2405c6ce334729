/** The bytes of lone surrogates in the Unicode encodings, for the error handler surrogatepass. */

/** Width in bytes and byte order of an encoding, from the codec's name; undefined for those that are not Unicode. */
function layoutOf(encoding: string): { width: 1 | 2 | 4; big: boolean } | undefined {
  const match = /^utf[-_]?(8|16|32)[-_]?(le|be)?$/i.exec(encoding);
  if (match === null) return undefined;
  const width = match[1] === "8" ? 1 : match[1] === "16" ? 2 : 4;
  return { width, big: match[2]?.toLowerCase() === "be" };
}

/** The bytes of surrogates; undefined if some code point is none or the encoding cannot have them. */
export function encodeSurrogates(encoding: string, codePoints: readonly number[]): Uint8Array | undefined {
  const layout = layoutOf(encoding);
  if (layout === undefined || codePoints.some((cp) => (cp & 0xfffff800) !== 0xd800)) return undefined;
  const bytes: number[] = [];
  for (const cp of codePoints) {
    if (layout.width === 1) bytes.push(0xe0 | (cp >> 12), 0x80 | ((cp >> 6) & 0x3f), 0x80 | (cp & 0x3f));
    else {
      const unit = [cp & 0xff, cp >> 8, 0, 0].slice(0, layout.width);
      bytes.push(...(layout.big ? unit.reverse() : unit));
    }
  }
  return Uint8Array.from(bytes);
}

/** The surrogate whose bytes start at `at`, and how many they are; undefined if there is none. */
export function decodeSurrogates(
  encoding: string,
  bytes: Uint8Array,
  at: number,
): { codePoint: number; length: number } | undefined {
  const layout = layoutOf(encoding);
  if (layout === undefined) return undefined;
  const length = layout.width === 1 ? 3 : layout.width;
  if (bytes.length - at < length) return undefined;
  const part = [...bytes.subarray(at, at + length)];
  let codePoint: number;
  if (layout.width === 1) {
    const [a, b, c] = part as [number, number, number];
    if ((a & 0xf0) !== 0xe0 || (b & 0xc0) !== 0x80 || (c & 0xc0) !== 0x80) return undefined;
    codePoint = ((a & 0x0f) << 12) | ((b & 0x3f) << 6) | (c & 0x3f);
  } else {
    if (!layout.big) part.reverse();
    codePoint = part.reduce((value, byte) => value * 256 + byte, 0);
  }
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? { codePoint, length } : undefined;
}
