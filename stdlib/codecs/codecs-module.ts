/** The native module `_codecs`: vm/codecs with Python's calling conventions. */
import { decodeCharmap, EncodingMap, encodeCharmap } from "../../vm/codecs/charmap.ts";
import * as escapes from "../../vm/codecs/escapes.ts";
import { lookupCodec, registerSearch, runCodec, unregisterSearch } from "../../vm/codecs/registry.ts";
import type { Decoded } from "../../vm/codecs/runs.ts";
import { decodeAscii, decodeLatin1, encodeAscii, encodeLatin1 } from "../../vm/codecs/single-byte.ts";
import {
  type ByteOrder,
  decodeUtf16,
  decodeUtf32,
  encodeUtf16,
  encodeUtf32,
  type WideDecoded,
} from "../../vm/codecs/utf-wide.ts";
import { decodeUtf7, encodeUtf7 } from "../../vm/codecs/utf7.ts";
import { decodeUtf8, encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { contentsOf, type PlainStr, strLength } from "../../vm/objects/str-object.ts";
import { badArgument, intNow, nameArgument } from "../../vm/objects/text-arguments.ts";
import { dataArgument, errorsArgument, strArgument } from "./arguments.ts";
import { handlerConstants, handlerFunctions } from "./handlers.ts";

const flag = (value: Value | undefined, absent: boolean): boolean => (value === undefined ? absent : isTrue(value));

const decoded = ({ text, consumed }: Decoded): Value => tuple([text, consumed]);

/** A function (str, errors=None) that gives bytes and the number of characters. */
function encoder(name: string, encode: (str: PlainStr, errors: string) => Uint8Array): Declaration {
  return pure("(str, errors=None, /)", (value: Value, errors?: Value) => {
    const str = strArgument(value, name);
    return tuple([toBytes(encode(str, errorsArgument(errors, name))), strLength(str)]);
  });
}

/** As encoder, with a byte order. */
function orderedEncoder(name: string, encode: (str: PlainStr, errors: string, order: ByteOrder) => Uint8Array): Declaration {
  return pure("(str, errors=None, byteorder=0, /)", (value: Value, errors?: Value, byteOrder?: Value) => {
    const str = strArgument(value, name);
    return tuple([toBytes(encode(str, errorsArgument(errors, name), orderOf(byteOrder))), strLength(str)]);
  });
}

const orderOf = (value: Value | undefined): ByteOrder => (value === undefined ? 0 : (Math.sign(intNow(value)) as ByteOrder));

/** A function (data, errors=None) that decodes all there is. */
function wholeDecoder(name: string, decode: (bytes: Uint8Array, errors: string) => Decoded): Declaration {
  return pure("(data, errors=None, /)", (data: Value, errors?: Value) =>
    decoded(decode(dataArgument(data), errorsArgument(errors, name))),
  );
}

type StatefulDecode = (bytes: Uint8Array, errors: string, final: boolean) => Decoded;

/** A function (data, errors=None, final) that leaves an unfinished end over unless it is final. */
function decoder(name: string, decode: StatefulDecode, options = { final: false, str: false }): Declaration {
  return pure(`(data, errors=None, final=${options.final ? "True" : "False"}, /)`, (data: Value, errors?: Value, final?: Value) =>
    decoded(decode(dataArgument(data, options.str), errorsArgument(errors, name), flag(final, options.final))),
  );
}

type WideDecode = (bytes: Uint8Array, errors: string, order: ByteOrder, final: boolean) => WideDecoded;

function wideFunctions(bits: 16 | 32, decode: WideDecode, encode: typeof encodeUtf16): Record<string, Declaration> {
  const name = `utf_${bits}`;
  const functions: Record<string, Declaration> = {
    [`${name}_encode`]: orderedEncoder(`${name}_encode`, encode),
    [`${name}_decode`]: decoder(`${name}_decode`, (bytes, errors, final) => decode(bytes, errors, 0, final)),
    [`${name}_ex_decode`]: pure(
      "(data, errors=None, byteorder=0, final=False, /)",
      (data: Value, errors?: Value, byteOrder?: Value, final?: Value) => {
        const handler = errorsArgument(errors, `${name}_ex_decode`);
        const result = decode(dataArgument(data), handler, orderOf(byteOrder), flag(final, false));
        return tuple([result.text, result.consumed, result.byteOrder]);
      },
    ),
  };
  for (const [suffix, order] of [["le", -1] as const, ["be", 1] as const]) {
    const full = `${name}_${suffix}`;
    functions[`${full}_encode`] = encoder(`${full}_encode`, (str, errors) => encode(str, errors, order));
    functions[`${full}_decode`] = decoder(`${full}_decode`, (bytes, errors, final) => decode(bytes, errors, order, final));
  }
  return functions;
}

const isNone = (value: Value | undefined): value is null | undefined => value === undefined || value === null;

const charmapFunctions: Record<string, Declaration> = {
  charmap_build: pure("(map, /)", (map: Value) => new EncodingMap(contentsOf(strArgument(map, "charmap_build"))!)),
  charmap_encode: pure("(str, errors=None, mapping=None, /)", (value: Value, errors?: Value, mapping?: Value) => {
    const str = strArgument(value, "charmap_encode");
    const handler = errorsArgument(errors, "charmap_encode");
    const bytes = isNone(mapping) ? encodeLatin1(str, handler) : encodeCharmap(str, handler, mapping);
    return tuple([toBytes(bytes), strLength(str)]);
  }),
  charmap_decode: pure("(data, errors=None, mapping=None, /)", (data: Value, errors?: Value, mapping?: Value) => {
    const bytes = dataArgument(data);
    const handler = errorsArgument(errors, "charmap_decode");
    return decoded(isNone(mapping) ? decodeLatin1(bytes) : decodeCharmap(bytes, handler, mapping));
  }),
};

const escapeFunctions: Record<string, Declaration> = {
  unicode_escape_encode: encoder("unicode_escape_encode", escapes.encodeUnicodeEscape),
  unicode_escape_decode: decoder("unicode_escape_decode", escapes.decodeUnicodeEscape, { final: true, str: true }),
  raw_unicode_escape_encode: encoder("raw_unicode_escape_encode", escapes.encodeRawUnicodeEscape),
  raw_unicode_escape_decode: decoder("raw_unicode_escape_decode", escapes.decodeRawUnicodeEscape, { final: true, str: true }),
  escape_encode: pure("(data, errors=None, /)", (data: Value, _errors?: Value) => {
    if (!(data instanceof PyBytes)) badArgument("escape_encode", "argument 1", "bytes", data);
    return tuple([toBytes(escapes.encodeBytesEscape(data.bytes)), data.bytes.length]);
  }),
  escape_decode: pure("(data, errors=None, /)", (data: Value, errors?: Value) => {
    const bytes = dataArgument(data, true);
    return tuple([toBytes(escapes.decodeBytesEscape(bytes, errorsArgument(errors, "escape_decode"))), bytes.length]);
  }),
  readbuffer_encode: pure("(data, errors=None, /)", (data: Value, _errors?: Value) => {
    const bytes = dataArgument(data, true);
    return tuple([toBytes(bytes.slice()), bytes.length]);
  }),
};

/** codecs.encode and codecs.decode: any codec, between any kinds of objects. */
function converting(name: "encode" | "decode", which: 0 | 1): Declaration {
  return pure("(obj, encoding='utf-8', errors='strict')", (object: Value, encoding?: Value, errors?: Value) => {
    const codec = nameArgument(encoding, name, "encoding", "utf-8");
    const handler = errors === undefined ? undefined : nameArgument(errors, name, "errors", "strict");
    return runCodec(lookupCodec(codec), which, codec, object, handler);
  });
}

const registryFunctions: Record<string, Declaration> = {
  register: pure("(search_function, /)", (search: Value) => {
    registerSearch(search);
    return null;
  }),
  unregister: pure("(search_function, /)", (search: Value) => {
    unregisterSearch(search);
    return null;
  }),
  lookup: pure("(encoding, /)", (encoding: Value) => lookupCodec(nameArgumentAt(encoding, "lookup"))),
  encode: converting("encode", 0),
  decode: converting("decode", 1),
};

function nameArgumentAt(value: Value, method: string): string {
  if (contentsOf(value) === undefined) badArgument(method, "argument", "str", value);
  return nameArgument(value, method, "encoding", "");
}

export const codecsModule = defineModule("_codecs", () => {
  defineType({
    name: "EncodingMap",
    instance: EncodingMap,
    sharing: "immutable",
    fields: { bytes: "map" },
    final: true,
    methods: { size: pure("()", (self: EncodingMap) => 16 + 2 * self.bytes.size) },
  });
  return {
    constants: handlerConstants(),
    functions: {
      ...registryFunctions,
      ...handlerFunctions,
      utf_8_encode: encoder("utf_8_encode", encodeUtf8),
      utf_8_decode: decoder("utf_8_decode", decodeUtf8),
      utf_7_encode: encoder("utf_7_encode", encodeUtf7),
      utf_7_decode: decoder("utf_7_decode", decodeUtf7),
      ...wideFunctions(16, decodeUtf16, encodeUtf16),
      ...wideFunctions(32, decodeUtf32, encodeUtf32),
      ascii_encode: encoder("ascii_encode", encodeAscii),
      ascii_decode: wholeDecoder("ascii_decode", decodeAscii),
      latin_1_encode: encoder("latin_1_encode", encodeLatin1),
      latin_1_decode: wholeDecoder("latin_1_decode", decodeLatin1),
      ...charmapFunctions,
      ...escapeFunctions,
    },
  };
});
