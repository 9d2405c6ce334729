/**
 * The front end's entry: source text to AST, or the SyntaxError CPython 3.13 would raise.
 *
 * Valid programs take one path: the generated parser and the tree builder. Only when one of these gives up is the text
 * looked at again, by a parser made for finding out what is wrong. This file must not know what is done with the tree.
 */
import type { Expr, Mod, Module, Stmt } from "./ast.ts";
import { diagnose } from "./diagnosis/diagnose.ts";
import { Tokenizer } from "./diagnosis/tokenizer.ts";
import { Builder, type BuilderOptions, Rejected } from "./parser/builder.ts";
import { buildExpression } from "./parser/expressions.ts";
import { buildFunctionType } from "./parser/function-type.ts";
import { buildBlock, buildScript } from "./parser/statements.ts";
import { NoParse, parseTree } from "./parser/syntax-tree.ts";
import { attachTypeComments } from "./parser/type-comments.ts";
import { Lines } from "./source/lines.ts";
import { ParserOverflow, PythonSyntaxError, type WarningCategory, type WarningHandler } from "./syntax-error.ts";

export type ParseMode = "exec" | "eval" | "single" | "func_type";

export interface ParseOptions {
  /** Told of warnings, see WarningHandler. */
  onWarning?: WarningHandler;
  /** Finds the code point of a character name, as unicodedata.lookup; without it every \N{...} is unknown. */
  lookupUnicodeName?: (name: string) => number | undefined;
  /** sys.get_int_max_str_digits(). */
  intMaxStrDigits?: number;
  /** Heed type comments (PyCF_TYPE_COMMENTS): they go into the tree, and are errors where they cannot stand. */
  typeComments?: boolean;
  /** Report a program that merely stops too early as IncompleteInput (PyCF_ALLOW_INCOMPLETE_INPUT). */
  allowIncompleteInput?: boolean;
  /** The source is the text of the file of that name; errors then show its lines as CPython reads them from there. */
  fromFile?: boolean;
  /** Inequality is written <> and not != (PEP 401, CO_FUTURE_BARRY_AS_BDFL). */
  barryAsBdfl?: boolean;
  /** In the mode single, open blocks do not end with the text (PyCF_DONT_IMPLY_DEDENT). */
  dontImplyDedent?: boolean;
}

/**
 * Parses a program, an expression, an interactive statement or a function type. Columns of the result count UTF-8 bytes.
 * A byte order mark is for decodeSource to take away; here it is a wrong character. Throws PythonSyntaxError, and
 * ParserOverflow for a program nested too deeply.
 */
export function parse(source: string, filename: string, mode: ParseMode = "exec", options: ParseOptions = {}): Mod {
  if (source.includes("\0")) {
    throw new PythonSyntaxError({ message: "source code string cannot contain null bytes", filename });
  }
  try {
    return parseText(normalize(source), filename, mode, options);
  } catch (error) {
    if (error instanceof RangeError && error.message.includes("call stack")) throw new ParserOverflow();
    throw error;
  }
}

