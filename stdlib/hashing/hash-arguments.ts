/** Arguments and results that the hash modules have in common. */
import { PyBytes, toBytes } from "../../vm/core/bytes.ts";
import { pyError, typeError } from "../../vm/core/errors.ts";
import { bufferOf, packedBytes } from "../../vm/core/ops/buffer.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import type { Value } from "../../vm/core/value.ts";

/** Data to be hashed. */
export function hashedNow(value: Value | undefined): Uint8Array {
  if (value === undefined) return new Uint8Array(0);
  if (value instanceof PyBytes) return value.bytes;
  if (textOf(value) !== undefined) throw typeError("Strings must be encoded before hashing");
  const view = bufferOf(value);
  if (view === undefined) throw typeError("object supporting the buffer API required");
  view.release?.();
  if (view.shape.length > 1) throw pyError("BufferError", "Buffer must be single dimension");
  return packedBytes(view);
}

export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");

export const bytesOf = (bytes: Uint8Array): Value => toBytes(bytes);
