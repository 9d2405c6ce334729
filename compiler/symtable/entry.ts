/**
 * Symbol table entries: one per scope (module, class, function, comprehension, annotation scope), holding what the
 * scope does with each name. The numbers are those of CPython's `_symtable` module, which exposes them.
 *
 * It must not know the tree walk that fills entries (build.ts) nor how scopes are decided (analyze.ts).
 */
import type { Span } from "../ast.ts";

/** What a scope does with a name; bits of a symbol's flags. */
export const DEF_GLOBAL = 1;
export const DEF_LOCAL = 2;
export const DEF_PARAM = 4;
export const DEF_NONLOCAL = 8;
export const USE = 16;
/** A free variable of a method that the class binds as well. */
export const DEF_FREE_CLASS = 64;
export const DEF_IMPORT = 128;
export const DEF_ANNOT = 256;
export const DEF_COMP_ITER = 512;
export const DEF_TYPE_PARAM = 1024;
/** A cell of an inlined comprehension. */
export const DEF_COMP_CELL = 2048;
export const DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

export const SCOPE_OFFSET = 12;
export const SCOPE_MASK = 15;

/** Where a name lives, stored in a symbol's flags above SCOPE_OFFSET. 0 means that the scope does not mention it. */
export const Scope = { LOCAL: 1, GLOBAL_EXPLICIT: 2, GLOBAL_IMPLICIT: 3, FREE: 4, CELL: 5 } as const;

export const scopeOf = (flags: number): number => (flags >> SCOPE_OFFSET) & SCOPE_MASK;

/** In the order of `_symtable`'s TYPE_ constants. */
export const BLOCK_TYPES = [
  "function",
  "class",
  "module",
  "annotation",
  "type alias",
  "type parameters",
  "type variable",
] as const;
export type BlockType = (typeof BLOCK_TYPES)[number];

export type ComprehensionKind = "list comprehension" | "set comprehension" | "dict comprehension" | "generator expression";

export interface Directive {
  readonly name: string;
  readonly span: Span;
}

export class SymtableEntry {
  readonly name: string;
  readonly type: BlockType;
  readonly span: Span;
  /** The tree node (or list of type parameters) this scope belongs to. */
  readonly node: object;
  /** Flags by (mangled) name, in order of first mention. */
  readonly symbols = new Map<string, number>();
  /** Parameters in order. */
  readonly varnames: string[] = [];
  children: SymtableEntry[] = [];
  /** The names of `global` and `nonlocal` statements, for error locations. */
  directives: Directive[] | null = null;
  /** In the type parameter scope of a generic class: the names that are mangled there; null means all are. */
  mangledNames: Set<string> | null = null;
  /** What kind of expression a type variable scope holds, for error messages ("a TypeVar bound"). */
  scopeInfo = "";
  comprehension: ComprehensionKind | null = null;
  /** Whether an enclosing scope is a function. */
  nested = false;
  generator = false;
  coroutine = false;
  varargs = false;
  varkeywords = false;
  returnsValue = false;
  annotationsUsed = false;
  needsClassClosure = false;
  needsClassDict = false;
  canSeeClassScope = false;
  /** PEP 709: this comprehension runs in its parent's frame. */
  comprehensionInlined = false;
  comprehensionIterTarget = false;
  /** Above zero while visiting the iterable expression of a comprehension. */
  comprehensionIterExpr = 0;

  constructor(name: string, type: BlockType, node: object, span: Span) {
    this.name = name;
    this.type = type;
    this.node = node;
    this.span = span;
  }

  /** The flags of a name, 0 if this scope does not mention it. */
  flags(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  scope(name: string): number {
    return scopeOf(this.symbols.get(name) ?? 0);
  }

  /** Functions and annotation scopes, which behave like functions. */
  get isFunctionLike(): boolean {
    return this.type !== "module" && this.type !== "class" && this.type !== "annotation";
  }
}
