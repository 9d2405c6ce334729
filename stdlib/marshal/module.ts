/** The native module marshal: simple values, and code objects for the bytecode cache, as bytes. */
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { typeError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { bytesSource, fileSource, MarshalReader } from "./reader.ts";
import { marshalled } from "./writer.ts";

const VERSION = 4;

function dumps(value: Value, version: Value = VERSION, allowCode: Value = true): PyBytes {
  return toBytes(marshalled(value, sizeNow(version), isTrue(allowCode)));
}

export const marshalModule = defineModule("marshal", () => ({
  doc: "This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.",
  constants: { version: VERSION },
  functions: {
    dumps: pure(
      "(value, version=version, /, *, allow_code=True)",
      dumps,
      "Return the bytes object that would be written to a file by dump(value, file).",
    ),
    loads: pure(
      "(bytes, /, *, allow_code=True)",
      (bytes: Value, allowCode: Value = true) => new MarshalReader(bytesSource(bytesNow(bytes)), isTrue(allowCode)).read(),
      "Convert the bytes-like object to a value.\n\nWhat follows the value is ignored.",
    ),
    dump: pure(
      "(value, file, version=version, /, *, allow_code=True)",
      (value: Value, file: Value, version?: Value, allowCode?: Value) =>
        callMethodNow(file, "write", dumps(value, version, allowCode)),
      "Write the value on the open file.",
    ),
    load: pure(
      "(file, /, *, allow_code=True)",
      (file: Value, allowCode: Value = true) => {
        const nothing = callMethodNow(file, "read", 0);
        if (!(nothing instanceof PyBytes)) {
          throw typeError(`file.read() returned not bytes but ${typeOf(nothing).name}`);
        }
        return new MarshalReader(fileSource(file), isTrue(allowCode)).read();
      },
      "Read one value from the open file and return it.",
    ),
  },
}));
