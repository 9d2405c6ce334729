/** The Python type enumerate. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { newInstance } from "../core/instances.ts";
import { pure, reads } from "../core/native.ts";
import { onItem } from "../core/next-step.ts";
import { asIndex } from "../core/ops/index-value.ts";
import { getIterator, nextItem } from "../core/ops/iterate.ts";
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
  const { count } = self;
  self.count = typeof count === "number" && count < Number.MAX_SAFE_INTEGER ? count + 1 : add(count, 1);
  return tuple([count, item]);
}

/** The iterable and the start. enumerate has words of its own for calls that it cannot understand. */
function enumerateArguments(args: readonly Value[], keywords: ReadonlyMap<string, Value>): [iterable: Value, start: Value] {
  const given = args.length + keywords.size;
  if (given === 0 || (given > 2 && args.length === 0)) throw typeError("enumerate() missing required argument 'iterable'");
  if (given > 2) throw typeError(`enumerate() takes at most 2 arguments (${given} given)`);
  const names = ["iterable", "start"].slice(args.length, given);
  for (const name of keywords.keys()) {
    if (!names.includes(name)) throw typeError(`'${name}' is an invalid keyword argument for enumerate()`);
  }
  return [args[0] ?? keywords.get("iterable")!, args[1] ?? keywords.get("start") ?? 0];
}

export const enumerateType = defineType({
  name: "enumerate",
  doc: "enumerate(iterable, start=0)\n--\n\nReturn an enumerate object: pairs of a count (from start) and an item of the iterable.",
  instance: PyEnumerate,
  sharing: "versioned",
  fields: { iterator: "ref", count: "int" },
  construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], keywords: Map<string, Value>) => {
    const [iterable, start] = enumerateArguments(args, keywords);
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
