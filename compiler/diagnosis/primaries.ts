/**
 * The grammar of primaries: names, literals, displays, calls, attributes and subscripts.
 */

import { callArguments, forIfClauses, generatorExpression, invalidComprehension, starredExpression } from "./arguments.ts";
import {
  ahead,
  alt,
  choice,
  either,
  leftRecursive,
  memo,
  mistake,
  not,
  opt,
  type Piece,
  type Rule,
  separated,
} from "./engine.ts";
import * as e from "./expressions.ts";
import { numberToken, strings } from "./literals.ts";
import { name } from "./pieces.ts";
import * as targets from "./targets.ts";

const primary: Rule<Piece> = leftRecursive(
  choice(() => [
    alt([primary, ".", name], "Attribute"),
    alt([primary, generatorExpression], "Call"),
    alt([primary, "(", opt(callArguments), ")"], "Call"),
    alt([primary, "[", slices, "]"], "Subscript"),
    atom,
  ]),
);

e.awaitPrimary.define(memo(choice(() => [alt(["await", primary], "Await"), primary])));

const slice: Rule<Piece> = choice(() => [
  alt([opt(e.expression), ":", opt(e.expression), opt(alt([":", opt(e.expression)]))], "Slice"),
  e.namedExpression,
]);
const slices: Rule<Piece> = choice(() => [
  alt([slice, not(",")], (_p, _mark, only) => only),
  alt([separated(",", either(slice, starredExpression)), opt(",")], "Tuple"),
]);

function word(text: string): Rule<Piece> {
  return alt([text], (p, mark) => p.piece(mark, "Constant", { text: text === "..." ? "ellipsis" : text }));
}

const group: Rule<Piece> = choice<Piece>(() => [
  alt(["(", either(e.yieldExpression, e.namedExpression), ")"], (_p, _mark, _open, inner) => inner),
  mistake(() => [
    alt(["(", starredExpression, ")"], (p, _mark, _open, starred) => p.fail("cannot use starred expression here", starred)),
    alt(["(", "**", e.expression, ")"], (p, _mark, _open, stars) => p.fail("cannot use double starred expression here", stars)),
  ]),
]);

const tuple: Rule<Piece> = alt(
  [
    "(",
    opt(alt([e.starNamedExpression, ",", opt(e.starNamedExpressions)], (_p, _m, first, _c, rest) => [first, ...(rest ?? [])])),
    ")",
  ],
  (p, mark, _open, parts) => e.tuple(p, mark, parts ?? []),
);
const list: Rule<Piece> = alt(["[", opt(e.starNamedExpressions), "]"], (p, mark, _open, parts) =>
  p.piece(mark, "List", { parts: parts ?? [] }),
);
const listComprehension: Rule<Piece> = choice<Piece>(() => [
  alt(["[", e.namedExpression, forIfClauses, "]"], "ListComp"),
  invalidComprehension,
]);

const set: Rule<Piece> = alt(["{", e.starNamedExpressions, "}"], "Set");
const setComprehension: Rule<Piece> = choice<Piece>(() => [
  alt(["{", e.namedExpression, forIfClauses, "}"], "SetComp"),
  invalidComprehension,
]);

const keyValue: Rule<Piece> = alt([e.expression, ":", e.expression]);
const itemOrUnpacking: Rule<Piece> = choice(() => [alt(["**", e.bitwiseOr]), keyValue]);
const dict: Rule<Piece> = choice(() => [
  alt(["{", opt(alt([separated(",", itemOrUnpacking), opt(",")])), "}"], "Dict"),
  alt(["{", invalidItems, "}"], "Dict"),
]);
const starredValue: Rule<unknown> = alt([e.expression, ":", "*", e.bitwiseOr], (p, _mark, _key, _colon, star) =>
  p.failFrom("cannot use a starred expression in a dictionary value", star),
);
const missingValue: Rule<unknown> = alt([e.expression, ":", ahead(either("}", ","))], (p, _mark, _key, colon) =>
  p.fail("expression expected after dictionary key and ':'", colon),
);
const invalidItem: Rule<unknown> = choice<unknown>(() => [
  alt([e.expression, not(":")], (p, _mark, key) =>
    p.failAt("':' expected after dictionary key", key.lineno, p.columnOf(key.to), key.endLineno, 0),
  ),
  starredValue,
  missingValue,
]);
/** Mistakes that are found in the first pass already. */
const invalidItems: Rule<unknown> = choice<unknown>(() => [
  alt([separated(",", itemOrUnpacking), ",", invalidItem]),
  starredValue,
  missingValue,
]);
const dictComprehension: Rule<Piece> = choice<Piece>(() => [
  alt(["{", keyValue, forIfClauses, "}"], "DictComp"),
  mistake(() => [
    alt(["{", "**", e.bitwiseOr, forIfClauses, "}"], (p, _mark, _open, stars) =>
      p.fail("dict unpacking cannot be used in dict comprehension", stars),
    ),
  ]),
]);

const parenthesized = choice(() => [tuple, group, generatorExpression]);
const bracketed = choice(() => [list, listComprehension]);
const braced = choice(() => [dict, set, dictComprehension, setComprehension]);
const trueWord = word("True");
const falseWord = word("False");
const noneWord = word("None");
const ellipsis = word("...");

const atom: Rule<Piece> = (p) => {
  switch (p.current.type) {
    case "NAME":
      return name(p);
    case "True":
      return trueWord(p);
    case "False":
      return falseWord(p);
    case "None":
      return noneWord(p);
    case "STRING":
    case "FSTRING_START":
      return strings(p);
    case "NUMBER":
      return numberToken(p);
    case "(":
      return parenthesized(p);
    case "[":
      return bracketed(p);
    case "{":
      return braced(p);
    case "...":
      return ellipsis(p);
    default:
      return null;
  }
};

e.listDisplay.define(list);
e.tupleDisplay.define(tuple);
e.generatorDisplay.define(generatorExpression);
targets.atom.define(atom);
targets.slices.define(slices);
targets.callTrailer.define(either(generatorExpression, alt(["(", opt(callArguments), ")"])));
