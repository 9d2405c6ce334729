/**
 * Struct format strings: parsing them into fields with offsets, and the total size. CPython: prepare_s of _struct.c.
 *
 * Knows nothing of values.
 */

/** What a format character stands for. */
export type FieldKind = "int" | "uint" | "float" | "bool" | "char" | "string" | "pascal" | "pointer";

/** One value of a packed struct, or `count` equal ones in a row. */
export interface Field {
  readonly code: string;
  readonly kind: FieldKind;
  /** Bytes of one value; of the whole string for s and p. */
  readonly size: number;
  readonly offset: number;
  /** The safe integers that an int field can hold. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

export interface StructFormat {
  readonly text: string;
  readonly little: boolean;
  /** True for `@`: a float that is too large becomes an infinity, as in C. */
  readonly native: boolean;
  readonly fields: readonly Field[];
  readonly size: number;
  /** Number of values. */
  readonly length: number;
}

/** Kind, size with the machine's conventions (a 64-bit Unix), standard size (0 where there is none). */
const CODES: { readonly [code: string]: readonly [FieldKind | "pad", number, number] | undefined } = {
  x: ["pad", 1, 1],
  c: ["char", 1, 1],
  b: ["int", 1, 1],
  B: ["uint", 1, 1],
  "?": ["bool", 1, 1],
  h: ["int", 2, 2],
  H: ["uint", 2, 2],
  i: ["int", 4, 4],
  I: ["uint", 4, 4],
  l: ["int", 8, 4],
  L: ["uint", 8, 4],
  q: ["int", 8, 8],
  Q: ["uint", 8, 8],
  n: ["int", 8, 0],
  N: ["uint", 8, 0],
  P: ["pointer", 8, 0],
  e: ["float", 2, 2],
  f: ["float", 4, 4],
  d: ["float", 8, 8],
  s: ["string", 1, 1],
  p: ["pascal", 1, 1],
};

/** Larger sizes do not fit Py_ssize_t. */
const MAX_SIZE = 2 ** 63;

/** Parses a format; `fail` raises struct.error. */
export function parseFormat(text: string, fail: (message: string) => never): StructFormat {
  if (text.includes("\0")) fail("embedded null character");
  const order = "@=<>!".includes(text[0] ?? "@") ? (text[0] ?? "@") : "";
  const native = order === "@" || order === "";
  const fields: Field[] = [];
  let size = 0;
  let length = 0;
  const item = /[ \t\n\v\f\r]+|(\d*)([^\d])|\d+$/gsy;
  item.lastIndex = order === "" || text === "" ? 0 : 1;
  while (item.lastIndex < text.length) {
    const match = item.exec(text) as RegExpExecArray;
    const [, digits, code] = match;
    if (code === undefined) {
      if (/\d/.test(match[0])) fail("repeat count given without format specifier");
      continue;
    }
    const known = CODES[code];
    const unit = known === undefined ? 0 : native ? known[1] : known[2];
    if (known === undefined || unit === 0) return fail("bad char in struct format");
    const kind = known[0];
    const count = digits === "" ? 1 : Number(digits);
    const aligned = native && kind !== "string" && kind !== "pascal" ? Math.ceil(size / unit) * unit : size;
    if (aligned + count * unit >= MAX_SIZE) fail("total struct size too long");
    size = aligned + count * unit;
    if (kind === "pad") continue;
    if (kind === "string" || kind === "pascal") {
      fields.push({ code, kind, size: count, offset: aligned, low: 0, high: 0, count: 1 });
      length += 1;
    } else if (count > 0) {
      const span = unit === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (8 * unit) - 1;
      const [low, high] = kind === "int" && unit < 8 ? [-(span + 1) / 2, (span - 1) / 2] : [kind === "int" ? -span : 0, span];
      fields.push({ code, kind, size: unit, offset: aligned, low, high, count });
      length += count;
    }
  }
  return { text, little: order !== ">" && order !== "!", native, fields, size, length };
}
