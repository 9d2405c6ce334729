/**
 * Reading the file that PYSTM_LOG makes: bytes to events. A file that ends early, or goes wrong on the way, gives what could be
 * read and says what is wrong with it.
 *
 * Must not know what becomes of the events.
 */
import {
  BLOCK,
  BLOCK_HEAD,
  BLOCK_MAGIC,
  COMMIT,
  FILE_HEAD,
  KIND,
  kindOf,
  type LogHead,
  MAGIC,
  MAX_EXECUTORS,
  VERSION,
  WORDS,
  wordsOf,
} from "./log-format.ts";

/** A line of a program. */
export interface Place {
  readonly file: string;
  readonly line: number;
  /** The qualified name of the function. */
  readonly name: string;
  /** What is done there to an object, as `.name`; may be empty. */
  readonly access: string;
  /** The innermost place outside the library, where this one is inside. */
  readonly via: Place | null;
}

interface EventBase {
  readonly executor: number;
  /** When it ended: microseconds since the log began. */
  readonly time: number;
}

/** One or more transactions in a row. Durations are in microseconds. */
export interface CommitEvent extends EventBase {
  readonly kind: "commit";
  readonly thread: number;
  readonly place: Place | null;
  readonly count: number;
  /** From the first's start to the last's end; `busy` leaves out what lay between them and waiting for others. */
  readonly duration: number;
  readonly busy: number;
  readonly isInevitable: boolean;
}
export interface AbortEvent extends EventBase {
  readonly kind: "abort";
  readonly thread: number;
  readonly duration: number;
  /** The time that is lost: without what it waited for others. */
  readonly lost: number;
  readonly cause: string;
  /** Empty when it was not for one object. */
  readonly type: string;
  readonly part: string;
  /** The object's id. */
  readonly id: number;
  /** Who wrote, as far as known; executor -1 for nobody. */
  readonly writer: Place | null;
  readonly writerExecutor: number;
  /** Who had read; null when running again did not find out. */
  readonly reader: Place | null;
  readonly start: Place | null;
  readonly noticed: Place | null;
}
export interface InevitableEvent extends EventBase {
  readonly kind: "inevitable";
  readonly thread: number;
  readonly reason: string;
  readonly place: Place | null;
  /** For other executors, until then. */
  readonly waited: number;
}
export interface BlockedEvent extends EventBase {
  readonly kind: "blocked";
  readonly thread: number;
  readonly what: string;
  readonly place: Place | null;
  readonly duration: number;
}
export interface ParkEvent extends EventBase {
  readonly kind: "park";
  readonly thread: number;
  readonly what: string;
  readonly place: Place | null;
}
export interface ThreadStartEvent extends EventBase {
  readonly kind: "threadStart";
  readonly thread: number;
  readonly name: string;
  readonly place: Place | null;
}
export interface ThreadEvent extends EventBase {
  readonly kind: "wake" | "threadEnd";
  readonly thread: number;
}
export interface ExecutorEvent extends EventBase {
  readonly kind: "executorStart" | "idle";
  readonly duration: number;
}
export interface CollectionEvent extends EventBase {
  readonly kind: "collection";
  readonly duration: number;
  /** What is in use of the store afterwards. */
  readonly kib: number;
  /** Objects in it. */
  readonly live: number;
  readonly freed: number;
}
export type LogEvent =
  | CommitEvent
  | AbortEvent
  | InevitableEvent
  | BlockedEvent
  | ParkEvent
  | ThreadStartEvent
  | ThreadEvent
  | ExecutorEvent
  | CollectionEvent;

export interface StmLog {
  readonly head: LogHead;
  /** In the order of their ends. */
  readonly events: readonly LogEvent[];
  /** What is wrong with the file. */
  readonly problems: readonly string[];
}

/** The file is no log of ours at all. */
export class NotALog extends Error {}

/** True if this is the beginning of a log. */
export const isLog = (start: Uint8Array): boolean => Buffer.from(start.subarray(0, MAGIC.length)).toString("latin1") === MAGIC;

