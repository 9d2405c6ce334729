/** The report that `pystm stmlog FILE` prints. */
import type { Place } from "../../runtime/stm/log-reader.ts";
import { Sources } from "./sources.ts";
import { abortRate, type Conflict, type Inevitable, type Summary, type Totals } from "./summary.ts";

/** Rows of the lists of conflicts and inevitable transactions. */
const ROWS = 20;

export const seconds = (microseconds: number): string => `${(microseconds / 1e6).toFixed(3)} s`;
const percent = (part: number): string => `${(part * 100).toFixed(1)} %`;
const times = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** The report, a text of whole lines. */
export function textReport(summary: Summary): string {
  const sources = new Sources(summary.log.head);
  const parts = [headLine(summary), table(summary), ...others(summary)];
  parts.push(conflictList(summary, sources), otherList(summary, sources), inevitableList(summary, sources));
  const changed = sources.changed();
  if (changed.length > 0) parts.push(`Changed since the log was made, so the lines shown may be wrong: ${changed.join(", ")}`);
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function headLine({ log, elapsed, executors }: Summary): string {
  const { argv, startedAt } = log.head;
  const program = argv.slice(1).join(" ") || "pystm";
  return `${program}: ${seconds(elapsed)} on ${times(executors.length, "executor")}, started ${startedAt.replace("T", " ").replace(/\.\d+Z$/, " UTC")}`;
}

const COLUMNS: readonly (readonly [title: string, cell: (totals: Totals) => string])[] = [
  ["executor", ({ executor }) => (executor === null ? "all" : String(executor))],
  ["transactions", ({ transactions }) => String(transactions)],
  ["aborted", ({ aborts }) => String(aborts)],
  ["abort rate", (totals) => percent(abortRate(totals))],
  ["committed", ({ committed }) => seconds(committed)],
  ["lost", ({ aborted }) => seconds(aborted)],
  ["waiting", ({ blocked }) => seconds(blocked)],
  ["idle", ({ idle }) => seconds(idle)],
  ["inevitable", ({ inevitable }) => String(inevitable)],
];

function table({ executors, all }: Summary): string {
  const rows = [COLUMNS.map(([title]) => title), ...[...executors, all].map((totals) => COLUMNS.map(([, cell]) => cell(totals)))];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column]!)).join("  ")).join("\n");
}

function others({ threads, collections }: Summary): string[] {
  const lines: string[] = [];
  if (threads.started > 0 || threads.parks > 0) {
    lines.push(
      `Threads: ${threads.started} started, ${threads.ended} ended; parked ${times(threads.parks, "time")}, ${seconds(threads.parked)} in all`,
    );
  }
  if (collections.count > 0) {
    lines.push(
      `Collections of the store: ${collections.count}, ${seconds(collections.time)}; ${collections.largest} KiB at most after one`,
    );
  }
  return lines.length === 0 ? [] : [lines.join("\n")];
}

const isOverObject = ({ type, writer }: Conflict): boolean => type !== "" || writer !== null;

function conflictList({ conflicts }: Summary, sources: Sources): string {
  const rows = conflicts.filter(isOverObject);
  return rows.length === 0 ? "No conflicts." : abortList("Conflicts", rows, sources);
}

/** What was given up for a reason of its own: retry(), a lock that another thread held. */
function otherList({ conflicts }: Summary, sources: Sources): string {
  const rows = conflicts.filter((conflict) => !isOverObject(conflict));
  return rows.length === 0 ? "" : abortList("Other aborts", rows, sources);
}

function abortList(what: string, rows: readonly Conflict[], sources: Sources): string {
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const lost = rows.reduce((sum, row) => sum + row.lost, 0);
  const title = `${what}: ${times(count, "transaction")} aborted, ${seconds(lost)} lost. The costliest first:`;
  return [title, ...shown(rows, (row, number) => abortRow(row, number, sources))].join("\n\n");
}

/** What conflicted: `Account .balance`. */
export const objectOf = ({ type, part, cause }: Conflict): string =>
  type === "" ? cause : part === "" ? type : `${type} ${part}`;

function abortRow(conflict: Conflict, number: number, sources: Sources): string {
  const { count, lost, objects, cause, type, writer, reader, noticed } = conflict;
  const hasSides = isOverObject(conflict);
  const many = objects > 1 ? ` of ${objects} objects` : "";
  const why = cause === "conflict" || type === "" ? "" : ` (${cause})`;
  const lines = [
    `${`${number}.`.padEnd(4)}${objectOf(conflict)}${many}: ${seconds(lost)} lost in ${times(count, "abort")}${why}`,
  ];
  if (hasSides) lines.push(...side("wrote", writer, sources));
  if (reader !== null) lines.push(...side("read", reader, sources));
  else lines.push(...side(hasSides ? "noticed" : "at", noticed, sources));
  return lines.join("\n");
}

function inevitableList({ inevitable, all }: Summary, sources: Sources): string {
  if (inevitable.length === 0) return "";
  const title = `Forced inevitable: ${times(all.inevitable, "transaction")}. What blocked others the longest first:`;
  return [title, ...shown(inevitable, (row, number) => inevitableRow(row, number, sources))].join("\n\n");
}

function inevitableRow({ reason, place, count, held, waited, blocked }: Inevitable, number: number, sources: Sources): string {
  const waiting = waited >= 500 ? `, after waiting ${seconds(waited)} for its turn` : "";
  const line = `${`${number}.`.padEnd(4)}${reason}: blocked others for ${seconds(blocked)}; ${times(count, "time")}, ${seconds(held)} in all${waiting}`;
  return [line, ...side("at", place, sources)].join("\n");
}

function shown<T>(rows: readonly T[], print: (row: T, number: number) => string): string[] {
  const lines = rows.slice(0, ROWS).map((row, index) => print(row, index + 1));
  if (rows.length > ROWS) lines.push(`(${rows.length - ROWS} more; --json has all)`);
  return lines;
}

/** A line of the program, with its source below. */
function side(what: string, place: Place | null, sources: Sources): string[] {
  const label = `    ${what.padEnd(8)}`;
  if (place === null) return [`${label}(not known)`];
  const lines = [`${label}${placeText(place, sources)}`];
  const source = sources.textOf(place);
  if (source !== "") lines.push(`    ${" ".repeat(10)}${source}`);
  if (place.via !== null) {
    lines.push(`    ${" ".repeat(8)}called from ${placeText(place.via, sources)}`);
    const outside = sources.textOf(place.via);
    if (outside !== "") lines.push(`    ${" ".repeat(10)}${outside}`);
  }
  return lines;
}

export const placeText = (place: Place, sources: Sources): string => `${sources.nameOf(place)}:${place.line} in ${place.name}`;
