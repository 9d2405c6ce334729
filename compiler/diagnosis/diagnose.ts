/**
 * Finds out what is wrong with a program: the SyntaxError CPython 3.13 would raise for it.
 *
 * The text is parsed as CPython parses it, once plainly to see how far it goes, then again with the rules for mistakes.
 */
import "./primaries.ts";
import type { Lines } from "../source/lines.ts";
import { PythonSyntaxError } from "../syntax-error.ts";
import { evalInput, fileInput, functionTypeInput, interactiveInput } from "./compound-statements.ts";
import { Parser, type Rule } from "./engine.ts";
import { type LiteralOptions, setLiteralOptions } from "./literals.ts";
import { Tokenizer } from "./tokenizer.ts";

export interface DiagnosisOptions extends LiteralOptions {
  readonly filename: string;
  readonly mode: "exec" | "eval" | "single" | "func_type";
  readonly typeComments: boolean;
  readonly allowIncomplete: boolean;
  readonly dontImplyDedent: boolean;
}

const INPUTS: Readonly<Record<DiagnosisOptions["mode"], Rule<unknown>>> = {
  exec: fileInput,
  eval: evalInput,
  single: interactiveInput,
  func_type: functionTypeInput,
};

/**
 * Throws the PythonSyntaxError of a wrong program; returns if there is nothing wrong with it. The text has `\n` line
 * ends; in the mode exec, one at its end.
 */
export function diagnose(text: string, lines: Lines, options: DiagnosisOptions): void {
  try {
    parseTwice(text, lines, options);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Too deep for our stack. Most likely it is the brackets that are wrong, and the tokens alone tell.
    const tokenizer = new Tokenizer(text, options);
    while (tokenizer.next().type !== "ENDMARKER");
    throw error;
  }
}

function parseTwice(text: string, lines: Lines, options: DiagnosisOptions): void {
  const tokenizer = new Tokenizer(text, options);
  const p = new Parser(tokenizer, lines, options.filename, options.mode === "single", !options.dontImplyDedent);
  setLiteralOptions(p, options);
  const input = INPUTS[options.mode];
  const incomplete = () => options.allowIncomplete && ["eof", "eof in string", "end of line in string"].includes(tokenizer.done);
  const failIncomplete = () => p.failHere("incomplete input", "IncompleteInput");

  let parsed: unknown = null;
  try {
    parsed = input(p);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    if (incomplete()) failIncomplete();
    throw preferTokenizerError(p, error);
  }
  if (parsed !== null) {
    if (options.mode === "single" && moreFollows(text, tokenizer.cur)) {
      p.failHere("multiple statements found while compiling a single statement");
    }
    return;
  }
  if (incomplete()) failIncomplete();
  const last = p.lastFetched;
  p.restart();
  let found: PythonSyntaxError | null = null;
  try {
    input(p);
    if (last.type === "INDENT") p.failHere("unexpected indent", "IndentationError");
    if (last.type === "DEDENT") p.failHere("unexpected unindent", "IndentationError");
    p.fail("invalid syntax", last);
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    found = error;
  }
  if (found === null) throw new Error("the diagnosis found nothing");
  const misplaced = found.message === "unexpected indent" || found.message === "unexpected unindent";
  throw misplaced ? found : preferTokenizerError(p, found);
}

/**
 * The rest of the program is tokenized: an error found there goes before the parser's, unless it is inside an f-string,
 * and so does a bracket that was opened on an earlier line and never closed.
 */
function preferTokenizerError(p: Parser, error: PythonSyntaxError): PythonSyntaxError {
  const { tokenizer } = p;
  if (tokenizer.done !== "ok" || p.tokens.length === 0) return error;
  const line = p.lastFetched.lineno;
  try {
    while (tokenizer.next().type !== "ENDMARKER");
    return error;
  } catch (tokenError) {
    if (!(tokenError instanceof PythonSyntaxError)) throw tokenError;
    if (tokenizer.inFString) return error;
    // What is wrong with the end or the indentation is for the parser to say, and it does not get there.
    const done: string = tokenizer.done;
    if (done !== "eof" && done !== "bad line") return tokenError;
    const open = tokenizer.brackets.at(-1);
    if (open === undefined || line <= open.lineno) return error;
    try {
      return tokenizer.neverClosed(open);
    } catch (unclosed) {
      return unclosed as PythonSyntaxError;
    }
  }
}

/** Whether anything but comments follows an interactive statement. */
function moreFollows(text: string, from: number): boolean {
  return text
    .slice(from)
    .split("\n")
    .some((line) => /^[ \t\f]*[^ \t\f#]/.test(line));
}
