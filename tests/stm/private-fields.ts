/**
 * Finds `#private` fields in classes whose objects the STM must save and refill: it can reach neither a changed one nor one
 * that an object made without its constructor lacks. Reads the sources' text, formatted as they are (members indented by two).
 */
import { readModules } from "../architecture/module-graph.ts";
import { ROOT } from "../run/python.ts";

const CLASS = /^( *)(?:export )?(?:abstract )?class (\w+)(?:<[^{]*?>)?(?: extends (\w+)(?:<[^{]*?>)?(\(\))?)?[^{\n]*\{/gm;
const FIELD = /^( +)(readonly )?#(\w+)[?!]?(?:: ([^=;\n]+))?(?: = ([^\n]*?))?;?$/gm;

interface Class {
  readonly path: string;
  readonly name: string;
  readonly base: string | null;
  readonly body: string;
  readonly indentation: number;
}

function classesOf(path: string, text: string): Class[] {
  return [...text.matchAll(CLASS)].map((match) => {
    const indentation = match[1]!.length;
    const start = match.index + match[0].length;
    const end = text.indexOf(`\n${match[1]}}`, start);
    return { path, name: match[2]!, base: match[3] ?? null, body: end < 0 ? "" : text.slice(start, end), indentation };
  });
}

/** Where a chain of base classes ends that says what a class is. */
const ROOTS: Readonly<Record<string, "object" | "continuation">> = {
  PyObject: "object",
  MutableObject: "object",
  mutableObject: "object",
  Continuation: "continuation",
};

/** A private field that cannot change: of a continuation, which is saved as it is, that is harmless. */
const isConstant = (readonly: boolean, type: string | undefined, initial: string | undefined): boolean =>
  readonly && !/^(Map|Set|\w+(<[^>]*>)?\[\]|\([^)]*\)\[\]|Array)/.test(type ?? "") && !/^(new|\[)/.test(initial ?? "");

/** Each as `path Class.#field`, sorted. */
export function privateFields(): string[] {
  const modules = readModules(ROOT, ["vm", "stdlib"]).filter(({ generated }) => !generated);
  const classes = modules.flatMap(({ path, text }) => classesOf(path, text));
  const byName = new Map<string, Class[]>();
  for (const cls of classes) byName.set(cls.name, [...(byName.get(cls.name) ?? []), cls]);
  const kindOf = (cls: Class): "object" | "continuation" | null => {
    if (cls.base === null) return null;
    const root = ROOTS[cls.base];
    if (root !== undefined) return root;
    const bases = byName.get(cls.base) ?? [];
    const base = bases.find(({ path }) => path === cls.path) ?? bases[0];
    return base === undefined || base === cls ? null : kindOf(base);
  };
  const found: string[] = [];
  for (const cls of classes) {
    const kind = kindOf(cls);
    if (kind === null) continue;
    for (const [, space, readonly, name, type, initial] of cls.body.matchAll(FIELD)) {
      if (space!.length !== cls.indentation + 2) continue;
      if (kind === "continuation" && isConstant(readonly !== undefined, type, initial)) continue;
      found.push(`${cls.path} ${cls.name}.#${name}`);
    }
  }
  return found.sort();
}
