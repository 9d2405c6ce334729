/**
 * Number tokens: reads one, with the errors and warnings about malformed literals.
 */

import { utf8Length } from "../source/columns.ts";

/** The part of the tokenizer needed here. */
interface Reader {
  readonly text: string;
  cur: number;
  readonly start: number;
  readonly lineStart: number;
  nextc(): string;
  backup(c: string): void;
  error(message: string, offset?: number, endOffset?: number): never;
  warn(message: string): void;
}

const isDigit = (c: string) => c >= "0" && c <= "9";
const isHexDigit = (c: string) => /^[0-9a-fA-F]$/.test(c);
const isOctalDigit = (c: string) => c >= "0" && c <= "7";
const isBinaryDigit = (c: string) => c === "0" || c === "1";

const RADIXES: Readonly<Record<string, { kind: string; isDigit: (c: string) => boolean }>> = {
  x: { kind: "hexadecimal", isDigit: isHexDigit },
  o: { kind: "octal", isDigit: isOctalDigit },
  b: { kind: "binary", isDigit: isBinaryDigit },
};

/** Reads the rest of the number that begins with `first`, which has been read. Leaves the reader after its last character. */
export function scanNumber(reader: Reader, first: string): void {
  if (first === ".") {
    fraction(reader, reader.nextc());
    return;
  }
  if (first !== "0") {
    afterInteger(reader, decimalTail(reader), false, 0);
    return;
  }
  let c = reader.nextc();
  const base = RADIXES[c.toLowerCase()];
  if (base !== undefined) {
    radix(reader, base.kind, base.isDigit);
    return;
  }
  for (;;) {
    if (c === "_") {
      c = reader.nextc();
      if (!isDigit(c)) {
        reader.backup(c);
        reader.error("invalid decimal literal");
      }
    }
    if (c !== "0") break;
    c = reader.nextc();
  }
  const zerosEnd = reader.cur;
  const nonZero = isDigit(c);
  if (nonZero) c = decimalTail(reader);
  afterInteger(reader, c, nonZero, zerosEnd);
}

function radix(reader: Reader, kind: string, isRadixDigit: (c: string) => boolean): void {
  let c = reader.nextc();
  do {
    if (c === "_") c = reader.nextc();
    if (!isRadixDigit(c)) {
      if (isDigit(c)) reader.error(`invalid digit '${c}' in ${kind} literal`);
      reader.backup(c);
      reader.error(`invalid ${kind} literal`);
    }
    do c = reader.nextc();
    while (isRadixDigit(c));
  } while (c === "_");
  if (isDigit(c)) reader.error(`invalid digit '${c}' in ${kind} literal`);
  endOfNumber(reader, c, kind);
}

/** Reads digits with single underscores between them; returns the character after. */
function decimalTail(reader: Reader): string {
  for (;;) {
    let c: string;
    do c = reader.nextc();
    while (isDigit(c));
    if (c !== "_") return c;
    c = reader.nextc();
    if (!isDigit(c)) {
      reader.backup(c);
      reader.error("invalid decimal literal");
    }
  }
}

function afterInteger(reader: Reader, c: string, oldOctal: boolean, zerosEnd: number): void {
  if (c === ".") {
    fraction(reader, reader.nextc());
  } else if (c === "e" || c === "E") {
    exponent(reader, c);
  } else if (c === "j" || c === "J") {
    endOfNumber(reader, reader.nextc(), "imaginary");
  } else if (oldOctal) {
    reader.backup(c);
    // CPython gives these columns in bytes.
    const bytes = (end: number) => utf8Length(reader.text.slice(reader.lineStart, end));
    reader.error(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
      bytes(reader.start) + 1,
      bytes(zerosEnd),
    );
  } else {
    endOfNumber(reader, c, "decimal");
  }
}

function fraction(reader: Reader, c: string): void {
  const next = isDigit(c) ? decimalTail(reader) : c;
  if (next === "e" || next === "E") exponent(reader, next);
  else imaginaryOrEnd(reader, next);
}

function exponent(reader: Reader, e: string): void {
  let c = reader.nextc();
  if (c === "+" || c === "-") {
    c = reader.nextc();
    if (!isDigit(c)) {
      reader.backup(c);
      reader.error("invalid decimal literal");
    }
  } else if (!isDigit(c)) {
    // The e is no exponent: it may begin `else`.
    reader.backup(c);
    endOfNumber(reader, e, "decimal");
    return;
  }
  imaginaryOrEnd(reader, decimalTail(reader));
}

function imaginaryOrEnd(reader: Reader, c: string): void {
  if (c === "j" || c === "J") endOfNumber(reader, reader.nextc(), "imaginary");
  else endOfNumber(reader, c, "decimal");
}

/** Checks that the number, after which `c` has been read, does not run into a name; gives `c` back. */
function endOfNumber(reader: Reader, c: string, kind: string): void {
  const rest = reader.text.slice(reader.cur - 1, reader.cur + 5);
  reader.backup(c);
  if (/^(?:i[fns]|(?:and|else|for|or|not)(?![\w\x80-\uffff]))/.test(rest) && c !== "") {
    reader.warn(`invalid ${kind} literal`);
  } else if (/^\w$/.test(c)) {
    reader.error(`invalid ${kind} literal`);
  }
}
