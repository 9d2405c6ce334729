/** Decoding and encoding with the East Asian codecs that have no state. The tables are multibyte-tables.ts. */
import type { PlainStr, Text } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { type MultibyteTable, multibyteTable } from "./multibyte-tables.ts";
import { type Decoded, DecodeRun, EncodeRun } from "./runs.ts";

/** A codec: `state` is what a stateful one is in, 0 to begin with. */
export interface MultibyteCodec {
  readonly name: string;
  /** Decodes as much as is complete; without `final` an unfinished end is left over. */
  decode(bytes: Uint8Array, errors: string, final: boolean, state: number): Decoded & { readonly state: number };
  /** With `final` a stateful codec returns to its first state. */
  encode(str: PlainStr, errors: string, final: boolean, state: number): { readonly bytes: Uint8Array; readonly state: number };
}

export const ILLEGAL = "illegal multibyte sequence";
export const INCOMPLETE = "incomplete multibyte sequence";

/** The stateless codec of that name, or undefined. */
export function tableCodec(name: string): MultibyteCodec | undefined {
  const table = multibyteTable(name);
  if (table === undefined) return undefined;
  const quads = name === "gb18030" ? new FourBytes(table) : null;
  return {
    name,
    decode: (bytes, errors, final) => ({ ...decode(name, table, quads, bytes, errors, final), state: 0 }),
    encode: (str, errors) => ({ bytes: encode(name, table, quads, str, errors), state: 0 }),
  };
}

function decode(
  name: string,
  table: MultibyteTable,
  quads: FourBytes | null,
  input: Uint8Array,
  errors: string,
  final: boolean,
): Decoded {
  const run = new DecodeRun(input, name, errors);
  let at = 0;
  while (at < run.bytes.length) {
    const { bytes } = run;
    const lead = bytes[at]!;
    if (lead < 0x80 || table.singles[lead] !== 0) {
      run.out.push(lead < 0x80 ? lead : table.singles[lead]!);
      at++;
      continue;
    }
    if (!table.isLead(lead)) {
      at = run.fault(at, at + 1, ILLEGAL);
      continue;
    }
    const left = bytes.length - at;
    const trail = bytes[at + 1]!;
    const width = quads !== null && trail >= 0x30 && trail <= 0x39 ? 4 : lead === 0x8f && table.triples !== null ? 3 : 2;
    if (left < width) {
      if (!final) break;
      at = run.fault(at, bytes.length, INCOMPLETE);
      continue;
    }
    let cp: number;
    if (width === 2) cp = table.pairs[(lead << 8) | trail]!;
    else if (width === 3) cp = table.triples![(trail << 8) | bytes[at + 2]!]!;
    else cp = quads!.decode(bytes, at);
    if (cp === 0) at = run.fault(at, at + 1, ILLEGAL);
    else {
      run.out.push(cp);
      at += width;
    }
  }
  return run.finish(at);
}

function encode(name: string, table: MultibyteTable, quads: FourBytes | null, str: PlainStr, errors: string): Uint8Array {
  const codeOf = (cp: number): number | undefined => (cp < 0x80 ? cp : (table.codes.get(cp) ?? quads?.code(cp)));
  const replaced = (text: Text): Uint8Array | undefined => {
    const bytes: number[] = [];
    for (let i = 0; i < text.length; i++) {
      const code = codeOf(unitAt(text, i));
      if (code === undefined) return undefined;
      bytes.push(...bytesOfCode(code));
    }
    return Uint8Array.from(bytes);
  };
  const run = new EncodeRun(str, name, errors, replaced);
  const { text, out } = run;
  let at = 0;
  while (at < text.length) {
    const code = codeOf(unitAt(text, at));
    if (code === undefined) {
      at = run.fault(at, at + 1, ILLEGAL);
      continue;
    }
    if (code < 0x100) out.push(code);
    else if (code < 0x10000) {
      out.push(code >> 8);
      out.push(code & 0xff);
    } else out.append(bytesOfCode(code));
    at++;
  }
  return out.finish();
}

function bytesOfCode(code: number): number[] {
  const bytes: number[] = [];
  for (let rest = code; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes.length === 0 ? [0] : bytes;
}

/** Where the codes of the characters beyond the BMP begin. */
const SUPPLEMENTARY = 189000;

/** The four-byte codes of GB 18030: the characters without a shorter code, numbered in order. */
class FourBytes {
  /** BMP characters by number, and numbers by character. */
  readonly #characters: number[] = [];
  readonly #numbers = new Map<number, number>();

  constructor({ codes }: MultibyteTable) {
    for (let cp = 0x80; cp < 0x10000; cp++) {
      if ((cp >= 0xd800 && cp < 0xe000) || codes.has(cp)) continue;
      this.#numbers.set(cp, this.#characters.length);
      this.#characters.push(cp);
    }
  }

  /** The character of the code at `at`; 0 if there is none. */
  decode(bytes: Uint8Array, at: number): number {
    const [a, b, c, d] = [bytes[at]! - 0x81, bytes[at + 1]! - 0x30, bytes[at + 2]! - 0x81, bytes[at + 3]! - 0x30];
    if (a < 0 || a > 125 || c < 0 || c > 125 || d < 0 || d > 9) return 0;
    const number = ((a * 10 + b) * 126 + c) * 10 + d;
    if (number < SUPPLEMENTARY) return this.#characters[number] ?? 0;
    const cp = number - SUPPLEMENTARY + 0x10000;
    return cp <= 0x10ffff ? cp : 0;
  }

  code(cp: number): number | undefined {
    const number = cp > 0xffff ? cp - 0x10000 + SUPPLEMENTARY : this.#numbers.get(cp);
    if (number === undefined) return undefined;
    const d = (number % 10) + 0x30;
    const c = (Math.floor(number / 10) % 126) + 0x81;
    const b = (Math.floor(number / 1260) % 10) + 0x30;
    const a = Math.floor(number / 12600) + 0x81;
    return ((a * 256 + b) * 256 + c) * 256 + d;
  }
}
