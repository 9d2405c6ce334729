/** UTF-8. Source for what is an error, and where: stringlib/codecs.h. */
import { fromUtf16, type PlainStr } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { asciiBytes, type Decoded, DecodeRun, EncodeRun } from "./runs.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Below this many bytes a loop of our own is faster than the engine's decoder. */
const SHORT = 24;

/** The text if all bytes are ASCII and few, else undefined. */
function shortAscii(bytes: Uint8Array): string | undefined {
  if (bytes.length > SHORT) return undefined;
  let text = "";
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i]! > 127) return undefined;
    text += String.fromCharCode(bytes[i]!);
  }
  return text;
}

/** Decodes; with `final` false an unfinished sequence at the end is left over. */
export function decodeUtf8(bytes: Uint8Array, errors: string, final = true): Decoded {
  const short = shortAscii(bytes);
  if (short !== undefined) return { text: short, consumed: bytes.length };
  try {
    return { text: fromUtf16(decoder.decode(bytes)), consumed: bytes.length };
  } catch {
    return decodeSlowly(new DecodeRun(bytes, "utf-8", errors), final);
  }
}

const END = "unexpected end of data";
const CONTINUATION = "invalid continuation byte";

function decodeSlowly(run: DecodeRun, final: boolean): Decoded {
  const { out } = run;
  let at = 0;
  while (at < run.bytes.length) {
    const { bytes } = run;
    const lead = bytes[at]!;
    if (lead < 0x80) {
      out.push(lead);
      at++;
      continue;
    }
    const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0) {
      at = run.fault(at, at + 1, "invalid start byte");
      continue;
    }
    const good = goodBytes(bytes, at, length);
    if (good === length) {
      out.push(codePoint(bytes, at, length));
      at += length;
    } else if (!final && isCutSurrogate(bytes, at)) break;
    else if (at + good < bytes.length) at = run.fault(at, at + good, CONTINUATION);
    else if (final) at = run.fault(at, bytes.length, END);
    else break;
  }
  return run.finish(at);
}

/** Two bytes of a surrogate at the end: with one more, surrogatepass can decode it. */
function isCutSurrogate(bytes: Uint8Array, at: number): boolean {
  return bytes.length - at === 2 && bytes[at] === 0xed && bytes[at + 1]! >= 0xa0 && bytes[at + 1]! <= 0xbf;
}

/** How many bytes of a sequence are right, the lead included: all, or up to the first wrong or missing one. */
function goodBytes(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at]!;
  // The second byte excludes overlong forms, surrogates and what is beyond U+10FFFF.
  let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i];
    if (byte === undefined || byte < low || byte > high) return i;
    low = 0x80;
    high = 0xbf;
  }
  return length;
}

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  let cp = bytes[at]! & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) cp = (cp << 6) | (bytes[at + i]! & 0x3f);
  return cp;
}

const isSurrogate = (cp: number): boolean => (cp & 0xfffff800) === 0xd800;

export function encodeUtf8(str: PlainStr, errors: string): Uint8Array {
  if (typeof str === "string") return encoder.encode(str);
  const whole = str.wellFormed;
  if (whole !== undefined) return encoder.encode(whole);
  const run = new EncodeRun(str, "utf-8", errors, asciiBytes);
  const { text, out } = run;
  let at = 0;
  while (at < text.length) {
    const cp = unitAt(text, at);
    if (isSurrogate(cp)) {
      let end = at + 1;
      while (end < text.length && isSurrogate(unitAt(text, end))) end++;
      at = run.fault(at, end, "surrogates not allowed");
      continue;
    }
    if (cp < 0x80) out.push(cp);
    else if (cp < 0x800) out.append([0xc0 | (cp >> 6), 0x80 | (cp & 0x3f)]);
    else if (cp < 0x10000) out.append([0xe0 | (cp >> 12), 0x80 | ((cp >> 6) & 0x3f), 0x80 | (cp & 0x3f)]);
    else out.append([0xf0 | (cp >> 18), 0x80 | ((cp >> 12) & 0x3f), 0x80 | ((cp >> 6) & 0x3f), 0x80 | (cp & 0x3f)]);
    at++;
  }
  return out.finish();
}
