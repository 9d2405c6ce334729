/** Waiting without the event loop. It must not know what is waited for. */

/** Made when first needed: a start-up snapshot cannot hold shared memory. */
let cell: Int32Array | undefined;

/** Stops this executor for so many milliseconds. */
export function pause(milliseconds: number): void {
  if (milliseconds <= 0) return;
  cell ??= new Int32Array(new SharedArrayBuffer(4));
  Atomics.wait(cell, 0, 0, milliseconds);
}
