/**
 * The grammar of call arguments and of comprehensions, which share their mistakes.
 */
import {
  ahead,
  alt,
  choice,
  commit,
  either,
  many,
  memo,
  mistake,
  not,
  opt,
  type Parser,
  type Piece,
  type Placed,
  type Rule,
  separated,
  some,
} from "./engine.ts";
import {
  argumentValue,
  bitwiseOr,
  disjunction,
  expression,
  starExpressions,
  starNamedExpression,
  starNamedExpressions,
} from "./expressions.ts";
import { failOnTarget } from "./pieces.ts";
import { starTargets } from "./targets.ts";

/** What a list of arguments was made of. */
interface ArgumentsPiece extends Piece {
  /** Positional and starred arguments, in order. */
  readonly parts: readonly Piece[];
  readonly unpacksKeywords: boolean;
}

interface KeywordOrStarred extends Piece {
  readonly role: "keyword" | "unpacking" | "starred";
}

export const invalidForTarget = mistake(() => [
  alt([opt("async"), "for", starExpressions], (p, _mark, _async, _for, targets) => failOnTarget(p, targets, "for")),
]);

/** A mistake that is found in the first pass already. */
const noIn: Rule<never> = alt([opt("async"), "for", separated(",", bitwiseOr), opt(","), not("in")], (p) =>
  p.failHere("'in' expected after for-loop variables"),
);

const condition: Rule<Piece> = alt(["if", disjunction], (_p, _mark, _if, test) => test);
const iteration: Rule<Piece> = alt(
  ["for", starTargets, "in", commit, disjunction, many(condition)],
  // What a message calls the end of a comprehension: its last condition, or what it iterates over.
  (_p, _mark, _for, _target, _in, _commit, iterable, conditions) => conditions.at(-1) ?? iterable,
);
const forIfClause: Rule<Piece> = choice<Piece>(() => [
  alt(
    ["async", "for", starTargets, "in", commit, disjunction, many(condition)],
    (_p, _mark, _async, _for, _target, _in, _commit, iterable, conditions) => conditions.at(-1) ?? iterable,
  ),
  iteration,
  noIn,
  invalidForTarget,
]);
/** The clauses of a comprehension; the result is the last one's end. */
export const forIfClauses: Rule<Piece> = alt([some(forIfClause)], (_p, _mark, clauses) => clauses.at(-1) as Piece);

export const invalidComprehension = mistake(() => [
  alt([either("[", "(", "{"), (p) => starredExpression(p), forIfClauses], (p, _mark, _open, starred) =>
    p.fail("iterable unpacking cannot be used in comprehension", starred),
  ),
  alt([either("[", "{"), starNamedExpression, ",", starNamedExpressions, forIfClauses], (p, _mark, _open, first, _comma, rest) =>
    p.fail("did you forget parentheses around the comprehension target?", first, rest.at(-1)),
  ),
  alt([either("[", "{"), starNamedExpression, ",", forIfClauses], (p, _mark, _open, first, comma) =>
    p.fail("did you forget parentheses around the comprehension target?", first, comma),
  ),
]);

export const starredExpression: Rule<Piece> = choice<Piece>(() => [
  invalidStarred,
  alt(["*", expression], (p, mark, _star, value) => p.piece(mark, "Starred", { parts: [value] })),
  // Found in the first pass already.
  alt(["*"], (p) => p.failHere("Invalid star expression")),
]);
const invalidStarred = mistake(() => [
  alt(["*", expression, "=", expression], (p, _mark, star, _value, _equals, assigned) =>
    p.fail("cannot assign to iterable argument unpacking", star, assigned),
  ),
]);

const invalidKeyword = mistake(() => [
  alt([either("True", "False", "None"), "="], (p, _mark, word, equals) => p.fail(`cannot assign to ${word.text}`, word, equals)),
  alt(["NAME", "=", expression, forIfClauses], (p, _mark, word, equals) =>
    p.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", word, equals),
  ),
  alt([not(alt(["NAME", "="])), expression, "="], (p, _mark, _not, value, equals) =>
    p.fail('expression cannot contain assignment, perhaps you meant "=="?', value, equals),
  ),
  alt(["**", expression, "=", expression], (p, _mark, stars, _value, _equals, assigned) =>
    p.fail("cannot assign to keyword argument unpacking", stars, assigned),
  ),
]);

