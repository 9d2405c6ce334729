/**
 * node:crypto, loaded when it is first used. Node cannot load it in a worker when it was loaded before the start-up snapshot was
 * taken (it aborts the process), and most programs need none of it.
 */
type Crypto = typeof import("node:crypto");

export const crypto = (): Crypto => process.getBuiltinModule("node:crypto");
