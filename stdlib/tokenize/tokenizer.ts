/**
 * The tokenizer behind Python's `tokenize`: CPython's tokens with comments and blank lines, or (not `extra`) just those of
 * its parser, with its errors. Must not know Python objects.
 */

import { codePointsOf } from "../../vm/objects/str-object.ts";
import { ID_CONTINUE, ID_START } from "../../vm/unicode/flags.ts";
import { flagsOf, isPrintable } from "../../vm/unicode/types.ts";
import { scanNumber } from "./numbers.ts";
import { EOF, SourceReader } from "./reader.ts";
import * as types from "./token-types.ts";

const TAB_SIZE = 8;
const MAX_INDENT = 100;
const MAX_LEVEL = 200;
const MAX_FSTRING_LEVEL = 150;
const MAX_FIELD_DEPTH = 3;

const TAB = 9;
const NEWLINE = 10;
const FORM_FEED = 12;
const RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const DOT = 46;
const BACKSLASH = 92;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** A token; positions are offsets into the text held, -1 for none. */
export interface Token {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

/** An f-string being read. */
interface FString {
  inText: boolean;
  readonly quote: number;
  readonly quoteSize: number;
  readonly raw: boolean;
  readonly start: number;
  readonly lineStart: number;
  readonly lineno: number;
  /** Open brackets of all kinds in it. */
  depth: number;
  /** `depth` where the innermost replacement field began; -1 outside of fields. */
  fieldDepth: number;
  inSpec: boolean;
}

interface Bracket {
  readonly character: string;
  readonly lineno: number;
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isNameStart = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c >= 128;
const isNameCharacter = (c: number): boolean => isNameStart(c) || isDigit(c);

const PREFIX = /(?:[bB][rR]?|[rR][bBfF]?|[uU]|[fF][rR]?)(?=['"])/y;
const PAIRS = ["()", "[]", "{}"];

export class Tokenizer extends SourceReader {
  private readonly extra: boolean;
  private readonly onWarning: (message: string, lineno: number) => void;
  private readonly indents = [0];
  private readonly altIndents = [0];
  private pendingDents = 0;
  private atLineStart = true;
  /** The comment just given stands alone on its line (`extra` only). */
  private commentOnBlankLine = false;
  private readonly brackets: Bracket[] = [];
  private readonly fstrings: FString[] = [];
  /** Where the string being read begins: its line. */
  firstLineno = 0;
  multiLineStart = 0;

  constructor(readLine: () => string, extra: boolean, onWarning: (message: string, lineno: number) => void) {
    super(readLine);
    this.extra = extra;
    this.onWarning = onWarning;
  }

  /** A tokenizer that goes on from here by itself; both read from the same lines. */
  copy(): Tokenizer {
    const { indents, altIndents, brackets, fstrings } = this;
    return Object.assign(Object.create(Tokenizer.prototype), this, {
      indents: indents.slice(),
      altIndents: altIndents.slice(),
      brackets: brackets.slice(),
      fstrings: fstrings.map((fstring) => ({ ...fstring })),
    });
  }

  /** The next token; throws TokenizeError. */
  next(): Token {
    const fstring = this.fstrings.at(-1);
    return fstring?.inText ? this.fstringToken(fstring) : this.normalToken(fstring);
  }

  private token(type: number, start = -1, end = -1): Token {
    return { type, start, end };
  }

  private normalToken(f: FString | undefined): Token {
    for (;;) {
      this.start = -1;
      let isBlank = false;
      if (this.atLineStart) {
        this.atLineStart = false;
        isBlank = this.readIndent();
      }
      this.start = this.cur;
      if (this.pendingDents < 0) {
        this.pendingDents++;
        return this.extra ? this.token(types.DEDENT, this.cur, this.cur) : this.token(types.DEDENT);
      }
      if (this.pendingDents > 0) {
        this.pendingDents--;
        return this.extra ? this.token(types.INDENT, this.lineStart, this.cur) : this.token(types.INDENT);
      }
      this.backup(this.nextc());
      const token = this.tokenInLine(f, isBlank);
      if (token !== undefined) return token;
    }
  }

  /** Reads a line's leading space. True when nothing but a comment follows. */
  private readIndent(): boolean {
    let column = 0;
    let altColumn = 0;
    let continued = 0;
    let c: number;
    for (;;) {
      c = this.nextc();
      if (c === SPACE) {
        column++;
        altColumn++;
      } else if (c === TAB) {
        column = (Math.floor(column / TAB_SIZE) + 1) * TAB_SIZE;
        altColumn++;
      } else if (c === FORM_FEED) {
        column = 0;
        altColumn = 0;
      } else if (c === BACKSLASH) {
        // The space before the first backslash is what counts.
        continued = continued || column;
        this.continueLine();
      } else break;
    }
    this.backup(c);
    if (c === HASH || c === NEWLINE || c === RETURN) return true;
    if (this.brackets.length === 0) this.compareIndent(continued || column, continued || altColumn);
    return false;
  }

  private compareIndent(column: number, altColumn: number): void {
    const { indents, altIndents } = this;
    const tabError = (): never => this.lineError("TabError", "inconsistent use of tabs and spaces in indentation");
    if (column > indents.at(-1)!) {
      if (indents.length >= MAX_INDENT) this.lineError("IndentationError", "too many levels of indentation");
      if (altColumn <= altIndents.at(-1)!) tabError();
      this.pendingDents++;
      indents.push(column);
      altIndents.push(altColumn);
      return;
    }
    while (indents.length > 1 && column < indents.at(-1)!) {
      this.pendingDents--;
      indents.pop();
      altIndents.pop();
    }
    if (column !== indents.at(-1)!) {
      this.lineError("IndentationError", "unindent does not match any outer indentation level");
    }
    if (altColumn !== altIndents.at(-1)!) tabError();
  }

  /** A token within a line; undefined to go on with the next line. */
  private tokenInLine(f: FString | undefined, isBlank: boolean): Token | undefined {
    for (;;) {
      this.start = -1;
      let c: number;
      do c = this.nextc();
      while (c === SPACE || c === TAB || c === FORM_FEED);
      this.start = c === EOF ? this.cur : this.cur - 1;
      if (c === HASH) {
        while (c !== EOF && c !== NEWLINE && c !== RETURN) c = this.nextc();
        if (this.extra) {
          this.backup(c);
          this.commentOnBlankLine = isBlank;
          return this.token(types.COMMENT, this.start, this.cur);
        }
      }
      if (c === EOF) {
        if (this.brackets.length > 0) this.endOfFile();
        return this.token(types.ENDMARKER);
      }
      if (isNameStart(c)) return this.nameOrString(c);
      if (c === RETURN) c = this.nextc();
      if (c === NEWLINE) return this.endLine(isBlank);
      if (c === DOT) return this.dotOrNumber();
      if (isDigit(c)) return this.number(c, false);
      if (c === QUOTE || c === APOSTROPHE) return this.string(c);
      if (c === BACKSLASH) {
        this.continueLine();
        continue;
      }
      return this.punctuation(c, f);
    }
  }

  private endLine(isBlank: boolean): Token | undefined {
    this.atLineStart = true;
    const ownsLine = this.commentOnBlankLine;
    this.commentOnBlankLine = false;
    if (isBlank || ownsLine || this.brackets.length > 0) {
      return this.extra ? this.token(types.NL, this.start, this.cur) : undefined;
    }
    return this.token(types.NEWLINE, this.start, this.cur - 1);
  }

  private number(first: number, afterPoint: boolean): Token {
    scanNumber(this, first, afterPoint, { tolerant: this.extra, warn: (message) => this.onWarning(message, this.lineno) });
    return this.token(types.NUMBER, this.start, this.cur);
  }

  private dotOrNumber(): Token {
    const c = this.nextc();
    if (isDigit(c)) return this.number(c, true);
    if (c === DOT) {
      const third = this.nextc();
      if (third === DOT) return this.token(types.punctuation("..."), this.start, this.cur);
      this.backup(third);
    }
    this.backup(c);
    return this.token(types.punctuation("."), this.start, this.cur);
  }

  private nameOrString(first: number): Token {
    PREFIX.lastIndex = this.start;
    const prefix = PREFIX.exec(this.text)?.[0];
    if (prefix !== undefined) {
      this.cur = this.start + prefix.length;
      const quote = this.nextc();
      return /f/i.test(prefix) ? this.fstringStart(quote, /r/i.test(prefix)) : this.string(quote);
    }
    let c = first;
    let isAscii = true;
    while (isNameCharacter(c)) {
      if (c >= 128) isAscii = false;
      c = this.nextc();
    }
    this.backup(c);
    if (!isAscii && !this.extra) this.verifyName();
    return this.token(types.NAME, this.start, this.cur);
  }

  private verifyName(): void {
    let at = this.start;
    for (const cp of codePointsOf(this.slice(this.start, this.cur))) {
      const isValid = (flagsOf(cp) & (at === this.start ? ID_START : ID_CONTINUE)) !== 0;
      at += cp > 0xffff ? 2 : 1;
      if (isValid) continue;
      this.cur = at;
      const code = cp.toString(16).toUpperCase().padStart(4, "0");
      if (isPrintable(cp)) this.error(`invalid character '${String.fromCodePoint(cp)}' (U+${code})`);
      this.error(`invalid non-printable character U+${code}`);
    }
  }

  private string(quote: number): Token {
    this.firstLineno = this.lineno;
    this.multiLineStart = this.lineStart;
    let size = 1;
    let closing = 0;
    let c = this.nextc();
    if (c === quote) {
      c = this.nextc();
      if (c === quote) size = 3;
      else closing = 1;
    }
    if (c !== quote) this.backup(c);
    let hasEscapedQuote = false;
    while (closing !== size) {
      c = this.nextc();
      if (c === EOF || (size === 1 && c === NEWLINE)) this.unterminated(quote, size, hasEscapedQuote);
      if (c === quote) {
        closing++;
        continue;
      }
      closing = 0;
      if (c !== BACKSLASH) continue;
      c = this.nextc();
      if (c === quote) hasEscapedQuote = true;
      if (c === RETURN) this.nextc();
    }
    return this.token(types.STRING, this.start, this.cur);
  }

  /** Places the error at the string's first character. */
  private unterminated(quote: number, size: number, hasEscapedQuote: boolean): never {
    this.cur = this.start + 1;
    this.lineStart = this.multiLineStart;
    const detected = this.lineno;
    this.lineno = this.firstLineno;
    const around = this.fstrings.at(-1);
    if (around?.quote === quote && around.quoteSize === size) this.error("f-string: expecting '}'");
    if (size === 3) this.error(`unterminated triple-quoted string literal (detected at line ${detected})`);
    const hint = hasEscapedQuote ? "; perhaps you escaped the end quote?" : "";
    return this.error(`unterminated string literal (detected at line ${detected})${hint}`);
  }

  private fstringStart(quote: number, raw: boolean): Token {
    this.firstLineno = this.lineno;
    this.multiLineStart = this.lineStart;
    let quoteSize = 1;
    const second = this.nextc();
    if (second === quote) {
      const third = this.nextc();
      if (third === quote) quoteSize = 3;
      else {
        this.backup(third);
        this.backup(second);
      }
    } else this.backup(second);
    if (this.fstrings.length + 1 >= MAX_FSTRING_LEVEL) this.error("too many nested f-strings");
    this.fstrings.push({
      inText: true,
      quote,
      quoteSize,
      raw,
      start: this.start,
      lineStart: this.lineStart,
      lineno: this.lineno,
      depth: 0,
      fieldDepth: -1,
      inSpec: false,
    });
    this.holdsText = true;
    return this.token(types.FSTRING_START, this.start, this.cur);
  }

  private enterField(f: FString): void {
    f.fieldDepth++;
    if (f.fieldDepth >= MAX_FIELD_DEPTH) this.error("f-string: expressions nested too deeply");
    f.inText = false;
  }

  /** A piece of an f-string's text, its end, or the first token of a replacement field. */
  private fstringToken(f: FString): Token {
    this.start = this.cur;
    this.firstLineno = this.lineno;
    this.multiLineStart = this.lineStart;
    const first = this.nextc();
    if (first === OPEN_BRACE) {
      const second = this.nextc();
      this.backup(second);
      this.backup(first);
      if (second !== OPEN_BRACE) {
        this.enterField(f);
        return this.normalToken(f);
      }
    } else this.backup(first);
    const closing = String.fromCharCode(f.quote).repeat(f.quoteSize);
    if (this.text.startsWith(closing, this.cur)) {
      this.cur += f.quoteSize;
      this.fstrings.pop();
      this.holdsText = this.fstrings.length > 0;
      return this.token(types.FSTRING_END, this.start, this.cur);
    }
    return this.fstringText(f);
  }

  private fstringText(f: FString): Token {
    const middle = (end: number): Token => this.token(types.FSTRING_MIDDLE, this.start, end);
    let closing = 0;
    let inName = false;
    while (closing !== f.quoteSize) {
      const c = this.nextc();
      const inSpec = f.inSpec && f.fieldDepth >= 0;
      if (c === EOF || (f.quoteSize === 1 && c === NEWLINE)) {
        if (!inSpec || c === EOF) this.unterminatedFString(f);
        // The specification ends with the line; the rest is read as an expression again.
        this.backup(c);
        f.inText = false;
        f.inSpec = false;
        return middle(this.cur);
      }
      if (c === f.quote) {
        closing++;
        continue;
      }
      closing = 0;
      if (c === OPEN_BRACE) {
        const next = this.nextc();
        if (next === OPEN_BRACE && !inSpec) return middle(this.cur - 1);
        this.backup(next);
        this.backup(c);
        this.enterField(f);
        f.inSpec = false;
        return middle(this.cur);
      }
      if (c === CLOSE_BRACE) {
        if (inName) return middle(this.cur);
        const next = this.nextc();
        if (next === CLOSE_BRACE && !inSpec && f.depth === 0) return middle(this.cur - 1);
        this.backup(next);
        this.backup(c);
        f.inText = false;
        f.inSpec = false;
        return middle(this.cur);
      }
      if (c === BACKSLASH && this.escape(f)) inName = true;
    }
    this.cur -= f.quoteSize;
    return middle(this.cur);
  }

  /** After a backslash in an f-string's text; true when a character's name follows in braces. */
  private escape(f: FString): boolean {
    let c = this.nextc();
    if (c === RETURN) c = this.nextc();
    if (c === OPEN_BRACE || c === CLOSE_BRACE) {
      if (!f.raw) this.onWarning(`invalid escape sequence '\\${String.fromCharCode(c)}'`, this.lineno);
      this.backup(c);
      return false;
    }
    if (f.raw || c !== 78) return false;
    c = this.nextc();
    if (c === OPEN_BRACE) return true;
    this.backup(c);
    return false;
  }

  private unterminatedFString(f: FString): never {
    this.cur = f.start + 1;
    this.lineStart = f.lineStart;
    const detected = this.lineno;
    this.lineno = f.lineno;
    const kind = f.quoteSize === 3 ? "triple-quoted f-string" : "f-string";
    return this.error(`unterminated ${kind} literal (detected at line ${detected})`);
  }

  private punctuation(c: number, f: FString | undefined): Token {
    const first = String.fromCharCode(c);
    if (first === ":" && f !== undefined && f.fieldDepth >= 0 && f.depth - 1 === f.fieldDepth) {
      f.inText = true;
      f.inSpec = true;
      return this.token(types.punctuation(":"), this.start, this.cur);
    }
    const second = this.nextc();
    const two = second === EOF ? first : first + String.fromCharCode(second);
    const twoType = two.length === 2 ? types.punctuation(two) : types.OP;
    if (twoType !== types.OP) {
      const third = this.nextc();
      const threeType = third === EOF ? types.OP : types.punctuation(two + String.fromCharCode(third));
      if (threeType === types.OP) this.backup(third);
      return this.token(threeType === types.OP ? twoType : threeType, this.start, this.cur);
    }
    this.backup(second);
    if (first === "(" || first === "[" || first === "{") {
      if (this.brackets.length >= MAX_LEVEL) this.error("too many nested parentheses");
      this.brackets.push({ character: first, lineno: this.lineno });
      if (f !== undefined) f.depth++;
    } else if (first === ")" || first === "]" || first === "}") this.closeBracket(first, f);
    if (!isPrintable(c)) {
      this.error(`invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, "0")}`);
    }
    return this.token(types.punctuation(first), this.start, this.cur);
  }

  private closeBracket(c: string, f: FString | undefined): void {
    if (f !== undefined && f.depth === 0 && c === "}") this.error("f-string: single '}' is not allowed");
    const open = this.brackets.pop();
    if (!this.extra) {
      if (open === undefined) this.error(`unmatched '${c}'`);
      if (!PAIRS.includes(open.character + c)) {
        if (f !== undefined && open.character === "{" && f.depth - 1 === f.fieldDepth) {
          this.error(`f-string: unmatched '${c}'`);
        }
        const line = open.lineno === this.lineno ? "" : ` on line ${open.lineno}`;
        this.error(`closing parenthesis '${c}' does not match opening parenthesis '${open.character}'${line}`);
      }
    }
    if (f === undefined) return;
    f.depth--;
    if (f.depth < 0) this.error(`f-string: unmatched '${c}'`);
    if (c === "}" && f.depth === f.fieldDepth) {
      f.fieldDepth--;
      f.inText = true;
      f.inSpec = false;
    }
  }
}
