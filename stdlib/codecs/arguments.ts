/** Arguments of the functions of `_codecs`, converted as CPython's Argument Clinic does. */

import { encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { typeError } from "../../vm/core/errors.ts";
import { bytesNow } from "../../vm/core/ops/buffer.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { type PlainStr, plainStr } from "../../vm/objects/str-object.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";

/** What is encoded: a str. */
export const strArgument = (value: Value, method: string): PlainStr =>
  plainStr(value) ?? badArgument(method, "argument 1", "str", value);

/** What is decoded: the bytes of any buffer, and of a str its UTF-8 where the function accepts one. */
export function dataArgument(value: Value, acceptsStr = false): Uint8Array {
  const text = acceptsStr ? plainStr(value) : undefined;
  return text === undefined ? bytesNow(value) : encodeUtf8(text, "strict");
}

/** The error handler's name: a str, or None for strict. */
export function errorsArgument(value: Value | undefined, method: string): string {
  if (value === undefined || value === null) return "strict";
  const name = textOf(value);
  if (name === undefined) throw typeError(`${method}() argument 2 must be str or None, not ${argumentKind(value)}`);
  return name;
}
