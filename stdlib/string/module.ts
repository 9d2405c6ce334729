/** The module _string: how format strings and field names come apart, for string.Formatter. */
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { type FormatPiece, parseFormat, splitFieldName } from "../../vm/objects/str-format.ts";

/** Gives one Python tuple for each thing a generator finds. */
class PyPieces extends MutableObject {
  readonly pieces: Generator<Value, void, undefined>;
  constructor(pieces: Generator<Value, void, undefined>) {
    super();
    this.pieces = pieces;
  }
}
class PyFormatIterator extends PyPieces {}
class PyFieldNameIterator extends PyPieces {}

function* map<T>(items: Iterable<T>, shown: (item: T) => Value): Generator<Value, void, undefined> {
  for (const item of items) yield shown(item);
}

/** (literal, field name, specification, conversion); the last three None when there is no field. */
function shownPiece({ literal, field }: FormatPiece): Value {
  if (field === null) return tuple([toStr(literal), null, null, null]);
  const conversion = field.conversion === "" ? null : toStr(field.conversion);
  return tuple([toStr(literal), toStr(field.name), toStr(field.spec), conversion]);
}

function textArgument(value: Value): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`expected str, got ${typeOf(value).name}`);
  return text;
}

const key = (part: string | number): Value => (typeof part === "number" ? part : toStr(part));

export const stringModule = defineModule("_string", () => {
  for (const [name, instance] of [
    ["formatteriterator", PyFormatIterator],
    ["fieldnameiterator", PyFieldNameIterator],
  ] as const) {
    const type = defineType({
      name,
      module: "_string",
      instance,
      sharing: "pinned",
      final: true,
      slots: {
        pure: { iter: (self) => self },
        writes: { next: (self) => (self as PyPieces).pieces.next().value ?? undefined },
      },
    });
    type.module = "builtins";
  }
  return {
    doc: "string helper module",
    functions: {
      formatter_parser: pure(
        "(string, /)",
        (format: Value) => new PyFormatIterator(map(parseFormat(textArgument(format)), shownPiece)),
        "parse the argument as a format string",
      ),
      formatter_field_name_split: pure(
        "(string, /)",
        (name: Value) => {
          const { first, rest } = splitFieldName(textArgument(name));
          const accessors = map(rest, (accessor) => tuple([accessor.isAttribute, key(accessor.key)]));
          return tuple([key(first), new PyFieldNameIterator(accessors)]);
        },
        "split the argument as a field name",
      ),
    },
  };
});
