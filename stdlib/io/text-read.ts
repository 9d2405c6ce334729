/** Reading from `_io.TextIOWrapper`: chunks, decoded text, lines. */
import { typeError } from "../../vm/core/errors.ts";
import { open } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { contentsOf, fromText, joinTexts, type PlainStr, sliceText, type Text } from "../../vm/objects/str-object.ts";
import { readBuffered, readOnce } from "./buffered-read.ts";
import { concatBytes } from "./io-arguments.ts";
import { unsupported } from "./io-types.ts";
import { attachedBuffer, checkTextOpen, type PyTextIOWrapper, setDecoded, writePending } from "./text-stream.ts";

/** The next piece of input. */
function readInput(self: PyTextIOWrapper, size: number): Uint8Array {
  open(self.plain, "reads");
  if (self.plain?.ready && self.plain.readable) return readOnce(self.plain, size);
  const method = self.hasRead1 ? "read1" : "read";
  const data = callMethodNow(self.buffer!, method, size);
  const bytes = findBytes(data);
  if (bytes === undefined) {
    throw typeError(`underlying ${method}() should have returned a bytes-like object, not '${typeOf(data).name}'`);
  }
  return bytes;
}

/** Reads and decodes one chunk into `decoded`; false at the end of the stream. */
export function readChunk(self: PyTextIOWrapper, hint: number): boolean {
  const { decoder } = self;
  if (decoder === null) throw unsupported("not readable");
  const before = self.telling ? decoder.getState() : null;
  const wanted = hint > 0 ? Math.trunc(Math.max(self.bytesPerChar, 1) * hint) : 0;
  const input = readInput(self, Math.max(self.chunkSize, wanted));
  const end = input.length === 0;
  const text = contentsOf(decoder.decode(input, end))!;
  setDecoded(self, text);
  self.bytesPerChar = text.length > 0 ? input.length / text.length : 0;
  if (before !== null) {
    const following = before.pending.length === 0 ? input : concatBytes([before.pending, input]);
    self.snapshot = { flags: before.flags, input: following };
  }
  return !end || text.length > 0;
}

/** Up to `count` characters (all when negative) of what is decoded. */
function takeDecoded(self: PyTextIOWrapper, count: number): PlainStr {
  const { decoded, used } = self;
  if (decoded === null) return "";
  const end = count < 0 ? decoded.length : Math.min(decoded.length, used + count);
  self.used = end;
  return used === 0 && end === decoded.length ? fromText(decoded) : sliceText(decoded, used, end);
}

/** read(size): a negative size reads to the end. */
export function readText(self: PyTextIOWrapper, size: number): PlainStr {
  attachedBuffer(self);
  checkTextOpen(self);
  const { decoder } = self;
  if (decoder === null) throw unsupported("not readable");
  writePending(self);
  if (size < 0) {
    const rest = decoder.decode(readRest(self), true);
    const start = takeDecoded(self, -1);
    if (self.snapshot !== null) {
      setDecoded(self, null);
      self.snapshot = null;
    }
    return start === "" ? rest : joinTexts([contentsOf(start)!, contentsOf(rest)!]);
  }
  const parts: Text[] = [];
  let remaining = size;
  for (;;) {
    const part = contentsOf(takeDecoded(self, remaining))!;
    parts.push(part);
    remaining -= part.length;
    if (remaining <= 0 || !readChunk(self, remaining)) break;
  }
  return parts.length === 1 ? fromText(parts[0]!) : joinTexts(parts);
}

function readRest(self: PyTextIOWrapper): Uint8Array {
  open(self.plain, "reads");
  if (self.plain?.ready && self.plain.readable) {
    const bytes = readBuffered(self.plain, -1);
    if (bytes !== null) return bytes;
  }
  const data = self.plain?.readable ? null : callMethodNow(self.buffer!, "read");
  const bytes = findBytes(data);
  if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(data).name}'`);
  return bytes;
}

const indexOfText = (text: Text, character: string, from: number): number =>
  typeof text === "string" ? text.indexOf(character, from) : text.indexOf(character.charCodeAt(0), from);

/** Where a line ends (after its newline), or -1 with how much of the text can be put aside. */
export interface LineEnd {
  readonly end: number;
  readonly consumed: number;
}

/** Looks for a line end in text[from:]: "\n" (null), any of the three ("") or a certain newline. */
export function findLineEnd(text: Text, from: number, newline: string | null): LineEnd {
  if (newline === null || newline.length === 1) {
    const at = indexOfText(text, newline ?? "\n", from);
    return { end: at < 0 ? -1 : at + 1, consumed: text.length };
  }
  if (newline === "") return { end: universalEnd(text, from), consumed: text.length };
  for (let at = indexOfText(text, newline[0]!, from); at >= 0; at = indexOfText(text, newline[0]!, at + 1)) {
    if (at + 1 === text.length) return { end: -1, consumed: at };
    if (indexOfText(text, newline[1]!, at + 1) === at + 1) return { end: at + 2, consumed: text.length };
  }
  return { end: -1, consumed: text.length };
}

function universalEnd(text: Text, from: number): number {
  const lf = indexOfText(text, "\n", from);
  const cr = indexOfText(text, "\r", from);
  if (cr < 0 || (lf >= 0 && lf < cr)) return lf < 0 ? -1 : lf + 1;
  return lf === cr + 1 ? cr + 2 : cr + 1;
}

/** readline(limit): a negative limit is none. */
export function readLineText(self: PyTextIOWrapper, limit: number): PlainStr {
  attachedBuffer(self);
  checkTextOpen(self);
  writePending(self);
  const newline = self.readTranslate ? null : self.newline;
  const parts: Text[] = [];
  let length = 0;
  /** Characters of an unfinished two-character newline, to be looked at again with the next chunk. */
  let remaining: Text | null = null;
  for (;;) {
    if (self.decoded === null || self.used === self.decoded.length) {
      let more = true;
      while (more && (self.decoded === null || self.used === self.decoded.length)) more = readChunk(self, 0);
      if (self.decoded === null || self.used === self.decoded.length) {
        setDecoded(self, null);
        self.snapshot = null;
        break;
      }
    }
    const decoded: Text = self.decoded!;
    let line: Text = decoded;
    let start = self.used;
    let shift = 0;
    if (remaining !== null) {
      line = contentsOf(joinTexts([remaining, decoded]))!;
      start = 0;
      shift = remaining.length;
      remaining = null;
    }
    const found = findLineEnd(line, start, newline);
    let end = found.end >= 0 ? found.end : found.consumed;
    const limited = limit >= 0 && end - start + length >= limit;
    if (limited) end = start + limit - length;
    if (found.end >= 0 || limited) {
      self.used = end - shift;
      parts.push(contentsOf(sliceText(line, start, end))!);
      break;
    }
    if (end > start) {
      parts.push(contentsOf(sliceText(line, start, end))!);
      length += end - start;
    }
    if (end < line.length) remaining = contentsOf(sliceText(line, end, line.length))!;
    setDecoded(self, null);
  }
  if (remaining !== null) parts.push(remaining);
  return parts.length === 0 ? "" : parts.length === 1 ? fromText(parts[0]!) : joinTexts(parts);
}

/** `__next__`: the next line; undefined at the end. */
export function nextTextLine(self: PyTextIOWrapper, readLine: () => Value): Value | undefined {
  attachedBuffer(self);
  self.telling = false;
  const line = readLine();
  if (contentsOf(line)!.length > 0) return line;
  self.snapshot = null;
  self.telling = self.seekable;
  return undefined;
}
