/** Identities of threads, as Python sees them. */

/** Looks like the address of a thread's control block, as on Linux. */
const MAIN_IDENT = 0x7f0000000000 + (process.pid % 0x100000) * 0x1000;

/** The identity of the main thread. */
export const mainIdent = (): number => MAIN_IDENT;

/** The identity of the running thread. */
export const currentIdent = (): number => MAIN_IDENT;
