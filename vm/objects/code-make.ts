/**
 * Code objects from their fields: code.replace() and types.CodeType(). The instructions are taken as they come: nobody checks
 * what they would do.
 */
import { CodeFlag, type CodeUnit, copyUnit, LocalKind } from "../bytecode/code-unit.ts";
import { decodeLocations } from "../bytecode/location-table.ts";
import { PyBytes } from "../core/bytes.ts";
import { PyCode } from "../core/code.ts";
import { systemError, typeError, valueError } from "../core/errors.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { textOf } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** What a code object is made of that is no number, text or table. */
interface Parts {
  readonly unit: Mutable<CodeUnit>;
  localCount: number;
  constants: readonly Value[] | undefined;
  varnames: readonly string[];
  cellvars: readonly string[];
  freevars: readonly string[];
  namesChanged: boolean;
}

const wrongType = (name: string, kind: string, value: Value) =>
  typeError(`replace() argument '${name}' must be ${kind}, not ${typeOf(value).name}`);

function textField(value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw wrongType(name, "str", value);
  return text;
}

function count(value: Value, name: string): number {
  const number = sizeNow(value);
  if (number < 0) throw valueError(`${name} must be a positive integer`);
  return number;
}

function bytesField(value: Value, name: string): Uint8Array {
  if (!(value instanceof PyBytes)) throw wrongType(name, "bytes", value);
  return value.bytes;
}

function tupleField(value: Value, name: string): readonly Value[] {
  if (!(value instanceof PyTuple)) throw wrongType(name, "tuple", value);
  return value.items;
}

const namesField = (value: Value, name: string): string[] =>
  tupleField(value, name).map((item) => {
    const text = textOf(item);
    if (text === undefined) throw systemError("non-string found in code slot");
    return text;
  });

/** Bytes as words of four; Raises ValueError when they do not add up. */
function wordsOf(bytes: Uint8Array, message: string): ArrayBuffer {
  if (bytes.length % 4 !== 0) throw valueError(message);
  return bytes.slice().buffer as ArrayBuffer;
}

type Setter = (parts: Parts, value: Value, name: string) => void;

const names = (field: "varnames" | "cellvars" | "freevars"): Setter => {
  return (parts, value, name) => {
    parts[field] = namesField(value, name);
    parts.namesChanged = true;
  };
};

const SETTERS: Readonly<Record<string, Setter>> = {
  co_argcount: ({ unit }, value, name) => {
    unit.argCount = count(value, name);
  },
  co_posonlyargcount: ({ unit }, value, name) => {
    unit.posOnlyCount = count(value, name);
  },
  co_kwonlyargcount: ({ unit }, value, name) => {
    unit.kwOnlyCount = count(value, name);
  },
  co_nlocals: (parts, value, name) => {
    parts.localCount = count(value, name);
  },
  co_stacksize: ({ unit }, value, name) => {
    unit.stackSize = count(value, name);
  },
  co_flags: ({ unit }, value, name) => {
    unit.flags = count(value, name);
  },
  co_firstlineno: ({ unit }, value, name) => {
    unit.firstLine = count(value, name);
  },
  co_code: ({ unit }, value, name) => {
    unit.words = new Uint32Array(wordsOf(bytesField(value, name), "code: co_code is malformed"));
  },
  co_consts: (parts, value, name) => {
    parts.constants = tupleField(value, name);
  },
  co_names: ({ unit }, value, name) => {
    unit.names = namesField(value, name);
  },
  co_varnames: names("varnames"),
  co_freevars: names("freevars"),
  co_cellvars: names("cellvars"),
  co_filename: ({ unit }, value, name) => {
    unit.filename = textField(value, name);
  },
  co_name: ({ unit }, value, name) => {
    unit.name = textField(value, name);
  },
  co_qualname: ({ unit }, value, name) => {
    unit.qualname = textField(value, name);
  },
  // Last of all, because it depends on the number of instructions.
  co_linetable: ({ unit }, value, name) => {
    unit.positions = decodeLocations(bytesField(value, name), unit.firstLine, unit.words.length);
  },
  co_exceptiontable: ({ unit }, value, name) => {
    unit.exceptionTable = new Int32Array(wordsOf(bytesField(value, name), "code: co_exceptiontable is malformed"));
  },
};

