/** The module `_io`. */
import { exceptionType } from "../../vm/core/errors.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { defineAbstractStreams } from "./abstract-streams.ts";
import { defineBufferedPair } from "./buffered-pair.ts";
import { defineBufferedTypes } from "./buffered-types.ts";
import { defineBytesIO } from "./bytes-io.ts";
import { installStreamFinaliser } from "./dropped-streams.ts";
import { defineFileIO } from "./file-io.ts";
import { defineIOBase } from "./io-base.ts";
import { DEFAULT_BUFFER_SIZE, unsupportedOperationType } from "./io-types.ts";
import { defineNewlineDecoder } from "./newline-decoder.ts";
import { openCode, openFile } from "./open.ts";
import { defineStringIO } from "./string-io.ts";
import { defineTextCodecs } from "./text-codec.ts";
import { systemFlag } from "./text-stream.ts";
import { defineTextIOWrapper } from "./text-type.ts";

let types: readonly PyType[] | undefined;

/** Makes the types of `_io` if that has not happened; to be called before the first stream is made. */
export function ensureIoTypes(): readonly PyType[] {
  if (types === undefined) {
    installStreamFinaliser();
    defineTextCodecs();
  }
  types ??= [
    defineIOBase(),
    ...defineAbstractStreams(),
    defineFileIO(),
    defineBytesIO(),
    ...defineBufferedTypes(),
    defineBufferedPair(),
    defineNewlineDecoder(),
    defineStringIO(),
    defineTextIOWrapper(),
  ];
  return types;
}

/** The function `open`, which is also a builtin. What it does outside is declared where it is done (stdlib/os/descriptors.ts). */
export const openDeclaration = () =>
  pure(
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    (
      file: Value,
      mode?: Value,
      buffering?: Value,
      encoding?: Value,
      errors?: Value,
      newline?: Value,
      closefd?: Value,
      opener?: Value,
    ) => {
      ensureIoTypes();
      return openFile(file, { mode, buffering, encoding, errors, newline, closefd, opener });
    },
    "Open file and return a stream.  Raise OSError upon failure.",
  );

export const ioModule: NativeModule = defineModule("_io", () => ({
  doc: "The io module provides the Python interfaces to stream handling.",
  types: ensureIoTypes(),
  functions: {
    open: openDeclaration(),
    open_code: pure("(path)", openCode),
    text_encoding: pure("(encoding, stacklevel=2, /)", (encoding: Value, stacklevel?: Value) => {
      if (encoding !== null) return encoding;
      if (systemFlag("warn_default_encoding")) {
        const level = stacklevel === undefined ? 2 : sizeNow(stacklevel);
        const category = exceptionType("EncodingWarning");
        callNow(importFromNow("_warnings", "warn"), "'encoding' argument not specified", category, level);
      }
      return systemFlag("utf8_mode") ? "utf-8" : "locale";
    }),
  },
  constants: {
    DEFAULT_BUFFER_SIZE,
    UnsupportedOperation: unsupportedOperationType(),
    BlockingIOError: exceptionType("BlockingIOError"),
  },
}));
