/** What happens to an exception while it travels: its implicit context and its traceback. */
import type { PyError } from "../core/errors.ts";
import type { PyException } from "../core/exception.ts";
import { handledException } from "../core/execution.ts";
import type { Frame } from "../core/frame.ts";
import { PyTraceback } from "../core/traceback.ts";
import type { Value } from "../core/value.ts";

/** `__context__` becomes the exception being handled, once per raise; cycles are cut as in CPython. */
export function setImplicitContext(error: PyError): void {
  if (!error.isNew) return;
  error.isNew = false;
  const value = error.value as PyException;
  const handled = handledException() as PyException | null;
  if (handled === null || handled === value) return;
  // Avoid a cycle through the context chain: cut the link that leads back to this exception.
  let link: PyException = handled;
  let slow: PyException = handled;
  let moveSlow = false;
  while (link.context !== null) {
    if (link.context === value) {
      link.context = null;
      break;
    }
    link = link.context as PyException;
    if (link === slow) break;
    if (moveSlow) slow = slow.context as PyException;
    moveSlow = !moveSlow;
  }
  value.context = handled;
}

/** Records that the exception passed through the frame at the instruction. */
export function addTraceback(error: PyError, frame: Frame, lasti: number): void {
  if (error.isReraised) {
    error.isReraised = false;
    return;
  }
  const value = error.value as PyException;
  value.traceback = new PyTraceback(value.traceback as PyTraceback | null, frame, lasti) as Value;
}
