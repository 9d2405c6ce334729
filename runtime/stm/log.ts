/**
 * Recording what transactions do: PYSTM_LOG. Every function here is one compare while nothing is recorded.
 *
 * A call gives the moment at which something *ended*; what it is about to know of the beginning (a time from `logTime`, the start of
 * the transaction) makes it a span. A thread is a small integer that stays its own. What is asked of Python (where the
 * program is, what an object is called) is asked through `setLogQuestions`, so this file must not know any Python type.
 *
 * Note [Both sides of a conflict]
 * Whoever aborts knows the object, and in whose commit it was named; not the line that wrote it, nor, since reading leaves only
 * a mark on the object, the line that had read it. The writer's line is left by every first opening for writing in a table per
 * executor in shared memory (`noteWrite`), where the one who aborts looks it up. The reader's is found
 * when the transaction runs again: watch.ts.
 */
import {
  createLogFile,
  endRecord,
  isLastRecord,
  LONGEST_RECORD,
  logClock,
  recordTime,
  recordWords,
  type SharedLog,
  setFailureHandler,
  startRecord,
  useBlock,
  writeAll,
  writesOf,
} from "./log-buffer.ts";
import { COMMIT, globalNumber, KIND, type LogHead, MAX_NUMBERS, WORDS } from "./log-format.ts";

/** For code that would have to do something before it could call a function here. */
export const stmLog = {
  /** True while events are recorded. */
  on: false,
  /** Commits of this executor that were recorded. */
  commits: 0,
};

/** What the log must know of an object. */
export interface Recorded {
  /** Its id in the store; 0 while no other executor knows it. */
  readonly $id: number;
}

/** What an object is, for a person. */
export interface Description {
  readonly type: string;
  /** An attribute, key or part, as `.name`, `['key']`, `items 256 to 511`; empty for the whole object. */
  readonly part: string;
}

/** What only those who know Python can answer. */
export interface LogQuestions {
  /** Where the program is: a number from `placeNumber`, 0 when nowhere. */
  here(): number;
  /** The same, with what it does to the object that it is opening. */
  access(): number;
  describe(object: Recorded, part: number): Description;
}

const NOBODY: LogQuestions = { here: () => 0, access: () => 0, describe: () => ({ type: "object", part: "" }) };
let questions = NOBODY;

export function setLogQuestions(answers: LogQuestions): void {
  questions = answers;
}

let log: SharedLog | null = null;
let me = 0;
let writes: Int32Array = new Int32Array(0);
const texts = new Map<string, number>();
const places = new Map<string, number>();

/** Of the current transaction. */
let thread = 0;
let startedAt = 0;
let startPlace = 0;
let isInevitable = false;
/** Time it has waited for other executors. */
let waited = 0;
/** Aborts of this executor so far. */
let aborts = 0;
/** The record of the last commit, if it may still take in the next, and how long it worked, which words would round. */
let lastCommit = -1;
let lastBusy = 0;
/** The record of the last time without anything to do, which what follows at once continues. */
let lastIdle = -1;

/** Commits shorter than this, in microseconds, that follow each other within GAP become one record of at most LONGEST_RUN. */
const SHORT = 1000;
const GAP = 200;
const LONGEST_RUN = 10_000;

/** Waiting for less than this, in microseconds, is not worth a record. */
const SHORTEST_WAIT = 20;

/**
 * Begins a log in the file, with this thread as executor 0. Throws LogError when there can be none. `onFailure` is told when it has to end
 * early, with the reason. Nothing is lost if `endLog` is called before the process ends.
 */
export function openLog(path: string, head: LogHead, onFailure: (error: Error) => void): void {
  const made = createLogFile(path, head);
  setFailureHandler((error) => {
    if (!stmLog.on) return;
    stmLog.on = false;
    onFailure(error);
  });
  joinLog(made, 0);
}

/** What `joinLog` needs on another executor; null when nothing is recorded. */
export const sharedLog = (): SharedLog | null => log;

/** Records this thread's events as those of `executor`. */
export function joinLog(shared: SharedLog, executor: number): void {
  log = shared;
  me = executor;
  writes = writesOf(shared, executor);
  texts.clear();
  places.clear();
  useBlock(shared, executor);
  stmLog.on = true;
}

/** Writes what has been recorded, on the main thread for all executors. More may follow. */
export function endLog(): void {
  if (stmLog.on) writeAll();
}

/** The time for `since` arguments; 0 while nothing is recorded. */
export const logTime = (): number => (stmLog.on ? logClock() : 0);

function numberOf(known: Map<string, number>, key: string, write: (number: number) => void): number {
  const old = known.get(key);
  if (old !== undefined) return old;
  if (known.size >= MAX_NUMBERS) return 0;
  const number = globalNumber(me, known.size + 1);
  known.set(key, number);
  write(number);
  return number;
}

/** Longer texts are cut. */
const LONGEST_TEXT = 1000;

