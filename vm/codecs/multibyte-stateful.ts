/** The East Asian codecs that switch between character sets within a text: ISO-2022-JP and HZ. */
import { contentsOf, type PlainStr, type Text } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { ByteBuilder } from "./builders.ts";
import { ILLEGAL, INCOMPLETE, type MultibyteCodec } from "./multibyte.ts";
import { type MultibyteTable, multibyteTable } from "./multibyte-tables.ts";
import { DecodeRun, EncodeRun } from "./runs.ts";

const ESCAPE = 0x1b;
const NEWLINE = 0x0a;

/** A character set that a text can switch to. State 0 is ASCII. */
interface Charset {
  /** The sequence that switches to it. */
  readonly enter: string;
  readonly width: 1 | 2;
  /** The character of one or two 7-bit bytes; 0 if there is none. */
  decode(code: number): number;
  encode(cp: number): number | undefined;
}

interface Scheme {
  readonly name: string;
  /** By state. */
  readonly charsets: readonly Charset[];
  /** Sequences that are understood besides those of the sets. */
  readonly aliases: readonly (readonly [sequence: string, state: number])[];
  /** The character that starts a sequence. */
  readonly lead: number;
}

const ascii = (enter: string): Charset => ({
  enter,
  width: 1,
  decode: (code) => code,
  encode: (cp) => (cp < 0x80 ? cp : undefined),
});

/** A set of 94 by 94 characters, from the table of the codec that has it in the upper half. */
const doubleByte = (
  enter: string,
  table: MultibyteTable,
  toPair: (code: number) => number,
  toCode: (pair: number) => number,
): Charset => ({
  enter,
  width: 2,
  decode: (code) => table.pairs[toPair(code)]!,
  encode: (cp) => {
    const pair = cp < 0x80 ? undefined : table.codes.get(cp);
    return pair === undefined || pair < 0x100 || pair > 0xffff || pair >> 8 === 0x8e ? undefined : toCode(pair);
  },
});

const upper = (table: MultibyteTable, enter: string): Charset =>
  doubleByte(
    enter,
    table,
    (code) => code | 0x8080,
    (pair) => pair & 0x7f7f,
  );

/** JIS X 0201's Roman half: ASCII but for the yen sign and the overline. */
const roman: Charset = {
  enter: "\x1b(J",
  width: 1,
  decode: (code) => (code === 0x5c ? 0xa5 : code === 0x7e ? 0x203e : code),
  encode: (cp) => {
    if (cp === 0xa5) return 0x5c;
    if (cp === 0x203e) return 0x7e;
    return undefined;
  },
};

/** The stateful codec of that name, or undefined. */
export function statefulCodec(name: string): MultibyteCodec | undefined {
  if (name === "iso2022_jp") {
    const jis = upper(multibyteTable("euc_jp")!, "\x1b$B");
    return codecOf({
      name,
      charsets: [ascii("\x1b(B"), roman, jis],
      aliases: [["\x1b$@", 2]],
      lead: ESCAPE,
    });
  }
  if (name === "hz") {
    const gb = upper(multibyteTable("gb2312")!, "~{");
    return codecOf({ name, charsets: [ascii("~}"), gb], aliases: [], lead: 0x7e });
  }
  return undefined;
}

const codecOf = (scheme: Scheme): MultibyteCodec => ({
  name: scheme.name,
  decode: (bytes, errors, final, state) => new SchemeDecoder(scheme, bytes, errors, state).run(final),
  encode: (str, errors, final, state) => encode(scheme, str, errors, final, state),
});

class SchemeDecoder {
  readonly #scheme: Scheme;
  readonly #run: DecodeRun;
  readonly #sequences: readonly (readonly [string, number])[];
  #state: number;

  constructor(scheme: Scheme, bytes: Uint8Array, errors: string, state: number) {
    this.#scheme = scheme;
    this.#run = new DecodeRun(bytes, scheme.name, errors);
    this.#state = state;
    this.#sequences = [...scheme.charsets.map(({ enter }, i) => [enter, i] as const), ...scheme.aliases];
  }

