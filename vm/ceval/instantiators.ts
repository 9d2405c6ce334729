/**
 * Instantiators: constructors of the instances of busy Python classes.
 *
 * An instantiator makes room for the attributes that instances of the class have come to have so far, in their order, so that
 * V8 gives all of them one hidden class from the start and __init__ only stores. Which of them exist, the shape says.
 */
import { MAX_STAMP, txn } from "../../runtime/stm/transaction.ts";
import { PySlotMember } from "../core/descriptor.ts";
import type { Shape } from "../core/shape.ts";
import type { PyType } from "../core/type.ts";
import { ownFunction, type PyObject } from "../core/value.ts";

/** Instances made before it is known what they look like. */
export const BUSY_AFTER = 32;

/** More attributes than this are not foreseen. */
const MAX_FORESEEN = 32;

/** Gives the class an instantiator. Its instances must be plain: no builtin base but object. */
export function addInstantiator(cls: PyType): void {
  // Instances that are finalised are made by their instance class: see vm/objects/finalisable.ts.
  if (cls.lookup("__del__") !== undefined) return;
  const { prototype } = cls.instanceClass;
  const attributes = [...slots(cls), ...(cls.rootShape === undefined ? [] : foreseen(cls.rootShape))];
  const lines = [
    "this.$id = 0;",
    "this.$r = stamp;",
    "this.$w = txn.now;",
    ...(cls.rootShape === undefined ? [] : ["this.$shape = shape;"]),
    ...attributes.map((property) => `this[${JSON.stringify(property)}] = undefined;`),
  ];
  const make = ownFunction(["stamp", "txn", "shape"], `return function () { ${lines.join(" ")} };`);
  const instantiator = make(MAX_STAMP, txn, cls.rootShape) as new () => PyObject;
  instantiator.prototype = prototype;
  cls.instantiator = instantiator;
}

function* slots(cls: PyType): Iterable<string> {
  for (const { namespace } of cls.mro.toReversed()) {
    for (const name of namespace.stringKeys()) {
      const member = namespace.getString(name);
      if (member instanceof PySlotMember) yield member.property;
    }
  }
}

function foreseen(root: Shape): Iterable<string> {
  const { properties } = root.usual;
  return properties.size > MAX_FORESEEN ? [] : properties.values();
}
