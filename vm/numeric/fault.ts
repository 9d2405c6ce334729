/**
 * The way the pure numeric code reports a Python error without knowing what a Python exception is.
 *
 * The VM installs a maker that turns (kind, message) into its own PyError; until then, and in the unit tests of this
 * folder, a `NumericFault` is thrown. Nothing here knows the object model.
 */

/** The Python exceptions that number code raises. */
export type FaultKind = "ArithmeticError" | "MemoryError" | "OverflowError" | "TypeError" | "ValueError" | "ZeroDivisionError";

/** What is thrown while no VM has installed its own maker. */
export class NumericFault extends Error {
  readonly kind: FaultKind;
  constructor(kind: FaultKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

let makeFault: (kind: FaultKind, message: string) => unknown = (kind, message) => new NumericFault(kind, message);

/** Installs the VM's exception maker: whatever it returns is thrown. */
export function setFaultMaker(maker: (kind: FaultKind, message: string) => unknown): void {
  makeFault = maker;
}

/** Raises a Python exception of that kind with exactly that message. */
export function fault(kind: FaultKind, message: string): never {
  throw makeFault(kind, message);
}
