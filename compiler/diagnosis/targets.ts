/**
 * The grammar of assignment and deletion targets.
 */
import {
  ahead,
  alt,
  choice,
  either,
  forward,
  leftRecursive,
  memo,
  not,
  opt,
  type Piece,
  type Rule,
  separated,
  some,
} from "./engine.ts";
import { tuple } from "./expressions.ts";
import { name } from "./pieces.ts";

/** What a target may begin with, and what may follow it. Defined with the primaries. */
export const atom = forward<Piece>();
export const slices = forward<Piece>();
export const callTrailer = forward<unknown>();

const targetGoesOn = either("(", "[", ".");

const targetPrimary: Rule<Piece> = leftRecursive(
  choice(() => [
    alt([targetPrimary, ".", name, ahead(targetGoesOn)], "Attribute"),
    alt([targetPrimary, "[", slices, "]", ahead(targetGoesOn)], "Subscript"),
    alt([targetPrimary, callTrailer, ahead(targetGoesOn)], "Call"),
    alt([atom, ahead(targetGoesOn)], (_p, _mark, piece) => piece),
  ]),
);

const attributeTarget: Rule<Piece> = alt([targetPrimary, ".", name, not(targetGoesOn)], "Attribute");
const subscriptTarget: Rule<Piece> = alt([targetPrimary, "[", slices, "]", not(targetGoesOn)], "Subscript");

export const starTarget: Rule<Piece> = memo(
  choice(() => [
    alt(["*", not("*"), (p) => starTarget(p)], (p, mark, _star, _not, value) => p.piece(mark, "Starred", { parts: [value] })),
    targetWithStarAtom,
  ]),
);
const targetWithStarAtom: Rule<Piece> = memo(choice(() => [attributeTarget, subscriptTarget, starAtom]));
const starAtom: Rule<Piece> = choice(() => [
  name,
  alt(["(", targetWithStarAtom, ")"], (_p, _mark, _open, target) => target),
  alt(["(", opt(starTargetsTuple), ")"], (p, mark, _open, parts) => tuple(p, mark, parts ?? [])),
  alt(["[", opt(starTargetsList), "]"], (p, mark, _open, parts) => p.piece(mark, "List", { parts: parts ?? [] })),
]);

const nextStarTarget: Rule<Piece> = alt([",", starTarget], (_p, _mark, _comma, target) => target);
const starTargetsTuple: Rule<Piece[]> = choice(() => [
  alt([starTarget, some(nextStarTarget), opt(",")], (_p, _mark, first, rest) => [first, ...rest]),
  alt([starTarget, ","], (_p, _mark, first) => [first]),
]);
const starTargetsList: Rule<Piece[]> = alt([separated(",", starTarget), opt(",")], (_p, _mark, items) => items);

/** The targets of an assignment or a loop. */
export const starTargets: Rule<Piece> = choice(() => [
  alt([starTarget, not(",")], (_p, _mark, target) => target),
  alt([separated(",", starTarget), opt(",")], (p, mark, parts) => tuple(p, mark, parts)),
]);

/** A name, attribute or subscript, in parentheses or not. */
export const singleTarget: Rule<Piece> = choice(() => [
  singleSubscriptAttributeTarget,
  name,
  alt(["(", singleTarget, ")"], (_p, _mark, _open, target) => target),
]);
export const singleSubscriptAttributeTarget: Rule<Piece> = choice(() => [attributeTarget, subscriptTarget]);

const deleteTarget: Rule<Piece> = memo(choice(() => [attributeTarget, subscriptTarget, deleteAtom]));
const deleteAtom: Rule<Piece> = choice(() => [
  name,
  alt(["(", deleteTarget, ")"], (_p, _mark, _open, target) => target),
  alt(["(", opt(deleteTargets), ")"], "Tuple"),
  alt(["[", opt(deleteTargets), "]"], "List"),
]);
export const deleteTargets: Rule<unknown> = alt([separated(",", (p) => deleteTarget(p)), opt(",")]);
