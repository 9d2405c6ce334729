/** The list of native modules. Nothing of a module is made before it is imported. */
import type { NativeModule } from "../vm/core/module.ts";
import { binasciiModule } from "./binascii/module.ts";
import { codecsModule } from "./codecs/codecs-module.ts";
import { functoolsModule } from "./functools/module.ts";
import { ioModule } from "./io/io-module.ts";
import { jsonModule } from "./json/module.ts";
import { marshalModule } from "./marshal.ts";
import { mathModule } from "./math/module.ts";
import { operatorModule } from "./operator/module.ts";
import { errnoModule } from "./os/errno-module.ts";
import { posixModule } from "./posix/posix-module.ts";
import { randomModule } from "./random/module.ts";
import { bisectModule } from "./sorted/bisect.ts";
import { heapqModule } from "./sorted/heapq.ts";
import { sreModule } from "./sre/module.ts";
import { structModule } from "./struct/module.ts";
import { threadModule } from "./thread/thread-module.ts";
import { unicodedataModule } from "./unicodedata/module.ts";
import { warningsModuleNative } from "./warnings.ts";
import { weakrefModule } from "./weakref/module.ts";

/** Modules that need no configuration, in alphabetical order of their names. */
export const NATIVE_MODULES: readonly NativeModule[] = [
  bisectModule, // _bisect
  codecsModule, // _codecs
  functoolsModule, // _functools
  heapqModule, // _heapq
  ioModule, // _io
  jsonModule, // _json
  operatorModule, // _operator
  randomModule, // _random
  sreModule, // _sre
  structModule, // _struct
  threadModule, // _thread
  warningsModuleNative, // _warnings
  weakrefModule, // _weakref
  binasciiModule, // binascii
  errnoModule, // errno
  marshalModule, // marshal
  mathModule, // math
  posixModule, // posix
  unicodedataModule, // unicodedata
];
