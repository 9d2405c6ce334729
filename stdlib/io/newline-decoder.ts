/**
 * Universal newlines: a decoder around another that recognises \n, \r and \r\n, and translates them when asked to; and its
 * Python type, `_io.IncrementalNewlineDecoder`.
 */
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { readable, writable, writes } from "../../vm/core/native.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { contentsOf, fromText, joinTexts, type PlainStr, type Text, toCodePoints } from "../../vm/objects/str-object.ts";
import { registerIoType } from "./io-types.ts";
import { ChunkDecoder, checkDecoded, type DecoderState, readState } from "./text-codec.ts";

const SEEN_LF = 1;
const SEEN_CR = 2;
const SEEN_CRLF = 4;

const LF = 10;
const CR = 13;

const NOTHING = new Uint8Array(0);

/** What has been met so far, as the `newlines` attribute shows it. */
export function newlinesSeen(seen: number): Value {
  const kinds: Value[] = [];
  if (seen & SEEN_CR) kinds.push("\r");
  if (seen & SEEN_LF) kinds.push("\n");
  if (seen & SEEN_CRLF) kinds.push("\r\n");
  return kinds.length === 0 ? null : kinds.length === 1 ? kinds[0]! : tuple(kinds);
}

/** Which of the three kinds of line ends a text has. */
function kindsIn(text: Text): number {
  if (typeof text === "string") {
    if (!text.includes("\r")) return text.includes("\n") ? SEEN_LF : 0;
    return kindsIn(toCodePoints(text));
  }
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === LF) seen |= SEEN_LF;
    else if (text[i] === CR) {
      if (text[i + 1] === LF) {
        seen |= SEEN_CRLF;
        i++;
      } else seen |= SEEN_CR;
    }
  }
  return seen;
}

/** The text with every line end as \n. */
function translated(text: Text): PlainStr {
  if (typeof text === "string") return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const points = new Uint32Array(text.length);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === CR) {
      points[length++] = LF;
      if (text[i + 1] === LF) i++;
    } else points[length++] = text[i]!;
  }
  return fromText(points.slice(0, length));
}

const endsWithCR = (text: Text): boolean => (typeof text === "string" ? text.endsWith("\r") : text[text.length - 1] === CR);

/** The newline pass alone: from decoded text to text. */
export class NewlinePass extends MutableObject {
  readonly translate: boolean;
  seen = 0;
  /** A \r at the end of the last piece, which a \n may follow. */
  pendingCR = false;
  constructor(translate = false) {
    super();
    this.translate = translate;
  }

  reset(): void {
    writable(this);
    this.seen = 0;
    this.pendingCR = false;
  }

  run(text: PlainStr, final: boolean): PlainStr {
    writable(this);
    let piece = text;
    let contents = contentsOf(piece)!;
    if (this.pendingCR && (final || contents.length > 0)) {
      piece = joinTexts(["\r", contents]);
      contents = contentsOf(piece)!;
      this.pendingCR = false;
    }
    if (!final && endsWithCR(contents)) {
      piece = fromText(contents.slice(0, -1));
      contents = contentsOf(piece)!;
      this.pendingCR = true;
    }
    const kinds = kindsIn(contents);
    this.seen |= kinds;
    return this.translate && kinds & (SEEN_CR | SEEN_CRLF) ? translated(contents) : piece;
  }
}

/** The decoder of a text stream in a universal newlines mode. */
export class NewlineDecoder extends ChunkDecoder {
  readonly inner: ChunkDecoder;
  readonly pass: NewlinePass;
  constructor(inner: ChunkDecoder, translate: boolean) {
    super();
    this.inner = inner;
    this.pass = new NewlinePass(translate);
  }
  decode(input: Uint8Array, final: boolean): PlainStr {
    const { inner, pass } = readable(this);
    return pass.run(inner.decode(input, final), final);
  }
  getState(): DecoderState {
    const { inner, pass } = readable(this);
    const { pending, flags } = inner.getState();
    const bit = readable(pass).pendingCR ? 1 : 0;
    const shifted = typeof flags === "number" && flags < 2 ** 51 ? flags * 2 + bit : (BigInt(flags) << 1n) | BigInt(bit);
    return { pending, flags: shifted };
  }
  setState({ pending, flags }: DecoderState): void {
    const wide = BigInt(flags);
    writable(readable(this).pass).pendingCR = (wide & 1n) === 1n;
    const rest = wide >> 1n;
    this.inner.setState({ pending, flags: rest <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(rest) : rest });
  }
  reset(): void {
    const { inner, pass } = readable(this);
    if (readable(pass).seen !== 0 || pass.pendingCR) pass.reset();
    inner.reset();
  }
}

