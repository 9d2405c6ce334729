/**
 * The grammar of expressions, and of the mistakes people make in them.
 */
import {
  ahead,
  alt,
  choice,
  commit,
  either,
  forward,
  many,
  memo,
  mistake,
  not,
  opt,
  type Parser,
  type Piece,
  type Rule,
  separated,
  softKeyword,
  some,
  withoutMistakes,
} from "./engine.ts";
import { binaryOperators, expressionName, name } from "./pieces.ts";

/** Primaries (names, calls, displays ...) are defined in their own file, lambda parameters in another. */
export const awaitPrimary = forward<Piece>();
export const lambdaParameters = forward<unknown>();

export const listDisplay = forward<Piece>();
export const tupleDisplay = forward<Piece>();
export const generatorDisplay = forward<Piece>();

const LEGACY_STATEMENTS: ReadonlySet<string> = new Set(["print", "exec"]);

function isLegacyStatement(piece: Piece): boolean {
  return piece.kind === "Name" && LEGACY_STATEMENTS.has(piece.text ?? "");
}

/** A piece for a tuple of given parts. */
export function tuple(p: Parser, mark: number, parts: readonly Piece[]): Piece {
  return p.piece(mark, "Tuple", { parts });
}

/** Comma-separated items: one alone is itself, a comma makes a tuple. */
function listOf(item: Rule<Piece>): Rule<Piece> {
  const next = alt([",", item], (_p, _mark, _comma, piece) => piece);
  return choice(() => [
    alt([item, some(next), opt(",")], (p, mark, first, rest) => tuple(p, mark, [first, ...rest])),
    alt([item, ","], (p, mark, first) => tuple(p, mark, [first])),
    item,
  ]);
}

const factor: Rule<Piece> = memo(
  choice(() => [alt(["+", factor], "UnaryOp"), alt(["-", factor], "UnaryOp"), alt(["~", factor], "UnaryOp"), power]),
);
const power: Rule<Piece> = choice(() => [alt([awaitPrimary, "**", factor], "BinOp"), awaitPrimary]);

const lateNot = "'not' after an operator must be parenthesized";
const invalidFactor = mistake(() => [
  alt([either("+", "-", "~"), "not", factor], (p, _mark, _operator, start, operand) => p.fail(lateNot, start, operand)),
]);
const invalidArithmetic = mistake(() => [
  alt([sum, either("+", "-", "*", "/", "%", "//", "@"), "not", inversion], (p, _mark, _left, _operator, start, operand) =>
    p.fail(lateNot, start, operand),
  ),
]);
const term = binaryOperators(["*", "/", "//", "%", "@"], factor, invalidFactor);
const sum = binaryOperators(["+", "-"], term);
const shift = binaryOperators(["<<", ">>"], sum, invalidArithmetic);
const bitwiseAnd = binaryOperators(["&"], shift);
const bitwiseXor = binaryOperators(["^"], bitwiseAnd);
export const bitwiseOr: Rule<Piece> = binaryOperators(["|"], bitwiseXor);

const comparisonOperator: Rule<string> = (p) => {
  const { type } = p.current;
  const { mark } = p;
  if (type === "!=" || type === "<>") {
    if (type === "<>" && !p.settings.barryAsBdfl) return null;
    p.mark++;
    return type === "<>" || !p.settings.barryAsBdfl ? type : p.failHere("with Barry as BDFL, use '<>' instead of '!='");
  }
  if (["==", "<=", "<", ">=", ">", "in"].includes(type)) {
    p.mark++;
    return type;
  }
  if (type === "not") {
    p.mark++;
    if (p.expect("in") !== null) return "not in";
    p.mark = mark;
  }
  if (type !== "is") return null;
  p.mark++;
  return "is";
};
const comparisonRest: Rule<string> = choice(() => [
  // `is not x` is tried before `is (not x)`, which no operand can be.
  alt(["is", "not", bitwiseOr], () => "is not"),
  alt([comparisonOperator, bitwiseOr], (_p, _mark, operator) => operator),
]);
const comparison: Rule<Piece> = (p) => {
  const { mark } = p;
  const left = bitwiseOr(p);
  if (left === null) return null;
  const operators = many(comparisonRest)(p) as string[];
  return operators.length === 0 ? left : p.piece(mark, "Compare", { text: operators[0], parts: [left] });
};

export const inversion: Rule<Piece> = memo(choice(() => [alt(["not", inversion], "UnaryOp"), comparison]));

