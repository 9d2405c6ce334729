/** Arguments that stand for bytes in the widest sense. */
import { PyBytes } from "../core/bytes.ts";
import { typeError, valueError } from "../core/errors.ts";
import { specialNow } from "../core/ops/attributes.ts";
import { callNow } from "../core/ops/call.ts";
import { indexNow } from "../core/ops/index-value.ts";
import { listItems } from "../core/ops/iterate.ts";
import { textOf } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import type { Value } from "../core/value.ts";
import { copiedBytes } from "./bytes-make.ts";

/** PyObject_Bytes, now: what __bytes__, the buffer protocol or an iterable of ints gives. */
export function bytesOfNow(value: Value): Uint8Array {
  if (value instanceof PyBytes) return value.bytes;
  const special = specialNow(value, "__bytes__");
  if (special !== undefined) {
    const result = callNow(special);
    if (!(result instanceof PyBytes)) throw typeError(`__bytes__ returned non-bytes (type ${typeOf(result).name})`);
    return result.bytes;
  }
  const copied = copiedBytes(value);
  if (copied !== undefined) return copied;
  const { slots, name } = typeOf(value);
  if (textOf(value) !== undefined || (slots.iter === undefined && slots.getitem === undefined)) {
    throw typeError(`cannot convert '${name}' object to bytes`);
  }
  return Uint8Array.from(listItems(value), byteNow);
}

function byteNow(value: Value): number {
  const byte = indexNow(value);
  if (byte < 0 || byte > 255) throw valueError("bytes must be in range(0, 256)");
  return Number(byte);
}