class PyNewlineDecoder extends MutableObject {
  /** A decoder object, or None: then decode() is given str. */
  decoder: Value = null;
  pass: NewlinePass | null = null;
}

function passOf(self: PyNewlineDecoder): NewlinePass {
  if (self.pass === null) throw valueError("IncrementalNewlineDecoder.__init__() not called");
  return self.pass;
}

function getState(self: PyNewlineDecoder): Value {
  const pass = passOf(self);
  const bit = readable(pass).pendingCR ? 1n : 0n;
  if (self.decoder === null) return tuple([toBytes(NOTHING), Number(bit)]);
  const state = readState(callMethodNow(self.decoder, "getstate"));
  const flags = BigInt.asUintN(64, (BigInt(state.flags) << 1n) | bit);
  return tuple([toBytes(state.pending), flags <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(flags) : flags]);
}

function setState(self: PyNewlineDecoder, state: Value): Value {
  const pass = passOf(self);
  if (!(state instanceof PyTuple)) throw typeError("state argument must be a tuple");
  const flags = state.items.length === 2 ? exactInt(state.items[1]!) : undefined;
  if (flags === undefined) throw typeError("setstate(): illegal state argument");
  const wide = BigInt.asUintN(64, BigInt(flags));
  writable(pass).pendingCR = (wide & 1n) === 1n;
  if (self.decoder !== null) {
    const rest = wide >> 1n;
    const number = rest <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(rest) : rest;
    callMethodNow(self.decoder, "setstate", tuple([state.items[0]!, number]));
  }
  return null;
}

export function defineNewlineDecoder(): PyType {
  const hidden = { module: "_io", sharing: "versioned", final: true } as const;
  const passFields = { translate: "flag", seen: "i32", pendingCR: "flag" } as const;
  defineType({ ...hidden, name: "_newline_pass", instance: NewlinePass, fields: passFields });
  defineType({ ...hidden, name: "_newline_decoder", instance: NewlineDecoder, fields: { inner: "ref", pass: "ref" } });
  const type = defineType({
    name: "IncrementalNewlineDecoder",
    module: "_io",
    doc: "Codec used when reading a file in universal newlines mode.",
    instance: PyNewlineDecoder,
    sharing: "versioned",
    fields: { decoder: "ref", pass: "ref" },
    construct: writes("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyNewlineDecoder)),
    init: writes("(decoder, translate, errors='strict')", (self: PyNewlineDecoder, decoder: Value, translate: Value) => {
      self.pass = new NewlinePass(isTrue(translate));
      self.decoder = decoder;
      return null;
    }),
    methods: {
      decode: writes("(input, final=False)", (self: PyNewlineDecoder, input: Value, final?: Value) => {
        const pass = passOf(self);
        const isFinal = final !== undefined && isTrue(final);
        const decoded = self.decoder === null ? input : callMethodNow(self.decoder, "decode", input, isFinal);
        return pass.run(checkDecoded(decoded), isFinal);
      }),
      getstate: writes("()", getState),
      setstate: writes("(state, /)", setState),
      reset: writes("()", (self: PyNewlineDecoder) => {
        passOf(self).reset();
        return self.decoder === null ? null : callMethodNow(self.decoder, "reset");
      }),
    },
    getters: { newlines: { get: (self: PyNewlineDecoder) => newlinesSeen(readable(passOf(self)).seen) } },
  });
  return registerIoType("IncrementalNewlineDecoder", type);
}
