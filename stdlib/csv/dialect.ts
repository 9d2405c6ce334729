/** CSV dialects: the type, and the parameters a reader or writer works by. */
import { defineType } from "../../vm/core/define-type.ts";
import { overflowError, type PyError, typeError, valueError } from "../../vm/core/errors.ts";
import { pure } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { PyType } from "../../vm/core/type.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";
import { fromCodePoint } from "../../vm/objects/str-object.ts";

export const QUOTE_MINIMAL = 0;
export const QUOTE_ALL = 1;
export const QUOTE_NONNUMERIC = 2;
export const QUOTE_NONE = 3;
export const QUOTE_STRINGS = 4;
export const QUOTE_NOTNULL = 5;

/** A character that is not set. */
export const NO_CHARACTER = -1;

/** Characters are code points. */
export interface DialectOptions {
  readonly delimiter: number;
  readonly doublequote: boolean;
  readonly escapechar: number;
  /** UTF-16. */
  readonly lineterminator: string;
  readonly quotechar: number;
  readonly quoting: number;
  readonly skipinitialspace: boolean;
  readonly strict: boolean;
}

const packOptions = (options: DialectOptions): unknown => new Map(Object.entries(options));
const unpackOptions = (packed: Map<string, unknown>): DialectOptions => Object.fromEntries(packed) as unknown as DialectOptions;

export class PyDialect extends PyObject {
  readonly options: DialectOptions;
  constructor(options: DialectOptions) {
    super();
    this.options = options;
  }
}

const NAMES = [
  "delimiter",
  "doublequote",
  "escapechar",
  "lineterminator",
  "quotechar",
  "quoting",
  "skipinitialspace",
  "strict",
] as const;
type Name = (typeof NAMES)[number];
type Given = { [N in Name]?: Value | undefined };

function character(name: Name, value: Value | undefined, absent: string, orNone: boolean): number {
  if (value === undefined) return absent === "" ? NO_CHARACTER : absent.codePointAt(0)!;
  if (value === null && orNone) return NO_CHARACTER;
  const text = textOf(value);
  if (text === undefined) {
    throw typeError(`"${name}" must be string${orNone ? " or None" : ""}, not ${typeOf(value).name}`);
  }
  const cp = text.codePointAt(0);
  if (cp === undefined || text.length > (cp > 0xffff ? 2 : 1)) throw typeError(`"${name}" must be a 1-character string`);
  return cp;
}

function lineTerminator(value: Value | undefined): string | null {
  if (value === undefined) return "\r\n";
  if (value === null) return null;
  const text = textOf(value);
  if (text === undefined) throw typeError('"lineterminator" must be a string');
  return text;
}

function quotingOf(value: Value | undefined): number {
  if (value === undefined) return QUOTE_MINIMAL;
  if (typeof value === "bigint") throw overflowError("Python int too large to convert to C int");
  if (typeof value !== "number") throw typeError('"quoting" must be an integer');
  if (Math.abs(value) > 0x7fffffff) throw overflowError("Python int too large to convert to C int");
  return value;
}

const flag = (value: Value | undefined, absent: boolean): boolean => (value === undefined ? absent : isTrue(value));

/** Refuses characters that mean something else already. */
function check(options: DialectOptions): void {
  const { delimiter, escapechar, quotechar, lineterminator, skipinitialspace } = options;
  const single = (name: Name, cp: number, mayBeSpace: boolean): void => {
    if (cp === 10 || cp === 13 || (cp === 32 && !mayBeSpace)) throw valueError(`bad ${name} value`);
    if (cp !== NO_CHARACTER && lineterminator.includes(String.fromCodePoint(cp))) {
      throw valueError(`bad ${name} or lineterminator value`);
    }
  };
  const pair = (a: Name, first: number, b: Name, second: number): void => {
    if (first === second && first !== NO_CHARACTER) throw valueError(`bad ${a} or ${b} value`);
  };
  single("delimiter", delimiter, true);
  single("escapechar", escapechar, !skipinitialspace);
  single("quotechar", quotechar, !skipinitialspace);
  pair("delimiter", delimiter, "escapechar", escapechar);
  pair("delimiter", delimiter, "quotechar", quotechar);
  pair("escapechar", escapechar, "quotechar", quotechar);
}

