/** The module _json: the fast paths of Python's `json`. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyBuiltin } from "../../vm/core/descriptor.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { PyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { bindArguments, parseSignature } from "../../vm/core/signature.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";
import { codePointsOf, contentsOf, fromCodePoints, strLength, utf16Of } from "../../vm/objects/str-object.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";
import { type EncodeOptions, JsonWriter } from "./encoder.ts";
import { JsonReader, NoValue, type ScanOptions } from "./scanner.ts";
import { JsonFault, lastString, quote, quoteAscii, readString } from "./strings.ts";

class PyScanner extends PyObject implements ScanOptions {
  readonly strict: boolean;
  readonly objectHook: Value;
  readonly objectPairsHook: Value;
  readonly parseFloat: Value;
  readonly parseInt: Value;
  readonly parseConstant: Value;
  /** `context` has these as attributes: a json.JSONDecoder. */
  constructor(context: Value) {
    super();
    this.strict = isTrue(getAttributeNow(context, "strict"));
    this.objectHook = getAttributeNow(context, "object_hook");
    this.objectPairsHook = getAttributeNow(context, "object_pairs_hook");
    this.parseFloat = getAttributeNow(context, "parse_float");
    this.parseInt = getAttributeNow(context, "parse_int");
    this.parseConstant = getAttributeNow(context, "parse_constant");
  }
}

const FIRST_SURROGATE = 0xd800;
const isSurrogate = (cp: number): boolean => cp >= FIRST_SURROGATE && cp < FIRST_SURROGATE + 0x800;

class PyEncoder extends PyObject {
  readonly markers: Value;
  readonly default: Value;
  readonly encoder: Value;
  readonly indent: Value;
  readonly keySeparator: string;
  readonly itemSeparator: string;
  readonly sortKeys: boolean;
  readonly skipKeys: boolean;
  readonly allowNan: boolean;
  constructor(values: readonly Value[], texts: readonly [string, string], flags: readonly [boolean, boolean, boolean]) {
    super();
    [this.markers, this.default, this.encoder, this.indent] = values as [Value, Value, Value, Value];
    [this.keySeparator, this.itemSeparator] = texts;
    [this.sortKeys, this.skipKeys, this.allowNan] = flags;
  }

  options(): EncodeOptions {
    const { indent } = this;
    const step = indent === null ? null : textOf(indent);
    if (step === undefined) throw typeError(`can only concatenate str (not "${typeOf(indent).name}") to str`);
    return {
      checkCircular: this.markers !== null,
      default: this.default,
      quote: quoterOf(this.encoder),
      indent: step,
      keySeparator: this.keySeparator,
      itemSeparator: this.itemSeparator,
      sortKeys: this.sortKeys,
      skipKeys: this.skipKeys,
      allowNan: this.allowNan,
    };
  }
}

/** Room for stand-ins of lone surrogates. */
const SURROGATES = 0x800;

/** A code point from which on 0x800 code points do not occur in a text. */
function freeRange(points: Uint32Array): number {
  const used = new Set(points.map((cp) => cp - (cp % SURROGATES)));
  let base = 0x10000;
  while (used.has(base)) base += SURROGATES;
  return base;
}

/**
 * A document as UTF-16 with the way between its positions and Python's, which count code points. Lone surrogates, two of
 * which would look like one character, are replaced by characters that the document does not use.
 */
class Document {
  readonly value: Value;
  readonly text: string;
  private readonly isPlain: boolean;
  /** Where the stand-ins of surrogates begin; -1 where there are none. */
  private readonly standIns: number = -1;
  constructor(value: Value) {
    const text = textOf(value);
    if (text === undefined) throw typeError(`first argument must be a string, not ${typeOf(value).name}`);
    this.value = value;
    this.text = text;
    this.isPlain = typeof value === "string" || strLength(value) === text.length;
    const points = typeof value === "string" ? undefined : contentsOf(value);
    if (points instanceof Uint32Array && points.some(isSurrogate)) {
      const base = freeRange(points);
      this.standIns = base;
      this.isPlain = false;
      this.text = utf16Of(points.map((cp) => (isSurrogate(cp) ? cp - FIRST_SURROGATE + base : cp)));
    }
  }

