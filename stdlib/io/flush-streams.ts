/** Bringing what programs have written to their files: at exit, and before a file is read again. See unflushed.ts. */
import type { PyError } from "../../vm/core/errors.ts";
import { PyBuffered } from "./buffered.ts";
import { flush } from "./buffered-write.ts";
import { isStandardStream } from "./standard-streams.ts";
import { PyTextIOWrapper, writePending } from "./text-stream.ts";
import { flushUnflushed } from "./unflushed.ts";

/** Flushes every stream over a file that holds written data, except the standard streams. */
export function flushStreams(report?: (error: PyError) => void): void {
  const flushOne = (stream: object) => {
    if (stream instanceof PyTextIOWrapper) {
      if (isStandardStream(stream)) return;
      writePending(stream);
      if (stream.plain?.ready) flush(stream.plain);
    } else if (stream instanceof PyBuffered && stream.ready && stream.file !== undefined && stream.file.fd > 2) flush(stream);
  };
  flushUnflushed(flushOne, report);
}
