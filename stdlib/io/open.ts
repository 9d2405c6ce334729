/** `open`: from a file name and a mode to a stream. */
import { PyError, typeError, valueError } from "../../vm/core/errors.ts";
import { setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { plainStr } from "../../vm/objects/str-object.ts";
import { isTerminal } from "../os/descriptors.ts";
import { fsPath } from "../os/path-argument.ts";
import { makeBuffered } from "./buffered-types.ts";
import { afterOpening } from "./dropped-streams.ts";
import { makeFileIO } from "./file-io.ts";
import { runBoth } from "./io-base.ts";
import { newlineArgument, optionalText } from "./text-stream.ts";
import { makeTextStream } from "./text-type.ts";

interface Mode {
  readonly creating: boolean;
  readonly reading: boolean;
  readonly writing: boolean;
  readonly appending: boolean;
  readonly updating: boolean;
  readonly binary: boolean;
  /** The part that FileIO is given. */
  readonly raw: string;
}

function parseMode(mode: string): Mode {
  const letters = new Set(mode);
  if (letters.size !== mode.length || [...letters].some((letter) => !"xrwab+t".includes(letter))) {
    throw valueError(`invalid mode: '${mode}'`);
  }
  const has = (letter: string) => letters.has(letter);
  if (has("t") && has("b")) throw valueError("can't have text and binary mode at once");
  const raw = ["x", "r", "w", "a", "+"].filter(has).join("");
  if ([..."xrwa"].filter(has).length > 1) {
    throw valueError("must have exactly one of create/read/write/append mode");
  }
  return {
    creating: has("x"),
    reading: has("r"),
    writing: has("w"),
    appending: has("a"),
    updating: has("+"),
    binary: has("b"),
    raw,
  };
}

export interface OpenOptions {
  readonly mode?: Value | undefined;
  readonly buffering?: Value | undefined;
  readonly encoding?: Value | undefined;
  readonly errors?: Value | undefined;
  readonly newline?: Value | undefined;
  readonly closefd?: Value | undefined;
  readonly opener?: Value | undefined;
}

function modeArgument(value: Value | undefined): string {
  if (value === undefined) return "r";
  const text = plainStr(value);
  if (text === undefined) throw typeError(`open() argument 'mode' must be str, not ${argumentKind(value)}`);
  return typeof text === "string" ? text : text.utf16;
}

/** io.open. */
export function openFile(file: Value, options: OpenOptions): Value {
  const modeText = modeArgument(options.mode);
  let buffering = options.buffering === undefined ? -1 : sizeNow(options.buffering);
  const encoding = optionalText(options.encoding, "encoding", "open");
  const errors = optionalText(options.errors, "errors", "open");
  const newline = newlineTextArgument(options.newline);
  const path = exactInt(file) === undefined ? fsPath(file) : file;
  const mode = parseMode(modeText);
  if (mode.binary && encoding !== null) throw valueError("binary mode doesn't take an encoding argument");
  if (mode.binary && errors !== null) throw valueError("binary mode doesn't take an errors argument");
  if (mode.binary && newline !== null) throw valueError("binary mode doesn't take a newline argument");
  if (mode.binary && buffering === 1) {
    warnNow(
      "RuntimeWarning",
      "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
    );
  }
  const closefd = options.closefd === undefined || isTrue(options.closefd);
  const raw = makeFileIO(path, mode.raw, closefd, options.opener ?? null);
  let result: Value = raw;
  try {
    const lineBuffering = buffering === 1 || (buffering < 0 && isTerminal(raw.fd));
    if (lineBuffering || buffering < 0) buffering = raw.blockSize;
    if (buffering < 0) throw valueError("invalid buffering size");
    if (buffering === 0) {
      if (!mode.binary) throw valueError("can't have unbuffered text I/O");
      return raw;
    }
    result = makeBuffered(bufferKind(mode, modeText), raw, buffering);
    if (mode.binary) {
      afterOpening();
      return result;
    }
    result = makeTextStream(result, {
      encoding,
      errors,
      newline: newlineArgument(newline, "open"),
      lineBuffering,
      writeThrough: false,
    });
    setAttributeNow(result, "mode", modeText);
    afterOpening();
    return result;
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    runBoth(
      () => {
        throw error;
      },
      () => callMethodNow(result, "close"),
    );
    throw error;
  }
}

function newlineTextArgument(value: Value | undefined): string | null {
  if (value === undefined || value === null) return null;
  const text = plainStr(value);
  if (text === undefined) throw typeError(`open() argument 'newline' must be str or None, not ${argumentKind(value)}`);
  return typeof text === "string" ? text : text.utf16;
}

function bufferKind(mode: Mode, text: string): "BufferedReader" | "BufferedWriter" | "BufferedRandom" {
  if (mode.updating) return "BufferedRandom";
  if (mode.creating || mode.writing || mode.appending) return "BufferedWriter";
  if (mode.reading) return "BufferedReader";
  throw valueError(`unknown mode: '${text}'`);
}

/** io.open_code: the contents of a file that is to be executed. */
export function openCode(path: Value): Value {
  if (plainStr(path) === undefined) {
    throw typeError(`open_code() argument 'path' must be str, not ${argumentKind(path)}`);
  }
  return openFile(path, { mode: "rb" });
}
