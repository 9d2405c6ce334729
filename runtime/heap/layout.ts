/**
 * Where everything lies in the store: fixed header words, then areas whose places follow from the store's size. Positions and sizes
 * are in words of four bytes unless their name says otherwise. Knows nothing of how the words are used.
 *
 *     header | executors | parking | chunk table | log ring | marks | object table | chunks ...
 */

/** Words that many executors change lie on cache lines of their own (16 words). */
const LINE = 16;

/** Words 1 to 15: the areas, as `writeLayout` puts them. Word 0: MAGIC. */
const MAGIC = 0x7079_7374;

/** Holder of the right to commit; a Lock. */
export const COMMIT_LOCK = 1 * LINE;
/** The commit log up to here may be read; the object table is as of here unless `ANNOUNCED` is further on. */
export const HEAD = 2 * LINE;
/** Where the head will be when the commit in progress has put its entries into the object table. */
export const ANNOUNCED = 3 * LINE;
/** The log may have been overwritten before this position (guarded by the commit lock). */
export const TAIL = 3 * LINE + 1;
/** Tickets of the queue for the right to be inevitable; two words, see Turns. */
export const INEVITABLE = 4 * LINE;
/** Tickets of the queue for the right to run while others that conflicted wait; two words. */
export const SERIAL = 5 * LINE;
/** How many bits are set in the parking area. */
export const PARKED = 6 * LINE;
/** Counts commits that changed something stable. */
export const STABLE_EPOCH = 7 * LINE;
/** Guards the words below; a Lock. */
export const SPACE_LOCK = 8 * LINE;
export const NEXT_ID = 8 * LINE + 1;
/** Id at the front of the list of freed ids, linked through the object table as negative numbers; 0: none. */
export const FREED_IDS = 8 * LINE + 2;
export const NEXT_CHUNK = 8 * LINE + 3;
/** How many chunks before NEXT_CHUNK are free. */
export const FREE_CHUNKS = 8 * LINE + 4;
/** First of the chunks with some room, plus 1; 0: none. */
export const PARTIAL_CHUNKS = 8 * LINE + 5;
/** How many more chunks may be taken before a collection is due. */
export const CHUNK_BUDGET = 8 * LINE + 6;
/** Executors with numbers below this have attached. */
export const ATTACHED = 9 * LINE;
/** Words for whoever builds upon the store: run queue, collection, configuration. */
export const FREE_WORDS = 10 * LINE;
export const FREE_WORD_COUNT = 8 * LINE;
/** Guards PRESENT and ARRIVED, and the beginning of a collection; a Lock. */
export const COLLECT_LOCK = 18 * LINE;
/** Bit masks of executors: those that a collection must wait for, and those that wait for it. */
export const PRESENT = 18 * LINE + 1;
export const ARRIVED = 18 * LINE + 2;
/** Counts up when something has happened that those wait for. */
export const COLLECT_EVENT = 18 * LINE + 3;
/** How many collections have ended. */
export const COLLECTIONS = 18 * LINE + 4;
/** 0, or 1 when all executors are to stop for a collection. Read often. */
export const COLLECT = 19 * LINE;

const EXECUTORS = 20 * LINE;
/** One bit per executor in the parking words. */
export const MAX_EXECUTORS = 32;

/** Fields of an executor; `executorWord(executor, field)`. */
export const WALKED = 0;
/** Snapshot position with its lowest bit set while a record is read, else 0. */
export const PIN = 1;
/** Counts how often the log was overwritten before this executor had read it. */
export const LOST = 2;
/** Counts up when the executor is to wake; it sleeps on this word. */
export const SIGNAL = 3;

/** The word of an executor's field. */
export function executorWord(executor: number, field: number): number {
  return EXECUTORS + executor * LINE + field;
}

export const PARKING = EXECUTORS + MAX_EXECUTORS * LINE;
export const PARKING_SLOTS = 1024;
const AREAS = PARKING + PARKING_SLOTS;

