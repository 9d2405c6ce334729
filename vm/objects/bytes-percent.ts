/** The side of bytes and bytearray in `%`-formatting. Formats and what goes in them are worked on as Latin-1 text. */
import { latin1Bytes, latin1Text } from "../codecs/single-byte.ts";
import { toBytes } from "../core/bytes.ts";
import { isPyError, overflowError, PyError, typeError } from "../core/errors.ts";
import { specialNow } from "../core/ops/attributes.ts";
import { findBytes } from "../core/ops/buffer.ts";
import { callNow } from "../core/ops/call.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { asciiEscape, reprNow } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import type { Int, Value } from "../core/value.ts";
import { isBytesLike } from "./bytes-arguments.ts";
import { bytesFromDunder } from "./bytes-make.ts";
import { doubleNow } from "./number-conversion.ts";
import { formatPercent, type PercentDialect } from "./percent-format.ts";
import { isStr } from "./str-object.ts";

const CHARACTER = "%c requires an integer in range(256) or a single byte";

function character(value: Value): string {
  if (isBytesLike(value)) {
    if (value.bytes.length !== 1) throw typeError(CHARACTER);
    return latin1Text(value.bytes);
  }
  let code: Int;
  try {
    code = indexNow(value);
  } catch (error) {
    throw isPyError(error, "TypeError") ? typeError(CHARACTER) : error;
  }
  if (code < 0 || code > 255) throw overflowError("%c arg not in range(256)");
  return String.fromCharCode(Number(code));
}

function insertedBytes(value: Value): Uint8Array {
  if (isBytesLike(value)) return value.bytes;
  const dunder = specialNow(value, "__bytes__");
  const bytes = dunder === undefined ? findBytes(value) : bytesFromDunder(callNow(dunder)).bytes;
  if (bytes !== undefined) return bytes;
  const wanted = "a bytes-like object, or an object that implements __bytes__";
  throw typeError(`%b requires ${wanted}, not '${typeOf(value).name}'`);
}

function real(value: Value): number {
  try {
    return doubleNow(value);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    throw typeError(`float argument required, not ${typeOf(value).name}`);
  }
}

const dialect: PercentDialect = {
  noun: "bytes",
  precisionWord: "prec",
  isText: (value) => isBytesLike(value) || isStr(value),
  key: (text) => toBytes(latin1Bytes(text as string)),
  text: (value, type) => {
    switch (type) {
      case "s":
      case "b":
        return latin1Text(insertedBytes(value));
      case "r":
      case "a":
        return asciiEscape(reprNow(value));
    }
  },
  character,
  real,
  decimalType: (type) => (type === "i" ? "d" : type),
  unknownType: (code) => String.fromCharCode(code),
};

/** format % args for bytes. */
export function formatBytes(format: Uint8Array, args: Value): Uint8Array {
  return latin1Bytes(formatPercent(latin1Text(format), args, dialect).join(""));
}
