/**
 * The grammar of the patterns of `case`.
 */
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
  type Parser,
  type Piece,
  type Rule,
  separated,
  soft,
} from "./engine.ts";
import { expression } from "./expressions.ts";
import { numberToken, strings } from "./literals.ts";
import { name } from "./pieces.ts";

const isImaginary = (p: Parser) => /[jJ]$/.test(p.tokens[p.mark - 1].text);

const signedNumber: Rule<Piece> = choice(() => [numberToken, alt(["-", numberToken], "UnaryOp")]);
const realNumber: Rule<Piece> = alt([numberToken], (p, _mark, number) =>
  isImaginary(p) ? p.fail("real number required in complex literal", number) : number,
);
const imaginaryNumber: Rule<Piece> = alt([numberToken], (p, _mark, number) =>
  isImaginary(p) ? number : p.fail("imaginary number required in complex literal", number),
);
const signedRealNumber: Rule<Piece> = choice(() => [realNumber, alt(["-", realNumber], "UnaryOp")]);
const complexNumber: Rule<Piece> = choice(() => [
  alt([signedRealNumber, "+", imaginaryNumber], "BinOp"),
  alt([signedRealNumber, "-", imaginaryNumber], "BinOp"),
]);
const plainNumber: Rule<Piece> = alt([signedNumber, not(either("+", "-"))], (_p, _mark, number) => number);
const someStrings: Rule<Piece> = alt([ahead(either("STRING", "FSTRING_START")), strings], (_p, _mark, _ahead, value) => value);

const literal: Rule<Piece> = choice(() => [
  plainNumber,
  complexNumber,
  someStrings,
  alt(["None"], "Constant"),
  alt(["True"], "Constant"),
  alt(["False"], "Constant"),
]);

const attribute: Rule<Piece> = leftRecursive(alt([(p) => nameOrAttribute(p), ".", name], "Attribute"));
const nameOrAttribute: Rule<Piece> = choice(() => [attribute, name]);

const noMore = not(either(".", "(", "="));
const captureTarget: Rule<Piece> = alt([not(soft("_")), name, noMore], (_p, _mark, _not, target) => target);
const valuePattern: Rule<Piece> = alt([attribute, noMore], (_p, _mark, value) => value);

export const pattern: Rule<Piece> = choice(() => [asPattern, orPattern]);
const invalidAsPattern = mistake(() => [
  alt([orPattern, "as", soft("_")], (p, _mark, _pattern, _as, target) => p.fail("cannot use '_' as a target", target)),
  alt([orPattern, "as", not("NAME"), expression], (p, _mark, _pattern, _as, _not, target) =>
    p.fail("invalid pattern target", target),
  ),
]);
const asPattern: Rule<Piece> = choice<Piece>(() => [alt([orPattern, "as", captureTarget], "MatchAs"), invalidAsPattern]);
const orPattern: Rule<Piece> = alt([separated("|", (p) => closedPattern(p))], (p, mark) => p.piece(mark, "MatchOr"));

const closedPattern: Rule<Piece> = memo(
  choice(() => [
    literal,
    captureTarget,
    alt([soft("_")], "MatchAs"),
    valuePattern,
    alt(["(", pattern, ")"]),
    sequencePattern,
    mappingPattern,
    classPattern,
  ]),
);

const starPattern: Rule<Piece> = memo(choice(() => [alt(["*", captureTarget], "MatchStar"), alt(["*", soft("_")], "MatchStar")]));
const maybeStarPattern: Rule<Piece> = choice(() => [starPattern, pattern]);
const maybeSequence: Rule<unknown> = alt([separated(",", maybeStarPattern), opt(",")]);
const openSequence: Rule<Piece> = alt([maybeStarPattern, ",", opt(maybeSequence)]);
const sequencePattern: Rule<Piece> = choice(() => [
  alt(["[", opt(maybeSequence), "]"], "MatchSequence"),
  alt(["(", opt(openSequence), ")"], "MatchSequence"),
]);

/** What stands after `case`. */
export const patterns: Rule<Piece> = choice(() => [openSequence, pattern]);

const key: Rule<Piece> = choice(() => [
  plainNumber,
  complexNumber,
  someStrings,
  alt(["None"], "Constant"),
  alt(["True"], "Constant"),
  alt(["False"], "Constant"),
  attribute,
]);
const items: Rule<unknown> = separated(",", alt([key, ":", pattern]));
const rest: Rule<Piece> = alt(["**", captureTarget], (_p, _mark, _stars, target) => target);
const mappingPattern: Rule<Piece> = choice(() => [
  alt(["{", "}"], "MatchMapping"),
  alt(["{", rest, opt(","), "}"], "MatchMapping"),
  alt(["{", items, ",", rest, opt(","), "}"], "MatchMapping"),
  alt(["{", items, opt(","), "}"], "MatchMapping"),
]);

const positionals = separated(",", pattern);
const keywords = separated(",", alt(["NAME", "=", pattern]));
const invalidClass = mistake(() => [
  alt(
    [nameOrAttribute, "(", opt(alt([positionals, ","])), keywords, ",", positionals],
    (p, _mark, _class, _open, _before, _keywords, _comma, late) =>
      p.fail("positional patterns follow keyword patterns", late[0], late.at(-1)),
  ),
]);
const classPattern: Rule<Piece> = choice<Piece>(() => [
  alt([nameOrAttribute, "(", ")"], "MatchClass"),
  alt([nameOrAttribute, "(", positionals, opt(","), ")"], "MatchClass"),
  alt([nameOrAttribute, "(", keywords, opt(","), ")"], "MatchClass"),
  alt([nameOrAttribute, "(", positionals, ",", keywords, opt(","), ")"], "MatchClass"),
  invalidClass,
]);
