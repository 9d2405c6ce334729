/** The Python type enumerate. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { newInstance } from "../core/instances.ts";
import { pure, reads, writable } from "../core/native.ts";
import { onItem } from "../core/next-step.ts";
import { asIndex } from "../core/ops/index-value.ts";
import { getIterator, nextItem } from "../core/ops/iterate.ts";
import type { Keywords } from "../core/signature.ts";
import { tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { type Int, MutableObject, PENDING, type Value } from "../core/value.ts";
import { add } from "../numeric/int.ts";

export class PyEnumerate extends MutableObject {
  iterator: Value;
  count: Int;
  constructor(iterator: Value = null, count: Int = 0) {
    super();
    this.iterator = iterator;
    this.count = count;
  }
}

function pair(self: PyEnumerate, item: Value): Value {
  const { count } = writable(self);
  self.count = typeof count === "number" && count < Number.MAX_SAFE_INTEGER ? count + 1 : add(count, 1);
  return tuple([count, item]);
}

/** enumerate has words of its own for wrong arguments. */
function bind(args: readonly Value[], kwargs: Keywords): { iterable: Value; start: Value } {
  const given = args.length + kwargs.size;
  if (given > 2) throw typeError(`enumerate() takes at most 2 arguments (${given} given)`);
  const allowed = args.length > 0 ? ["start"] : given === 1 ? ["iterable"] : ["iterable", "start"];
  for (const name of kwargs.keys()) {
    if (!allowed.includes(name)) throw typeError(`'${name}' is an invalid keyword argument for enumerate()`);
  }
  const [iterable = kwargs.get("iterable"), start = kwargs.get("start")] = args;
  if (iterable === undefined) throw typeError("enumerate() missing required argument 'iterable'");
  return { iterable, start: start === undefined ? 0 : start };
}

export const enumerateType = defineType({
  name: "enumerate",
  doc: "enumerate(iterable, start=0)\n--\n\nReturn an enumerate object: pairs of a count (from start) and an item of the iterable.",
  instance: PyEnumerate,
  sharing: "versioned",
  fields: { iterator: "ref", count: "int" },
  construct: pure("(*args, **kwargs)", (cls: PyType, args: readonly Value[], kwargs: Keywords) => {
    const { iterable, start } = bind(args, kwargs);
    return andThen(asIndex(start), (count) =>
      andThen(getIterator(iterable), (iterator) => newInstance(cls, PyEnumerate, iterator, count as Int)),
    );
  }),
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyEnumerate;
        const item = nextItem(self.iterator);
        if (item === PENDING) return onItem(item, (late) => pair(self, late));
        return item === undefined ? undefined : pair(self, item as Value);
      },
    },
  },
  methods: {
    __reduce__: reads(
      "()",
      (self: PyEnumerate) => tuple([self.$cls, tuple([self.iterator, self.count])]),
      "Return state information for pickling.",
    ),
    __class_getitem__: classGetItem,
  },
});
