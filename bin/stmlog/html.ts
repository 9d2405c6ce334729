/** `pystm stmlog --html`: the data of the page, put into page.html, which draws it. */
import type { Place } from "../../runtime/stm/log-reader.ts";
import { jsonReport } from "./json-report.ts";
import { type Span, type SpanKind, spansOf } from "./spans.ts";
import type { Summary } from "./summary.ts";

const KINDS: readonly SpanKind[] = ["committed", "aborted", "waiting", "inevitable", "collection", "idle", "starting"];

/** A page holds no more spans than about this: what is nearer together than can be seen is put together. */
const MAX_SPANS = 200_000;

/** Start, duration, number of the kind, number of the label, index of the conflict (-1 for none). */
type Row = [start: number, duration: number, kind: number, label: number, conflict: number];

/** What page.html finds in place of DATA. */
interface PageData {
  readonly report: ReturnType<typeof jsonReport>;
  readonly elapsed: number;
  readonly kinds: readonly string[];
  readonly labels: readonly string[];
  readonly rows: readonly { readonly name: string; readonly spans: readonly Row[] }[];
}

/** The page for a log: `template` is the text of page.html. */
export function htmlPage(summary: Summary, template: string): string {
  // In a script element nothing may look like a tag.
  const json = JSON.stringify(pageData(summary)).replaceAll("<", "\\u003c");
  return template.replace(">DATA<", () => `>${json}<`);
}

function pageData(summary: Summary): PageData {
  const labels = new Map<string, number>();
  const numberOf = (label: string): number => {
    const known = labels.get(label);
    if (known !== undefined) return known;
    labels.set(label, labels.size);
    return labels.size - 1;
  };
  const conflictOf = conflictFinder(summary);
  const spans = spansOf(summary.log).filter(({ kind }) => KINDS.includes(kind));
  const nearest = spans.length > MAX_SPANS ? (summary.elapsed / MAX_SPANS) * summary.executors.length * 4 : 0;
  const rows = summary.executors.map(({ executor }) => ({
    name: `executor ${executor}`,
    spans: joined(
      spans.filter((span) => span.executor === executor),
      nearest,
    ).map((span): Row => {
      const conflict = span.kind === "aborted" ? conflictOf(span) : -1;
      return [Math.round(span.start), span.duration, KINDS.indexOf(span.kind), numberOf(labelOf(span)), conflict];
    }),
  }));
  return { report: jsonReport(summary), elapsed: summary.elapsed, kinds: KINDS, labels: [...labels.keys()], rows };
}

const labelOf = ({ label, details }: Span): string =>
  [label, ...Object.entries(details).map(([name, value]) => `${name}: ${value}`)].join("; ");

/** Puts spans of a kind that are less than `nearest` apart together. */
function joined(spans: readonly Span[], nearest: number): Span[] {
  if (nearest === 0) return [...spans];
  const result: Span[] = [];
  const last = new Map<SpanKind, number>();
  for (const span of spans) {
    const index = last.get(span.kind);
    const before = index === undefined ? undefined : result[index]!;
    if (before !== undefined && span.start - (before.start + before.duration) < nearest && span.kind !== "aborted") {
      const end = Math.max(before.start + before.duration, span.start + span.duration);
      result[index!] = { ...before, duration: end - before.start, label: `${span.kind}, several`, details: {} };
    } else {
      last.set(span.kind, result.length);
      result.push(span);
    }
  }
  return result;
}

/** Finds the row of the conflict table that an abort belongs to. */
function conflictFinder({ conflicts }: Summary): (span: Span) => number {
  const nameOf = (place: Place | null): string => (place === null ? "?" : `${place.file}:${place.line} in ${place.name}`);
  const rows = new Map<string, number>();
  conflicts.forEach(({ cause, type, part, writer, reader }, index) => {
    const key = [cause, `aborted: ${type || cause} ${part}`.trim(), nameOf(writer), nameOf(reader)].join("\n");
    if (!rows.has(key)) rows.set(key, index);
  });
  return ({ label, details: { cause, wrote, read } }) => rows.get([cause, label, wrote, read].join("\n")) ?? -1;
}
