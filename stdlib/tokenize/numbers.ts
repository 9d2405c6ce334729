/** Reads number literals, in the order in which CPython's tokenizer finds their mistakes. */
import { isIdContinue } from "../../vm/unicode/types.ts";
import type { SourceReader } from "./reader.ts";

/** How mistakes are dealt with: tolerantly for tools that want all tokens, else with errors and warnings. */
export interface NumberRules {
  readonly tolerant: boolean;
  warn(message: string): void;
}

const ZERO = 48;
const UNDERSCORE = 95;

const isDigit = (c: number): boolean => c >= 48 && c <= 57;
const isHexDigit = (c: number): boolean => isDigit(c) || ((c | 32) >= 97 && (c | 32) <= 102 && c < 128);
const isLetter = (c: number, letter: string): boolean => c >= 65 && c < 128 && (c | 32) === letter.charCodeAt(0);

/** Keywords that may follow a number without a space, for now with a warning. */
const KEYWORDS = /(?:and|else|for|if|in|is|or|not)/y;

class NumberScanner {
  private readonly reader: SourceReader;
  private readonly rules: NumberRules;

  constructor(reader: SourceReader, rules: NumberRules) {
    this.reader = reader;
    this.rules = rules;
  }

  private fail(c: number, message: string): never {
    this.reader.backup(c);
    return this.reader.error(message);
  }

  /** Digits with single underscores between them; gives the character after. */
  private decimalTail(): number {
    for (;;) {
      let c: number;
      do c = this.reader.nextc();
      while (isDigit(c));
      if (c !== UNDERSCORE) return c;
      c = this.reader.nextc();
      if (!isDigit(c)) this.fail(c, "invalid decimal literal");
    }
  }

  /** Refuses a number that runs into a name; `c` has been read. */
  private checkEnd(c: number, kind: string): void {
    if (this.rules.tolerant) return;
    KEYWORDS.lastIndex = this.reader.cur - 1;
    if (KEYWORDS.test(this.reader.text)) this.rules.warn(`invalid ${kind} literal`);
    else if (c >= 0 && c < 128 && (isIdContinue(c) || c === UNDERSCORE)) this.fail(c, `invalid ${kind} literal`);
  }

  /** Digits of base 16, 8 or 2 after the prefix; gives the character after. */
  private based(isOk: (c: number) => boolean, kind: string): number {
    let c = this.reader.nextc();
    do {
      if (c === UNDERSCORE) c = this.reader.nextc();
      if (!isOk(c)) {
        if (isDigit(c)) this.reader.error(`invalid digit '${String.fromCharCode(c)}' in ${kind} literal`);
        this.fail(c, `invalid ${kind} literal`);
      }
      do c = this.reader.nextc();
      while (isOk(c));
    } while (c === UNDERSCORE);
    if (isDigit(c)) this.reader.error(`invalid digit '${String.fromCharCode(c)}' in ${kind} literal`);
    this.checkEnd(c, kind);
    return c;
  }

  /** After "0": gives the character after the number. */
  private afterZero(): number {
    const { reader } = this;
    let c = reader.nextc();
    if (isLetter(c, "x")) return this.based(isHexDigit, "hexadecimal");
    if (isLetter(c, "o")) return this.based((d) => d >= 48 && d < 56, "octal");
    if (isLetter(c, "b")) return this.based((d) => d === 48 || d === 49, "binary");
    for (;;) {
      if (c === UNDERSCORE) {
        c = reader.nextc();
        if (!isDigit(c)) this.fail(c, "invalid decimal literal");
      }
      if (c !== ZERO) break;
      c = reader.nextc();
    }
    const zerosEnd = reader.cur;
    const isNonzero = isDigit(c);
    if (isNonzero) c = this.decimalTail();
    if (c === 46 || isLetter(c, "e") || isLetter(c, "j")) return this.fractionOrMore(c);
    if (isNonzero && !this.rules.tolerant) {
      reader.backup(c);
      reader.error(
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
        reader.start + 1 - reader.lineStart,
        zerosEnd - reader.lineStart,
      );
    }
    this.checkEnd(c, "decimal");
    return c;
  }

  /** From what follows the digits before the point. */
  private fractionOrMore(first: number): number {
    let c = first;
    if (c === 46) {
      c = this.reader.nextc();
      if (isDigit(c)) c = this.decimalTail();
    }
    return this.exponentOrMore(c);
  }

  private exponentOrMore(first: number): number {
    const { reader } = this;
    let c = first;
    if (isLetter(c, "e")) {
      const letter = c;
      c = reader.nextc();
      if (c === 43 || c === 45) {
        c = reader.nextc();
        if (!isDigit(c)) this.fail(c, "invalid decimal literal");
      } else if (!isDigit(c)) {
        reader.backup(c);
        this.checkEnd(letter, "decimal");
        return letter;
      }
      c = this.decimalTail();
    }
    if (isLetter(c, "j")) {
      c = reader.nextc();
      this.checkEnd(c, "imaginary");
    } else this.checkEnd(c, "decimal");
    return c;
  }

  /** Reads on after the first digit, or after the first digit behind a leading point. */
  scan(first: number, afterPoint: boolean): void {
    let c: number;
    if (afterPoint) c = this.exponentOrMore(this.decimalTail());
    else if (first === ZERO) c = this.afterZero();
    else c = this.fractionOrMore(this.decimalTail());
    this.reader.backup(c);
  }
}

/** Reads a number whose first digit has been read, and the point before it if `afterPoint`. */
export function scanNumber(reader: SourceReader, first: number, afterPoint: boolean, rules: NumberRules): void {
  new NumberScanner(reader, rules).scan(first, afterPoint);
}
