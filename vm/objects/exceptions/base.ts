/** BaseException, and how native code makes exceptions. */
import { defineType, makeNew, type TypeSpec } from "../../core/define-type.ts";
import { PyDict } from "../../core/dict.ts";
import { exceptionTypes, setExceptionMaker, typeError } from "../../core/errors.ts";
import { PyException } from "../../core/exception.ts";
import { settle } from "../../core/execution.ts";
import { newInstance } from "../../core/instances.ts";
import { PyList } from "../../core/list.ts";
import { open, pure, readable, reads, writable, writes } from "../../core/native.ts";
import { findAttribute, setAttributeNow, setErrorDetailSetter } from "../../core/ops/attributes.ts";
import { listItems } from "../../core/ops/iterate.ts";
import { reprNow, str, textOf } from "../../core/ops/text.ts";
import { typeOf } from "../../core/registry.ts";
import { makeSlotWrapper } from "../../core/slot-wrapper.ts";
import { SLOTS_BY_DUNDER } from "../../core/slots.ts";
import { PyTuple } from "../../core/tuple.ts";
import type { PyType } from "../../core/type.ts";
import type { Outcome, Value } from "../../core/value.ts";
import { GENERIC_DICT, getInstanceDict } from "../instance-members.ts";

/** `(arg,)` without the trailing comma, as BaseException.__repr__ shows its arguments. */
function argumentsRepr(args: readonly Value[]): string {
  return args.length === 1 ? `(${reprNow(args[0]!)})` : reprNow(new PyTuple(args));
}

/** str(exception) by its arguments. */
export function argumentsText(self: PyException): Outcome {
  const { items } = self.args;
  if (items.length === 0) return "";
  return items.length === 1 ? str(items[0]!) : str(self.args);
}

function setLink(name: "__context__" | "__cause__", field: "context" | "cause") {
  return (self: PyException, value: Value | undefined): void => {
    if (value === undefined) throw typeError(`${name} may not be deleted`);
    if (value !== null && !(value instanceof PyException)) {
      throw typeError(`exception ${field} must be None or derive from BaseException`);
    }
    self[field] = value;
    if (field === "cause") self.suppressContext = true;
  };
}

export const EXCEPTION_FIELDS = {
  args: "ref",
  traceback: "ref",
  context: "ref",
  cause: "ref",
  suppressContext: "flag",
} as const;

export const baseExceptionType = defineType({
  name: "BaseException",
  doc: "Common base class for all exceptions",
  instance: PyException,
  sharing: "versioned",
  fields: EXCEPTION_FIELDS,
  hasDict: true,
  hasWeakrefs: true,
  construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[]) => newInstance(cls, PyException, args)),
  init: writes("(*args, **kwargs)", (self: PyException, args: Value[], kwargs: Map<string, Value>) => {
    if (kwargs.size > 0) throw typeError(`${typeOf(self).name}() takes no keyword arguments`);
    self.args = new PyTuple(args);
    return null;
  }),
  slots: {
    reads: {
      repr: (self) => `${typeOf(self).name}${argumentsRepr((self as PyException).args.items)}`,
      str: (self) => argumentsText(self as PyException),
    },
  },
  methods: {
    with_traceback: writes(
      "(object, /)",
      (self: PyException, traceback: Value) => {
        setTraceback(self, traceback);
        return self;
      },
      "Set self.__traceback__ to tb and return self.",
    ),
    add_note: writes(
      "(object, /)",
      (self: PyException, note: Value) => {
        if (textOf(note) === undefined) throw typeError(`note must be a str, not '${typeOf(note).name}'`);
        const notes = findAttribute(self, "__notes__");
        if (notes === undefined) setAttributeNow(self, "__notes__", new PyList([note]));
        else if (notes instanceof PyList) writable(notes).items.push(note);
        else throw typeError("Cannot add note: __notes__ is not a list");
        return null;
      },
      "Exception.add_note(note) --\nadd a note to the exception",
    ),
    __setstate__: writes("(object, /)", (self: PyException, state: Value) => {
      if (state === null) return null;
      if (!(state instanceof PyDict)) throw typeError("state is not a dictionary");
      for (const [key, value] of readable(state).entries()) {
        const name = textOf(key);
        if (name === undefined) throw typeError(`attribute name must be string, not '${typeOf(key).name}'`);
        setAttributeNow(self, name, value);
      }
      return null;
    }),
    __reduce__: reads("()", (self: PyException) => {
      const parts: Value[] = [typeOf(self), self.args];
      const hasState = self.$dict !== undefined || (self.$shape?.names.length ?? 0) > 0;
      if (hasState) parts.push(getInstanceDict(self));
      return new PyTuple(parts);
    }),
  },
  getters: {
    args: {
      get: (self: PyException) => self.args,
      set: (self: PyException, value) => {
        if (value === undefined) throw typeError("args may not be deleted");
        self.args = new PyTuple(listItems(value));
      },
    },
    __traceback__: { get: (self: PyException) => self.traceback, set: setTraceback },
    __context__: { get: (self: PyException) => self.context, set: setLink("__context__", "context") },
    __cause__: { get: (self: PyException) => self.cause, set: setLink("__cause__", "cause") },
    __suppress_context__: {
      get: (self: PyException) => self.suppressContext,
      set: (self: PyException, value) => {
        if (typeof value !== "boolean") throw typeError("attribute value type must be bool");
        self.suppressContext = value;
      },
      member: true,
    },
    __dict__: GENERIC_DICT,
  },
});
exceptionTypes.set("BaseException", baseExceptionType);

function setTraceback(self: PyException, value: Value | undefined): void {
  if (value === undefined) throw typeError("__traceback__ may not be deleted");
  if (value !== null && typeOf(value).name !== "traceback") throw typeError("__traceback__ must be a traceback or None");
  self.traceback = value;
}

const INIT = SLOTS_BY_DUNDER.get("__init__")![0]!;

/** Defines and registers a builtin exception type; without `instance`, its instances are its base's. */
export function defineException(
  spec: Pick<TypeSpec, "name" | "doc" | "slots" | "construct" | "init" | "methods" | "getters" | "fields"> & {
    base: PyType;
    instance?: TypeSpec["instance"];
  },
): PyType {
  const Base = spec.base.instanceClass as unknown as new (args: readonly Value[]) => PyException;
  const instance = spec.instance ?? class extends Base {};
  const type = defineType({
    construct: "inherit",
    sharing: "versioned",
    hasDict: true,
    ...spec,
    fields: { ...EXCEPTION_FIELDS, ...spec.fields },
    instance: instance as TypeSpec["instance"],
  });
  exceptionTypes.set(spec.name, type);
  // As in CPython, where each repeats the functions of its base.
  if (spec.init === undefined) type.namespace.setString("__init__", makeSlotWrapper(type, INIT));
  const { init, construct } = baseExceptionType.slots;
  const isPlain = spec.slots === undefined && type.slots.init === init && type.slots.construct === construct;
  if (isPlain) type.namespace.setString("__new__", makeNew(type));
  return type;
}

setExceptionMaker((type, args) => settle(typeCall(type, args)) as PyException);

/** Calling an exception class from native code. */
const typeCall = (type: PyType, args: readonly Value[]): Outcome => typeOf(type).slots.call!(type, args, null);

setErrorDetailSetter((error, name, object) => {
  const exception = error.value as PyException & { name?: Value; obj?: Value };
  open(exception, "reads");
  // One that has been told before keeps what it says.
  if ((exception.name ?? null) !== null || (exception.obj ?? null) !== null) return;
  open(exception, "writes");
  exception.name = name;
  if (object !== undefined) exception.obj = object;
});
