/** super: the Python type of PySuper. */
import { LocalKind } from "../bytecode/code-unit.ts";
import { defineType } from "../core/define-type.ts";
import { runtimeError, typeError } from "../core/errors.ts";
import { execution } from "../core/execution.ts";
import { type Frame, PyCell } from "../core/frame.ts";
import { newInstance } from "../core/instances.ts";
import { pure, readable, writes } from "../core/native.ts";
import { callNow } from "../core/ops/call.ts";
import { typeOf, types } from "../core/registry.ts";
import { PySuper, superCheck, superGetAttribute } from "../core/super.ts";
import { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";

/** The class and first argument of the calling method, for super() without arguments. */
function fromCaller(): { cls: PyType; self: Value } {
  const frame = execution.top.frame as Frame | null;
  if (frame === null) throw runtimeError("super(): no current frame");
  const { code } = frame;
  if (code.argCount === 0) throw runtimeError("super(): no arguments");
  let self = frame.stack[0];
  if (code.unit.localsPlusKinds[0]! & LocalKind.CELL && self instanceof PyCell) self = readable(self).value;
  if (self === undefined) throw runtimeError("super(): arg[0] deleted");
  const index = code.unit.localsPlusNames.indexOf("__class__", code.localsCount - code.freeCount);
  if (index < 0) throw runtimeError("super(): __class__ cell not found");
  const cell = frame.stack[index];
  if (!(cell instanceof PyCell)) throw runtimeError("super(): bad __class__ cell");
  readable(cell);
  if (cell.value === undefined) throw runtimeError("super(): empty __class__ cell");
  if (!(cell.value instanceof PyType)) throw runtimeError(`super(): __class__ is not a type (${typeOf(cell.value).name})`);
  return { cls: cell.value, self };
}

export const superType = defineType({
  name: "super",
  doc: "super() -> same as super(__class__, <first argument>)\nsuper(type) -> unbound super object\nsuper(type, obj) -> bound super object; requires isinstance(obj, type)\nsuper(type, type2) -> bound super object; requires issubclass(type2, type)\nTypical use to call a cooperative superclass method:\nclass C(B):\n    def meth(self, arg):\n        super().meth(arg)\nThis works for class methods too:\nclass C(B):\n    @classmethod\n    def cmeth(cls, arg):\n        super().cmeth(arg)\n",
  instance: PySuper,
  sharing: "stable",
  fields: { cls: "ref", self: "ref", selfType: "ref" },
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PySuper)),
  init: writes("(*args)", (object: PySuper, args: Value[]) => {
    const [cls, self] = args;
    if (args.length > 2) throw typeError(`super() expected at most 2 arguments, got ${args.length}`);
    if (cls === undefined) {
      const caller = fromCaller();
      object.cls = caller.cls;
      object.self = caller.self;
    } else {
      if (!(cls instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeOf(cls).name}`);
      object.cls = cls;
      object.self = self ?? undefined;
    }
    object.selfType = object.self === undefined ? null : superCheck(object.cls, object.self);
    return null;
  }),
  slots: {
    pure: {
      repr(self) {
        const object = readable(self as PySuper);
        const cls = object.cls === null ? "NULL" : object.cls.name;
        const what = object.selfType === null ? "NULL" : `<${object.selfType.name} object>`;
        return `<super: <class '${cls}'>, ${what}>`;
      },
      getattribute: (self, name) => superGetAttribute(readable(self as PySuper), name),
      get(self, instance) {
        const object = readable(self as PySuper);
        if (instance === undefined || instance === null || object.self !== undefined || object.cls === null) return object;
        if (typeOf(object) !== types.super) return callNow(typeOf(object), object.cls, instance);
        const bound = new PySuper();
        bound.cls = object.cls;
        bound.self = instance;
        bound.selfType = superCheck(object.cls, instance);
        return bound;
      },
    },
  },
  getters: {
    __thisclass__: { get: (s: PySuper) => s.cls, member: true },
    __self__: { get: (s: PySuper) => s.self ?? null, member: true },
    __self_class__: { get: (s: PySuper) => s.selfType, member: true },
  },
});
types.super = superType;
