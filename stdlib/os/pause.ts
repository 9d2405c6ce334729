/** Waiting without the event loop. It must not know what is waited for. */

const cell = new Int32Array(new SharedArrayBuffer(4));

/** Stops this executor for so many milliseconds. */
export function pause(milliseconds: number): void {
  if (milliseconds > 0) Atomics.wait(cell, 0, 0, milliseconds);
}
