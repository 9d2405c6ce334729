/** weakref.ref. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyError, typeError } from "../../vm/core/errors.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { richCompare } from "../../vm/core/ops/compare.ts";
import { hashOf } from "../../vm/core/ops/hash.ts";
import { idOf } from "../../vm/core/ops/identity.ts";
import { textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { EQ, NE } from "../../vm/core/slots.ts";
import type { PyType } from "../../vm/core/type.ts";
import { NotImplemented, PyObject, type Value } from "../../vm/core/value.ts";
import { liveReferences, type PyReference, PyWeakref, REFERENCE_FIELDS, rebuildReference } from "../../vm/core/weakref.ts";

/** The object, if its type lets it be referenced weakly. */
export function weakTarget(object: Value): PyObject {
  if (object instanceof PyObject && typeOf(object).hasWeakrefs) return object;
  throw typeError(`cannot create weak reference to '${typeOf(object).name}' object`);
}

export const address = (object: Value): string => `0x${idOf(object).toString(16)}`;

function construct(cls: PyType, args: readonly Value[]): Value {
  // A subclass's __init__ may take more.
  checkCount("__new__", cls.slots.init === weakrefInit ? args : args.slice(0, 2));
  const target = weakTarget(args[0] as Value);
  const callback = args[1] ?? null;
  const plain = !cls.isHeapType && callback === null;
  // References without a callback are shared.
  if (plain) {
    const shared = liveReferences(target).find((reference) => reference.$cls === cls && reference.callback === null);
    if (shared !== undefined) return shared;
  }
  const reference = newInstance(cls, PyWeakref);
  reference.pointTo(target, callback);
  return reference;
}
let weakrefInit: unknown;

function checkCount(method: string, args: readonly Value[]): void {
  if (args.length < 1) throw typeError(`${method} expected at least 1 argument, got 0`);
  if (args.length > 2) throw typeError(`${method} expected at most 2 arguments, got ${args.length}`);
}

/** The target's `__name__`; None when it has none or will not tell. */
function nameOf(target: PyObject): Value {
  try {
    return findAttribute(target, "__name__") ?? null;
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    return null;
  }
}

export function reprReference(self: PyReference, kind: string): Value {
  const { target } = self;
  if (target === undefined) return `<${kind} at ${address(self)}; dead>`;
  const name = kind === "weakref" ? textOf(nameOf(target)) : undefined;
  return toStr(
    `<${kind} at ${address(self)}; to '${typeOf(target).name}' at ${address(target)}${name === undefined ? "" : ` (${name})`}>`,
  );
}

export function defineReference(): PyType {
  const type = defineType({
    name: "ReferenceType",
    module: "weakref",
    instance: PyWeakref,
    sharing: "versioned",
    fields: { ...REFERENCE_FIELDS, hash: "ref" },
    rebuild: rebuildReference,
    construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: Map<string, Value>) => {
      if (kwargs.size > 0 && !cls.isHeapType) throw typeError("ref() takes no keyword arguments");
      return construct(cls, args);
    }),
    init: pure("(*args, **kwargs)", (self: PyWeakref, args: Value[], kwargs: Map<string, Value>) => {
      void self;
      if (kwargs.size > 0) throw typeError("ref() takes no keyword arguments");
      checkCount("__init__", args);
      return null;
    }),
    slots: {
      reads: {
        call: (self, args, kwNames) => {
          if (kwNames !== null && kwNames.length > 0) throw typeError("weakref() takes no keyword arguments");
          if (args.length > 0) throw typeError(`weakref expected 0 arguments, got ${args.length}`);
          return (self as PyWeakref).target ?? null;
        },
        repr: (self) => reprReference(self as PyWeakref, "weakref"),
        hash: (value) => {
          const self = value as PyWeakref;
          if (self.hash === null) {
            const { target } = self;
            if (target === undefined) throw typeError("weak object has gone away");
            self.hash = hashOf(target);
          }
          return self.hash;
        },
        richcompare: (a, b, op) => {
          if (!(a instanceof PyWeakref) || !(b instanceof PyWeakref) || (op !== EQ && op !== NE)) return NotImplemented;
          const [x, y] = [a.target, b.target];
          if (x === undefined || y === undefined) return (a === b) === (op === EQ);
          return richCompare(x, y, op);
        },
      },
    },
    methods: { __class_getitem__: classGetItem },
    getters: {
      __callback__: {
        get: (self: PyWeakref) => (self.target === undefined ? null : self.callback),
        member: true,
      },
    },
  });
  weakrefInit = type.slots.init;
  return type;
}
