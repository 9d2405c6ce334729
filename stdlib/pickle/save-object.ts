/**
 * Pickling by name (classes, functions) and by what `__reduce_ex__` gives. Source: save_global() and save_reduce() of
 * CPython's Modules/_pickle.c.
 */

import { encodeAscii } from "../../vm/codecs/single-byte.ts";
import { encodeUtf8 } from "../../vm/codecs/utf8.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { isPyError, type PyError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { findAttribute, getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { importNow } from "../../vm/core/ops/import.ts";
import { getItemNow } from "../../vm/core/ops/items.ts";
import { iterate } from "../../vm/core/ops/iterate.ts";
import { reprNow, strNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import { PyType } from "../../vm/core/type.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { plainStr } from "../../vm/objects/str-object.ts";
import { dottedPath, followPath, moduleOfGlobal } from "./globals.ts";
import { OP } from "./opcodes.ts";
import type { Saver } from "./saver.ts";
import { pickleTables, picklingError } from "./tables.ts";

const isCallable = (value: Value): boolean => typeOf(value).slots.call !== undefined;

/** Saves an object that has no opcode of its own. `reduced` is what a reducer_override said of it. */
export function saveObject(saver: Saver, object: PyObject, reduced?: Value): void {
  const value = reduced ?? reduce(saver, object);
  if (value === undefined) saveGlobal(saver, object);
  else if (textOf(value) !== undefined) saveGlobal(saver, object, value);
  else if (value instanceof PyTuple) saveReduce(saver, value, object);
  else throw picklingError("__reduce__ must return a string or tuple");
}

/** What the object says of itself; undefined for classes, which are found by their names. */
function reduce(saver: Saver, object: PyObject): Value | undefined {
  const type = typeOf(object);
  const reducer = findReducer(saver.dispatchTable, type);
  if (reducer !== undefined) return callNow(reducer, object);
  if (type.isSubtypeOf(types.type)) return undefined;
  const extended = findAttribute(object, "__reduce_ex__");
  if (extended !== undefined) return callNow(extended, saver.protocol);
  const plain = findAttribute(object, "__reduce__");
  if (plain !== undefined) return callNow(plain);
  throw picklingError(`can't pickle '${type.name}' object: ${reprNow(object)}`);
}

/** The reducer registered for a type. */
function findReducer(table: Value | undefined, type: PyType): Value | undefined {
  if (table === undefined) return pickleTables().dispatch.get(type);
  try {
    return getItemNow(table, type);
  } catch (error) {
    if (isPyError(error, "KeyError")) return undefined;
    throw error;
  }
}

/** Saves an object as the name under which its module has it. */
export function saveGlobal(saver: Saver, object: PyObject, name?: Value): void {
  const globalName = strNow(name ?? findAttribute(object, "__qualname__") ?? getAttributeNow(object, "__name__"));
  const path = dottedPath(globalName);
  const moduleName = moduleOfGlobal(object, path);
  const fullName = `${strNow(moduleName)}.${globalName}`;
  const fail = (why: string): PyError => picklingError(`Can't pickle ${reprNow(object)}: ${why}`);
  let module: Value;
  try {
    module = importNow(strNow(moduleName));
  } catch (error) {
    throw causedBy(fail(`import of module ${reprNow(moduleName)} failed`), error);
  }
  const found = followPath(module, path);
  if (found === undefined) throw fail(`attribute lookup ${globalName} on ${strNow(moduleName)} failed`);
  if (found.value !== object) throw fail(`it's not the same object as ${fullName}`);
  if (saver.protocol >= 2 && saveExtension(saver, object, tuple([moduleName, toStr(globalName)]))) return;
  const names = found.parent === module ? path.slice(-1) : path;
  if (saver.protocol >= 4) {
    saver.save(moduleName);
    saver.save(toStr(names.join(".")));
    saver.writer.byte(OP.STACK_GLOBAL);
  } else saveNested(saver, strNow(moduleName), names);
  saver.memoize(object);
}

/** getattr(getattr(first name, second name), ...), for protocols that know only the names of modules. */
function saveNested(saver: Saver, module: string, [first, ...rest]: readonly string[]): void {
  const { writer } = saver;
  for (const _ of rest) {
    saver.save(pickleTables().getattr);
    if (saver.protocol < 2) writer.byte(OP.MARK);
  }
  writer.byte(OP.GLOBAL);
  const pair = saver.fixImports ? nameInPython2(module, first!) : [module, first!];
  pair.forEach((name, i) => {
    writer.bytes(encodeName(saver, name, i === 0 ? "module" : "global"));
    writer.byte(10);
  });
  for (const name of rest) {
    saver.save(toStr(name));
    writer.bytes([saver.protocol < 2 ? OP.TUPLE : OP.TUPLE2, OP.REDUCE]);
  }
}

/** The exception being raised has another for context. */
function causedBy(error: PyError, context: unknown): PyError {
  if (!isPyError(context, "Exception")) throw context;
  (error.value as PyObject & { context: PyObject | null }).context = context.value;
  return error;
}

function encodeName({ protocol }: Saver, name: string, kind: string): Uint8Array {
  const text = plainStr(toStr(name))!;
  try {
    return protocol === 3 ? encodeUtf8(text, "strict") : encodeAscii(text, "strict");
  } catch (error) {
    if (!isPyError(error, "UnicodeEncodeError")) throw error;
    throw picklingError(`can't pickle ${kind} identifier '${name}' using pickle protocol ${protocol}`);
  }
}

/** Saves an object under its number in copyreg's registry; false when it has none. */
function saveExtension(saver: Saver, object: PyObject, key: PyTuple): boolean {
  const code = pickleTables().extensions.get(key);
  if (code === undefined) return false;
  if (typeof code !== "number" && typeof code !== "bigint") {
    throw picklingError(`Can't pickle ${reprNow(object)}: extension code ${reprNow(code)} isn't an integer`);
  }
  if (code <= 0 || code > 0x7fffffff)
    throw picklingError(`Can't pickle ${reprNow(object)}: extension code ${code} is out of range`);
  const number = code as number;
  if (number <= 0xff) saver.writer.sized(OP.EXT1, number, 1);
  else if (number <= 0xffff) saver.writer.sized(OP.EXT2, number, 2);
  else saver.writer.sized(OP.EXT4, number, 4);
  return true;
}

/** Module and name as Python 2 had them. */
function nameInPython2(module: string, name: string): string[] {
  const { namesTo2, modulesTo2 } = pickleTables();
  const renamed = namesTo2.get(tuple([module, name]));
  if (renamed instanceof PyTuple) return renamed.items.map(strNow);
  const moved = modulesTo2.get(module);
  return [moved === undefined ? module : strNow(moved), name];
}

/** The parts of what `__reduce__` gives; raises PicklingError when they are not what they should be. */
function reductionParts({ items }: PyTuple) {
  if (items.length < 2 || items.length > 6) throw picklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
  const [factory, args, state = null, listItems = null, dictItems = null, stateSetter = null] = items as [Value, Value];
  if (!isCallable(factory)) throw picklingError("first item of the tuple returned by __reduce__ must be callable");
  if (!(args instanceof PyTuple)) throw picklingError("second item of the tuple returned by __reduce__ must be a tuple");
  const expect = (place: string, value: Value, valid: boolean, what: string): Value => {
    if (value === null || valid) return value;
    throw picklingError(`${place} element of the tuple returned by __reduce__ must be ${what}, not ${typeOf(value).name}`);
  };
  const isIterator = (value: Value) => typeOf(value).slots.next !== undefined;
  return {
    factory,
    args,
    state,
    listItems: expect("fourth", listItems, isIterator(listItems), "an iterator"),
    dictItems: expect("fifth", dictItems, isIterator(dictItems), "an iterator"),
    stateSetter: expect("sixth", stateSetter, isCallable(stateSetter), "a function"),
  };
}

/** Saves what `__reduce__` gave for `object`; without an object the result is not numbered. */
export function saveReduce(saver: Saver, reduced: PyTuple, object: PyObject | undefined): void {
  const { factory, args, state, listItems, dictItems, stateSetter } = reductionParts(reduced);
  const { writer } = saver;
  const name = saver.protocol >= 2 ? findAttribute(factory, "__name__") : undefined;
  if (name === "__newobj_ex__") saveNewObjectEx(saver, args);
  else if (name === "__newobj__") saveNewObject(saver, args, object);
  else {
    saver.save(factory);
    saver.save(args);
    writer.byte(OP.REDUCE);
  }
  if (object !== undefined) {
    if (saver.memo.has(object)) {
      // Its arguments refer to it: drop what was made and fetch the object that was made meanwhile.
      writer.byte(OP.POP);
      saver.fetch(object);
      return;
    }
    saver.memoize(object);
  }
  if (listItems !== null) saver.appendItems(iterate(listItems)[Symbol.iterator]());
  if (dictItems !== null) saver.setItems(iterate(dictItems)[Symbol.iterator]());
  if (state === null) return;
  if (stateSetter === null) {
    saver.save(state);
    writer.byte(OP.BUILD);
    return;
  }
  saver.save(stateSetter);
  saver.save(object as Value);
  saver.save(state);
  writer.bytes([OP.TUPLE2, OP.REDUCE, OP.POP]);
}

function saveNewObject(saver: Saver, { items }: PyTuple, object: PyObject | undefined): void {
  const [cls, ...args] = items;
  if (cls === undefined) throw picklingError("__newobj__ arglist is empty");
  if (!(cls instanceof PyType)) throw picklingError("args[0] from __newobj__ args is not a type");
  if (object !== undefined && (findAttribute(object, "__class__") ?? typeOf(object)) !== cls) {
    throw picklingError("args[0] from __newobj__ args has the wrong class");
  }
  saver.save(cls);
  saver.save(tuple(args));
  saver.writer.byte(OP.NEWOBJ);
}

function saveNewObjectEx(saver: Saver, { items }: PyTuple): void {
  if (items.length !== 3) {
    throw picklingError(`length of the NEWOBJ_EX argument tuple must be exactly 3, not ${items.length}`);
  }
  const [cls, args, kwargs] = items as [Value, Value, Value];
  const wrong = (place: string, kind: string, value: Value) =>
    picklingError(`${place} item from NEWOBJ_EX argument tuple must be a ${kind}, not ${typeOf(value).name}`);
  if (!(cls instanceof PyType)) throw wrong("first", "class", cls);
  if (!(args instanceof PyTuple)) throw wrong("second", "tuple", args);
  if (!(kwargs instanceof PyDict)) throw wrong("third", "dict", kwargs);
  if (saver.protocol >= 4) {
    saver.save(cls);
    saver.save(args);
    saver.save(kwargs);
    saver.writer.byte(OP.NEWOBJ_EX);
    return;
  }
  const names = [...kwargs.entries()].map(([key]) => strNow(key));
  const values = [...kwargs.entries()].map(([, value]) => value);
  const given = [getAttributeNow(cls, "__new__"), cls, ...args.items, ...values];
  saver.save(settle(call(pickleTables().partial, given, names)));
  saver.save(tuple([]));
  saver.writer.byte(OP.REDUCE);
}
