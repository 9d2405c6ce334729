/** How full a store is, in words. Knows nothing of what it holds. */
import { COLLECTIONS, FREE_CHUNKS, NEXT_CHUNK, NEXT_ID, readLayout } from "./layout.ts";

/** One line per fact. Most is what was ever in use at the same time, free room within a chunk included. */
export function storeUse(buffer: SharedArrayBuffer): string {
  const words = new Int32Array(buffer);
  const { words: size, ids, chunkCount, chunkWords } = readLayout(words);
  const load = (word: number): number => Atomics.load(words, word);
  const kib = (chunks: number): string => `${Math.round((chunks * chunkWords * 4) / 1024)} KiB`;
  const most = load(NEXT_CHUNK);
  return [
    `store        ${Math.round(size / 256)} KiB, ${kib(chunkCount)} for records, ${ids} ids`,
    `most in use  ${kib(most)}, ${load(NEXT_ID)} ids`,
    `in use now   ${kib(most - load(FREE_CHUNKS))}`,
    `collections  ${load(COLLECTIONS)}`,
    "",
  ].join("\n");
}
