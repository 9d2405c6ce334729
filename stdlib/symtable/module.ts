/** The module _symtable: the compiler's symbol tables. The module symtable makes them readable. */
import { PyBytes } from "../../vm/core/bytes.ts";
import { type CompileRequest, compiler, type ScopeTable } from "../../vm/core/compiler-hook.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { list, type PyList } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { findBytes } from "../../vm/core/ops/buffer.ts";
import { idOf } from "../../vm/core/ops/identity.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";

/** In the order of their numbers. */
const TYPES: readonly string[] = ["FUNCTION", "CLASS", "MODULE", "ANNOTATION", "TYPE_ALIAS", "TYPE_PARAMETERS", "TYPE_VARIABLE"];

const typeNumber = (type: string): number => TYPES.indexOf(type.toUpperCase().replaceAll(" ", "_"));

class PyEntry extends PyObject {
  readonly table: ScopeTable;
  readonly children: PyList;
  constructor(table: ScopeTable) {
    super();
    this.table = table;
    this.children = list(table.children.map((child) => new PyEntry(child)));
  }
}

function symtable(source: Value, filename: Value, start: Value): Value {
  const text = textOf(source) ?? findBytes(source);
  if (text === undefined) throw typeError("symtable() arg 1 must be a string or bytes object");
  if (typeof text === "string" ? text.includes("\0") : text.includes(0)) {
    throw pyError("SyntaxError", "source code string cannot contain null bytes");
  }
  const path = textOf(filename) ?? (filename instanceof PyBytes ? new TextDecoder().decode(filename.bytes) : undefined);
  if (path === undefined) throw typeError(`expected str, bytes or os.PathLike object, not ${typeOf(filename).name}`);
  const mode = textOf(start);
  if (mode === undefined) throw typeError(`symtable() argument 3 must be str, not ${argumentKind(start)}`);
  if (mode !== "exec" && mode !== "eval" && mode !== "single") {
    throw valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  }
  const request: CompileRequest = { source: text, filename: path, mode, flags: 0, optimize: 0, featureVersion: -1 };
  return new PyEntry(compiler().symbols(request));
}

const defineEntry = (): void => {
  defineType({
    name: "symtable entry",
    instance: PyEntry,
    sharing: "immutable",
    fields: { table: "local", children: "ref" },
    final: true,
    slots: {
      pure: {
        repr: (self: Value) => {
          const { name, span } = (self as PyEntry).table;
          return toStr(`<symtable entry ${name}(${idOf(self)}), line ${span.lineno}>`);
        },
      },
    },
    getters: {
      id: { get: (self: PyEntry) => idOf(self), member: true },
      name: { get: (self: PyEntry) => toStr(self.table.name), member: true },
      symbols: { get: (self: PyEntry) => dictOf(self.table.symbols), member: true },
      varnames: { get: (self: PyEntry) => list(self.table.varnames.map(toStr)), member: true },
      children: { get: (self: PyEntry) => self.children, member: true },
      nested: { get: (self: PyEntry) => Number(self.table.nested), member: true },
      type: { get: (self: PyEntry) => typeNumber(self.table.type), member: true },
      lineno: { get: (self: PyEntry) => self.table.span.lineno, member: true },
    },
  });
};

export const symtableModule = defineModule("_symtable", () => {
  defineEntry();
  return {
    functions: {
      symtable: pure(
        "(source, filename, startstr, /)",
        symtable,
        "Return symbol and scope dictionaries used internally by compiler.",
      ),
    },
    constants: {
      USE: 16,
      DEF_GLOBAL: 1,
      DEF_NONLOCAL: 8,
      DEF_LOCAL: 2,
      DEF_PARAM: 4,
      DEF_FREE: 32,
      DEF_FREE_CLASS: 64,
      DEF_IMPORT: 128,
      DEF_BOUND: 134,
      DEF_ANNOT: 256,
      ...Object.fromEntries(TYPES.map((name, number) => [`TYPE_${name}`, number])),
      LOCAL: 1,
      GLOBAL_EXPLICIT: 2,
      GLOBAL_IMPLICIT: 3,
      FREE: 4,
      CELL: 5,
      SCOPE_OFF: 12,
      SCOPE_MASK: 15,
    },
  };
});
