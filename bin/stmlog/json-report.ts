/** `pystm stmlog --json`: the summary for other programs. Times are in seconds. */
import type { Place } from "../../runtime/stm/log-reader.ts";
import { Sources } from "./sources.ts";
import { abortRate, type Summary, type Totals } from "./summary.ts";

const inSeconds = (microseconds: number): number => Math.round(microseconds) / 1e6;

interface JsonPlace {
  readonly file: string;
  readonly line: number;
  readonly function: string;
  readonly source: string;
  readonly calledFrom: JsonPlace | null;
}

const totalsOf = (totals: Totals) => ({
  ...(totals.executor === null ? {} : { executor: totals.executor }),
  transactions: totals.transactions,
  aborts: totals.aborts,
  abortRate: abortRate(totals),
  committed: inSeconds(totals.committed),
  aborted: inSeconds(totals.aborted),
  waiting: inSeconds(totals.blocked),
  idle: inSeconds(totals.idle),
  inevitable: totals.inevitable,
});

/** The summary as a value that JSON can hold. docs/stmlog.md says what its fields mean. */
export function jsonReport({ log, elapsed, executors, all, conflicts, inevitable, threads, collections }: Summary) {
  const sources = new Sources(log.head);
  const placeOf = (place: Place | null): JsonPlace | null =>
    place === null
      ? null
      : {
          file: place.file,
          line: place.line,
          function: place.name,
          source: sources.textOf(place),
          calledFrom: placeOf(place.via),
        };
  return {
    program: log.head.argv.slice(1),
    cwd: log.head.cwd,
    startedAt: log.head.startedAt,
    elapsed: inSeconds(elapsed),
    events: log.events.length,
    problems: log.problems,
    total: totalsOf(all),
    executors: executors.map(totalsOf),
    threads: { ...threads, parked: inSeconds(threads.parked) },
    collections: { count: collections.count, time: inSeconds(collections.time), largestKiB: collections.largest },
    conflicts: conflicts.map(({ cause, type, part, writer, reader, noticed, objects, count, lost }) => ({
      cause,
      type,
      part,
      objects,
      count,
      lost: inSeconds(lost),
      writer: placeOf(writer),
      reader: placeOf(reader),
      noticed: placeOf(noticed),
    })),
    inevitable: inevitable.map(({ reason, place, count, held, waited, blocked }) => ({
      reason,
      place: placeOf(place),
      count,
      held: inSeconds(held),
      waited: inSeconds(waited),
      blockedOthers: inSeconds(blocked),
    })),
  };
}
