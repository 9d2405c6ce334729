/** The module `posix`. */

import { dictOf } from "../../vm/core/dict.ts";
import { exceptionType } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { CONFSTR_NAMES, HAVE_FUNCTIONS, PATHCONF_NAMES, POSIX_CONSTANTS, SYSCONF_NAMES } from "./constants.ts";
import { defineDirEntry, defineScandirIterator, directoryFunctions } from "./directories.ts";
import { fileFunctions } from "./files.ts";
import { ioFunctions } from "./io-functions.ts";
import { pathFunctions } from "./path-parts.ts";
import { processFunctions, timesResultType } from "./process.ts";
import { statFunctions, statResultType, statvfsResultType } from "./stat.ts";
import { environment, systemFunctions, terminalSizeType, unameResultType } from "./system.ts";

export const posixModule: NativeModule = defineModule("posix", () => {
  // Only its instances are reachable from the module.
  defineScandirIterator();
  return {
    doc:
      "This module provides access to operating system functionality that is\n" +
      "standardized by the C Standard and the POSIX standard (a thinly\n" +
      "disguised Unix interface).  Refer to the library manual and\n" +
      "corresponding Unix manual entries for more information on calls.",
    functions: {
      ...statFunctions(),
      ...directoryFunctions(),
      ...fileFunctions(),
      ...ioFunctions(),
      ...processFunctions(),
      ...systemFunctions(),
      ...pathFunctions(),
    },
    types: [
      defineDirEntry(),
      statResultType().type,
      statvfsResultType().type,
      terminalSizeType().type,
      timesResultType().type,
      unameResultType().type,
    ],
    constants: {
      ...POSIX_CONSTANTS,
      P_WAIT: 0,
      P_NOWAIT: 1,
      P_NOWAITO: 1,
      environ: environment(),
      error: exceptionType("OSError"),
      sysconf_names: dictOf(Object.entries(SYSCONF_NAMES)),
      pathconf_names: dictOf(Object.entries(PATHCONF_NAMES)),
      confstr_names: dictOf(Object.entries(CONFSTR_NAMES)),
      _have_functions: new PyList([...HAVE_FUNCTIONS]),
    },
  };
});
