/** The native module _weakref. */
import { PyDict } from "../../vm/core/dict.ts";
import { typeError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { pure, writable } from "../../vm/core/native.ts";
import { argumentKind } from "../../vm/core/registry.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";
import { liveReferences, PyReference } from "../../vm/core/weakref.ts";
import { setFirstWeakref } from "../../vm/objects/instance-members.ts";
import { defineProxies, makeProxy } from "./proxy.ts";
import { defineReference } from "./reference.ts";

const referencesTo = (object: Value): PyReference[] => (object instanceof PyObject ? liveReferences(object) : []);

/** Deletes an entry if its value is a reference to an object that has died. */
function removeDead(dict: Value, key: Value): Value {
  if (!(dict instanceof PyDict)) throw typeError(`_remove_dead_weakref() argument 1 must be dict, not ${argumentKind(dict)}`);
  writable(dict);
  const entry = dict.find(key);
  if (entry < 0) return null;
  const value = dict.values[entry] as Value;
  if (!(value instanceof PyReference)) throw typeError("not a weakref");
  if (value.target === undefined) dict.removeEntry(entry);
  return null;
}

export const weakrefModule = defineModule("_weakref", () => {
  const reference = defineReference();
  const { proxy, callableProxy } = defineProxies();
  setFirstWeakref((object) => liveReferences(object)[0] ?? null);
  return {
    doc: "Weak-reference support module.",
    constants: { ref: reference },
    types: [reference, proxy, callableProxy],
    functions: {
      getweakrefcount: pure(
        "(object, /)",
        (object: Value) => referencesTo(object).length,
        "Return the number of weak references to 'object'.",
      ),
      getweakrefs: pure(
        "(object, /)",
        (object: Value) => list(referencesTo(object)),
        "Return a list of all weak reference objects pointing to 'object'.",
      ),
      proxy: pure(
        "(object, callback=None, /)",
        makeProxy,
        "Create a proxy object that weakly references 'object'.\n\n'callback', if given, is called with a reference to the\nproxy when 'object' is about to be finalized.",
      ),
      _remove_dead_weakref: pure("(dct, key, /)", removeDead, "Atomically remove key from dict if it points to a dead weakref."),
    },
  };
});
