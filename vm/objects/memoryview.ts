/** The Python type memoryview. Its representation is memory-object.ts. */
import { toBytes } from "../core/bytes.ts";
import { defineType } from "../core/define-type.ts";
import { pyError, typeError, valueError } from "../core/errors.ts";
import { setIndexRule } from "../core/index-key.ts";
import { PyList } from "../core/list.ts";
import { classMethod, type Declaration, open, pure, readable, reads, writes } from "../core/native.ts";
import { isContiguous } from "../core/ops/buffer.ts";
import { hashOf, identityOf } from "../core/ops/hash.ts";
import { exactInt, sizeNow } from "../core/ops/index-value.ts";
import { textOf } from "../core/ops/text.ts";
import { EQ, NE } from "../core/slots.ts";
import { PyTuple, tuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import { MutableObject, NotImplemented, type Value } from "../core/value.ts";
import { bytesIndexKey, hashBytes } from "./bytes.ts";
import { toHex } from "./bytes-hex.ts";
import { nativeFormat, supportedFormat } from "./memory-format.ts";
import { getMemoryItem, itemOf, sameItems, setMemoryItem, toList } from "./memory-items.ts";
import { copyBytes, isFortran, itemCount, liveView, PyMemoryView, packedStrides, trimmed, viewOf } from "./memory-object.ts";
import { badArgument, intNow } from "./text-arguments.ts";

const CAST_FORMAT = "memoryview: destination format must be a native single character format prefixed with an optional '@'";

function cast(self: PyMemoryView, formatValue: Value, shapeValue?: Value): Value {
  const view = liveView(self);
  const format = textOf(formatValue) ?? badArgument("cast", "argument 'format'", "str", formatValue);
  if (!isContiguous(view)) throw typeError("memoryview: casts are restricted to C-contiguous views");
  if (shapeValue !== undefined && view.shape.length !== 1 && !(shapeValue instanceof PyTuple || shapeValue instanceof PyList)) {
    throw typeError("shape must be a list or a tuple");
  }
  const shape = shapeValue === undefined ? undefined : shapeArgument(shapeValue);
  if (shape !== undefined && shape.length !== 1 && view.shape.length !== 1) {
    throw typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
  }
  const from = nativeFormat(view.format);
  const to = nativeFormat(format);
  if (to === undefined) throw valueError(CAST_FORMAT);
  if (from === undefined) {
    throw valueError("memoryview: source format must be a native single character format prefixed with an optional '@'");
  }
  const isByte = (code: string): boolean => code === "b" || code === "B" || code === "c";
  if (!isByte(from.code) && !isByte(to.code)) throw typeError("memoryview: cannot cast between two non-byte formats");
  const { bytes } = trimmed(view);
  if (bytes.length % to.size !== 0) throw typeError("memoryview: length is not a multiple of itemsize");
  const newShape = shape ?? [bytes.length / to.size];
  if (newShape.reduce((product, extent) => product * extent, to.size) !== bytes.length) {
    throw typeError("memoryview: product(shape) * itemsize != buffer size");
  }
  const strides = packedStrides(newShape, to.size);
  return new PyMemoryView(
    self.owner,
    { bytes, readonly: view.readonly, format, itemsize: to.size, shape: newShape, strides },
    self,
  );
}

function shapeArgument(value: Value): number[] {
  if (!(value instanceof PyTuple || value instanceof PyList)) throw typeError("shape must be a list or a tuple");
  open(value, "reads");
  if (value.items.length > 64) throw valueError("memoryview: number of dimensions must not exceed 64");
  return value.items.map((item) => {
    if (exactInt(item) === undefined) throw typeError("memoryview.cast(): elements of shape must be integers");
    const extent = sizeNow(item);
    if (extent <= 0) throw valueError("memoryview.cast(): elements of shape must be integers > 0");
    return extent;
  });
}

function toBytesInOrder(self: PyMemoryView, order?: Value): Value {
  const name = order === undefined || order === null ? "C" : textOf(order);
  if (name === undefined) throw typeError(`tobytes() argument 'order' must be str or None, not ${badName(order!)}`);
  const view = liveView(self);
  if (name !== "C" && name !== "F" && name !== "A") throw valueError("order must be 'C', 'F' or 'A'");
  return toBytes(copyBytes(trimmed(view), name === "F" || (name === "A" && isFortran(view)) ? "F" : "C"));
}

const badName = (value: Value): string => (value as { $cls?: PyType }).$cls?.name ?? "int";

function hash(value: Value): number {
  const self = value as PyMemoryView;
  if (self.hash !== undefined) return self.hash;
  const view = liveView(self);
  if (!view.readonly) throw valueError("cannot hash writable memoryview object");
  const code = nativeFormat(view.format)?.code;
  if (code !== "B" && code !== "b" && code !== "c") {
    throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  hashOf(self.owner);
  self.hash = hashBytes(copyBytes(trimmed(view), "C"));
  return self.hash;
}

function release(self: PyMemoryView): null {
  self.release();
  return null;
}

const address = (self: Value): string => `0x${identityOf(self as PyMemoryView).toString(16)}`;

function length(self: Value): number {
  const [extent] = liveView(self).shape;
  if (extent === undefined) throw typeError("0-dim memory has no length");
  return extent;
}

/** The state of a loop over a memoryview. */
class PyMemoryIterator extends MutableObject {
  memory: PyMemoryView | null;
  index = 0;
  constructor(memory: PyMemoryView | null = null) {
    super();
    this.memory = memory;
  }
}

export const memoryIteratorType = defineType({
  name: "memory_iterator",
  instance: PyMemoryIterator,
  sharing: "versioned",
  fields: { memory: "ref", index: "i32" },
  final: true,
  slots: {
    pure: { iter: (self) => self },
    writes: {
      next: (value) => {
        const self = value as PyMemoryIterator;
        if (self.memory === null) return undefined;
        const view = liveView(self.memory);
        if (self.index < view.shape[0]!) return itemOf(view, self.index++);
        self.memory = null;
      },
    },
  },
});

function iterate(self: Value): Value {
  const view = liveView(self);
  if (view.shape.length === 0) throw typeError("invalid indexing of 0-dim memory");
  if (view.shape.length > 1) throw pyError("NotImplementedError", "multi-dimensional sub-views are not implemented");
  supportedFormat(view.format);
  return new PyMemoryIterator(self as PyMemoryView);
}

const methods: Record<string, Declaration> = {
  release: writes("()", release, "Gives the memory back; nothing can be done with the view afterwards."),
  tobytes: reads("(order='C')", toBytesInOrder, "A copy of the memory as bytes, in C or Fortran order."),
  hex: reads(
    "(sep=<unrepresentable>, bytes_per_sep=1)",
    (self: PyMemoryView, sep?: Value, bytesPerSep?: Value) => toHex(copyBytes(trimmed(liveView(self)), "C"), sep, bytesPerSep),
    "The bytes as hexadecimal digits, with sep between groups of bytes_per_sep bytes.\n\n>>> memoryview(bytes([1, 254])).hex('-')\n'01-fe'",
  ),
  tolist: reads("()", toList, "The items as a list, or as nested lists if there are several dimensions."),
  cast: reads("(format, shape=<unrepresentable>)", cast, "The same memory with another format or shape."),
  toreadonly: reads(
    "()",
    (self: PyMemoryView) => new PyMemoryView(self.owner, { ...liveView(self), readonly: true }, self),
    "A view of the same memory that cannot be written through.",
  ),
  _from_flags: classMethod(
    pure("(object, flags)", (_cls: PyType, object: Value, flags: Value) => viewOf(object, (intNow(flags) & 1) !== 0)),
  ),
  __enter__: writes("()", (self: PyMemoryView) => {
    liveView(self);
    self.memoryToken.isEntered = true;
    return self;
  }),
  __exit__: writes("(*exc_info)", release),
};

const attribute = (get: (self: PyMemoryView) => Value, doc: string) => ({ get, doc });

export const memoryviewType = defineType({
  name: "memoryview",
  doc: "memoryview(object)\n--\n\nA view of the memory of an object that has a buffer.",
  instance: PyMemoryView,
  sharing: "versioned",
  fields: { owner: "ref", view: "local", hold: "local", released: "flag", hash: "ref" },
  final: true,
  hasWeakrefs: true,
  patternKind: "sequence",
  construct: pure("(object)", (_cls: PyType, object: Value) => viewOf(object)),
  slots: {
    reads: {
      repr: (self) => `<${(self as PyMemoryView).released ? "released " : ""}memory at ${address(self)}>`,
      hash,
      richcompare: (self, other, op) => {
        if (op !== EQ && op !== NE) return NotImplemented;
        const same = sameItems(self, other);
        return same === undefined ? NotImplemented : same === (op === EQ);
      },
      iter: iterate,
      length,
      getitem: getMemoryItem,
      buffer: (self, writable) => {
        const view = liveView(self);
        if (writable && view.readonly) throw pyError("BufferError", "memoryview: underlying buffer is not writable");
        return trimmed(view);
      },
    },
    writes: { setitem: setMemoryItem },
  },
  methods,
  getters: {
    obj: attribute((self) => {
      liveView(self);
      return self.owner;
    }, "The object whose memory it is."),
    nbytes: attribute((self) => itemCount(liveView(self)) * self.view.itemsize, "The size in bytes when packed."),
    readonly: attribute((self) => liveView(self).readonly, "True if the memory cannot be written."),
    itemsize: attribute((self) => liveView(self).itemsize, "The size of an item in bytes."),
    format: attribute((self) => liveView(self).format, "The format of an item, as in the struct module."),
    ndim: attribute((self) => liveView(self).shape.length, "The number of dimensions."),
    shape: attribute((self) => tuple(liveView(self).shape), "The extent of each dimension."),
    strides: attribute((self) => tuple(liveView(self).strides), "The distance in bytes between items of each dimension."),
    suboffsets: attribute((self) => tuple(liveView(self).shape.slice(0, 0)), "Always empty: there is no indirect memory here."),
    c_contiguous: attribute((self) => isContiguous(liveView(self)), "True if the items lie without gaps in C order."),
    f_contiguous: attribute((self) => isFortran(liveView(self)), "True if the items lie without gaps in Fortran order."),
    contiguous: attribute((self) => isContiguous(liveView(self)) || isFortran(self.view), "True if the items lie without gaps."),
  },
});

// A read-only view of bytes equals the bytes it shows, and is found under them.
setIndexRule(memoryviewType.slots.hash, (value) => {
  const { released, view } = readable(value as PyMemoryView);
  if (released || !view.readonly || view.format !== "B" || view.shape.length !== 1) return undefined;
  return bytesIndexKey(toBytes(copyBytes(trimmed(view), "C")));
});
