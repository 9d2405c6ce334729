/** The builtin functions that work on any object through its slots: iteration, comparison, conversion to text, identity. */
import { pyError, typeError } from "../../vm/core/errors.ts";
import { andThen, takeStopValue } from "../../vm/core/execution.ts";
import { collectItems } from "../../vm/core/iterator-loop.ts";
import { list } from "../../vm/core/list.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { onItemOrEnd } from "../../vm/core/next-step.ts";
import { divmodOperation, powerOperation, unaryOperation } from "../../vm/core/ops/arithmetic.ts";
import { lookupSpecial } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { hashValue } from "../../vm/core/ops/hash.ts";
import { idOf } from "../../vm/core/ops/identity.ts";
import { isInstanceNow, isSubclassNow } from "../../vm/core/ops/instance-check.ts";
import { length } from "../../vm/core/ops/items.ts";
import { getIterator, nextItem } from "../../vm/core/ops/iterate.ts";
import { asciiEscape, repr, textOf } from "../../vm/core/ops/text.ts";
import { isTrue, truth } from "../../vm/core/ops/truth.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { Outcome, Value } from "../../vm/core/value.ts";
import { PyCallableIterator } from "../../vm/objects/getitem-iterator.ts";
import { sortInto } from "../../vm/objects/list-sort.ts";
import { anext } from "./anext.ts";
import { attributeBuiltins } from "./attributes.ts";
import { extremeBuiltins } from "./extremes.ts";
import { PlainItemsLoop } from "./plain-items.ts";

/** Ends with `decisive` at the first item of that truth value. */
class TruthLoop extends PlainItemsLoop {
  private readonly decisive: boolean;
  constructor(decisive: boolean) {
    super();
    this.decisive = decisive;
  }
  protected takePlain(items: readonly Value[]): number {
    let count = 0;
    for (; count < items.length; count++) {
      const item = items[count];
      if (typeof item !== "boolean" && typeof item !== "number") break;
      if ((item !== false && item !== 0) === this.decisive) break;
    }
    return count;
  }
  protected override step(item: Value): Outcome {
    return truth(item);
  }
  protected stepped(verdict: Value): Outcome | undefined {
    return verdict === this.decisive ? verdict : undefined;
  }
  protected finish(): Outcome {
    return !this.decisive;
  }
}

function makeIterator(object: Value, sentinel?: Value): Outcome {
  if (sentinel === undefined) return getIterator(object);
  if (typeOf(object).slots.call === undefined) throw typeError("iter(v, w): v must be callable");
  return new PyCallableIterator(object, sentinel);
}

function next(iterator: Value, fallback?: Value): Outcome {
  return onItemOrEnd(nextItem(iterator), (item) => {
    if (item !== undefined) return item;
    const stopValue = takeStopValue();
    if (fallback !== undefined) return fallback;
    throw stopValue === null ? pyError("StopIteration") : pyError("StopIteration", stopValue);
  }) as Outcome;
}

function asyncIterator(object: Value): Outcome {
  const { name, slots } = typeOf(object);
  if (slots.aiter === undefined) throw typeError(`'${name}' object is not an async iterable`);
  return andThen(slots.aiter(object), (iterator) => {
    if (typeOf(iterator).slots.anext === undefined) {
      throw typeError(`aiter() returned not an async iterator of type '${typeOf(iterator).name}'`);
    }
    return iterator;
  });
}

function sorted(args: readonly Value[], kwargs: Keywords): Outcome {
  if (args.length !== 1) throw typeError(`sorted expected 1 argument, got ${args.length}`);
  return collectItems(args[0] as Value, (items) => {
    for (const name of kwargs.keys()) {
      if (name !== "key" && name !== "reverse") throw typeError(`sort() got an unexpected keyword argument '${name}'`);
    }
    return sortInto(list(items), kwargs.get("key") ?? null, isTrue(kwargs.get("reverse") ?? false));
  });
}

function round(number: Value, digits: Value = null): Outcome {
  const special = lookupSpecial(number, "__round__");
  if (special === undefined) throw typeError(`type ${typeOf(number).name} doesn't define __round__ method`);
  return andThen(special, (method) => call(method, digits === null ? [] : [digits]));
}

