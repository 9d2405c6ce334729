/** How the stages after parsing raise a SyntaxError: columns become offsets from 1, as CPython reports them. */
import type { Span } from "./ast.ts";
import { PythonSyntaxError } from "./syntax-error.ts";

/** Throws a SyntaxError at a span. The source line is left to whoever shows the error: these stages have no text. */
export function raiseSyntaxError(message: string, filename: string, span: Span): never {
  throw new PythonSyntaxError({
    message,
    filename,
    lineno: span.lineno,
    offset: span.colOffset + 1,
    endLineno: span.endLineno,
    endOffset: span.endColOffset + 1,
  });
}
