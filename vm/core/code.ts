/** Code objects: a CodeUnit with its constants as Python values and its inline caches. */
import { CodeFlag, type CodeUnit, LocalKind } from "../bytecode/code-unit.ts";
import type { Constant } from "../bytecode/constant.ts";
import { guardsYields } from "../bytecode/guarded-yields.ts";
import { unreachable } from "./errors.ts";
import { textOf, toStr } from "./ops/text.ts";
import { PyObject, type Value } from "./value.ts";

/** Turns a tagged constant (not a code) into a value; set by vm/objects/code, which knows float, bytes, complex, ... */
let makeConstant: (constant: Constant) => Value = () => unreachable("constants before their types");
export function setConstantMaker(maker: (constant: Constant) => Value): void {
  makeConstant = maker;
}

/** One inline cache; the instruction that owns it decides its class. */
export type InlineCache = object;

const NO_WORDS: Uint32Array = new Uint32Array(0);
const NOTHING: readonly never[] = [];

export class PyCode extends PyObject {
  readonly unit: CodeUnit;
  readonly flags: number;
  readonly argCount: number;
  readonly kwOnlyCount: number;
  /** Number of parameters in the locals, *args and **kwargs included. */
  readonly parameterCount: number;
  /** True for a function that a plain positional call of exactly argCount values can enter without binding. */
  readonly isSimple: boolean;
  /** This and the following are made when the first frame is. */
  words = NO_WORDS;
  names: readonly string[] = NOTHING;
  localsCount = 0;
  /** The constants as values. */
  constants: readonly Value[] = NOTHING;
  private emptyStack: readonly undefined[] = NOTHING;
  private isRealised = false;
  /** What instructions remember, by word; empty until one does. */
  readonly caches: (InlineCache | undefined)[] = [];
  /** Executions counted by the JIT's thresholds; back-edges and entries. */
  heat = 0;
  private yieldsGuarded: boolean | undefined;

  constructor(unit: CodeUnit) {
    super();
    this.unit = unit;
    this.flags = unit.flags;
    this.argCount = unit.argCount;
    this.kwOnlyCount = unit.kwOnlyCount;
    const varargs = unit.flags & CodeFlag.VARARGS ? 1 : 0;
    const varkeywords = unit.flags & CodeFlag.VARKEYWORDS ? 1 : 0;
    this.parameterCount = unit.argCount + unit.kwOnlyCount + varargs + varkeywords;
    this.isSimple = this.parameterCount === unit.argCount && (unit.flags & CodeFlag.OPTIMIZED) !== 0;
  }

  get freeCount(): number {
    let free = 0;
    for (const kind of this.unit.localsPlusKinds) if (kind & LocalKind.FREE) free++;
    return free;
  }

  /** A generator of this code that is closed where it is suspended may have code of its own to run. */
  get guardsYields(): boolean {
    if (this.yieldsGuarded === undefined) this.yieldsGuarded = guardsYields(this.unit);
    return this.yieldsGuarded;
  }

  /** Makes what a frame needs, if that has not been done: the unit decodes its body then. */
  realise(): this {
    if (!this.isRealised) {
      this.isRealised = true;
      const { unit } = this;
      this.words = unit.words;
      this.names = unit.names;
      this.localsCount = unit.localsPlusNames.length;
      this.constants = unit.constants.map(realiseConstant);
      this.emptyStack = Array.from({ length: this.localsCount + unit.stackSize }, () => undefined);
    }
    return this;
  }

  /** Fills the cache of the instruction at word `at`. */
  remember(at: number, cache: InlineCache): void {
    if (this.caches.length === 0) this.caches.length = this.words.length;
    this.caches[at] = cache;
  }

  /** For code.replace(): constants that were made by Python code. */
  replaceConstants(constants: readonly Value[]): void {
    this.realise();
    this.constants = constants;
  }

  /** A fresh array for locals, cells and operands, all unbound. */
  newStack(): (Value | undefined)[] {
    if (!this.isRealised) this.realise();
    return this.emptyStack.slice();
  }
}

const codeObjects = new WeakMap<CodeUnit, PyCode>();

/** The code object of a unit; one per unit. */
export function codeObject(unit: CodeUnit): PyCode {
  let code = codeObjects.get(unit);
  if (code === undefined) {
    code = new PyCode(unit);
    codeObjects.set(unit, code);
  }
  return code;
}

export function realiseConstant(constant: Constant): Value {
  if (typeof constant === "string") return toStr(constant);
  if (typeof constant !== "object" || constant === null) return constant;
  if (constant.tag === "code") return codeObject(constant.code);
  return makeConstant(constant);
}

/** A function's docstring: its first constant, if that is a str. */
export function docstringOf(code: PyCode): Value {
  const first = code.realise().constants[0];
  return first !== undefined && textOf(first) !== undefined ? first : null;
}
