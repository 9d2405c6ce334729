/** The module unicodedata: character properties of Unicode 15.1 and, as `ucd_3_2_0`, of 3.2.0. */
import { defineType } from "../../vm/core/define-type.ts";
import { keyError, typeError, valueError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyFloat, PyObject, type Value } from "../../vm/core/value.ts";
import { contentsOf, fromCodePoints, type PlainStr, plainStr, toUtf16 } from "../../vm/objects/str-object.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";
import * as database from "../../vm/unicode/database.ts";
import { lookupName, nameOf } from "../../vm/unicode/names.ts";
import { decomposition, type Form, isNormalized, isQuicklyNormalized, normalize } from "../../vm/unicode/normalize.ts";
import { pointAt, type Text } from "../../vm/unicode/predicates.ts";
import { digitValue } from "../../vm/unicode/types.ts";

const CURRENT = "15.1.0";
const MAX_NAME = 256;

const DOC = `This module provides access to the Unicode Character Database which
defines character properties for all Unicode characters. The data in
this database is based on the UnicodeData.txt file version
15.1.0 which is publicly available from ftp://ftp.unicode.org/.

The module uses the same names and symbols as defined by the
UnicodeData File Format 15.1.0.`;

/** The database of an old version; the module itself is that of the current one. */
class PyDatabase extends PyObject {
  readonly version: database.Version;
  constructor(version: database.Version) {
    super();
    this.version = version;
  }
}

/** The one code point of a str argument. */
function pointOf(value: Value, method: string, which: string): number {
  const text = contentsOf(value);
  if (text?.length === 1) return pointAt(text, 0);
  return badArgument(method, which, "a unicode character", value);
}

function textArgument(value: Value, method: string, number: number): Text {
  return contentsOf(value) ?? badArgument(method, `argument ${number}`, "str", value);
}

const FORMS = new Set(["NFC", "NFD", "NFKC", "NFKD"]);

function formOf(value: Value): Form {
  const text = toUtf16(contentsOf(value)!);
  if (!FORMS.has(text)) throw valueError("invalid normalization form");
  return text as Form;
}

/** The bytes of a name, which may be a str (as UTF-8) or bytes-like, as Latin-1 text. */
function nameText(value: Value): string {
  // A lone surrogate raises UnicodeEncodeError with its usual words.
  const bytes = findBytes(contentsOf(value) === undefined ? value : callMethodNow(value, "encode"));
  if (bytes === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(value).name}'`);
  return Buffer.from(bytes).toString("latin1");
}

function lookup(value: Value, version: database.Version): PlainStr {
  const name = nameText(value);
  if (name.length > MAX_NAME) throw keyError("name too long");
  const found = lookupName(name, version === CURRENT);
  // The old version has neither aliases nor named sequences (but all of today's names).
  const isKnown = found !== undefined && (version === CURRENT || nameOf(found[0]!) === name.toUpperCase());
  if (!isKnown) throw keyError(toStr(`undefined character name '${Buffer.from(name, "latin1").toString()}'`));
  return fromCodePoints(found);
}

/** A property of one character. `of` receives the code point and the version. */
const property = (name: string, of: (cp: number, version: database.Version) => Value, doc: string) => ({
  name,
  make: (versionOf: (self: unknown) => database.Version, hasSelf: boolean): Declaration => {
    const run = (self: unknown, chr: Value): Value => of(pointOf(chr, name, "argument"), versionOf(self));
    return pure("(chr, /)", hasSelf ? run : (chr: Value) => run(undefined, chr), doc);
  },
});

/** A property that not every character has: the default, or ValueError. */
const partial = (
  name: string,
  missing: string,
  of: (cp: number, version: database.Version) => Value | undefined,
  doc: string,
) => ({
  name,
  make: (versionOf: (self: unknown) => database.Version, hasSelf: boolean): Declaration => {
    const run = (self: unknown, chr: Value, fallback?: Value): Value => {
      const value = of(pointOf(chr, name, "argument 1"), versionOf(self)) ?? fallback;
      if (value === undefined) throw valueError(missing);
      return value;
    };
    return pure(
      "(chr, default=<unrepresentable>, /)",
      hasSelf ? run : (chr: Value, fallback?: Value) => run(undefined, chr, fallback),
      doc,
    );
  },
});

