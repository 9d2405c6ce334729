/**
 * A tokenizer that stops where CPython's does and says what CPython says: the source of the diagnosis's tokens.
 *
 * Speed does not matter here (it only runs on programs that are wrong), the exact state at every error does: messages
 * are placed by how far the reading of the current line has come. So it reads character by character, line by line, in
 * the order of CPython's tokenizer. It knows nothing of grammar.
 */
import { KEYWORDS } from "../source/keywords.ts";
import { firstUndecodable, utf8Failure } from "../source/undecodable.ts";
import { EOF, SourceReader } from "./reader.ts";
import { scanNumber } from "./scan-number.ts";
import { PUNCTUATION, type Token } from "./token.ts";

const TAB_SIZE = 8;
const MAX_INDENT = 100;
const MAX_LEVEL = 200;
const MAX_FSTRING_LEVEL = 150;
const MAX_FIELD_DEPTH = 3;

/** An f-string being read. */
interface FString {
  inText: boolean;
  readonly quote: string;
  readonly quoteSize: number;
  readonly raw: boolean;
  readonly start: number;
  readonly lineStart: number;
  readonly lineno: number;
  bracketDepth: number;
  /** The bracket depth at which the innermost replacement field began; -1 outside of fields. */
  fieldDepth: number;
  inSpec: boolean;
}

export class Tokenizer extends SourceReader {
  readonly #indents = [0];
  readonly #altIndents = [0];
  #pendingDents = 0;
  #atLineStart = true;
  #firstLineno = 0;
  #multiLineStart = 0;
  /** The comment just given as a token is alone on its line. */
  #afterLoneComment = false;
  readonly #fstrings: FString[] = [];

  /** Whether the reading is inside an f-string. */
  get inFString(): boolean {
    return this.#fstrings.length > 0;
  }

  get indentDepth(): number {
    return this.#indents.length - 1;
  }

  /** At the end of an interactive statement, all open blocks end. */
  implyDedents(): void {
    this.#pendingDents = -this.indentDepth;
    this.#indents.length = 1;
    this.#altIndents.length = 1;
  }

  /** The next token; after the last, ENDMARKER again and again. Throws PythonSyntaxError. */
  next(): Token {
    const fstring = this.#fstrings.at(-1);
    return fstring?.inText ? this.#fstringToken(fstring) : this.#normalToken(fstring);
  }

