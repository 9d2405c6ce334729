/**
 * The documentation of native functions and types as Python code sees it: `__text_signature__` and `__doc__`.
 *
 * As in CPython, documentation may open with a signature line of its own, ended by "--", which then is the text signature. A
 * first line that looks like a call but has no such end ("range(stop) -> range object") says that one signature would not do.
 * Everything else takes the signature by which arguments are bound.
 */
const END = "\n--\n\n";

/** Where the signature line of the documentation ends; -1 when there is none. */
function endOfSignature(name: string, doc: string): number {
  return doc.startsWith(`${name}(`) ? doc.indexOf(END) : -1;
}

/** `__doc__`: the documentation without its signature line. */
export function docWithoutSignature(name: string, doc: string | null): string | null {
  if (doc === null) return null;
  const end = endOfSignature(name, doc);
  return end < 0 ? doc : doc.slice(end + END.length);
}

/**
 * `__text_signature__`, or null when there is none. `bound` is the signature by which arguments are bound. `receiver` ("$self", "$type", "$module") is put first, as a
 * parameter that inspect takes for bound already, unless the documentation names it itself.
 */
export function textSignature(name: string, doc: string | null, bound: string | null, receiver: string | null): string | null {
  if (doc?.startsWith(`${name}(`)) {
    const end = endOfSignature(name, doc);
    return end < 0 ? null : withReceiver(doc.slice(name.length, end), receiver);
  }
  // Such parameters only pass arguments on to code that knows them.
  return bound === null || bound.startsWith("(*args") ? null : withReceiver(bound, receiver);
}

function withReceiver(text: string, receiver: string | null): string {
  if (receiver === null || text.startsWith("($")) return text;
  const parameters = text.slice(1, -1);
  if (parameters === "") return `(${receiver}, /)`;
  return /(^|, )\/(,|$)/.test(parameters) ? `(${receiver}, ${parameters})` : `(${receiver}, /, ${parameters})`;
}
