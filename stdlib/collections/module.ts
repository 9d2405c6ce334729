/** The native module _collections. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, indexError, typeError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { IteratorLoop } from "../../vm/core/iterator-loop.ts";
import { defineModule } from "../../vm/core/module.ts";
import { open, pure, reads } from "../../vm/core/native.ts";
import { binaryOperation, OPERATOR_SLOTS } from "../../vm/core/ops/arithmetic.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { sizeNow } from "../../vm/core/ops/index-value.ts";
import { setItem } from "../../vm/core/ops/items.ts";
import { reprNow, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import { dictType } from "../../vm/objects/dict.ts";
import { defineDefaultDict } from "./defaultdict.ts";
import { defineDeque, defineDequeIterators } from "./deque.ts";
import { defineOrderedDict } from "./ordered-dict.ts";
import { defineOrderedViews } from "./ordered-views.ts";

const ADD = OPERATOR_SLOTS.findIndex(({ slot }) => slot === "add");

/** Counts in a mapping that looks entries up and sets them as dict does. */
class DictCountLoop extends IteratorLoop {
  private readonly counts: PyDict;
  constructor(counts: PyDict) {
    super();
    this.counts = counts;
  }
  protected override step(item: Value): Outcome {
    open(this.counts, "reads");
    const count = this.counts.get(item);
    if (count === undefined) return 1;
    return typeof count === "number" && count < Number.MAX_SAFE_INTEGER ? count + 1 : binaryOperation(ADD, count, 1);
  }
  protected stepped(count: Value): undefined {
    open(this.counts, "writes");
    this.counts.set(this.item, count);
  }
  protected finish(): Outcome {
    return null;
  }
}

/** Counts through the mapping's own `get` and item assignment. */
class MappingCountLoop extends IteratorLoop {
  private readonly mapping: Value;
  private readonly get: Value;
  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
    this.get = getAttributeNow(mapping, "get");
  }
  protected override step(item: Value): Outcome {
    return andThen(call(this.get, [item, 0]), (count) =>
      andThen(binaryOperation(ADD, count, 1), (sum) => setItem(this.mapping, item, sum)),
    );
  }
  protected stepped(): undefined {}
  protected finish(): Outcome {
    return null;
  }
}

function countElements(mapping: Value, iterable: Value): Outcome {
  const type = typeOf(mapping);
  const plain =
    mapping instanceof PyDict &&
    type.lookup("get") === dictType.lookup("get") &&
    type.lookup("__setitem__") === dictType.lookup("__setitem__");
  const loop = plain ? new DictCountLoop(mapping) : new MappingCountLoop(mapping);
  return loop.over(iterable);
}

/** The descriptor of a namedtuple field. */
class PyTupleGetter extends MutableObject {
  readonly index: number;
  doc: Value;
  constructor(index = 0, doc: Value = null) {
    super();
    this.index = index;
    this.doc = doc;
  }
}

const defineTupleGetter = (): PyType =>
  defineType({
    name: "_tuplegetter",
    module: "collections",
    instance: PyTupleGetter,
    sharing: "versioned",
    fields: { index: "i32", doc: "ref" },
    construct: pure("(index, doc, /)", (_cls: PyType, index: Value, doc: Value) => new PyTupleGetter(sizeNow(index), doc)),
    slots: {
      reads: {
        get: (value, instance) => {
          const self = value as PyTupleGetter;
          if (instance instanceof PyTuple) {
            const item = instance.items[self.index];
            if (item === undefined) throw indexError("tuple index out of range");
            return item;
          }
          if (instance === undefined || instance === null) return self;
          throw typeError(
            `descriptor for index '${self.index}' for tuple subclasses doesn't apply to '${typeOf(instance).name}' object`,
          );
        },
        repr: (value) => toStr(`_tuplegetter(${(value as PyTupleGetter).index}, ${reprNow((value as PyTupleGetter).doc)})`),
      },
      pure: {
        set: (_self, _instance, value) => {
          throw attributeError(value === undefined ? "can't delete attribute" : "can't set attribute");
        },
      },
    },
    methods: {
      __reduce__: reads("()", (self: PyTupleGetter) => tuple([self.$cls, tuple([self.index, self.doc])])),
    },
    getters: {
      __doc__: {
        get: (self: PyTupleGetter) => self.doc,
        set: (self: PyTupleGetter, value: Value | undefined) => {
          self.doc = value ?? null;
        },
        member: true,
      },
    },
  });

export const collectionsModule = defineModule("_collections", () => {
  defineOrderedViews();
  return {
    doc: "High performance data structures.\n- deque:        ordered collection accessible from endpoints only\n- defaultdict:  dict subclass with a default value factory\n",
    functions: {
      _count_elements: pure(
        "(mapping, iterable, /)",
        countElements,
        "_count_elements(mapping, iterable, /)\n--\n\n_count_elements(mapping, iterable) -> None\n\nCount elements in the iterable, updating the mapping",
      ),
    },
    types: [defineDeque(), defineDefaultDict(), defineOrderedDict(), defineTupleGetter(), ...defineDequeIterators()],
  };
});
