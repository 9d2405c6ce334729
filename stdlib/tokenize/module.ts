/** The module _tokenize: the iterator behind Python's `tokenize`. */

import { PyBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { exceptionType, isPyError, PyError, pyError, typeError } from "../../vm/core/errors.ts";
import { owned } from "../../vm/core/fields.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type PyObject, type Value } from "../../vm/core/value.ts";
import { characterCount, TokenizeError } from "./reader.ts";
import * as types from "./token-types.ts";
import { type Token, Tokenizer } from "./tokenizer.ts";

const FILENAME = "<string>";

/** The next line that a Python callable gives; empty at the end. */
function lineReader(readline: Value, encoding: Value): () => string {
  return () => {
    let line: Value;
    try {
      line = callNow(readline);
    } catch (error) {
      if (isPyError(error, "StopIteration")) return "";
      throw error;
    }
    if (encoding === null) {
      const text = textOf(line);
      if (text === undefined) throw typeError("readline() returned a non-string object");
      return text;
    }
    if (!(line instanceof PyBytes)) throw typeError("readline() returned a non-bytes object");
    return textOf(callMethodNow(line, "decode", encoding, "replace"))!;
  };
}

function warn(message: string, lineno: number): void {
  const explicit = importFromNow("warnings", "warn_explicit");
  callNow(explicit, toStr(message), exceptionType("SyntaxWarning"), FILENAME, lineno);
}

/** The Python exception for an error in the source. */
function raised(error: TokenizeError): PyError {
  if (error.line === undefined) {
    const raise = pyError(error.kind, error.message);
    setAttributeNow(raise.value, "filename", FILENAME);
    setAttributeNow(raise.value, "lineno", error.lineno);
    setAttributeNow(raise.value, "offset", error.offset);
    return raise;
  }
  const end: Value[] = error.endOffset === undefined ? [null, null] : [error.lineno, error.endOffset];
  const place = tuple([FILENAME, error.lineno, error.offset, toStr(error.line), ...end]);
  return new PyError(callNow(exceptionType(error.kind), toStr(error.message), place) as PyObject);
}

class PyTokenizerIter extends MutableObject {
  private tokenizer: Tokenizer;
  private readonly extra: boolean;
  private lastLineno = 0;
  private lastLine = "";
  private isDone = false;

  constructor(readline: Value, encoding: Value, extra: boolean) {
    super();
    this.tokenizer = new Tokenizer(lineReader(readline, encoding), extra, warn);
    this.extra = extra;
  }

  /** Information about the next token, undefined after the last. */
  next(): Value | undefined {
    if (this.isDone) return undefined;
    let token: Token;
    try {
      token = this.tokenizer.next();
    } catch (error) {
      throw error instanceof TokenizeError ? raised(error) : error;
    }
    if (token.type === types.ENDMARKER) this.isDone = true;
    return this.info(token);
  }

  /** (type, text, (line, column), (line, column), line). */
  private info(token: Token): Value {
    const { tokenizer: t, extra } = this;
    let { type } = token;
    const isTrailing = type === types.ENDMARKER || (type === types.DEDENT && t.atEnd);
    const isLiteral = types.isStringLiteral(type);
    const lineStart = isLiteral ? t.multiLineStart : t.lineStart;
    let lineno = isLiteral ? t.firstLineno : t.lineno;
    let endLineno = t.lineno;
    let line: string;
    if (extra && isTrailing) line = "";
    else if (t.lineno !== this.lastLineno) {
      line = t.slice(lineStart, t.text.length);
      if (t.implicitNewline) line = line.slice(0, -1);
      this.lastLine = line;
    } else line = this.lastLine;
    this.lastLineno = lineno;

    let column = token.start < 0 ? -1 : characterCount(t.slice(lineStart, token.start));
    let endColumn = token.end < 0 ? -1 : characterCount(t.slice(t.lineStart, token.end));
    let text = token.start < 0 ? "" : t.slice(token.start, token.end);
    if (extra) {
      if (isTrailing) {
        lineno = endLineno = lineno + 1;
        column = endColumn = 0;
      }
      if (type > types.DEDENT && type < types.OP) type = types.OP;
      else if (type === types.NEWLINE) {
        if (!t.implicitNewline) text = t.text[t.start] === "\r" ? "\r\n" : "\n";
        endColumn++;
      } else if (type === types.NL && t.implicitNewline) text = "";
    }
    return tuple([type, toStr(text), tuple([lineno, column]), tuple([endLineno, endColumn]), toStr(line)]);
  }
}

export const tokenizeModule = defineModule("_tokenize", () => ({
  types: [
    defineType({
      name: "TokenizerIter",
      module: "_tokenize",
      instance: PyTokenizerIter,
      sharing: "versioned",
      fields: {
        tokenizer: owned((tokenizer: Tokenizer) => tokenizer.copy()),
        extra: "flag",
        lastLineno: "i32",
        lastLine: "text",
        isDone: "flag",
      },
      construct: pure(
        "(readline, /, *, encoding=None, extra_tokens)",
        (_cls: PyType, readline: Value, encoding: Value = null, extra: Value) => {
          if (encoding !== null && textOf(encoding) === undefined) {
            throw typeError(`tokenizeriter() argument 'encoding' must be str, not ${argumentKind(encoding)}`);
          }
          return new PyTokenizerIter(readline, encoding, isTrue(extra));
        },
      ),
      slots: {
        pure: { iter: (self) => self },
        writes: { next: (self) => (self as PyTokenizerIter).next() },
      },
    }),
  ],
}));
