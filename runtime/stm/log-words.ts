/**
 * The words of an entry of the commit log. Knows nothing of where the log is.
 *
 * An entry: a header word (`length << 12 | executor << 4 | flags`, the length in words with the header, even), the location word that
 * the committer gave, then the objects it changed. Each is one word, `id << 3 | flags`, and the number of a part if a flag says so.
 */
/** Entry flags. A stable object was changed: every running transaction restarts. */
export const STABLE_ENTRY = 1;
/** The commit changed more objects than the log holds: nobody can tell which. */
export const UNNAMED_ENTRY = 2;

/** Item flags. The next word is the number of a part of the object, which alone was changed. */
export const PART_ITEM = 1;
/** Something was appended by a transaction that did not look at the object. */
export const APPEND_ITEM = 2;
const ITEM_BITS = 3;

export function itemWord(id: number, flags: number): number {
  return (id << ITEM_BITS) | flags;
}

export function idOfItem(item: number): number {
  return item >>> ITEM_BITS;
}

export function entryHeader(length: number, executor: number, flags: number): number {
  return (length << 12) | (executor << 4) | flags;
}

export function entryLength(header: number): number {
  return header >>> 12;
}

export function entryExecutor(header: number): number {
  return (header >>> 4) & 0xff;
}

export function entryFlags(header: number): number {
  return header & 0xf;
}
