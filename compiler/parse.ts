/**
 * The front end's entry: source text to AST, or the SyntaxError CPython 3.13 would raise.
 *
 * Valid programs take one path: the generated parser and the tree builder. Only when one of these gives up is the text
 * looked at again, by a parser made for finding out what is wrong. This file must not know what is done with the tree.
 */
import type { Mod, Stmt } from "./ast.ts";
import { Builder, Rejected } from "./parser/builder.ts";
import { buildExpression } from "./parser/expressions.ts";
import { buildStatements } from "./parser/statements.ts";
import { NoParse, parseTree } from "./parser/syntax-tree.ts";
import { Lines } from "./source/lines.ts";
import { PythonSyntaxError, type WarningHandler } from "./syntax-error.ts";

export type ParseMode = "exec" | "eval" | "single" | "func_type";

export interface ParseOptions {
  /** Told of warnings, see WarningHandler. */
  onWarning?: WarningHandler;
  /** Finds the code point of a character name, as unicodedata.lookup; without it every \N{...} is unknown. */
  lookupUnicodeName?: (name: string) => number | undefined;
  /** sys.get_int_max_str_digits(). */
  intMaxStrDigits?: number;
}

/**
 * Parses a program, an expression, an interactive statement or a function type. Throws PythonSyntaxError. Columns of
 * the result count UTF-8 bytes.
 */
export function parse(source: string, filename: string, mode: ParseMode = "exec", options: ParseOptions = {}): Mod {
  const text = normalize(source);
  const lines = new Lines(text);
  try {
    const builder = new Builder(parseTree(text), lines, {
      lookupUnicodeName: options.lookupUnicodeName ?? (() => undefined),
      onWarning: options.onWarning ?? (() => false),
      intMaxStrDigits: options.intMaxStrDigits ?? 4300,
    });
    builder.expression = (node) => buildExpression(builder, node);
    builder.block = (node) => ({ statements: buildStatements(builder, node), end: builder.statementEnd });
    return asMode(builder, buildStatements(builder, 0), mode);
  } catch (error) {
    if (!(error instanceof NoParse) && !(error instanceof Rejected)) throw error;
    const { offset } = error;
    const lineno = lines.lineAt(offset);
    const column = lines.characterColumnAt(offset) + 1;
    throw new PythonSyntaxError({ message: "invalid syntax", filename, lineno, offset: column, text: lines.lineText(lineno) });
  }
}

/** Line ends as `\n`, one at the end, no byte order mark. */
function normalize(source: string): string {
  let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes("\r")) text = text.replaceAll(/\r\n?/g, "\n");
  return text.endsWith("\n") ? text : `${text}\n`;
}

function asMode(b: Builder, body: Stmt[], mode: ParseMode): Mod {
  if (mode === "exec") return { kind: "Module", body, typeIgnores: [] };
  if (mode === "single") return { kind: "Interactive", body };
  const [only] = body;
  if (mode === "eval" && body.length === 1 && only.kind === "Expr") return { kind: "Expression", body: only.value };
  return b.rejectAt(0);
}