  /** The str for UTF-16 text made from the document. */
  readonly str = (text: string): Value => {
    if (this.standIns < 0) return toStr(text);
    const base = this.standIns;
    const original = (cp: number): number => (cp >= base && cp < base + SURROGATES ? cp - base + FIRST_SURROGATE : cp);
    return fromCodePoints(codePointsOf(text).map(original));
  };

  unitOf(index: number): number {
    if (this.isPlain) return index;
    let unit = 0;
    for (let i = 0; i < index; i++) unit += this.text.codePointAt(unit)! > 0xffff ? 2 : 1;
    return unit;
  }

  indexOf(unit: number): number {
    if (this.isPlain || unit < 0) return unit;
    let index = 0;
    for (let at = 0; at < unit; index++) at += this.text.codePointAt(at)! > 0xffff ? 2 : 1;
    return index;
  }

  /** Runs a reader; faults become the exceptions that Python's json raises. */
  reading<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof NoValue) throw pyError("StopIteration", this.indexOf(error.at));
      if (!(error instanceof JsonFault)) throw error;
      const type = importFromNow("json.decoder", "JSONDecodeError");
      throw new PyError(callNow(type, error.message, this.value, this.indexOf(error.at)) as PyObject);
    }
  }
}

function quoted(value: Value, quoteText: (text: string) => string): Value {
  const text = textOf(value);
  if (text === undefined) throw typeError(`first argument must be a string, not ${typeOf(value).name}`);
  return toStr(quoteText(text));
}

const encodeBasestring = (value: Value): Value => quoted(value, quote);
const encodeBasestringAscii = (value: Value): Value => quoted(value, quoteAscii);

function scanstring(string: Value, end: Value, strict?: Value): Value {
  const at = sizeNow(end);
  const document = new Document(string);
  if (at < 0 || at > strLength(string)) throw valueError("end is out of bounds");
  const isStrict = strict === undefined || isTrue(strict);
  const text = document.reading(() => readString(document.text, document.unitOf(at), isStrict));
  return tuple([document.str(text), document.indexOf(lastString.end)]);
}

function scanOnce(self: PyScanner, string: Value, idx: Value): Value {
  const at = sizeNow(idx);
  const document = new Document(string);
  if (at < 0) throw valueError("idx cannot be negative");
  if (at >= strLength(string)) throw pyError("StopIteration", at);
  const reader = new JsonReader(document.text, self, document.str);
  const value = document.reading(() => reader.read(document.unitOf(at)));
  return tuple([value, document.indexOf(reader.end)]);
}

const SCAN_ONCE = parseSignature("(string, idx)");
const ITERENCODE = parseSignature("(obj, _current_indent_level)");

/** How the encoder quotes: natively when its encoder is one of ours, else by calling it. */
function quoterOf(encoder: Value): (text: Value) => string {
  const body: unknown = encoder instanceof PyBuiltin ? encoder.native.body : undefined;
  if (body === encodeBasestringAscii) return (text) => quoteAscii(textOf(text)!);
  if (body === encodeBasestring) return (text) => quote(textOf(text)!);
  return (text) => {
    const result = callNow(encoder, text);
    const answer = textOf(result);
    if (answer === undefined) throw typeError(`encoder() must return a string, not ${typeOf(result).name}`);
    return answer;
  };
}

