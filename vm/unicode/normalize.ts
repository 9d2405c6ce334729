/**
 * Normalisation forms of Unicode 15.1 (and of 3.2.0 for IDNA), not the engine's own, which follows a later version.
 * Source: Unicode Standard Annex #15. Must not know the str object.
 */

import { combining, isUnassignedIn32, type Version } from "./database.ts";
import { DECOMPOSITION_TAGS } from "./flags.ts";
import { PackedReader } from "./packed.ts";
import { pointAt, type Text } from "./predicates.ts";
import * as data from "./tables.gen.ts";

export type Form = "NFC" | "NFD" | "NFKC" | "NFKD";

interface Decomposition {
  /** Number in DECOMPOSITION_TAGS; 0 is canonical. */
  readonly tag: number;
  readonly points: readonly number[];
}

interface Tables {
  readonly decompositions: ReadonlyMap<number, Decomposition>;
  /** Primary composites by first and second code point: `first * 0x110000 + second`. */
  readonly composites: ReadonlyMap<number, number>;
  /** Second members of some composite. */
  readonly seconds: ReadonlySet<number>;
  readonly corrections32: ReadonlyMap<number, number>;
}

const S_BASE = 0xac00;
const L_BASE = 0x1100;
const V_BASE = 0x1161;
const T_BASE = 0x11a7;
const L_COUNT = 19;
const V_COUNT = 21;
const T_COUNT = 28;
const N_COUNT = V_COUNT * T_COUNT;
const S_COUNT = L_COUNT * N_COUNT;

let tables: Tables | undefined;

function load(): Tables {
  const decompositions = new Map<number, Decomposition>();
  const reader = new PackedReader(data.DECOMPOSITIONS);
  let cp = 0;
  while (!reader.done) {
    cp += reader.next();
    const tag = reader.next();
    let previous = cp;
    const points = Array.from({ length: reader.next() }, () => {
      previous += reader.nextSigned();
      return previous;
    });
    decompositions.set(cp, { tag, points });
  }
  const excluded = new Set<number>();
  const exclusions = new PackedReader(data.COMPOSITION_EXCLUSIONS);
  cp = 0;
  while (!exclusions.done) {
    cp += exclusions.next();
    excluded.add(cp);
  }
  const composites = new Map<number, number>();
  const seconds = new Set<number>();
  for (const [composite, { tag, points }] of decompositions) {
    if (tag !== 0 || points.length !== 2 || excluded.has(composite)) continue;
    composites.set(points[0]! * 0x110000 + points[1]!, composite);
    seconds.add(points[1]!);
  }
  const corrections32 = new Map<number, number>();
  const corrections = new PackedReader(data.OLD_DECOMPOSITIONS);
  while (!corrections.done) corrections32.set(corrections.next(), corrections.next());
  tables = { decompositions, composites, seconds, corrections32 };
  return tables;
}

/** `unicodedata.decomposition`: tag and hexadecimal code points of the one-step mapping, or the empty string. */
export function decomposition(cp: number, version: Version): string {
  const found = (tables ?? load()).decompositions.get(cp);
  if (found === undefined || (version === "3.2.0" && isUnassignedIn32(cp))) return "";
  const points = found.points.map((p) => p.toString(16).toUpperCase().padStart(4, "0")).join(" ");
  return found.tag === 0 ? points : `${DECOMPOSITION_TAGS[found.tag]} ${points}`;
}

function decomposePoint(cp: number, compatibility: boolean, version: Version, t: Tables, out: number[]): void {
  if (cp < 0xa0) {
    out.push(cp);
    return;
  }
  const s = cp - S_BASE;
  if (s >= 0 && s < S_COUNT) {
    out.push(L_BASE + Math.floor(s / N_COUNT), V_BASE + Math.floor((s % N_COUNT) / T_COUNT));
    if (s % T_COUNT !== 0) out.push(T_BASE + (s % T_COUNT));
    return;
  }
  if (version === "3.2.0") {
    const corrected = t.corrections32.get(cp);
    if (corrected !== undefined || isUnassignedIn32(cp)) {
      out.push(corrected ?? cp);
      return;
    }
  }
  const found = t.decompositions.get(cp);
  if (found === undefined || (found.tag !== 0 && !compatibility)) out.push(cp);
  else for (const part of found.points) decomposePoint(part, compatibility, version, t, out);
}

/** Sorts each run of combining characters by class, stably. */
function reorder(points: number[]): void {
  for (let i = 0; i < points.length; i++) {
    // Most text is unaccented; looking classes up is what costs.
    if (points[i]! < 0x300) continue;
    const start = i;
    while (i < points.length && combining(points[i]!, "15.1.0") !== 0) i++;
    if (i - start < 2) continue;
    const run = points.slice(start, i).map((cp) => ({ cp, order: combining(cp, "15.1.0") }));
    run.sort((a, b) => a.order - b.order);
    for (let k = 0; k < run.length; k++) points[start + k] = run[k]!.cp;
  }
}

function composePair(first: number, second: number, t: Tables): number | undefined {
  const l = first - L_BASE;
  const v = second - V_BASE;
  if (l >= 0 && l < L_COUNT && v >= 0 && v < V_COUNT) return S_BASE + (l * V_COUNT + v) * T_COUNT;
  const s = first - S_BASE;
  const tail = second - T_BASE;
  if (s >= 0 && s < S_COUNT && s % T_COUNT === 0 && tail > 0 && tail < T_COUNT) return first + tail;
  return t.composites.get(first * 0x110000 + second);
}

/** Composes in place a sequence in canonical order. */
function compose(points: number[], t: Tables): number[] {
  const out: number[] = [];
  let starter = -1;
  let lastClass = -1;
  for (const cp of points) {
    const order = cp < 0x300 ? 0 : combining(cp, "15.1.0");
    if (starter >= 0 && (lastClass === -1 || lastClass < order)) {
      const composite = composePair(out[starter]!, cp, t);
      if (composite !== undefined) {
        out[starter] = composite;
        continue;
      }
    }
    out.push(cp);
    if (order === 0) {
      starter = out.length - 1;
      lastClass = -1;
    } else lastClass = order;
  }
  return out;
}

/** The code points of a text in a normalisation form. */
export function normalize(text: Text, form: Form, version: Version = "15.1.0"): number[] {
  const t = tables ?? load();
  const compatibility = form === "NFKC" || form === "NFKD";
  const out: number[] = [];
  for (let i = 0; i < text.length; i++) decomposePoint(pointAt(text, i), compatibility, version, t, out);
  reorder(out);
  return form === "NFC" || form === "NFKC" ? compose(out, t) : out;
}

/**
 * A quick answer: true means the text is in the form for certain. Nothing below U+00C0 changes canonically, nothing below
 * U+00A0 at all, and up to U+0300 NFC text is always composed.
 */
export function isQuicklyNormalized(text: Text, form: Form): boolean {
  const safe = form === "NFC" ? 0x300 : form === "NFD" ? 0xc0 : 0xa0;
  for (let i = 0; i < text.length; i++) if (pointAt(text, i) >= safe) return false;
  return true;
}

/** True when normalising would change nothing. */
export function isNormalized(text: Text, form: Form, version: Version = "15.1.0"): boolean {
  if (isQuicklyNormalized(text, form)) return true;
  const points = normalize(text, form, version);
  if (points.length !== text.length) return false;
  for (let i = 0; i < points.length; i++) if (points[i] !== pointAt(text, i)) return false;
  return true;
}
