/**
 * Positions in text streams. A position is an opaque int, the cookie: it packs a place in the buffer from which decoding can
 * start, the decoder's number there, and how many bytes to feed and characters to skip from there.
 */
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { equals, lessThan } from "../../vm/core/ops/compare.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Int, Value } from "../../vm/core/value.ts";
import { contentsOf, type PlainStr } from "../../vm/objects/str-object.ts";
import { bytesOf } from "./io-arguments.ts";
import { unsupported } from "./io-types.ts";
import type { ChunkDecoder } from "./text-codec.ts";
import { attachedBuffer, checkTextOpen, type PyTextIOWrapper, setDecoded, writePending } from "./text-stream.ts";

interface Cookie {
  start: number;
  flags: Int;
  bytesToFeed: number;
  charsToSkip: number;
  needEof: boolean;
}

const NOTHING = new Uint8Array(0);

const INT_BITS = 32n;
const INT_MASK = (1n << INT_BITS) - 1n;

function packCookie({ start, flags, bytesToFeed, charsToSkip, needEof }: Cookie): Int {
  const packed =
    BigInt(start) |
    ((BigInt(flags) & INT_MASK) << 64n) |
    (BigInt(bytesToFeed) << 96n) |
    (BigInt(charsToSkip) << 128n) |
    ((needEof ? 1n : 0n) << 160n);
  return packed <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(packed) : packed;
}

function unpackCookie(value: Int): Cookie {
  const packed = BigInt(value);
  if (packed >> 168n !== 0n) throw pyError("OverflowError", "int too big to convert");
  return {
    start: Number(packed & ((1n << 64n) - 1n)),
    flags: Number((packed >> 64n) & INT_MASK),
    bytesToFeed: Number((packed >> 96n) & INT_MASK),
    charsToSkip: Number((packed >> 128n) & INT_MASK),
    needEof: packed >> 160n !== 0n,
  };
}

const lengthOf = (text: PlainStr): number => contentsOf(text)!.length;

function restart(decoder: ChunkDecoder, start: number, flags: Int): void {
  if (start === 0 && flags === 0) decoder.reset();
  else decoder.setState({ pending: NOTHING, flags });
}

function flushSelf(self: PyTextIOWrapper): void {
  callMethodNow(self, "flush");
}

function seekToEnd(self: PyTextIOWrapper): Value {
  flushSelf(self);
  setDecoded(self, null);
  self.snapshot = null;
  self.decoder?.reset();
  const position = callMethodNow(self.buffer!, "seek", 0, 2);
  self.encoder?.moved(equals(position, 0));
  return position;
}

/** seek(). */
export function seek(self: PyTextIOWrapper, cookieArgument: Value, whenceArgument: Value | undefined): Value {
  attachedBuffer(self);
  const whence = whenceArgument === undefined ? 0 : sizeNow(whenceArgument);
  checkTextOpen(self);
  if (!self.seekable) throw unsupported("underlying stream is not seekable");
  let cookie = cookieArgument;
  if (whence === 1) {
    if (!equals(cookie, 0)) throw unsupported("can't do nonzero cur-relative seeks");
    // Seeking to the current position brings the buffer to it.
    cookie = callMethodNow(self, "tell");
  } else if (whence === 2) {
    if (!equals(cookie, 0)) throw unsupported("can't do nonzero end-relative seeks");
    return seekToEnd(self);
  } else if (whence !== 0) {
    throw valueError(`invalid whence (${whence}, should be 0, 1 or 2)`);
  }
  if (lessThan(cookie, 0)) throw valueError(`negative seek position ${reprNow(cookie)}`);
  flushSelf(self);
  const target = unpackCookie(indexNow(cookie));
  callMethodNow(self.buffer!, "seek", target.start);
  setDecoded(self, null);
  self.snapshot = null;
  const { decoder } = self;
  if (decoder !== null) restart(decoder, target.start, target.flags);
  if (target.charsToSkip > 0 && decoder !== null) skip(self, decoder, target);
  else self.snapshot = { flags: target.flags, input: NOTHING };
  self.encoder?.moved(target.start === 0 && target.flags === 0);
  return cookie;
}