function parseText(text: string, filename: string, mode: ParseMode, options: ParseOptions): Mod {
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  const lines = new Lines(whole);
  const lookupUnicodeName = options.lookupUnicodeName ?? (() => undefined);
  const intMaxStrDigits = options.intMaxStrDigits ?? 4300;
  const typeComments = options.typeComments ?? false;
  const barryAsBdfl = options.barryAsBdfl ?? false;
  const report = options.onWarning ?? (() => false);
  // Warnings wait until the program is known to be right: for a wrong one the diagnosis repeats them.
  const warnings: [WarningCategory, string, number][] = [];
  const builderOptions: BuilderOptions = {
    lookupUnicodeName,
    intMaxStrDigits,
    onWarning: (...warning) => {
      warnings.push(warning);
    },
  };
  const findFault = (onWarning: WarningCheck) =>
    diagnose(mode === "exec" ? whole : text, lines, {
      filename,
      mode,
      lookupUnicodeName,
      intMaxStrDigits,
      typeComments,
      allowIncomplete: options.allowIncompleteInput ?? false,
      dontImplyDedent: options.dontImplyDedent ?? false,
      fromFile: options.fromFile === true && mode === "exec",
      barryAsBdfl,
      onWarning,
    });

  const reportAll = (message: string, lineno: number) => report("SyntaxWarning", message, lineno) === true;

  let failure: NoParse | Rejected;
  try {
    if (typeComments || barryAsBdfl || lines.undecodable || hidesFaults(text, mode)) check(findFault, reportAll);
    let tree: Mod;
    if (mode === "func_type") {
      tree = buildFunctionType(text, (expression) => expressionOf(build(expression, new Lines(expression), builderOptions)));
    } else {
      tree = build(barryAsBdfl ? withoutDiamonds(whole) : whole, lines, builderOptions, mode);
    }
    if (typeComments) attachTypeComments(tree, whole, lines);
    const error = warnings.find((warning) => report(...warning) === true);
    // Let the diagnosis say where a warning that became an error is.
    if (error !== undefined) findFault((message, lineno) => message === error[1] && lineno === error[2]);
    return tree;
  } catch (error) {
    if (!(error instanceof NoParse) && !(error instanceof Rejected)) throw error;
    failure = error;
  }
  findFault(reportAll);
  // The two disagree: the program is refused all the same, at the place where the first gave up.
  const lineno = lines.lineAt(failure.offset);
  const offset = lines.characterColumnAt(failure.offset) + 1;
  throw new PythonSyntaxError({ message: "invalid syntax", filename, lineno, offset, text: lines.lineText(lineno) });
}

type WarningCheck = (message: string, lineno: number) => boolean;

/** Looks for faults in what may be all right: only if there is one are the warnings reported now. */
function check(findFault: (onWarning: WarningCheck) => void, report: WarningCheck): void {
  try {
    findFault(() => false);
  } catch (error) {
    findFault(report);
    throw error;
  }
}

/** Whether there may be something wrong that the generated parser cannot see, because it is about how the text ends. */
function hidesFaults(text: string, mode: ParseMode): boolean {
  // A backslash needs a line after it.
  if (text.endsWith("\\") || text.endsWith("\\\n")) return true;
  // A compound statement needs an empty line after it; a function type is no program at all.
  if (mode === "single" || mode === "func_type") return true;
  // In an unfinished last line even white space counts as indentation.
  return mode === "eval" && /\n[ \t\f]+$/.test(text);
}

/** Line ends as `\n`. */
function normalize(source: string): string {
  return source.includes("\r") ? source.replaceAll(/\r\n?/g, "\n") : source;
}

/** The text with every operator <> written !=, given that the diagnosis found each in its right place. */
function withoutDiamonds(text: string): string {
  const options = { filename: "", typeComments: false, fromFile: false, onWarning: () => false };
  let result = "";
  let done = 0;
  for (const { type, from, to } of new Tokenizer(text, options)) {
    if (type !== "<>") continue;
    result += `${text.slice(done, from)}!=`;
    done = to;
  }
  return result + text.slice(done);
}

/** Throws NoParse or Rejected when the text is not right. */
function build(text: string, lines: Lines, options: BuilderOptions, mode: ParseMode = "eval"): Mod {
  const builder = new Builder(parseTree(text.toWellFormed()), lines, options);
  builder.expression = (node) => buildExpression(builder, node);
  builder.block = (node) => buildBlock(builder, node);
  return asMode(builder, buildScript(builder), mode);
}

function asMode(b: Builder, body: Stmt[], mode: ParseMode): Mod {
  if (mode === "exec") return { kind: "Module", body, typeIgnores: [] } satisfies Module;
  const inputs = b.children(0);
  if (inputs.length !== 1) b.rejectAt(0);
  if (mode === "single") return { kind: "Interactive", body };
  const [only] = body;
  if (mode !== "eval" || b.name(inputs[0]) !== "ExpressionStatement" || only.kind !== "Expr") return b.rejectAt(0);
  // It may be a tuple without parentheses, but nothing in it may be starred.
  if (b.children(inputs[0]).some((child) => b.name(child) === "Starred")) b.rejectAt(0);
  return { kind: "Expression", body: only.value };
}

function expressionOf(tree: Mod): Expr {
  return (tree as { body: Expr }).body;
}
