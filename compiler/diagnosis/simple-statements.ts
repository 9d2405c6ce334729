/**
 * The grammar of simple statements.
 */
import {
  ahead,
  alt,
  choice,
  commit,
  either,
  leftRecursive,
  many,
  memo,
  mistake,
  not,
  opt,
  type Piece,
  type Rule,
  separated,
  soft,
  some,
} from "./engine.ts";
import * as e from "./expressions.ts";
import { typeParameters } from "./parameters.ts";
import { expressionName, failOnTarget } from "./pieces.ts";
import { deleteTargets, singleSubscriptAttributeTarget, singleTarget, starTargets } from "./targets.ts";

const AUGMENTED = ["+=", "-=", "*=", "@=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>=", "**=", "//="] as const;
const augmented = either(...AUGMENTED);

const value = e.yieldOrStarExpressions;
const assigned = opt(alt(["=", value]));
const targetsAndEquals = alt([starTargets, "="]);

/** A list or tuple, perhaps in parentheses, where an annotation cannot stand. */
const invalidAnnotationTarget: Rule<Piece> = choice(() => [
  e.listDisplay,
  e.tupleDisplay,
  alt(["(", invalidAnnotationTarget, ")"], (_p, _mark, _open, target) => target),
]);
const invalidAssignment = mistake(() => [
  alt([invalidAnnotationTarget, ":", e.expression], (p, _mark, target) =>
    p.fail(`only single target (not ${expressionName(target)}) can be annotated`, target),
  ),
  alt([e.starNamedExpression, ",", many(e.starNamedExpressions), ":", e.expression], (p, _mark, first) =>
    p.fail("only single target (not tuple) can be annotated", first),
  ),
  alt([e.expression, ":", e.expression], (p, _mark, target) => p.fail("illegal target for annotation", target)),
  alt([many(targetsAndEquals), e.starExpressions, "="], (p, _mark, _targets, target) => failOnTarget(p, target, "star")),
  alt([many(targetsAndEquals), e.yieldExpression, "="], (p, _mark, _targets, target) =>
    p.fail("assignment to yield expression not possible", target),
  ),
  alt([e.starExpressions, augmented, value], (p, _mark, target) =>
    p.fail(`'${expressionName(target)}' is an illegal expression for augmented assignment`, target),
  ),
]);

const assignment: Rule<unknown> = choice<unknown>(() => [
  alt(["NAME", ":", e.expression, assigned]),
  alt([either(alt(["(", singleTarget, ")"]), singleSubscriptAttributeTarget), ":", e.expression, assigned]),
  alt([some(targetsAndEquals), value, not("="), opt("TYPE_COMMENT")]),
  alt([singleTarget, augmented, commit, value]),
  invalidAssignment,
]);

const dottedName: Rule<unknown> = leftRecursive(choice<unknown>(() => [alt([dottedName, ".", "NAME"]), alt(["NAME"])]));
const asName = opt(alt(["as", "NAME"]));
const fromNames = separated(",", alt(["NAME", asName]));
const invalidFromNames = mistake(() => [
  alt([fromNames, ",", "NEWLINE"], (p) => p.failHere("trailing comma not allowed without surrounding parentheses")),
  alt(["NEWLINE"], (p, _mark, end) => p.failFrom("Expected one or more names after 'import'", end)),
]);
const importTargets: Rule<unknown> = choice<unknown>(() => [
  alt(["(", fromNames, opt(","), ")"]),
  alt([fromNames, not(",")]),
  alt(["*"]),
  invalidFromNames,
]);
const dots = either(".", "...");
const invalidImport = mistake(() => [
  alt(["import", separated(",", dottedName), "from", dottedName], (p, _mark, start) =>
    p.failFrom("Did you mean to use 'from ... import ...' instead?", start),
  ),
  alt(["import", "NEWLINE"], (p, _mark, _import, end) => p.failFrom("Expected one or more names after 'import'", end)),
]);
const importStatement: Rule<unknown> = memo(
  choice<unknown>(() => [
    invalidImport,
    alt(["import", separated(",", alt([dottedName, asName]))]),
    alt(["from", many(dots), dottedName, "import", importTargets]),
    alt(["from", some(dots), "import", importTargets]),
  ]),
);

const invalidDelete = mistake(() => [
  alt(["del", e.starExpressions], (p, _mark, _del, target) => failOnTarget(p, target, "del")),
]);

/** A simple statement, without what ends it. */
const simpleStatement: Rule<unknown> = memo(
  choice<unknown>(() => [
    assignment,
    alt([ahead(soft("type")), soft("type"), "NAME", opt(typeParameters), "=", e.expression]),
    e.starExpressions,
    alt(["return", opt(e.starExpressions)]),
    importStatement,
    alt(["raise", e.expression, opt(alt(["from", e.expression]))]),
    alt(["raise"]),
    alt(["pass"]),
    alt(["del", deleteTargets, ahead(either(";", "NEWLINE"))]),
    invalidDelete,
    e.yieldExpression,
    alt(["assert", e.expression, opt(alt([",", e.expression]))]),
    alt(["break"]),
    alt(["continue"]),
    alt(["global", separated(",", "NAME")]),
    alt(["nonlocal", separated(",", "NAME")]),
  ]),
);

/** The simple statements of a line, with its end. */
export const simpleStatements: Rule<unknown> = choice<unknown>(() => [
  alt([simpleStatement, not(";"), "NEWLINE"]),
  alt([separated(";", simpleStatement), opt(";"), "NEWLINE"]),
]);
