/** Identities of threads, as Python sees them. */
import { scheduler } from "../../runtime/threads/scheduler.ts";

/** The identity of the main thread. */
export const mainIdent = (): number => scheduler.main.ident;

/** The identity of the running thread. */
export const currentIdent = (): number => scheduler.current.ident;
