/** code: the Python type of PyCode, and the values of tagged constants. */
import { CodeFlag, type CodeUnit, copyUnit, LocalKind } from "../bytecode/code-unit.ts";
import type { Constant } from "../bytecode/constant.ts";
import { decodeLocations, encodeLocations } from "../bytecode/location-table.ts";
import { linesOf, positionsOf, startOf } from "../bytecode/positions.ts";
import { toBytes } from "../core/bytes.ts";
import { codeObject, PyCode, realiseConstant, setConstantMaker } from "../core/code.ts";
import { PyComplex } from "../core/complex.ts";
import { defineType } from "../core/define-type.ts";
import { typeError, valueError } from "../core/errors.ts";
import { list } from "../core/list.ts";
import { pure } from "../core/native.ts";
import { bytesNow } from "../core/ops/buffer.ts";
import { equals } from "../core/ops/compare.ts";
import { hashText } from "../core/ops/hash.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { getIterator } from "../core/ops/iterate.ts";
import { textOf } from "../core/ops/text.ts";
import { frozensetOf } from "../core/set.ts";
import { EQ, NE } from "../core/slots.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import { Ellipsis, NotImplemented, PyFloat, type Value } from "../core/value.ts";
import { addressOf } from "./object.ts";
import { fromCodePoints } from "./str-object.ts";

setConstantMaker((constant: Constant): Value => {
  if (typeof constant !== "object" || constant === null) return constant;
  switch (constant.tag) {
    case "float":
      return new PyFloat(constant.value);
    case "complex":
      return new PyComplex(constant.real, constant.imag);
    case "bytes":
      return toBytes(constant.value);
    case "str":
      return fromCodePoints(constant.codePoints);
    case "ellipsis":
      return Ellipsis;
    case "tuple":
      return tuple(constant.items.map(realiseConstant));
    case "frozenset":
      return frozensetOf(constant.items.map(realiseConstant));
    case "code":
      return codeObject(constant.code);
  }
});

const strings = (names: readonly string[]): PyTuple => new PyTuple(names);

const localsOfKind = (unit: CodeUnit, bit: number): PyTuple =>
  strings(unit.localsPlusNames.filter((_, i) => (unit.localsPlusKinds[i]! & bit) !== 0));

/** The words as bytes, four per instruction. */
const wordBytes = (unit: CodeUnit): Uint8Array => new Uint8Array(unit.words.buffer, unit.words.byteOffset, unit.words.byteLength);

function sameUnit(a: CodeUnit, b: CodeUnit): boolean {
  return (
    a.name === b.name &&
    a.argCount === b.argCount &&
    a.posOnlyCount === b.posOnlyCount &&
    a.kwOnlyCount === b.kwOnlyCount &&
    a.flags === b.flags &&
    a.firstLine === b.firstLine &&
    a.words.length === b.words.length &&
    a.words.every((word, i) => word === b.words[i]) &&
    a.names.join() === b.names.join() &&
    a.localsPlusNames.join() === b.localsPlusNames.join()
  );
}

const iterate = (values: Value[]): ReturnType<typeof getIterator> => getIterator(list(values));

const orNone = (n: number): Value => (n < 0 ? null : n);

/** `-X no_debug_ranges`: code shows no columns, and tracebacks have no markers. */
export const columns = { hidden: false };

/**
 * Note [Where code starts]
 * CPython's code begins with an instruction, RESUME, that stands where the code is defined; tracers, coverage and tracebacks
 * of a function that has not run anything yet show that line. We have no such instruction, but its place: Python code sees
 * every instruction one further on, at twice its number plus START.
 */
export const START = 2;

/** Two per instruction. */
export const offsetOf = (word: number): number => START + 2 * word;

/** The number of the instruction at an offset; -1 is where the code starts. */
export const wordAt = (offset: number): number => Math.floor((offset - START) / 2);

function linesOfCode(unit: CodeUnit): Value[] {
  const { line } = startOf(unit);
  const lines: [start: number, end: number, line: Value][] = [[0, START, orNone(line)]];
  for (const range of linesOf(unit)) {
    const last = lines.at(-1)!;
    if (last[2] === orNone(range.line)) last[1] = offsetOf(range.end);
    else lines.push([offsetOf(range.start), offsetOf(range.end), orNone(range.line)]);
  }
  return lines.map((range) => new PyTuple(range));
}

