/** What executors and threads were doing when: the events of a log as spans of time, for whoever draws them. In microseconds. */
import type { LogEvent, Place, StmLog } from "../../runtime/stm/log-reader.ts";
import { inevitableCommits, partOf } from "./summary.ts";

export type SpanKind = "committed" | "aborted" | "waiting" | "inevitable" | "parked" | "idle" | "collection" | "starting";

export interface Span {
  readonly kind: SpanKind;
  readonly executor: number;
  /** -1 for what concerns the executor alone. */
  readonly thread: number;
  readonly start: number;
  readonly duration: number;
  /** A few words. */
  readonly label: string;
  /** More, by name; for aborts both sides. */
  readonly details: Readonly<Record<string, string | number>>;
}

const lineOf = (place: Place | null): string => (place === null ? "?" : `${place.file}:${place.line} in ${place.name}`);

/** Spans in the order of their starts. Transactions and what happens in them overlap; nothing else of one executor does. */
export function spansOf({ events }: StmLog): Span[] {
  const spans: Span[] = [];
  const commitOf = inevitableCommits(events);
  const last = events.at(-1)?.time ?? 0;
  const parked = new Map<number, Extract<LogEvent, { kind: "park" }>>();
  for (const event of events) {
    const { executor, time } = event;
    const add = (kind: SpanKind, thread: number, duration: number, label: string, details: Span["details"] = {}): void => {
      spans.push({ kind, executor, thread, start: Math.max(0, time - duration), duration, label, details });
    };
    switch (event.kind) {
      case "commit": {
        const label = event.count === 1 ? "transaction" : `${event.count} transactions`;
        add("committed", event.thread, event.duration, label, { from: lineOf(event.place) });
        break;
      }
      case "abort":
        add("aborted", event.thread, event.duration, `aborted: ${event.type || event.cause} ${partOf(event)}`.trim(), {
          cause: event.cause,
          wrote: lineOf(event.writer),
          "in executor": event.writerExecutor,
          read: lineOf(event.reader),
          noticed: lineOf(event.noticed),
        });
        break;
      case "blocked":
        add("waiting", event.thread, event.duration, `waiting for ${event.what}`, { at: lineOf(event.place) });
        break;
      case "inevitable": {
        const end = commitOf(executor, time)?.time ?? last;
        spans.push({
          kind: "inevitable",
          executor,
          thread: event.thread,
          start: time,
          duration: end - time,
          label: `inevitable: ${event.reason}`,
          details: { at: lineOf(event.place) },
        });
        break;
      }
      case "park":
        parked.set(event.thread, event);
        break;
      case "wake": {
        const since = parked.get(event.thread);
        if (since === undefined) break;
        parked.delete(event.thread);
        add("parked", event.thread, time - since.time, `parked on ${since.what}`, { at: lineOf(since.place) });
        break;
      }
      case "idle":
        add("idle", -1, event.duration, "idle");
        break;
      case "executorStart":
        add("starting", -1, event.duration, "starting");
        break;
      case "collection":
        add("collection", -1, event.duration, "collection of the store", {
          "KiB in use": event.kib,
          "objects alive": event.live,
          "objects freed": event.freed,
        });
        break;
    }
  }
  return spans.sort((a, b) => a.start - b.start || b.duration - a.duration);
}

/** The names of the threads that the log saw starting. */
export function threadNames({ events }: StmLog): Map<number, string> {
  const names = new Map<number, string>();
  names.set(0, "MainThread");
  for (const event of events) if (event.kind === "threadStart") names.set(event.thread, event.name);
  return names;
}
