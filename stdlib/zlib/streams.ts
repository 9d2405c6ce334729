/** The types zlib.Compress, zlib.Decompress and zlib._ZlibDecompressor. */
import { toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { type PyError, pyError, valueError } from "../../vm/core/errors.ts";
import { owned } from "../../vm/core/fields.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure, reads, writes } from "../../vm/core/native.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { intNow } from "../../vm/objects/text-arguments.ts";
import type { Deflater } from "./deflate.ts";
import { InflateError, type Inflater } from "./inflate.ts";

/** Makes zlib.error from a return code, what was going on, and zlib's own message if there is one. */
export type ZlibError = (code: number, what: string, detail: string) => PyError;

export class PyCompress extends MutableObject {
  deflater: Deflater;
  constructor(deflater: Deflater) {
    super();
    this.deflater = deflater;
  }
}

const NOTHING = new Uint8Array(0);

export class PyDecompress extends MutableObject {
  inflater: Inflater;
  unusedData: Uint8Array = NOTHING;
  unconsumedTail: Uint8Array = NOTHING;
  /** flush() found the end of the stream: there is nothing left to be copied. */
  ended = false;
  constructor(inflater: Inflater) {
    super();
    this.inflater = inflater;
  }
}

const DECOMPRESS_FIELDS = {
  inflater: owned((inflater: Inflater) => inflater.copy()),
  unusedData: "frozen",
  unconsumedTail: "frozen",
  ended: "flag",
} as const;

const STREAM_ERROR = -2;
const Z_FINISH = 4;

export function defineCompress(error: ZlibError): PyType {
  const live = (self: PyCompress, what: string): Deflater => {
    if (self.deflater.finished) throw error(STREAM_ERROR, what, "inconsistent stream state");
    return self.deflater;
  };
  const copy = (self: PyCompress): PyCompress => {
    if (self.deflater.finished) throw valueError("Inconsistent stream state");
    return new PyCompress(self.deflater.copy());
  };
  return defineType({
    name: "Compress",
    module: "zlib",
    instance: PyCompress,
    sharing: "versioned",
    fields: { deflater: owned((deflater: Deflater) => deflater.copy()) },
    methods: {
      compress: writes(
        "(data, /)",
        (self: PyCompress, data: Value) => toBytes(live(self, "while compressing data").write(bytesNow(data))),
        "Takes more data and returns compressed data as far as there is any.",
      ),
      flush: writes(
        "(mode=zlib.Z_FINISH, /)",
        (self: PyCompress, mode?: Value) => {
          const how = mode === undefined ? Z_FINISH : intNow(mode);
          if (how === 0) return toBytes(NOTHING);
          const deflater = live(self, "while flushing");
          if (how < 0 || how > 5) throw error(STREAM_ERROR, "while flushing", "inconsistent stream state");
          return toBytes(deflater.flush(how));
        },
        "Returns the rest of the compressed data; by default the stream ends with it.",
      ),
      copy: reads("()", copy, "A copy of the compressor, with its state."),
      __copy__: reads("()", copy),
      __deepcopy__: reads("(memo, /)", copy),
    },
  });
}

/** Runs the decoder, its failures as zlib.error. */
function run(inflater: Inflater, input: Uint8Array, limit: number, error: ZlibError) {
  try {
    return inflater.inflate(input, limit);
  } catch (failure) {
    if (failure instanceof InflateError) throw error(failure.code, "while decompressing data", failure.message);
    throw failure;
  }
}

export function defineDecompress(error: ZlibError): PyType {
  /** Keeps what the decoder left: after the end of the stream, or beyond the limit. */
  const settleRest = (self: PyDecompress, rest: Uint8Array): void => {
    if (self.inflater.done) {
      self.unusedData = self.unusedData.length === 0 ? rest.slice() : Buffer.concat([self.unusedData, rest]);
      self.unconsumedTail = NOTHING;
    } else self.unconsumedTail = rest.slice();
  };
  const decompress = (self: PyDecompress, data: Value, maxLength?: Value): Value => {
    const limit = maxLength === undefined ? 0 : sizeNow(maxLength);
    if (limit < 0) throw valueError("max_length must be non-negative");
    const { output, rest } = run(self.inflater, bytesNow(data), limit === 0 ? Number.POSITIVE_INFINITY : limit, error);
    settleRest(self, rest);
    return toBytes(output);
  };
  const flush = (self: PyDecompress, length?: Value): Value => {
    if (length !== undefined && sizeNow(length) <= 0) throw valueError("length must be greater than zero");
    const { output, rest } = run(self.inflater, self.unconsumedTail, Number.POSITIVE_INFINITY, error);
    settleRest(self, rest);
    self.ended = self.inflater.done;
    return toBytes(output);
  };
  const copy = (self: PyDecompress): PyDecompress => {
    if (self.ended) throw valueError("Inconsistent stream state");
    const twin = new PyDecompress(self.inflater.copy());
    twin.unusedData = self.unusedData;
    twin.unconsumedTail = self.unconsumedTail;
    return twin;
  };
  return defineType({
    name: "Decompress",
    module: "zlib",
    instance: PyDecompress,
    sharing: "versioned",
    fields: DECOMPRESS_FIELDS,
    methods: {
      decompress: writes("(data, /, max_length=0)", decompress, "Decompressed data, at most max_length bytes unless that is 0."),
      flush: writes("(length=zlib.DEF_BUF_SIZE, /)", flush, "All decompressed data that is left."),
      copy: reads("()", copy, "A copy of the decompressor, with its state."),
      __copy__: reads("()", copy),
      __deepcopy__: reads("(memo, /)", copy),
    },
    getters: {
      unused_data: { get: (self: PyDecompress) => toBytes(self.unusedData), member: true },
      unconsumed_tail: { get: (self: PyDecompress) => toBytes(self.unconsumedTail), member: true },
      eof: { get: (self: PyDecompress) => self.inflater.done, member: true },
    },
  });
}

/** What bz2 and lzma have, for zlib: it keeps the input that a limit held back. */
export function defineZlibDecompressor(error: ZlibError, make: (wbits?: Value, zdict?: Value) => Inflater): PyType {
  const decompress = (self: PyDecompress, data: Value, maxLength?: Value): Value => {
    if (self.inflater.done) throw pyError("EOFError", "End of stream already reached");
    const limit = maxLength === undefined ? -1 : sizeNow(maxLength);
    const input = self.unconsumedTail.length === 0 ? bytesNow(data) : Buffer.concat([self.unconsumedTail, bytesNow(data)]);
    const { output, rest } = run(self.inflater, input, limit < 0 ? Number.POSITIVE_INFINITY : limit, error);
    if (self.inflater.done) self.unusedData = rest.slice();
    self.unconsumedTail = self.inflater.done ? NOTHING : rest.slice();
    return toBytes(output);
  };
  return defineType({
    name: "_ZlibDecompressor",
    module: "zlib",
    doc: "A decompressor that decompresses incrementally. zdict is the dictionary the data was compressed with.",
    instance: class extends PyDecompress {},
    sharing: "versioned",
    fields: DECOMPRESS_FIELDS,
    construct: pure("(wbits=zlib.MAX_WBITS, zdict=b'')", (cls: PyType, wbits?: Value, zdict?: Value) =>
      newInstance(cls, PyDecompress, make(wbits, zdict)),
    ),
    methods: {
      decompress: writes(
        "(data, max_length=-1)",
        decompress,
        "Decompressed data, at most max_length bytes unless that is negative.",
      ),
    },
    getters: {
      eof: { get: (self: PyDecompress) => self.inflater.done, member: true },
      unused_data: { get: (self: PyDecompress) => toBytes(self.unusedData), member: true },
      needs_input: { get: (self: PyDecompress) => !self.inflater.done && self.unconsumedTail.length === 0, member: true },
    },
  });
}
