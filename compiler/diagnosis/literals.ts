/**
 * The grammar of literals, and what can be wrong inside them: f-string fields, escapes, huge numbers.
 */
import { decodeBytes, decodeText, EscapeError, invalidEscapeMessage } from "../parser/escapes.ts";
import { utf8Failure } from "../source/undecodable.ts";
import { ahead, alt, choice, either, many, memo, mistake, not, opt, type Parser, type Piece, type Rule, some } from "./engine.ts";
import { yieldOrStarExpressions } from "./expressions.ts";
import { name } from "./pieces.ts";
import type { Token } from "./token.ts";

export const numberToken: Rule<Piece> = alt(["NUMBER"], (p, mark, token) => {
  const limit = p.settings.intMaxStrDigits;
  const digits = token.text.replaceAll("_", "");
  if (limit > 0 && digits.length > limit && /^[0-9]+$/.test(digits)) {
    p.failAt(
      `Exceeds the limit (${limit} digits) for integer string conversion: value has ${digits.length} digits; ` +
        "use sys.set_int_max_str_digits() to increase the limit - " +
        "Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
      token.lineno,
      0,
      token.endLineno,
      0,
    );
  }
  return p.piece(mark, "Constant", { text: "literal" });
});

/** Runs a decoding; its failure becomes an error at the token last fetched, its warning is passed on. */
function decode(p: Parser, token: Token, body: string, run: (body: string) => { invalid: string | null }): void {
  if (!body.isWellFormed()) {
    // If there are escapes, each run of characters beyond ASCII is decoded by itself.
    const runs = body.includes("\\") ? body.split(/[^\x80-\u{10ffff}]+/u) : [body];
    p.failHere(`(unicode error) ${utf8Failure(runs.find((text) => !text.isWellFormed()) as string)}`);
  }
  try {
    const { invalid } = run(body);
    // In the second pass all has been said already.
    if (invalid === null || p.findMistakes) return;
    // The tokenizer has warned about a backslash before a brace.
    if (token.type !== "STRING" && (invalid === "{" || invalid === "}")) return;
    const message = invalidEscapeMessage(invalid);
    if (p.settings.onWarning(message, token.lineno)) p.failHere(message, "SyntaxError", token);
  } catch (error) {
    if (error instanceof EscapeError) p.failHere(error.message);
    throw error;
  }
}

function decodeStr(p: Parser, token: Token, body: string): void {
  decode(p, token, body, (text) => decodeText(text, p.settings.lookupUnicodeName));
}

interface StringPiece extends Piece {
  readonly bytes: boolean;
}

const plainString: Rule<StringPiece> = alt(["STRING"], (p, mark, token) => {
  const [, prefix, quotes] = /^(\w*)('''|"""|'|")/.exec(token.text) as RegExpExecArray;
  const body = token.text.slice(prefix.length + quotes.length, -quotes.length);
  const bytes = /b/i.test(prefix);
  const raw = /r/i.test(prefix);
  if (bytes) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly the ASCII range
    if (!/^[\x00-\x7f]*$/.test(body)) p.fail("bytes can only contain ASCII literal characters", token);
    decode(p, token, body, (text) => decodeBytes(text, raw));
  } else if (raw) {
    decode(p, token, body, () => ({ invalid: null }));
  } else {
    decodeStr(p, token, body);
  }
  return { ...p.piece(mark, "Constant", { text: "literal" }), bytes };
});

const conversion: Rule<Piece> = alt(["!", name], (p, _mark, exclamation, letter) => {
  if (exclamation.to === letter.from) return letter;
  // The misspelling is CPython's.
  return p.fail("f-string: conversion type must come right after the exclamanation mark", exclamation, letter);
});

const specText: Rule<Token> = alt(["FSTRING_MIDDLE"], (p, _mark, token) => {
  decodeStr(p, token, token.text);
  return token;
});
const specPart: Rule<unknown> = choice<unknown>(() => [specText, field]);
const spec: Rule<unknown> = alt([":", many(specPart)]);

const field: Rule<Piece> = choice<Piece>(() => [
  alt(["{", yieldOrStarExpressions, opt("="), opt(conversion), opt(spec), "}"], (p, mark, _open, _value, _equals, letter) => {
    if (letter !== undefined && !["s", "r", "a"].includes(letter.text as string)) {
      p.fail(`f-string: invalid conversion character '${letter.text}': expected 's', 'r', or 'a'`, letter);
    }
    return p.piece(mark, "FormattedValue");
  }),
  invalidField,
]);

const endOfValue = either("=", "!", ":", "}");
const namedConversion = opt(alt(["!", "NAME"]));

const invalidField = mistake(() => [
  ...["=", "!", ":", "}"].map((type) =>
    alt(["{", type], (p, _mark, _open, token) => p.fail(`f-string: valid expression required before '${type}'`, token)),
  ),
  alt(["{", not(yieldOrStarExpressions)], (p) => p.failNext("f-string: expecting a valid expression after '{'")),
  alt(["{", yieldOrStarExpressions, not(endOfValue)], (p) => p.failNext("f-string: expecting '=', or '!', or ':', or '}'")),
  alt(["{", yieldOrStarExpressions, "=", not(either("!", ":", "}"))], (p) =>
    p.failNext("f-string: expecting '!', or ':', or '}'"),
  ),
  alt(["{", yieldOrStarExpressions, opt("="), invalidConversion]),
  alt(["{", yieldOrStarExpressions, opt("="), namedConversion, not(either(":", "}"))], (p) =>
    p.failNext("f-string: expecting ':' or '}'"),
  ),
  alt(["{", yieldOrStarExpressions, opt("="), namedConversion, ":", many(specPart), not("}")], (p) =>
    p.failNext("f-string: expecting '}', or format specs"),
  ),
  alt(["{", yieldOrStarExpressions, opt("="), namedConversion, not("}")], (p) => p.failNext("f-string: expecting '}'")),
]);

const invalidConversion = mistake(() => [
  alt(["!", ahead(either(":", "}"))], (p) => p.failNext("f-string: missing conversion character")),
  alt(["!", not("NAME")], (p) => p.failNext("f-string: invalid conversion character")),
]);

const formattedString: Rule<StringPiece> = alt(
  ["FSTRING_START", many(either((p) => field(p), "FSTRING_MIDDLE")), "FSTRING_END"],
  (p, mark, start, parts, end) => {
    const raw = /^r|^.r/i.test(start.text);
    for (const part of parts) {
      if ("type" in part && !raw && part.text.includes("\\")) decodeStr(p, end, part.text);
      else if ("type" in part) decode(p, end, part.text, () => ({ invalid: null }));
    }
    return { ...p.piece(mark, "JoinedStr"), bytes: false };
  },
);

/** Adjacent string literals. */
export const strings: Rule<Piece> = memo(
  alt([some(choice(() => [formattedString, plainString]))], (p, mark, parts) => {
    const bytes = parts.filter((part) => part.bytes).length;
    if (bytes > 0 && bytes < parts.length) p.failHere("cannot mix bytes and nonbytes literals");
    const formatted = parts.some((part) => part.kind === "JoinedStr");
    return p.piece(mark, formatted ? "JoinedStr" : "Constant", formatted ? {} : { text: "literal" });
  }),
);
