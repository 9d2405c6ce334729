/** cell. */
import { defineType } from "../core/define-type.ts";
import { valueError } from "../core/errors.ts";
import { PyCell } from "../core/frame.ts";
import { pure } from "../core/native.ts";
import { richCompare } from "../core/ops/compare.ts";
import { typeOf } from "../core/registry.ts";
import type { PyType } from "../core/type.ts";
import { NotImplemented, type Value } from "../core/value.ts";
import { addressOf } from "./object.ts";

export const cellType = defineType({
  name: "cell",
  doc: "cell([contents])\n--\n\nCreate a new cell object.\n\n  contents\n    the contents of the cell. If not specified, the cell will be empty,\n    and \nfurther attempts to access its cell_contents attribute will\n    raise a ValueError.",
  instance: PyCell,
  sharing: "versioned",
  fields: { value: "ref" },
  final: true,
  construct: pure("(contents=None, /)", (_cls: PyType, contents?: Value) => new PyCell(contents)),
  slots: {
    reads: {
      repr(self) {
        const { value } = self as PyCell;
        const address = addressOf(self as PyCell);
        if (value === undefined) return `<cell at ${address}: empty>`;
        const where = addressOf(value);
        return `<cell at ${address}: ${typeOf(value).name} object at ${where}>`;
      },
      richcompare(a, b, op) {
        if (!(a instanceof PyCell) || !(b instanceof PyCell)) return NotImplemented;
        if (a.value !== undefined && b.value !== undefined) return richCompare(a.value, b.value, op);
        // An empty cell is smaller than one with contents.
        return richCompare(a.value === undefined ? 0 : 1, b.value === undefined ? 0 : 1, op);
      },
    },
  },
  getters: {
    cell_contents: {
      get: (cell: PyCell) => {
        if (cell.value === undefined) throw valueError("Cell is empty");
        return cell.value;
      },
      set: (cell: PyCell, value) => {
        cell.value = value;
      },
    },
  },
});
