/** code: the Python type of PyCode, and the values of tagged constants. */
import { CodeFlag, type CodeUnit, LocalKind } from "../bytecode/code-unit.ts";
import type { Constant } from "../bytecode/constant.ts";
import { encodeLocations } from "../bytecode/location-table.ts";
import { linesOf, positionsOf, startOf } from "../bytecode/positions.ts";
import { toBytes } from "../core/bytes.ts";
import { codeObject, PyCode, realiseConstant, setConstantMaker } from "../core/code.ts";
import { PyComplex } from "../core/complex.ts";
import { defineType } from "../core/define-type.ts";
import { list } from "../core/list.ts";
import { pure } from "../core/native.ts";
import { equals } from "../core/ops/compare.ts";
import { hashText } from "../core/ops/hash.ts";
import { sizeNow } from "../core/ops/index-value.ts";
import { getIterator, iterate } from "../core/ops/iterate.ts";
import { toStr } from "../core/ops/text.ts";
import { warnNow } from "../core/ops/warn.ts";
import { typeOf } from "../core/registry.ts";
import { frozensetOf, PyFrozenset } from "../core/set.ts";
import { EQ, NE } from "../core/slots.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import { Ellipsis, NotImplemented, PyFloat, type Value } from "../core/value.ts";
import { CODE_SIGNATURE, constructCode, replaceCode } from "./code-make.ts";
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

const strings = (names: readonly string[]): PyTuple => new PyTuple(names.map(toStr));

const localsOfKind = (unit: CodeUnit, bit: number): PyTuple =>
  strings(unit.localsPlusNames.filter((_, i) => (unit.localsPlusKinds[i]! & bit) !== 0));

/** The words as bytes, four per instruction. */
const wordBytes = (unit: CodeUnit): Uint8Array => new Uint8Array(unit.words.buffer, unit.words.byteOffset, unit.words.byteLength);

const sameItems = <T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

function sameUnit(a: CodeUnit, b: CodeUnit): boolean {
  return (
    a.name === b.name &&
    a.argCount === b.argCount &&
    a.posOnlyCount === b.posOnlyCount &&
    a.kwOnlyCount === b.kwOnlyCount &&
    a.flags === b.flags &&
    a.firstLine === b.firstLine &&
    sameItems(a.words, b.words) &&
    sameItems(a.names, b.names) &&
    sameItems(a.localsPlusNames, b.localsPlusNames) &&
    sameItems(a.positions, b.positions) &&
    sameItems(a.exceptionTable, b.exceptionTable)
  );
}

/** Equality that tells 1 from 1.0 and True, and 0.0 from -0.0, inside of tuples and frozensets too. */
function sameConstant(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (typeOf(a) !== typeOf(b)) return false;
  if (a instanceof PyFloat) return Object.is(a.value, (b as PyFloat).value);
  if (a instanceof PyComplex) {
    return Object.is(a.real, (b as PyComplex).real) && Object.is(a.imag, (b as PyComplex).imag);
  }
  if (a instanceof PyTuple) {
    const { items } = b as PyTuple;
    return a.items.length === items.length && a.items.every((item, i) => sameConstant(item, items[i]!));
  }
  if (a instanceof PyFrozenset) {
    const others = [...iterate(b)];
    return equals(a, b) && [...iterate(a)].every((item) => others.some((other) => sameConstant(item, other)));
  }
  return equals(a, b);
}

function sameCode(a: PyCode, b: PyCode): boolean {
  if (a === b) return true;
  return sameUnit(a.unit, b.unit) && sameConstant(new PyTuple(a.realise().constants), new PyTuple(b.realise().constants));
}

function hashCode({ unit }: PyCode): number {
  const { name, argCount, posOnlyCount, kwOnlyCount, firstLine, words } = unit;
  return hashText([name, argCount, posOnlyCount, kwOnlyCount, firstLine, ...words.subarray(0, 64)].join());
}

const iteratorOf = (values: Value[]): ReturnType<typeof getIterator> => getIterator(list(values));

/** co_lnotab: pairs of bytes, how many bytes of code further how many lines. */
function lineNumberTable(unit: CodeUnit): Uint8Array {
  const pairs: number[] = [];
  let line = unit.firstLine;
  let start = 0;
  for (const range of linesOf(unit)) {
    if (range.line < 0 || range.line === line) continue;
    let codeDelta = (range.start - start) * 2;
    let lineDelta = range.line - line;
    for (; codeDelta > 255; codeDelta -= 255) pairs.push(255, 0);
    for (; lineDelta > 127 || lineDelta < -128; codeDelta = 0) {
      const step = lineDelta > 0 ? 127 : -128;
      pairs.push(codeDelta, step & 0xff);
      lineDelta -= step;
    }
    pairs.push(codeDelta, lineDelta & 0xff);
    ({ start, line } = range);
  }
  return Uint8Array.from(pairs);
}

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
  // All else follows from the unit, or is a cache.
  fields: {
    unit: { encode: (unit: CodeUnit) => unit, decode: (unit: CodeUnit) => unit },
    flags: "derived",
    argCount: "derived",
    kwOnlyCount: "derived",
    parameterCount: "derived",
    isSimple: "derived",
    words: "derived",
    names: "derived",
    localsCount: "derived",
    constants: "derived",
    emptyStack: "derived",
    isRealised: "derived",
    caches: "derived",
    heat: "derived",
    yieldsGuarded: "derived",
  },
  final: true,
  hasWeakrefs: true,
  construct: pure(CODE_SIGNATURE, constructCode),
  slots: {
    pure: {
      repr(self) {
        const { unit } = self as PyCode;
        return `<code object ${unit.name} at ${addressOf(self as PyCode)}, file "${unit.filename}", line ${unit.firstLine}>`;
      },
      hash: (self) => hashCode(self as PyCode),
      richcompare(a, b, op) {
        if ((op !== EQ && op !== NE) || !(a instanceof PyCode) || !(b instanceof PyCode)) return NotImplemented;
        return sameCode(a, b) === (op === EQ);
      },
    },
  },
  methods: {
    co_lines: pure("()", (self: PyCode) => iteratorOf(linesOfCode(self.unit))),
    co_positions: pure("()", (self: PyCode) =>
      iteratorOf(
        [startOf(self.unit), ...positionsOf(self.unit)].map((p) =>
          columns.hidden
            ? new PyTuple([orNone(p.line), orNone(p.line), null, null])
            : new PyTuple([orNone(p.line), orNone(p.endLine), orNone(p.col), orNone(p.endCol)]),
        ),
      ),
    ),
    replace: pure("(**changes)", replaceCode),
    __replace__: pure("(**changes)", replaceCode),
    _varname_from_oparg: pure("(oparg)", (self: PyCode, oparg: Value) => self.unit.localsPlusNames[sizeNow(oparg)]!),
  },
  getters: {
    co_name: { get: (c: PyCode) => toStr(c.unit.name), member: true },
    co_qualname: { get: (c: PyCode) => toStr(c.unit.qualname), member: true },
    co_filename: { get: (c: PyCode) => toStr(c.unit.filename), member: true },
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
    co_lnotab: {
      get: (c: PyCode) => {
        warnNow("DeprecationWarning", "co_lnotab is deprecated, use co_lines instead.");
        return toBytes(lineNumberTable(c.unit));
      },
    },
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
