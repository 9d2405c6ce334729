/**
 * The second symbol table pass: from what each scope does with a name, decides where the name lives (local, global,
 * free, cell), which comprehensions run inside their parent (PEP 709), and which classes need a __class__ cell.
 *
 * It must not know the tree. Errors found here are those that need the enclosing scopes (`nonlocal` without binding).
 */
import { raiseSyntaxError } from "../compile-error.ts";
import {
  DEF_BOUND,
  DEF_COMP_CELL,
  DEF_FREE_CLASS,
  DEF_GLOBAL,
  DEF_NONLOCAL,
  DEF_PARAM,
  DEF_TYPE_PARAM,
  SCOPE_OFFSET,
  Scope,
  type SymtableEntry,
  scopeOf,
} from "./entry.ts";

type Names = Set<string>;

/** What a block learns about the blocks around it; each block gets its own copies and may change them. */
interface Surroundings {
  /** Names bound in enclosing functions; null for the module. */
  bound: Names | null;
  /** Names that enclosing scopes declared global. */
  global: Names;
  /** Names that are type parameters. */
  typeParams: Names;
  /** The class whose namespace this annotation scope sees. */
  classEntry: SymtableEntry | null;
}

/** Completes the flags of every symbol under `top` with its scope. Throws PythonSyntaxError for impossible declarations. */
export function analyze(top: SymtableEntry, filename: string): void {
  const outside: Surroundings = { bound: null, global: new Set(), typeParams: new Set(), classEntry: null };
  analyzeBlock(top, outside, new Set(), filename);
}

/** `free` receives the names that this block and its children need from enclosing scopes. */
function analyzeBlock(entry: SymtableEntry, outer: Surroundings, free: Names, filename: string): void {
  const scopes = new Map<string, number>();
  const local: Names = new Set();
  const newFree: Names = new Set();
  const inlinedCells: Names = new Set();
  const isClass = entry.type === "class";

  // What children see. A class's own names are not visible in its functions, so they are copied before.
  let newBound: Names = new Set();
  let newGlobal: Names = new Set();
  if (isClass) {
    newGlobal = new Set(outer.global);
    if (outer.bound !== null) newBound = new Set(outer.bound);
  }
  for (const [name, flags] of entry.symbols) {
    scopes.set(name, decideScope(entry, name, flags, outer, local, free, filename));
  }
  if (isClass) {
    newBound.add("__class__");
    newBound.add("__classdict__");
  } else {
    if (entry.isFunctionLike) newBound = new Set(local);
    if (outer.bound !== null) for (const name of outer.bound) newBound.add(name);
    newGlobal = new Set(outer.global);
  }

  for (const child of entry.children) {
    const classEntry = child.canSeeClassScope ? (isClass ? entry : outer.classEntry) : null;
    const inline = child.comprehension !== null && !child.generator && !entry.canSeeClassScope;
    const childFree = new Set(newFree);
    const surroundings = {
      bound: new Set(newBound),
      global: new Set(newGlobal),
      typeParams: new Set(outer.typeParams),
      classEntry,
    };
    analyzeBlock(child, surroundings, childFree, filename);
    if (inline) {
      inlineComprehension(entry, child, scopes, childFree, inlinedCells);
      child.comprehensionInlined = true;
    }
    for (const name of childFree) newFree.add(name);
  }
  if (entry.children.some((child) => child.comprehensionInlined)) {
    entry.children = entry.children.flatMap((child) => (child.comprehensionInlined ? child.children : [child]));
  }

  if (entry.isFunctionLike) promoteCells(scopes, newFree, inlinedCells);
  else if (isClass) dropClassFree(entry, newFree);
  updateSymbols(entry, scopes, outer.bound, newFree, inlinedCells);
  for (const name of newFree) free.add(name);
}

