/** types.SimpleNamespace. */
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { newInstance } from "../core/instances.ts";
import { pure, readable, reads, writes } from "../core/native.ts";
import { materialiseDict, setOwnAttribute } from "../core/ops/attributes.ts";
import { call } from "../core/ops/call.ts";
import { richCompare } from "../core/ops/compare.ts";
import { guardRepr, reprNow, textOf, toStr } from "../core/ops/text.ts";
import type { Keywords } from "../core/signature.ts";
import { tuple } from "../core/tuple.ts";
import { type PyType, shortName } from "../core/type.ts";
import { MutableObject, NotImplemented, type Outcome, type Value } from "../core/value.ts";
import { updateDict } from "./dict-update.ts";
import { getInstanceDict } from "./instance-members.ts";

export class PyNamespace extends MutableObject {}

/** A namespace with these attributes. */
export function namespaceOf(attributes: Readonly<Record<string, Value>>): PyNamespace {
  const namespace = new PyNamespace();
  for (const [name, value] of Object.entries(attributes)) setOwnAttribute(namespace, name, value);
  return namespace;
}

function setAll(self: PyNamespace, source: PyDict): void {
  for (const [key, value] of readable(source).entries()) setOwnAttribute(self, textOf(key) as string, value);
}

function initialise(self: PyNamespace, args: readonly Value[], kwargs: Keywords): Outcome {
  if (args.length > 1) throw typeError(`${shortName(self.$cls)} expected at most 1 argument, got ${args.length}`);
  const addKeywords = (): Outcome => {
    for (const [name, value] of kwargs) setOwnAttribute(self, name, value);
    return null;
  };
  if (args.length === 0) return addKeywords();
  const source = new PyDict();
  return andThen(updateDict(source, args[0] as Value), () => {
    for (const [key] of readable(source).entries()) if (textOf(key) === undefined) throw typeError("keywords must be strings");
    setAll(self, source);
    return addKeywords();
  });
}

export const namespaceType = defineType({
  name: "SimpleNamespace",
  module: "types",
  doc: "SimpleNamespace(mapping_or_iterable=(), /, **kwargs)\n--\n\nA simple attribute-based namespace.",
  instance: PyNamespace,
  sharing: "versioned",
  fields: {},
  hasDict: true,
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyNamespace)),
  init: writes("(*args, **kwargs)", initialise),
  slots: {
    reads: {
      repr: (value) => {
        const self = value as PyNamespace;
        const name = self.$cls === namespaceType ? "namespace" : self.$cls.name;
        return toStr(
          guardRepr(self, `${name}(...)`, () => {
            const parts: string[] = [];
            for (const [key, item] of readable(materialiseDict(self)).entries()) {
              const attribute = textOf(key);
              if (attribute !== undefined && attribute !== "") parts.push(`${attribute}=${reprNow(item)}`);
            }
            return `${name}(${parts.join(", ")})`;
          }),
        );
      },
      richcompare: (self, other, op) =>
        self instanceof PyNamespace && other instanceof PyNamespace
          ? richCompare(materialiseDict(self), materialiseDict(other), op)
          : NotImplemented,
    },
  },
  methods: {
    __reduce__: reads(
      "()",
      (self: PyNamespace) => tuple([self.$cls, tuple([]), materialiseDict(self)]),
      "Return state information for pickling",
    ),
    __replace__: reads(
      "(**changes)",
      (self: PyNamespace, changes: Keywords) =>
        andThen(call(self.$cls, []), (made) => {
          setAll(made as PyNamespace, materialiseDict(self));
          for (const [name, value] of changes) setOwnAttribute(made as PyNamespace, name, value);
          return made;
        }),
      "Return a copy of the namespace object with new values for the specified attributes.",
    ),
  },
  getters: { __dict__: { get: getInstanceDict, member: true } },
});
