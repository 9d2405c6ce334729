/**
 * The tables of the East Asian codecs: which code stands for which character. They come from the platform's own decoders (Node's
 * TextDecoder) when a codec is first used, cut down and corrected to what Python's codec of the name knows.
 */

/** The single bytes, pairs and triples of a character set. */
export interface MultibyteTable {
  /** By byte; 0 for none. ASCII is left out. */
  readonly singles: Int32Array;
  /** True for bytes that a longer code can start with. */
  readonly isLead: (byte: number) => boolean;
  /** By lead * 256 + trail; 0 for none. */
  readonly pairs: Int32Array;
  /** By the bytes after 0x8f; null where there are none. */
  readonly triples: Int32Array | null;
  /** Code point to code: one, two or three bytes as one number. */
  readonly codes: ReadonlyMap<number, number>;
}

interface Recipe {
  /** The platform's name for the nearest encoding. */
  readonly label: string;
  /** True for pairs that belong to the set. */
  readonly has: (lead: number, trail: number, cp: number) => boolean;
  readonly singles?: readonly [code: number, cp: number][];
  /** Bytes that a pair can start with; all but ASCII, if left out. */
  readonly isLead?: (byte: number) => boolean;
  /** Half-width katakana as single bytes. */
  readonly kana?: boolean;
  /** Runs of pairs where the platform differs. */
  readonly runs?: readonly Run[];
  /** Characters that are encoded by another code than the first that stands for them. */
  readonly preferred?: readonly [cp: number, code: number][];
  readonly triples?: boolean;
}

/** `count` pairs from `code` on, in the order of trails, for consecutive characters. */
type Run = readonly [code: number, cp: number, count?: number];

const isPrivate = (cp: number): boolean => cp >= 0xe000 && cp < 0xf900;
const both = (lead: number, trail: number): boolean => lead >= 0xa1 && trail >= 0xa1;

/** What Microsoft's Japanese tables changed in JIS X 0208, by row and cell. */
const JIS_SYMBOLS = [
  [0x2141, 0x301c],
  [0x2142, 0x2016],
  [0x215d, 0x2212],
  [0x2171, 0xa2],
  [0x2172, 0xa3],
  [0x224c, 0xac],
] as const;

/** A JIS X 0208 code as a Shift JIS one. */
function shifted(jis: number): number {
  const row = (jis >> 8) - 0x21;
  const cell = (jis & 0xff) - 0x21 + (row % 2 === 0 ? 0 : 94);
  const lead = (row >> 1) + (row < 62 ? 0x81 : 0xc1);
  return (lead << 8) | (cell + (cell < 63 ? 0x40 : 0x41));
}

/** The part of Big5 that the platform gives to private use: kana, Cyrillic, numbers in circles and brackets. */
const BIG5_ETEN: readonly Run[] = [
  [0xc6a1, 0x30fe],
  [0xc6a2, 0x309d, 2],
  [0xc6a4, 0x3005],
  [0xc6a5, 0x3041, 83],
  [0xc6f8, 0x30a1, 86],
  [0xc7b1, 0x414, 2],
  [0xc7b3, 0x401],
  [0xc7b4, 0x416, 7],
  [0xc7bb, 0x423, 19],
  [0xc7ce, 0x451],
  [0xc7cf, 0x436, 26],
  [0xc7e9, 0x2460, 10],
  [0xc7f3, 0x2474, 10],
];

/** Codes of GB 18030 that later editions moved out of private use. */
const GB18030_PRIVATE: readonly Run[] = [
  [0xa3a0, 0xe5e5],
  [0xa6d9, 0xe78d, 7],
  [0xa6ec, 0xe794, 2],
  [0xa6f3, 0xe796],
  [0xa8bc, 0xe7c7],
  [0xfe59, 0xe81e],
  [0xfe61, 0xe826],
  [0xfe66, 0xe82b, 2],
  [0xfe6d, 0xe832],
  [0xfe7e, 0xe843],
  [0xfe90, 0xe854],
  [0xfea0, 0xe864],
];

const isGb2312 = (lead: number, trail: number, cp: number): boolean => {
  if (!both(lead, trail) || isPrivate(cp) || lead > 0xf7 || (lead > 0xa9 && lead < 0xb0)) return false;
  const code = (lead << 8) | trail;
  if (code === 0xa2e3) return false;
  return !((code <= 0xa2aa && code >= 0xa2a1) || (code >= 0xa6d9 && code <= 0xa6f5) || (code >= 0xa8bb && code <= 0xa8c0));
};

