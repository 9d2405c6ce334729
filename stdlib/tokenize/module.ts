/** The module _tokenize: the compiler's tokens as an iterator. The module tokenize is a thin layer over it. */
import { compiler, type SourceToken } from "../../vm/core/compiler-hook.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { isPyError, typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { call, callMethodNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { getItemNow } from "../../vm/core/ops/items.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";

const TYPES: Readonly<Record<string, number>> = {
  ENDMARKER: 0,
  NAME: 1,
  NUMBER: 2,
  STRING: 3,
  NEWLINE: 4,
  INDENT: 5,
  DEDENT: 6,
  OP: 55,
  FSTRING_START: 59,
  FSTRING_MIDDLE: 60,
  FSTRING_END: 61,
  COMMENT: 62,
  NL: 63,
};

/** Reads the program when its first token is asked for. */
class PyTokenizerIter extends MutableObject {
  readonly readline: Value;
  readonly encoding: Value;
  readonly extraTokens: boolean;
  tokens: Iterator<SourceToken> | null = null;
  constructor(readline: Value = null, encoding: Value = null, extraTokens = false) {
    super();
    this.readline = readline;
    this.encoding = encoding;
    this.extraTokens = extraTokens;
  }
}

/** All lines: until readline gives an empty one, or stops. */
function readAll({ readline, encoding }: PyTokenizerIter): string {
  const lines: string[] = [];
  for (;;) {
    let line: Value;
    try {
      line = settle(call(readline, []));
    } catch (error) {
      if (isPyError(error, "StopIteration")) return lines.join("");
      throw error;
    }
    if (encoding !== null) {
      if (findBytes(line) === undefined) throw typeError("readline() returned a non-bytes object");
      line = callMethodNow(line, "decode", encoding, "replace");
    }
    const text = textOf(line);
    if (text === undefined) throw typeError("readline() returned a non-string object");
    if (text === "") return lines.join("");
    lines.push(text);
  }
}

/** The number of a token's type; without extra tokens, of the very operator. */
function typeNumber({ type, text }: SourceToken, exact: boolean): Value {
  return exact && type === "OP" ? getItemNow(importFromNow("token", "EXACT_TOKEN_TYPES"), text) : TYPES[type]!;
}

function nextToken(self: PyTokenizerIter): Value | undefined {
  self.tokens ??= compiler().tokens(readAll(self), self.extraTokens);
  const { value: token, done } = self.tokens.next();
  if (done) return undefined;
  return tuple([
    typeNumber(token, !self.extraTokens),
    toStr(token.text),
    tuple(token.start),
    tuple(token.end),
    toStr(token.line),
  ]);
}

export const tokenizeModule = defineModule("_tokenize", () => ({
  types: [
    defineType({
      name: "TokenizerIter",
      module: "_tokenize",
      instance: PyTokenizerIter,
      sharing: "pinned",
      construct: pure(
        "(readline, /, *, encoding=None, extra_tokens=False)",
        (cls: PyType, readline: Value, encoding?: Value, extraTokens?: Value) =>
          newInstance(cls, PyTokenizerIter, readline, encoding ?? null, extraTokens !== undefined && isTrue(extraTokens)),
      ),
      slots: { pure: { iter: (self: Value) => self }, writes: { next: (self: Value) => nextToken(self as PyTokenizerIter) } },
    }),
  ],
}));
