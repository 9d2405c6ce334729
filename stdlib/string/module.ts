/** The module _string: how format strings and field names come apart, for string.Formatter. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyError, typeError } from "../../vm/core/errors.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { MutableObject, type PyObject, type Value } from "../../vm/core/value.ts";
import { type FormatPiece, parseFormat, splitFieldName } from "../../vm/objects/str-format.ts";

/** Gives one Python tuple for each thing that was found; then raises what finding ended with. */
class PyPieces extends MutableObject {
  readonly pieces: readonly Value[];
  readonly failure: PyObject | null;
  given = 0;
  constructor(pieces: readonly Value[] = [], failure: PyObject | null = null) {
    super();
    this.pieces = pieces;
    this.failure = failure;
  }

  next(): Value | undefined {
    const piece = this.pieces[this.given++];
    if (piece === undefined && this.failure !== null && this.given === this.pieces.length + 1) throw new PyError(this.failure);
    return piece;
  }
}
class PyFormatIterator extends PyPieces {}
class PyFieldNameIterator extends PyPieces {}

/** An iterator over what `items` finds, as it is shown to programs. */
function piecesOf<T, P extends PyPieces>(
  instance: new (pieces: readonly Value[], failure: PyObject | null) => P,
  items: Iterable<T>,
  shown: (item: T) => Value,
): P {
  const pieces: Value[] = [];
  try {
    for (const item of items) pieces.push(shown(item));
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return new instance(pieces, error.value);
  }
  return new instance(pieces, null);
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
      sharing: "versioned",
      fields: { pieces: "frozen", failure: "ref", given: "i32" },
      final: true,
      slots: {
        pure: { iter: (self) => self },
        writes: { next: (self) => (self as PyPieces).next() },
      },
    });
    type.module = "builtins";
  }
  return {
    doc: "string helper module",
    functions: {
      formatter_parser: pure(
        "(string, /)",
        (format: Value) => piecesOf(PyFormatIterator, parseFormat(textArgument(format)), shownPiece),
        "parse the argument as a format string",
      ),
      formatter_field_name_split: pure(
        "(string, /)",
        (name: Value) => {
          const { first, rest } = splitFieldName(textArgument(name));
          const accessors = piecesOf(PyFieldNameIterator, rest, (accessor) => tuple([accessor.isAttribute, key(accessor.key)]));
          return tuple([key(first), accessors]);
        },
        "split the argument as a field name",
      ),
    },
  };
});
