/**
 * Struct sequences: tuples whose items also have names, and which may have further fields that only have names
 * (CPython's structseq.c). os.stat_result, time.struct_time, sys.version_info are such types.
 */
import { defineType, type GetSetSpec } from "../core/define-type.ts";
import { dictOf, PyDict } from "../core/dict.ts";
import { isPyError, typeError } from "../core/errors.ts";
import { list } from "../core/list.ts";
import { pure } from "../core/native.ts";
import { listItems } from "../core/ops/iterate.ts";
import { reprNow } from "../core/ops/text.ts";
import { builtinTypes } from "../core/registry.ts";
import { bindArguments, type Keywords, parseSignature } from "../core/signature.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";

/** A field: its name and documentation. An unnamed one (null) is reached by index alone. */
export type StructField = readonly [name: string | null, doc?: string];

export interface StructSequenceSpec {
  readonly name: string;
  readonly module: string;
  readonly doc?: string;
  readonly fields: readonly StructField[];
  /** How many of the fields, from the first, are items of the tuple; all of them by default. */
  readonly visible?: number;
  /** Python code may not make instances (sys.flags and its like). */
  readonly closed?: boolean;
  /** Computes what a caller of the constructor left out; receives and changes the values of all fields. */
  readonly complete?: (values: Value[]) => void;
}

export class PyStructSequence extends PyTuple {
  /** Values of the fields that are not items. */
  readonly hidden: readonly Value[];
  constructor(items: readonly Value[], hidden: readonly Value[]) {
    super(items);
    this.hidden = hidden;
  }
}

/** A struct sequence type and how native code makes its instances. */
export interface StructSequence {
  readonly type: PyType;
  /** An instance from the values of all fields, in order; missing ones at the end are None. */
  make(values: readonly Value[]): PyStructSequence;
}

const CONSTRUCTOR = parseSignature("(sequence, dict={})");

/** Defines the type. Each one has a JavaScript class of its own, because `$cls` lives on the prototype. */
export function defineStructSequence(spec: StructSequenceSpec): StructSequence {
  const { fields } = spec;
  const visible = spec.visible ?? fields.length;
  const title = spec.module === "builtins" ? spec.name : `${spec.module}.${spec.name}`;
  const names = fields.map(([name]) => name);
  const named = names.filter((name) => name !== null);
  const hiddenNames = names.slice(visible) as string[];
  const unnamed = names.length - named.length;

  class Instance extends PyStructSequence {}
  const make = (values: readonly Value[]): PyStructSequence => {
    const hidden = hiddenNames.map((_, i) => values[visible + i] ?? null);
    return new Instance(values.slice(0, visible), hidden);
  };

  const getters: Record<string, GetSetSpec> = {};
  fields.forEach(([name, doc], index) => {
    if (name === null) return;
    const get =
      index < visible
        ? (self: PyStructSequence) => self.items[index]!
        : (self: PyStructSequence) => self.hidden[index - visible]!;
    getters[name] = doc === undefined ? { get, member: true } : { get, member: true, doc };
  });

  const construct = pure("(*args, **kwargs)", (_cls: PyType, args: Value[], kwargs: Keywords) => {
    const given = [...args, ...kwargs.values()];
    const callName = { bare: "structseq", qualified: "structseq" };
    const [sequence, dict] = bindArguments(CONSTRUCTOR, callName, given, [...kwargs.keys()]) as [Value, Value | undefined];
    const values = completeValues(title, fieldItems(sequence), dict, names, visible);
    spec.complete?.(values);
    return make(values);
  });

  const reduce = pure("()", (self: PyStructSequence) => {
    const hidden = dictOf(hiddenNames.map((name, i) => [name, self.hidden[i]!] as const));
    return tuple([self.$cls, tuple([tuple(self.items), hidden])]);
  });

  const replace = pure("(*args, **kwargs)", (self: PyStructSequence, args: Value[], kwargs: Keywords) => {
    if (args.length > 0) throw typeError("__replace__() takes no positional arguments");
    if (unnamed > 0) throw typeError(`__replace__() is not supported for ${title} because it has unnamed field(s)`);
    const values = [...self.items, ...self.hidden].map((value, i) => {
      const replacement = kwargs.get(names[i]!);
      kwargs.delete(names[i]!);
      return replacement ?? value;
    });
    if (kwargs.size > 0) throw typeError(`Got unexpected field name(s): ${reprNow(list([...kwargs.keys()]))}`);
    return make(values);
  });

  const type = defineType({
    name: spec.name,
    module: spec.module,
    doc: spec.doc ?? "",
    base: builtinTypes.get("tuple")!,
    instance: Instance,
    sharing: "immutable",
    fields: { items: "refs", hidden: "refs" },
    final: true,
    ...(spec.closed ? {} : { construct }),
    slots: {
      pure: {
        // CPython counts named fields here, so unnamed ones borrow the names of their successors.
        repr: (self) =>
          `${title}(${(self as PyStructSequence).items.map((item, i) => `${named[i]}=${reprNow(item)}`).join(", ")})`,
      },
    },
    methods: { __reduce__: reduce, __replace__: replace },
    getters,
    attributes: {
      n_sequence_fields: visible,
      n_fields: fields.length,
      n_unnamed_fields: unnamed,
      __match_args__: tuple(names.slice(0, visible).filter((name) => name !== null)),
    },
  });
  return { type, make };
}

function fieldItems(sequence: Value): Value[] {
  try {
    return listItems(sequence);
  } catch (error) {
    if (isPyError(error, "TypeError")) throw typeError("constructor requires a sequence");
    throw error;
  }
}

/** The values of all fields from the constructor's arguments. */
function completeValues(
  title: string,
  items: Value[],
  dict: Value | undefined,
  names: readonly (string | null)[],
  visible: number,
): Value[] {
  if (dict !== undefined && !(dict instanceof PyDict)) throw typeError(`${title}() takes a dict as second arg, if any`);
  const given = items.length;
  if (given < visible || given > names.length) {
    const quantity = visible === names.length ? "a" : given < visible ? "an at least" : "an at most";
    const wanted = given < visible ? visible : names.length;
    throw typeError(`${title}() takes ${quantity} ${wanted}-sequence (${given}-sequence given)`);
  }
  let found = 0;
  for (let i = given; i < names.length; i++) {
    const value = dict?.getString(names[i]!);
    if (value !== undefined) found++;
    items.push(value ?? null);
  }
  if (dict !== undefined && dict.size > found) throw typeError(`${title}() got duplicate or unexpected field name(s)`);
  return items;
}