const FIELDS = Object.keys(SETTERS);

const localsOf = (unit: CodeUnit, bit: number): string[] =>
  unit.localsPlusNames.filter((_, i) => (unit.localsPlusKinds[i]! & bit) !== 0);

/** Variables, cells that are no variables, free variables: the index space of the instructions. */
function layOutLocals({ unit, varnames, cellvars, freevars }: Parts): void {
  const cells = new Set(cellvars);
  const others = cellvars.filter((name) => !varnames.includes(name));
  unit.localsPlusNames = [...varnames, ...others, ...freevars];
  unit.localsPlusKinds = Uint8Array.from([
    ...varnames.map((name) => LocalKind.LOCAL | (cells.has(name) ? LocalKind.CELL : 0)),
    ...others.map(() => LocalKind.CELL),
    ...freevars.map(() => LocalKind.FREE),
  ]);
}

function checkCounts({ unit, localCount, varnames }: Parts): void {
  const { argCount, kwOnlyCount, posOnlyCount, flags } = unit;
  if (posOnlyCount > argCount) throw systemError("bad argument to internal function");
  if (localCount !== varnames.length) throw valueError("code: co_nlocals != len(co_varnames)");
  const stars = (flags & CodeFlag.VARARGS ? 1 : 0) + (flags & CodeFlag.VARKEYWORDS ? 1 : 0);
  if (argCount + kwOnlyCount + stars > varnames.length) throw valueError("code: co_varnames is too small");
}

function make(base: CodeUnit, changes: ReadonlyMap<string, Value>): PyCode {
  const varnames = localsOf(base, LocalKind.LOCAL);
  const parts: Parts = {
    unit: copyUnit(base),
    localCount: varnames.length,
    constants: undefined,
    varnames,
    cellvars: localsOf(base, LocalKind.CELL),
    freevars: localsOf(base, LocalKind.FREE),
    namesChanged: false,
  };
  for (const name of FIELDS) {
    const value = changes.get(name);
    if (value !== undefined) SETTERS[name]!(parts, value, name);
  }
  checkCounts(parts);
  if (parts.namesChanged) layOutLocals(parts);
  const code = new PyCode(parts.unit);
  if (parts.constants !== undefined) code.replaceConstants(parts.constants);
  return code;
}

/** code.replace(**changes). */
export function replaceCode(self: PyCode, changes: Map<string, Value>): Value {
  for (const name of changes.keys()) {
    if (!(name in SETTERS)) throw typeError(`replace() got an unexpected keyword argument '${name}'`);
  }
  return make(self.unit, changes);
}

const NOTHING: CodeUnit = {
  name: "",
  qualname: "",
  filename: "",
  firstLine: 1,
  argCount: 0,
  posOnlyCount: 0,
  kwOnlyCount: 0,
  flags: 0,
  stackSize: 0,
  words: new Uint32Array(0),
  constants: [],
  names: [],
  localsPlusNames: [],
  localsPlusKinds: new Uint8Array(0),
  exceptionTable: new Int32Array(0),
  positions: new Uint8Array(0),
};

const CONSTRUCTOR = `argcount posonlyargcount kwonlyargcount nlocals stacksize flags code consts names varnames filename name
  qualname firstlineno linetable exceptiontable freevars cellvars`
  .split(/\s+/)
  .map((name) => `co_${name}`);

/** The parameters of types.CodeType(), as a signature. */
export const CODE_SIGNATURE =
  "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, " +
  "name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)";

/** types.CodeType(...): the body for CODE_SIGNATURE. */
export function constructCode(_cls: PyType, ...args: (Value | undefined)[]): Value {
  const fields = new Map<string, Value>();
  CONSTRUCTOR.forEach((name, i) => {
    const value = args[i];
    if (value !== undefined) fields.set(name, value);
  });
  for (const name of ["argcount", "posonlyargcount", "kwonlyargcount", "nlocals"]) {
    if (sizeNow(fields.get(`co_${name}`)!) < 0) throw valueError(`code: ${name} must not be negative`);
  }
  return make(NOTHING, fields);
}
