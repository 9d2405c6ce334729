/** The streams behind sys.stdin, sys.stdout and sys.stderr. */
import { setAttributeNow } from "../../vm/core/ops/attributes.ts";
import type { Value } from "../../vm/core/value.ts";
import { isTerminal } from "../os/descriptors.ts";
import { isOpen } from "../os/kernel-files.ts";
import { makeBuffered } from "./buffered-types.ts";
import { makeFileIO } from "./file-io.ts";
import { forgetOpen } from "./open-streams.ts";
import { makeTextStream } from "./text-type.ts";

export interface StandardStreamOptions {
  /** -u: nothing is kept in buffers. */
  readonly unbuffered: boolean;
  /** PYTHONIOENCODING: encoding and error handler, or null for the defaults. */
  readonly encoding: string | null;
  readonly errors: string | null;
}

const NAMES = ["<stdin>", "<stdout>", "<stderr>"] as const;

/** In the C locale, and those that stand in for it, bytes that are not UTF-8 pass through unharmed (PEP 538, PEP 540). */
function localeErrors(): string {
  const locale = process.env.LC_ALL || process.env.LC_CTYPE || process.env.LANG || "C";
  return /^(C|POSIX|C\.UTF-?8|UTF-8)$/i.test(locale) ? "surrogateescape" : "strict";
}

/**
 * The text stream over descriptor 0, 1 or 2, as CPython's create_stdio makes it; None when the descriptor is not open.
 * Standard error is line-buffered always, the others when they are terminals.
 */
export function makeStandardStream(fd: 0 | 1 | 2, options: StandardStreamOptions): Value {
  if (!isOpen(fd)) return null;
  const reads = fd === 0;
  const raw = makeFileIO(fd, reads ? "rb" : "wb", false, null);
  // CPython names both layers, so that repr and error messages show it.
  const isUnbuffered = options.unbuffered && !reads;
  const terminal = isTerminal(fd);
  const buffer = isUnbuffered ? raw : makeBuffered(reads ? "BufferedReader" : "BufferedWriter", raw, raw.blockSize);
  setAttributeNow(raw, "name", NAMES[fd]);
  const stream = makeTextStream(buffer, {
    encoding: options.encoding ?? "utf-8",
    errors: fd === 2 ? "backslashreplace" : (options.errors ?? localeErrors()),
    newline: "\n",
    lineBuffering: fd === 2 || terminal,
    writeThrough: isUnbuffered,
  });
  setAttributeNow(stream, "mode", reads ? "r" : "w");
  // They outlive the program, which may have dropped them.
  for (const layer of [stream, buffer, raw]) forgetOpen(layer);
  return stream;
}
