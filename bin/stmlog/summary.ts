/**
 * What the reports have in common: the totals of a log, and its conflicts and inevitable transactions, by what they cost.
 * All times are in microseconds.
 *
 * Must not know how anything is shown.
 */
import { WAITS } from "../../runtime/stm/log-format.ts";
import type { AbortEvent, BlockedEvent, CommitEvent, LogEvent, Place, StmLog } from "../../runtime/stm/log-reader.ts";

export interface Totals {
  /** Null for the sum of all. */
  readonly executor: number | null;
  transactions: number;
  aborts: number;
  committed: number;
  aborted: number;
  /** Waiting for another executor, in a transaction. */
  blocked: number;
  /** Without anything to do. */
  idle: number;
  inevitable: number;
}

/** Conflicts that have the object's type and both sides in common; or aborts that have the same other cause. */
export interface Conflict {
  readonly cause: string;
  readonly type: string;
  /** The part or, where the whole object is one part, what its readers and writers do. */
  readonly part: string;
  readonly writer: Place | null;
  readonly reader: Place | null;
  /** Where it was noticed, in the costliest case: all that is known when the reader is not. */
  readonly noticed: Place | null;
  /** Different objects. */
  objects: number;
  count: number;
  lost: number;
}

export interface Inevitable {
  readonly reason: string;
  readonly place: Place | null;
  count: number;
  held: number;
  /** Waited for others before. */
  waited: number;
  /** Others waited meanwhile. */
  blocked: number;
}

export interface ThreadTotals {
  started: number;
  ended: number;
  parks: number;
  /** Sum of the times that threads were parked. */
  parked: number;
}

export interface Summary {
  readonly log: StmLog;
  /** From the log's beginning to the last event. */
  readonly elapsed: number;
  readonly executors: readonly Totals[];
  readonly all: Totals;
  /** By time lost, most first. */
  readonly conflicts: readonly Conflict[];
  /** By how long they blocked others, most first. */
  readonly inevitable: readonly Inevitable[];
  readonly threads: ThreadTotals;
  readonly collections: { readonly count: number; readonly time: number; readonly largest: number };
}

const noTotals = (executor: number | null): Totals => ({
  executor,
  transactions: 0,
  aborts: 0,
  committed: 0,
  aborted: 0,
  blocked: 0,
  idle: 0,
  inevitable: 0,
});

/** Part of the transactions that were begun and aborted, 0 to 1. */
export const abortRate = ({ transactions, aborts }: Totals): number =>
  transactions + aborts === 0 ? 0 : aborts / (transactions + aborts);

export function summarise(log: StmLog): Summary {
  const { events } = log;
  const executors = new Map<number, Totals>();
  const all = noTotals(null);
  for (const event of events) {
    let totals = executors.get(event.executor);
    if (totals === undefined) {
      totals = noTotals(event.executor);
      executors.set(event.executor, totals);
    }
    add(totals, event);
    add(all, event);
  }
  const collections = events.filter((event) => event.kind === "collection");
  return {
    log,
    elapsed: events.reduce((latest, { time }) => Math.max(latest, time), 0),
    executors: [...executors.values()].sort((a, b) => a.executor! - b.executor!),
    all,
    conflicts: conflictsOf(events),
    inevitable: inevitableOf(events),
    threads: threadsOf(events),
    collections: {
      count: collections.length,
      time: collections.reduce((sum, { duration }) => sum + duration, 0),
      largest: collections.reduce((most, { kib }) => Math.max(most, kib), 0),
    },
  };
}

function add(totals: Totals, event: LogEvent): void {
  switch (event.kind) {
    case "commit":
      totals.transactions += event.count;
      totals.committed += event.busy;
      break;
    case "abort":
      totals.aborts++;
      totals.aborted += event.lost;
      break;
    case "blocked":
      totals.blocked += event.duration;
      break;
    case "idle":
      totals.idle += event.duration;
      break;
    case "inevitable":
      totals.inevitable++;
      break;
  }
}

const keyOf = (place: Place | null): string =>
  place === null ? "" : `${place.file}\0${place.line}\0${place.name}\0${place.access}\0${keyOf(place.via)}`;

/** The part of the object that a conflict was about. */
export function partOf({ part, writer, reader }: AbortEvent): string {
  if (part !== "") return part;
  const [read, written] = [reader?.access ?? "", writer?.access ?? ""];
  if (read === "" || written === "" || read === written) return written || read;
  return `${written} written, ${read} read`;
}

