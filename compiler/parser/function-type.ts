/**
 * Function types, `(int, *str) -> bool`, as type comments have them.
 *
 * They are no expressions, so the generated parser gets the expressions in them one by one, each in the text with all
 * else blanked out, which leaves it in its place.
 */
import type { Expr, FunctionType } from "../ast.ts";
import type { Token } from "../diagnosis/token.ts";
import { Tokenizer } from "../diagnosis/tokenizer.ts";

/** Builds the tree of a function type that is known to be right, given a parser of a program that is one expression. */
export function buildFunctionType(text: string, parseExpression: (text: string) => Expr): FunctionType {
  const tokenizer = new Tokenizer(text, { filename: "", typeComments: false, fromFile: false, onWarning: () => false });
  const argtypes: Expr[] = [];
  const build = (tokens: readonly Token[]) => {
    const from = tokens[0].from;
    const to = tokens[tokens.length - 1].to;
    // In parentheses from the start of the text, so that neither indentation nor line ends matter.
    const before = text.slice(1, from).replaceAll(/[^\n]/g, " ");
    return parseExpression(`(${before}${text.slice(from, to)})\n`);
  };
  let part: Token[] = [];
  let token = tokenizer.next();
  // The first token is the opening parenthesis.
  for (token = tokenizer.next(); token.type !== "->" || token.level > 0; token = tokenizer.next()) {
    const separates = (token.type === "," && token.level === 1) || (token.type === ")" && token.level === 0);
    const stars = part.length === 0 && (token.type === "*" || token.type === "**");
    if (!separates && !stars) part.push(token);
    if (separates && part.length > 0) {
      argtypes.push(build(part));
      part = [];
    }
  }
  const rest: Token[] = [];
  for (token = tokenizer.next(); token.type !== "ENDMARKER"; token = tokenizer.next()) {
    if (token.type !== "NEWLINE") rest.push(token);
  }
  return { kind: "FunctionType", argtypes, returns: build(rest) };
}