export const codeType = defineType({
  name: "code",
  doc: "Create a code object.  Not for mere mortals.",
  instance: PyCode,
  sharing: "immutable",
  fields: { unit: { encode: (unit: CodeUnit) => unit, decode: (unit: CodeUnit) => unit } },
  final: true,
  hasWeakrefs: true,
  slots: {
    pure: {
      repr(self) {
        const { unit } = self as PyCode;
        return `<code object ${unit.name} at ${addressOf(self as PyCode)}, file "${unit.filename}", line ${unit.firstLine}>`;
      },
      hash: (self) => hashText((self as PyCode).unit.name + (self as PyCode).unit.words.length),
      richcompare(a, b, op) {
        if ((op !== EQ && op !== NE) || !(a instanceof PyCode) || !(b instanceof PyCode)) return NotImplemented;
        const same =
          a === b || (sameUnit(a.unit, b.unit) && equals(new PyTuple(a.realise().constants), new PyTuple(b.realise().constants)));
        return same === (op === EQ);
      },
    },
  },
  methods: {
    co_lines: pure("()", (self: PyCode) => iterate(linesOfCode(self.unit))),
    co_positions: pure("()", (self: PyCode) =>
      iterate(
        [startOf(self.unit), ...positionsOf(self.unit)].map((p) =>
          columns.hidden
            ? new PyTuple([orNone(p.line), orNone(p.line), null, null])
            : new PyTuple([orNone(p.line), orNone(p.endLine), orNone(p.col), orNone(p.endCol)]),
        ),
      ),
    ),
    replace: pure("(**changes)", replace),
    __replace__: pure("(**changes)", replace),
    _varname_from_oparg: pure("(oparg)", (self: PyCode, oparg: Value) => self.unit.localsPlusNames[sizeNow(oparg)]!),
  },
  getters: {
    co_name: { get: (c: PyCode) => c.unit.name, member: true },
    co_qualname: { get: (c: PyCode) => c.unit.qualname, member: true },
    co_filename: { get: (c: PyCode) => c.unit.filename, member: true },
    co_firstlineno: { get: (c: PyCode) => c.unit.firstLine, member: true },
    co_argcount: { get: (c: PyCode) => c.unit.argCount, member: true },
    co_posonlyargcount: { get: (c: PyCode) => c.unit.posOnlyCount, member: true },
    co_kwonlyargcount: { get: (c: PyCode) => c.unit.kwOnlyCount, member: true },
    co_flags: { get: (c: PyCode) => c.unit.flags & ~CodeFlag.NO_MONITORING_EVENTS, member: true },
    co_stacksize: { get: (c: PyCode) => c.unit.stackSize, member: true },
    co_nlocals: { get: (c: PyCode) => localsOfKind(c.unit, LocalKind.LOCAL).items.length, member: true },
    co_varnames: { get: (c: PyCode) => localsOfKind(c.unit, LocalKind.LOCAL) },
    co_cellvars: { get: (c: PyCode) => localsOfKind(c.unit, LocalKind.CELL) },
    co_freevars: { get: (c: PyCode) => localsOfKind(c.unit, LocalKind.FREE) },
    co_names: { get: (c: PyCode) => strings(c.unit.names), member: true },
    co_consts: { get: (c: PyCode) => new PyTuple(c.realise().constants), member: true },
    co_code: { get: (c: PyCode) => toBytes(wordBytes(c.unit).slice()) },
    _co_code_adaptive: { get: (c: PyCode) => toBytes(wordBytes(c.unit).slice()) },
    co_linetable: { get: (c: PyCode) => toBytes(encodeLocations(c.unit)), member: true },
    co_exceptiontable: {
      get: (c: PyCode) => {
        const { buffer, byteOffset, byteLength } = c.unit.exceptionTable;
        return toBytes(new Uint8Array(buffer as ArrayBuffer, byteOffset, byteLength).slice());
      },
      member: true,
    },
  },
});

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** code.replace(): the fields that have a meaning for our bytecode. */
function replace(self: PyCode, changes: Map<string, Value>): Value {
  const unit: Mutable<CodeUnit> = copyUnit(self.unit);
  let constants: readonly Value[] | undefined;
  for (const [name, value] of changes) {
    switch (name) {
      case "co_name":
        unit.name = requireText(value, name);
        break;
      case "co_qualname":
        unit.qualname = requireText(value, name);
        break;
      case "co_filename":
        unit.filename = requireText(value, name);
        break;
      case "co_firstlineno":
        unit.firstLine = sizeNow(value);
        break;
      case "co_flags":
        unit.flags = sizeNow(value);
        break;
      case "co_consts":
        if (!(value instanceof PyTuple)) throw typeError("replace() argument 'co_consts' must be tuple");
        constants = value.items;
        break;
      case "co_names":
        unit.names = (value as PyTuple).items.map((item) => textOf(item)!);
        break;
      case "co_linetable":
        unit.positions = decodeLocations(bytesNow(value), unit.firstLine, unit.words.length);
        break;
      case "co_varnames":
      case "co_freevars":
      case "co_cellvars":
      case "co_argcount":
      case "co_posonlyargcount":
      case "co_kwonlyargcount":
      case "co_nlocals":
      case "co_stacksize":
      case "co_code":
      case "co_exceptiontable":
        if (!equals(getField(self, name), value)) throw valueError(`code.replace() cannot change ${name}`);
        break;
      default:
        throw typeError(`replace() got an unexpected keyword argument '${name}'`);
    }
  }
  const code = new PyCode(unit);
  if (constants !== undefined) code.replaceConstants(constants);
  return code;
}

function getField(self: PyCode, name: string): Value {
  const descriptor = codeType.namespace.getString(name) as unknown as { getter: (c: PyCode) => Value };
  return descriptor.getter(self);
}

function requireText(value: Value, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`replace() argument '${name}' must be str`);
  return text;
}
