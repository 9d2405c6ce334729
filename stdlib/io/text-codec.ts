/**
 * Incremental decoders and encoders of text streams: natively for the common encodings, else those of the codec registry.
 *
 * It must not know newlines or streams.
 */

import { lookupTextCodec, normalizeEncoding } from "../../vm/codecs/registry.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "../../vm/codecs/single-byte.ts";
import { decodeUtf8, encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import type { Fields } from "../../vm/core/fields.ts";
import { readable, writable } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { InstanceClass, PyType } from "../../vm/core/type.ts";
import { type Int, MutableObject, type Value } from "../../vm/core/value.ts";
import { type PlainStr, plainStr } from "../../vm/objects/str-object.ts";
import { bytesOf, concatBytes } from "./io-arguments.ts";

/** Where a decoder stands: input that it holds back, and a number of its own. */
export interface DecoderState {
  readonly pending: Uint8Array;
  readonly flags: Int;
}

/** Decodes a stream piece by piece. Each method opens the decoder. */
export abstract class ChunkDecoder extends MutableObject {
  /** The text of what is complete; with `final` nothing is held back. */
  abstract decode(input: Uint8Array, final: boolean): PlainStr;
  abstract getState(): DecoderState;
  abstract setState(state: DecoderState): void;
  abstract reset(): void;
}

/** Encodes a stream piece by piece. */
export abstract class ChunkEncoder extends MutableObject {
  abstract encode(text: PlainStr): Uint8Array;
  /** To be called after a seek: to the start of the stream, or elsewhere (no byte order mark then). */
  abstract moved(toStart: boolean): void;
}

const NOTHING = new Uint8Array(0);

class Utf8Decoder extends ChunkDecoder {
  readonly errors: string;
  /** Never changed in place. */
  pending = NOTHING;
  constructor(errors = "strict") {
    super();
    this.errors = errors;
  }
  decode(input: Uint8Array, final: boolean): PlainStr {
    writable(this);
    const bytes = this.pending.length === 0 ? input : concatBytes([this.pending, input]);
    const { text, consumed } = decodeUtf8(bytes, this.errors, final);
    this.pending = consumed === bytes.length ? NOTHING : bytes.slice(consumed);
    return text;
  }
  getState(): DecoderState {
    return { pending: readable(this).pending, flags: 0 };
  }
  setState({ pending }: DecoderState): void {
    writable(this).pending = pending.slice();
  }
  reset(): void {
    if (readable(this).pending.length > 0) writable(this).pending = NOTHING;
  }
}

/** The codecs whose decoders have no state. */
type SimpleCodec = "ascii" | "latin1";

/** A decoder without state. */
class StatelessDecoder extends ChunkDecoder {
  readonly codec: SimpleCodec;
  readonly errors: string;
  constructor(codec: SimpleCodec = "ascii", errors = "strict") {
    super();
    this.codec = codec;
    this.errors = errors;
  }
  decode(input: Uint8Array): PlainStr {
    const { codec, errors } = readable(this);
    return codec === "ascii" ? decodeAscii(input, errors).text : decodeLatin1(input).text;
  }
  getState(): DecoderState {
    return { pending: NOTHING, flags: 0 };
  }
  setState(): void {}
  reset(): void {}
}

/** An incremental decoder object of a program or of the encodings package. */
class ObjectDecoder extends ChunkDecoder {
  readonly object: Value;
  constructor(object: Value = null) {
    super();
    this.object = object;
  }
  decode(input: Uint8Array, final: boolean): PlainStr {
    return checkDecoded(callMethodNow(readable(this).object, "decode", toBytes(input.slice()), final));
  }
  getState(): DecoderState {
    return readState(callMethodNow(readable(this).object, "getstate"));
  }
  setState({ pending, flags }: DecoderState): void {
    callMethodNow(readable(this).object, "setstate", tuple([toBytes(pending), flags]));
  }
  reset(): void {
    callMethodNow(readable(this).object, "reset");
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

const ENCODERS = { utf8: encodeUtf8, ascii: encodeAscii, latin1: encodeLatin1 } as const;

class NativeEncoder extends ChunkEncoder {
  readonly codec: keyof typeof ENCODERS;
  readonly errors: string;
  constructor(codec: keyof typeof ENCODERS = "utf8", errors = "strict") {
    super();
    this.codec = codec;
    this.errors = errors;
  }
  encode(text: PlainStr): Uint8Array {
    readable(this);
    return ENCODERS[this.codec](text, this.errors);
  }
  moved(): void {}
}

class ObjectEncoder extends ChunkEncoder {
  readonly object: Value;
  constructor(object: Value = null) {
    super();
    this.object = object;
  }
  encode(text: PlainStr): Uint8Array {
    const encoded = callMethodNow(readable(this).object, "encode", text);
    const bytes = findBytes(encoded);
    if (bytesOf(encoded) === undefined || bytes === undefined) {
      throw typeError(`encoder should return a bytes object, not '${typeOf(encoded).name}'`);
    }
    return bytes;
  }
  moved(toStart: boolean): void {
    const { object } = readable(this);
    if (toStart) callMethodNow(object, "reset");
    else callMethodNow(object, "setstate", 0);
  }
}

/** The types of decoders and encoders, which programs never see. */
export function defineTextCodecs(): void {
  const define = (name: string, instance: InstanceClass, fields: Fields): PyType =>
    defineType({ name, module: "_io", instance, sharing: "versioned", fields, final: true });
  define("_utf8_decoder", Utf8Decoder, { errors: "text", pending: "frozen" });
  define("_simple_decoder", StatelessDecoder, { codec: "text", errors: "text" });
  define("_object_decoder", ObjectDecoder, { object: "ref" });
  define("_native_encoder", NativeEncoder, { codec: "text", errors: "text" });
  define("_object_encoder", ObjectEncoder, { object: "ref" });
}

/** How a text stream converts between bytes and text. */
export interface StreamCodec {
  makeDecoder(errors: string): ChunkDecoder;
  makeEncoder(errors: string): ChunkEncoder;
}

const utf8: StreamCodec = {
  makeDecoder: (errors) => new Utf8Decoder(errors),
  makeEncoder: (errors) => new NativeEncoder("utf8", errors),
};
const ascii: StreamCodec = {
  makeDecoder: (errors) => new StatelessDecoder("ascii", errors),
  makeEncoder: (errors) => new NativeEncoder("ascii", errors),
};
const latin1: StreamCodec = {
  makeDecoder: (errors) => new StatelessDecoder("latin1", errors),
  makeEncoder: (errors) => new NativeEncoder("latin1", errors),
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
