/**
 * Results of complex functions where a part of the argument is infinite or NaN, as C99's Annex G and CPython's cmath have them.
 *
 * Rows are the kinds of the real part, columns those of the imaginary one: -inf, negative, -0, +0, positive, +inf, NaN. A field is
 * "real|imaginary", with i for infinity, n for NaN, a b c d for pi/4, pi/2, 3pi/4, pi; E is a domain error, a dot is no special
 * case.
 */
const TABLES = {
  acos: [
    "c|i d|i d|i d|-i d|-i c|-i n|i",
    "b|i . . . . b|-i n|n",
    "b|i . . . . b|-i b|n",
    "b|i . . . . b|-i b|n",
    "b|i . . . . b|-i n|n",
    "a|i 0|i 0|i 0|-i 0|-i a|-i n|i",
    "n|i n|n n|n n|n n|n n|-i n|n",
  ],
  acosh: [
    "i|-c i|-d i|-d i|d i|d i|c i|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-a i|-0 i|-0 i|0 i|0 i|a i|n",
    "i|n n|n n|n n|n n|n i|n n|n",
  ],
  asinh: [
    "-i|-a -i|-0 -i|-0 -i|0 -i|0 -i|a -i|n",
    "-i|-b . . . . -i|b n|n",
    "-i|-b . . . . -i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-a i|-0 i|-0 i|0 i|0 i|a i|n",
    "i|n n|n n|-0 n|0 n|n i|n n|n",
  ],
  atanh: [
    "-0|-b -0|-b -0|-b -0|b -0|b -0|b -0|n",
    "-0|-b . . . . -0|b n|n",
    "-0|-b . . . . -0|b -0|n",
    "0|-b . . . . 0|b 0|n",
    "0|-b . . . . 0|b n|n",
    "0|-b 0|-b 0|-b 0|b 0|b 0|b 0|n",
    "0|-b n|n n|n n|n n|n 0|b n|n",
  ],
  cosh: [
    "E . i|0 i|-0 . E i|n",
    "E . . . . E n|n",
    "E . . . . E n|0",
    "E . . . . E n|0",
    "E . . . . E n|n",
    "E . i|-0 i|0 . E i|n",
    "n|n n|n n|0 n|0 n|n n|n n|n",
  ],
  exp: [
    "0|0 . 0|-0 0|0 . 0|0 0|0",
    "E . . . . E n|n",
    "E . . . . E n|n",
    "E . . . . E n|n",
    "E . . . . E n|n",
    "E . i|-0 i|0 . E i|n",
    "n|n n|n n|-0 n|0 n|n n|n n|n",
  ],
  log: [
    "i|-c i|-d i|-d i|d i|d i|c i|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-b . . . . i|b n|n",
    "i|-a i|-0 i|-0 i|0 i|0 i|a i|n",
    "i|n n|n n|n n|n n|n i|n n|n",
  ],
  sinh: [
    "E . -i|-0 -i|0 . E i|n",
    "E . . . . E n|n",
    "E . . . . E 0|n",
    "E . . . . E 0|n",
    "E . . . . E n|n",
    "E . i|-0 i|0 . E i|n",
    "n|n n|n n|-0 n|0 n|n n|n n|n",
  ],
  sqrt: [
    "i|-i 0|-i 0|-i 0|i 0|i i|i n|i",
    "i|-i . . . . i|i n|n",
    "i|-i . . . . i|i n|n",
    "i|-i . . . . i|i n|n",
    "i|-i . . . . i|i n|n",
    "i|-i i|-0 i|-0 i|0 i|0 i|i i|n",
    "i|-i n|n n|n n|n n|n i|i n|n",
  ],
  tanh: [
    "-1|0 . -1|-0 -1|0 . -1|0 -1|0",
    "E . . . . E n|n",
    "E . . . . E n|n",
    "E . . . . E n|n",
    "E . . . . E n|n",
    "1|0 . 1|-0 1|0 . 1|0 1|0",
    "n|n n|n n|-0 n|0 n|n n|n n|n",
  ],
  rect: [
    "E . -i|0 -i|-0 . E i|n",
    "E . . . . E n|n",
    "0|0 . . . . 0|0 0|0",
    "0|0 . . . . 0|0 0|0",
    "E . . . . E n|n",
    "E . i|-0 i|0 . E i|n",
    "n|n n|n n|0 n|0 n|n n|n n|n",
  ],
} as const;

export type SpecialFunction = keyof typeof TABLES;

const VALUES: { readonly [token: string]: number } = {
  "0": 0,
  "1": 1,
  i: Number.POSITIVE_INFINITY,
  n: Number.NaN,
  a: Math.PI / 4,
  b: Math.PI / 2,
  c: 0.75 * Math.PI,
  d: Math.PI,
};

function kindOf(x: number): number {
  if (Number.isNaN(x)) return 6;
  if (!Number.isFinite(x)) return x > 0 ? 5 : 0;
  if (x === 0) return Object.is(x, -0) ? 2 : 3;
  return x > 0 ? 4 : 1;
}

function read(token: string): number {
  return token[0] === "-" ? -VALUES[token.slice(1)] : VALUES[token];
}

const parsed = new Map<SpecialFunction, readonly (readonly string[])[]>();

/** The result for an argument with an infinite or NaN part: "domain" for an error, undefined for no special case. */
export function specialValue(
  name: SpecialFunction,
  real: number,
  imag: number,
): { real: number; imag: number } | "domain" | undefined {
  if (Number.isFinite(real) && Number.isFinite(imag)) return undefined;
  let table = parsed.get(name);
  if (table === undefined) {
    table = TABLES[name].map((row) => row.split(" "));
    parsed.set(name, table);
  }
  const field = table[kindOf(real)][kindOf(imag)];
  if (field === ".") return undefined;
  if (field === "E") return "domain";
  const [re, im] = field.split("|");
  return { real: read(re), imag: read(im) };
}
