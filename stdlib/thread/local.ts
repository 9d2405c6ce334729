/** `_thread._local`: an object whose attributes are another dict in each thread. */
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, pure, undoWith } from "../../vm/core/native.ts";
import { attributeErrorFor } from "../../vm/core/ops/attributes.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";

class PyLocal extends MutableObject {
  /** With which `__init__` of a subclass is called in each thread that uses the object. */
  readonly args: readonly Value[];
  readonly names: readonly string[] | null;
  constructor(args: readonly Value[] = [], names: readonly string[] | null = null) {
    super();
    this.args = args;
    this.names = names;
  }
}

/** The running thread's dict; made, and the object initialised in this thread, when it is first used. */
function dictOf(self: PyLocal): PyDict {
  const { locals } = scheduler.current;
  let dict = locals.get(self) as PyDict | undefined;
  if (dict !== undefined) return dict;
  dict = new PyDict();
  locals.set(self, dict);
  undoWith(() => locals.delete(self));
  const { init } = typeOf(self).slots;
  if (init !== undefined && init !== types.object.slots.init) {
    try {
      settle(init(self, self.args, self.names));
    } catch (error) {
      locals.delete(self);
      throw error;
    }
  }
  return dict;
}

/** As object.__getattribute__, with the thread's dict in place of the object's own. */
function getLocalAttribute(self: PyLocal, name: string): Outcome {
  const dict = dictOf(self);
  if (name === "__dict__") return dict;
  const type = typeOf(self);
  const descriptor = type.lookup(name);
  const slots = descriptor === undefined ? undefined : typeOf(descriptor).slots;
  if (slots?.get !== undefined && slots.set !== undefined) return slots.get(descriptor!, self, type);
  open(dict, "reads");
  const own = dict.getString(name);
  if (own !== undefined) return own;
  if (descriptor === undefined) {
    throw attributeErrorFor(self, name, `'${type.name}' object has no attribute '${name}'`);
  }
  return slots?.get === undefined ? descriptor : slots.get(descriptor, self, type);
}

/** As object.__setattr__ and object.__delattr__ (value undefined). */
function setLocalAttribute(self: PyLocal, name: string, value: Value | undefined): Outcome {
  const dict = dictOf(self);
  const type = typeOf(self);
  if (name === "__dict__") throw attributeError(`'${type.name}' object attribute '__dict__' is read-only`);
  const descriptor = type.lookup(name);
  const set = descriptor === undefined ? undefined : typeOf(descriptor).slots.set;
  if (set !== undefined) return set(descriptor!, self, value);
  open(dict, "writes");
  if (value !== undefined) dict.setString(name, value);
  else if (!dict.deleteString(name)) {
    throw attributeErrorFor(self, name, `'${type.name}' object has no attribute '${name}'`);
  }
  return null;
}

export function defineLocal(): PyType {
  return defineType({
    name: "_local",
    module: "_thread",
    doc: "Thread-local data",
    instance: PyLocal,
    sharing: "versioned",
    fields: { args: "frozen", names: "frozen" },
    hasDict: true,
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", (cls: PyType, args: Value[], kwargs: ReadonlyMap<string, Value>) => {
      const takesArguments = cls.slots.init !== types.object.slots.init;
      if (!takesArguments && (args.length > 0 || kwargs.size > 0)) {
        throw typeError("Initialization arguments are not supported");
      }
      const names = kwargs.size === 0 ? null : [...kwargs.keys()];
      const self = newInstance(cls, PyLocal, [...args, ...kwargs.values()], names);
      // The class is called in this thread: `__init__` follows.
      const { locals } = scheduler.current;
      locals.set(self, new PyDict());
      undoWith(() => locals.delete(self));
      return self;
    }),
    slots: {
      writes: {
        getattribute: (self, name) => getLocalAttribute(self as PyLocal, name),
        setattribute: (self, name, value) => setLocalAttribute(self as PyLocal, name, value),
      },
    },
  });
}
