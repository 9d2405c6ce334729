/** BaseExceptionGroup and ExceptionGroup. */
import { exceptionType, exceptionTypes, typeError, valueError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { PyExceptionGroup, partition } from "../../core/exception-group.ts";
import { exceptionMatches } from "../../core/exception-match.ts";
import { PyFunction } from "../../core/function.ts";
import { classGetItem } from "../../core/generic-alias.ts";
import { newInstance } from "../../core/instances.ts";
import { pure, reads } from "../../core/native.ts";
import { callNow } from "../../core/ops/call.ts";
import { listItems } from "../../core/ops/iterate.ts";
import { strNow, textOf, toStr } from "../../core/ops/text.ts";
import { isTrue } from "../../core/ops/truth.ts";
import { argumentKind, typeOf, types } from "../../core/registry.ts";
import { PyTuple } from "../../core/tuple.ts";
import { PyType } from "../../core/type.ts";
import type { Value } from "../../core/value.ts";
import { baseExceptionType, defineException } from "./base.ts";

const isBase = (value: Value): value is PyException => value instanceof PyException;

export const baseExceptionGroupType = defineException({
  name: "BaseExceptionGroup",
  base: baseExceptionType,
  doc: "A combination of multiple unrelated exceptions.",
  instance: PyExceptionGroup,
  fields: { message: "ref", exceptions: "ref" },
  construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[]) => {
    if (args.length !== 2) {
      throw typeError(`BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
    }
    const [message, sequence] = args as [Value, Value];
    if (textOf(message) === undefined)
      throw typeError(`BaseExceptionGroup.__new__() argument 1 must be str, not ${argumentKind(message)}`);
    const isSequence = typeOf(sequence).slots.getitem !== undefined && typeOf(sequence).patternKind !== "mapping";
    if (!isSequence || typeOf(sequence).slots.length === undefined) {
      throw typeError("second argument (exceptions) must be a sequence");
    }
    const items = listItems(sequence);
    if (items.length === 0) throw valueError("second argument (exceptions) must be a non-empty sequence");
    items.forEach((item, i) => {
      if (!isBase(item)) throw valueError(`Item ${i} of second argument (exceptions) is not an exception`);
    });
    const plain = items.every((item) => typeOf(item).isSubtypeOf(exceptionType("Exception")));
    const groupType = exceptionTypes.get("ExceptionGroup");
    let chosen = cls;
    if (cls === baseExceptionGroupType) {
      if (plain && groupType !== undefined) chosen = groupType;
    } else if (cls === groupType) {
      if (!plain) throw typeError("Cannot nest BaseExceptions in an ExceptionGroup");
    } else if (!plain && cls.isSubtypeOf(exceptionType("Exception"))) {
      throw typeError(`Cannot nest BaseExceptions in '${cls.name}'`);
    }
    const group = newInstance(chosen, PyExceptionGroup, args);
    group.message = message;
    group.exceptions = new PyTuple(items);
    return group;
  }),
  slots: {
    reads: {
      str(self) {
        const group = self as PyExceptionGroup;
        const count = group.exceptions.items.length;
        return toStr(`${strNow(group.message)} (${count} sub-exception${count === 1 ? "" : "s"})`);
      },
    },
  },
  methods: {
    derive: reads("(object, /)", (self: PyExceptionGroup, exceptions: Value) =>
      callNow(baseExceptionGroupType, self.message, exceptions),
    ),
    split: reads("(object, /)", (self: PyExceptionGroup, condition: Value) => {
      const { matched, rest } = partition(self, matcher(condition));
      return new PyTuple([matched, rest]);
    }),
    subgroup: reads("(object, /)", (self: PyExceptionGroup, condition: Value) => partition(self, matcher(condition)).matched),
    __class_getitem__: classGetItem,
  },
  getters: {
    message: { get: (self: PyExceptionGroup) => self.message, doc: "exception message", member: true },
    exceptions: { get: (self: PyExceptionGroup) => self.exceptions, doc: "nested exceptions", member: true },
  },
});

/** What split() and subgroup() select by: a class, a tuple of classes, or a function. */
function matcher(condition: Value): (exception: Value) => boolean {
  const isClass = (value: Value) => value instanceof PyType && value.isSubtypeOf(baseExceptionType);
  if (isClass(condition) || (condition instanceof PyTuple && condition.items.every(isClass))) {
    return (exception) => exceptionMatches(exception, condition);
  }
  const callable =
    condition instanceof PyFunction || (typeOf(condition).slots.call !== undefined && !(condition instanceof PyType));
  if (callable) return (exception) => isTrue(callNow(condition, exception));
  throw typeError("expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

/** ExceptionGroup has two bases, so it is assembled by hand. */
export const exceptionGroupType: PyType = (() => {
  const type = defineException({
    name: "ExceptionGroup",
    base: baseExceptionGroupType,
    construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[]) =>
      baseExceptionGroupType.slots.construct!(cls, args, null),
    ),
  });
  const exception = exceptionType("Exception");
  type.bases = [baseExceptionGroupType, exception];
  type.mro = [type, baseExceptionGroupType, exception, baseExceptionType, types.object];
  exception.addSubclass(type);
  type.modified();
  return type;
})();
