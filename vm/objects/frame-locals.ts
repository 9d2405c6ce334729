/** FrameLocalsProxy: a mapping over a function frame's variables that reads and writes them (PEP 667). */
import { LocalKind } from "../bytecode/code-unit.ts";
import { defineType } from "../core/define-type.ts";
import { PyDict } from "../core/dict.ts";
import { keyError, typeError, valueError } from "../core/errors.ts";
import { type Frame, PyCell } from "../core/frame.ts";
import { list } from "../core/list.ts";
import { open, reads, writes } from "../core/native.ts";
import { callMethodNow } from "../core/ops/call.ts";
import { equals } from "../core/ops/compare.ts";
import { getItemNow } from "../core/ops/items.ts";
import { getIterator, listItems } from "../core/ops/iterate.ts";
import { guardRepr, reprNow, textOf, toStr } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { EQ, NE } from "../core/slots.ts";
import { PyTuple } from "../core/tuple.ts";
import { MutableObject, NotImplemented, type Value } from "../core/value.ts";
// Its base must exist when it is defined, whoever asks for this file first.
import "./object.ts";

/** Whether a comprehension of a module or class is running in the frame: its variables then hide all others. */
export function runsComprehension(frame: Frame): boolean {
  return frame.code.unit.localsPlusKinds.some((kind, i) => (kind & LocalKind.HIDDEN) !== 0 && readSlot(frame, i) !== undefined);
}

export class FrameLocals extends MutableObject {
  readonly frame: Frame;
  constructor(frame: Frame) {
    super();
    this.frame = frame;
  }
}

/**
 * Index of a variable; -1 for other names. The variables of a comprehension in a module or class can only be read, and only
 * while it runs.
 */
function indexOf(frame: Frame, key: Value, reading = false): number {
  const name = textOf(key);
  if (name === undefined) return -1;
  const { localsPlusNames, localsPlusKinds } = frame.code.unit;
  for (let i = 0; i < localsPlusNames.length; i++) {
    if (localsPlusNames[i] !== name) continue;
    if (reading ? readSlot(frame, i) !== undefined : !(localsPlusKinds[i]! & LocalKind.HIDDEN)) return i;
  }
  return -1;
}

const isShared = (frame: Frame, i: number): boolean =>
  (frame.code.unit.localsPlusKinds[i]! & (LocalKind.CELL | LocalKind.FREE)) !== 0;

function readSlot(frame: Frame, i: number): Value | undefined {
  open(frame, "reads");
  const slot = frame.stack[i];
  if (!(slot instanceof PyCell) || !isShared(frame, i)) return slot;
  open(slot, "reads");
  return slot.value;
}

function read(proxy: FrameLocals, key: Value): Value | undefined {
  const i = indexOf(proxy.frame, key, true);
  if (i >= 0) return readSlot(proxy.frame, i);
  open(proxy.frame, "reads");
  open(proxy.frame.extras, "reads");
  return proxy.frame.extras?.get(key);
}

function write(proxy: FrameLocals, key: Value, value: Value): void {
  const { frame } = proxy;
  const i = indexOf(frame, key);
  open(frame, "writes");
  if (i < 0) {
    open(frame.extras, "writes");
    frame.extras ??= new PyDict();
    frame.extras.set(key, value);
    return;
  }
  const slot = frame.stack[i];
  if (slot instanceof PyCell && isShared(frame, i)) {
    open(slot, "writes");
    slot.value = value;
  } else frame.stack[i] = value;
}

/** Bound variables, then extra names. */
function entriesOf(proxy: FrameLocals): [Value, Value][] {
  const { frame } = proxy;
  const entries: [Value, Value][] = [];
  frame.code.unit.localsPlusNames.forEach((name, i) => {
    const value = readSlot(frame, i);
    if (value !== undefined) entries.push([name, value]);
  });
  open(frame, "reads");
  open(frame.extras, "reads");
  if (frame.extras !== null) entries.push(...frame.extras.entries());
  return entries;
}

function toDict(proxy: FrameLocals): PyDict {
  const dict = new PyDict();
  for (const [key, value] of entriesOf(proxy)) dict.set(key, value);
  return dict;
}

