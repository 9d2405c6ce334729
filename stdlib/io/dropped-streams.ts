/**
 * When dropped streams are looked for, and what happens to them. See Note [Dropped streams] in open-streams.ts.
 *
 * Finding out who has died takes a collection of the whole heap. When somebody looks at a file, all streams that hold data for
 * it are therefore flushed as if they had died: only a program that counts on its own unflushed data to be missing can tell.
 */
import * as fs from "node:fs";
import { PyError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { open } from "../../vm/core/native.ts";
import { lookupSpecial } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { collectStreams } from "../gc/collect-streams.ts";
import { type FileId, setFileSettler, setReclaimer } from "../os/written-files.ts";
import { writeUnraisable } from "../sys/hooks.ts";
import { PyBuffered } from "./buffered.ts";
import { flush } from "./buffered-write.ts";
import type { PyFileIO } from "./file-io.ts";
import { finaliseStream, type PyIOBase } from "./io-base.ts";
import { forgetOpen, holdingStreams, openCount, openStreams, setStreamFinaliser } from "./open-streams.ts";
import { PyTextIOWrapper, writePending } from "./text-stream.ts";

/** What a stream that dies does: `__del__` of a Python class, which may be the one of all streams. */
function finalise(stream: object): void {
  const self = stream as PyIOBase;
  if (!self.$cls.isHeapType) {
    finaliseStream(self);
    return;
  }
  const finalizer = self.$cls.lookup("__del__") ?? null;
  try {
    callNow(settle(lookupSpecial(self, "__del__")!));
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    writeUnraisable(error, finalizer, null);
  }
}

/** The descriptor for which a stream holds written data, or -1. */
function heldFor(stream: object): number {
  open(stream, "reads");
  if (stream instanceof PyTextIOWrapper) {
    if (stream.pending.length === 0) return -1;
    open(stream.plain, "reads");
    return descriptorOf(stream.plain?.file);
  }
  if (!(stream instanceof PyBuffered)) return -1;
  return stream.writable && stream.writePos < stream.writeEnd ? descriptorOf(stream.file) : -1;
}

function descriptorOf(file: PyFileIO | undefined): number {
  open(file, "reads");
  return file?.fd ?? -1;
}

function isSameFile(fd: number, file: FileId): boolean {
  try {
    const { dev, ino } = fs.fstatSync(fd);
    return dev === Number(file.dev) && ino === Number(file.ino);
  } catch {
    return false;
  }
}

function flushOne(stream: object): void {
  if (stream instanceof PyTextIOWrapper) {
    writePending(stream);
    if (stream.plain?.ready) flush(stream.plain);
  } else if (stream instanceof PyBuffered) flush(stream);
}

const LAST_STANDARD = 2;

/** Flushes what holds data for one file, or for any (null). A stream in a with statement is certainly not dropped. */
function settleWritten(file: FileId | null): boolean {
  let found = false;
  for (const stream of holdingStreams()) {
    const fd = heldFor(stream);
    if (fd <= LAST_STANDARD || (stream as PyTextIOWrapper | PyBuffered).managed || (file !== null && !isSameFile(fd, file)))
      continue;
    found = true;
    try {
      flushOne(stream);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      writeUnraisable(error, stream as PyIOBase, null);
    }
  }
  return found;
}

/** Open streams from which on dropped ones are looked for. */
const MANY = 512;
let limit = MANY;
/** Until when there must be no other collection. */
let restsUntil = 0;

/** Called when a stream has been opened. */
export function afterOpening(): void {
  if (openCount() < limit) return;
  const start = performance.now();
  if (start < restsUntil) return;
  collectStreams();
  // A tenth of the time, at most.
  restsUntil = start + 10 * (performance.now() - start);
  limit = Math.max(MANY, 2 * openCount());
}

/** At exit: closes all streams, the newest first, as if they had died. */
export function closeOpenStreams(): void {
  for (const stream of openStreams().reverse()) {
    forgetOpen(stream);
    finalise(stream);
  }
}

/** To be called before streams are made. */
export function installStreamFinaliser(): void {
  setStreamFinaliser(finalise);
  setFileSettler(settleWritten);
  setReclaimer(collectStreams);
}