function conflictsOf(events: readonly LogEvent[]): Conflict[] {
  const conflicts = new Map<string, Conflict & { readonly ids: Set<number> }>();
  const aborts = events.filter((event) => event.kind === "abort").sort((a, b) => b.lost - a.lost);
  for (const abort of aborts) {
    const { cause, type, writer, reader } = abort;
    const part = partOf(abort);
    const known = reader !== null || writer !== null;
    const key = [cause, type, part, keyOf(writer), known ? keyOf(reader) : keyOf(abort.noticed)].join("\n");
    let conflict = conflicts.get(key);
    if (conflict === undefined) {
      conflict = { cause, type, part, writer, reader, noticed: abort.noticed, objects: 0, count: 0, lost: 0, ids: new Set() };
      conflicts.set(key, conflict);
    }
    conflict.count++;
    conflict.lost += abort.lost;
    conflict.ids.add(abort.id);
    conflict.objects = conflict.ids.size;
  }
  return [...conflicts.values()].map(({ ids: _, ...conflict }) => conflict).sort((a, b) => b.lost - a.lost);
}

/** The index of the first event that ends at `time` or later. */
function firstFrom(events: readonly LogEvent[], time: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (events[middle]!.time < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Finds the commit of a transaction that became inevitable; undefined if the log ends before. */
export function inevitableCommits(events: readonly LogEvent[]): (executor: number, from: number) => CommitEvent | undefined {
  const commits = new Map<number, CommitEvent[]>();
  for (const event of events) {
    if (event.kind !== "commit" || !event.isInevitable) continue;
    const own = commits.get(event.executor);
    if (own === undefined) commits.set(event.executor, [event]);
    else own.push(event);
  }
  return (executor, from) => {
    const own = commits.get(executor) ?? [];
    return own[firstFrom(own, from)];
  };
}

/** How long others waited for `executor` between `start` and `end`. */
function blockedBy(waits: readonly BlockedEvent[], longest: number, executor: number, start: number, end: number): number {
  let sum = 0;
  for (let i = firstFrom(waits, start); i < waits.length && waits[i]!.time <= end + longest; i++) {
    const { executor: waiting, time, duration } = waits[i]!;
    if (waiting !== executor) sum += Math.max(0, Math.min(end, time) - Math.max(start, time - duration));
  }
  return sum;
}

function inevitableOf(events: readonly LogEvent[]): Inevitable[] {
  const found = new Map<string, Inevitable>();
  const commitOf = inevitableCommits(events);
  const last = events.at(-1)?.time ?? 0;
  const waits = events.filter((event) => event.kind === "blocked" && event.what === WAITS.inevitable) as BlockedEvent[];
  const longest = waits.reduce((most, { duration }) => Math.max(most, duration), 0);
  for (const event of events) {
    if (event.kind !== "inevitable") continue;
    const { executor, time, reason } = event;
    const commit = commitOf(executor, time);
    const end = commit?.time ?? last;
    // What begins inevitably has no place yet.
    const place = event.place ?? commit?.place ?? null;
    const key = `${reason}\n${keyOf(place)}`;
    let row = found.get(key);
    if (row === undefined) {
      row = { reason, place, count: 0, held: 0, waited: 0, blocked: 0 };
      found.set(key, row);
    }
    row.count++;
    row.held += end - time;
    row.waited += event.waited;
    row.blocked += blockedBy(waits, longest, executor, time, end);
  }
  return [...found.values()].sort((a, b) => b.blocked - a.blocked || b.held - a.held);
}

function threadsOf(events: readonly LogEvent[]): ThreadTotals {
  const totals: ThreadTotals = { started: 0, ended: 0, parks: 0, parked: 0 };
  const parkedAt = new Map<number, number>();
  for (const event of events) {
    if (event.kind === "threadStart") totals.started++;
    else if (event.kind === "threadEnd") totals.ended++;
    else if (event.kind === "park") {
      totals.parks++;
      parkedAt.set(event.thread, event.time);
    } else if (event.kind === "wake") {
      const since = parkedAt.get(event.thread);
      if (since === undefined) continue;
      totals.parked += event.time - since;
      parkedAt.delete(event.thread);
    }
  }
  return totals;
}
