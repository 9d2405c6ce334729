/**
 * Reads Unicode 15.1 data at build time. `@unicode/unicode-15.1.0` has categories, bidirectional classes, names and case
 * mappings; what it lacks (combining classes, decompositions, numeric values, East Asian widths, named sequences and
 * Unicode 3.2.0's differences) is asked of the `unicodedata` module inside the `pyodide` package, which carries the same
 * version. Must not know how the tables are stored.
 */

const PACKAGE = "@unicode/unicode-15.1.0";
export const MAX_CODE_POINT = 0x10ffff;

async function load(path: string): Promise<unknown> {
  const module = (await import(`${PACKAGE}/${path}`)) as { default: unknown };
  return module.default;
}

/** Code point -> code points; the package stores a single target as a number. */
async function loadMapping(path: string): Promise<Map<number, number[]>> {
  const map = (await load(`${path}/code-points.mjs`)) as Map<number, number | number[]>;
  return new Map([...map].map(([from, to]) => [from, typeof to === "number" ? [to] : [...to]]));
}

/** The members of one property value. */
export async function loadSet(path: string): Promise<Set<number>> {
  return new Set((await load(`${path}/code-points.mjs`)) as number[]);
}

export interface CaseData {
  readonly upper: Map<number, number[]>;
  readonly lower: Map<number, number[]>;
  readonly title: Map<number, number[]>;
  /** Only where the unconditional special casing applies. */
  readonly specialUpper: Map<number, number[]>;
  readonly specialLower: Map<number, number[]>;
  readonly specialTitle: Map<number, number[]>;
  /** Common and full folding (statuses C and F of CaseFolding.txt). */
  readonly fold: Map<number, number[]>;
}

export async function loadCase(): Promise<CaseData> {
  const fold = await loadMapping("Case_Folding/C");
  for (const [from, to] of await loadMapping("Case_Folding/F")) fold.set(from, to);
  return {
    upper: await loadMapping("Simple_Case_Mapping/Uppercase"),
    lower: await loadMapping("Simple_Case_Mapping/Lowercase"),
    title: await loadMapping("Simple_Case_Mapping/Titlecase"),
    specialUpper: await loadMapping("Special_Casing/Uppercase"),
    specialLower: await loadMapping("Special_Casing/Lowercase"),
    specialTitle: await loadMapping("Special_Casing/Titlecase"),
    fold,
  };
}

/** Long value names of a property -> the short names Python reports. */
const CATEGORIES: Record<string, string> = {
  Uppercase_Letter: "Lu",
  Lowercase_Letter: "Ll",
  Titlecase_Letter: "Lt",
  Modifier_Letter: "Lm",
  Other_Letter: "Lo",
  Nonspacing_Mark: "Mn",
  Spacing_Mark: "Mc",
  Enclosing_Mark: "Me",
  Decimal_Number: "Nd",
  Letter_Number: "Nl",
  Other_Number: "No",
  Connector_Punctuation: "Pc",
  Dash_Punctuation: "Pd",
  Open_Punctuation: "Ps",
  Close_Punctuation: "Pe",
  Initial_Punctuation: "Pi",
  Final_Punctuation: "Pf",
  Other_Punctuation: "Po",
  Math_Symbol: "Sm",
  Currency_Symbol: "Sc",
  Modifier_Symbol: "Sk",
  Other_Symbol: "So",
  Space_Separator: "Zs",
  Line_Separator: "Zl",
  Paragraph_Separator: "Zp",
  Control: "Cc",
  Format: "Cf",
  Surrogate: "Cs",
  Private_Use: "Co",
};

const BIDI_CLASSES: Record<string, string> = {
  Arabic_Letter: "AL",
  Arabic_Number: "AN",
  Boundary_Neutral: "BN",
  Common_Separator: "CS",
  European_Number: "EN",
  European_Separator: "ES",
  European_Terminator: "ET",
  First_Strong_Isolate: "FSI",
  Left_To_Right: "L",
  Left_To_Right_Embedding: "LRE",
  Left_To_Right_Isolate: "LRI",
  Left_To_Right_Override: "LRO",
  Nonspacing_Mark: "NSM",
  Other_Neutral: "ON",
  Paragraph_Separator: "B",
  Pop_Directional_Format: "PDF",
  Pop_Directional_Isolate: "PDI",
  Right_To_Left: "R",
  Right_To_Left_Embedding: "RLE",
  Right_To_Left_Isolate: "RLI",
  Right_To_Left_Override: "RLO",
  Segment_Separator: "S",
  White_Space: "WS",
};

async function loadValues(property: string, names: Record<string, string>, missing: string): Promise<string[]> {
  const out = new Array<string>(MAX_CODE_POINT + 1).fill(missing);
  for (const [long, short] of Object.entries(names)) {
    for (const cp of await loadSet(`${property}/${long}`)) out[cp] = short;
  }
  return out;
}

/** General category by code point; `Cn` where unassigned. */
export function loadCategories(): Promise<string[]> {
  return loadValues("General_Category", CATEGORIES, "Cn");
}

