/**
 * The symbol table of one compilation: every scope, found by the tree node that opens it. Built by buildSymtable();
 * read by the code generator and by Python's `symtable` module.
 */
import type { Node, TypeParam } from "../ast.ts";
import type { SymtableEntry } from "./entry.ts";

export class Symtable {
  readonly top: SymtableEntry;
  private readonly entries: Map<object, SymtableEntry>;
  private readonly defaults: Map<object, SymtableEntry>;

  constructor(top: SymtableEntry, entries: Map<object, SymtableEntry>, defaults: Map<object, SymtableEntry>) {
    this.top = top;
    this.entries = entries;
    this.defaults = defaults;
  }

  /** The scope of a function, class, lambda, comprehension, module or type alias node, a list of type parameters, or a type parameter's bound. */
  lookup(node: Node | TypeParam[]): SymtableEntry {
    const entry = this.entries.get(node);
    if (entry === undefined) throw new Error("unknown symbol table entry");
    return entry;
  }

  /** The scope of a type parameter's default value. */
  lookupDefault(parameter: TypeParam): SymtableEntry {
    const entry = this.defaults.get(parameter);
    if (entry === undefined) throw new Error("unknown symbol table entry");
    return entry;
  }
}
