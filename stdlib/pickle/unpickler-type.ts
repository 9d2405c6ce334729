/** _pickle.Unpickler, and the mapping that its attribute memo is. */

import { defineType } from "../../vm/core/define-type.ts";
import { PyBuiltin } from "../../vm/core/descriptor.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, typeError, valueError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { owned } from "../../vm/core/fields.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure, readable, reads, writes } from "../../vm/core/native.ts";
import { findAttribute, genericGetAttribute, genericSetAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { importNow } from "../../vm/core/ops/import.ts";
import { exactInt, sizeNow } from "../../vm/core/ops/index-value.ts";
import { getIterator } from "../../vm/core/ops/iterate.ts";
import { reprNow, strNow, textOf } from "../../vm/core/ops/text.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { argumentKind, typeOf } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { dottedPath, followPath } from "./globals.ts";
import { Loader, type LoadHooks, type LoadSettings, noPersistentLoad } from "./loader.ts";
import { memoMethods } from "./pickler-type.ts";
import { type PickleFile, PickleSource } from "./source.ts";
import { pickleTables, unpicklingError } from "./tables.ts";

interface Input {
  readonly source: PickleSource;
  readonly settings: LoadSettings;
}

const copyInput = (input: Input | undefined): Input | undefined => input && { ...input, source: input.source.copy() };

class PyUnpickler extends MutableObject {
  /** Undefined before `__init__`. */
  input: Input | undefined = undefined;
  memo = new Map<number, Value>();
  /** Protocol of the pickle that is being, or was last, read. */
  protocol = 0;
  /** Set on the instance, which has no other attributes of its own. */
  persistentLoad: Value | undefined = undefined;
}

class PyUnpicklerMemo extends MutableObject {
  readonly unpickler: PyUnpickler;
  constructor(unpickler: PyUnpickler = new PyUnpickler()) {
    super();
    this.unpickler = unpickler;
  }
}

function textArgument(value: Value, caller: string, name: string): string {
  const text = textOf(value);
  if (text === undefined) throw typeError(`${caller}() argument '${name}' must be str, not ${argumentKind(value)}`);
  return text;
}

/** Checks the arguments that load, loads and Unpickler share. */
export function loadSettings(
  caller: string,
  fixImports: Value = true,
  encoding: Value = "ASCII",
  errors: Value = "strict",
  buffers: Value = tuple([]),
): LoadSettings {
  const absent = buffers === null || (buffers instanceof PyTuple && buffers.items.length === 0);
  return {
    fixImports: isTrue(fixImports),
    encoding: textArgument(encoding, caller, "encoding"),
    errors: textArgument(errors, caller, "errors"),
    buffers: absent ? null : settle(getIterator(buffers)),
  };
}

/** The methods of a file that is to be read. */
export function readMethods(file: Value): PickleFile {
  const read = findAttribute(file, "read");
  const readline = findAttribute(file, "readline");
  if (read === undefined || readline === undefined) throw typeError("file must have 'read' and 'readline' attributes");
  return { read, readline };
}

/** The object of a module under a name that a pickle gives. */
export function findGlobal(moduleName: Value, name: Value, protocol: number, fixImports: boolean): Value {
  if (textOf(moduleName) === undefined) throw typeError("module name must be a string");
  if (textOf(name) === undefined) throw typeError(`attribute name must be string, not '${typeOf(name).name}'`);
  let [module, global] = [strNow(moduleName), strNow(name)];
  if (protocol < 3 && fixImports) {
    const { namesFrom2, modulesFrom2 } = pickleTables();
    const renamed = namesFrom2.get(tuple([module, global]));
    const moved = modulesFrom2.get(module);
    if (renamed instanceof PyTuple) [module, global] = renamed.items.map(strNow) as [string, string];
    else if (moved !== undefined) module = strNow(moved);
  }
  const owner = importNow(module);
  const found = followPath(owner, protocol >= 4 ? dottedPath(global, owner) : [global]);
  if (found === undefined) throw attributeError(`Can't get attribute ${reprNow(global)} on ${reprNow(owner)}`);
  return found.value;
}

function inputOf(self: PyUnpickler) {
  if (self.input === undefined) throw unpicklingError(`Unpickler.__init__() was not called by ${self.$cls.name}.__init__()`);
  return self.input;
}

/** A method of this very type, and not one that a program put in its place. */
const isOwn = (self: PyUnpickler, method: Value): boolean => method instanceof PyBuiltin && method.self === self;

function load(self: PyUnpickler): Value {
  const { source, settings } = inputOf(self);
  const persistentLoad = getAttributeNow(self, "persistent_load");
  const ownFind = isOwn(self, getAttributeNow(self, "find_class"));
  const hooks: LoadHooks = {
    findClass: (module, name) => {
      self.protocol = loader.protocol;
      return ownFind
        ? findGlobal(module, name, loader.protocol, settings.fixImports)
        : callMethodNow(self, "find_class", module, name);
    },
    persistentLoad: isOwn(self, persistentLoad) ? undefined : persistentLoad,
  };
  const loader = new Loader(source, settings, self.memo, hooks);
  try {
    return loader.load();
  } finally {
    self.protocol = loader.protocol;
  }
}

function initialise(self: PyUnpickler, file: Value, ...rest: Value[]): null {
  const [fixImports, encoding, errors, buffers] = rest;
  const source = new PickleSource(new Uint8Array(0), readMethods(file));
  self.input = { source, settings: loadSettings("Unpickler", fixImports, encoding, errors, buffers) };
  self.memo = new Map();
  return null;
}

function setMemo(self: PyUnpickler, value: Value | undefined): void {
  if (value === undefined) throw typeError("attribute deletion is not supported");
  if (value instanceof PyUnpicklerMemo) {
    self.memo = new Map(readable(readable(value).unpickler).memo);
    return;
  }
  if (!(value instanceof PyDict)) {
    throw typeError(`'memo' attribute must be an UnpicklerMemoProxy object or dict, not ${typeOf(value).name}`);
  }
  const memo = new Map<number, Value>();
  for (const [key, item] of value.entries()) {
    if (exactInt(key) === undefined) throw typeError("memo key must be integers");
    const index = sizeNow(key);
    if (index < 0) throw valueError("memo key must be positive integers.");
    memo.set(index, item);
  }
  self.memo = memo;
}

function memoDict(self: PyUnpicklerMemo): PyDict {
  const copy = new PyDict();
  for (const [index, object] of self.unpickler.memo) copy.set(index, object);
  return copy;
}

export function defineUnpickler(): PyType[] {
  const memoType = defineType({
    name: "UnpicklerMemoProxy",
    module: "_pickle",
    instance: PyUnpicklerMemo,
    sharing: "versioned",
    fields: { unpickler: "ref" },
    methods: memoMethods<PyUnpicklerMemo>((self) => self.unpickler.memo.clear(), memoDict),
  });
  const unpickler = defineType({
    name: "Unpickler",
    module: "_pickle",
    doc: "Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())\n--\n\nReads objects from a binary file of pickles, whatever their protocol.\n\nWith fix_imports the module names of Python 2 are understood; encoding and errors say\nhow its str objects are decoded (encoding 'bytes' leaves them as bytes). The buffers\nare those that the pickler's buffer_callback took.",
    instance: PyUnpickler,
    sharing: "versioned",
    fields: { input: owned(copyInput), memo: "map", protocol: "i32", persistentLoad: "ref" },
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyUnpickler)),
    init: writes("(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())", initialise),
    slots: {
      reads: {
        getattribute: (self, name) => {
          const own = name === "persistent_load" ? (self as PyUnpickler).persistentLoad : undefined;
          return own ?? genericGetAttribute(self, name);
        },
      },
      writes: {
        setattribute: (self, name, value) => {
          if (name !== "persistent_load") return genericSetAttribute(self, name, value);
          (self as PyUnpickler).persistentLoad = value;
          return null;
        },
      },
    },
    methods: {
      load: writes("()", load, "Read the next pickle of the file and return the object that it stands for."),
      find_class: reads(
        "(module_name, global_name, /)",
        (self: PyUnpickler, module: Value, name: Value) =>
          findGlobal(module, name, self.protocol, self.input?.settings.fixImports ?? true),
        "Return an object from a specified module, which is imported if necessary.\n\nSubclasses may override it, to say what may be loaded.",
      ),
      persistent_load: pure("(pid, /)", () => {
        throw noPersistentLoad();
      }),
      __sizeof__: reads("()", (self: PyUnpickler) => 200 + 8 * self.memo.size, "Returns size in memory, in bytes."),
    },
    getters: { memo: { get: (self: PyUnpickler) => new PyUnpicklerMemo(self), set: setMemo } },
  });
  return [unpickler, memoType];
}
