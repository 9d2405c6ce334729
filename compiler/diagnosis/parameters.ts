/**
 * The grammar of parameters, of def and of lambda, and of type parameters.
 */
import {
  ahead,
  alt,
  choice,
  either,
  type Item,
  many,
  memo,
  mistake,
  opt,
  type Piece,
  type Rule,
  separated,
  some,
} from "./engine.ts";
import * as e from "./expressions.ts";

/** The parameter grammar of one of the two: they differ in annotations and in what ends the list. */
function parametersOf(parameter: Rule<Piece>, starAnnotated: Rule<Piece> | null, end: string): Rule<unknown> {
  const isDef = end === ")";
  const comment: Item = isDef ? opt("TYPE_COMMENT") : () => undefined;
  const invalidDefault = mistake(() => [
    alt(["=", ahead(either(")", ","))], (p, _mark, equals) => p.fail("expected default value expression", equals)),
  ]);
  const defaultValue: Rule<unknown> = choice<unknown>(() => [alt(["=", e.expression]), invalidDefault]);
  /** A parameter with its comma, or before the end of the list. */
  const listed = (item: Rule<Piece>, value: Item): Rule<Piece> =>
    choice(() => [
      alt([item, value, ",", comment], (_p, _mark, piece) => piece),
      alt([item, value, comment, ahead(end)], (_p, _mark, piece) => piece),
    ]);
  const nothing: Rule<undefined> = () => undefined;
  const noDefault = listed(parameter, nothing);
  const noDefaultStarAnnotated = starAnnotated === null ? null : listed(starAnnotated, nothing);
  const withDefault = listed(parameter, defaultValue);
  const maybeDefault = listed(parameter, opt(defaultValue));
  const parenthesized: Rule<unknown> = isDef ? some(noDefault) : separated(",", parameter);

  const slashNoDefault: Rule<unknown> = choice(() => [alt([some(noDefault), "/", ","]), alt([some(noDefault), "/", ahead(end)])]);
  const slashWithDefault: Rule<unknown> = choice(() => [
    alt([many(noDefault), some(withDefault), "/", ","]),
    alt([many(noDefault), some(withDefault), "/", ahead(end)]),
  ]);

  const invalidKeywords = mistake(() => [
    alt(["**", parameter, "="], (p, _mark, _stars, _name, equals) =>
      p.fail("var-keyword argument cannot have default value", equals),
    ),
    alt(["**", parameter, ",", parameter], (p, _mark, _stars, _name, _comma, next) =>
      p.fail("arguments cannot follow var-keyword argument", next),
    ),
    alt(["**", parameter, ",", either("*", "**", "/")], (p, _mark, _stars, _name, _comma, next) =>
      p.fail("arguments cannot follow var-keyword argument", next),
    ),
  ]);
  const keywords: Rule<unknown> = choice<unknown>(() => [invalidKeywords, alt(["**", noDefault])]);

  const nothingNamed = "named arguments must follow bare *";
  const invalidStar = mistake(() => [
    alt(["*", either(end, alt([",", either(end, "**")]))], (p, _mark, star) =>
      isDef ? p.fail(nothingNamed, star) : p.failHere(nothingNamed),
    ),
    ...(isDef ? [alt(["*", ",", "TYPE_COMMENT"], (p) => p.failHere("bare * has associated type comment"))] : []),
    alt(["*", parameter, "="], (p, _mark, _star, _name, equals) =>
      p.fail("var-positional argument cannot have default value", equals),
    ),
    alt(
      ["*", either(noDefault, ","), many(maybeDefault), "*", either(noDefault, ",")],
      (p, _mark, _star, _first, _rest, second) => p.fail("* argument may appear only once", second),
    ),
  ]);
  const star: Rule<unknown> = choice<unknown>(() => [
    invalidStar,
    alt(["*", noDefault, many(maybeDefault), opt(keywords)]),
    ...(noDefaultStarAnnotated === null ? [] : [alt(["*", noDefaultStarAnnotated, many(maybeDefault), opt(keywords)])]),
    alt(["*", ",", some(maybeDefault), opt(keywords)]),
    keywords,
  ]);

  const slashes = either(slashNoDefault, slashWithDefault);
  const invalid = mistake(() => [
    alt(["/", ","], (p, _mark, slash) => p.fail("at least one argument must precede /", slash)),
    alt([slashes, many(maybeDefault), "/"], (p, _mark, _before, _rest, slash) => p.fail("/ may appear only once", slash)),
    alt(
      [opt(slashNoDefault), many(noDefault), either(slashWithDefault, some(withDefault)), noDefault],
      (p, _mark, _slash, _before, _defaults, parameterAfter) =>
        p.fail("parameter without a default follows parameter with a default", parameterAfter),
    ),
    alt([many(noDefault), "(", parenthesized, opt(","), ")"], (p, _mark, _before, open, _inner, _comma, close) =>
      p.fail(`${isDef ? "Function" : "Lambda expression"} parameters cannot be parenthesized`, open, close),
    ),
    alt(
      [opt(slashes), many(maybeDefault), "*", either(",", noDefault), many(maybeDefault), "/"],
      (p, _m, _s, _d, _star, _n, _r, slash) => p.fail("/ must be ahead of *", slash),
    ),
    alt([some(maybeDefault), "/", "*"], (p, _mark, _before, _slash, starToken) =>
      p.fail("expected comma between / and *", starToken),
    ),
  ]);

  return choice<unknown>(() => [
    invalid,
    alt([slashNoDefault, many(noDefault), many(withDefault), opt(star)]),
    alt([slashWithDefault, many(withDefault), opt(star)]),
    alt([some(noDefault), many(withDefault), opt(star)]),
    alt([some(withDefault), opt(star)]),
    star,
  ]);
}

const annotated: Rule<Piece> = alt(["NAME", opt(alt([":", e.expression]))], "arg");
const starAnnotated: Rule<Piece> = alt(["NAME", ":", e.starExpression], "arg");
const bare: Rule<Piece> = alt(["NAME"], "arg");

/** The parameters of a def, without the parentheses. */
export const parameters: Rule<unknown> = parametersOf(annotated, starAnnotated, ")");

e.lambdaParameters.define(parametersOf(bare, null, ":"));

const bound: Rule<unknown> = alt([":", e.expression]);
const typeDefault: Rule<unknown> = alt(["=", e.expression]);
const starredDefault: Rule<unknown> = alt(["=", e.starExpression]);

/** A mistake that is found in the first pass already. */
function boundOf(stars: "*" | "**", what: string): Rule<never> {
  return alt([stars, "NAME", ":", e.expression], (p, _mark, _stars, _name, colon, value) =>
    p.failFrom(`cannot use ${value.kind === "Tuple" ? "constraints" : "bound"} with ${what}`, colon),
  );
}
const typeParameter: Rule<unknown> = memo(
  choice<unknown>(() => [
    alt(["NAME", opt(bound), opt(typeDefault)]),
    boundOf("*", "TypeVarTuple"),
    alt(["*", "NAME", opt(starredDefault)]),
    boundOf("**", "ParamSpec"),
    alt(["**", "NAME", opt(typeDefault)]),
  ]),
);
const emptyTypeParameters = mistake(() => [
  alt(["[", "]"], (p, _mark, _open, close) => p.failFrom("Type parameter list cannot be empty", close)),
]);
/** The type parameters of a definition, with their brackets. */
export const typeParameters: Rule<unknown> = choice<unknown>(() => [
  emptyTypeParameters,
  alt(["[", separated(",", typeParameter), opt(","), "]"]),
]);
