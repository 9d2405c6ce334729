/**
 * marshal: code objects and simple values as bytes, for the bytecode cache. The format is our own (importlib's magic
 * number says so); a value is serialised as a code object would hold it in its constants.
 */
import type { CodeUnit } from "../vm/bytecode/code-unit.ts";
import type { Constant } from "../vm/bytecode/constant.ts";
import { CodeFormatError, decodeCode, encodeCode } from "../vm/bytecode/serialize.ts";
import { PyBytes, toBytes } from "../vm/core/bytes.ts";
import { PyCode, realiseConstant } from "../vm/core/code.ts";
import { PyComplex } from "../vm/core/complex.ts";
import { PyDict } from "../vm/core/dict.ts";
import { pyError, typeError, valueError } from "../vm/core/errors.ts";
import { list, PyList } from "../vm/core/list.ts";
import { defineModule } from "../vm/core/module.ts";
import { pure } from "../vm/core/native.ts";
import { bytesNow, findBytes } from "../vm/core/ops/buffer.ts";
import { callMethodNow } from "../vm/core/ops/call.ts";
import { type PyAnySet, PyFrozenset, PySet, setOf } from "../vm/core/set.ts";
import { PyTuple } from "../vm/core/tuple.ts";
import { Ellipsis, PyFloat, PyNotImplemented, type Value } from "../vm/core/value.ts";
import { codePointsOf, PyStr } from "../vm/objects/str-object.ts";

/** Containers that are no constants travel as a tuple headed by one of these marks. */
const MARK = "\0marshal:";
const marked = (kind: string, items: readonly Constant[]): Constant => ({ tag: "tuple", items: [`${MARK}${kind}`, ...items] });

const MAX_DEPTH = 2000;

function toConstant(value: Value, depth = 0): Constant {
  if (depth > MAX_DEPTH) throw valueError("object too deeply nested to marshal");
  const inner = (item: Value) => toConstant(item, depth + 1);
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof PyFloat) return { tag: "float", value: value.value };
  if (value instanceof PyComplex) return { tag: "complex", real: value.real, imag: value.imag };
  if (value instanceof PyStr) return { tag: "str", codePoints: [...codePointsOf(value.utf16)] };
  if (value === Ellipsis) return { tag: "ellipsis" };
  if (value instanceof PyCode) return { tag: "code", code: value.unit };
  if (value instanceof PyBytes) return { tag: "bytes", value: value.bytes };
  if (value instanceof PyTuple) return { tag: "tuple", items: value.items.map(inner) };
  if (value instanceof PyList) return marked("list", value.items.map(inner));
  if (value instanceof PyFrozenset) return { tag: "frozenset", items: keysOf(value).map(inner) };
  if (value instanceof PySet) return marked("set", keysOf(value).map(inner));
  if (value instanceof PyDict)
    return marked(
      "dict",
      [...value.entries()].flatMap(([k, v]) => [inner(k), inner(v)]),
    );
  const bytes = value instanceof PyNotImplemented ? undefined : findBytes(value);
  if (bytes !== undefined) return { tag: "bytes", value: bytes };
  throw valueError("unmarshallable object");
}

const keysOf = (set: PyAnySet): Value[] => set.keys.filter((key) => key !== undefined);

function fromConstant(constant: Constant): Value {
  if (typeof constant !== "object" || constant === null) return constant;
  if (constant.tag !== "tuple") return realiseConstant(constant);
  const [head, ...rest] = constant.items;
  if (typeof head !== "string" || !head.startsWith(MARK)) return new PyTuple(constant.items.map(fromConstant));
  const items = rest.map(fromConstant);
  if (head.endsWith("list")) return list(items);
  if (head.endsWith("set")) return setOf(items);
  const dict = new PyDict();
  for (let i = 0; i < items.length; i += 2) dict.set(items[i]!, items[i + 1]!);
  return dict;
}

/** A code object that does nothing but hold one constant. */
function holder(constant: Constant): CodeUnit {
  return {
    name: "",
    qualname: "",
    filename: "",
    firstLine: 0,
    argCount: 0,
    posOnlyCount: 0,
    kwOnlyCount: 0,
    flags: 0,
    stackSize: 0,
    words: new Uint32Array(0),
    constants: [constant],
    names: [],
    localsPlusNames: [],
    localsPlusKinds: new Uint8Array(0),
    exceptionTable: new Int32Array(0),
    positions: new Uint8Array(0),
  };
}

const dumps = (value: Value): PyBytes => toBytes(encodeCode(holder(toConstant(value))));

function loads(bytes: Uint8Array): Value {
  if (bytes.length === 0) throw pyError("EOFError", "EOF read where object expected");
  try {
    return fromConstant(decodeCode(bytes).constants[0]!);
  } catch (error) {
    if (error instanceof CodeFormatError) throw valueError(`bad marshal data (${error.message})`);
    if (error instanceof RangeError) throw pyError("EOFError", "marshal data too short");
    throw error;
  }
}

export const marshalModule = defineModule("marshal", () => ({
  doc: "This module contains functions that can read and write Python values in\na binary format. The format is specific to Python, but independent of\nmachine architecture issues.",
  constants: { version: 4 },
  functions: {
    dumps: pure(
      "(value, version=4, /, *, allow_code=True)",
      (value: Value) => dumps(value),
      "Return the bytes object that would be written to a file by dump(value, file).",
    ),
    loads: pure(
      "(bytes, /, *, allow_code=True)",
      (bytes: Value) => loads(bytesNow(bytes)),
      "Convert the bytes-like object to a value.",
    ),
    dump: pure(
      "(value, file, version=4, /, *, allow_code=True)",
      (value: Value, file: Value) => callMethodNow(file, "write", dumps(value)),
      "Write the value on the open file.",
    ),
    load: pure(
      "(file, /, *, allow_code=True)",
      (file: Value) => {
        const data = findBytes(callMethodNow(file, "read"));
        if (data === undefined) throw typeError("file.read() returned not bytes");
        return loads(data);
      },
      "Read one value from the open file and return it.",
    ),
  },
}));
