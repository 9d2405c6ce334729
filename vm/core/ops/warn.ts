/** Warnings raised by native code: the warnings module decides what becomes of them. */
import { exceptionType } from "../errors.ts";
import { callNow } from "./call.ts";
import { importFromNow } from "./import.ts";

/** warnings.warn(message, category): attributed to the Python code that runs. Raises if the filters make it an error. */
export function warnNow(category: string, message: string): void {
  callNow(importFromNow("_warnings", "warn"), message, exceptionType(category));
}
