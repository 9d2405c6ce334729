/** The native module _functools. */
import { defineType } from "../../vm/core/define-type.ts";
import { attributeError, isPyError, typeError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { IteratorLoop } from "../../vm/core/iterator-loop.ts";
import { defineModule } from "../../vm/core/module.ts";
import { open, pure } from "../../vm/core/native.ts";
import { call } from "../../vm/core/ops/call.ts";
import { richCompare } from "../../vm/core/ops/compare.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { bindArguments, parseSignature } from "../../vm/core/signature.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import { defineLruCache } from "./lru-cache.ts";
import { definePartial } from "./partial.ts";

class ReduceLoop extends IteratorLoop {
  private readonly func: Value;
  private result: Value | undefined;
  constructor(func: Value, initial: Value | undefined) {
    super();
    this.func = func;
    this.result = initial;
  }
  protected override step(item: Value): Outcome {
    return this.result === undefined ? item : call(this.func, [this.result, item]);
  }
  protected stepped(result: Value): undefined {
    this.result = result;
  }
  protected finish(): Outcome {
    if (this.result === undefined) throw typeError("reduce() of empty iterable with no initial value");
    return this.result;
  }
}

function reduce(func: Value, iterable: Value, initial?: Value): Outcome {
  let iterator: Outcome;
  try {
    iterator = getIterator(iterable);
  } catch (error) {
    if (!isPyError(error, "TypeError")) throw error;
    throw typeError("reduce() arg 2 must support iteration");
  }
  return andThen(iterator, (it) => new ReduceLoop(func, initial).overIterator(it));
}

/** What cmp_to_key gives: called with an object it makes a key that compares by the function. */
class PyKeyWrapper extends MutableObject {
  readonly compare: Value;
  object: Value | undefined;
  constructor(compare: Value = null, object: Value | undefined = undefined) {
    super();
    this.compare = compare;
    this.object = object;
  }
}

const KEY_SIGNATURE = parseSignature("(obj)");
const KEY_NAME = { bare: "K", qualified: "K" };

function defineKeyWrapper(): void {
  defineType({
    name: "KeyWrapper",
    module: "functools",
    instance: PyKeyWrapper,
    sharing: "versioned",
    fields: { compare: "ref", object: "ref" },
    final: true,
    slots: {
      pure: {
        call: (self, args, kwNames) => {
          open(self, "reads");
          const [object] = bindArguments(KEY_SIGNATURE, KEY_NAME, args, kwNames);
          return new PyKeyWrapper((self as PyKeyWrapper).compare, object as Value);
        },
      },
      reads: {
        richcompare: (left, right, op) => {
          if (!(right instanceof PyKeyWrapper)) throw typeError("other argument must be K instance");
          const self = left as PyKeyWrapper;
          open(right, "reads");
          if (self.object === undefined || right.object === undefined) throw attributeError("object");
          return andThen(call(self.compare, [self.object, right.object]), (order) => richCompare(order, 0, op));
        },
      },
    },
    getters: {
      __text_signature__: { get: () => KEY_SIGNATURE.text },
      obj: {
        get: (self: PyKeyWrapper) => {
          if (self.object === undefined) throw attributeError("object");
          return self.object;
        },
        set: (self: PyKeyWrapper, value: Value | undefined) => {
          self.object = value;
        },
        member: true,
        doc: "Value wrapped by a key function.",
      },
    },
  });
}

export const functoolsModule = defineModule("_functools", () => {
  defineKeyWrapper();
  return {
    doc: "Tools that operate on functions.",
    functions: {
      reduce: pure(
        "(function, iterable, initial=<unrepresentable>, /)",
        reduce,
        "reduce(function, iterable[, initial], /) -> value\n\nApply a function of two arguments cumulatively to the items of an iterable, from left to right,\nso as to reduce it to a single value, starting with initial if that is given.",
      ),
      cmp_to_key: pure(
        "(mycmp)",
        (compare: Value) => new PyKeyWrapper(compare),
        "Convert a cmp= function into a key= function.\n\n  mycmp\n    Function that compares two objects.",
      ),
    },
    types: [definePartial(), defineLruCache()],
  };
});