function textNumber(text: string): number {
  return numberOf(texts, text, (number) => {
    const bytes = Buffer.from(text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}...` : text);
    const length = Math.min(3 + Math.ceil(bytes.length / 4), LONGEST_RECORD);
    const at = startRecord(KIND.text, length, logClock());
    const words = recordWords();
    words[at + 1] = number;
    words[at + 2] = bytes.length;
    new Uint8Array(words.buffer, words.byteOffset + (at + 3) * 4, bytes.length).set(bytes);
    endRecord(length);
  });
}

/**
 * The number of a place: a line of a function of a file. `via`, itself a place or 0, is where a program left its own code for
 * the library's; `access` says what is done there to an object, as `.name`, or is empty.
 */
export function placeNumber(file: string, line: number, name: string, via: number, access: string): number {
  return numberOf(places, `${file}\0${line}\0${name}\0${via}\0${access}`, (number) => {
    const fileText = textNumber(file);
    const nameText = textNumber(name);
    const accessText = textNumber(access);
    const at = startRecord(KIND.place, WORDS.place, logClock());
    const words = recordWords();
    words[at + 1] = number;
    words[at + 2] = fileText;
    words[at + 3] = line;
    words[at + 4] = nameText;
    words[at + 5] = via;
    words[at + 6] = accessText;
    endRecord(WORDS.place);
  });
}

/** Records an event of a kind with up to five words more; the index of its first word. */
function record(kind: number, length: number, time: number, a = 0, b = 0, c = 0, d = 0, e = 0): number {
  const at = startRecord(kind, length, time);
  const words = recordWords();
  if (length > 2) words[at + 2] = a;
  if (length > 3) words[at + 3] = b;
  if (length > 4) words[at + 4] = c;
  if (length > 5) words[at + 5] = d;
  if (length > 6) words[at + 6] = e;
  endRecord(length);
  return at;
}

/** A transaction of `runs`, a thread, begins on this executor, or begins again. */
export function logStart(runs: number): void {
  if (!stmLog.on) return;
  thread = runs;
  startedAt = logClock();
  startPlace = questions.here();
  isInevitable = false;
  waited = 0;
}

/** The thread whose transaction has begun has been put in place: what it goes on with is where the transaction began. */
export function logPlace(): void {
  if (stmLog.on) startPlace = questions.here();
}

/** The transaction has committed. */
export function logCommit(): void {
  if (!stmLog.on) return;
  stmLog.commits++;
  const now = logClock();
  const took = now - startedAt;
  if (lastCommit >= 0 && took < SHORT && !isInevitable && isLastRecord(lastCommit, WORDS.commit, now)) {
    const words = recordWords();
    const end = recordTime(now);
    const span = end - (words[lastCommit + 1] >>> 0) + words[lastCommit + 5];
    const gap = recordTime(startedAt) - (words[lastCommit + 1] >>> 0);
    if (words[lastCommit + 2] === thread && gap < GAP && span < LONGEST_RUN) {
      words[lastCommit + 1] = end;
      words[lastCommit + 4]++;
      words[lastCommit + 5] = span;
      lastBusy += took - waited;
      words[lastCommit + 6] = lastBusy;
      return;
    }
  }
  const at = startRecord(KIND.commit, WORDS.commit, now);
  const words = recordWords();
  words[at + 2] = thread;
  words[at + 3] = startPlace;
  words[at + 4] = 1;
  words[at + 5] = took;
  lastBusy = took - waited;
  words[at + 6] = lastBusy;
  words[at + 7] = isInevitable ? COMMIT.inevitable : 0;
  endRecord(WORDS.commit);
  lastCommit = took < SHORT && !isInevitable ? at : -1;
  isInevitable = false;
}

/** A word about the current transaction for those that conflict with it: where it began. */
export const commitPlace = (): number => (stmLog.on ? startPlace : 0);

/** Why a transaction aborted. */
export interface Abort {
  /** For people; "conflict" is the usual one. */
  readonly cause: string;
  /** This executor's replica of what was read here and written there; null when it is not one object's fault. */
  readonly object: Recorded | null;
  /** The part that was written; -1 for the whole. */
  readonly part: number;
  /** Whose commit it was; -1 for nobody's. */
  readonly executor: number;
  /** What that gave as the place of its commit, from `commitPlace`; it stands in for the line that wrote. */
  readonly location: number;
}

/** The transaction has aborted; gives the number under which watch.ts reports who had read the object. */
export function logAbort(abort: Abort): number {
  if (!stmLog.on) return 0;
  const now = logClock();
  const { object, part, executor } = abort;
  const description = object === null ? { type: "", part: "" } : questions.describe(object, part);
  const type = textNumber(description.type);
  const partText = textNumber(description.part);
  const cause = textNumber(abort.cause);
  const noticed = questions.here();
  const writer = (object !== null && executor >= 0 && placeOfWrite(executor, object.$id, part)) || abort.location;
  const at = startRecord(KIND.abort, WORDS.abort, now);
  const words = recordWords();
  words[at + 2] = ++aborts;
  words[at + 3] = thread;
  words[at + 4] = now - startedAt - waited;
  words[at + 5] = object === null ? 0 : object.$id;
  words[at + 6] = part;
  words[at + 7] = type;
  words[at + 8] = partText;
  words[at + 9] = cause;
  words[at + 10] = writer;
  words[at + 11] = executor;
  words[at + 12] = startPlace;
  words[at + 13] = noticed;
  words[at + 14] = now - startedAt;
  endRecord(WORDS.abort);
  return aborts;
}

/** The watch has found who reads the object over which transaction number `abort` of this executor was aborted. */
export function logReader(abort: number): void {
  if (!stmLog.on) return;
  const place = questions.access();
  record(KIND.reader, WORDS.reader, logClock(), abort, place);
}

/** Part of an object as a whole, and of one that is asked for whatever its part was. */
const WHOLE = -1;
const ANY = -2;

const slotOf = (id: number, part: number): number => ((Math.imul(id, 0x9e3779b1) ^ Math.imul(part, 0x85ebca6b)) >>> 20) * 3;

/** A transaction opens a published object, or a part of it, for writing for the first time: called when `stmLog.on`. */
export function noteWrite(object: Recorded, part = WHOLE): void {
  if (object.$id === 0) return;
  const place = questions.access();
  noteIn(object.$id, part, place);
  noteIn(object.$id, ANY, place);
}

function noteIn(id: number, part: number, place: number): void {
  const slot = slotOf(id, part);
  writes[slot] = id;
  writes[slot + 1] = part;
  writes[slot + 2] = place;
}

/** Where `executor` last opened the object for writing; 0 when it is not known any more. */
function placeOfWrite(executor: number, id: number, part: number): number {
  const table = writesOf(log!, executor);
  for (const wanted of [part, ANY]) {
    const slot = slotOf(id, wanted);
    if (table[slot] === id && table[slot + 1] === wanted) return table[slot + 2];
  }
  return 0;
}

/** The transaction has become inevitable (it has the token), because of `reason`. */
export function logInevitable(reason: string): void {
  if (!stmLog.on) return;
  const now = logClock();
  isInevitable = true;
  const reasonNumber = textNumber(reason);
  const place = questions.here();
  record(KIND.inevitable, WORDS.inevitable, now, thread, reasonNumber, place, waited);
}

/** This executor has waited since `since` for `what` (one of WAITS, log-format.ts). */
export function logBlocked(what: string, since: number): void {
  if (!stmLog.on || since === 0) return;
  const now = logClock();
  if (now - since < SHORTEST_WAIT) return;
  waited += now - since;
  const whatNumber = textNumber(what);
  const place = questions.here();
  record(KIND.blocked, WORDS.blocked, now, thread, whatNumber, place, now - since);
}

/** The thread parks on an object, or if that is null on what the text says. */
export function logPark(parked: number, on: object | null, otherwise: string): void {
  if (!stmLog.on) return;
  const whatNumber = textNumber(on === null ? otherwise : questions.describe(on as Recorded, WHOLE).type);
  const place = questions.here();
  record(KIND.park, WORDS.park, logClock(), parked, whatNumber, place);
}

/** A parked thread runs again, on this executor. */
export function logWake(which: number): void {
  if (stmLog.on) record(KIND.wake, WORDS.wake, logClock(), which);
}

/** A thread has been started, by the one that runs now. */
export function logThreadStart(which: number, name: string): void {
  if (!stmLog.on) return;
  const nameNumber = textNumber(name);
  const place = questions.here();
  record(KIND.threadStart, WORDS.threadStart, logClock(), which, nameNumber, place);
}

/** The thread has ended. */
export function logThreadEnd(which: number): void {
  if (stmLog.on) record(KIND.threadEnd, WORDS.threadEnd, logClock(), which);
}

/** This executor is ready to run threads; it was asked for at `since`, by the clock of `logTime`. */
export function logExecutorStart(since = 0): void {
  if (!stmLog.on) return;
  const now = logClock();
  record(KIND.executorStart, WORDS.executorStart, now, since === 0 ? 0 : now - since);
}

/** This executor has had nothing to do since `since`. */
export function logIdle(since: number): void {
  if (!stmLog.on || since === 0) return;
  const now = logClock();
  if (now - since < SHORTEST_WAIT) return;
  if (isLastRecord(lastIdle, WORDS.idle, now)) {
    const words = recordWords();
    const end = words[lastIdle + 1] >>> 0;
    if (recordTime(since) - end < GAP) {
      words[lastIdle + 2] += recordTime(now) - end;
      words[lastIdle + 1] = recordTime(now);
      return;
    }
  }
  lastIdle = record(KIND.idle, WORDS.idle, now, now - since);
}

/** The store has been collected since `since`: what is in use now, in KiB, the objects that live and those that were freed. */
export function logCollection(since: number, kib: number, live: number, freed: number): void {
  if (!stmLog.on || since === 0) return;
  const now = logClock();
  record(KIND.collection, WORDS.collection, now, now - since, kib, live, freed);
}