const isGbk = (lead: number, trail: number, cp: number): boolean => {
  const code = (lead << 8) | trail;
  if (isPrivate(cp) || code === 0xa2e3 || code === 0xa3a0 || code === 0xa8bc || code === 0xa8bf) return false;
  if ((lead === 0xfe && trail > 0x4f) || (cp >= 0xfe10 && cp <= 0xfe19)) return false;
  return !(code >= 0xa989 && code <= 0xa995);
};

/** The Korean syllables beyond KS X 1001 fill the codes before and between its rows, in order. */
function* hangulExtension(known: Int32Array): Generator<Run> {
  const inStandard = new Set<number>(known);
  const trails = [...range(0x41, 0x5a), ...range(0x61, 0x7a), ...range(0x81, 0xfe)];
  let cp = 0xac00;
  for (let lead = 0x81; lead <= 0xc6; lead++) {
    for (const trail of trails) {
      if (lead > 0xa0 && trail > 0xa0) break;
      while (inStandard.has(cp)) cp++;
      if (cp > 0xd7a3) return;
      yield [(lead << 8) | trail, cp++];
    }
  }
}

function* range(first: number, last: number): Generator<number> {
  for (let i = first; i <= last; i++) yield i;
}

const isShiftJisLead = (byte: number): boolean => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);

const RECIPES: Readonly<Record<string, Recipe>> = {
  shift_jis: {
    label: "shift_jis",
    has: (lead) => (lead <= 0x9f || (lead >= 0xe0 && lead <= 0xea)) && lead !== 0x87,
    isLead: isShiftJisLead,
    kana: true,
    runs: JIS_SYMBOLS.map(([jis, cp]) => [shifted(jis), cp]),
    preferred: [
      [0xa5, 0x5c],
      [0x203e, 0x7e],
    ],
  },
  cp932: {
    label: "shift_jis",
    has: () => true,
    isLead: isShiftJisLead,
    kana: true,
    singles: [
      [0x80, 0x80],
      [0xa0, 0xf8f0],
      [0xfd, 0xf8f1],
      [0xfe, 0xf8f2],
      [0xff, 0xf8f3],
    ],
    preferred: [
      [0x2252, 0x81e0],
      [0x2261, 0x81df],
      [0x222b, 0x81e7],
      [0x221a, 0x81e3],
      [0x22a5, 0x81db],
      [0x2220, 0x81da],
      ...JIS_SYMBOLS.map(([jis, cp]): [number, number] => [cp, shifted(jis)]),
    ],
  },
  euc_jp: {
    label: "euc-jp",
    has: (lead, trail) => both(lead, trail) && lead !== 0xad && lead < 0xf9,
    runs: [...JIS_SYMBOLS.map(([jis, cp]): Run => [jis | 0x8080, cp]), [0x8ea1, 0xff61, 63]],
    triples: true,
    preferred: [
      [0xa5, 0x5c],
      [0x203e, 0x7e],
    ],
  },
  gb2312: {
    label: "gbk",
    has: isGb2312,
    runs: [
      [0xa1a4, 0x30fb],
      [0xa1aa, 0x2015],
    ],
  },
  gbk: { label: "gbk", has: isGbk },
  gb18030: { label: "gb18030", has: () => true, runs: GB18030_PRIVATE },
  big5: {
    label: "big5",
    has: (lead, trail, cp) => {
      const code = (lead << 8) | trail;
      return lead >= 0xa1 && !isPrivate(cp) && code !== 0xa3e1 && code < 0xf9d6;
    },
    runs: [
      [0xa145, 0x2022],
      [0xa14e, 0xff64],
      [0xa1c2, 0x203e],
      [0xa1e3, 0x223c],
      [0xa1f2, 0x2641],
      [0xa1f3, 0x2609],
      [0xa241, 0xff0f],
      [0xa242, 0xff3c],
      [0xa244, 0xa5],
      [0xa246, 0xa2, 2],
      ...BIG5_ETEN,
    ],
    preferred: [
      [0xff0f, 0xa241],
      [0xff3c, 0xa242],
      [0x5341, 0xa451],
      [0x5345, 0xa4ca],
    ],
  },
  cp950: {
    label: "big5",
    has: (lead, _trail, cp) => lead >= 0xa1 && !isPrivate(cp),
    runs: BIG5_ETEN,
    preferred: [
      [0x5341, 0xa451],
      [0x5345, 0xa4ca],
      [0xa2, 0xa246],
      [0xa3, 0xa247],
      [0xa5, 0xa244],
      [0x2022, 0xa145],
      [0x203e, 0xa1c2],
      [0x223c, 0xa1e3],
      [0x2609, 0xa1f3],
      [0x2641, 0xa1f2],
      [0xff64, 0xa14e],
    ],
  },
  euc_kr: {
    label: "euc-kr",
    has: (lead, trail, cp) => both(lead, trail) && !isPrivate(cp) && ((lead << 8) | trail) !== 0xa4d4,
    runs: [
      [0xa2e6, 0x20ac],
      [0xa2e7, 0xae],
    ],
    preferred: [[0x3164, 0xa4d4]],
  },
  cp949: {
    label: "euc-kr",
    has: (lead, trail, cp) => both(lead, trail) && !isPrivate(cp),
    runs: [
      [0xa2e6, 0x20ac],
      [0xa2e7, 0xae],
    ],
  },
};

