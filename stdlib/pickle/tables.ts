/** What pickling needs of other modules (copyreg's registries, the names of Python 2), and the exceptions of _pickle. */
import type { PyDict } from "../../vm/core/dict.ts";
import type { PyError } from "../../vm/core/errors.ts";
import { undoWith } from "../../vm/core/native.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { errorOf, newException } from "../module-exception.ts";

export interface PickleTables {
  readonly PickleError: PyType;
  readonly PicklingError: PyType;
  readonly UnpicklingError: PyType;
  /** copyreg: reducers by type, and extension codes both ways with the objects that they stand for. */
  readonly dispatch: PyDict;
  readonly extensions: PyDict;
  readonly extensionNames: PyDict;
  readonly extensionCache: PyDict;
  /** _compat_pickle: (module, name) and module names, from Python 2 to 3 and back. */
  readonly namesFrom2: PyDict;
  readonly modulesFrom2: PyDict;
  readonly namesTo2: PyDict;
  readonly modulesTo2: PyDict;
  readonly partial: Value;
  readonly getattr: Value;
  readonly encode: Value;
}

/** What this executor has of them. */
let tables: PickleTables | undefined;

/** Made when _pickle is imported. */
export function pickleTables(): PickleTables {
  if (tables === undefined) {
    tables = makeTables();
    undoWith(() => {
      tables = undefined;
    });
  }
  return tables;
}

function makeTables(): PickleTables {
  const dict = (module: string, name: string) => importFromNow(module, name) as PyDict;
  const PickleError = newException("_pickle.PickleError");
  return {
    PickleError,
    PicklingError: newException("_pickle.PicklingError", [PickleError]),
    UnpicklingError: newException("_pickle.UnpicklingError", [PickleError]),
    dispatch: dict("copyreg", "dispatch_table"),
    extensions: dict("copyreg", "_extension_registry"),
    extensionNames: dict("copyreg", "_inverted_registry"),
    extensionCache: dict("copyreg", "_extension_cache"),
    namesFrom2: dict("_compat_pickle", "NAME_MAPPING"),
    modulesFrom2: dict("_compat_pickle", "IMPORT_MAPPING"),
    namesTo2: dict("_compat_pickle", "REVERSE_NAME_MAPPING"),
    modulesTo2: dict("_compat_pickle", "REVERSE_IMPORT_MAPPING"),
    partial: importFromNow("functools", "partial"),
    getattr: importFromNow("builtins", "getattr"),
    encode: importFromNow("codecs", "encode"),
  };
}

export const picklingError = (message: string): PyError => errorOf(pickleTables().PicklingError, toStr(message));
export const unpicklingError = (message: string): PyError => errorOf(pickleTables().UnpicklingError, toStr(message));
