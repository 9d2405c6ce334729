/**
 * One conversion in progress, from which codecs report faults: it asks the error handler, takes in the replacement and says
 * where to go on.
 */
import { PyBytes, toBytes } from "../core/bytes.ts";
import { contentsOf, type PlainStr, type Text } from "../objects/str-object.ts";
import { ByteBuilder, TextBuilder } from "./builders.ts";
import { type Fault, faultError, repair } from "./error-handlers.ts";

/** What a decoder gives: the text, and how many bytes it took (fewer than all only for an unfinished end that is not final). */
export interface Decoded {
  readonly text: PlainStr;
  readonly consumed: number;
}

export class DecodeRun {
  bytes: Uint8Array;
  readonly out: TextBuilder;
  /** The codec's name in messages. */
  encoding: string;
  readonly #errors: string;
  #object: PyBytes | undefined;

  constructor(bytes: Uint8Array, encoding: string, errors: string) {
    this.bytes = bytes;
    this.encoding = encoding;
    this.#errors = errors;
    this.out = new TextBuilder(bytes.length);
  }

  /** bytes[start:end] cannot be decoded. Returns where to go on; `bytes` may be another array afterwards. */
  fault(start: number, end: number, reason: string): number {
    this.#object ??= toBytes(this.bytes.slice());
    const fault: Fault = { kind: "decode", encoding: this.encoding, object: this.#object, start, end, reason };
    const { replacement, next, object } = repair(fault, this.#errors);
    this.out.append(replacement as Text);
    if (object instanceof PyBytes) {
      this.#object = object;
      this.bytes = object.bytes;
    }
    return next;
  }

  finish(consumed: number): Decoded {
    return { text: this.out.finish(), consumed };
  }
}

export class EncodeRun {
  readonly str: PlainStr;
  readonly text: Text;
  readonly out: ByteBuilder;
  readonly #encoding: string;
  readonly #errors: string;
  /** The encoded form of a replacement text; undefined if it cannot be encoded. */
  readonly #encodeReplacement: (text: Text) => Uint8Array | undefined;
  /** Replacement bytes must be a multiple of this. */
  readonly #width: number;

  constructor(
    str: PlainStr,
    encoding: string,
    errors: string,
    encodeReplacement: (text: Text) => Uint8Array | undefined,
    width = 1,
  ) {
    this.str = str;
    this.text = contentsOf(str)!;
    this.#encoding = encoding;
    this.#errors = errors;
    this.#encodeReplacement = encodeReplacement;
    this.#width = width;
    this.out = new ByteBuilder(this.text.length * width);
  }

  /** text[start:end] cannot be encoded. Returns where to go on. */
  fault(start: number, end: number, reason: string): number {
    const fault: Fault = { kind: "encode", encoding: this.#encoding, object: this.str, start, end, reason };
    const { replacement, next } = repair(fault, this.#errors);
    const bytes = replacement instanceof Uint8Array ? replacement : this.#encodeReplacement(replacement);
    if (bytes === undefined || bytes.length % this.#width !== 0) throw faultError(fault);
    this.out.append(bytes);
    return next;
  }
}

/** The bytes of an ASCII text, `width` bytes each in little or big endian; undefined if it is not ASCII. */
export function asciiBytes(text: Text, width = 1, big = false): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length * width);
  for (let i = 0; i < text.length; i++) {
    const cp = typeof text === "string" ? text.charCodeAt(i) : text[i]!;
    if (cp > 127) return undefined;
    bytes[i * width + (big ? width - 1 : 0)] = cp;
  }
  return bytes;
}
