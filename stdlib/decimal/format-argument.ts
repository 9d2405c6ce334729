/** The arguments of Decimal.__format__: a specification, and perhaps separators that stand in for the locale's. */
import { PyDict } from "../../vm/core/dict.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { textOf } from "../../vm/core/ops/text.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import type { Value } from "../../vm/core/value.ts";
import type { Dec } from "./dec.ts";
import { formatDec, type Separators } from "./format.ts";
import type { PyDecimalContext } from "./objects.ts";

function separatorsOf(override: Value): Separators {
  if (!(override instanceof PyDict)) throw typeError("optional argument must be a dict");
  const text = (key: string): string | undefined => {
    const value = override.getString(key);
    if (value === undefined) return undefined;
    const found = textOf(value);
    if (found === undefined) throw valueError("invalid override dict");
    return found;
  };
  const grouping = text("grouping");
  const decimalPoint = text("decimal_point");
  const thousandsSep = text("thousands_sep");
  if (decimalPoint === "" || (decimalPoint ?? "").length > 4 || (thousandsSep ?? "").length > 4)
    throw valueError("invalid override dict");
  if (grouping !== undefined && /[\x80-\uffff]/.test(grouping)) throw valueError("invalid override dict");
  return {
    decimalPoint: decimalPoint ?? ".",
    thousandsSep,
    grouping: grouping === undefined ? undefined : Array.from(grouping, (char) => char.codePointAt(0) as number),
  };
}

/** Decimal.__format__(spec, override=None). */
export function formatArgument(value: Dec, args: readonly Value[], context: PyDecimalContext): string {
  if (args.length === 0) throw typeError("function missing required argument 'fmtarg' (pos 1)");
  const [spec, override] = args;
  const text = textOf(spec);
  if (text === undefined) throw typeError("format arg must be str");
  if (text.endsWith("N")) {
    warnNow("DeprecationWarning", "Format specifier 'N' is deprecated");
    return formatArgument(value, [`${text.slice(0, -1)}G`, ...args.slice(1)], context);
  }
  const separators = override === undefined || override === null ? undefined : separatorsOf(override);
  return formatDec(value, text, context.core.rounding, context.capitals === 1, separators);
}
