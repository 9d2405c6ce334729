/**
 * The grammar of compound statements, and the four kinds of input.
 */

import { callArguments, invalidForTarget } from "./arguments.ts";
import {
  ahead,
  alt,
  choice,
  commit,
  either,
  forced,
  many,
  memo,
  mistake,
  not,
  opt,
  type Parser,
  type Rule,
  separated,
  soft,
  some,
} from "./engine.ts";
import * as e from "./expressions.ts";
import { parameters, typeParameters } from "./parameters.ts";
import { patterns } from "./patterns.ts";
import { failOnTarget } from "./pieces.ts";
import { simpleStatements } from "./simple-statements.ts";
import { starTarget, starTargets } from "./targets.ts";
import type { Token } from "./token.ts";

const noColon = (p: Parser): never => p.failHere("expected ':'");

function noBlock(p: Parser, what: string, keyword: Token): never {
  return p.failHere(`expected an indented block after ${what} on line ${keyword.lineno}`, "IndentationError");
}

/** The end of a header line without a block after it. */
const emptyBlock = alt([":", "NEWLINE", not("INDENT")]);

const invalidBlock = mistake(() => [
  alt(["NEWLINE", not("INDENT")], (p) => p.failHere("expected an indented block", "IndentationError")),
]);
const block: Rule<unknown> = memo(
  choice<unknown>(() => [alt(["NEWLINE", "INDENT", (p) => statements(p), "DEDENT"]), simpleStatements, invalidBlock]),
);

const invalidElse = mistake(() => [alt(["else", emptyBlock], (p, _mark, keyword) => noBlock(p, "'else' statement", keyword))]);
const elseBlock: Rule<unknown> = choice<unknown>(() => [invalidElse, alt(["else", forced(":"), block])]);

/** A header of keyword and condition, with its mistakes. */
function conditioned(keyword: "if" | "elif" | "while", endings: readonly Rule<unknown>[]): Rule<unknown> {
  const invalid = mistake(() => [
    alt([keyword, e.namedExpression, "NEWLINE"], (p) => noColon(p)),
    alt([keyword, e.namedExpression, emptyBlock], (p, _mark, first) => noBlock(p, `'${keyword}' statement`, first)),
  ]);
  return choice<unknown>(() => [invalid, ...endings.map((ending) => alt([keyword, e.namedExpression, ":", block, ending]))]);
}
const elifStatement: Rule<unknown> = conditioned("elif", [(p) => elifStatement(p), opt(elseBlock)]);
const ifStatement = conditioned("if", [elifStatement, opt(elseBlock)]);
const whileStatement = conditioned("while", [opt(elseBlock)]);

const invalidFor = mistake(() => [
  alt([opt("async"), "for", starTargets, "in", e.starExpressions, "NEWLINE"], (p) => noColon(p)),
  alt([opt("async"), "for", starTargets, "in", e.starExpressions, emptyBlock], (p, _mark, _async, keyword) =>
    noBlock(p, "'for' statement", keyword),
  ),
]);
const comment = opt("TYPE_COMMENT");
const forStatement: Rule<unknown> = choice<unknown>(() => [
  invalidFor,
  alt(["for", starTargets, "in", commit, e.starExpressions, ":", comment, block, opt(elseBlock)]),
  alt(["async", "for", starTargets, "in", commit, e.starExpressions, ":", comment, block, opt(elseBlock)]),
  invalidForTarget,
]);

const invalidWithItem = mistake(() => [
  alt([e.expression, "as", e.expression, ahead(either(",", ")", ":"))], (p, _mark, _value, _as, target) =>
    failOnTarget(p, target, "star"),
  ),
]);
const withItem: Rule<unknown> = choice<unknown>(() => [
  alt([e.expression, "as", starTarget, ahead(either(",", ")", ":"))]),
  invalidWithItem,
  e.expression,
]);
const plainItems = separated(",", alt([e.expression, opt(alt(["as", starTarget]))]));
const parenthesizedItems = separated(",", alt([e.expressions, opt(alt(["as", starTarget]))]));
const invalidWith = mistake(() => [
  alt([opt("async"), "with", plainItems, "NEWLINE"], (p) => noColon(p)),
  alt([opt("async"), "with", "(", parenthesizedItems, opt(","), ")", "NEWLINE"], (p) => noColon(p)),
]);
const invalidWithIndent = mistake(() => [
  alt([opt("async"), "with", plainItems, emptyBlock], (p, _mark, _async, keyword) => noBlock(p, "'with' statement", keyword)),
  alt([opt("async"), "with", "(", parenthesizedItems, opt(","), ")", emptyBlock], (p, _mark, _async, keyword) =>
    noBlock(p, "'with' statement", keyword),
  ),
]);
const withStatement: Rule<unknown> = choice<unknown>(() => [
  invalidWithIndent,
  alt(["with", "(", separated(",", withItem), opt(","), ")", ":", comment, block]),
  alt(["with", separated(",", withItem), ":", comment, block]),
  alt(["async", "with", "(", separated(",", withItem), opt(","), ")", ":", block]),
  alt(["async", "with", separated(",", withItem), ":", comment, block]),
  invalidWith,
]);

