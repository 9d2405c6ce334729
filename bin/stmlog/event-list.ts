/** `--dump=stm` and `pystm stmlog --events`: the events of a log one by one, in the order of their ends. */
import type { LogEvent, Place, StmLog } from "../../runtime/stm/log-reader.ts";
import { partOf } from "./summary.ts";

const at = (place: Place | null): string => (place === null ? "" : ` at ${placeName(place)}`);
const placeName = (place: Place | null): string =>
  place === null
    ? "?"
    : `${place.file}:${place.line} in ${place.name}${place.via === null ? "" : ` (from ${placeName(place.via)})`}`;
const micro = (microseconds: number): string => `${microseconds} us`;

/** A line for each event: when it ended in seconds, the executor, what it was. */
export const eventList = ({ events }: StmLog): string =>
  events.map((event) => `${(event.time / 1e6).toFixed(6).padStart(12)} ${event.executor} ${describe(event)}\n`).join("");

function describe(event: LogEvent): string {
  switch (event.kind) {
    case "commit": {
      const count = event.count === 1 ? "commit" : `${event.count} commits`;
      const how = event.isInevitable ? ", inevitable" : "";
      return `${count} of thread ${event.thread} in ${micro(event.duration)}${how}${event.place === null ? "" : `, from ${placeName(event.place)}`}`;
    }
    case "abort":
      return [
        `abort of thread ${event.thread} after ${micro(event.duration)}: ${event.cause}`,
        event.type === "" ? "" : ` over ${event.type} ${event.id} ${partOf(event)}`.trimEnd(),
        event.writerExecutor < 0 ? "" : `, written by executor ${event.writerExecutor}${at(event.writer)}`,
        event.reader === null ? `, noticed${at(event.noticed)}` : `, read${at(event.reader)}`,
      ].join("");
    case "inevitable":
      return `thread ${event.thread} becomes inevitable: ${event.reason}${at(event.place)}`;
    case "blocked":
      return `thread ${event.thread} has waited ${micro(event.duration)} for ${event.what}${at(event.place)}`;
    case "park":
      return `thread ${event.thread} parks on ${event.what}${at(event.place)}`;
    case "wake":
      return `thread ${event.thread} wakes`;
    case "threadStart":
      return `thread ${event.thread} is started: ${event.name}${at(event.place)}`;
    case "threadEnd":
      return `thread ${event.thread} ends`;
    case "executorStart":
      return `executor is ready after ${micro(event.duration)}`;
    case "idle":
      return `idle for ${micro(event.duration)}`;
    case "collection":
      return `store collected in ${micro(event.duration)}: ${event.kib} KiB in use, ${event.live} objects alive, ${event.freed} freed`;
  }
}