const known = (digit: number): number | undefined => (digit < 0 ? undefined : digit);
const isNamed = (cp: number, version: database.Version): boolean => version === CURRENT || !database.isUnassignedIn32(cp);

const PROPERTIES = [
  property("category", database.category, "The general category of the character, as a string."),
  property("bidirectional", database.bidirectional, "The bidirectional class of the character, as a string."),
  property("combining", database.combining, "The canonical combining class of the character, as an integer."),
  property("mirrored", database.mirrored, "1 if the character is mirrored in bidirectional text, otherwise 0."),
  property("east_asian_width", database.eastAsianWidth, "The East Asian width of the character, as a string."),
  property("decomposition", decomposition, "The decomposition mapping of the character, as a string."),
  partial(
    "decimal",
    "not a decimal",
    (cp, version) => known(database.decimal(cp, version)),
    "The decimal value of the character; default (or ValueError) if it has none.",
  ),
  partial(
    "digit",
    "not a digit",
    (cp) => known(digitValue(cp)),
    "The digit value of the character; default (or ValueError) if it has none.",
  ),
  partial(
    "numeric",
    "not a numeric character",
    (cp, version) => {
      const value = database.numeric(cp, version);
      return value === undefined ? undefined : new PyFloat(value);
    },
    "The numeric value of the character; default (or ValueError) if it has none.",
  ),
  partial(
    "name",
    "no such name",
    (cp, version) => (isNamed(cp, version) ? nameOf(cp) : undefined),
    "The name of the character; default (or ValueError) if it has none.",
  ),
];

/** All functions, for the module (`hasSelf` false) or as methods of a database object. */
function declarations(versionOf: (self: unknown) => database.Version, hasSelf: boolean): Record<string, Declaration> {
  const receiver = <A extends Value[]>(run: (version: database.Version, ...args: A) => Value) =>
    hasSelf ? (self: unknown, ...args: A) => run(versionOf(self), ...args) : (...args: A) => run(versionOf(undefined), ...args);
  const out: Record<string, Declaration> = {};
  for (const { name, make } of PROPERTIES) out[name] = make(versionOf, hasSelf);
  out.lookup = pure(
    "(name, /)",
    receiver((version, name: Value) => lookup(name, version)),
    "The character (or named sequence) of that name. Raises KeyError if there is none.",
  );
  out.normalize = pure(
    "(form, unistr, /)",
    receiver((version, form: Value, unistr: Value) => {
      textArgument(form, "normalize", 1);
      const text = textArgument(unistr, "normalize", 2);
      if (text.length === 0) return plainStr(unistr)!;
      const wanted = formOf(form);
      return isQuicklyNormalized(text, wanted) ? plainStr(unistr)! : fromCodePoints(normalize(text, wanted, version));
    }),
    "The normal form 'form' of the string: NFC, NFKC, NFD or NFKD.",
  );
  out.is_normalized = pure(
    "(form, unistr, /)",
    receiver((version, form: Value, unistr: Value) => {
      textArgument(form, "is_normalized", 1);
      const text = textArgument(unistr, "is_normalized", 2);
      return text.length === 0 || isNormalized(text, formOf(form), version);
    }),
    "Whether the string is in the normal form 'form': NFC, NFKC, NFD or NFKD.",
  );
  return out;
}

export const unicodedataModule = defineModule("unicodedata", () => {
  const databaseType = defineType({
    name: "UCD",
    module: "unicodedata",
    instance: PyDatabase,
    sharing: "immutable",
    fields: { version: "text" },
    final: true,
    methods: declarations((self) => (self as PyDatabase).version, true),
    getters: { unidata_version: { get: (self: PyDatabase) => self.version, member: true } },
  });
  return {
    doc: DOC,
    types: [databaseType],
    constants: { unidata_version: CURRENT, ucd_3_2_0: new PyDatabase("3.2.0") },
    functions: declarations(() => CURRENT, false),
  };
});
