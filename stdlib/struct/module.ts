/** The module _struct: the type Struct, and the functions that use one for the time of a call. */
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { type PyError, typeError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { bufferOf, bytesNow } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { errorOf, newException } from "../module-exception.ts";
import { needsWritable, packInto, unpackFrom } from "./codec.ts";
import { parseFormat, type StructFormat } from "./format.ts";

/** A Struct object. */
export class PyStruct extends MutableObject {
  /** Undefined until __init__ has run. */
  format: StructFormat | undefined = undefined;
}

/** The iterator of iter_unpack. */
class PyUnpackIterator extends MutableObject {
  readonly format: StructFormat;
  readonly buffer: Value;
  /** The buffer's length when the iteration began. */
  readonly length: number;
  at = 0;
  constructor(format: StructFormat, buffer: Value, length: number) {
    super();
    this.format = format;
    this.buffer = buffer;
    this.length = length;
  }
}

/** Parsed formats, by their text; emptied when full. Each executor has its own. */
const cache = new Map<string, StructFormat>();
const CACHE_SIZE = 100;

const DOC = "Conversions between Python values and C structs, which are bytes objects laid out as a format string says.";

export const structModule = defineModule("_struct", () => {
  const errorType = newException("struct.error");
  const error = (message: string): PyError => errorOf(errorType, message);
  const fail = (message: string): never => {
    throw error(message);
  };

  /** The text of a format argument, which may be a str or bytes. */
  function formatText(value: Value): string {
    if (value instanceof PyBytes) return String.fromCharCode(...value.bytes);
    const text = textOf(value);
    if (text === undefined) throw typeError(`Struct() argument 1 must be a str or bytes object, not ${typeOf(value).name}`);
    // Raises UnicodeEncodeError with its usual words.
    if (/[^\0-\x7f]/.test(text)) callMethodNow(value, "encode", "ascii");
    return text;
  }

  function formatOf(value: Value): StructFormat {
    if (value instanceof PyStruct) {
      open(value, "reads");
      return live(value);
    }
    const text = formatText(value);
    let format = cache.get(text);
    if (format === undefined) {
      format = parseFormat(text, fail);
      if (cache.size >= CACHE_SIZE) cache.clear();
      cache.set(text, format);
    }
    return format;
  }

  function live(self: PyStruct): StructFormat {
    return self.format ?? EMPTY;
  }

  function pack(format: StructFormat, values: readonly Value[]): Value {
    if (values.length !== format.length) throw error(`pack expected ${format.length} items for packing (got ${values.length})`);
    const bytes = new Uint8Array(format.size);
    packInto(format, bytes, 0, values, error);
    return toBytes(bytes);
  }

  /** Where an offset into a buffer of `length` bytes points. */
  function position(offset: Value, length: number, size: number, what: "pack" | "unpack"): number {
    // Checks the range; messages show the exact value.
    const at = sizeNow(offset);
    if (at >= 0) {
      if (length - at >= size) return at;
      const verb = what === "pack" ? "packing" : "unpacking";
      const caller = what === "pack" ? "pack_into" : "unpack_from";
      const exact = BigInt(indexNow(offset));
      throw error(
        `${caller} requires a buffer of at least ${exact + BigInt(size)} bytes for ${verb} ${size} bytes at offset ${exact} (actual buffer size is ${length})`,
      );
    }
    if (at + size > 0) {
      throw error(
        what === "pack"
          ? `no space to pack ${size} bytes at offset ${at}`
          : `not enough data to unpack ${size} bytes at offset ${at}`,
      );
    }
    if (at + length < 0) throw error(`offset ${at} out of range for ${length}-byte buffer`);
    return at + length;
  }

  function packIntoBuffer(format: StructFormat, args: readonly Value[]): Value {
    if (args.length !== format.length + 2) {
      if (args.length === 0) throw error("pack_into expected buffer argument");
      if (args.length === 1) throw error("pack_into expected offset argument");
      throw error(`pack_into expected ${format.length} items for packing (got ${args.length - 2})`);
    }
    const [target, at, ...values] = args;
    const view = bufferOf(target, true);
    if (view === undefined) throw needsWritable(target);
    try {
      if (view.readonly) throw needsWritable(target);
      const start = position(at, view.bytes.length, format.size, "pack");
      packInto(format, view.bytes, start, values, error);
    } finally {
      view.release?.();
    }
    return null;
  }

  function unpack(format: StructFormat, buffer: Value): Value {
    const bytes = bytesNow(buffer);
    if (bytes.length !== format.size) throw error(`unpack requires a buffer of ${format.size} bytes`);
    return unpackFrom(format, bytes, 0);
  }

  function unpackAt(format: StructFormat, buffer: Value, offset?: Value): Value {
    const bytes = bytesNow(buffer);
    return unpackFrom(format, bytes, position(offset ?? 0, bytes.length, format.size, "unpack"));
  }

  function iterUnpack(format: StructFormat, buffer: Value): Value {
    if (format.size === 0) throw error("cannot iteratively unpack with a struct of length 0");
    const bytes = bytesNow(buffer);
    if (bytes.length % format.size !== 0)
      throw error(`iterative unpacking requires a buffer of a multiple of ${format.size} bytes`);
    return new PyUnpackIterator(format, buffer, bytes.length);
  }

  /** Formats go between executors as their texts. */
  const formatField = {
    encode: (format: StructFormat | undefined) => format?.text,
    decode: (text: string | undefined) => (text === undefined ? undefined : parseFormat(text, fail)),
  };

  defineType({
    name: "unpack_iterator",
    module: "_struct",
    instance: PyUnpackIterator,
    sharing: "versioned",
    fields: { format: formatField, buffer: "ref", length: "f64", at: "f64" },
    slots: {
      pure: { iter: (self) => self },
      writes: {
        next: (self) => {
          const iterator = self as PyUnpackIterator;
          if (iterator.at >= iterator.length) return undefined;
          const bytes = bytesNow(iterator.buffer);
          if (iterator.at + iterator.format.size > bytes.length) return undefined;
          const values = unpackFrom(iterator.format, bytes, iterator.at);
          iterator.at += iterator.format.size;
          return values;
        },
      },
    },
    methods: {
      __length_hint__: reads("()", (self: PyUnpackIterator) => (self.length - self.at) / self.format.size),
    },
  });

  const structType = defineType({
    name: "Struct",
    module: "_struct",
    doc: "Struct(fmt) --> compiled struct object",
    instance: PyStruct,
    sharing: "versioned",
    fields: { format: formatField },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyStruct)),
    init: writes("(format)", (self: PyStruct, format: Value) => {
      self.format = parseFormat(formatText(format), fail);
      return null;
    }),
    slots: {
      reads: { repr: (self) => `${shortName(typeOf(self))}(${reprNow(live(self as PyStruct).text)})` },
    },
    methods: {
      pack: reads(
        "(*values)",
        (self: PyStruct, values: readonly Value[]) => pack(live(self), values),
        "The bytes of a struct with these values.",
      ),
      pack_into: reads(
        "(*args)",
        (self: PyStruct, args: readonly Value[]) => packIntoBuffer(live(self), args),
        "Packs values into a writable buffer, from an offset on.",
      ),
      unpack: reads(
        "(buffer, /)",
        (self: PyStruct, buffer: Value) => unpack(live(self), buffer),
        "The values of a buffer that holds just one struct.",
      ),
      unpack_from: reads(
        "(buffer, offset=0)",
        (self: PyStruct, buffer: Value, offset?: Value) => unpackAt(live(self), buffer, offset),
        "The values of the struct at an offset of a buffer.",
      ),
      iter_unpack: reads(
        "(buffer, /)",
        (self: PyStruct, buffer: Value) => iterUnpack(live(self), buffer),
        "An iterator over the structs of a buffer.",
      ),
      __sizeof__: reads("()", (self: PyStruct) => 48 + 32 * (live(self).fields.length + 1)),
    },
    getters: {
      format: { get: (self: PyStruct) => live(self).text, doc: "struct format string" },
      size: { get: (self: PyStruct) => live(self).size, doc: "struct size in bytes" },
    },
  });

  return {
    doc: DOC,
    types: [structType],
    constants: { error: errorType },
    functions: {
      calcsize: pure(
        "(format, /)",
        (format: Value) => formatOf(format).size,
        "The size in bytes of the struct that a format describes.",
      ),
      pack: pure(
        "(*args)",
        (args: readonly Value[]) => {
          if (args.length === 0) throw typeError("missing format argument");
          return pack(formatOf(args[0]), args.slice(1));
        },
        "The bytes of a struct with these values.",
      ),
      pack_into: pure(
        "(*args)",
        (args: readonly Value[]) => {
          if (args.length === 0) throw typeError("missing format argument");
          return packIntoBuffer(formatOf(args[0]), args.slice(1));
        },
        "Packs values into a writable buffer, from an offset on.",
      ),
      unpack: pure(
        "(format, buffer, /)",
        (format: Value, buffer: Value) => unpack(formatOf(format), buffer),
        "The values of a buffer that holds just one struct.",
      ),
      unpack_from: pure(
        "(format, /, buffer, offset=0)",
        (format: Value, buffer: Value, offset?: Value) => unpackAt(formatOf(format), buffer, offset),
        "The values of the struct at an offset of a buffer.",
      ),
      iter_unpack: pure(
        "(format, buffer, /)",
        (format: Value, buffer: Value) => iterUnpack(formatOf(format), buffer),
        "An iterator over the structs of a buffer.",
      ),
      _clearcache: pure(
        "()",
        () => {
          cache.clear();
          return null;
        },
        "Forgets the formats that were parsed.",
      ),
    },
  };
});

/** What a Struct has before __init__: -1 values, so that nothing can be packed. */
const EMPTY: StructFormat = { text: "", little: true, native: true, fields: [], size: -1, length: -1 };
