/** The list of native modules. Nothing of a module is made before it is imported. */
import type { NativeModule } from "../vm/core/module.ts";
import { abcModule } from "./abc/module.ts";
import { arrayModule } from "./array/module.ts";
import { astModule } from "./ast/module.ts";
import { asyncioModule } from "./asyncio/module.ts";
import { binasciiModule } from "./binascii/module.ts";
import { cmathModule } from "./cmath/module.ts";
import { codecsModule } from "./codecs/codecs-module.ts";
import { multibyteModules } from "./codecs/multibyte-module.ts";
import { collectionsModule } from "./collections/module.ts";
import { contextvarsModule } from "./contextvars/module.ts";
import { csvModule } from "./csv/module.ts";
import { datetimeModule } from "./datetime/module.ts";
import { decimalModule } from "./decimal/module.ts";
import { pyexpatModule } from "./expat/module.ts";
import { functoolsModule } from "./functools/module.ts";
import { gcModule } from "./gc/module.ts";
import { blake2Module } from "./hashing/blake2-module.ts";
import { md5Module, sha1Module, sha2Module, sha3Module } from "./hashing/builtin-hashes.ts";
import { hashlibModule } from "./hashing/hashlib-module.ts";
import { ioModule } from "./io/io-module.ts";
import { itertoolsModule } from "./itertools/module.ts";
import { jsonModule } from "./json/module.ts";
import { localeModule } from "./locale/module.ts";
import { lsprofModule } from "./lsprof/module.ts";
import { marshalModule } from "./marshal/module.ts";
import { mathModule } from "./math/module.ts";
import { multiprocessingModule } from "./multiprocessing/module.ts";
import { opcodeModule } from "./opcode/module.ts";
import { operatorModule } from "./operator/module.ts";
import { errnoModule } from "./os/errno-module.ts";
import { pickleModule } from "./pickle/module.ts";
import { grpModule, pwdModule } from "./posix/accounts.ts";
import { fcntlModule } from "./posix/fcntl-module.ts";
import { posixModule } from "./posix/posix-module.ts";
import { resourceModule } from "./posix/resource-module.ts";
import { statModule } from "./posix/stat-module.ts";
import { atexitModule } from "./process/atexit-module.ts";
import { faulthandlerModule } from "./process/faulthandler-module.ts";
import { posixSubprocessModule } from "./process/fork-exec.ts";
import { tracemallocModule } from "./process/tracemalloc-module.ts";
import { queueModule } from "./queue/module.ts";
import { randomModule } from "./random/module.ts";
import { selectModule } from "./select/select-module.ts";
import { signalModule } from "./signal/signal-module.ts";
import { socketModule } from "./socket/socket-module.ts";
import { bisectModule } from "./sorted/bisect.ts";
import { heapqModule } from "./sorted/heapq.ts";
import { sreModule } from "./sre/module.ts";
import { statisticsModule } from "./statistics.ts";
import { stmModule } from "./stm/module.ts";
import { stringModule } from "./string/module.ts";
import { structModule } from "./struct/module.ts";
import { symtableModule } from "./symtable/module.ts";
import { threadModule } from "./thread/thread-module.ts";
import { timeModule } from "./time/time-module.ts";
import { tokenizeModule } from "./tokenize/module.ts";
import { typingModule } from "./typing/module.ts";
import { unicodedataModule } from "./unicodedata/module.ts";
import { warningsModuleNative } from "./warnings.ts";
import { weakrefModule } from "./weakref/module.ts";
import { zlibModule } from "./zlib/module.ts";

/** Modules that need no configuration, in alphabetical order of their names. */
export const NATIVE_MODULES: readonly NativeModule[] = [
  abcModule, // _abc
  astModule, // _ast
  bisectModule, // _bisect
  blake2Module, // _blake2
  codecsModule, // _codecs
  ...multibyteModules, // _codecs_cn, _codecs_hk, ..., _multibytecodec
  collectionsModule, // _collections
  contextvarsModule, // _contextvars
  csvModule, // _csv
  datetimeModule, // _datetime
  decimalModule, // _decimal
  functoolsModule, // _functools
  hashlibModule, // _hashlib
  heapqModule, // _heapq
  ioModule, // _io
  jsonModule, // _json
  localeModule, // _locale
  lsprofModule, // _lsprof
  md5Module, // _md5
  multiprocessingModule, // _multiprocessing
  opcodeModule, // _opcode
  operatorModule, // _operator
  posixSubprocessModule, // _posixsubprocess
  queueModule, // _queue
  randomModule, // _random
  sha1Module, // _sha1
  sha2Module, // _sha2
  sha3Module, // _sha3
  signalModule, // _signal
  socketModule, // _socket
  sreModule, // _sre
  statModule, // _stat
  statisticsModule, // _statistics
  stmModule, // _stm
  stringModule, // _string
  structModule, // _struct
  symtableModule, // _symtable
  threadModule, // _thread
  tokenizeModule, // _tokenize
  tracemallocModule, // _tracemalloc
  typingModule, // _typing
  warningsModuleNative, // _warnings
  weakrefModule, // _weakref
  arrayModule, // array
  asyncioModule, // _asyncio
  atexitModule, // atexit
  binasciiModule, // binascii
  cmathModule, // cmath
  errnoModule, // errno
  faulthandlerModule, // faulthandler
  fcntlModule, // fcntl
  gcModule, // gc
  grpModule, // grp
  itertoolsModule, // itertools
  marshalModule, // marshal
  mathModule, // math
  pickleModule, // _pickle
  posixModule, // posix
  pwdModule, // pwd
  pyexpatModule, // pyexpat
  resourceModule, // resource
  selectModule, // select
  timeModule, // time
  unicodedataModule, // unicodedata
  zlibModule, // zlib
];
