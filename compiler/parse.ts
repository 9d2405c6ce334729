/**
 * The front end's entry: source text to AST, or the SyntaxError CPython 3.13 would raise.
 *
 * Valid programs take one path: the generated parser and the tree builder. Only when one of these gives up is the text
 * looked at again, by a parser made for finding out what is wrong. This file must not know what is done with the tree.
 */
import type { Mod, Stmt } from "./ast.ts";
import { diagnose } from "./diagnosis/diagnose.ts";
import { Builder, Rejected } from "./parser/builder.ts";
import { buildExpression } from "./parser/expressions.ts";
import { buildBlock, buildScript } from "./parser/statements.ts";
import { NoParse, parseTree } from "./parser/syntax-tree.ts";
import { Lines } from "./source/lines.ts";
import { PythonSyntaxError, type WarningCategory, type WarningHandler } from "./syntax-error.ts";

export type ParseMode = "exec" | "eval" | "single" | "func_type";

export interface ParseOptions {
  /** Told of warnings, see WarningHandler. */
  onWarning?: WarningHandler;
  /** Finds the code point of a character name, as unicodedata.lookup; without it every \N{...} is unknown. */
  lookupUnicodeName?: (name: string) => number | undefined;
  /** sys.get_int_max_str_digits(). */
  intMaxStrDigits?: number;
  /** Report a program that merely stops too early as IncompleteInput (PyCF_ALLOW_INCOMPLETE_INPUT). */
  allowIncompleteInput?: boolean;
}

/**
 * Parses a program, an expression, an interactive statement or a function type. Throws PythonSyntaxError. Columns of
 * the result count UTF-8 bytes.
 */
export function parse(source: string, filename: string, mode: ParseMode = "exec", options: ParseOptions = {}): Mod {
  if (source.includes("\0")) {
    throw new PythonSyntaxError({ message: "source code string cannot contain null bytes", filename });
  }
  const text = normalize(source);
  const whole = text.endsWith("\n") ? text : `${text}\n`;
  const lines = new Lines(whole);
  const lookupUnicodeName = options.lookupUnicodeName ?? (() => undefined);
  const intMaxStrDigits = options.intMaxStrDigits ?? 4300;
  const report = options.onWarning ?? (() => false);
  const findFault = () =>
    diagnose(mode === "exec" ? whole : text, lines, {
      filename,
      mode,
      lookupUnicodeName,
      intMaxStrDigits,
      typeComments: false,
      allowIncomplete: options.allowIncompleteInput ?? false,
      onWarning: (message, lineno) => report("SyntaxWarning", message, lineno) === true,
    });
  if (hidesFaults(text, mode) || lines.undecodable) findFault();
  let failure: NoParse | Rejected;
  try {
    // Warnings wait until the program is known to be right: for a wrong one the diagnosis repeats them.
    const warnings: [WarningCategory, string, number][] = [];
    const onWarning: WarningHandler = (...warning) => {
      warnings.push(warning);
    };
    const builder = new Builder(parseTree(whole.toWellFormed()), lines, { lookupUnicodeName, intMaxStrDigits, onWarning });
    builder.expression = (node) => buildExpression(builder, node);
    builder.block = (node) => buildBlock(builder, node);
    const tree = asMode(builder, buildScript(builder), mode);
    for (const warning of warnings) if (report(...warning)) builder.rejectAt(0);
    return tree;
  } catch (error) {
    if (!(error instanceof NoParse) && !(error instanceof Rejected)) throw error;
    failure = error;
  }
  findFault();
  // The two disagree: the program is refused all the same, at the place where the first gave up.
  const lineno = lines.lineAt(failure.offset);
  const offset = lines.characterColumnAt(failure.offset) + 1;
  throw new PythonSyntaxError({ message: "invalid syntax", filename, lineno, offset, text: lines.lineText(lineno) });
}

/** Whether there may be something wrong that the generated parser cannot see, because it is about how the text ends. */
function hidesFaults(text: string, mode: ParseMode): boolean {
  // A backslash needs a line after it.
  if (text.endsWith("\\") || text.endsWith("\\\n")) return true;
  // A compound statement needs an empty line after it.
  if (mode === "single") return true;
  // In an unfinished last line even white space counts as indentation.
  return mode === "eval" && /\n[ \t\f]+$/.test(text);
}

/** Line ends as `\n`, no byte order mark. */
function normalize(source: string): string {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  return text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
}

function asMode(b: Builder, body: Stmt[], mode: ParseMode): Mod {
  if (mode === "exec") return { kind: "Module", body, typeIgnores: [] };
  const inputs = b.children(0);
  if (inputs.length !== 1) b.rejectAt(0);
  if (mode === "single") return { kind: "Interactive", body };
  const [only] = body;
  if (mode !== "eval" || b.name(inputs[0]) !== "ExpressionStatement" || only.kind !== "Expr") return b.rejectAt(0);
  // It may be a tuple without parentheses, but nothing in it may be starred.
  if (b.children(inputs[0]).some((child) => b.name(child) === "Starred")) b.rejectAt(0);
  return { kind: "Expression", body: only.value };
}
