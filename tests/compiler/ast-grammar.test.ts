/** The grammar of stdlib/ast against the compiler's table of nodes, and validation of trees made by hand. */
import { expect, test } from "vitest";
import type { Expr, Mod, Stmt } from "../../compiler/ast.ts";
import { TABLE } from "../../compiler/ast-table.ts";
import { InvalidTree, validateTree } from "../../compiler/validate-tree.ts";
import { parseGrammar } from "../../stdlib/ast/asdl.ts";

test("the grammar has the nodes of the compiler", () => {
  const ours = Object.fromEntries(
    [...parseGrammar().values()]
      .filter((type) => !type.isEnumeration)
      .flatMap(({ classes, hasPlace }) =>
        classes.map(({ name, fields }) => [name, { fields: fields.map((field) => field.name), spanned: hasPlace }]),
      ),
  );
  expect(ours).toEqual(TABLE);
});

const SPAN = { lineno: 1, colOffset: 0, endLineno: 1, endColOffset: 1 };
const name = (id: string, ctx: "Load" | "Store" | "Del" = "Load"): Expr => ({ kind: "Name", id, ctx, ...SPAN });
const statement = (value: Expr): Stmt => ({ kind: "Expr", value, ...SPAN });
const module = (...body: Stmt[]): Mod => ({ kind: "Module", body, typeIgnores: [] });

test.each<[string, Mod]>([
  ["expression must have Load context but has Store instead", module(statement(name("x", "Store")))],
  ["identifier field can't represent 'None' constant", module(statement(name("None")))],
  ["BoolOp with less than 2 values", module(statement({ kind: "BoolOp", op: "And", values: [], ...SPAN }))],
  ["empty targets on Delete", module({ kind: "Delete", targets: [], ...SPAN })],
  ["empty body on While", module({ kind: "While", test: name("x"), body: [], orelse: [], ...SPAN })],
  ["AST node line range (2, 1) is not valid", module({ kind: "Pass", ...SPAN, lineno: 2 })],
  ["line 1, column 5-1 is not a valid range", module({ kind: "Pass", ...SPAN, colOffset: 5 })],
  ["Raise with cause but no exception", module({ kind: "Raise", exc: null, cause: name("x"), ...SPAN })],
  ["None disallowed in statement list", module(null as unknown as Stmt)],
  [
    "expression which can't be assigned to in Store context",
    module({
      kind: "Assign",
      targets: [{ kind: "Constant", value: 1, unicodeKind: null, ...SPAN }],
      value: name("x"),
      typeComment: null,
      ...SPAN,
    }),
  ],
])("%s", (message, tree) => {
  expect(() => validateTree(tree)).toThrow(new InvalidTree(message));
});
