/**
 * Type comments (`# type: ...`): puts them into a finished tree, where CPython's parser would have.
 *
 * The generated parser skips comments, so they are found among the tokens of the diagnosis, which has also checked that
 * each stands where one is allowed. Each belongs to the assignment, parameter or header line that it ends.
 */
import type { Arg, Arguments, Mod, Span, Stmt } from "../ast.ts";
import type { Token } from "../diagnosis/token.ts";
import { Tokenizer } from "../diagnosis/tokenizer.ts";
import type { Lines } from "../source/lines.ts";

interface Commented extends Span {
  typeComment: string | null;
}

/** Sets `typeComment` and `typeIgnores` all over the tree of a text. */
export function attachTypeComments(tree: Mod, text: string, lines: Lines): void {
  const tokens = allTokens(text);
  if (tree.kind === "Module") {
    tree.typeIgnores = tokens
      .filter((token) => token.type === "TYPE_IGNORE")
      .map((token) => ({ kind: "TypeIgnore" as const, lineno: token.lineno, tag: token.text }));
  }
  if (!tokens.some((token) => token.type === "TYPE_COMMENT") || !("body" in tree) || !Array.isArray(tree.body)) return;
  const places = new Places(lines);
  for (const statement of tree.body) places.visit(statement);
  tokens.forEach((token, i) => {
    if (token.type === "TYPE_COMMENT") places.attach(token, tokens[i - 1], tokens[i + 1]);
  });
}

function allTokens(text: string): Token[] {
  const tokenizer = new Tokenizer(text, { filename: "", typeComments: true, fromFile: false, onWarning: () => false });
  return [...tokenizer, tokenizer.next()];
}

class Places {
  readonly #lines: Lines;
  /** By the place where they end. */
  readonly #assignments = new Map<string, Commented>();
  /** What else ends at such a place: the statements around an assignment that comes last in them. */
  readonly #ending = new Map<string, Span[]>();
  readonly #parameters: Arg[] = [];
  /** Statements with a header line, each with the first statement of its body. */
  readonly #headers: { header: Commented; body: Span }[] = [];

  constructor(lines: Lines) {
    this.#lines = lines;
  }

  visit(statement: Stmt): void {
    for (const span of [statement, ...("handlers" in statement ? statement.handlers : [])]) {
      const end = endOf(span);
      this.#ending.set(end, [...(this.#ending.get(end) ?? []), span]);
    }
    switch (statement.kind) {
      case "Assign":
        this.#assignments.set(endOf(statement), statement);
        return;
      case "FunctionDef":
      case "AsyncFunctionDef":
        this.#parameters.push(...parametersOf(statement.args));
        this.#headers.push({ header: statement, body: statement.body[0] });
        break;
      case "For":
      case "AsyncFor":
      case "With":
      case "AsyncWith":
        this.#headers.push({ header: statement, body: statement.body[0] });
        break;
      default:
    }
    for (const inner of innerStatements(statement)) this.visit(inner);
  }

  attach(comment: Token, before: Token, after: Token): void {
    const line = this.#lines.lineAt(comment.from);
    const column = this.#lines.columnAt(comment.from);
    if (before.type === "," || after.type === ")") {
      const isBefore = (arg: Arg) => arg.lineno < line || (arg.lineno === line && arg.colOffset < column);
      setComment(this.#parameters.findLast(isBefore), comment);
    } else if (before.type === ":" || before.type === "NEWLINE") {
      const inHeader = ({ header, body }: { header: Span; body: Span }) =>
        !isAfter(header, line, column) && isAfter(body, line, column);
      setComment(this.#headers.findLast(inHeader)?.header, comment);
    } else {
      const end = `${this.#lines.lineAt(before.to)}:${this.#lines.columnAt(before.to)}`;
      setComment(this.#assignments.get(end), comment);
      // The comment is part of the assignment, and so of all that ends with it.
      const endColOffset = this.#lines.columnAt(comment.to);
      for (const span of this.#ending.get(end) ?? []) Object.assign(span, { endLineno: line, endColOffset });
    }
  }
}

function setComment(target: Commented | undefined, comment: Token): void {
  if (target !== undefined) target.typeComment = comment.text;
}

function endOf(span: Span): string {
  return `${span.endLineno}:${span.endColOffset}`;
}

function isAfter(span: Span, line: number, column: number): boolean {
  return span.lineno > line || (span.lineno === line && span.colOffset > column);
}

/** All parameters, in the order of the source. */
function parametersOf(args: Arguments): Arg[] {
  const { posonlyargs, args: plain, vararg, kwonlyargs, kwarg } = args;
  return [...posonlyargs, ...plain, ...(vararg ? [vararg] : []), ...kwonlyargs, ...(kwarg ? [kwarg] : [])];
}

function innerStatements(statement: Stmt): Stmt[] {
  const result: Stmt[] = [];
  if ("body" in statement) result.push(...statement.body);
  if (statement.kind === "Match") for (const { body } of statement.cases) result.push(...body);
  if ("handlers" in statement) for (const { body } of statement.handlers) result.push(...body);
  if ("orelse" in statement) result.push(...statement.orelse);
  if ("finalbody" in statement) result.push(...statement.finalbody);
  return result;
}