function update(proxy: FrameLocals, mapping: Value): void {
  const entries = mapping instanceof FrameLocals ? entriesOf(mapping) : undefined;
  if (entries !== undefined) for (const [key, value] of entries) write(proxy, key, value);
  else for (const key of listItems(callMethodNow(mapping, "keys"))) write(proxy, key, getItemNow(mapping, key));
}

const cannotRemove = () => valueError("cannot remove local variables from FrameLocalsProxy");

export const frameLocalsType = defineType({
  name: "FrameLocalsProxy",
  instance: FrameLocals,
  sharing: "versioned",
  fields: { frame: "ref" },
  patternKind: "mapping",
  slots: {
    reads: {
      length: (self) => entriesOf(self as FrameLocals).length,
      getitem(self, key) {
        const value = read(self as FrameLocals, key);
        if (value !== undefined) return value;
        throw textOf(key) === undefined ? keyError(key) : keyError(toStr(`local variable '${textOf(key)}' is not defined`));
      },
      contains: (self, key) => read(self as FrameLocals, key) !== undefined,
      iter: (self) => getIterator(list(entriesOf(self as FrameLocals).map(([key]) => key))),
      repr: (self) => guardRepr(self as FrameLocals, "{...}", () => reprNow(toDict(self as FrameLocals))),
      richcompare(self, other, op) {
        if (op !== EQ && op !== NE) return NotImplemented;
        if (other instanceof FrameLocals) return ((self as FrameLocals).frame === other.frame) === (op === EQ);
        if (other instanceof PyDict) return equals(toDict(self as FrameLocals), other) === (op === EQ);
        return NotImplemented;
      },
      or(left, right) {
        const result = left instanceof FrameLocals ? toDict(left) : copyOf(left);
        for (const [key, value] of entriesOfAny(right)) result.set(key, value);
        return result;
      },
      ior(left, right) {
        update(left as FrameLocals, right);
        return left;
      },
    },
    writes: {
      setitem(self, key, value) {
        if (value === undefined) {
          if (indexOf((self as FrameLocals).frame, key) >= 0) throw cannotRemove();
          if ((self as FrameLocals).frame.extras?.take(key) === undefined) throw keyError(key);
        } else write(self as FrameLocals, key, value);
        return null;
      },
    },
  },
  methods: {
    keys: reads("()", (self: FrameLocals) => list(entriesOf(self).map(([key]) => key))),
    values: reads("()", (self: FrameLocals) => list(entriesOf(self).map(([, value]) => value))),
    items: reads("()", (self: FrameLocals) => list(entriesOf(self).map((entry) => new PyTuple(entry)))),
    get: reads(
      "(key, default=None, /)",
      (self: FrameLocals, key: Value, fallback?: Value) => read(self, key) ?? fallback ?? null,
    ),
    copy: reads("()", toDict),
    update: writes("(mapping, /)", (self: FrameLocals, mapping: Value) => {
      update(self, mapping);
      return null;
    }),
    setdefault: writes("(key, default=None, /)", (self: FrameLocals, key: Value, fallback?: Value) => {
      const value = read(self, key);
      if (value !== undefined) return value;
      write(self, key, fallback ?? null);
      return fallback ?? null;
    }),
    pop: writes("(key, default=None, /)", (self: FrameLocals, key: Value, fallback?: Value) => {
      if (indexOf(self.frame, key) >= 0) throw cannotRemove();
      const value = self.frame.extras?.take(key) ?? fallback;
      if (value === undefined) throw keyError(key);
      return value;
    }),
    __reversed__: reads("()", (self: FrameLocals) =>
      getIterator(
        list(
          entriesOf(self)
            .map(([key]) => key)
            .reverse(),
        ),
      ),
    ),
  },
});

function copyOf(mapping: Value): PyDict {
  if (!(mapping instanceof PyDict))
    throw typeError(`unsupported operand type(s) for |: '${typeOf(mapping).name}' and 'FrameLocalsProxy'`);
  const copy = new PyDict();
  copy.copyFrom(mapping);
  return copy;
}

function entriesOfAny(mapping: Value): Iterable<[Value, Value]> {
  if (mapping instanceof FrameLocals) return entriesOf(mapping);
  if (mapping instanceof PyDict) return mapping.entries();
  throw typeError(`unsupported operand type(s) for |: 'FrameLocalsProxy' and '${typeOf(mapping).name}'`);
}
