/**
 * Accessors: JavaScript functions that read or write one attribute of one kind of receiver, and answer "not mine" for others.
 *
 * Each is compiled from its own text, because V8 keeps what it knows of a property access per function: an accessor
 * that meets one kind of receiver becomes a single guarded load, where a shared function would search. The barrier is
 * inside for the same reason. Whoever asks decides which receiver is right; here it is only put into words.
 */
import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
import { propertyOf, type Shape } from "../core/shape.ts";
import type { PyType } from "../core/type.ts";
import { ownFunction, type PyObject, type Value } from "../core/value.ts";

/** The attribute, or undefined when the object is not of the kind, or has no value there. The object is not None. */
export type Reader = (object: Value) => Value | undefined;
/** Stores the attribute; false when the object is not of the kind. */
export type Writer = (object: PyObject, value: Value) => boolean;

/** Instances of a class while they have a shape, and for as long as the class is what it was. */
export interface Receiver {
  readonly type: PyType;
  readonly shape: Shape | undefined;
}

/** Accessors by receiver (its shape, or its class when it has none) and what they do, with the class's version then. */
const accessors = new WeakMap<object, Map<string, { readonly version: number; readonly accessor: unknown }>>();

function remembered<F>({ type, shape }: Receiver, purpose: string, make: () => F): F {
  const owner = shape ?? type;
  let byPurpose = accessors.get(owner);
  if (byPurpose === undefined) {
    byPurpose = new Map();
    accessors.set(owner, byPurpose);
  }
  const known = byPurpose.get(purpose);
  if (known?.version === type.version) return known.accessor as F;
  const accessor = make();
  byPurpose.set(purpose, { version: type.version, accessor });
  return accessor;
}

const NAMES = ["type", "shape", "version", "next", "value", "txn", "openForRead", "openForWrite"] as const;

function compile<F>(text: string, { type, shape }: Receiver, next: Shape | undefined, value: Value): F {
  const make = ownFunction(NAMES, `return ${text};`);
  return make(type, shape, type.version, next, value, txn, openForRead, openForWrite) as F;
}

/** The condition under which `o` is a receiver of the kind. A shape belongs to one class. */
const isReceiver = ({ shape }: Receiver): string =>
  `${shape === undefined ? "o.$cls === type" : "o.$shape === shape"} && type.version === version`;

/** The barrier. What the object was, it may not be any more when it has been refilled. */
const opening = (stamp: string, threshold: string, open: string, receiver: Receiver, otherwise: string): string =>
  `if (o.${stamp} < txn.${threshold}) {
    ${open}(o);
    if (!(${isReceiver(receiver)})) return ${otherwise};
  }`;

/** Reads the instance's JavaScript property. */
export function propertyReader(receiver: Receiver, property: string): Reader {
  return remembered(receiver, `read ${property}`, () =>
    compile(
      `(o) => {
        if (!(${isReceiver(receiver)})) return undefined;
        ${opening("$r", "readable", "openForRead", receiver, "undefined")}
        return o[${JSON.stringify(property)}];
      }`,
      receiver,
      undefined,
      null,
    ),
  );
}

/** Gives `value`, which is what the class has under the name, and the instance has not. */
export function constantReader(receiver: Receiver, name: string, value: Value): Reader {
  const barrier = receiver.shape === undefined ? "" : opening("$r", "readable", "openForRead", receiver, "undefined");
  return remembered(receiver, `class ${name}`, () =>
    compile(
      `(o) => {
        if (!(${isReceiver(receiver)})) return undefined;
        ${barrier}
        return value;
      }`,
      receiver,
      undefined,
      value,
    ),
  );
}

/** Writes the instance's JavaScript property, after which the instance has the shape `next`. */
export function propertyWriter(receiver: Receiver, property: string, next: Shape | undefined): Writer {
  return remembered(receiver, `write ${property}`, () =>
    compile(
      `(o, v) => {
        if (!(${isReceiver(receiver)})) return false;
        ${opening("$w", "writable", "openForWrite", receiver, "false")}
        o[${JSON.stringify(property)}] = v;
        ${next === receiver.shape ? "" : "o.$shape = next;"}
        return true;
      }`,
      receiver,
      next,
      null,
    ),
  );
}

/** Writes an attribute that the instance has, or is to get. */
export function attributeWriter(receiver: Receiver, shape: Shape, name: string): Writer {
  const known = shape.properties.get(name);
  return propertyWriter(receiver, known ?? propertyOf(name), known === undefined ? shape.with(name) : shape);
}
