/** The module zlib. */
import { constants, crc32, deflateRawSync, deflateSync, gzipSync, type ZlibOptions } from "node:zlib";
import { toBytes } from "../../vm/core/bytes.ts";
import { type PyError, typeError, valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { bytesNow, findBytes } from "../../vm/core/ops/buffer.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import type { Value } from "../../vm/core/value.ts";
import { intNow } from "../../vm/objects/text-arguments.ts";
import { errorOf, newException } from "../module-exception.ts";
import { adler32 } from "./checksum.ts";
import { Deflater } from "./deflate.ts";
import { InflateError, Inflater, type Wrapper } from "./inflate.ts";
import { defineCompress, defineDecompress, defineZlibDecompressor, PyCompress, PyDecompress } from "./streams.ts";

const DEF_BUF_SIZE = 16384;
const STREAM_ERROR = -2;
const BUF_ERROR = -5;
/** CPython shows the zlib it was built with; ours behaves as this one. */
const VERSION = "1.2.13";

/** The wrapper and window that a `wbits` argument stands for when compressing; undefined if it is no good. */
function compression(wbits: number): [wrapper: Exclude<Wrapper, "auto">, windowBits: number] | undefined {
  if (wbits >= 8 && wbits <= 15) return ["zlib", wbits];
  if (wbits <= -9 && wbits >= -15) return ["raw", -wbits];
  return wbits >= 25 && wbits <= 31 ? ["gzip", wbits - 16] : undefined;
}

/** The same when decompressing: 0 takes the window from the header, 32 and more detect the wrapper. */
function decompression(wbits: number): [wrapper: Wrapper, windowBits: number] | undefined {
  if (wbits === 0 || (wbits >= 8 && wbits <= 15)) return ["zlib", wbits];
  if (wbits <= -8 && wbits >= -15) return ["raw", -wbits];
  if (wbits === 16 || (wbits >= 24 && wbits <= 31)) return ["gzip", wbits - 16];
  return wbits === 32 || (wbits >= 40 && wbits <= 47) ? ["auto", wbits - 32] : undefined;
}

const argument = (value: Value | undefined, absent: number): number => (value === undefined ? absent : intNow(value));
const word = (value: Value | undefined, absent: number): number =>
  value === undefined ? absent : Number(BigInt.asUintN(32, BigInt(indexNow(value))));

export const zlibModule = defineModule("zlib", () => {
  const errorType = newException("zlib.error");
  const error = (code: number, what: string, detail: string): PyError =>
    errorOf(errorType, `Error ${code} ${what}${detail === "" ? "" : `: ${detail}`}`);

  function compress(data: Value, level?: Value, wbits?: Value): Value {
    const bytes = bytesNow(data);
    const depth = argument(level, -1);
    const kind = compression(argument(wbits, 15));
    if (depth < -1 || depth > 9 || kind === undefined) throw errorOf(errorType, "Bad compression level");
    const [wrapper, windowBits] = kind;
    const options: ZlibOptions = { level: depth, windowBits: Math.max(windowBits, 9) };
    const run = wrapper === "zlib" ? deflateSync : wrapper === "gzip" ? gzipSync : deflateRawSync;
    return toBytes(new Uint8Array(run(bytes, options)));
  }

  function decompress(data: Value, wbits?: Value, bufsize?: Value): Value {
    const bytes = bytesNow(data);
    const kind = decompression(argument(wbits, 15));
    if (bufsize !== undefined && sizeNow(bufsize) < 0) throw valueError("bufsize must be non-negative");
    if (kind === undefined) throw error(STREAM_ERROR, "while preparing to decompress data", "inconsistent stream state");
    const inflater = new Inflater(...kind);
    try {
      const { output } = inflater.inflate(bytes, Number.POSITIVE_INFINITY);
      if (!inflater.done) throw error(BUF_ERROR, "while decompressing data", "incomplete or truncated stream");
      return toBytes(output);
    } catch (failure) {
      if (failure instanceof InflateError) throw error(failure.code, "while decompressing data", failure.message);
      throw failure;
    }
  }

  function compressObject(
    level?: Value,
    method?: Value,
    wbits?: Value,
    memLevel?: Value,
    strategy?: Value,
    zdict?: Value,
  ): Value {
    const dictionary = zdict === undefined || zdict === null ? undefined : bytesNow(zdict).slice();
    const settings = { level: argument(level, -1), memLevel: argument(memLevel, 8), strategy: argument(strategy, 0) };
    const kind = compression(argument(wbits, 15));
    const isGood =
      kind !== undefined &&
      argument(method, 8) === 8 &&
      settings.level >= -1 &&
      settings.level <= 9 &&
      settings.memLevel >= 1 &&
      settings.memLevel <= 9 &&
      settings.strategy >= 0 &&
      settings.strategy <= 4;
    if (!isGood) throw valueError("Invalid initialization option");
    return new PyCompress(new Deflater(kind[0], { ...settings, windowBits: kind[1] }, dictionary));
  }

  function makeInflater(wbits?: Value, zdict?: Value): Inflater {
    const kind = decompression(argument(wbits, 15));
    const dictionary = zdict === undefined ? undefined : findBytes(zdict);
    if (zdict !== undefined && dictionary === undefined) throw typeError("zdict argument must support the buffer protocol");
    if (kind === undefined) throw valueError("Invalid initialization option");
    return new Inflater(kind[0], kind[1], dictionary === undefined || dictionary.length === 0 ? undefined : dictionary.slice());
  }

  defineCompress(error);
  defineDecompress(error);
  const decompressorType = defineZlibDecompressor(error, makeInflater);

  return {
    doc: "Compression and decompression in the zlib, gzip and raw deflate formats.",
    types: [decompressorType],
    constants: {
      error: errorType,
      DEFLATED: 8,
      DEF_BUF_SIZE,
      DEF_MEM_LEVEL: 8,
      MAX_WBITS: 15,
      ZLIB_RUNTIME_VERSION: VERSION,
      ZLIB_VERSION: VERSION,
      Z_BEST_COMPRESSION: 9,
      Z_BEST_SPEED: 1,
      Z_BLOCK: constants.Z_BLOCK,
      Z_DEFAULT_COMPRESSION: -1,
      Z_DEFAULT_STRATEGY: 0,
      Z_FILTERED: constants.Z_FILTERED,
      Z_FINISH: constants.Z_FINISH,
      Z_FIXED: constants.Z_FIXED,
      Z_FULL_FLUSH: constants.Z_FULL_FLUSH,
      Z_HUFFMAN_ONLY: constants.Z_HUFFMAN_ONLY,
      Z_NO_COMPRESSION: 0,
      Z_NO_FLUSH: 0,
      Z_PARTIAL_FLUSH: constants.Z_PARTIAL_FLUSH,
      Z_RLE: constants.Z_RLE,
      Z_SYNC_FLUSH: constants.Z_SYNC_FLUSH,
      Z_TREES: 6,
      __version__: "1.0",
    },
    functions: {
      adler32: pure(
        "(data, value=1, /)",
        (data: Value, value?: Value) => adler32(bytesNow(data), word(value, 1)),
        "The Adler-32 checksum of data, going on from `value`.",
      ),
      crc32: pure(
        "(data, value=0, /)",
        (data: Value, value?: Value) => crc32(bytesNow(data), word(value, 0)),
        "The CRC-32 checksum of data, going on from `value`.",
      ),
      compress: pure(
        "(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)",
        compress,
        "Data compressed at a level from 0 to 9, -1 for the default.",
      ),
      decompress: pure(
        "(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)",
        decompress,
        "Data decompressed; wbits tells the format and the size of the window.",
      ),
      compressobj: pure(
        "(level=Z_DEFAULT_COMPRESSION, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=Z_DEFAULT_STRATEGY, zdict=None)",
        compressObject,
        "A compressor for data that comes in pieces.",
      ),
      decompressobj: pure(
        "(wbits=MAX_WBITS, zdict=b'')",
        (wbits?: Value, zdict?: Value) => new PyDecompress(makeInflater(wbits, zdict)),
        "A decompressor for data that comes in pieces.",
      ),
    },
  };
});
