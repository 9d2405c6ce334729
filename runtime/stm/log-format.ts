/**
 * The file that PYSTM_LOG makes: what its writer (log-buffer.ts, log.ts) and its reader (log-reader.ts) must agree about.
 *
 * A head (MAGIC, version, length, and that many bytes of JSON), then blocks in the order in which executors had one full.
 * Everything is little-endian and made of 32-bit words. A block is BLOCK_HEAD words and a payload of records; a record begins with
 * its kind (low 8 bits) and its length in words. Texts and places (a line of a function) are records of their own, before
 * the first that mentions them; their numbers carry the executor that gave them, so any executor may mention them.
 *
 * Must not know who records or reads what.
 */

export const MAGIC = "PYSTMLOG";
export const VERSION = 1;

/** Bytes of the head before its JSON: the magic, the version, the JSON's length. */
export const FILE_HEAD = 16;

/** What the JSON of the head says. */
export interface LogHead {
  readonly pid: number;
  /** The command line, the executable first. */
  readonly argv: readonly string[];
  readonly cwd: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** Words of a block's head, in this order. */
export const BLOCK = {
  magic: 0,
  executor: 1,
  /** Blocks of an executor count from 0. The last may be there twice, and then the longer one counts. */
  number: 2,
  /** Length of the payload in words. */
  words: 3,
  /** Two words: a 64-bit float, the microseconds since the log began from which the records' times count. */
  base: 4,
} as const;
export const BLOCK_HEAD = 6;
export const BLOCK_MAGIC = 0x4b4c4253;

/** The first word of a record. */
export const recordHead = (kind: number, words: number): number => kind | (words << 8);
export const kindOf = (head: number): number => head & 0xff;
export const wordsOf = (head: number): number => head >>> 8;

/**
 * Kinds of records. The second word of all but `text` and `place` is the time at which the event *ended*, in microseconds; a duration
 * (also microseconds) says when it began.
 */
export const KIND = {
  /** number, length in bytes, UTF-8 */
  text: 1,
  /** number, file, line, function, place outside the library that led there (or 0), what it does (`.name`) */
  place: 2,
  /** thread, place where it began, how many, from the first's start, of this at work, flags (COMMIT) */
  commit: 3,
  /** serial number, thread, time lost, object id, part, type, part's text, cause, writer's place, writer's executor, where it began, where it was noticed, from the start */
  abort: 4,
  /** serial number of the abort, place */
  reader: 5,
  /** thread, reason, place, time waited in the transaction so far */
  inevitable: 6,
  /** thread, what for (WAITS), place, duration */
  blocked: 7,
  /** thread, what on, place */
  park: 8,
  /** thread */
  wake: 9,
  /** thread, name, place */
  threadStart: 10,
  /** thread */
  threadEnd: 11,
  /** duration of starting it */
  executorStart: 12,
  /** duration */
  idle: 13,
  /** duration, KiB of the store in use afterwards, objects that live, objects freed */
  collection: 14,
} as const;

/** Words of the records of fixed length, head and time included. */
export const WORDS = {
  place: 7,
  commit: 8,
  abort: 15,
  reader: 4,
  inevitable: 6,
  blocked: 6,
  park: 5,
  wake: 3,
  threadStart: 5,
  threadEnd: 3,
  executorStart: 3,
  idle: 3,
  collection: 6,
} as const;

/** What an executor waits for, in a transaction or between two. */
export const WAITS = {
  /** To be inevitable, or to commit while another is. */
  inevitable: "its turn, as others are inevitable",
  /** To run alone among those that conflicted. */
  serial: "its turn after a conflict",
} as const;

/** Flags of a commit. */
export const COMMIT = { inevitable: 1 } as const;

/** Executors there can be. */
export const MAX_EXECUTORS = 64;

const NUMBER_BITS = 20;
/** Texts, and places, that one executor can name; further ones are not told apart. */
export const MAX_NUMBERS = (1 << NUMBER_BITS) - 1;
/** The number, valid in the whole file, of the text or place that `executor` named as its `index`th (from 1). */
export const globalNumber = (executor: number, index: number): number => (executor << NUMBER_BITS) | index;
