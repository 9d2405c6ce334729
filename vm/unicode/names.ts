/**
 * Character names: from code point to name and back, with aliases and named sequences. The name file (about 100 KB
 * compressed) is read on first use. Must not know Python objects; format in `build/unicode/names.ts`.
 */

import { readFileSync } from "node:fs";

interface Names {
  readonly byPoint: Map<number, string>;
  /** Names, aliases and sequences to their code points; built when first looked up. */
  byName: Map<string, readonly number[]> | undefined;
  readonly aliases: readonly (readonly [string, readonly number[]])[];
  readonly ideographs: readonly (readonly [number, number])[];
}

/** Where the build puts the name file, seen from the sources and from a bundle in `dist/`. */
const PLACES = ["../../build/out/unicode-names.bin", "./unicode-names.bin", "../build/out/unicode-names.bin"];

const S_BASE = 0xac00;
const S_COUNT = 11172;
const LEADS = "G GG N D DD R M B BB S SS  J JJ C K T P H".split(" ");
const VOWELS = "A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I".split(" ");
const TAILS = " G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H".split(" ");

let names: Names | undefined;

function readNameFile(): string {
  for (const place of PLACES) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(new URL(place, import.meta.url));
    } catch {
      continue;
    }
    // Loading zlib costs more than start-up may.
    return process.getBuiltinModule("node:zlib").brotliDecompressSync(bytes).toString("latin1");
  }
  throw new Error("the character name file (unicode-names.bin) is missing: run the build");
}

const hex = (cp: number): string => cp.toString(16).toUpperCase();

function load(): Names {
  const byPoint = new Map<number, string>();
  const aliases: [string, number[]][] = [];
  const ideographs: [number, number][] = [];
  const parse = (text: string): number => Number.parseInt(text, 16);
  let next = 0;
  for (const line of readNameFile().split("\n")) {
    switch (line[0]) {
      case "@":
        next = parse(line.slice(1));
        break;
      case "=": {
        const space = line.indexOf(" ");
        aliases.push([line.slice(space + 1), [parse(line.slice(1, space))]]);
        break;
      }
      case "+": {
        const words = line.slice(1).split(" ");
        const count = Number(words[0]);
        aliases.push([words.slice(count + 1).join(" "), words.slice(1, count + 1).map(parse)]);
        break;
      }
      case "!": {
        const [from, to] = line.slice(1).split(" ");
        ideographs.push([parse(from!), parse(to!)]);
        break;
      }
      default:
        byPoint.set(next, line.endsWith("-") ? line + hex(next) : line);
        next++;
    }
  }
  names = { byPoint, byName: undefined, aliases, ideographs };
  return names;
}

function isIdeograph(cp: number, n: Names): boolean {
  return n.ideographs.some(([from, to]) => cp >= from && cp <= to);
}

/** The name of a code point, or undefined. Aliases are not names. */
export function nameOf(cp: number): string | undefined {
  const s = cp - S_BASE;
  if (s >= 0 && s < S_COUNT) {
    const lead = LEADS[Math.floor(s / 588)];
    return `HANGUL SYLLABLE ${lead}${VOWELS[Math.floor((s % 588) / 28)]}${TAILS[s % 28]}`;
  }
  const n = names ?? load();
  if (isIdeograph(cp, n)) return `CJK UNIFIED IDEOGRAPH-${hex(cp)}`;
  return n.byPoint.get(cp);
}

/** The longest of `parts` that `text` has at `at`: its number, or -1. */
function longestPart(parts: readonly string[], text: string, at: number): number {
  let best = -1;
  for (let i = 0; i < parts.length; i++) {
    if (text.startsWith(parts[i]!, at) && (best < 0 || parts[i]!.length > parts[best]!.length)) best = i;
  }
  return best;
}

function lookupHangul(name: string): readonly number[] | undefined {
  let at = "HANGUL SYLLABLE ".length;
  let s = 0;
  for (const parts of [LEADS, VOWELS, TAILS]) {
    const part = longestPart(parts, name, at);
    if (part < 0) return undefined;
    at += parts[part]!.length;
    s = s * parts.length + part;
  }
  return at === name.length ? [S_BASE + s] : undefined;
}

/**
 * The code points of a name, alias or named sequence (`sequences` false: single characters only), or undefined.
 * Letter case matters not, except in the names that are made by rule.
 */
export function lookupName(name: string, sequences = true): readonly number[] | undefined {
  if (name.startsWith("HANGUL SYLLABLE ")) return lookupHangul(name);
  if (/[^\x20-\x7e]/.test(name)) return undefined;
  const n = names ?? load();
  const cjk = /^CJK UNIFIED IDEOGRAPH-([0-9A-F]{4,5})$/.exec(name);
  if (cjk) {
    const cp = Number.parseInt(cjk[1]!, 16);
    return isIdeograph(cp, n) ? [cp] : undefined;
  }
  if (n.byName === undefined) {
    n.byName = new Map(n.aliases);
    for (const [cp, text] of n.byPoint) n.byName.set(text, [cp]);
  }
  const found = n.byName.get(name.toUpperCase());
  return found !== undefined && (sequences || found.length === 1) ? found : undefined;
}
