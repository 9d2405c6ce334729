/**
 * How the parser's results are compared with CPython's: a digest of the tree, or the parts of the SyntaxError.
 */
import { createHash } from "node:crypto";
import { dumpAst } from "../../compiler/ast-dump.ts";
import { type ParseMode, type ParseOptions, parse } from "../../compiler/parse.ts";
import { PythonSyntaxError } from "../../compiler/syntax-error.ts";

/** "ok:" and the digest of ast.dump, or [class, message, lineno, offset, end_lineno, end_offset, text]. */
export type Answer = string | [string, string, number | null, number | null, number | null, number | null, string | null];

/** What we say about a program. */
export function answerOf(source: string, mode: ParseMode = "exec", options: ParseOptions = {}): Answer {
  try {
    return digest(dumpAst(parse(source, "<s>", mode, options), { attributes: true }));
  } catch (error) {
    if (!(error instanceof PythonSyntaxError)) throw error;
    const { kind, message, lineno, offset, endLineno, endOffset, text } = error;
    return [kind, message, lineno, offset, endLineno, endOffset, text];
  }
}

export function digest(dump: string): string {
  return `ok:${createHash("sha256").update(dump).digest("hex").slice(0, 16)}`;
}

/** A script that has CPython answer for a list of programs: JSON in (mode and sources), JSON out. */
export const ORACLE_SCRIPT = `
import ast, hashlib, json, sys, warnings
warnings.simplefilter("ignore")
mode, sources = json.load(sys.stdin)
answers = []
for source in sources:
    try:
        dump = ast.dump(ast.parse(source, "<s>", mode), include_attributes=True)
        answers.append("ok:" + hashlib.sha256(dump.encode("utf-8", "surrogatepass")).hexdigest()[:16])
    except SyntaxError as e:
        answers.append([type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text])
json.dump(answers, sys.stdout)
`;
