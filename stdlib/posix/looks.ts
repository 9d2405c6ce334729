/** Functions that look at files and change nothing: they can be called again, but must see what the program has written. */
import { type Declaration, type NativeBody, pure, settleOutput } from "../../vm/core/native.ts";
import type { Outcome } from "../../vm/core/value.ts";

/** Declares one. */
export function looks(signature: string, body: NativeBody, doc: string | null = null): Declaration {
  const run = body as unknown as (...args: unknown[]) => Outcome;
  const settled = (...args: unknown[]): Outcome => {
    settleOutput();
    return run(...args);
  };
  return pure(signature, settled, doc);
}
