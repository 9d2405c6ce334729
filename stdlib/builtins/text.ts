/** Builtin functions between ints and text: chr, ord, bin, oct, hex. */

import { typeError, valueError } from "../../vm/core/errors.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { indexNow } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Value } from "../../vm/core/value.ts";
import { isBytesLike } from "../../vm/objects/bytes-arguments.ts";
import { contentsOf, fromCodePoint } from "../../vm/objects/str-object.ts";
import { unitAt } from "../../vm/objects/units.ts";

function chr(value: Value): Value {
  const code = indexNow(value);
  if (code < 0 || code > 0x10ffff) throw valueError("chr() arg not in range(0x110000)");
  return fromCodePoint(code as number);
}

function ord(value: Value): Value {
  const units = contentsOf(value) ?? (isBytesLike(value) ? value.bytes : undefined);
  if (units === undefined) throw typeError(`ord() expected string of length 1, but ${typeOf(value).name} found`);
  if (units.length !== 1) throw typeError(`ord() expected a character, but string of length ${units.length} found`);
  return unitAt(units, 0);
}

const inBase = (base: number, prefix: string) => (value: Value) => {
  const int = indexNow(value);
  return int < 0 ? `-${prefix}${(-int).toString(base)}` : prefix + int.toString(base);
};

export const textBuiltins: Record<string, Declaration> = {
  chr: pure("(i, /)", chr, "The string of the one character with code point i."),
  ord: pure("(c, /)", ord, "The code point of a string of one character."),
  bin: pure("(number, /)", inBase(2, "0b"), "The binary text of an integer, with prefix 0b.\n\n>>> bin(10)\n'0b1010'"),
  oct: pure("(number, /)", inBase(8, "0o"), "The octal text of an integer, with prefix 0o.\n\n>>> oct(8)\n'0o10'"),
  hex: pure("(number, /)", inBase(16, "0x"), "The hexadecimal text of an integer, with prefix 0x.\n\n>>> hex(255)\n'0xff'"),
};
