/** _imp: what importlib needs of the interpreter, and the way to the library image. */

import type { CodeUnit } from "../vm/bytecode/code-unit.ts";
import { toBytes } from "../vm/core/bytes.ts";
import { codeObject, type PyCode } from "../vm/core/code.ts";
import { pyError, runtimeError } from "../vm/core/errors.ts";
import { andThen } from "../vm/core/execution.ts";
import { list } from "../vm/core/list.ts";
import { defineModule, instantiateModule, type NativeModule, type PyModule } from "../vm/core/module.ts";
import { inevitably, open, pure, writes } from "../vm/core/native.ts";
import { getAttributeNow } from "../vm/core/ops/attributes.ts";
import { bytesNow } from "../vm/core/ops/buffer.ts";
import { indexNow } from "../vm/core/ops/index-value.ts";
import { textOf } from "../vm/core/ops/text.ts";
import { PyTuple } from "../vm/core/tuple.ts";
import type { Value } from "../vm/core/value.ts";
import type { Image } from "./image.ts";
import { crypto } from "./os/node-crypto.ts";
import { acquireRLock, isOwned, PyRLock, releaseRLock } from "./thread/lock.ts";

/** Changes with the layout of marshalled code. */
const MARSHAL_VERSION = 1;

/**
 * What importlib stamps cache files with: it changes whenever the bytecode or its serialisation does, which the image's hash of
 * the compiler tells. As CPython's it ends in a carriage return and a line feed.
 */
const magicToken = (image: Image | undefined): number =>
  0x0a0d0000 | (image === undefined ? 7302 : Number.parseInt(image.compiler.slice(0, 4), 16) ^ MARSHAL_VERSION);

/** Gives a code object and the code in it another file name: its cache file was moved together with its source. */
function renameFile(unit: CodeUnit, from: string, to: string): void {
  if (unit.filename !== from) return;
  (unit as { filename: string }).filename = to;
  for (const constant of unit.constants) {
    if (typeof constant === "object" && constant?.tag === "code") renameFile(constant.code, from, to);
  }
}

/** Modules that are frozen into CPython: they and its tracebacks say so, and it shows no lines of them. */
const FROZEN: ReadonlySet<string> = new Set([
  ...["_collections_abc", "_sitebuiltins", "abc", "codecs", "genericpath", "importlib.machinery", "importlib.util", "io"],
  ...["ntpath", "os", "posixpath", "runpy", "site", "stat", "zipimport"],
]);

/** The library image, and where its files are. */
export interface LibraryImage {
  readonly image: Image;
  readonly directory: string;
}

export function impModule(natives: ReadonlyMap<string, NativeModule>, library: () => LibraryImage | null): NativeModule {
  const lock = new PyRLock();
  const instantiated = new Map<string, PyModule>();
  return defineModule("_imp", () => ({
    doc: "(Extremely) low-level import machinery bits as used by importlib.",
    constants: { check_hash_based_pycs: "default", pyc_magic_number_token: magicToken(library()?.image) },
    functions: {
      acquire_lock: writes("()", () => andThen(acquireRLock(lock), () => null)),
      release_lock: writes("()", () => {
        if (!isOwned(lock)) throw runtimeError("not holding the import lock");
        return releaseRLock(lock);
      }),
      lock_held: writes("()", () => {
        open(lock, "reads");
        return lock.count > 0;
      }),
      is_builtin: pure("(name, /)", (name: Value) => (natives.has(textOf(name) ?? "") ? 1 : 0)),
      create_builtin: pure("(spec, /)", (spec: Value) => {
        const name = textOf(getAttributeNow(spec, "name"))!;
        const known = instantiated.get(name);
        if (known !== undefined) return known;
        const native = natives.get(name);
        if (native === undefined) return null;
        // A module's types are there for good.
        inevitably("make a native module");
        const module = instantiateModule(native);
        instantiated.set(name, module);
        return module;
      }),
      exec_builtin: pure("(mod, /)", () => 0),
      is_frozen: pure("(name, /)", () => false),
      is_frozen_package: pure("(name, /)", (name: Value) => {
        throw pyError("ImportError", `No such frozen object named ${textOf(name)}`);
      }),
      find_frozen: pure("(name, /, *, withdata=False)", () => null),
      get_frozen_object: pure("(name, data=None, /)", (name: Value) => {
        throw pyError("ImportError", `No such frozen object named ${textOf(name)}`);
      }),
      init_frozen: pure("(name, /)", () => null),
      _frozen_module_names: pure("()", () => list([])),
      _override_frozen_modules_for_tests: pure("(override, /)", () => null),
      _override_multi_interp_extensions_check: pure("(override, /)", () => 0),
      extension_suffixes: pure("()", () => list([])),
      create_dynamic: pure("(spec, file=None, /)", (spec: Value) => {
        throw pyError("ImportError", `extension modules cannot be loaded: ${textOf(getAttributeNow(spec, "name"))}`);
      }),
      exec_dynamic: pure("(mod, /)", () => 0),
      source_hash: pure("(key, source)", (key: Value, source: Value) => {
        const hash = crypto()
          .createHash("sha256")
          .update(String(indexNow(key)))
          .update(bytesNow(source))
          .digest();
        return toBytes(new Uint8Array(hash.subarray(0, 8)));
      }),
      _fix_co_filename: pure("(code, path, /)", (code: PyCode, path: Value) => {
        renameFile(code.unit, code.unit.filename, textOf(path)!);
        return null;
      }),
      /** Code of a library module; None when the image lacks it or its source file was changed. */
      _image_code: pure("(name, /)", (name: Value) => {
        const found = library();
        const text = textOf(name)!;
        if (found === null || !found.image.has(text)) return null;
        const filename = FROZEN.has(text) ? `<frozen ${text}>` : `${found.directory}/${found.image.sourceFile(text)}`;
        return codeObject(found.image.code(text, filename));
      }),
      /** (path, is_package, is_frozen) of a library module in the image, or None. */
      _image_module: pure("(name, /)", (name: Value) => {
        const found = library();
        const text = textOf(name)!;
        if (found === null || !found.image.has(text)) return null;
        const path = `${found.directory}/${found.image.sourceFile(text)}`;
        return new PyTuple([path, found.image.isPackage(text), FROZEN.has(text)]);
      }),
    },
  }));
}
