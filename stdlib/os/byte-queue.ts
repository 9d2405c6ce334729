/** One direction of a stream inside this process: what one end writes and the other reads. */
import { Errno, osError } from "./os-error.ts";

/** Bytes in flight between the two ends of a socket pair. */
export interface Queue {
  chunks: Uint8Array[];
  /** The end that writes is closed or shut down. */
  ended: boolean;
}

/** Fills a part of `target`: the number of bytes, 0 at the end. Raises EAGAIN when nothing is there yet. */
export function readQueue(queue: Queue, target: Uint8Array): number {
  const chunk = queue.chunks[0];
  if (chunk === undefined) {
    if (queue.ended) return 0;
    throw osError(Errno.EAGAIN!);
  }
  const count = Math.min(chunk.length, target.length);
  target.set(chunk.subarray(0, count));
  if (count === chunk.length) queue.chunks.shift();
  else queue.chunks[0] = chunk.subarray(count);
  return count;
}

/** Adds bytes: their number. Raises EPIPE when nobody will read them. */
export function writeQueue(queue: Queue, bytes: Uint8Array): number {
  if (queue.ended) throw osError(Errno.EPIPE!);
  if (bytes.length > 0) queue.chunks.push(bytes.slice());
  return bytes.length;
}
