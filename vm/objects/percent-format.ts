/**
 * `%`-formatting, shared by str, bytes and bytearray. CPython: unicode_format_arg and _PyBytes_FormatEx.
 *
 * The format is worked on as units (code points, or bytes as latin-1 text); conversions of strings are the dialect's, those of
 * numbers are common. Layout follows C's printf: flags, width, precision.
 */
import { isPyError, overflowError, pyError, typeError, valueError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { asIndex, exactInt } from "../core/ops/index-value.ts";
import { getItemNow } from "../core/ops/items.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple } from "../core/tuple.ts";
import type { Int, Value } from "../core/value.ts";
import { type DoubleType, formatDouble } from "../numeric/format-double.ts";
import { toDecimal } from "../numeric/int-text.ts";
import { toInt } from "./number-conversion.ts";
import type { Text } from "./str-object.ts";
import { cut, unitAt } from "./units.ts";

/** One `%` directive. */
export interface Directive {
  readonly left: boolean;
  readonly plus: boolean;
  readonly blank: boolean;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly width: number;
  /** -1 if none was given. */
  readonly precision: number;
  readonly type: string;
}

/** What str and bytes do differently. */
export interface PercentDialect {
  /** As in "not all arguments converted during string formatting". */
  readonly noun: "string" | "bytes";
  readonly precisionWord: string;
  /** Never taken for a mapping, though it can be subscripted. */
  isText(value: Value): boolean;
  /** A part of the format as a mapping's key. */
  key(text: Text): Value;
  /** The conversions that give text; undefined for types that the dialect does not have. */
  text(value: Value, type: string): Text | undefined;
  /** `%c`. */
  character(value: Value): Text;
  /** The number to format as a float. */
  real(value: Value): number;
  /** The type that the errors of %d, %i and %u name. */
  decimalType(type: string): string;
  /** How an unknown type is shown in the error. */
  unknownType(code: number): string;
}

const MAX_WIDTH = 2 ** 63;
const MAX_PRECISION = 2 ** 31;

class PercentFormatter {
  readonly #dialect: PercentDialect;
  readonly #format: Text;
  readonly #items: readonly Value[];
  readonly #mapping: Value | undefined;
  /** The argument that stands alone, or that a (key) gave; undefined once taken. */
  #single: Value | undefined;
  #fromTuple: boolean;
  #index = 0;
  #at = 0;

  constructor(format: Text, args: Value, dialect: PercentDialect) {
    this.#format = format;
    this.#dialect = dialect;
    this.#fromTuple = args instanceof PyTuple;
    this.#items = args instanceof PyTuple ? args.items : [];
    this.#single = args instanceof PyTuple ? undefined : args;
    const isMapping = typeOf(args).slots.getitem !== undefined && !(args instanceof PyTuple || dialect.isText(args));
    this.#mapping = isMapping ? args : undefined;
  }

  run(): Text[] {
    const format = this.#format;
    const parts: Text[] = [];
    const percent = typeof format === "string" ? () => format.indexOf("%", this.#at) : () => format.indexOf(37, this.#at);
    for (;;) {
      const found = percent();
      if (found !== this.#at) parts.push(cut(format, this.#at, found < 0 ? format.length : found));
      if (found < 0) break;
      this.#at = found + 1;
      if (this.#peek() === 37) {
        this.#at++;
        parts.push("%");
      } else parts.push(...this.#directive());
    }
    const unused = this.#fromTuple ? this.#index < this.#items.length : this.#single !== undefined;
    if (unused && this.#mapping === undefined) {
      throw typeError(`not all arguments converted during ${this.#dialect.noun} formatting`);
    }
    return parts;
  }

  #peek(): number {
    return this.#at < this.#format.length ? unitAt(this.#format, this.#at) : -1;
  }

  #nextArgument(): Value {
    if (this.#fromTuple) {
      if (this.#index < this.#items.length) return this.#items[this.#index++]!;
    } else if (this.#single !== undefined) {
      const value = this.#single;
      this.#single = undefined;
      return value;
    }
    throw typeError("not enough arguments for format string");
  }

  #directive(): Text[] {
    if (this.#peek() === 40) this.#takeKeyed();
    const flags = this.#readFlags();
    let left = flags.has(45);
    let width = this.#readCount(MAX_WIDTH, "width", "ssize_t");
    if (width !== undefined && width < 0) {
      left = true;
      width = -width;
    }
    let precision = -1;
    if (this.#peek() === 46) {
      this.#at++;
      precision = Math.max(0, this.#readCount(MAX_PRECISION, this.#dialect.precisionWord, "int") ?? 0);
    }
    if (this.#peek() === 104 || this.#peek() === 108 || this.#peek() === 76) this.#at++;
    const code = this.#peek();
    if (code < 0) throw valueError("incomplete format");
    const position = this.#at++;
    return this.#convert({
      left,
      plus: flags.has(43),
      blank: flags.has(32),
      alternate: flags.has(35),
      zero: flags.has(48),
      width: width ?? 0,
      precision,
      type: String.fromCodePoint(code),
      code,
      position,
    });
  }

  /** `(key)`: the mapping's item becomes the only argument. */
  #takeKeyed(): void {
    if (this.#mapping === undefined) throw typeError("format requires a mapping");
    const start = ++this.#at;
    for (let open = 1; open > 0; this.#at++) {
      const code = this.#peek();
      if (code < 0) throw valueError("incomplete format key");
      if (code === 40) open++;
      else if (code === 41) open--;
    }
    this.#single = getItemNow(this.#mapping, this.#dialect.key(cut(this.#format, start, this.#at - 1)));
    this.#fromTuple = false;
  }

  #readFlags(): Set<number> {
    const flags = new Set<number>();
    for (let code = this.#peek(); code === 45 || code === 43 || code === 32 || code === 35 || code === 48; code = this.#peek()) {
      flags.add(code);
      this.#at++;
    }
    return flags;
  }

  /** Digits, or `*` and an argument; undefined if there is neither. */
  #readCount(limit: number, what: string, cType: string): number | undefined {
    if (this.#peek() === 42) {
      this.#at++;
      const count = exactInt(this.#nextArgument());
      if (count === undefined) throw typeError("* wants int");
      if (count >= limit || count < -limit) throw overflowError(`Python int too large to convert to C ${cType}`);
      return Number(count);
    }
    let count: number | undefined;
    for (let code = this.#peek(); code >= 48 && code <= 57; code = this.#peek()) {
      count = (count ?? 0) * 10 + code - 48;
      if (count >= limit) throw valueError(`${what} too big`);
      this.#at++;
    }
    return count;
  }

  #convert(directive: Directive & { readonly code: number; readonly position: number }): Text[] {
    const value = this.#nextArgument();
    const { type, precision } = directive;
    switch (type) {
      case "c":
        return layOutText(this.#dialect.character(value), directive);
      case "d":
      case "i":
      case "u":
      case "o":
      case "x":
      case "X":
        return layOutNumber(formatInteger(value, directive, this.#dialect), directive);
      case "e":
      case "E":
      case "f":
      case "F":
      case "g":
      case "G": {
        const real = this.#dialect.real(value);
        const body = formatDouble(real, type as DoubleType, precision < 0 ? 6 : precision, { alternate: directive.alternate });
        return layOutNumber(body, { ...directive, alternate: false });
      }
    }
    const text = this.#dialect.text(value, type);
    if (text === undefined) {
      const { code, position } = directive;
      const shown = this.#dialect.unknownType(code);
      throw valueError(`unsupported format character '${shown}' (0x${code.toString(16)}) at index ${position}`);
    }
    return layOutText(precision >= 0 && precision < text.length ? cut(text, 0, precision) : text, directive);
  }
}

/** The number's text: sign, digits (with zeros up to the precision), no prefix. */
function formatInteger(value: Value, { type, precision }: Directive, dialect: PercentDialect): string {
  const int = integerOf(value, type, dialect);
  const magnitude = int < 0 ? -int : int;
  const digits =
    type === "o" ? magnitude.toString(8) : type === "x" || type === "X" ? magnitude.toString(16) : toDecimal(magnitude);
  const shown = (type === "X" ? digits.toUpperCase() : digits).padStart(precision, "0");
  return int < 0 ? `-${shown}` : shown;
}

function integerOf(value: Value, type: string, dialect: PercentDialect): Int {
  const exact = exactInt(value);
  if (exact !== undefined) return exact;
  const { slots } = typeOf(value);
  const inBase = type === "o" || type === "x" || type === "X";
  const isNumber = inBase ? slots.index !== undefined : (slots.int ?? slots.index ?? slots.float) !== undefined;
  try {
    if (isNumber) return settle(inBase ? asIndex(value) : toInt(value)) as Int;
  } catch (error) {
    if (!isPyError(error, "TypeError")) throw error;
  }
  const wanted = inBase ? "an integer is required" : "a real number is required";
  const shown = inBase ? type : dialect.decimalType(type);
  throw typeError(`%${shown} format: ${wanted}, not ${typeOf(value).name}`);
}

function layOutText(text: Text, { left, width }: Directive): Text[] {
  const missing = width - text.length;
  if (missing <= 0) return [text];
  const padding = spaces(missing);
  return left ? [text, padding] : [padding, text];
}

function spaces(count: number): string {
  if (count > 2 ** 29) throw pyError("MemoryError");
  return " ".repeat(count);
}

function layOutNumber(body: string, { left, plus, blank, alternate, zero, width, type }: Directive): Text[] {
  const negative = body[0] === "-";
  const sign = negative ? "-" : plus ? "+" : blank ? " " : "";
  const prefix = alternate && "oxX".includes(type) ? `0${type}` : "";
  const digits = negative ? body.slice(1) : body;
  const missing = Math.max(0, width - sign.length - prefix.length - digits.length);
  if (left) return [sign + prefix + digits + spaces(missing)];
  if (zero) return [sign + prefix + spaces(missing).replaceAll(" ", "0") + digits];
  return [spaces(missing) + sign + prefix + digits];
}

/** format % args, in pieces. */
export function formatPercent(format: Text, args: Value, dialect: PercentDialect): Text[] {
  return new PercentFormatter(format, args, dialect).run();
}
