/**
 * Finding the line that had read: after an abort the transaction runs again, and the object it conflicted over is watched.
 *
 * A read mark says that an object was read, not where; noting that for every object would cost more than all the rest of the
 * log. The aborted transaction starts with a new number, so the first reading of the object in its second run takes the slow path of
 * the barrier, and finds itself watched. If that run does not read the object (it may go another way now), the reader
 * stays unknown, and reports name the line where the transaction noticed the conflict.
 *
 * Called by the barriers' slow paths, and only when `stmLog.on`:
 *
 *     if (stmLog.on) noteRead(object, part);    // openForRead
 *     if (stmLog.on) noteWritten(object, part); // openForWrite: writing counts as reading
 */
import { type Abort, logAbort, logReader, noteWrite, type Recorded, stmLog } from "./log.ts";
import type { Conflict, ConflictKind } from "./replicas.ts";

const WHOLE = -1;

const watch = {
  /** What is watched for; null when nothing is. */
  object: null as Recorded | null,
  part: WHOLE,
  /** The abort that is to be explained. */
  abort: 0,
  /** Commits when it was set: whoever reads the object after the next had nothing to do with the conflict. */
  commits: 0,
};

/** Records an abort and watches, until the next abort or commit, for who reads the object. */
export function watchAfterAbort(abort: Abort): void {
  if (!stmLog.on) return;
  watch.abort = logAbort(abort);
  watch.object = abort.object;
  watch.part = abort.part;
  watch.commits = stmLog.commits;
}

const CAUSES: Readonly<Record<ConflictKind, string>> = {
  object: "conflict",
  stable: "a class, function or module was changed",
  lost: "more was changed than the commit log can tell",
};

/** As watchAfterAbort, for what the protocol gives as the reason. `object` is the replica of the object it names, if there is one. */
export function watchAfterConflict({ kind, part, executor, location }: Conflict, object: object | undefined): void {
  const known = kind !== "lost" && object !== undefined && "$id" in object ? (object as Recorded) : null;
  watchAfterAbort({ cause: CAUSES[kind], object: known, part, executor, location });
}

/** The transaction opens an object, or a part of it, for reading for the first time. */
export function noteRead(object: Recorded, part = WHOLE): void {
  if (object !== watch.object) return;
  if (part !== WHOLE && watch.part !== WHOLE && part !== watch.part) return;
  watch.object = null;
  if (watch.commits === stmLog.commits) logReader(watch.abort);
}

/** The transaction opens an object, or a part of it, for writing for the first time. */
export function noteWritten(object: Recorded, part = WHOLE): void {
  noteWrite(object, part);
  noteRead(object, part);
}
