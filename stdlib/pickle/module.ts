/** The native module _pickle. */
import { toBytes } from "../../vm/core/bytes.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import type { Value } from "../../vm/core/value.ts";
import { Loader, type LoadSettings } from "./loader.ts";
import { definePickleBuffer } from "./pickle-buffer.ts";
import { definePickler, pickleSettings, writeMethod } from "./pickler-type.ts";
import { Saver } from "./saver.ts";
import { PickleSource } from "./source.ts";
import { pickleTables } from "./tables.ts";
import { defineUnpickler, findGlobal, loadSettings, readMethods } from "./unpickler-type.ts";
import { PickleWriter } from "./writer.ts";

function loadFrom(source: PickleSource, settings: LoadSettings): Value {
  const loader: Loader = new Loader(source, settings, new Map(), {
    findClass: (module, name) => findGlobal(module, name, loader.protocol, settings.fixImports),
    persistentLoad: undefined,
  });
  return loader.load();
}

export const pickleModule = defineModule("_pickle", () => {
  const { PickleError, PicklingError, UnpicklingError } = pickleTables();
  return {
    doc: "Optimized C implementation for the Python pickle module.",
    constants: { PickleError, PicklingError, UnpicklingError },
    types: [...definePickler().slice(0, 1), ...defineUnpickler().slice(0, 1), definePickleBuffer()],
    functions: {
      dump: pure(
        "(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
        (object: Value, file: Value, protocol: Value = null, fixImports: Value = true, callback: Value = null) => {
          const settings = pickleSettings(protocol, fixImports, callback);
          const writer = new PickleWriter(writeMethod(file));
          new Saver(writer, settings).dump(object);
          writer.flush();
          return null;
        },
        "Write a pickled representation of obj to the open file object file.\n\nThis is equivalent to Pickler(file, protocol).dump(obj).",
      ),
      dumps: pure(
        "(obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
        (object: Value, protocol: Value = null, fixImports: Value = true, callback: Value = null) => {
          const writer = new PickleWriter(null);
          new Saver(writer, pickleSettings(protocol, fixImports, callback)).dump(object);
          return toBytes(writer.take());
        },
        "Return the pickled representation of the object as a bytes object.",
      ),
      load: pure(
        "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
        (file: Value, fixImports?: Value, encoding?: Value, errors?: Value, buffers?: Value) => {
          const source = new PickleSource(new Uint8Array(0), readMethods(file));
          return loadFrom(source, loadSettings("load", fixImports, encoding, errors, buffers));
        },
        "Read and return an object from the pickle data stored in a file.\n\nThis is equivalent to Unpickler(file).load().",
      ),
      loads: pure(
        "(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())",
        (data: Value, fixImports?: Value, encoding?: Value, errors?: Value, buffers?: Value) => {
          const settings = loadSettings("loads", fixImports, encoding, errors, buffers);
          return loadFrom(new PickleSource(bytesNow(data), null), settings);
        },
        "Read and return an object from the given pickle data.",
      ),
    },
  };
});
