/**
 * Encoding and decoding by name: str.encode, bytes.decode, and what files use. The common encodings are called directly, the
 * others through the registry, as PyUnicode_Decode and PyUnicode_AsEncodedString do.
 */
import { PyByteArray, PyBytes, toBytes } from "../core/bytes.ts";
import { typeError } from "../core/errors.ts";
import { typeOf } from "../core/registry.ts";
import type { Value } from "../core/value.ts";
import { type PlainStr, plainStr } from "../objects/str-object.ts";
import { findHandler, unknownHandler } from "./error-handlers.ts";
import { lookupCodec, lookupTextCodec, normalizeEncoding, runCodec } from "./registry.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "./single-byte.ts";
import { decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from "./utf-wide.ts";
import { decodeUtf8, encodeUtf8 } from "./utf8.ts";

interface Direct {
  encode(str: PlainStr, errors: string): Uint8Array;
  decode(bytes: Uint8Array, errors: string): { readonly text: PlainStr };
}

const utf8: Direct = { encode: encodeUtf8, decode: decodeUtf8 };
const utf16: Direct = {
  encode: (str, errors) => encodeUtf16(str, errors, 0),
  decode: (bytes, errors) => decodeUtf16(bytes, errors, 0, true),
};
const utf32: Direct = {
  encode: (str, errors) => encodeUtf32(str, errors, 0),
  decode: (bytes, errors) => decodeUtf32(bytes, errors, 0, true),
};
const ascii: Direct = { encode: encodeAscii, decode: decodeAscii };
const latin1: Direct = { encode: encodeLatin1, decode: decodeLatin1 };

const BY_NAME: ReadonlyMap<string, Direct> = new Map([
  ["utf8", utf8],
  ["utf_8", utf8],
  ["utf16", utf16],
  ["utf_16", utf16],
  ["utf32", utf32],
  ["utf_32", utf32],
  ["ascii", ascii],
  ["us_ascii", ascii],
  ["latin1", latin1],
  ["latin_1", latin1],
  ["iso_8859_1", latin1],
  ["iso8859_1", latin1],
]);

const findDirect = (encoding: string): Direct | undefined =>
  encoding === "utf-8" ? utf8 : BY_NAME.get(normalizeEncoding(encoding));

/** In development mode the names are checked even where nothing needs them; set by whoever knows the mode. */
export const codecChecks = { enabled: false };

function checkNames(encoding: string, errors: string): void {
  lookupCodec(encoding);
  if (findHandler(errors) === undefined) throw unknownHandler(errors);
}

/** str.encode(encoding, errors): bytes. */
export function encodeText(str: PlainStr, encoding = "utf-8", errors = "strict"): PyBytes {
  if (codecChecks.enabled) checkNames(encoding, errors);
  const direct = findDirect(encoding);
  if (direct !== undefined) return toBytes(direct.encode(str, errors));
  const codec = lookupTextCodec(encoding, "codecs.encode()");
  const encoded = runCodec(codec, 0, encoding, str, errors);
  if (encoded instanceof PyBytes) return encoded;
  if (encoded instanceof PyByteArray) return toBytes(encoded.bytes.slice());
  throw typeError(
    `'${encoding}' encoder returned '${typeOf(encoded).name}' instead of 'bytes'; use codecs.encode() to encode to arbitrary types`,
  );
}

/** bytes.decode(encoding, errors): a str. */
export function decodeBytes(bytes: Uint8Array, encoding = "utf-8", errors = "strict"): Value {
  if (codecChecks.enabled) checkNames(encoding, errors);
  const direct = findDirect(encoding);
  if (direct !== undefined) return direct.decode(bytes, errors).text;
  const codec = lookupTextCodec(encoding, "codecs.decode()");
  const decoded = runCodec(codec, 1, encoding, toBytes(bytes.slice()), errors);
  if (plainStr(decoded) !== undefined) return decoded;
  throw typeError(
    `'${encoding}' decoder returned '${typeOf(decoded).name}' instead of 'str'; use codecs.decode() to decode to arbitrary types`,
  );
}
