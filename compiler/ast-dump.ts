/**
 * The AST as text, character for character what `ast.dump` of CPython 3.13 prints.
 *
 * For `--dump=ast` and for the comparison with CPython. Works from the table of node classes alone.
 */
import type { Constant } from "../vm/bytecode/constant.ts";
import type { Node } from "./ast.ts";
import { TABLE } from "./ast-table.ts";
import { type IsPrintable, reprConstant } from "./python-repr.ts";

export interface DumpOptions {
  /** Print lineno, col_offset, end_lineno and end_col_offset too. */
  attributes?: boolean;
  /** Spaces of indentation per level; without it all stands on one line. */
  indent?: number;
  /** str.isprintable of the Python to compare with. */
  isPrintable?: IsPrintable | undefined;
}

interface Layout {
  readonly attributes: boolean;
  readonly indent: string | null;
  readonly isPrintable: IsPrintable | undefined;
}

interface Dumped {
  readonly text: string;
  /** Whether it has no parts of its own; ast.dump keeps nodes made of few such things on one line. */
  readonly simple: boolean;
}

interface Field {
  readonly python: string;
  readonly ours: string;
  readonly role: "constant" | "operator" | "plain";
}

const SPAN = ["lineno", "col_offset", "end_lineno", "end_col_offset"].map((python) => field("", python));

const FIELDS = new Map(Object.entries(TABLE).map(([kind, { fields }]) => [kind, fields.map((python) => field(kind, python))]));

/** The text of `ast.dump(node, include_attributes=attributes, indent=indent)`. */
export function dumpAst(node: Node, options: DumpOptions = {}): string {
  const indent = options.indent === undefined ? null : " ".repeat(options.indent);
  return dumpNode(node, 1, { attributes: options.attributes ?? false, indent, isPrintable: options.isPrintable }).text;
}

function field(kind: string, python: string): Field {
  const constant = (kind === "Constant" || kind === "MatchSingleton") && python === "value";
  const operator = python === "ctx" || python === "op" || python === "ops";
  const camelCase = python.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return {
    python,
    ours: kind === "Constant" && python === "kind" ? "unicodeKind" : camelCase,
    role: constant ? "constant" : operator ? "operator" : "plain",
  };
}

function dumpNode(node: Node, level: number, layout: Layout): Dumped {
  const record = node as unknown as Record<string, unknown>;
  const parts: string[] = [];
  let allSimple = true;
  for (const { python, ours, role } of FIELDS.get(node.kind)!) {
    const value = record[ours];
    if (role === "constant") {
      parts.push(`${python}=${reprConstant(value as Constant, layout.isPrintable)}`);
      continue;
    }
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    const { text, simple } = dumpValue(value, role, level, layout);
    allSimple &&= simple;
    parts.push(`${python}=${text}`);
  }
  if (layout.attributes && TABLE[node.kind].spanned) {
    for (const { python, ours } of SPAN) parts.push(`${python}=${record[ours]}`);
  }
  if (layout.indent === null || (allSimple && parts.length <= 3)) {
    return { text: `${node.kind}(${parts.join(", ")})`, simple: parts.length === 0 };
  }
  const line = `\n${layout.indent.repeat(level)}`;
  return { text: `${node.kind}(${line}${parts.join(`,${line}`)})`, simple: false };
}

function dumpValue(value: unknown, role: Field["role"], level: number, layout: Layout): Dumped {
  if (Array.isArray(value)) {
    const items = value.map((item) => dumpValue(item, role, level + 1, layout).text);
    if (layout.indent === null) return { text: `[${items.join(", ")}]`, simple: false };
    const line = `\n${layout.indent.repeat(level + 1)}`;
    return { text: `[${line}${items.join(`,${line}`)}]`, simple: false };
  }
  if (typeof value === "object" && value !== null) return dumpNode(value as Node, level + 1, layout);
  return { text: role === "operator" ? `${value}()` : reprConstant(value as Constant, layout.isPrintable), simple: true };
}