const asName = opt(alt(["as", "NAME"]));
const invalidExcept = mistake(() => [
  alt(["except", opt("*"), e.expression, ",", e.expressions, asName, ":"], (p, _mark, _except, _star, first) =>
    p.failFrom("multiple exception types must be parenthesized", first),
  ),
  alt(["except", opt("*"), e.expression, asName, "NEWLINE"], (p) => noColon(p)),
  alt(["except", "NEWLINE"], (p) => noColon(p)),
  alt(["except", "*", either("NEWLINE", ":")], (p) => p.failHere("expected one or more exception types")),
]);
const invalidExceptIndent = mistake(() => [
  alt(["except", e.expression, asName, emptyBlock], (p, _mark, keyword) => noBlock(p, "'except' statement", keyword)),
  alt(["except", emptyBlock], (p, _mark, keyword) => noBlock(p, "'except' statement", keyword)),
]);
const invalidExceptStarIndent = mistake(() => [
  alt(["except", "*", e.expression, asName, emptyBlock], (p, _mark, keyword) => noBlock(p, "'except*' statement", keyword)),
]);
const exceptBlock: Rule<unknown> = choice<unknown>(() => [
  invalidExceptIndent,
  alt(["except", e.expression, asName, ":", block]),
  alt(["except", ":", block]),
  invalidExcept,
]);
const exceptStarBlock: Rule<unknown> = choice<unknown>(() => [
  invalidExceptStarIndent,
  alt(["except", "*", e.expression, asName, ":", block]),
  invalidExcept,
]);
const invalidFinally = mistake(() => [
  alt(["finally", emptyBlock], (p, _mark, keyword) => noBlock(p, "'finally' statement", keyword)),
]);
const finallyBlock: Rule<unknown> = choice<unknown>(() => [invalidFinally, alt(["finally", forced(":"), block])]);

const bothKinds = "cannot have both 'except' and 'except*' on the same 'try'";
const invalidTry = mistake(() => [
  alt(["try", emptyBlock], (p, _mark, keyword) => noBlock(p, "'try' statement", keyword)),
  alt(["try", ":", block, not(either("except", "finally"))], (p) => p.failHere("expected 'except' or 'finally' block")),
  alt(
    ["try", ":", many(block), some(exceptBlock), "except", "*", e.expression, asName, ":"],
    (p, _m, _t, _c, _b, _h, except, star) => p.fail(bothKinds, except, star),
  ),
  alt(
    ["try", ":", many(block), some(exceptStarBlock), "except", opt(alt([e.expression, asName])), ":"],
    (p, _m, _t, _c, _b, _h, except) => p.fail(bothKinds, except),
  ),
]);
const tryStatement: Rule<unknown> = choice<unknown>(() => [
  invalidTry,
  alt(["try", forced(":"), block, finallyBlock]),
  alt(["try", forced(":"), block, some(exceptBlock), opt(elseBlock), opt(finallyBlock)]),
  alt(["try", forced(":"), block, some(exceptStarBlock), opt(elseBlock), opt(finallyBlock)]),
]);

const guard = opt(alt(["if", e.namedExpression]));
const invalidCase = mistake(() => [
  alt([soft("case"), patterns, guard, "NEWLINE"], (p) => noColon(p)),
  alt([soft("case"), patterns, guard, emptyBlock], (p, _mark, keyword) => noBlock(p, "'case' statement", keyword)),
]);
const caseBlock: Rule<unknown> = choice<unknown>(() => [invalidCase, alt([soft("case"), patterns, guard, ":", block])]);
const subject: Rule<unknown> = choice<unknown>(() => [
  alt([e.starNamedExpression, ",", opt(e.starNamedExpressions)]),
  e.namedExpression,
]);
const invalidMatch = mistake(() => [
  alt([soft("match"), subject, "NEWLINE"], (p) => noColon(p)),
  alt([soft("match"), subject, emptyBlock], (p, _mark, keyword) => noBlock(p, "'match' statement", keyword)),
]);
const matchStatement: Rule<unknown> = choice<unknown>(() => [
  alt([soft("match"), subject, ":", "NEWLINE", "INDENT", some(caseBlock), "DEDENT"]),
  invalidMatch,
]);

