/**
 * The character name file: a text of lines, compressed. A line is a name; it belongs to the code point after the one before.
 * `@hex` sets the next code point, `=hex name` is an alias, `+hex hex... name` a named sequence (`+count hex... name`),
 * `!hex hex` a range named CJK UNIFIED IDEOGRAPH-hex. Read by `vm/unicode/names.ts`. Must not know where names come from.
 */

import { brotliCompressSync, constants } from "node:zlib";
import type { NameData } from "./sources.ts";

const hex = (cp: number): string => cp.toString(16).toUpperCase();

/** Contiguous runs of a sorted list, ends included. */
function runs(points: readonly number[]): [number, number][] {
  const out: [number, number][] = [];
  for (const cp of points) {
    const last = out.at(-1);
    if (last && last[1] === cp - 1) last[1] = cp;
    else out.push([cp, cp]);
  }
  return out;
}

/** The compressed file. */
export function nameBlob(data: NameData, sequences: readonly (readonly [string, number[]])[]): Buffer {
  const lines: string[] = [];
  for (const [from, to] of runs([...data.cjk].sort((a, b) => a - b))) lines.push(`!${hex(from)} ${hex(to)}`);
  for (const [cp, name] of data.aliases) lines.push(`=${hex(cp)} ${name}`);
  for (const [name, points] of sequences) lines.push(`+${points.length} ${points.map(hex).join(" ")} ${name}`);
  let next = -1;
  for (const [cp, name] of [...data.names].sort((a, b) => a[0] - b[0])) {
    if (cp !== next) lines.push(`@${hex(cp)}`);
    // A name made of a prefix and the code point is stored without the latter.
    lines.push(name.endsWith(`-${hex(cp)}`) ? `${name.slice(0, -hex(cp).length)}` : name);
    next = cp + 1;
  }
  return brotliCompressSync(lines.join("\n"), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
}