/** format(value, spec) without recursion. */
export function format(value: Value, spec: Value = ""): Outcome {
  if (textOf(spec) === undefined) throw typeError(`format() argument 2 must be str, not ${argumentKind(spec)}`);
  if (spec === "" && typeof value === "string") return value;
  const special = lookupSpecial(value, "__format__");
  if (special === undefined) throw typeError(`Type ${typeOf(value).name} doesn't define __format__`);
  return andThen(special, (method) =>
    andThen(call(method, [spec]), (result) => {
      if (textOf(result) === undefined) throw typeError(`__format__ must return a str, not ${typeOf(result).name}`);
      return result;
    }),
  );
}

/** The builtin functions of this folder, by name. */
export const iterationBuiltins: Readonly<Record<string, Declaration>> = {
  ...attributeBuiltins,
  ...extremeBuiltins,
  all: pure(
    "(iterable, /)",
    (iterable: Value) => new TruthLoop(false).overAll(iterable),
    "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.",
  ),
  any: pure(
    "(iterable, /)",
    (iterable: Value) => new TruthLoop(true).overAll(iterable),
    "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.",
  ),
  iter: pure(
    "(object, sentinel=<unrepresentable>, /)",
    makeIterator,
    "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator\n\nThe iterator of an object; or one that calls the callable until it returns the sentinel.",
  ),
  next: pure(
    "(iterator, default=<unrepresentable>, /)",
    next,
    "next(iterator[, default])\n\nReturn the next item from the iterator, or the default (if given) when it is exhausted.",
  ),
  aiter: pure("(async_iterable, /)", asyncIterator, "Return an AsyncIterator for an AsyncIterable object."),
  anext: pure(
    "(aiterator, default=<unrepresentable>, /)",
    anext,
    "Return the next item from the async iterator.\n\nIf default is given and the async iterator is exhausted,\nit is returned instead of raising StopAsyncIteration.",
  ),
  len: pure("(obj, /)", length, "Return the number of items in a container."),
  sorted: pure(
    "(*args, **kwargs)",
    sorted,
    "sorted(iterable, /, *, key=None, reverse=False)\n--\n\nReturn a new list containing all items from the iterable in ascending order.\n\nA custom key function can be supplied to customize the sort order, and the\nreverse flag can be set to request the result in descending order.",
  ),
  divmod: pure("(x, y, /)", divmodOperation, "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x."),
  pow: pure(
    "(base, exp, mod=None)",
    (base: Value, exponent: Value, modulus: Value = null) => powerOperation(base, exponent, modulus),
    "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.",
  ),
  round: pure(
    "(number, ndigits=None)",
    round,
    "Round a number to a given precision in decimal digits.\n\nThe return value is an integer if ndigits is omitted or None; otherwise it has the type of the number.",
  ),
  abs: pure("(x, /)", (x: Value) => unaryOperation("absolute", x), "Return the absolute value of the argument."),
  hash: pure(
    "(obj, /)",
    hashValue,
    "Return the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.",
  ),
  id: pure(
    "(obj, /)",
    idOf,
    "Return the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.",
  ),
  repr: pure("(obj, /)", repr, "Return the canonical string representation of the object."),
  ascii: pure(
    "(obj, /)",
    (object: Value) =>
      andThen(repr(object), (text) => {
        const utf16 = textOf(text) as string;
        const escaped = asciiEscape(utf16);
        return escaped === utf16 ? text : escaped;
      }),
    "Return an ASCII-only representation of an object.",
  ),
  format: pure("(value, format_spec='', /)", format, "Return type(value).__format__(value, format_spec)"),
  callable: pure(
    "(obj, /)",
    (object: Value) => typeOf(object).slots.call !== undefined,
    "Return whether the object is callable (i.e., some kind of function).",
  ),
  isinstance: pure(
    "(obj, class_or_tuple, /)",
    (object: Value, cls: Value) => isInstanceNow(object, cls),
    "Return whether an object is an instance of a class or of a subclass thereof.",
  ),
  issubclass: pure(
    "(cls, class_or_tuple, /)",
    (derived: Value, cls: Value) => isSubclassNow(derived, cls),
    "Return whether 'cls' is derived from another class or is the same class.",
  ),
};
