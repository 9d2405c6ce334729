/**
 * Incremental decoders and encoders of text streams: natively for the common encodings, else those of the codec registry.
 *
 * It must not know newlines or streams.
 */

import { lookupTextCodec, normalizeEncoding } from "../../vm/codecs/registry.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "../../vm/codecs/single-byte.ts";
import { decodeUtf8, encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { toBytes } from "../../vm/core/bytes.ts";
import { typeError } from "../../vm/core/errors.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { Int, Value } from "../../vm/core/value.ts";
import { type PlainStr, plainStr } from "../../vm/objects/str-object.ts";
import { bytesOf, concatBytes } from "./io-arguments.ts";

/** Where a decoder stands: input that it holds back, and a number of its own. */
export interface DecoderState {
  readonly pending: Uint8Array;
  readonly flags: Int;
}

/** Decodes a stream piece by piece. */
export interface ChunkDecoder {
  /** The text of what is complete; with `final` nothing is held back. */
  decode(input: Uint8Array, final: boolean): PlainStr;
  getState(): DecoderState;
  setState(state: DecoderState): void;
  reset(): void;
}

/** Encodes a stream piece by piece. */
export interface ChunkEncoder {
  encode(text: PlainStr): Uint8Array;
  /** To be called after a seek: to the start of the stream, or elsewhere (no byte order mark then). */
  moved(toStart: boolean): void;
}

const NOTHING = new Uint8Array(0);

export class Utf8Decoder implements ChunkDecoder {
  readonly #errors: string;
  #pending = NOTHING;
  constructor(errors: string) {
    this.#errors = errors;
  }
  decode(input: Uint8Array, final: boolean): PlainStr {
    const bytes = this.#pending.length === 0 ? input : concatBytes([this.#pending, input]);
    const { text, consumed } = decodeUtf8(bytes, this.#errors, final);
    this.#pending = consumed === bytes.length ? NOTHING : bytes.slice(consumed);
    return text;
  }
  getState(): DecoderState {
    return { pending: this.#pending, flags: 0 };
  }
  setState({ pending }: DecoderState): void {
    this.#pending = pending.slice();
  }
  reset(): void {
    this.#pending = NOTHING;
  }
}

/** A decoder without state: ASCII, Latin-1. */
class StatelessDecoder implements ChunkDecoder {
  readonly #run: (bytes: Uint8Array) => PlainStr;
  constructor(run: (bytes: Uint8Array) => PlainStr) {
    this.#run = run;
  }
  decode(input: Uint8Array): PlainStr {
    return this.#run(input);
  }
  getState(): DecoderState {
    return { pending: NOTHING, flags: 0 };
  }
  setState(): void {}
  reset(): void {}
}

/** An incremental decoder object of a program or of the encodings package. */
export class ObjectDecoder implements ChunkDecoder {
  readonly object: Value;
  constructor(object: Value) {
    this.object = object;
  }
  decode(input: Uint8Array, final: boolean): PlainStr {
    return checkDecoded(callMethodNow(this.object, "decode", toBytes(input.slice()), final));
  }
  getState(): DecoderState {
    return readState(callMethodNow(this.object, "getstate"));
  }
  setState({ pending, flags }: DecoderState): void {
    callMethodNow(this.object, "setstate", tuple([toBytes(pending), flags]));
  }
  reset(): void {
    callMethodNow(this.object, "reset");
  }
}

/** What an object's decode() gave, which must be a str. */
export function checkDecoded(value: Value): PlainStr {
  const text = plainStr(value);
  if (text === undefined) throw typeError(`decoder should return a string result, not '${typeOf(value).name}'`);
  return text;
}

/** What an object's getstate() gave. */
export function readState(state: Value): DecoderState {
  if (!(state instanceof PyTuple) || state.items.length !== 2) throw typeError("illegal decoder state");
  const [buffer, flags] = state.items as [Value, Value];
  const pending = bytesOf(buffer);
  if (pending === undefined) {
    throw typeError(`illegal decoder state: the first item should be a bytes object, not '${typeOf(buffer).name}'`);
  }
  const number = exactInt(flags);
  if (number === undefined) throw typeError("illegal decoder state");
  return { pending, flags: number };
}

class NativeEncoder implements ChunkEncoder {
  readonly #run: (text: PlainStr, errors: string) => Uint8Array;
  readonly #errors: string;
  constructor(run: (text: PlainStr, errors: string) => Uint8Array, errors: string) {
    this.#run = run;
    this.#errors = errors;
  }
  encode(text: PlainStr): Uint8Array {
    return this.#run(text, this.#errors);
  }
  moved(): void {}
}

class ObjectEncoder implements ChunkEncoder {
  readonly #object: Value;
  constructor(object: Value) {
    this.#object = object;
  }
  encode(text: PlainStr): Uint8Array {
    const encoded = callMethodNow(this.#object, "encode", text);
    const bytes = findBytes(encoded);
    if (bytesOf(encoded) === undefined || bytes === undefined) {
      throw typeError(`encoder should return a bytes object, not '${typeOf(encoded).name}'`);
    }
    return bytes;
  }
  moved(toStart: boolean): void {
    if (toStart) callMethodNow(this.#object, "reset");
    else callMethodNow(this.#object, "setstate", 0);
  }
}

/** How a text stream converts between bytes and text. */
export interface StreamCodec {
  makeDecoder(errors: string): ChunkDecoder;
  makeEncoder(errors: string): ChunkEncoder;
}

const utf8: StreamCodec = {
  makeDecoder: (errors) => new Utf8Decoder(errors),
  makeEncoder: (errors) => new NativeEncoder(encodeUtf8, errors),
};
const ascii: StreamCodec = {
  makeDecoder: (errors) => new StatelessDecoder((bytes) => decodeAscii(bytes, errors).text),
  makeEncoder: (errors) => new NativeEncoder(encodeAscii, errors),
};
const latin1: StreamCodec = {
  makeDecoder: () => new StatelessDecoder((bytes) => decodeLatin1(bytes).text),
  makeEncoder: (errors) => new NativeEncoder(encodeLatin1, errors),
};

const NATIVE: ReadonlyMap<string, StreamCodec> = new Map([
  ["utf_8", utf8],
  ["utf8", utf8],
  ["ascii", ascii],
  ["us_ascii", ascii],
  ["latin_1", latin1],
  ["latin1", latin1],
  ["iso_8859_1", latin1],
  ["iso8859_1", latin1],
]);

/** The codec for the encoding. Raises LookupError for unknown ones, and for codecs that are not about text. */
export function findStreamCodec(encoding: string): StreamCodec {
  const native = NATIVE.get(normalizeEncoding(encoding));
  if (native !== undefined) return native;
  const info = lookupTextCodec(encoding, "codecs.open()");
  return {
    makeDecoder: (errors) => new ObjectDecoder(callMethodNow(info, "incrementaldecoder", errors)),
    makeEncoder: (errors) => new ObjectEncoder(callMethodNow(info, "incrementalencoder", errors)),
  };
}
