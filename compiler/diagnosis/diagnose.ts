/**
 * Finds out what is wrong with a program: the SyntaxError CPython 3.13 would raise for it.
 *
 * The text is parsed as CPython parses it, once plainly to see how far it goes, then again with the rules for mistakes.
 */
import "./primaries.ts";
import type { Lines } from "../source/lines.ts";
import { PythonSyntaxError } from "../syntax-error.ts";
import { evalInput, fileInput, functionTypeInput, interactiveInput } from "./compound-statements.ts";
import { Parser, type Rule, type Settings } from "./engine.ts";
import type { Token } from "./token.ts";
import { Tokenizer } from "./tokenizer.ts";

export interface DiagnosisOptions extends Settings {
  readonly typeComments: boolean;
  /** See TokenizerOptions. */
  readonly fromFile: boolean;
  readonly allowIncomplete: boolean;
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
  const p = new Parser(tokenizer, lines, options);
  const input = INPUTS[options.mode];
  const incomplete = () => options.allowIncomplete && ["eof", "eof in string", "end of line in string"].includes(tokenizer.done);
  const failIncomplete = () => p.failHere("incomplete input", "IncompleteInput");

  let parsed: unknown = null;
  const error = caught(() => {
    parsed = input(p);
  });
  if (error !== null) {
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
  throw secondError(p, input, last);
}

/** The error found by parsing again with the rules for mistakes; if these find none, the token that stopped the parser. */
function secondError(p: Parser, input: Rule<unknown>, last: Token): PythonSyntaxError {
  const found = caught(() => input(p));
  if (found !== null) return preferTokenizerError(p, found);
  const misplaced = last.type === "INDENT" ? "unexpected indent" : last.type === "DEDENT" ? "unexpected unindent" : null;
  if (misplaced !== null) return caught(() => p.failHere(misplaced, "IndentationError")) as PythonSyntaxError;
  return unlessTokensAreWrong(p, caught(() => p.fail("invalid syntax", last)) as PythonSyntaxError);
}

/** The syntax error that a function throws, or null. */
function caught(run: () => unknown): PythonSyntaxError | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof PythonSyntaxError) return error;
    throw error;
  }
}

/** An error of the parser yields to those of the tokenizer, unless it is one of those itself. */
function preferTokenizerError(p: Parser, error: PythonSyntaxError): PythonSyntaxError {
  return p.tokenizer.done === "ok" ? unlessTokensAreWrong(p, error) : error;
}

/**
 * The rest of the program is tokenized: an error found there goes before the parser's, unless it is inside an f-string,
 * and so does a bracket that was opened on an earlier line and never closed.
 */
function unlessTokensAreWrong(p: Parser, error: PythonSyntaxError): PythonSyntaxError {
  const { tokenizer } = p;
  const line = p.lastFetched.lineno;
  const tokenError = caught(() => {
    while (tokenizer.next().type !== "ENDMARKER");
  });
  if (tokenError === null || tokenizer.inFString) return error;
  // What is wrong with the end or the indentation is for the parser to say, and it does not get there.
  if (tokenizer.done !== "eof" && tokenizer.done !== "bad line") return tokenError;
  const open = tokenizer.brackets.at(-1);
  if (open === undefined || line <= open.lineno) return error;
  return caught(() => tokenizer.neverClosed(open)) as PythonSyntaxError;
}

/** Whether anything but comments follows an interactive statement. */
function moreFollows(text: string, from: number): boolean {
  return text
    .slice(from)
    .split("\n")
    .some((line) => /^[ \t\f]*[^ \t\f#]/.test(line));
}
