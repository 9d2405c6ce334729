/** Docstrings: which statement is one, and how CPython 3.13 strips its indentation at compile time. */

import type { SurrogateStrConstant } from "../vm/bytecode/constant.ts";
import type { ConstantExpr, Stmt } from "./ast.ts";

/** The docstring constant that opens a body, or null. A string that holds surrogates is one as well. */
export function getDocstring(body: readonly Stmt[]): (ConstantExpr & { value: string | SurrogateStrConstant }) | null {
  const first = body[0];
  if (first === undefined || first.kind !== "Expr" || first.value.kind !== "Constant") return null;
  const { value } = first.value;
  const isText = typeof value === "string" || (typeof value === "object" && value !== null && value.tag === "str");
  return isText ? (first.value as ConstantExpr & { value: string | SurrogateStrConstant }) : null;
}

/** Expands tabs, strips the first line's leading spaces and the common indentation of the others. */
export function cleanDocstring(doc: string): string {
  const text = doc.includes("\t") ? expandTabs(doc) : doc;
  const [first, ...rest] = text.split("\n");
  let margin = Number.POSITIVE_INFINITY;
  for (const line of rest) {
    const indent = leadingSpaces(line);
    if (indent < line.length) margin = Math.min(margin, indent);
  }
  const cut = Number.isFinite(margin) ? margin : 0;
  const lines = [first.slice(leadingSpaces(first))];
  for (const line of rest) lines.push(line.slice(Math.min(cut, leadingSpaces(line))));
  return lines.join("\n");
}

function leadingSpaces(line: string): number {
  let i = 0;
  while (line.charCodeAt(i) === 32) i++;
  return i;
}

/** str.expandtabs(8): the column restarts after newlines and carriage returns and counts code points. */
function expandTabs(text: string): string {
  let column = 0;
  let out = "";
  for (const char of text) {
    if (char === "\t") {
      const spaces = 8 - (column % 8);
      out += " ".repeat(spaces);
      column += spaces;
    } else {
      out += char;
      column = char === "\n" || char === "\r" ? 0 : column + 1;
    }
  }
  return out;
}
