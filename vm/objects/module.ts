/** module: the Python type of PyModule. */
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { attributeError, isPyError, typeError } from "../core/errors.ts";
import { andThen, attempt, Callback } from "../core/execution.ts";
import { newInstance } from "../core/instances.ts";
import { list } from "../core/list.ts";
import { initialiseModule, PyModule } from "../core/module.ts";
import { pure, readable, reads, writable, writes } from "../core/native.ts";
import {
  attributeErrorFor,
  findAttribute,
  genericGetAttribute,
  getAttributeNow,
  withErrorDetail,
} from "../core/ops/attributes.ts";
import { call, callNow } from "../core/ops/call.ts";
import { importFromNow } from "../core/ops/import.ts";
import { containsNow } from "../core/ops/items.ts";
import { strNow, textOf } from "../core/ops/text.ts";
import { isTrue } from "../core/ops/truth.ts";
import { argumentKind } from "../core/registry.ts";
import type { PyType } from "../core/type.ts";
import type { Outcome, Value } from "../core/value.ts";
import { getInstanceDict } from "./instance-members.ts";

/** module.__getattribute__: asks the module's own __getattr__, and explains circular imports. */
function moduleGetAttribute(self: Value, name: string): Outcome {
  const module = self as PyModule;
  return attempt(
    () => genericGetAttribute(module, name),
    new Callback(
      (value) => value,
      (error) => {
        if (!isPyError(error, "AttributeError") || module.$dict === undefined) throw error;
        const hook = readable(module.dict).getString("__getattr__");
        if (hook !== undefined) return call(hook, [name]);
        throw withErrorDetail(missingAttribute(module, name), name, module);
      },
    ),
  ) as Outcome;
}

function missingAttribute(module: PyModule, name: string) {
  const moduleName = textOf(readable(module.dict).getString("__name__") ?? null);
  if (moduleName === undefined) return attributeErrorFor(module, name, `module has no attribute '${name}'`);
  const spec = module.dict.getString("__spec__");
  if (spec !== undefined && spec !== null) {
    const initialising = findAttribute(spec, "_initializing");
    const origin = findAttribute(spec, "origin");
    if (initialising !== undefined && isTrue(initialising)) {
      const from = origin !== undefined && textOf(origin) !== undefined ? ` from '${strNow(origin)}'` : "";
      return attributeError(
        `partially initialized module '${moduleName}'${from} has no attribute '${name}' (most likely due to a circular import)`,
      );
    }
    const uninitialised = findAttribute(spec, "_uninitialized_submodules");
    if (uninitialised !== undefined && isTrue(uninitialised) && containsNow(uninitialised, name)) {
      return attributeError(`cannot access submodule '${name}' of module '${moduleName}' (most likely due to a circular import)`);
    }
  }
  return attributeError(`module '${moduleName}' has no attribute '${name}'`);
}

export const moduleType = defineType({
  name: "module",
  doc: "module(name, doc=None)\n--\n\nCreate a module object.\n\nThe name must be a string; the optional docstring can have any type.",
  instance: PyModule,
  sharing: "stable",
  // The namespace, which every object has room for.
  fields: { dict: "derived" },
  hasDict: true,
  hasWeakrefs: true,
  construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyModule)),
  init: writes("(name, doc=None)", (self: PyModule, name: Value, doc?: Value) => {
    if (textOf(name) === undefined) throw typeError(`module() argument 'name' must be str, not ${argumentKind(name)}`);
    initialiseModule(self, name, doc ?? null);
    return null;
  }),
  slots: {
    pure: {
      repr: (self) => andThen(callNow(importFromNow("importlib._bootstrap", "_module_repr"), self), (text) => text),
      getattribute: moduleGetAttribute,
    },
  },
  methods: {
    __dir__: reads(
      "()",
      (self: PyModule) => {
        const dict = getAttributeNow(self, "__dict__");
        if (!(dict instanceof PyDict)) throw typeError("<module>.__dict__ is not a dictionary");
        const hook = readable(dict).getString("__dir__");
        if (hook !== undefined) return call(hook, []);
        return list([...dict.entries()].map(([key]) => key));
      },
      "__dir__()\n--\n\n__dir__() -> list\nspecialized dir() implementation",
    ),
  },
  getters: {
    __dict__: { get: getInstanceDict, member: true },
    __annotations__: {
      get: (module: PyModule) => {
        let annotations = readable(module.dict).getString("__annotations__");
        if (annotations === undefined) {
          annotations = new PyDict();
          writable(module.dict);
          module.dict.setString("__annotations__", annotations);
        }
        return annotations;
      },
      set: (module: PyModule, value) => {
        const dict = writable(module.dict);
        if (value !== undefined) dict.setString("__annotations__", value);
        else if (!dict.deleteString("__annotations__")) throw attributeError("__annotations__");
      },
    },
  },
});