function decideScope(
  entry: SymtableEntry,
  name: string,
  flags: number,
  outer: Surroundings,
  local: Names,
  free: Names,
  filename: string,
): number {
  const { bound, global, typeParams, classEntry } = outer;
  if (flags & DEF_GLOBAL) {
    if (flags & DEF_NONLOCAL) failAtDirective(entry, name, `name '${name}' is nonlocal and global`, filename);
    global.add(name);
    bound?.delete(name);
    return Scope.GLOBAL_EXPLICIT;
  }
  if (flags & DEF_NONLOCAL) {
    if (bound === null) failAtDirective(entry, name, "nonlocal declaration not allowed at module level", filename);
    if (!bound.has(name)) failAtDirective(entry, name, `no binding for nonlocal '${name}' found`, filename);
    if (typeParams.has(name)) {
      failAtDirective(entry, name, `nonlocal binding not allowed for type parameter '${name}'`, filename);
    }
    free.add(name);
    return Scope.FREE;
  }
  if (flags & DEF_BOUND) {
    local.add(name);
    global.delete(name);
    if (flags & DEF_TYPE_PARAM) typeParams.add(name);
    else typeParams.delete(name);
    return Scope.LOCAL;
  }
  if (classEntry !== null) {
    // The name may be bound by the class and by a function around it: at run time only class and globals count.
    const classFlags = classEntry.flags(name);
    if (classFlags & DEF_GLOBAL) return Scope.GLOBAL_EXPLICIT;
    if (classFlags & DEF_BOUND && !(classFlags & DEF_NONLOCAL)) return Scope.GLOBAL_IMPLICIT;
  }
  if (bound?.has(name)) {
    free.add(name);
    return Scope.FREE;
  }
  return Scope.GLOBAL_IMPLICIT;
}

function failAtDirective(entry: SymtableEntry, name: string, message: string, filename: string): never {
  const directive = entry.directives?.find((candidate) => candidate.name === name);
  raiseSyntaxError(message, filename, directive?.span ?? entry.span);
}

/** Moves the names of a comprehension that will run in its parent's frame into the parent. */
function inlineComprehension(
  entry: SymtableEntry,
  comprehension: SymtableEntry,
  scopes: Map<string, number>,
  comprehensionFree: Names,
  inlinedCells: Names,
): void {
  let removeClassCell = false;
  for (const [name, flags] of comprehension.symbols) {
    if (flags & DEF_PARAM) continue; // ".0"
    let scope = scopeOf(flags);
    const onlyFlags = flags & ((1 << SCOPE_OFFSET) - 1);
    if (scope === Scope.CELL || onlyFlags & DEF_COMP_CELL) inlinedCells.add(name);
    if (scope === Scope.FREE && entry.type === "class" && name === "__class__") {
      // __class__ is never free through a class scope.
      scope = Scope.GLOBAL_IMPLICIT;
      comprehensionFree.delete(name);
      removeClassCell = true;
    }
    const existing = entry.symbols.get(name);
    if (existing === undefined) {
      entry.symbols.set(name, onlyFlags);
      scopes.set(name, scope);
    } else if (existing & DEF_BOUND && entry.type !== "class") {
      // Free in the comprehension and local here: now simply local, unless its children need a cell.
      if (!comprehension.children.some((child) => child.scope(name) === Scope.FREE)) comprehensionFree.delete(name);
    }
  }
  if (removeClassCell) comprehension.symbols.delete("__class__");
}

/** Locals that a child needs become cells, and are no longer free. */
function promoteCells(scopes: Map<string, number>, free: Names, inlinedCells: Names): void {
  for (const [name, scope] of scopes) {
    if (scope !== Scope.LOCAL || !(free.has(name) || inlinedCells.has(name))) continue;
    scopes.set(name, Scope.CELL);
    free.delete(name);
  }
}

function dropClassFree(entry: SymtableEntry, free: Names): void {
  if (free.delete("__class__")) entry.needsClassClosure = true;
  if (free.delete("__classdict__")) entry.needsClassDict = true;
}

/** Records the decided scopes, and the names that children need from further out. */
function updateSymbols(
  entry: SymtableEntry,
  scopes: Map<string, number>,
  bound: Names | null,
  free: Names,
  inlinedCells: Names,
): void {
  for (const [name, flags] of entry.symbols) {
    const scope = scopes.get(name)!;
    entry.symbols.set(name, flags | (scope << SCOPE_OFFSET) | (inlinedCells.has(name) ? DEF_COMP_CELL : 0));
  }
  const classLike = entry.type === "class" || entry.canSeeClassScope;
  for (const name of free) {
    const flags = entry.symbols.get(name);
    if (flags !== undefined) {
      // A free variable of a method with the same name as one of the class.
      if (classLike) entry.symbols.set(name, flags | DEF_FREE_CLASS);
    } else if (bound === null || bound.has(name)) {
      entry.symbols.set(name, Scope.FREE << SCOPE_OFFSET);
    }
  }
}
