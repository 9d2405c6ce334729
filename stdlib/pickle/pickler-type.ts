/** _pickle.Pickler, and the mapping that its attribute memo is. */

import { defineType } from "../../vm/core/define-type.ts";
import { PyBuiltin } from "../../vm/core/descriptor.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, typeError, valueError } from "../../vm/core/errors.ts";
import { owned } from "../../vm/core/fields.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { type Declaration, open, pure, readable, reads, writable, writes } from "../../vm/core/native.ts";
import { findAttribute, genericGetAttribute, genericSetAttribute } from "../../vm/core/ops/attributes.ts";
import { identityOf } from "../../vm/core/ops/hash.ts";
import { indexNow, sizeNow } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { builtinTypes, typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { DEFAULT_PROTOCOL, HIGHEST_PROTOCOL } from "./opcodes.ts";
import { type PickleSettings, Saver } from "./saver.ts";
import { picklingError } from "./tables.ts";
import { PickleWriter } from "./writer.ts";

class PyPickler extends MutableObject {
  /** Undefined before `__init__`. */
  saver: Saver | undefined = undefined;
  /** Set on the instance, which has no other attributes of its own. */
  persistentId: Value | undefined = undefined;
  dispatchTable: Value | undefined = undefined;
}

/** The mapping from ids to (number, object) of a pickler. */
class PyPicklerMemo extends MutableObject {
  readonly pickler: PyPickler;
  constructor(pickler: PyPickler = new PyPickler()) {
    super();
    this.pickler = pickler;
  }
}

/** Checks the arguments that dump, dumps and Pickler share. */
export function pickleSettings(protocol: Value, fixImports: Value, bufferCallback: Value): PickleSettings {
  let number = protocol === null ? DEFAULT_PROTOCOL : sizeNow(indexNow(protocol));
  if (number < 0) number = HIGHEST_PROTOCOL;
  if (number > HIGHEST_PROTOCOL) throw valueError(`pickle protocol must be <= ${HIGHEST_PROTOCOL}`);
  if (bufferCallback !== null && number < 5) throw valueError("buffer_callback needs protocol >= 5");
  return { protocol: number, fixImports: isTrue(fixImports), bufferCallback };
}

/** The method that takes the bytes of a file. */
export function writeMethod(file: Value): Value {
  const write = findAttribute(file, "write");
  if (write === undefined) throw typeError("file must have a 'write' attribute");
  return write;
}

function initialise(
  self: PyPickler,
  file: Value,
  protocol: Value = null,
  fixImports: Value = true,
  callback: Value = null,
): null {
  const settings = pickleSettings(protocol, fixImports, callback);
  const writer = new PickleWriter(writeMethod(file));
  self.saver = new Saver(writer, settings);

  return null;
}

function saverOf(self: PyPickler): Saver {
  if (self.saver === undefined) throw picklingError(`Pickler.__init__() was not called by ${self.$cls.name}.__init__()`);
  return self.saver;
}

/** What a program put in the place of the method that does nothing. */
function hook(self: PyPickler, name: string): Value | undefined {
  const method = findAttribute(self, name);
  return method instanceof PyBuiltin && method.self === self ? undefined : method;
}

function dump(self: PyPickler, object: Value): null {
  const saver = saverOf(self);
  saver.persistentId = hook(self, "persistent_id");
  saver.reducerOverride = findAttribute(self, "reducer_override");
  saver.dispatchTable = findAttribute(self, "dispatch_table");
  const { writer } = saver;
  writer.clear();
  saver.dump(object);
  writer.flush();
  return null;
}

function memoDict(self: PyPicklerMemo): PyDict {
  const copy = new PyDict();
  for (const [object, index] of readable(self.pickler).saver?.memo ?? []) {
    copy.set(typeof object === "object" && object !== null ? identityOf(object) : 0, tuple([index, object]));
  }
  return copy;
}

function setMemo(self: PyPickler, value: Value | undefined): void {
  if (value === undefined) throw typeError("attribute deletion is not supported");
  const memo = new Map<Value, number>();
  if (value instanceof PyPicklerMemo) {
    for (const [object, index] of readable(readable(value).pickler).saver?.memo ?? []) memo.set(object, index);
  } else if (value instanceof PyDict) {
    open(value, "reads");
    for (const [, entry] of value.entries()) {
      if (!(entry instanceof PyTuple) || entry.items.length !== 2) throw typeError("'memo' values must be 2-item tuples");
      memo.set(entry.items[1] as Value, sizeNow(entry.items[0] as Value));
    }
  } else throw typeError(`'memo' attribute must be a PicklerMemoProxy object or dict, not ${typeOf(value).name}`);
  saverOf(self).memo = memo;
}

/** The methods of a memo that can be cleared and copied into a dict. */
export const memoMethods = <T>(clear: (self: T) => void, copy: (self: T) => PyDict): Record<string, Declaration> => ({
  clear: writes(
    "()",
    (self: T) => {
      clear(self);
      return null;
    },
    "Remove all items from memo.",
  ),
  copy: reads("()", copy, "Copy the memo to a new object."),
  __reduce__: reads("()", (self: T) => tuple([builtinTypes.get("dict")!, tuple([copy(self)])]), "Implement pickle support."),
});

export function definePickler(): PyType[] {
  const memoType = defineType({
    name: "PicklerMemoProxy",
    module: "_pickle",
    instance: PyPicklerMemo,
    sharing: "versioned",
    fields: { pickler: "ref" },
    methods: memoMethods<PyPicklerMemo>((self) => writable(self.pickler).saver?.memo.clear(), memoDict),
  });
  const pickler = defineType({
    name: "Pickler",
    module: "_pickle",
    doc: "Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)\n--\n\nWrites objects to a binary file as pickles.\n\nThe protocol is a number from 0 to 5; by default it is 4, and a negative one means\nthe highest. With fix_imports, protocols below 3 use the module names of Python 2.\nThe buffer_callback, which needs protocol 5, is called with each buffer and answers\ntrue for those that shall be part of the pickle.",
    instance: PyPickler,
    sharing: "versioned",
    fields: { saver: owned((saver: Saver | undefined) => saver?.copy()), persistentId: "ref", dispatchTable: "ref" },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyPickler)),
    init: writes("(file, protocol=None, fix_imports=True, buffer_callback=None)", initialise),
    slots: {
      reads: {
        getattribute: (self, name) => {
          const own = name === "persistent_id" ? (self as PyPickler).persistentId : undefined;
          return own ?? genericGetAttribute(self, name);
        },
      },
      writes: {
        setattribute: (self, name, value) => {
          if (name !== "persistent_id") return genericSetAttribute(self, name, value);
          (self as PyPickler).persistentId = value;
          return null;
        },
      },
    },
    methods: {
      dump: writes("(obj, /)", dump, "Write a pickled representation of the given object to the open file."),
      clear_memo: writes(
        "()",
        (self: PyPickler) => {
          self.saver?.memo.clear();
          return null;
        },
        'Clears the pickler\'s "memo": objects that it has seen are pickled again.',
      ),
      persistent_id: pure("(obj, /)", () => null),
      __sizeof__: reads("()", (self: PyPickler) => 200 + 48 * (self.saver?.memo.size ?? 0), "Returns size in memory, in bytes."),
    },
    getters: {
      memo: { get: (self: PyPickler) => new PyPicklerMemo(self), set: setMemo },
      bin: { get: (self: PyPickler) => (saverOf(self).binary ? 1 : 0), member: true },
      fast: {
        get: (self: PyPickler) => (saverOf(self).fast ? 1 : 0),
        set: (self: PyPickler, value: Value | undefined) => {
          if (value === undefined) throw typeError("can't delete numeric/char attribute");
          saverOf(self).fast = indexNow(value) !== 0;
        },
        member: true,
      },
      dispatch_table: {
        get: (self: PyPickler) => {
          if (self.dispatchTable === undefined) throw attributeError("dispatch_table");
          return self.dispatchTable;
        },
        set: (self: PyPickler, value: Value | undefined) => {
          if (value === undefined && self.dispatchTable === undefined) throw attributeError("dispatch_table");
          self.dispatchTable = value;
        },
        member: true,
      },
    },
  });
  return [pickler, memoType];
}
