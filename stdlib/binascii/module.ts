/** The module binascii: conversions between binary data and its encodings in ASCII. */
import { crc32 } from "node:zlib";
import { toBytes } from "../../vm/core/bytes.ts";
import { exceptionType, typeError, valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { bytesNow, findBytes } from "../../vm/core/ops/buffer.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { toHex } from "../../vm/objects/bytes-hex.ts";
import { errorOf, newException } from "../module-exception.ts";
import { crcHqx, decodeBase64, decodeQuotedPrintable, decodeUu, encodeQuotedPrintable, encodeUu } from "./text-encodings.ts";

/** Data that may also be given as a str, if it is ASCII. */
function asciiNow(value: Value): Uint8Array {
  const text = textOf(value);
  if (text !== undefined) {
    if (/[^\0-\x7f]/.test(text)) throw valueError("string argument should contain only ASCII characters");
    return Buffer.from(text, "latin1");
  }
  const bytes = findBytes(value);
  if (bytes === undefined) {
    throw typeError(`argument should be bytes, buffer or ASCII string, not '${typeOf(value).name}'`);
  }
  return bytes;
}

const flag = (value: Value | undefined, absent = false): boolean => (value === undefined ? absent : isTrue(value));
const bytesAsBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
const latin1 = (text: string): Value => toBytes(new Uint8Array(Buffer.from(text, "latin1")));

/** The low 32 bits of a start value. */
const word = (value: Value | undefined): number =>
  value === undefined ? 0 : Number(BigInt.asUintN(32, BigInt(indexNow(value))));

export const binasciiModule = defineModule("binascii", () => {
  const errorType = newException("binascii.Error", [exceptionType("ValueError")]);
  const incompleteType = newException("binascii.Incomplete");
  const fail = (message: string): never => {
    throw errorOf(errorType, message);
  };

  function unhexlify(value: Value): Value {
    const data = asciiNow(value);
    if (data.length % 2 !== 0) fail("Odd-length string");
    const bytes = new Uint8Array(Buffer.from(bytesAsBuffer(data).toString("latin1"), "hex"));
    // Node stops at the first character that is no digit.
    if (bytes.length * 2 !== data.length) fail("Non-hexadecimal digit found");
    return toBytes(bytes);
  }

  const hexlify = pure(
    "(data, sep=<unrepresentable>, bytes_per_sep=1)",
    (data: Value, sep?: Value, bytesPerSep?: Value) => latin1(toHex(bytesNow(data), sep, bytesPerSep)),
    "Binary data as hexadecimal digits, with a separator between groups of bytes if one is given.",
  );
  const fromHex: Declaration = pure("(hexstr, /)", unhexlify, "The binary data that pairs of hexadecimal digits spell.");

  return {
    doc: "Conversion between binary data and ASCII.",
    constants: { Error: errorType, Incomplete: incompleteType },
    functions: {
      a2b_uu: pure("(data, /)", (data: Value) => toBytes(decodeUu(asciiNow(data), fail)), "Decodes a line of uuencoded data."),
      b2a_uu: pure(
        "(data, /, *, backtick=False)",
        (data: Value, backtick?: Value) => toBytes(encodeUu(bytesNow(data), flag(backtick), fail)),
        "Uuencodes a line of data.",
      ),
      a2b_base64: pure(
        "(data, /, *, strict_mode=False)",
        (data: Value, strict?: Value) => toBytes(decodeBase64(asciiNow(data), flag(strict), fail)),
        "Decodes a line of base64 data; in strict mode, characters and padding must be as they should.",
      ),
      b2a_base64: pure(
        "(data, /, *, newline=True)",
        (data: Value, newline?: Value) =>
          latin1(bytesAsBuffer(bytesNow(data)).toString("base64") + (flag(newline, true) ? "\n" : "")),
        "Encodes a line of data in base64.",
      ),
      a2b_hex: fromHex,
      unhexlify: fromHex,
      b2a_hex: hexlify,
      hexlify,
      a2b_qp: pure(
        "(data, header=False)",
        (data: Value, header?: Value) => toBytes(decodeQuotedPrintable(asciiNow(data), flag(header))),
        "Decodes quoted-printable data.",
      ),
      b2a_qp: pure(
        "(data, quotetabs=False, istext=True, header=False)",
        (data: Value, quoteTabs?: Value, isText?: Value, header?: Value) =>
          toBytes(
            encodeQuotedPrintable(bytesNow(data), {
              quoteTabs: flag(quoteTabs),
              isText: flag(isText, true),
              header: flag(header),
            }),
          ),
        "Encodes data as quoted-printable.",
      ),
      crc32: pure(
        "(data, crc=0, /)",
        (data: Value, crc?: Value) => crc32(bytesNow(data), word(crc)),
        "The CRC-32 of data, going on from `crc`.",
      ),
      crc_hqx: pure(
        "(data, crc, /)",
        (data: Value, crc: Value) => crcHqx(bytesNow(data), word(crc)),
        "The CRC-CCITT of data, going on from `crc`.",
      ),
    },
  };
});
