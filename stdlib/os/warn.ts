/** ResourceWarnings from native code. Ordinary warnings are vm/core/ops/warn. */
import { exceptionType } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { call } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import type { Value } from "../../vm/core/value.ts";

/** A ResourceWarning about `source`. May raise, when the program turned warnings into errors. */
export function resourceWarning(source: Value, message: Value): void {
  settle(call(importFromNow("_warnings", "warn"), [message, exceptionType("ResourceWarning"), 1, source], ["source"]));
}