const made = new Map<string, MultibyteTable>();

/** The table of a codec; undefined for one that is not known. Takes some 50 ms the first time. */
export function multibyteTable(name: string): MultibyteTable | undefined {
  const recipe = RECIPES[name];
  if (recipe === undefined) return undefined;
  let table = made.get(name);
  if (table === undefined) {
    table = make(name, recipe);
    made.set(name, table);
  }
  return table;
}

function make(name: string, recipe: Recipe): MultibyteTable {
  const decoder = new TextDecoder(recipe.label, { fatal: true });
  const singles = new Int32Array(256);
  if (recipe.kana) for (let byte = 0xa1; byte <= 0xdf; byte++) singles[byte] = 0xff61 + byte - 0xa1;
  for (const [byte, cp] of recipe.singles ?? []) singles[byte] = cp;
  const pairs = new Int32Array(65536);
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    if (singles[lead] !== 0) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const cp = decodeOne(decoder, [lead, trail]);
      if (cp !== 0 && recipe.has(lead, trail, cp)) pairs[(lead << 8) | trail] = cp;
    }
  }
  for (const run of recipe.runs ?? []) fill(pairs, run);
  if (name === "cp949") for (const run of [...hangulExtension(pairs)]) fill(pairs, run);
  const triples = recipe.triples ? threeByteTable(decoder) : null;
  const isLead = recipe.isLead ?? (() => true);
  return { singles, isLead, pairs, triples, codes: invert(singles, pairs, triples, recipe.preferred ?? []) };
}

type Decoder = InstanceType<typeof TextDecoder>;

/** The character of a code beyond ASCII; 0 if there is none. */
function decodeOne(decoder: Decoder, bytes: number[]): number {
  try {
    const text = decoder.decode(Uint8Array.from(bytes));
    const cp = text.codePointAt(0)!;
    return cp > 0x7f && text.length === (cp > 0xffff ? 2 : 1) ? cp : 0;
  } catch {
    return 0;
  }
}

function fill(pairs: Int32Array, [code, cp, count = 1]: Run): void {
  let at = code;
  for (let i = 0; i < count; i++) {
    pairs[at] = cp + i;
    // Big5's trails stop at 0xfe and go on in the next row.
    at = (at & 0xff) === 0xfe ? (at & 0xff00) + 0x140 : (at & 0xff) === 0x7e ? at + 0x23 : at + 1;
  }
}

/** JIS X 0212. */
function threeByteTable(decoder: Decoder): Int32Array {
  const triples = new Int32Array(65536);
  // The rows after these are extensions of other makers.
  for (let row = 0xa1; row <= 0xed; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const cp = decodeOne(decoder, [0x8f, row, cell]);
      if (cp !== 0) triples[(row << 8) | cell] = cp;
    }
  }
  triples[0xa2b7] = 0x7e;
  return triples;
}

function invert(
  singles: Int32Array,
  pairs: Int32Array,
  triples: Int32Array | null,
  preferred: readonly [number, number][],
): Map<number, number> {
  const codes = new Map<number, number>();
  const add = (table: Int32Array, prefix: number): void => {
    table.forEach((cp, code) => {
      if (cp > 0x7f && !codes.has(cp)) codes.set(cp, prefix | code);
    });
  };
  add(singles, 0);
  add(pairs, 0);
  if (triples !== null) add(triples, 0x8f0000);
  for (const [cp, code] of preferred) codes.set(cp, code);
  return codes;
}
