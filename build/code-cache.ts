/**
 * Takes Node's code cache out of a start-up snapshot.
 *
 * A snapshot that Node writes ends with the compiled code of all modules of Node's own library, nearly 4 MB that are read and
 * copied at every start for the sake of the few that are loaded later (those are then compiled from their source). The file's
 * layout is no public interface: what does not look exactly as expected is left as it is.
 */

/** The snapshot without the cache, or null where none was recognised. */
export function withoutCodeCache(snapshot: Buffer): Buffer | null {
  const start = findCodeCache(snapshot);
  return start < 0 ? null : Buffer.concat([snapshot.subarray(0, start), size(0)]);
}

function size(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** A module that is always among them; the order of the entries is not defined. */
const KNOWN_MODULE = "internal/errors";

/**
 * Where the cache begins, or -1: a count, then for each module the length of its name, the name, the length of its code and
 * the code, up to the very end of the file.
 */
function findCodeCache(snapshot: Buffer): number {
  const mark = Buffer.concat([size(KNOWN_MODULE.length), Buffer.from(KNOWN_MODULE)]);
  for (let at = snapshot.indexOf(mark); at >= 0; at = snapshot.indexOf(mark, at + 1)) {
    const after = countEntries(snapshot, at);
    if (after < 0) continue;
    // Entries lie before it, too; how many is seen from where the chain and the count before it agree.
    for (let start = at - 8; start >= 8; start--) {
      const count = readSize(snapshot, start - 8);
      if (count > 0 && count < 10_000 && countEntries(snapshot, start) === count) return start - 8;
    }
  }
  return -1;
}

/** The number of entries from here to the end of the file; -1 where they do not fill it exactly. */
function countEntries(snapshot: Buffer, start: number): number {
  let count = 0;
  let at = start;
  while (at < snapshot.length) {
    const nameLength = readSize(snapshot, at);
    if (nameLength <= 0 || nameLength > 200) return -1;
    const codeLength = readSize(snapshot, at + 8 + nameLength);
    if (codeLength < 0) return -1;
    at += 16 + nameLength + codeLength;
    count++;
  }
  return at === snapshot.length ? count : -1;
}

/** A length at an offset; -1 where there is none that could be meant. */
function readSize(snapshot: Buffer, at: number): number {
  if (at < 0 || at + 8 > snapshot.length) return -1;
  const value = snapshot.readUInt32LE(at);
  return value <= snapshot.length && snapshot.readUInt32LE(at + 4) === 0 ? value : -1;
}
