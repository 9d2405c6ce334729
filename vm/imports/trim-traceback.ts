/** Removing importlib's frames from tracebacks (CPython's remove_importlib_frames). */
import { isPyError, type PyError } from "../core/errors.ts";
import type { PyException } from "../core/exception.ts";
import { open } from "../core/native.ts";
import type { PyTraceback } from "../core/traceback.ts";

/** The modules that do the importing, by the file names of their code. */
const IMPORTERS = new Set([
  "<frozen importlib._bootstrap>",
  "<frozen importlib._bootstrap_external>",
  "<frozen _image_importer>",
]);

/** The function of importlib that runs code of the program. */
const RUNS_MODULES = "_call_with_frames_removed";

/**
 * Afterwards the traceback of an ImportError has no entries of importlib; that of any other exception has none of those
 * importlib calls that led to code of the program.
 */
export function trimTraceback(error: PyError): void {
  const exception = error.value as PyException;
  const always = isPyError(error, "ImportError");
  const kept: PyTraceback[] = [];
  /** Where in `kept` the current run of importlib's entries begins. */
  let runStart = -1;
  open(exception, "reads");
  for (let entry = exception.traceback as PyTraceback | null; entry !== null; entry = entry.next) {
    open(entry, "reads");
    const { filename, name } = entry.frame.code.unit;
    if (!IMPORTERS.has(filename)) runStart = -1;
    else {
      if (runStart < 0) runStart = kept.length;
      if (always || name === RUNS_MODULES) {
        kept.length = runStart;
        continue;
      }
    }
    kept.push(entry);
  }
  kept.forEach((entry, i) => {
    open(entry, "writes");
    entry.next = kept[i + 1] ?? null;
  });
  open(exception, "writes");
  exception.traceback = kept[0] ?? null;
}
