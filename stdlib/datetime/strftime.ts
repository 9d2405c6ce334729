/** strftime: what time.strftime does not know, %f, %z, %:z and %Z, is put in before it sees the format. */
import { encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { typeError } from "../../vm/core/errors.ts";
import { callMethodNow, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { plainStr } from "../../vm/objects/str-object.ts";
import { badArgument } from "../../vm/objects/text-arguments.ts";
import { PyDateTime, PyTime } from "./objects.ts";
import { offsetText, utcOffset } from "./offsets.ts";

/** What the directives of an object's own ask for; dates have no clock. */
function expand(self: Value, format: string): string {
  const hasClock = self instanceof PyDateTime || self instanceof PyTime;
  // A time knows no date that its zone could be asked about.
  const moment = self instanceof PyDateTime ? self : null;
  const offset = (separator: string): string => {
    const given = hasClock ? utcOffset(self.tzinfo, moment) : undefined;
    return given === undefined ? "" : offsetText(given, separator);
  };
  return format.replace(/%(:z|.|$)/gs, (directive, letter: string) => {
    switch (letter) {
      case "f":
        return String(hasClock ? self.microsecond : 0).padStart(6, "0");
      case "z":
        return offset("");
      case ":z":
        return offset(":");
      case "Z":
        return zoneText(self, hasClock);
      default:
        return directive;
    }
  });
}

function zoneText(self: Value, hasClock: boolean): string {
  if (!hasClock) return "";
  const name = callMethodNow(self, "tzname");
  if (name === null) return "";
  if (textOf(name) === undefined) {
    throw typeError(`tzinfo.tzname() must return None or a string, not '${typeOf(name).name}'`);
  }
  const escaped = callMethodNow(name, "replace", "%", "%%");
  if (textOf(escaped) === undefined) throw typeError("tzname.replace() did not return a string");
  return encodable(escaped);
}

/** The text of a str. Raises UnicodeEncodeError for surrogates. */
function encodable(value: Value): string {
  const text = plainStr(value)!;
  if (typeof text !== "string") encodeUtf8(text, "strict");
  return textOf(text)!;
}

/** self.strftime(format), for the fields of `timeTuple`. */
export function formatWith(self: Value, format: Value, timeTuple: () => Value): Value {
  if (textOf(format) === undefined) badArgument("strftime", "argument 1", "str", format);
  const text = encodable(format);
  return callNow(importFromNow("time", "strftime"), toStr(expand(self, text)), timeTuple());
}

/** self.__format__(spec): str(self) for an empty one. */
export function formatBySpec(self: Value, spec: Value, str: () => Outcome): Outcome {
  const text = textOf(spec) ?? badArgument("__format__", "argument 1", "str", spec);
  return text === "" ? str() : callMethodNow(self, "strftime", spec);
}