const decorators = some(alt(["@", e.namedExpression, "NEWLINE"]));

const bases = opt(alt(["(", opt(callArguments), ")"]));
const invalidClass = mistake(() => [
  alt(["class", "NAME", opt(typeParameters), bases, "NEWLINE"], (p) => noColon(p)),
  alt(["class", "NAME", opt(typeParameters), bases, emptyBlock], (p, _mark, keyword) => noBlock(p, "class definition", keyword)),
]);
const plainClass: Rule<unknown> = choice<unknown>(() => [
  invalidClass,
  alt(["class", "NAME", opt(typeParameters), bases, ":", block]),
]);
const classDefinition: Rule<unknown> = choice<unknown>(() => [alt([decorators, plainClass]), plainClass]);

const returns = opt(alt(["->", e.expression]));
const doubleComment = mistake(() => [
  alt(["TYPE_COMMENT", "NEWLINE", "TYPE_COMMENT", "NEWLINE", "INDENT"], (p) =>
    p.failHere("Cannot have two type comments on def"),
  ),
]);
const functionComment: Rule<unknown> = choice<unknown>(() => [
  alt(["NEWLINE", "TYPE_COMMENT", ahead(alt(["NEWLINE", "INDENT"]))]),
  doubleComment,
  alt(["TYPE_COMMENT"]),
]);
const invalidDef = mistake(() => [
  alt(
    [opt("async"), "def", "NAME", opt(typeParameters), "(", opt(parameters), ")", returns, emptyBlock],
    (p, _mark, _async, keyword) => noBlock(p, "function definition", keyword),
  ),
  alt([
    opt("async"),
    "def",
    "NAME",
    opt(typeParameters),
    forced("("),
    opt(parameters),
    ")",
    returns,
    forced(":"),
    opt(functionComment),
    block,
  ]),
]);
const plainFunction: Rule<unknown> = choice<unknown>(() => [
  invalidDef,
  alt(["def", "NAME", opt(typeParameters), "(", opt(parameters), ")", returns, ":", opt(functionComment), block]),
  alt(["async", "def", "NAME", opt(typeParameters), "(", opt(parameters), ")", returns, ":", opt(functionComment), block]),
]);
const functionDefinition: Rule<unknown> = choice<unknown>(() => [alt([decorators, plainFunction]), plainFunction]);

const compoundStatement: Rule<unknown> = choice<unknown>(() => [
  alt([ahead(either("def", "@", "async")), functionDefinition]),
  alt([ahead("if"), ifStatement]),
  alt([ahead(either("class", "@")), classDefinition]),
  alt([ahead(either("with", "async")), withStatement]),
  alt([ahead(either("for", "async")), forStatement]),
  alt([ahead("try"), tryStatement]),
  alt([ahead("while"), whileStatement]),
  matchStatement,
]);

const statement: Rule<unknown> = choice<unknown>(() => [compoundStatement, simpleStatements]);
const statements: Rule<unknown> = some(statement);

/** A module. */
export const fileInput: Rule<unknown> = alt([opt(statements), "ENDMARKER"]);

/** One interactive statement. */
export const interactiveInput: Rule<unknown> = choice<unknown>(() => [
  alt([compoundStatement, "NEWLINE"]),
  simpleStatements,
  alt(["NEWLINE"]),
]);

/** An expression. */
export const evalInput: Rule<unknown> = alt([e.expressions, many("NEWLINE"), "ENDMARKER"]);

const plainTypes = separated(",", e.expression);
const star = alt(["*", e.expression]);
const stars = alt(["**", e.expression]);
const typeExpressions: Rule<unknown> = choice<unknown>(() => [
  alt([plainTypes, ",", star, ",", stars]),
  alt([plainTypes, ",", star]),
  alt([plainTypes, ",", stars]),
  alt([star, ",", stars]),
  star,
  stars,
  plainTypes,
]);

/** The type of a function, as a type comment gives it. */
export const functionTypeInput: Rule<unknown> = alt([
  "(",
  opt(typeExpressions),
  ")",
  "->",
  e.expression,
  many("NEWLINE"),
  "ENDMARKER",
]);
