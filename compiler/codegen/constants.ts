/**
 * The constants of one code object, without duplicates. Two constants are the same when they have the same type and
 * value (so 1, 1.0 and True are three), as in CPython's _PyCode_ConstantKey. It knows values only, not instructions.
 */
import type { CodeUnit } from "../../vm/bytecode/code-unit.ts";
import type { Constant } from "../../vm/bytecode/constant.ts";

export class ConstantPool {
  readonly items: Constant[] = [];
  /** None, bools, ints and strings are their own keys. */
  private readonly primitives = new Map<null | boolean | number | bigint | string, number>();
  private readonly tagged = new Map<string, number>();
  private readonly codes: number[] = [];

  /** The index of `value`, which is appended if it is new. */
  add(value: Constant): number {
    if (typeof value !== "object" || value === null) return this.find(this.primitives, value, value);
    if (value.tag === "code") return this.addCode(value.code);
    const key = constantKey(value);
    return key === null ? this.append(value) : this.find(this.tagged, key, value);
  }

  /** Keeps only the constants at `indices` (ascending), in that order. The pool takes no more constants afterwards. */
  retain(indices: number[]): void {
    indices.forEach((old, i) => {
      this.items[i] = this.items[old];
    });
    this.items.length = indices.length;
  }

  private find<K>(map: Map<K, number>, key: K, value: Constant): number {
    let index = map.get(key);
    if (index === undefined) {
      index = this.append(value);
      map.set(key, index);
    }
    return index;
  }

  private addCode(code: CodeUnit): number {
    for (const index of this.codes) {
      const other = this.items[index];
      if (typeof other === "object" && other?.tag === "code" && sameCode(other.code, code)) return index;
    }
    this.codes.push(this.items.length);
    return this.append({ tag: "code", code });
  }

  private append(value: Constant): number {
    return this.items.push(value) - 1;
  }
}

/** A string that is equal for equal constants of equal types; null for what equals nothing else (NaN, code). */
export function constantKey(value: Constant): string | null {
  if (value === null) return "n";
  switch (typeof value) {
    case "string":
      return `s${value.length}:${value}`;
    case "number":
    case "bigint":
      return `i${value};`;
    case "boolean":
      return value ? "T" : "F";
  }
  switch (value.tag) {
    case "float":
      return Number.isNaN(value.value) ? null : `f${floatKey(value.value)};`;
    case "complex":
      if (Number.isNaN(value.real) || Number.isNaN(value.imag)) return null;
      return `c${floatKey(value.real)},${floatKey(value.imag)};`;
    case "bytes":
      return `b${value.value.join()};`;
    case "str":
      return `S${value.codePoints.join()};`;
    case "ellipsis":
      return "e";
    case "tuple": {
      const keys = value.items.map(constantKey);
      return keys.includes(null) ? null : `(${keys.join("")})`;
    }
    case "frozenset": {
      const keys = value.items.map(constantKey);
      return keys.includes(null) ? null : `{${keys.sort().join("")}}`;
    }
    case "code":
      return null;
  }
}

const floatKey = (x: number): string => (Object.is(x, -0) ? "-0" : String(x));

/** Whether two code objects are equal, as Python's code.__eq__ decides. Happens for code in a `finally` body. */
function sameCode(a: CodeUnit, b: CodeUnit): boolean {
  return (
    a.name === b.name &&
    a.firstLine === b.firstLine &&
    a.argCount === b.argCount &&
    a.posOnlyCount === b.posOnlyCount &&
    a.kwOnlyCount === b.kwOnlyCount &&
    a.flags === b.flags &&
    sameItems(a.words, b.words) &&
    sameItems(a.positions, b.positions) &&
    sameItems(a.exceptionTable, b.exceptionTable) &&
    sameItems(a.names, b.names) &&
    sameItems(a.localsPlusNames, b.localsPlusNames) &&
    sameItems(a.localsPlusKinds, b.localsPlusKinds) &&
    a.constants.length === b.constants.length &&
    a.constants.every((constant, i) => sameConstant(constant, b.constants[i]))
  );
}

function sameConstant(a: Constant, b: Constant): boolean {
  if (typeof a === "object" && typeof b === "object" && a?.tag === "code" && b?.tag === "code") return sameCode(a.code, b.code);
  const key = constantKey(a);
  return key !== null && key === constantKey(b);
}

function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** bool(value) */
export function isTrue(value: Constant): boolean {
  if (typeof value !== "object" || value === null) return Boolean(value);
  switch (value.tag) {
    case "float":
      return value.value !== 0;
    case "complex":
      return value.real !== 0 || value.imag !== 0;
    case "bytes":
      return value.value.length > 0;
    case "str":
      return value.codePoints.length > 0;
    case "tuple":
    case "frozenset":
      return value.items.length > 0;
    default:
      return true;
  }
}
