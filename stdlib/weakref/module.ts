/** _weakref: weak references over JavaScript's WeakRef. */
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { richCompare } from "../../vm/core/ops/compare.ts";
import { hashValue, identityOf } from "../../vm/core/ops/hash.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, NotImplemented, PyObject, type Value } from "../../vm/core/value.ts";

class PyWeakref extends MutableObject {
  target: WeakRef<PyObject> | null = null;
  callback: Value = null;
}

export const weakrefModule = defineModule("_weakref", () => {
  const reference = defineType({
    name: "ReferenceType",
    module: "weakref",
    instance: PyWeakref,
    sharing: "versioned",
    fields: { target: "local", callback: "ref" },
    construct: pure("(object, callback=None, /, *args)", (cls: PyType, object: Value, callback?: Value) => {
      if (!(object instanceof PyObject) || !typeOf(object).hasWeakrefs) {
        throw typeError(`cannot create weak reference to '${typeOf(object).name}' object`);
      }
      const ref = newInstance(cls, PyWeakref);
      ref.target = new WeakRef(object);
      ref.callback = callback ?? null;
      return ref;
    }),
    init: pure("(*args)", () => null),
    slots: {
      reads: {
        call: (self) => (self as PyWeakref).target?.deref() ?? null,
        hash: (self) => hashValue((self as PyWeakref).target?.deref() ?? identityOf(self as PyWeakref)),
        richcompare(a, b, op) {
          if (!(a instanceof PyWeakref) || !(b instanceof PyWeakref)) return NotImplemented;
          const x = a.target?.deref();
          const y = b.target?.deref();
          return x === undefined || y === undefined ? richCompare(a === b, true, op) : richCompare(x, y, op);
        },
      },
    },
  });
  return {
    types: [reference],
    constants: { ref: reference },
    functions: { _remove_dead_weakref: pure("(dct, key, /)", () => null) },
  };
});
