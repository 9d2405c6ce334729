/**
 * Which writers hold bytes that have not reached their file. CPython writes them when the last reference to the stream goes;
 * here that moment is not known, so they are written at exit, and before a file is opened for reading, which makes the idiom
 * `open(p, "w").write(text)` safe to be followed by `open(p).read()`.
 */
import { PyError } from "../../vm/core/errors.ts";

const unflushed = new Set<object>();

export function rememberUnflushed(writer: object): void {
  unflushed.add(writer);
}

export function forgetUnflushed(writer: object): void {
  unflushed.delete(writer);
}

/** Calls `flush` on every such writer; errors of one do not keep the others from being flushed, and are passed to `report`. */
export function flushUnflushed(flush: (writer: object) => void, report: (error: PyError) => void = () => {}): void {
  for (const writer of [...unflushed]) {
    try {
      flush(writer);
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      report(error);
    }
  }
}
