/**
 * `pystm stmlog --trace`: Chrome's trace event format (the JSON object form), which Perfetto, speedscope and chrome://tracing open.
 * Executors are the threads of one process, Python's threads those of another.
 */
import type { StmLog } from "../../runtime/stm/log-reader.ts";
import { type Span, spansOf, threadNames } from "./spans.ts";

const EXECUTORS = 1;
const THREADS = 2;

/** Colours that the viewers have names for. */
const COLOURS: Readonly<Record<Span["kind"], string>> = {
  committed: "good",
  aborted: "terrible",
  waiting: "bad",
  inevitable: "thread_state_iowait",
  parked: "grey",
  idle: "white",
  collection: "cq_build_running",
  starting: "startup",
};

export interface TraceEvent {
  readonly ph: "X" | "M";
  readonly name: string;
  readonly pid: number;
  readonly tid?: number;
  /** Microseconds. */
  readonly ts?: number;
  readonly dur?: number;
  readonly cat?: string;
  readonly cname?: string;
  readonly args: Readonly<Record<string, string | number>>;
}

const named = (name: string, pid: number, tid: number | null, value: string): TraceEvent => ({
  ph: "M",
  name,
  pid,
  ...(tid === null ? {} : { tid }),
  args: { name: value },
});

const spanEvent = (span: Span, pid: number, tid: number): TraceEvent => ({
  ph: "X",
  name: span.label,
  cat: span.kind,
  cname: COLOURS[span.kind],
  pid,
  tid,
  ts: span.start,
  dur: span.duration,
  args: span.details,
});

/** Events in one piece of the text: all of them may be more than a JavaScript string can hold. */
const PIECE = 10_000;

/** The trace as JSON, in pieces. */
export function* chromeTrace(log: StmLog): Generator<string> {
  let separator = '{"displayTimeUnit":"ms","traceEvents":[\n';
  let piece: string[] = [];
  for (const event of traceEvents(log)) {
    piece.push(JSON.stringify(event));
    if (piece.length < PIECE) continue;
    yield separator + piece.join(",\n");
    separator = ",\n";
    piece = [];
  }
  yield `${separator}${piece.join(",\n")}\n]}\n`;
}

function* traceEvents(log: StmLog): Generator<TraceEvent> {
  const spans = spansOf(log);
  const names = threadNames(log);
  const executors = new Set(log.events.map(({ executor }) => executor));
  const threads = new Set(spans.filter(({ thread }) => thread >= 0).map(({ thread }) => thread));
  yield named("process_name", EXECUTORS, null, "executors");
  yield named("process_name", THREADS, null, "Python threads");
  for (const executor of inOrder(executors)) yield named("thread_name", EXECUTORS, executor, `executor ${executor}`);
  for (const thread of inOrder(threads)) yield named("thread_name", THREADS, thread, names.get(thread) ?? `thread ${thread}`);
  for (const span of spans) {
    if (span.kind !== "parked") yield spanEvent(span, EXECUTORS, span.executor);
    if (span.thread >= 0) yield spanEvent(span, THREADS, span.thread);
  }
}

const inOrder = (numbers: ReadonlySet<number>): number[] => [...numbers].sort((a, b) => a - b);
