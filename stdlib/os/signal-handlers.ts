/** Which signals have Python handlers. Beside signal-state.ts, it is all that os.kill knows of the module signal. */

/** SIGINT raises KeyboardInterrupt from the start. */
const handled = new Set<number>([2]);

export function setHasPythonHandler(signal: number, has: boolean): void {
  if (has) handled.add(signal);
  else handled.delete(signal);
}

/** True when a Python function is to be called for the signal. */
export const hasPythonHandler = (signal: number): boolean => handled.has(signal);
