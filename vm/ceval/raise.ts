/** What happens to an exception while it travels: its implicit context and its traceback. */
import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
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
  if (link.$r < txn.readable) openForRead(link);
  while (link.context !== null) {
    if (link.context === value) {
      if (link.$w < txn.writable) openForWrite(link);
      link.context = null;
      break;
    }
    link = link.context as PyException;
    if (link === slow) break;
    if (link.$r < txn.readable) openForRead(link);
    if (moveSlow) slow = slow.context as PyException;
    moveSlow = !moveSlow;
  }
  if (value.$w < txn.writable) openForWrite(value);
  value.context = handled;
}

/** Records that the exception passed through the frame at the instruction. */
export function addTraceback(error: PyError, frame: Frame, lasti: number): void {
  if (error.isReraised) {
    error.isReraised = false;
    return;
  }
  const value = error.value as PyException;
  if (value.$w < txn.writable) openForWrite(value);
  value.traceback = new PyTraceback(value.traceback as PyTraceback | null, frame, lasti) as Value;
}