/** Reads a log; throws NotALog when not even its head is there. */
export function readLog(bytes: Uint8Array): StmLog {
  const problems: string[] = [];
  const { head, end } = readHead(bytes);
  const blocks = readBlocks(bytes, end, problems);
  return { head, events: readEvents(blocks, problems), problems };
}

function readHead(bytes: Uint8Array): { head: LogHead; end: number } {
  if (bytes.length === 0) throw new NotALog("is empty");
  if (!isLog(bytes)) throw new NotALog("is not a log of pystm");
  if (bytes.length < FILE_HEAD) throw new NotALog("ends within its first line");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const version = view.getUint32(8, true);
  if (version !== VERSION)
    throw new NotALog(`is a log of another version of pystm (format ${version}, this one reads ${VERSION})`);
  const end = FILE_HEAD + view.getUint32(12, true);
  if (bytes.length < end) throw new NotALog("ends within its head");
  try {
    return { head: JSON.parse(Buffer.from(bytes.subarray(FILE_HEAD, end)).toString("utf8")) as LogHead, end };
  } catch {
    throw new NotALog("has a damaged head");
  }
}

interface Block {
  readonly executor: number;
  readonly number: number;
  readonly base: number;
  readonly words: Int32Array;
}

/** The blocks of the file, by executor and number. */
function readBlocks(bytes: Uint8Array, start: number, problems: string[]): Block[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const blocks = new Map<string, Block>();
  let at = start;
  while (at < bytes.length) {
    const rest = bytes.length - at;
    const word = (index: number): number => view.getInt32(at + index * 4, true);
    if (rest < BLOCK_HEAD * 4) {
      problems.push(`it ends within the head of a block (at byte ${at})`);
      break;
    }
    const executor = word(BLOCK.executor);
    const number = word(BLOCK.number);
    const count = word(BLOCK.words);
    if (word(BLOCK.magic) !== BLOCK_MAGIC || executor < 0 || executor >= MAX_EXECUTORS || count < 0) {
      problems.push(`what follows byte ${at} is no block: ${rest} bytes were not read`);
      break;
    }
    const complete = Math.min(count, (rest >> 2) - BLOCK_HEAD);
    if (complete < count) problems.push(`it ends within a block (at byte ${at}: ${complete} of ${count} words are there)`);
    const key = `${executor} ${number}`;
    const known = blocks.get(key);
    if (known === undefined || known.words.length < complete) {
      const payload = at + BLOCK_HEAD * 4;
      // Blocks lie at multiples of four in the file, but not the file in memory.
      const words = new Int32Array(new Uint8Array(bytes.subarray(payload, payload + complete * 4)).buffer);
      blocks.set(key, { executor, number, base: view.getFloat64(at + BLOCK.base * 4, true), words });
    }
    at += (BLOCK_HEAD + count) * 4;
  }
  return [...blocks.values()].sort((a, b) => a.executor - b.executor || a.number - b.number);
}

/** Calls `visit` for every whole record. */
function forEachRecord(blocks: readonly Block[], visit: (kind: number, words: Int32Array, block: Block) => boolean): string[] {
  const problems: string[] = [];
  for (const block of blocks) {
    const { words } = block;
    for (let at = 0; at < words.length; ) {
      const length = wordsOf(words[at]!);
      if (length < 2 || !visit(kindOf(words[at]!), words.subarray(at, at + length), block)) {
        problems.push(
          `block ${block.number} of executor ${block.executor} is damaged: its last ${words.length - at} words were not read`,
        );
        break;
      }
      if (at + length > words.length) break;
      at += length;
    }
  }
  return problems;
}

const LENGTHS = new Map<number, number>(Object.entries(WORDS).map(([name, words]) => [KIND[name as keyof typeof WORDS], words]));

