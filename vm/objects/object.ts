/** object: the root of all classes. Its methods are what every class inherits. */
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { setIndexRule } from "../core/index-key.ts";
import { list } from "../core/list.ts";
import { classMethod, pure, readable, reads } from "../core/native.ts";
import { findAttribute, genericGetAttribute, genericSetAttribute } from "../core/ops/attributes.ts";
import { callMethod } from "../core/ops/call.ts";
import { idOf } from "../core/ops/identity.ts";
import { iterate } from "../core/ops/iterate.ts";
import { reprNow, str, textOf } from "../core/ops/text.ts";
import { truth } from "../core/ops/truth.ts";
import { argumentKind, typeOf, types } from "../core/registry.ts";
import { EQ, NE } from "../core/slots.ts";
import { PyType } from "../core/type.ts";
import { MutableObject, NotImplemented, type Outcome, type PyObject, type Value } from "../core/value.ts";
import { defaultState, reduceObject } from "./reduce.ts";

/** The JavaScript class of instances of Python classes without a builtin base. */
export class PyInstance extends MutableObject {}

/** "module.Qualname", or only the name for builtins. */
export function fullName(type: PyType): string {
  const module = moduleOf(type);
  return module === null || module === "builtins" ? type.qualname : `${module}.${type.qualname}`;
}

/** As fullName, but classes of the script are named alone (`%T` in CPython's messages). */
export const qualifiedName = (type: PyType): string => (moduleOf(type) === "__main__" ? type.qualname : fullName(type));

/** `__module__` as text; null when it is not a str. */
export function moduleOf(type: PyType): string | null {
  if (!type.isHeapType) return type.module;
  const module = readable(type.namespace).getString("__module__");
  return module === undefined ? "builtins" : (textOf(module) ?? null);
}

/** The address shown in a default repr. */
export const addressOf = (object: Value): string => `0x${idOf(object).toString(16).padStart(12, "0")}`;

const hasOverride = (type: PyType, slot: "construct" | "init"): boolean => type.slots[slot] !== types.object.slots[slot];

function excessArguments(args: readonly Value[], names: readonly string[] | null): boolean {
  return args.length > 0 || (names !== null && names.length > 0);
}

export const objectType = defineType({
  name: "object",
  doc: "object()\n--\n\nThe base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
  instance: PyInstance,
  sharing: "versioned",
  fields: {},
  slots: {
    pure: {
      repr: (self: Value) => `<${fullName(typeOf(self))} object at ${addressOf(self)}>`,
      str: (self: Value) => typeOf(self).slots.repr!(self),
      hash: (self: Value) => {
        const identity = idOf(self);
        return typeof identity === "number" ? Math.floor(identity / 16) : identity / 16n;
      },
      getattribute: genericGetAttribute,
      setattribute: genericSetAttribute,
      richcompare(self, other, op): Outcome {
        if (op === EQ) return self === other ? true : NotImplemented;
        if (op !== NE) return NotImplemented;
        const equal = typeOf(self).slots.richcompare!;
        return andThen(equal(self, other, EQ), (result) =>
          result === NotImplemented ? NotImplemented : andThen(truth(result), (equal) => equal !== true),
        );
      },
      init(self, args, names): Outcome {
        const type = typeOf(self);
        if (excessArguments(args, names)) {
          if (hasOverride(type, "init")) {
            throw typeError("object.__init__() takes exactly one argument (the instance to initialize)");
          }
          if (!hasOverride(type, "construct")) {
            throw typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
          }
        }
        return null;
      },
    },
  },
  construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: Map<string, Value>) => {
    if (args.length > 0 || kwargs.size > 0) {
      if (hasOverride(cls, "construct")) throw typeError("object.__new__() takes exactly one argument (the type to instantiate)");
      if (!hasOverride(cls, "init")) throw typeError(`${cls.name}() takes no arguments`);
    }
    checkAbstract(cls);
    return new (cls.instanceClass as unknown as new () => PyObject)();
  }),
  methods: {
    __dir__: reads("()", (self: Value) => directoryOf(self), "Default dir() implementation."),
    __format__: pure(
      "(format_spec, /)",
      (self: Value, spec: Value) => {
        const text = textOf(spec);
        if (text === undefined) throw typeError(`__format__() argument must be str, not ${argumentKind(spec)}`);
        if (text !== "") throw typeError(`unsupported format string passed to ${typeOf(self).name}.__format__`);
        return str(self);
      },
      "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.",
    ),
    __reduce__: pure("()", (self: Value) => reduceObject(self, 0), "Helper for pickle."),
    __reduce_ex__: pure(
      "(protocol, /)",
      (self: Value, protocol: Value) => {
        const own = typeOf(self).lookup("__reduce__");
        if (own !== types.object.namespace.getString("__reduce__")) return callMethod(self, "__reduce__");
        return reduceObject(self, protocol as number);
      },
      "Helper for pickle.",
    ),
    __getstate__: reads("()", (self: Value) => defaultState(self), "Helper for pickle."),
    __sizeof__: pure("()", () => 16, "Size of object in memory, in bytes."),
    __init_subclass__: classMethod(
      pure(
        "()",
        () => null,
        "This method is called when a class is subclassed.\n\nThe default implementation does nothing. It may be\noverridden to extend subclasses.\n",
      ),
    ),
    __subclasshook__: classMethod(
      pure(
        "(object, /)",
        () => NotImplemented,
        "Abstract classes can override this to customize issubclass().\n\nThis is invoked early on by abc.ABCMeta.__subclasscheck__().\nIt should return True, False or NotImplemented.  If it returns\nNotImplemented, the normal algorithm is used.  Otherwise, it\noverrides the normal algorithm (and the outcome is cached).\n",
      ),
    ),
  },
});
types.object = objectType;

/** Instances are compared and hashed by identity unless a class says otherwise. */
setIndexRule(objectType.slots.hash, (value) => value);

function checkAbstract(cls: PyType): void {
  if (!cls.hasAbstractMethods) return;
  const names = [...listNames(cls)].sort();
  const plural = names.length > 1 ? "s" : "";
  throw typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${plural} ${names.map((n) => `'${n}'`).join(", ")}`,
  );
}

function* listNames(cls: PyType): Iterable<string> {
  const methods = cls.lookup("__abstractmethods__");
  if (methods !== undefined) for (const name of iterate(methods)) yield textOf(name) ?? reprNow(name);
}

/** object.__dir__: names of the instance, its class and the class's bases. */
function directoryOf(self: Value): Value {
  const names = new Set<Value>();
  const dict = findAttribute(self, "__dict__");
  if (dict instanceof PyDict) for (const [key] of dict.entries()) names.add(key);
  const cls = findAttribute(self, "__class__");
  if (cls instanceof PyType) for (const type of cls.mro) for (const name of type.namespace.stringKeys()) names.add(name);
  return list([...names]);
}