/** Reads and decodes again what lies between the starting point and the position. */
function skip(self: PyTextIOWrapper, decoder: ChunkDecoder, target: Cookie): void {
  const data = callMethodNow(self.buffer!, "read", target.bytesToFeed);
  const input = bytesOf(data);
  if (input === undefined) {
    throw typeError(`underlying read() should have returned a bytes object, not '${typeOf(data).name}'`);
  }
  self.snapshot = { flags: target.flags, input };
  const text = contentsOf(decoder.decode(input, target.needEof))!;
  if (text.length < target.charsToSkip) throw pyError("OSError", "can't restore logical file position");
  setDecoded(self, text);
  self.used = target.charsToSkip;
}

/** tell(). */
export function tell(self: PyTextIOWrapper): Value {
  attachedBuffer(self);
  checkTextOpen(self);
  if (!self.seekable) throw unsupported("underlying stream is not seekable");
  if (!self.telling) throw pyError("OSError", "telling position disabled by next() call");
  writePending(self);
  flushSelf(self);
  const position = callMethodNow(self.buffer!, "tell");
  const { decoder, snapshot } = self;
  if (decoder === null || snapshot === null) return position;
  const cookie: Cookie = {
    start: Number(indexNow(position)) - snapshot.input.length,
    flags: snapshot.flags,
    bytesToFeed: 0,
    charsToSkip: 0,
    needEof: false,
  };
  if (self.used === 0) return packCookie(cookie);
  const saved = decoder.getState();
  try {
    locate(decoder, snapshot.input, cookie, self.used, self.bytesPerChar);
  } finally {
    decoder.setState(saved);
  }
  return packCookie(cookie);
}

/**
 * Moves the cookie, which stands at the snapshot, to the safe starting point nearest to `used` characters behind it, and
 * sets what is to be fed and skipped from there.
 */
function locate(decoder: ChunkDecoder, input: Uint8Array, cookie: Cookie, used: number, bytesPerChar: number): void {
  let charsToSkip = used;
  // Guess a nearby point from the average, and step back until the decoder holds nothing there.
  let skipBytes = Math.trunc(bytesPerChar * charsToSkip);
  let skipBack = 1;
  while (skipBytes > 0) {
    restart(decoder, cookie.start, cookie.flags);
    const decoded = lengthOf(decoder.decode(input.subarray(0, skipBytes), false));
    if (decoded <= charsToSkip) {
      const state = decoder.getState();
      if (state.pending.length === 0) {
        cookie.flags = state.flags;
        charsToSkip -= decoded;
        break;
      }
      skipBytes -= state.pending.length;
      skipBack = 1;
    } else {
      skipBytes -= skipBack;
      skipBack *= 2;
    }
  }
  if (skipBytes <= 0) {
    skipBytes = 0;
    restart(decoder, cookie.start, cookie.flags);
  }
  cookie.start += skipBytes;
  cookie.charsToSkip = charsToSkip;
  if (charsToSkip === 0) return;
  // Feed single bytes, remembering the last point at which the decoder held nothing.
  let decoded = 0;
  for (let at = skipBytes; at < input.length; at++) {
    decoded += lengthOf(decoder.decode(input.subarray(at, at + 1), false));
    cookie.bytesToFeed++;
    const state = decoder.getState();
    if (state.pending.length === 0 && decoded <= charsToSkip) {
      cookie.start += cookie.bytesToFeed;
      charsToSkip -= decoded;
      cookie.flags = state.flags;
      cookie.bytesToFeed = 0;
      decoded = 0;
    }
    if (decoded >= charsToSkip) {
      cookie.charsToSkip = charsToSkip;
      return;
    }
  }
  decoded += lengthOf(decoder.decode(NOTHING, true));
  cookie.needEof = true;
  if (decoded < charsToSkip) throw pyError("OSError", "can't reconstruct logical file position");
  cookie.charsToSkip = charsToSkip;
}