/** Bidirectional class by code point, as the character data file gives it: unassigned ones have none. */
export async function loadBidi(categories: readonly string[]): Promise<string[]> {
  const out = await loadValues("Bidi_Class", BIDI_CLASSES, "");
  // The package fills in the defaults of unassigned code points; Python reports the data file, which has none there.
  return out.map((value, cp) => (categories[cp] === "Cn" ? "" : value));
}

export interface NameData {
  readonly names: Map<number, string>;
  /** Code points named CJK UNIFIED IDEOGRAPH-hex. */
  readonly cjk: readonly number[];
  readonly aliases: readonly (readonly [number, string])[];
}

/** Names that are not made by rule, and all aliases, the latter in code point order within each kind. */
export async function loadNames(): Promise<NameData> {
  const all = (await load("Names/index.mjs")) as Map<number, string>;
  const names = new Map<number, string>();
  const cjk: number[] = [];
  // Made names and placeholders ("CJK Ideograph", "<control>", "Private Use") are told by their small letters.
  for (const [cp, name] of all) {
    if (/^[A-Z0-9 -]+$/.test(name)) names.set(cp, name);
    else if (name.startsWith("CJK Ideograph")) cjk.push(cp);
  }
  const aliases: [number, string][] = [];
  for (const kind of ["Abbreviation", "Alternate", "Control", "Correction", "Figment"]) {
    const table = (await load(`Names/${kind}/index.mjs`)) as Record<string, string[]>;
    for (const [cp, list] of Object.entries(table)) for (const alias of list) aliases.push([Number(cp), alias]);
  }
  return { names, cjk, aliases };
}

/**
 * What only the `unicodedata` of the `pyodide` package can tell. Planes 4 to 13 are unassigned and planes 15 and 16 are
 * private: they are not asked about.
 */
export interface PythonData {
  readonly version: string;
  /** Canonical combining class where it is not 0. */
  readonly combining: [number, number][];
  /** East Asian width where it is not N (below plane 15; private use there is A). */
  readonly eastAsian: [number, string][];
  /** `unicodedata.decomposition`: tag and hexadecimal code points; only the non-empty ones. */
  readonly decomposition: [number, string][];
  /** Numeric value, as the shortest decimal of the double. */
  readonly numeric: [number, string][];
  readonly decimal: [number, number][];
  readonly digit: [number, number][];
  /** Named sequences: name and code points. */
  readonly sequences: [string, number[]][];
  /** Unicode 3.2.0 where it differs: code point, category, bidirectional, width, mirrored, decimal (-1: none). */
  readonly old: [number, string, string, string, number, number][];
  /** Canonical decompositions that Unicode 3.2.0 had otherwise. */
  readonly oldDecomposition: [number, number][];
}

const DUMP = `
import ctypes, json, unicodedata as u
o = u.ucd_3_2_0
every = [*range(0x40000), *range(0xE0000, 0xE1000)]
def some(f):
    return [(i, v) for i in every if (v := f(chr(i), None)) is not None]
get = ctypes.pythonapi.PyCapsule_GetPointer
get.restype, get.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]
table = ctypes.cast(get(u._ucnhash_CAPI, b'unicodedata._ucnhash_CAPI'), ctypes.POINTER(ctypes.c_void_p))
getname = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_uint32, ctypes.c_char_p, ctypes.c_int, ctypes.c_int)(table[0])
buffer = ctypes.create_string_buffer(512)
hidden = [buffer.value.decode() for i in range(0xF0000, 0xF1000) if getname(i, buffer, 512, 1)]
found = [(n, [ord(c) for c in u.lookup(n)]) for n in hidden]
old = []
for i in every:
    c = chr(i)
    then = (o.category(c), o.bidirectional(c), o.east_asian_width(c), o.mirrored(c), o.decimal(c, -1))
    if then != (u.category(c), u.bidirectional(c), u.east_asian_width(c), u.mirrored(c), u.decimal(c, -1)):
        old.append((i, *then))
json.dumps({
    'version': u.unidata_version,
    'combining': [(i, v) for i in every if (v := u.combining(chr(i)))],
    'eastAsian': [(i, v) for i in every if (v := u.east_asian_width(chr(i))) != 'N'],
    'decomposition': [(i, d) for i in every if (d := u.decomposition(chr(i)))],
    'numeric': [(i, repr(v)) for i, v in some(u.numeric)],
    'decimal': some(u.decimal),
    'digit': some(u.digit),
    'sequences': [(n, v) for n, v in found if len(v) > 1],
    'old': old,
    'oldDecomposition': [(i, ord(o.normalize('NFD', chr(i)))) for i in every
        if o.category(chr(i)) != 'Cn' and u.normalize('NFD', chr(i)) != o.normalize('NFD', chr(i))],
})
`;

/** Starts the interpreter in the `pyodide` package (about two seconds) and asks its `unicodedata`. */
export async function loadPythonData(): Promise<PythonData> {
  const { loadPyodide } = await import("pyodide");
  const python = await loadPyodide();
  return JSON.parse(python.runPython(DUMP) as string) as PythonData;
}
