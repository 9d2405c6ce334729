/**
 * Where records wait for the file: one block per executor in memory that all executors share, written when it is full, once a
 * second, and at the end by the executor that opened the log, for all.
 *
 * Must not know what the records say.
 */
import { closeSync, constants, openSync, readSync, writeSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
import {
  BLOCK,
  BLOCK_HEAD,
  BLOCK_MAGIC,
  FILE_HEAD,
  type LogHead,
  MAGIC,
  MAX_EXECUTORS,
  recordHead,
  VERSION,
} from "./log-format.ts";

const { O_APPEND, O_CREAT, O_TRUNC, O_WRONLY } = constants;

/** Words of one executor's block, and of what it says about its writes. */
const BLOCK_WORDS = 1 << 14;
const WRITES_WORDS = 3 << 12;
const EXECUTOR_WORDS = BLOCK_WORDS + WRITES_WORDS;

/** Microseconds after which a block that is not full is written all the same: what a killed program loses. */
const WRITE_EVERY = 1e6;

/** What executors of a process share of its log; can be sent to workers. */
export interface SharedLog {
  readonly memory: SharedArrayBuffer;
  /** Descriptors belong to the process. */
  readonly descriptor: number;
  /** When the log began, by the machine's monotonic clock, in microseconds. */
  readonly origin: number;
}

/** Why there is no log: the system's error code, or "used" when a process that is alive writes to the file. */
export class LogError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The memory of this executor's block. */
let words: Int32Array = new Int32Array(BLOCK_HEAD);
let numbers: Float64Array = new Float64Array(3);
/** Words used, head included. */
let used = BLOCK_HEAD;
/** The time from which the block's records count. */
let base = 0;
let shared: SharedLog | null = null;
let offset = 0;

const monotonic = (): number => {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1e6 + nanoseconds / 1e3;
};

/** Microseconds since the log began, the same in all executors. */
export const logClock = (): number => performance.now() * 1e3 + offset;

/**
 * Makes the file and writes its head. Throws LogError when it cannot be written, or when a process that is alive logs
 * to it: the one that started this one, as a rule, through the environment that it passed on.
 */
export function createLogFile(path: string, head: LogHead): SharedLog {
  try {
    const owner = ownerOf(path);
    if (owner !== undefined && isAlive(owner)) throw new LogError("used", `process ${owner} is writing to it`);
    const descriptor = openSync(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0o644);
    const json = Buffer.from(JSON.stringify(head));
    const bytes = Buffer.alloc(FILE_HEAD + Math.ceil(json.length / 4) * 4, " ");
    bytes.write(MAGIC, "latin1");
    bytes.writeUInt32LE(VERSION, 8);
    bytes.writeUInt32LE(bytes.length - FILE_HEAD, 12);
    json.copy(bytes, FILE_HEAD);
    writeSync(descriptor, bytes);
    return { memory: new SharedArrayBuffer(MAX_EXECUTORS * EXECUTOR_WORDS * 4), descriptor, origin: monotonic() };
  } catch (error) {
    if (error instanceof LogError) throw error;
    const { code = "EIO", message } = error as NodeJS.ErrnoException;
    throw new LogError(code, message);
  }
}

/** The process that wrote the log there is at the path, if there is one. */
function ownerOf(path: string): number | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, "r");
  } catch {
    return undefined;
  }
  try {
    const start = Buffer.alloc(256);
    const text = start.toString("utf8", 0, readSync(descriptor, start));
    if (!text.startsWith(MAGIC)) return undefined;
    const pid = /"pid":(\d+)/.exec(text)?.[1];
    return pid === undefined ? undefined : Number(pid);
  } catch {
    // A directory, say: opening it for writing will tell.
    return undefined;
  } finally {
    closeSync(descriptor);
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Makes `executor`'s block the one that records go to. */
export function useBlock(log: SharedLog, executor: number): void {
  shared = log;
  offset = monotonic() - log.origin - performance.now() * 1e3;
  words = new Int32Array(log.memory, executor * EXECUTOR_WORDS * 4, BLOCK_WORDS);
  numbers = new Float64Array(log.memory, executor * EXECUTOR_WORDS * 4, BLOCK_HEAD / 2);
  words[BLOCK.magic] = BLOCK_MAGIC;
  words[BLOCK.executor] = executor;
  words[BLOCK.number] = 0;
  startBlock(logClock());
}

/** What an executor keeps of the places where it writes; see writes-table in log.ts. */
export const writesOf = (log: SharedLog, executor: number): Int32Array =>
  new Int32Array(log.memory, (executor * EXECUTOR_WORDS + BLOCK_WORDS) * 4, WRITES_WORDS);

function startBlock(time: number): void {
  base = Math.floor(time);
  numbers[BLOCK.base / 2] = base;
  used = BLOCK_HEAD;
  words[BLOCK.words] = 0;
}

/** The memory that `startRecord` gives places in. */
export const recordWords = (): Int32Array => words;

/**
 * Makes room for a record and writes its kind and length; the index of its first word. It counts when endRecord is called; until
 * then nothing else may be recorded.
 */
export function startRecord(kind: number, length: number, time: number): number {
  if (used + length > BLOCK_WORDS || time - base > WRITE_EVERY) {
    writeBlock();
    startBlock(time);
  }
  words[used] = recordHead(kind, length);
  // An event may have been timed before the texts that it mentions were recorded, which may have begun a block.
  words[used + 1] = Math.max(time - base, 0);
  return used;
}

/** Ends the record that startRecord began, and so shows it to whoever writes the block. */
export function endRecord(length: number): void {
  used += length;
  words[BLOCK.words] = used - BLOCK_HEAD;
}

/** True if `at` is the index of the last record, of this length, and it may still grow. `time` is where it would end. */
export const isLastRecord = (at: number, length: number, time: number): boolean =>
  at + length === used && at >= BLOCK_HEAD && time - base <= WRITE_EVERY;

/** The time in a record of this block, for `time` on the log's clock. */
export const recordTime = (time: number): number => time - base;

/** Payload that fits in a block. */
export const LONGEST_RECORD = BLOCK_WORDS - BLOCK_HEAD;

/** Called when a block cannot be written any more: the disk is full, say. */
let onFailure: (error: Error) => void = () => undefined;
export function setFailureHandler(handler: (error: Error) => void): void {
  onFailure = handler;
}

function writeBlock(): void {
  if (used === BLOCK_HEAD) return;
  write(words, used);
  // In this order: the first executor may be writing all blocks at this moment.
  words[BLOCK.words] = 0;
  words[BLOCK.number]++;
}

function write(block: Int32Array, length: number): void {
  try {
    const written = writeSync(shared!.descriptor, new Uint8Array(block.buffer, block.byteOffset, length * 4));
    if (written < length * 4) throw new Error("ENOSPC: no space left on device");
  } catch (error) {
    onFailure(error as Error);
  }
}

/** Writes what this executor has recorded; on the main thread, what all have: workers may be gone without a word. */
export function writeAll(): void {
  if (shared === null) return;
  if (!isMainThread) {
    writeBlock();
    startBlock(logClock());
    return;
  }
  for (let executor = 0; executor < MAX_EXECUTORS; executor++) {
    // A copy: its executor may go on recording.
    const block = new Int32Array(new Int32Array(shared.memory, executor * EXECUTOR_WORDS * 4, BLOCK_WORDS));
    if (block[BLOCK.magic] === BLOCK_MAGIC && block[BLOCK.words] > 0) write(block, BLOCK_HEAD + block[BLOCK.words]);
  }
}