function makeEncoder(_cls: PyType, ...args: Value[]): Value {
  const [markers, default_, encoder, indent, keySeparator, itemSeparator, sortKeys, skipKeys, allowNan] = args as [
    Value,
    Value,
    Value,
    Value,
    Value,
    Value,
    Value,
    Value,
    Value,
  ];
  for (const [i, value] of [keySeparator, itemSeparator].entries()) {
    if (textOf(value) === undefined) badArgument("make_encoder", `argument ${i + 5}`, "str", value);
  }
  const flags = [sortKeys, skipKeys, allowNan].map(isTrue) as [boolean, boolean, boolean];
  if (markers !== null && !(markers instanceof PyDict)) badArgument("make_encoder", "argument 1", "dict or None", markers);
  const texts: [string, string] = [textOf(keySeparator)!, textOf(itemSeparator)!];
  return new PyEncoder([markers, default_, encoder, indent], texts, flags);
}

export const jsonModule = defineModule("_json", () => {
  const scannerType = defineType({
    name: "Scanner",
    module: "_json",
    doc: "JSON scanner object",
    instance: PyScanner,
    sharing: "immutable",
    fields: {
      strict: "flag",
      objectHook: "ref",
      objectPairsHook: "ref",
      parseFloat: "ref",
      parseInt: "ref",
      parseConstant: "ref",
    },
    construct: pure("(context)", (_cls: PyType, context: Value) => new PyScanner(context)),
    slots: {
      pure: {
        call: (self, args, kwNames) => {
          const bound = bindArguments(SCAN_ONCE, { bare: "scan_once", qualified: "scan_once" }, args, kwNames) as Value[];
          return scanOnce(self as PyScanner, bound[0]!, bound[1]!);
        },
      },
    },
    getters: {
      strict: { get: (self: PyScanner) => self.strict, member: true },
      object_hook: { get: (self: PyScanner) => self.objectHook, member: true },
      object_pairs_hook: { get: (self: PyScanner) => self.objectPairsHook, member: true },
      parse_float: { get: (self: PyScanner) => self.parseFloat, member: true },
      parse_int: { get: (self: PyScanner) => self.parseInt, member: true },
      parse_constant: { get: (self: PyScanner) => self.parseConstant, member: true },
    },
  });

  const encoderType = defineType({
    name: "Encoder",
    module: "_json",
    doc: "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
    instance: PyEncoder,
    sharing: "immutable",
    fields: {
      markers: "ref",
      default: "ref",
      encoder: "ref",
      indent: "ref",
      keySeparator: "text",
      itemSeparator: "text",
      sortKeys: "flag",
      skipKeys: "flag",
      allowNan: "flag",
    },
    construct: pure(
      "(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)",
      makeEncoder,
    ),
    slots: {
      pure: {
        call: (value, args, kwNames) => {
          const self = value as PyEncoder;
          const name = { bare: "_iterencode", qualified: "_iterencode" };
          const [object, level] = bindArguments(ITERENCODE, name, args, kwNames) as [Value, Value];
          return tuple([toStr(new JsonWriter(self.options(), sizeNow(level)).write(object))]);
        },
      },
    },
    getters: {
      markers: { get: (self: PyEncoder) => self.markers, member: true },
      default: { get: (self: PyEncoder) => self.default, member: true },
      encoder: { get: (self: PyEncoder) => self.encoder, member: true },
      indent: { get: (self: PyEncoder) => self.indent, member: true },
      key_separator: { get: (self: PyEncoder) => toStr(self.keySeparator), member: true },
      item_separator: { get: (self: PyEncoder) => toStr(self.itemSeparator), member: true },
      sort_keys: { get: (self: PyEncoder) => self.sortKeys, member: true },
      skipkeys: { get: (self: PyEncoder) => self.skipKeys, member: true },
    },
  });

  return {
    doc: "json speedups\n",
    constants: { make_scanner: scannerType, make_encoder: encoderType },
    functions: {
      scanstring: pure(
        "(string, end, strict=True, /)",
        scanstring,
        "The JSON string that ends the opening quote just before end, and where it ends.",
      ),
      encode_basestring: pure("(string, /)", encodeBasestring, "A JSON representation of a str."),
      encode_basestring_ascii: pure("(string, /)", encodeBasestringAscii, "An ASCII-only JSON representation of a str."),
    },
  };
});
