/**
 * The state of the first symbol table pass: the stack of open scopes, and the one place where a use or binding of a
 * name is recorded and checked. It must not know the tree; the visit-*.ts files walk it.
 */
import type { Expr, ExprContext, Span, TypeParam } from "../ast.ts";
import { raiseSyntaxError } from "../compile-error.ts";
import type { FutureFeatures } from "../future.ts";
import {
  type BlockType,
  DEF_COMP_ITER,
  DEF_GLOBAL,
  DEF_IMPORT,
  DEF_LOCAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  SymtableEntry,
  USE,
} from "./entry.ts";
import { mangleIn } from "./mangle.ts";

export class SymtableBuilder {
  readonly filename: string;
  readonly future: FutureFeatures;
  /** Whether `await` is allowed at module level (ast.PyCF_ALLOW_TOP_LEVEL_AWAIT). */
  readonly topLevelAwait: boolean;
  readonly entries = new Map<object, SymtableEntry>();
  /** Scopes of type parameters' default values: their bounds are in `entries` under the same node. */
  readonly defaults = new Map<TypeParam, SymtableEntry>();
  readonly stack: SymtableEntry[] = [];
  /** The class whose private names are mangled, null outside classes; set while a class is visited. */
  className: string | null = null;
  /** Records an expression's names; set by whoever walks the tree. */
  readonly visitExpr: (builder: SymtableBuilder, e: Expr) => void;
  current!: SymtableEntry;
  private global!: SymtableEntry;

  constructor(
    filename: string,
    future: FutureFeatures,
    topLevelAwait: boolean,
    visitExpr: (builder: SymtableBuilder, e: Expr) => void,
  ) {
    this.filename = filename;
    this.future = future;
    this.topLevelAwait = topLevelAwait;
    this.visitExpr = visitExpr;
  }

  expr(e: Expr | null): void {
    if (e !== null) this.visitExpr(this, e);
  }

  exprs(list: (Expr | null)[]): void {
    for (const e of list) if (e !== null) this.visitExpr(this, e);
  }

  fail(message: string, span: Span): never {
    raiseSyntaxError(message, this.filename, span);
  }

  /** Whether `await` and friends are allowed here because the current scope is a module compiled so. */
  get allowsTopLevelAwait(): boolean {
    return this.topLevelAwait && this.current.type === "module";
  }

  /** Opens a scope that exit() closes. `node` is the key under which it is found again. */
  enter(name: string, type: BlockType, node: object, span: Span): SymtableEntry {
    const entry = new SymtableEntry(name, type, node, span);
    const parent: SymtableEntry | undefined = this.stack.at(-1);
    if (parent !== undefined) {
      entry.nested = parent.nested || parent.isFunctionLike;
      // Assignment expressions are not allowed anywhere inside the iterable of a comprehension.
      entry.comprehensionIterExpr = parent.comprehensionIterExpr;
      if (type !== "class") entry.mangledNames = parent.mangledNames;
    }
    this.stack.push(entry);
    this.current = entry;
    // Annotations that become strings leave no trace.
    if (type === "annotation") return entry;
    this.entries.set(node, entry);
    if (type === "module") this.global = entry;
    parent?.children.push(entry);
    return entry;
  }

  exit(): void {
    this.stack.pop();
    this.current = this.stack[this.stack.length - 1];
  }

  mangled(name: string): string {
    return mangleIn(this.current, this.className, name);
  }

  /** The flags of a name in a scope, 0 if it has none yet. */
  flagsIn(entry: SymtableEntry, name: string): number {
    return entry.flags(mangleIn(entry, this.className, name));
  }

  get isGlobalScope(): boolean {
    return this.current === this.global;
  }

  /** Records a definition (or USE) of a name in the current scope, with the checks that go with it. */
  define(name: string, flag: number, span: Span, context: ExprContext = flag === USE ? "Load" : "Store"): void {
    if (flag & (DEF_PARAM | DEF_LOCAL | DEF_IMPORT)) this.checkName(name, span, context);
    if (flag & DEF_TYPE_PARAM) this.current.mangledNames?.add(name);
    this.defineIn(this.current, name, flag, span);
  }

  defineIn(entry: SymtableEntry, name: string, flag: number, span: Span): void {
    const mangled = this.mangled(name);
    let flags = entry.symbols.get(mangled) ?? 0;
    if (flag & flags & DEF_PARAM) this.fail(`duplicate argument '${name}' in function definition`, span);
    if (flag & flags & DEF_TYPE_PARAM) this.fail(`duplicate type parameter '${name}'`, span);
    flags |= flag;
    if (entry.comprehensionIterTarget) {
      if (flags & (DEF_GLOBAL | DEF_NONLOCAL)) {
        this.fail(`comprehension inner loop cannot rebind assignment expression target '${name}'`, span);
      }
      flags |= DEF_COMP_ITER;
    }
    entry.symbols.set(mangled, flags);
    if (flag & DEF_PARAM) entry.varnames.push(mangled);
    else if (flag & DEF_GLOBAL) this.global.symbols.set(mangled, this.global.flags(mangled) | flag);
  }

  /** Remembers a `global` or `nonlocal` declaration for errors found by the analysis. */
  recordDirective(name: string, span: Span): void {
    this.current.directives ??= [];
    this.current.directives.push({ name: this.mangled(name), span });
  }

  checkName(name: string, span: Span, context: ExprContext): void {
    if (name !== "__debug__" || context === "Load") return;
    this.fail(context === "Del" ? "cannot delete __debug__" : "cannot assign to __debug__", span);
  }
}
