/** The module _csv. */
import type { PyDict } from "../../vm/core/dict.ts";
import { overflowError, type PyError, typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { list, type PyList } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure, readable, writable, writes } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { programDict, programList } from "../../vm/core/program-state.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { errorOf, newException } from "../module-exception.ts";
import * as dialects from "./dialect.ts";
import { defineReader, PyReader, setCsvModule } from "./reader.ts";
import { defineWriter, PyWriter } from "./writer.ts";

const DOC = `CSV parsing and writing.

Readers and writers of comma-separated values, and the registry of dialects.
`;

/** The arguments of the functions that take one or two by position. */
function oneOrTwo(args: readonly Value[]): [Value, Value] {
  if (args.length < 1) throw typeError(" expected at least 1 argument, got 0");
  if (args.length > 2) throw typeError(` expected at most 2 arguments, got ${args.length}`);
  return [args[0]!, args[1] ?? null];
}

export const csvModule = defineModule("_csv", () => {
  const errorType = newException("_csv.Error");
  const error = (message: string): PyError => errorOf(errorType, message);
  const limit = (): PyList => programList("csv.field_size_limit", () => [128 * 1024]);
  setCsvModule({ error, fieldLimit: () => readable(limit()).items[0] as number });
  const registry = (): PyDict => programDict("csv.dialects");

  const find = (name: Value): Value => {
    const found = readable(registry()).get(name);
    if (found === undefined) throw error("unknown dialect");
    return found;
  };
  const dialectType: PyType = dialects.defineDialect(find);
  const makeDialect = (dialect: Value, keywords: Keywords): dialects.PyDialect =>
    dialects.dialectOf(dialectType, find, dialect, keywords) as dialects.PyDialect;

  return {
    doc: DOC,
    constants: {
      QUOTE_MINIMAL: dialects.QUOTE_MINIMAL,
      QUOTE_ALL: dialects.QUOTE_ALL,
      QUOTE_NONNUMERIC: dialects.QUOTE_NONNUMERIC,
      QUOTE_NONE: dialects.QUOTE_NONE,
      QUOTE_STRINGS: dialects.QUOTE_STRINGS,
      QUOTE_NOTNULL: dialects.QUOTE_NOTNULL,
      _dialects: registry(),
      Error: errorType,
      Dialect: dialectType,
      Reader: defineReader(),
      Writer: defineWriter(),
    },
    functions: {
      reader: pure(
        "(*args, **fmtparams)",
        (args: readonly Value[], keywords: Keywords) => {
          const [input, dialect] = oneOrTwo(args);
          const iterator = settle(getIterator(input));
          return new PyReader(iterator, makeDialect(dialect, keywords));
        },
        "Return a reader object that will process lines from the given iterable.",
      ),
      writer: pure(
        "(*args, **fmtparams)",
        (args: readonly Value[], keywords: Keywords) => {
          const [file, dialect] = oneOrTwo(args);
          const options = makeDialect(dialect, keywords);
          const write = findAttribute(file, "write");
          if (write === undefined || typeOf(write).slots.call === undefined) {
            throw typeError('argument 1 must have a "write" method');
          }
          return new PyWriter(write, options);
        },
        "Return a writer object that will write user data on the given file object.",
      ),
      list_dialects: pure(
        "()",
        () => list([...readable(registry()).entries()].map(([name]) => name)),
        "Return a list of all known dialect names.",
      ),
      register_dialect: writes(
        "(*args, **fmtparams)",
        (args: readonly Value[], keywords: Keywords) => {
          const [name, dialect] = oneOrTwo(args);
          if (textOf(name) === undefined) throw typeError("dialect name must be a string");
          const made = makeDialect(dialect, keywords);
          writable(registry()).set(name, made);
          return null;
        },
        "Create a mapping from a string name to a CSV dialect.",
      ),
      unregister_dialect: writes(
        "(name)",
        (name: Value) => {
          if (writable(registry()).take(name) === undefined) throw error("unknown dialect");
          return null;
        },
        "Delete the name/dialect mapping associated with a string name.",
      ),
      get_dialect: pure("(name)", find, "Return the dialect instance associated with name."),
      field_size_limit: writes(
        "(new_limit=<unrepresentable>)",
        (wanted?: Value) => {
          const before = readable(limit()).items[0]!;
          if (wanted === undefined) return before;
          if (typeof wanted === "bigint") throw overflowError("Python int too large to convert to C long");
          if (typeof wanted !== "number") throw typeError("limit must be an integer");
          writable(limit()).items[0] = wanted;
          return before;
        },
        "Sets an upper limit on parsed fields.\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned",
      ),
    },
  };
});
