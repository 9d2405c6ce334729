/** collections.defaultdict. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { keyError, typeError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { call, callMethod } from "../../vm/core/ops/call.ts";
import { setItem } from "../../vm/core/ops/items.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { guardRepr, reprNow, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { NotImplemented, type Outcome, type Value } from "../../vm/core/value.ts";
import { dictType, reprDict } from "../../vm/objects/dict.ts";
import { updateDict, updateFromArguments } from "../../vm/objects/dict-update.ts";

class PyDefaultDict extends PyDict {
  factory: Value = null;
}

function initialise(self: PyDefaultDict, args: readonly Value[], kwargs: Keywords): Outcome {
  open(self, "writes");
  const [factory = null, ...rest] = args;
  if (factory !== null && typeOf(factory).slots.call === undefined) throw typeError("first argument must be callable or None");
  self.factory = factory;
  return updateFromArguments(self, rest, kwargs, "dict");
}

function missing(self: PyDefaultDict, key: Value): Outcome {
  if (self.factory === null) throw keyError(key);
  return andThen(call(self.factory, []), (value) => andThen(setItem(self, key, value), () => value));
}

/** The same class called with the factory and other contents. */
const remake = (self: PyDefaultDict, contents: Value): Outcome => call(self.$cls, [self.factory, contents]);

const copy = (self: PyDefaultDict): Outcome => remake(self, self);

function union(left: Value, right: Value): Outcome {
  const [self, other] = left instanceof PyDefaultDict ? [left, right] : [right as PyDefaultDict, left];
  if (!(other instanceof PyDict)) return NotImplemented;
  return andThen(remake(self, left), (made) => andThen(updateDict(made as PyDict, right), () => made));
}

export const defineDefaultDict = (): PyType =>
  defineType({
    name: "defaultdict",
    module: "collections",
    doc: "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\nA key that is missing when it is looked up with [] gets what the factory gives, called without arguments.\nThe other arguments are those of dict.",
    base: dictType,
    instance: PyDefaultDict,
    sharing: "versioned",
    fields: { factory: "ref" },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyDefaultDict)),
    init: writes("(*args, **kwargs)", initialise),
    slots: {
      reads: {
        repr: (value) => {
          const self = value as PyDefaultDict;
          const entries = reprDict(self);
          const { factory } = self;
          const shown =
            typeof factory === "object" && factory !== null
              ? guardRepr(factory, "...", () => reprNow(factory))
              : reprNow(factory);
          return toStr(`${shortName(self.$cls)}(${shown}, ${entries})`);
        },
        or: union,
      },
    },
    methods: {
      __missing__: writes(
        "(key, /)",
        missing,
        "__missing__(key) # Called by __getitem__ for missing key; pseudo-code:\n  if self.default_factory is None: raise KeyError((key,))\n  self[key] = value = self.default_factory()\n  return value\n",
      ),
      copy: reads("()", copy, "D.copy() -> a shallow copy of D."),
      __copy__: reads("()", copy, "D.copy() -> a shallow copy of D."),
      __reduce__: reads(
        "()",
        (self: PyDefaultDict) =>
          andThen(callMethod(self, "items"), (items) =>
            andThen(getIterator(items), (iterator) =>
              tuple([self.$cls, tuple(self.factory === null ? [] : [self.factory]), null, null, iterator]),
            ),
          ),
        "Return state information for pickling.",
      ),
      __class_getitem__: classGetItem,
    },
    getters: {
      default_factory: {
        get: (self: PyDefaultDict) => self.factory,
        set: (self: PyDefaultDict, value: Value | undefined) => {
          self.factory = value ?? null;
        },
        member: true,
        doc: "Factory for default value called by __missing__().",
      },
    },
  });