  #token(type: string, from = -1, to = -1): Token {
    // A token that began on an earlier line (a string) is placed there.
    const multiLine = type === "STRING" || type === "FSTRING_MIDDLE";
    const text = from < 0 ? "" : this.text.slice(from, to);
    return {
      type: type === "NAME" && KEYWORDS.has(text) ? text : type,
      text,
      from,
      to,
      lineno: multiLine ? this.#firstLineno : this.lineno,
      endLineno: this.lineno,
      level: this.brackets.length,
    };
  }

  #normalToken(fstring: FString | undefined): Token {
    for (;;) {
      this.start = -1;
      let blankLine = false;
      if (this.#atLineStart) {
        this.#atLineStart = false;
        blankLine = this.#readIndent();
      }
      this.start = this.cur;
      if (this.#pendingDents < 0) {
        this.#pendingDents++;
        return this.#token("DEDENT");
      }
      if (this.#pendingDents > 0) {
        this.#pendingDents--;
        return this.#token("INDENT");
      }
      this.backup(this.nextc());
      const token = this.#tokenInLine(fstring, blankLine);
      if (token !== null) return token;
    }
  }

  /** All tokens before ENDMARKER. Throws PythonSyntaxError. */
  *[Symbol.iterator](): Generator<Token> {
    for (let token = this.next(); token.type !== "ENDMARKER"; token = this.next()) yield token;
  }

  /** Reads the white space a line begins with. Returns whether nothing but a comment follows. */
  #readIndent(): boolean {
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    let c: string;
    for (;;) {
      c = this.nextc();
      if (c === " ") {
        column++;
        altColumn++;
      } else if (c === "\t") {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        altColumn++;
      } else if (c === "\f") {
        column = 0;
        altColumn = 0;
      } else if (c === "\\") {
        // The white space before the first backslash is what counts.
        continued = continued || column;
        this.continuation();
      } else {
        break;
      }
    }
    this.backup(c);
    if (c === "#" || c === "\n") return true;
    if (this.brackets.length === 0) this.#compareIndent(continued || column, continued || altColumn);
    return false;
  }

  #compareIndent(column: number, altColumn: number): void {
    const indents = this.#indents;
    const altIndents = this.#altIndents;
    const current = indents[indents.length - 1];
    if (column > current) {
      if (indents.length >= MAX_INDENT) {
        this.cur = this.lineEnd;
        this.lineError("IndentationError", "too many levels of indentation", 1);
      }
      if (altColumn <= altIndents[altIndents.length - 1]) this.#tabError();
      this.#pendingDents++;
      indents.push(column);
      altIndents.push(altColumn);
      return;
    }
    while (indents.length > 1 && column < indents[indents.length - 1]) {
      this.#pendingDents--;
      indents.pop();
      altIndents.pop();
    }
    if (column !== indents[indents.length - 1]) {
      this.cur = this.lineEnd;
      this.lineError("IndentationError", "unindent does not match any outer indentation level");
    }
    if (altColumn !== altIndents[altIndents.length - 1]) this.#tabError();
  }

  #tabError(): never {
    this.cur = this.lineEnd;
    return this.lineError("TabError", "inconsistent use of tabs and spaces in indentation", 1);
  }

  /** A token within a line, or null to go on with the next line. */
  #tokenInLine(fstring: FString | undefined, blankLine: boolean): Token | null {
    for (;;) {
      this.start = -1;
      let c: string;
      do c = this.nextc();
      while (c === " " || c === "\t" || c === "\f");
      this.start = c === EOF ? this.cur : this.cur - 1;
      if (c === "#") {
        while (c !== EOF && c !== "\n") c = this.nextc();
        const comment = this.options.typeComments ? this.#typeComment(c, blankLine) : null;
        if (comment !== null) return comment;
        if (this.options.extraTokens) {
          this.backup(c);
          this.#afterLoneComment = blankLine;
          return this.#token("COMMENT", this.start, this.cur);
        }
      }
      if (c === EOF) {
        if (this.brackets.length > 0) this.endOfFile();
        return this.#token("ENDMARKER");
      }
      if (isIdentifierStart(c)) return this.#nameOrString(c);
      if (c === "\n") {
        this.#atLineStart = true;
        const means = !blankLine && !this.#afterLoneComment && this.brackets.length === 0;
        this.#afterLoneComment = false;
        if (!means) return this.options.extraTokens ? this.#token("NL", this.start, this.cur) : null;
        return this.#token("NEWLINE", this.start, this.cur);
      }
      if ((c >= "0" && c <= "9") || (c === "." && /[0-9]/.test(this.text[this.cur] ?? ""))) {
        scanNumber(this, c);
        return this.#token("NUMBER", this.start, this.cur);
      }
      if (c === "'" || c === '"') return this.#string(c);
      if (c === "\\") {
        this.continuation();
        continue;
      }
      return this.#punctuation(c, fstring);
    }
  }

  /** A `# type:` comment, whose end (`last` was read beyond it) has been reached; null for any other comment. */
  #typeComment(last: string, blankLine: boolean): Token | null {
    const match = /^#[ \t]*type:[ \t]*/.exec(this.text.slice(this.start, this.cur));
    if (match === null) return null;
    this.backup(last);
    const from = this.start + match[0].length;
    if (/^ignore(?![0-9A-Za-z\u{80}-\u{10ffff}])/u.test(this.text.slice(from, this.cur))) {
      // Alone on its line it takes the line end with it.
      if (blankLine) {
        this.nextc();
        this.#atLineStart = true;
      }
      return this.#token("TYPE_IGNORE", from + 6, this.cur);
    }
    return this.#token("TYPE_COMMENT", from, this.cur);
  }

  #nameOrString(first: string): Token {
    const prefix = /(?:[bB][rR]?|[rR][bBfF]?|[uU]|[fF][rR]?)(?=['"])/y;
    prefix.lastIndex = this.start;
    const match = prefix.exec(this.text);
    if (match !== null) {
      this.cur = this.start + match[0].length + 1;
      const quote = this.text[this.cur - 1];
      return /f/i.test(match[0]) ? this.#fstringStart(quote, /r/i.test(match[0])) : this.#string(quote);
    }
    let c = first;
    let ascii = true;
    while (c !== EOF && isIdentifierCharacter(c)) {
      if (c >= "\x80") ascii = false;
      c = this.nextc();
    }
    this.backup(c);
    if (!ascii) this.#verifyIdentifier();
    return this.#token("NAME", this.start, this.cur);
  }

  #verifyIdentifier(): void {
    const word = this.text.slice(this.start, this.cur);
    if (!word.isWellFormed()) this.#undecodable(word);
    let at = this.start;
    for (const c of word) {
      const valid = at === this.start ? /[\p{XID_Start}_]/u.test(c) : /\p{XID_Continue}/u.test(c);
      at += c.length;
      if (!valid) {
        this.cur = at;
        this.#invalidCharacter(c);
      }
    }
  }

  /** Throws the error for bytes that are no UTF-8 in a name. */
  #undecodable(word: string): never {
    this.cur = this.start + firstUndecodable(word) + 1;
    return this.lineError("SyntaxError", `(unicode error) ${utf8Failure(word)}`, undefined, "error");
  }

  #invalidCharacter(c: string): never {
    const code = (c.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
    const printable = !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u.test(c);
    return this.error(printable ? `invalid character '${c}' (U+${code})` : `invalid non-printable character U+${code}`);
  }

  #string(quote: string): Token {
    this.#firstLineno = this.lineno;
    this.#multiLineStart = this.lineStart;
    let size = 1;
    let closing = 0;
    // Reading on beyond an empty string may meet the end of the source, and that counts.
    let next = this.nextc();
    if (next === quote) {
      next = this.nextc();
      if (next === quote) size = 3;
      else closing = 1;
    }
    if (next !== quote) this.backup(next);
    let escapedQuote = false;
    while (closing !== size) {
      let c = this.nextc();
      if (c === EOF || (size === 1 && c === "\n")) this.#unterminated(quote, size, c, escapedQuote);
      if (c === quote) {
        closing++;
        continue;
      }
      closing = 0;
      if (c === "\\") {
        c = this.nextc();
        if (c === quote) escapedQuote = true;
      }
    }
    return this.#token("STRING", this.start, this.cur);
  }

  #unterminated(quote: string, size: number, last: string, escapedQuote: boolean): never {
    // The error points at the opening quote's line, one character into the token.
    this.cur = this.start + 1;
    this.lineStart = this.#multiLineStart;
    const detected = this.lineno;
    this.lineno = this.#firstLineno;
    const around = this.#fstrings.at(-1);
    if (around?.quote === quote && around.quoteSize === size) this.error("f-string: expecting '}'");
    const triple = size === 3;
    const message = `unterminated ${triple ? "triple-quoted " : ""}string literal (detected at line ${detected})`;
    const hint = escapedQuote && !triple ? "; perhaps you escaped the end quote?" : "";
    const done = last === "\n" ? "error" : triple ? "eof in string" : "end of line in string";
    return this.error(message + hint, undefined, undefined, done);
  }

  #fstringStart(quote: string, raw: boolean): Token {
    this.#firstLineno = this.lineno;
    this.#multiLineStart = this.lineStart;
    let quoteSize = 1;
    const next = this.nextc();
    if (next === quote) {
      const third = this.nextc();
      if (third === quote) quoteSize = 3;
      else {
        this.backup(third);
        this.backup(next);
      }
    } else {
      this.backup(next);
    }
    if (this.#fstrings.length + 1 >= MAX_FSTRING_LEVEL) this.error("too many nested f-strings");
    this.#fstrings.push({
      inText: true,
      quote,
      quoteSize,
      raw,
      start: this.start,
      lineStart: this.lineStart,
      lineno: this.lineno,
      bracketDepth: 0,
      fieldDepth: -1,
      inSpec: false,
    });
    return this.#token("FSTRING_START", this.start, this.cur);
  }

  #openField(f: FString): void {
    f.fieldDepth++;
    if (f.fieldDepth >= MAX_FIELD_DEPTH) this.error("f-string: expressions nested too deeply");
    f.inText = false;
  }

  /** A piece of an f-string's text, its end, or the first token of a replacement field. */
  #fstringToken(f: FString): Token {
    const { text } = this;
    this.start = this.cur;
    this.#firstLineno = this.lineno;
    let c = this.nextc();
    const after = text[this.cur];
    this.backup(c);
    if (c === "{" && after !== "{") {
      this.#openField(f);
      return this.#normalToken(f);
    }
    if (text.startsWith(f.quote.repeat(f.quoteSize), this.cur)) {
      this.cur += f.quoteSize;
      this.#fstrings.pop();
      return this.#token("FSTRING_END", this.start, this.cur);
    }
    this.#multiLineStart = this.lineStart;
    let closing = 0;
    let namedEscape = false;
    while (closing !== f.quoteSize) {
      c = this.nextc();
      const inSpec = f.inSpec && f.fieldDepth >= 0;
      if (c === EOF || (f.quoteSize === 1 && c === "\n")) {
        if (inSpec && c === "\n") {
          // The spec ends here; what follows is read as an expression's tokens again.
          this.backup(c);
          f.inText = false;
          f.inSpec = false;
          return this.#token("FSTRING_MIDDLE", this.start, this.cur);
        }
        this.#unterminatedFString(f, c);
      }
      if (c === f.quote) {
        closing++;
        continue;
      }
      closing = 0;
      if (c === "{") {
        const peek = this.nextc();
        if (peek === "{" && !inSpec) return this.#token("FSTRING_MIDDLE", this.start, this.cur - 1);
        this.backup(peek);
        this.backup(c);
        this.#openField(f);
        f.inSpec = false;
        return this.#token("FSTRING_MIDDLE", this.start, this.cur);
      }
      if (c === "}") {
        if (namedEscape) return this.#token("FSTRING_MIDDLE", this.start, this.cur);
        const peek = this.nextc();
        if (peek === "}" && !inSpec && f.bracketDepth === 0) {
          return this.#token("FSTRING_MIDDLE", this.start, this.cur - 1);
        }
        this.backup(peek);
        this.backup(c);
        f.inText = false;
        f.inSpec = false;
        return this.#token("FSTRING_MIDDLE", this.start, this.cur);
      }
      if (c === "\\") {
        const peek = this.nextc();
        if (peek === "{" || peek === "}") {
          if (!f.raw) this.warn(`invalid escape sequence '\\${peek}'`);
          this.backup(peek);
        } else if (!f.raw && peek === "N") {
          const brace = this.nextc();
          if (brace === "{") namedEscape = true;
          else this.backup(brace);
        }
      }
    }
    this.cur -= f.quoteSize;
    return this.#token("FSTRING_MIDDLE", this.start, this.cur);
  }

  #unterminatedFString(f: FString, last: string): never {
    this.cur = f.start + 1;
    this.lineStart = f.lineStart;
    const detected = this.lineno;
    this.lineno = f.lineno;
    const triple = f.quoteSize === 3;
    const message = `unterminated ${triple ? "triple-quoted " : ""}f-string literal (detected at line ${detected})`;
    return this.error(message, undefined, undefined, triple && last !== "\n" ? "eof in string" : "error");
  }

  #punctuation(first: string, f: FString | undefined): Token {
    const inField = f !== undefined && f.fieldDepth >= 0;
    if (first === ":" && inField && f.bracketDepth - 1 === f.fieldDepth) {
      f.inText = true;
      f.inSpec = true;
      return this.#token(":", this.start, this.cur);
    }
    const c2 = this.nextc();
    if (c2 !== EOF && PUNCTUATION.has(first + c2)) {
      const c3 = this.nextc();
      if (!PUNCTUATION.has(first + c2 + c3) || c3 === EOF) this.backup(c3);
      return this.#token(this.text.slice(this.start, this.cur), this.start, this.cur);
    }
    if (first === "." && c2 === ".") {
      const c3 = this.nextc();
      if (c3 === ".") return this.#token("...", this.start, this.cur);
      this.backup(c3);
    }
    this.backup(c2);
    if (first === "(" || first === "[" || first === "{") {
      if (this.brackets.length >= MAX_LEVEL) this.error("too many nested parentheses");
      this.brackets.push({ character: first, lineno: this.lineno, at: this.start });
      if (f !== undefined) f.bracketDepth++;
    } else if (first === ")" || first === "]" || first === "}") {
      this.#closeBracket(first, f);
    }
    if (!isPrintableAscii(first)) this.#invalidCharacter(first);
    return this.#token(PUNCTUATION.has(first) ? first : "OP", this.start, this.cur);
  }

  #closeBracket(c: string, f: FString | undefined): void {
    if (f !== undefined && f.bracketDepth === 0 && c === "}") this.error("f-string: single '}' is not allowed");
    const open = this.brackets.pop();
    if (open === undefined) this.error(`unmatched '${c}'`);
    if (!["()", "[]", "{}"].includes(open.character + c)) {
      if (f !== undefined && open.character === "{" && f.bracketDepth - 1 === f.fieldDepth) {
        this.error(`f-string: unmatched '${c}'`);
      }
      const where = open.lineno === this.lineno ? "" : ` on line ${open.lineno}`;
      this.error(`closing parenthesis '${c}' does not match opening parenthesis '${open.character}'${where}`);
    }
    if (f === undefined) return;
    f.bracketDepth--;
    if (f.bracketDepth < 0) this.error(`f-string: unmatched '${c}'`);
    if (c === "}" && f.bracketDepth === f.fieldDepth) {
      f.fieldDepth--;
      f.inText = true;
      f.inSpec = false;
    }
  }
}

function isIdentifierStart(c: string): boolean {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || c === "_" || c >= "\x80";
}

export function isIdentifierCharacter(c: string): boolean {
  return isIdentifierStart(c) || (c >= "0" && c <= "9");
}

function isPrintableAscii(c: string): boolean {
  return c >= " " && c <= "~";
}
