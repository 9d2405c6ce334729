/**
 * From a builtin type's slot to the dunder that Python code sees: the wrap_* functions of CPython's typeobject.c.
 */
import { PySlotWrapper, type SlotInvocation } from "./descriptor.ts";
import { attributeError, pyError, typeError } from "./errors.ts";
import { andThen, Continuation, continueWith, takeStopValue } from "./execution.ts";
import { callMethodNow } from "./ops/call.ts";
import { asIndex } from "./ops/index-value.ts";
import { textOf } from "./ops/text.ts";
import { pythonSlot } from "./python-slots.ts";
import { builtinTypes, typeOf } from "./registry.ts";
import type { KeywordNames, SlotFunctions, SlotRow } from "./slots.ts";
import type { PyType } from "./type.ts";
import type { MaybeOutcome, Outcome, Value } from "./value.ts";

type Args = readonly Value[];

const plural = (n: number) => (n === 1 ? "" : "s");

/** Wrappers whose arguments CPython unpacks for a function without a name, which leaves the blank behind it in messages. */
const unpacks = ({ form, slot }: SlotRow): boolean =>
  ["power", "reflected-power", "setattr", "get", "set", "setitem", "buffer"].includes(form) ||
  slot === "repeat" ||
  slot === "irepeat";

function expectArguments(row: SlotRow, args: Args, kwNames: KeywordNames, min: number, max: number): void {
  if (kwNames !== null && kwNames.length > 0) throw typeError(`wrapper ${row.dunder}() takes no keyword arguments`);
  if (args.length >= min && args.length <= max) return;
  const bound = min === max ? "" : args.length < min ? "at least " : "at most ";
  const expected = args.length < min ? min : max;
  throw typeError(`${unpacks(row) ? " " : ""}expected ${bound}${expected} argument${plural(expected)}, got ${args.length}`);
}

/** Exhaustion of a native `next` slot becomes StopIteration for a caller of `__next__()`. */
class RaiseStop extends Continuation {
  resume(value: Value | undefined): MaybeOutcome {
    if (value !== undefined) return value;
    const stopValue = takeStopValue();
    throw stopValue === null ? pyError("StopIteration") : pyError("StopIteration", stopValue);
  }
}
export const raiseStop = (outcome: MaybeOutcome): Outcome => continueWith(outcome, new RaiseStop()) as Outcome;

/** An invocation that takes `min` to `max` positional arguments and no keywords. */
function checked(row: SlotRow, min: number, max: number, run: (self: Value, args: Args) => Outcome): SlotInvocation {
  return (self, args, kwNames) => {
    expectArguments(row, args, kwNames, min, max);
    return run(self, args);
  };
}

function nameArgument(value: Value): string {
  const name = textOf(value);
  if (name === undefined) throw typeError(`attribute name must be string, not '${typeOf(value).name}'`);
  return name;
}

const none = (outcome: Outcome): Outcome => andThen(outcome, () => null);

/**
 * Refuses a base's __setattr__ or __delattr__ that would jump over the one of a more derived builtin type (CPython's hackcheck):
 * object.__setattr__ could otherwise change builtin types.
 */
function checkNotBypassed(row: SlotRow, self: Value, slotFunction: unknown): void {
  const type = typeOf(self);
  const ofPython = pythonSlot("setattribute");
  const own = type.slots.setattribute;
  const defining = type.mro.findLast((base) => base.slots.setattribute !== ofPython && base.slots.setattribute === own) ?? type;
  for (let base: PyType | null = defining; base !== null; base = base.base) {
    if (base.slots.setattribute === slotFunction) return;
    if (base.slots.setattribute !== ofPython) throw typeError(`can't apply this ${row.dunder} to ${type.name} object`);
  }
}

/** The Python-level call of one row of the slot table on a type that has the slot. */
function makeInvocation(owner: PyType, row: SlotRow): SlotInvocation {
  const slotFunction: unknown = owner.slots[row.slot];
  const f = slotFunction as (...args: unknown[]) => Outcome;
  switch (row.form) {
    case "unary":
    case "length":
    case "bool":
    case "hash":
      return checked(row, 0, 0, (self) => f(self));
    case "next":
      return checked(row, 0, 0, (self) => raiseStop((slotFunction as SlotFunctions["next"])(self)));
    case "binary":
    case "inplace":
      if (row.slot === "repeat" || row.slot === "irepeat") {
        return checked(row, 1, 1, (self, args) => andThen(asIndex(args[0]!), (n) => f(self, n)));
      }
      return checked(row, 1, 1, (self, args) => f(self, args[0]));
    case "reflected":
      return checked(row, 1, 1, (self, args) => f(args[0], self));
    case "power":
      return checked(row, 1, 2, (self, args) => f(self, args[0], args[1] ?? null));
    case "reflected-power":
      return checked(row, 1, 2, (self, args) => f(args[0], self, args[1] ?? null));
    case "compare":
      return checked(row, 1, 1, (self, args) => f(self, args[0], row.op));
    case "getattribute":
      return checked(row, 1, 1, (self, args) => f(self, nameArgument(args[0]!)));
    case "setattr":
      return checked(row, 2, 2, (self, args) => {
        checkNotBypassed(row, self, slotFunction);
        return none(f(self, nameArgument(args[0]!), args[1]));
      });
    case "delattr":
      return checked(row, 1, 1, (self, args) => {
        checkNotBypassed(row, self, slotFunction);
        return none(f(self, nameArgument(args[0]!), undefined));
      });
    case "get":
      return (self, args, kw) => {
        expectArguments(row, args, kw, 1, 2);
        const instance = args[0] ?? undefined;
        // Whether it is a class the descriptor must see for itself.
        const owner = (args[1] ?? undefined) as PyType | undefined;
        if (instance === undefined && owner === undefined) throw typeError("__get__(None, None) is invalid");
        return f(self, instance, owner);
      };
    case "set":
      return checked(row, 2, 2, (self, args) => none(f(self, args[0], args[1])));
    case "delete":
      return checked(row, 1, 1, (self, args) => none(f(self, args[0], undefined)));
    case "getitem":
    case "contains":
      return checked(row, 1, 1, (self, args) => f(self, args[0]));
    case "setitem":
      return checked(row, 2, 2, (self, args) => none(f(self, args[0], args[1])));
    case "delitem":
      return checked(row, 1, 1, (self, args) => none(f(self, args[0], undefined)));
    case "call":
      return (self, args, kw) => f(self, args, kw);
    case "init":
      return (self, args, kw) => none(f(self, args, kw));
    case "finalize":
      return checked(row, 0, 0, (self) => none(f(self)));
    case "buffer":
      return checked(row, 1, 1, (self, args) => callMethodNow(builtinTypes.get("memoryview")!, "_from_flags", self, args[0]!));
    case "getattr":
    case "new":
      throw attributeError(row.dunder);
  }
}

/** The wrapper descriptor for one dunder of `owner`, which has the row's slot. */
export function makeSlotWrapper(owner: PyType, row: SlotRow): PySlotWrapper {
  return new PySlotWrapper(owner, row, makeInvocation);
}

/** True for rows from which a wrapper is made. */
export const hasWrapper = (row: SlotRow): boolean => row.form !== "getattr" && row.form !== "new";
