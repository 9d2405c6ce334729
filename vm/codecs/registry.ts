/**
 * The codec registry: search functions that programs (first of all the `encodings` package) register, and the codecs they
 * found, by normalised name. Source: Python/codecs.c.
 */

import type { PyDict } from "../core/dict.ts";
import { PyError, pyError, typeError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import type { PyList } from "../core/list.ts";
import { readable, writable } from "../core/native.ts";
import { findAttribute } from "../core/ops/attributes.ts";
import { call, callMethodNow, callNow } from "../core/ops/call.ts";
import { importNow } from "../core/ops/import.ts";
import { isTrue } from "../core/ops/truth.ts";
import { programDict, programList } from "../core/program-state.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple } from "../core/tuple.ts";
import type { Value } from "../core/value.ts";

/** The search functions, first registered first. */
const searchFunctions = (): PyList => programList("codecs.search");
/** What they found, by normalised name. */
const found = (): PyDict => programDict("codecs.found");

export function registerSearch(search: Value): void {
  if (typeOf(search).slots.call === undefined) throw typeError("argument must be callable");
  writable(searchFunctions()).items.push(search);
}

/** Forgets a search function and everything found so far. */
export function unregisterSearch(search: Value): void {
  const functions = writable(searchFunctions());
  const at = functions.items.indexOf(search);
  if (at < 0) return;
  functions.items.splice(at, 1);
  writable(found()).clearEntries();
}

/** Lower case, each run of other characters than letters, digits and dots one underscore, none at the start. */
export function normalizeEncoding(name: string): string {
  let normalized = "";
  let gap = false;
  for (let i = 0; i < name.length; i++) {
    const c = name[i]!;
    if (/[A-Za-z0-9.]/.test(c)) {
      if (gap && normalized !== "") normalized += "_";
      gap = false;
      normalized += c.toLowerCase();
    } else gap = true;
  }
  return normalized;
}

/** codecs.lookup: the CodecInfo, a tuple (encoder, decoder, reader, writer). Raises LookupError. */
export function lookupCodec(name: string): PyTuple {
  const normalized = normalizeEncoding(name);
  const known = readable(found()).getString(normalized);
  if (known !== undefined) return known as PyTuple;
  // Importing the `encodings` package registers its search function; that is left until a codec is looked for.
  const isReady = programList("codecs.ready");
  if (readable(isReady).items.length === 0) {
    writable(isReady).items.push(true);
    importNow("encodings");
  }
  const functions = readable(searchFunctions()).items;
  if (functions.length === 0) {
    throw pyError("LookupError", "no codec search functions registered: can't find encoding");
  }
  for (const search of functions.slice()) {
    const result = callNow(search, normalized);
    if (result === null) continue;
    if (!(result instanceof PyTuple) || result.items.length !== 4) throw typeError("codec search functions must return 4-tuples");
    writable(found()).setString(normalized, result);
    return result;
  }
  throw pyError("LookupError", `unknown encoding: ${name}`);
}

/** As lookupCodec, for the conversion methods of str and bytes: LookupError for codecs between other things. */
export function lookupTextCodec(name: string, alternative: string): PyTuple {
  const codec = lookupCodec(name);
  const isText = codec.$cls.isHeapType ? findAttribute(codec, "_is_text_encoding") : undefined;
  if (isText !== undefined && !isTrue(isText)) {
    throw pyError("LookupError", `'${name}' is not a text encoding; use ${alternative} to handle arbitrary codecs`);
  }
  return codec;
}

/** Calls a codec's encoder (0) or decoder (1); errors get a note that names the codec. Returns the converted object. */
export function runCodec(codec: PyTuple, which: 0 | 1, name: string, object: Value, errors: string | undefined): Value {
  let result: Value;
  try {
    result = settle(call(codec.items[which]!, errors === undefined ? [object] : [object, errors]));
  } catch (error) {
    if (error instanceof PyError) {
      callMethodNow(error.value, "add_note", `${which === 0 ? "encoding" : "decoding"} with '${name}' codec failed`);
    }
    throw error;
  }
  if (!(result instanceof PyTuple) || result.items.length !== 2) {
    throw typeError(`${which === 0 ? "encoder" : "decoder"} must return a tuple (object,integer)`);
  }
  return result.items[0]!;
}
