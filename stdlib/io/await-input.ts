/**
 * Waiting for input before a stream begins to read, so that other threads run meanwhile and this one can go on in any loop. What a
 * stream reads after its first piece it still waits for in place.
 */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { andThen } from "../../vm/core/execution.ts";
import { open } from "../../vm/core/native.ts";
import type { Outcome } from "../../vm/core/value.ts";
import { awaitReadable } from "../os/await-readable.ts";
import { type PyBuffered, readAhead } from "./buffered.ts";
import type { PyTextIOWrapper } from "./text-stream.ts";

/** What `body` gives, once the stream over a plain file has something to read. */
export function withInput(self: PyBuffered, body: () => Outcome): Outcome {
  if (scheduler.live === 1 || self.file === undefined || readAhead(self) > 0) return body();
  open(self.file, "reads");
  return andThen(awaitReadable(self.file.fd), () => {
    open(self, "writes");
    return body();
  });
}

/** The same for text. */
export function withText(self: PyTextIOWrapper, body: () => Outcome): Outcome {
  const { plain, decoded, used } = self;
  if (scheduler.live === 1 || plain === undefined || (decoded !== null && used < decoded.length)) return body();
  open(plain, "writes");
  return withInput(plain, () => {
    open(self, "writes");
    return body();
  });
}
