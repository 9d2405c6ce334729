/** The list of native modules. Nothing of a module is made before it is imported. */
import type { NativeModule } from "../vm/core/module.ts";
import { codecsModule } from "./codecs/codecs-module.ts";
import { ioModule } from "./io/io-module.ts";
import { marshalModule } from "./marshal.ts";
import { warningsModuleNative } from "./warnings.ts";

/** Modules that need no configuration, in alphabetical order of their names. */
export const NATIVE_MODULES: readonly NativeModule[] = [
  codecsModule, // _codecs
  ioModule, // _io
  warningsModuleNative, // _warnings
  marshalModule, // marshal
];