function readEvents(blocks: readonly Block[], problems: string[]): LogEvent[] {
  const names = readNames(blocks);
  const readers = new Map<string, Place | null>();
  forEachRecord(blocks, (kind, words, { executor }) => {
    if (kind === KIND.reader && words.length === WORDS.reader) readers.set(`${executor} ${words[2]}`, names.place(words[3]!));
    return true;
  });
  const events: LogEvent[] = [];
  const damage = forEachRecord(blocks, (kind, words, block) => {
    const expected = LENGTHS.get(kind);
    if (kind !== KIND.text && expected === undefined) return false;
    const isWhole = words.length === wordsOf(words[0]!);
    if (expected !== undefined && wordsOf(words[0]!) !== expected) return false;
    if (!isWhole) return true;
    const event = readEvent(kind, words, block, names, readers);
    if (event !== null) events.push(event);
    return true;
  });
  problems.push(...damage);
  return events.sort((a, b) => a.time - b.time);
}

interface Names {
  text(number: number): string;
  place(number: number): Place | null;
}

/** All texts and places: one executor may mention what another names later in the file. */
function readNames(blocks: readonly Block[]): Names {
  const texts = new Map<number, string>();
  const rows = new Map<number, Int32Array>();
  forEachRecord(blocks, (kind, words) => {
    if (words.length < wordsOf(words[0]!)) return true;
    if (kind === KIND.text) {
      texts.set(
        words[1]!,
        Buffer.from(words.buffer, words.byteOffset + 12, Math.min(words[2]!, words.length * 4 - 12)).toString("utf8"),
      );
    } else if (kind === KIND.place) rows.set(words[1]!, words);
    return true;
  });
  const places = new Map<number, Place>();
  const text = (number: number): string => texts.get(number) ?? "?";
  const place = (number: number): Place | null => {
    const known = places.get(number);
    if (known !== undefined) return known;
    const row = rows.get(number);
    if (row === undefined) return null;
    const via = row[5]! < number ? place(row[5]!) : null;
    const made = { file: text(row[2]!), line: row[3]!, name: text(row[4]!), access: text(row[6]!), via };
    places.set(number, made);
    return made;
  };
  return { text, place };
}

function readEvent(
  kind: number,
  words: Int32Array,
  { executor, base }: Block,
  { text, place }: Names,
  readers: ReadonlyMap<string, Place | null>,
): LogEvent | null {
  const at = { executor, time: base + (words[1]! >>> 0) };
  const [, , a = 0, b = 0, c = 0, d = 0, e = 0] = words;
  switch (kind) {
    case KIND.commit:
      return {
        kind: "commit",
        ...at,
        thread: a,
        place: place(b),
        count: c,
        duration: d,
        busy: e,
        isInevitable: (words[7]! & COMMIT.inevitable) !== 0,
      };
    case KIND.abort:
      return {
        kind: "abort",
        ...at,
        thread: b,
        duration: words[14]!,
        lost: c,
        id: d,
        type: text(words[7]!),
        part: text(words[8]!),
        cause: text(words[9]!),
        writer: place(words[10]!),
        writerExecutor: words[11]!,
        reader: readers.get(`${executor} ${a}`) ?? null,
        start: place(words[12]!),
        noticed: place(words[13]!),
      };
    case KIND.inevitable:
      return { kind: "inevitable", ...at, thread: a, reason: text(b), place: place(c), waited: d };
    case KIND.blocked:
      return { kind: "blocked", ...at, thread: a, what: text(b), place: place(c), duration: d };
    case KIND.park:
      return { kind: "park", ...at, thread: a, what: text(b), place: place(c) };
    case KIND.wake:
      return { kind: "wake", ...at, thread: a };
    case KIND.threadStart:
      return { kind: "threadStart", ...at, thread: a, name: text(b), place: place(c) };
    case KIND.threadEnd:
      return { kind: "threadEnd", ...at, thread: a };
    case KIND.executorStart:
      return { kind: "executorStart", ...at, duration: a };
    case KIND.idle:
      return { kind: "idle", ...at, duration: a };
    case KIND.collection:
      return { kind: "collection", ...at, duration: a, kib: b, live: c, freed: d };
    default:
      return null;
  }
}