/** Words of an entry of the chunk table. */
export const CHUNK_ENTRY = 3;
/** Chunks taken before the first collection: 32 MB of them. */
const FIRST_BUDGET = 256;

/** Ids are below this: the log has three bits beside them. */
export const MAX_IDS = 2 ** 28;
/** Word numbers stay small integers. */
const MAX_WORDS = 2 ** 31 - 16;

export interface StoreOptions {
  /** Size of the store; memory that is never touched costs nothing. */
  readonly bytes: number;
  readonly ids?: number;
  /** A power of two. */
  readonly ringWords?: number;
  /** A power of two. */
  readonly chunkWords?: number;
  /** Where the log begins; even. The simulation begins near the end of the numbers. */
  readonly firstPosition?: number;
}

export interface Layout {
  /** Object table: the word at `table + id` is the id's record. */
  readonly table: number;
  readonly ids: number;
  readonly ring: number;
  readonly ringWords: number;
  /** Three words per chunk, see chunks.ts. */
  readonly chunkTable: number;
  /** A bit per id, for the collector. */
  readonly marks: number;
  readonly chunks: number;
  readonly chunkWords: number;
  readonly chunkCount: number;
  readonly words: number;
}

/** The places of all areas; throws a RangeError when nothing would be left for records. */
export function planLayout(options: StoreOptions): Layout {
  const words = Math.min(Math.floor(options.bytes / 4), MAX_WORDS);
  const ringWords = options.ringWords ?? 2 ** 20;
  const chunkWords = options.chunkWords ?? 2 ** 15;
  const ids = Math.min(options.ids ?? Math.floor(words / 8), MAX_IDS);
  const mostChunks = Math.ceil(words / chunkWords);
  const chunkTable = AREAS;
  const ring = alignUp(chunkTable + mostChunks * CHUNK_ENTRY, LINE);
  const marks = alignUp(ring + ringWords, LINE);
  const table = alignUp(marks + Math.ceil(ids / 32), LINE);
  const chunks = alignUp(table + ids, LINE);
  const chunkCount = Math.floor((words - chunks) / chunkWords);
  if (chunkCount < 1) throw new RangeError(`a store of ${options.bytes} bytes has no room for objects`);
  return { table, ids, ring, ringWords, chunkTable, marks, chunks, chunkWords, chunkCount, words };
}

/** What a fresh store's words must hold: pairs of word number and value. All others are 0. */
export function initialWords(layout: Layout, firstPosition: number): [number, number][] {
  const { table, ids, ring, ringWords, chunkTable, marks, chunks, chunkWords, chunkCount, words } = layout;
  const areas = [MAGIC, table, ids, ring, ringWords, chunkTable, marks, chunks, chunkWords, chunkCount, words];
  const budget = Math.min(FIRST_BUDGET, chunkCount >> 1);
  const positions = [HEAD, ANNOUNCED, TAIL].map((word): [number, number] => [word, firstPosition | 0]);
  // Id 0 means "no object".
  return [...areas.map((value, index): [number, number] => [index, value]), ...positions, [NEXT_ID, 1], [CHUNK_BUDGET, budget]];
}

/** The areas of a store that another thread has made. */
export function readLayout(words: Int32Array): Layout {
  const [magic, table, ids, ring, ringWords, chunkTable, marks, chunks, chunkWords, chunkCount, size] = words.subarray(0, 11);
  if (magic !== MAGIC) throw new TypeError("this buffer is not a store");
  return {
    table: table!,
    ids: ids!,
    ring: ring!,
    ringWords: ringWords!,
    chunkTable: chunkTable!,
    marks: marks!,
    chunks: chunks!,
    chunkWords: chunkWords!,
    chunkCount: chunkCount!,
    words: size!,
  };
}

function alignUp(value: number, to: number): number {
  return Math.ceil(value / to) * to;
}