  run(final: boolean) {
    const run = this.#run;
    let at = 0;
    while (at < run.bytes.length) {
      const next = this.#step(at);
      if (next !== undefined) at = next;
      else if (!final) break;
      else at = run.fault(at, run.bytes.length, INCOMPLETE);
    }
    return { ...run.finish(at), state: this.#state };
  }

  /** Deals with what is at `at`; undefined if there is not all of it yet. */
  #step(at: number): number | undefined {
    const { bytes, out } = this.#run;
    const byte = bytes[at]!;
    if (byte === this.#scheme.lead) {
      const next = this.#switch(at);
      if (next !== "plain") return next;
    }
    if (byte === NEWLINE) {
      if (this.#state !== 0 && this.#scheme.lead !== ESCAPE) return this.#run.fault(at, at + 1, ILLEGAL);
      out.push(byte);
      return at + 1;
    }
    if (byte >= 0x80) return this.#run.fault(at, at + 1, ILLEGAL);
    const charset = this.#scheme.charsets[this.#state]!;
    if (charset.width === 1 || byte < 0x20) {
      out.push(charset.width === 1 ? charset.decode(byte) : byte);
      return at + 1;
    }
    const second = bytes[at + 1];
    if (second === undefined || second === NEWLINE) {
      return second === undefined ? undefined : this.#run.fault(at, at + 1, INCOMPLETE);
    }
    const cp = second < 0x80 ? charset.decode((byte << 8) | second) : 0;
    if (cp === 0) return this.#run.fault(at, at + (this.#scheme.lead === ESCAPE ? 2 : 1), ILLEGAL);
    out.push(cp);
    return at + 2;
  }

  /** A sequence that switches sets, or that stands for the lead character itself; "plain" if it is none. */
  #switch(at: number): number | undefined | "plain" {
    const { bytes, out } = this.#run;
    const rest = String.fromCharCode(...bytes.subarray(at, at + 3));
    for (const [sequence, state] of this.#sequences) {
      if (rest.startsWith(sequence)) {
        this.#state = state;
        return at + sequence.length;
      }
    }
    if (rest.length < 3 && this.#sequences.some(([sequence]) => sequence.startsWith(rest))) return undefined;
    if (this.#scheme.lead === ESCAPE) return "plain";
    if (rest.length === 1) return undefined;
    if (rest[1] === "~") out.push(0x7e);
    else if (rest[1] !== "\n") return this.#run.fault(at, at + 1, ILLEGAL);
    return at + 2;
  }
}

function encode(scheme: Scheme, str: PlainStr, errors: string, final: boolean, start: number) {
  let state = start;
  const writeTo = (out: ByteBuilder, text: Text, at: number): boolean => {
    const cp = unitAt(text, at);
    // The set in use goes first, but ASCII before all.
    const order = cp < 0x80 ? [0] : [state, ...scheme.charsets.keys()];
    for (const candidate of order) {
      const code = scheme.charsets[candidate]!.encode(cp);
      if (code === undefined) continue;
      if (candidate !== state) out.appendLatin1(scheme.charsets[candidate]!.enter);
      state = candidate;
      if (scheme.charsets[candidate]!.width === 2) out.push(code >> 8);
      out.push(code & 0xff);
      if (cp === scheme.lead && scheme.lead !== ESCAPE) out.push(cp);
      return true;
    }
    return false;
  };
  const run: EncodeRun = new EncodeRun(str, scheme.name, errors, (text) => {
    const part = new ByteBuilder(text.length);
    for (let i = 0; i < text.length; i++) if (!writeTo(part, text, i)) return undefined;
    return part.finish();
  });
  const text = contentsOf(str)!;
  for (let at = 0; at < text.length; ) {
    if (writeTo(run.out, text, at)) at++;
    else at = run.fault(at, at + 1, ILLEGAL);
  }
  if (final && state !== 0) {
    run.out.appendLatin1(scheme.charsets[0]!.enter);
    state = 0;
  }
  return { bytes: run.out.finish(), state };
}
