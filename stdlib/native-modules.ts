/** The list of native modules. Nothing of a module is made before it is imported. */
import type { NativeModule } from "../vm/core/module.ts";
import { codecsModule } from "./codecs/codecs-module.ts";
import { ioModule } from "./io/io-module.ts";
import { marshalModule } from "./marshal.ts";
import { errnoModule } from "./os/errno-module.ts";
import { posixModule } from "./posix/posix-module.ts";
import { threadModule } from "./thread/thread-module.ts";
import { warningsModuleNative } from "./warnings.ts";

/** Modules that need no configuration, in alphabetical order of their names. */
export const NATIVE_MODULES: readonly NativeModule[] = [
  codecsModule, // _codecs
  ioModule, // _io
  threadModule, // _thread
  warningsModuleNative, // _warnings
  errnoModule,
  marshalModule, // marshal
  posixModule,
];