function boolean(operator: string, operand: Rule<Piece>): Rule<Piece> {
  const rest = many(alt([operator, operand]));
  return memo((p) => {
    const { mark } = p;
    const first = operand(p);
    if (first === null) return null;
    return (rest(p) as unknown[]).length === 0 ? first : p.piece(mark, "BoolOp");
  });
}
const conjunction = boolean("and", inversion);
export const disjunction: Rule<Piece> = boolean("or", conjunction);

const lambda: Rule<Piece> = alt(["lambda", opt(lambdaParameters), ":", (p) => expression(p)], "Lambda");
const conditional: Rule<Piece> = alt([disjunction, "if", disjunction, "else", (p) => expression(p)], "IfExp");

const expressionWithoutMistakes: Rule<Piece> = withoutMistakes(choice(() => [conditional, disjunction, lambda]));

const missingComma = mistake(() => [
  // Not after a string prefix that is none, nor where a soft keyword may begin a statement.
  alt(
    [not(either(alt(["NAME", "STRING"]), softKeyword)), disjunction, expressionWithoutMistakes],
    (p, _mark, _not, first, second) => {
      if (isLegacyStatement(first) || p.tokens[p.mark - 1].level === 0) return null;
      return p.fail("invalid syntax. Perhaps you forgot a comma?", first, second);
    },
  ),
  alt([disjunction, "if", disjunction, not(either("else", ":"))], (p, _mark, first, _if, condition) =>
    p.fail("expected 'else' after 'if' expression", first, condition),
  ),
  alt(["lambda", opt(lambdaParameters), ":", ahead("FSTRING_MIDDLE")], (p, _mark, start, _parameters, colon) =>
    p.fail("f-string: lambda expressions are not allowed without parentheses", start, colon),
  ),
]);

const legacyStatement = mistake(() => [
  alt([name, not("("), (p) => starExpressions(p)], (p, _mark, word, _not, value) => {
    if (!isLegacyStatement(word)) return null;
    const { text } = word;
    return p.fail(`Missing parentheses in call to '${text}'. Did you mean ${text}(...)?`, word, value);
  }),
]);

/** A conditional, a disjunction or a lambda. */
export const expression: Rule<Piece> = memo(
  choice<Piece>(() => [missingComma, legacyStatement, conditional, disjunction, lambda]),
);
export const expressions: Rule<Piece> = listOf(expression);

/** `*x` where any number of items may stand. */
const starredOperand: Rule<Piece> = alt(["*", bitwiseOr], (p, mark, _star, value) =>
  p.piece(mark, "Starred", { parts: [value] }),
);
export const starExpression: Rule<Piece> = memo(choice(() => [starredOperand, expression]));
export const starExpressions: Rule<Piece> = listOf(starExpression);

/** `name := value`. */
export const assignmentExpression: Rule<Piece> = choice(() => [alt([name, ":=", commit, expression], "NamedExpr")]);

const invalidNamedExpression: Rule<never> = mistake(
  () => [
    alt([expression, ":=", expression], (p, _mark, target) =>
      p.fail(`cannot use assignment expressions with ${expressionName(target)}`, target),
    ),
    alt([name, "=", bitwiseOr, not(either("=", ":="))], (p, _mark, target, _equals, value) =>
      p.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", target, value),
    ),
    alt(
      [
        not(either(listDisplay, tupleDisplay, generatorDisplay, "True", "None", "False")),
        bitwiseOr,
        "=",
        bitwiseOr,
        not(either("=", ":=")),
      ],
      (p, _mark, _not, target) =>
        p.fail(`cannot assign to ${expressionName(target)} here. Maybe you meant '==' instead of '='?`, target),
    ),
  ],
  true,
);

export const namedExpression: Rule<Piece> = choice<Piece>(() => [
  assignmentExpression,
  invalidNamedExpression,
  alt([expression, not(":=")], (_p, _mark, value) => value),
]);
export const starNamedExpression: Rule<Piece> = choice(() => [starredOperand, namedExpression]);
export const starNamedExpressions: Rule<Piece[]> = choice(() => [
  alt([separated(",", starNamedExpression), opt(",")], (_p, _mark, items) => items),
]);

export const yieldExpression: Rule<Piece> = choice(() => [
  alt(["yield", "from", expression], "YieldFrom"),
  alt(["yield", opt(starExpressions)], "Yield"),
]);
export const yieldOrStarExpressions: Rule<Piece> = choice(() => [yieldExpression, starExpressions]);

/** An argument, without its name: an assignment expression or an expression not followed by `:=`. */
export const argumentValue: Rule<Piece> = choice(() => [
  assignmentExpression,
  alt([expression, not(":=")], (_p, _mark, value) => value),
]);