function role(p: Parser, mark: number, kind: KeywordOrStarred["role"]): KeywordOrStarred {
  return { ...p.piece(mark, kind === "starred" ? "Starred" : ""), role: kind };
}
const keyword: Rule<KeywordOrStarred> = alt(["NAME", "=", expression], (p, mark) => role(p, mark, "keyword"));
const keywordOrStarred: Rule<KeywordOrStarred> = choice<KeywordOrStarred>(() => [
  invalidKeyword,
  keyword,
  alt([starredExpression], (p, mark) => role(p, mark, "starred")),
]);
const keywordOrUnpacking: Rule<KeywordOrStarred> = choice<KeywordOrStarred>(() => [
  invalidKeyword,
  keyword,
  alt(["**", expression], (p, mark) => role(p, mark, "unpacking")),
]);
const keywords: Rule<KeywordOrStarred[]> = choice(() => [
  alt([separated(",", keywordOrStarred), ",", separated(",", keywordOrUnpacking)], (_p, _mark, a, _comma, b) => [...a, ...b]),
  separated(",", keywordOrStarred),
  separated(",", keywordOrUnpacking),
]);

const positionals: Rule<Piece[]> = separated(
  ",",
  choice(() => [starredExpression, alt([argumentValue, not("=")], (_p, _mark, value) => value)]),
);

function collect(p: Parser, mark: number, positional: readonly Piece[], named: readonly KeywordOrStarred[]): ArgumentsPiece {
  const starred = named.filter((argument) => argument.role === "starred");
  const unpacksKeywords = named.some((argument) => argument.role === "unpacking");
  return { ...p.piece(mark, "Call"), parts: [...positional, ...starred], unpacksKeywords };
}

const argumentList: Rule<ArgumentsPiece> = choice(() => [
  alt([positionals, opt(alt([",", keywords], (_p, _mark, _comma, named) => named))], (p, mark, positional, named) =>
    collect(p, mark, positional, named ?? []),
  ),
  alt([keywords], (p, mark, named) => collect(p, mark, [], named)),
]);

const unparenthesized = "Generator expression must be parenthesized";

const invalidArguments = mistake(() => [
  alt(
    [either(alt([positionals, ",", keywords]), keywords), ",", separated(",", alt([starredExpression, not("=")]))],
    (p, _mark, _arguments, comma) => p.failFrom("iterable argument unpacking follows keyword argument unpacking", comma),
  ),
  alt([expression, forIfClauses, ",", opt(either(argumentList, alt([expression, forIfClauses])))], (p, _mark, element, end) =>
    p.fail(unparenthesized, element, end),
  ),
  alt(["NAME", "=", expression, forIfClauses], (p, _mark, word, equals) =>
    p.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", word, equals),
  ),
  alt([opt(alt([argumentList, ","])), "NAME", "=", ahead(either(",", ")"))], (p, _mark, _before, word, equals) =>
    p.fail("expected argument value expression", word, equals),
  ),
  alt([argumentList, forIfClauses], (p, _mark, list, end) => {
    const last: Placed | undefined = list.parts.length > 1 ? list.parts.at(-1) : undefined;
    return last === undefined ? null : p.fail(unparenthesized, last, end);
  }),
  alt([argumentList, ",", expression, forIfClauses], (p, _mark, _list, _comma, element, end) =>
    p.fail(unparenthesized, element, end),
  ),
  alt([argumentList, ",", argumentList], (p, _mark, list) =>
    p.failHere(`positional argument follows keyword argument${list.unpacksKeywords ? " unpacking" : ""}`),
  ),
]);

/** The arguments of a call or a class, up to the closing parenthesis. */
export const callArguments: Rule<Piece> = memo(
  choice<Piece>(() => [alt([argumentList, opt(","), ahead(")")], (_p, _mark, list) => list), invalidArguments]),
);

/** A generator expression with its parentheses. */
export const generatorExpression: Rule<Piece> = choice<Piece>(() => [
  alt(["(", argumentValue, forIfClauses, ")"], "GeneratorExp"),
  invalidComprehension,
]);