function makeOptions(given: Given): DialectOptions {
  const delimiter = character("delimiter", given.delimiter, ",", false);
  const doublequote = flag(given.doublequote, true);
  const escapechar = character("escapechar", given.escapechar, "", true);
  const terminator = lineTerminator(given.lineterminator);
  const quotechar = character("quotechar", given.quotechar, '"', true);
  let quoting = quotingOf(given.quoting);
  const skipinitialspace = flag(given.skipinitialspace, false);
  const strict = flag(given.strict, false);
  if (quoting < QUOTE_MINIMAL || quoting > QUOTE_NOTNULL) throw typeError('bad "quoting" value');
  if (given.quotechar === null && given.quoting === undefined) quoting = QUOTE_NONE;
  if (quoting !== QUOTE_NONE && quotechar === NO_CHARACTER) throw typeError("quotechar must be set if quoting enabled");
  if (terminator === null) throw typeError("lineterminator must be set");
  const options = {
    delimiter,
    doublequote,
    escapechar,
    lineterminator: terminator,
    quotechar,
    quoting,
    skipinitialspace,
    strict,
  };
  check(options);
  return options;
}

/** Finds a registered dialect; raises _csv.Error. */
export type FindDialect = (name: Value) => Value;

/** The dialect for a name, an object with attributes, or a dialect (null: none, or a keyword); keywords override. */
export function dialectOf(cls: PyType, find: FindDialect, positional: Value, keywords: Keywords): Value {
  const given: Given = {};
  let dialect = positional;
  let any = false;
  for (const [name, value] of keywords) {
    if (name === "dialect" && positional === null) {
      dialect = value;
      continue;
    }
    if (!(NAMES as readonly string[]).includes(name)) {
      throw typeError(`this function got an unexpected keyword argument '${name}'`);
    }
    given[name as Name] = value;
    any = true;
  }
  if (dialect !== null) {
    const base = textOf(dialect) === undefined ? dialect : find(dialect);
    if (base instanceof PyDialect && !any) return base;
    for (const name of NAMES) if (given[name] === undefined) given[name] = findAttribute(base, name);
  }
  const instanceClass = cls.instanceClass as unknown as new (options: DialectOptions) => PyDialect;
  return new instanceClass(makeOptions(given));
}

const cannotPickle = (): PyError => typeError("cannot pickle 'Dialect' instances");

export function defineDialect(find: FindDialect): PyType {
  const shown = (cp: number): Value => (cp === NO_CHARACTER ? null : fromCodePoint(cp));
  const getter = (get: (options: DialectOptions) => Value, member = false) => ({
    get: (self: PyDialect) => get(self.options),
    member,
  });
  return defineType({
    name: "Dialect",
    module: "_csv",
    doc: "CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n",
    instance: PyDialect,
    sharing: "immutable",
    fields: { options: { encode: packOptions, decode: unpackOptions } },
    construct: pure(
      "(dialect=None, *args, **kwargs)",
      (cls: PyType, dialect: Value = null, rest: Value[], keywords: Keywords) => {
        const all: Keywords = new Map(rest.map((value, i) => [NAMES[i] ?? String(i), value]));
        for (const [name, value] of keywords) all.set(name, value);
        return dialectOf(cls, find, dialect, all);
      },
    ),
    methods: {
      __reduce__: pure("()", () => {
        throw cannotPickle();
      }),
      __reduce_ex__: pure("(protocol, /)", () => {
        throw cannotPickle();
      }),
    },
    getters: {
      delimiter: getter((o) => shown(o.delimiter)),
      escapechar: getter((o) => shown(o.escapechar)),
      lineterminator: getter((o) => toStr(o.lineterminator)),
      quotechar: getter((o) => shown(o.quotechar)),
      quoting: getter((o) => o.quoting),
      doublequote: getter((o) => o.doublequote, true),
      skipinitialspace: getter((o) => o.skipinitialspace, true),
      strict: getter((o) => o.strict, true),
    },
  });
}
