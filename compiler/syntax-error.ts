/**
 * The errors and warnings the compiler reports to a program, with CPython's message and location.
 *
 * They are JavaScript exceptions here; the VM turns them into Python's SyntaxError objects. This file must not know
 * who finds an error or how.
 */

import { withReplacements } from "./source/undecodable.ts";

export type SyntaxErrorKind = "SyntaxError" | "IndentationError" | "TabError" | "IncompleteInput";

export interface SyntaxErrorDetails {
  kind?: SyntaxErrorKind;
  message: string;
  filename: string;
  /** From 1; null when the error has no location. */
  lineno?: number | null;
  /** In characters from 1; 0 where CPython has 0, null without a location. */
  offset?: number | null;
  endLineno?: number | null;
  endOffset?: number | null;
  /** The source line, as SyntaxError.text; null when unknown. */
  text?: string | null;
}

/**
 * A SyntaxError of the program being compiled. `kind` names the Python class; IncompleteInput is
 * `_IncompleteInputError`, raised only when the caller allows incomplete input (see codeop).
 */
export class PythonSyntaxError extends Error {
  readonly kind: SyntaxErrorKind;
  readonly filename: string;
  readonly lineno: number | null;
  readonly offset: number | null;
  readonly endLineno: number | null;
  readonly endOffset: number | null;
  readonly text: string | null;

  constructor(details: SyntaxErrorDetails) {
    super(details.message);
    this.kind = details.kind ?? "SyntaxError";
    this.name = this.kind;
    this.filename = details.filename;
    this.lineno = details.lineno ?? null;
    this.offset = details.offset ?? null;
    this.endLineno = details.endLineno ?? null;
    this.endOffset = details.endOffset ?? null;
    this.text = details.text === undefined || details.text === null ? null : withReplacements(details.text);
  }
}

export type WarningCategory = "SyntaxWarning" | "DeprecationWarning";

/**
 * Told of each warning, in source order. Returns true when the warnings filter turns it into an error; the compiler
 * then raises a SyntaxError with the warning's message, as CPython does.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: a callback that ignores the question may return nothing
export type WarningHandler = (category: WarningCategory, message: string, lineno: number) => boolean | void;

/** A program nested too deeply to be parsed: Python's MemoryError with this message. */
export class ParserOverflow extends Error {
  constructor() {
    super("Parser stack overflowed - Python source too complex to parse");
  }
}
