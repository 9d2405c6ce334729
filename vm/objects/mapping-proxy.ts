/** The Python type mappingproxy. Its representation is vm/core/mapping-proxy. */
import { defineType } from "../core/define-type.ts";
import { typeError } from "../core/errors.ts";
import { andThen } from "../core/execution.ts";
import { classGetItem } from "../core/generic-alias.ts";
import { PyList } from "../core/list.ts";
import { PyMappingProxy } from "../core/mapping-proxy.ts";
import { type Declaration, pure } from "../core/native.ts";
import { binaryOperation, OPERATOR_SLOTS } from "../core/ops/arithmetic.ts";
import { callMethod } from "../core/ops/call.ts";
import { richCompare } from "../core/ops/compare.ts";
import { hashValue } from "../core/ops/hash.ts";
import { contains, getItem, length } from "../core/ops/items.ts";
import { getIterator } from "../core/ops/iterate.ts";
import { reprNow, str, toStr } from "../core/ops/text.ts";
import { typeOf } from "../core/registry.ts";
import { PyTuple } from "../core/tuple.ts";
import type { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";

const OR = OPERATOR_SLOTS.findIndex(({ slot }) => slot === "or");

const mappingOf = (self: Value): Value => (self as PyMappingProxy).mapping;
const unwrap = (value: Value): Value => (value instanceof PyMappingProxy ? value.mapping : value);

/** A method that the mapping answers. */
const delegate = (name: string, doc: string): Declaration =>
  pure("()", (self: PyMappingProxy) => callMethod(self.mapping, name), doc);

export const mappingProxyType = defineType({
  name: "mappingproxy",
  doc: "Read-only proxy of a mapping.",
  instance: PyMappingProxy,
  sharing: "immutable",
  fields: { mapping: "ref" },
  final: true,
  patternKind: "mapping",
  construct: pure("(mapping)", (_cls: PyType, mapping: Value) => {
    const { name, slots } = typeOf(mapping);
    if (slots.getitem === undefined || mapping instanceof PyList || mapping instanceof PyTuple) {
      throw typeError(`mappingproxy() argument must be a mapping, not ${name}`);
    }
    return new PyMappingProxy(mapping);
  }),
  slots: {
    pure: {
      repr: (self) => toStr(`mappingproxy(${reprNow(mappingOf(self))})`),
      str: (self) => str(mappingOf(self)),
      hash: (self) => hashValue(mappingOf(self)),
      richcompare: (self, other, op) => richCompare(mappingOf(self), other, op),
      iter: (self) => getIterator(mappingOf(self)),
      length: (self) => length(mappingOf(self)),
      getitem: (self, key) => getItem(mappingOf(self), key),
      contains: (self, key) => contains(mappingOf(self), key),
      or: (left, right) => binaryOperation(OR, unwrap(left), unwrap(right)),
      ior: (self) => {
        throw typeError(`'|=' is not supported by ${typeOf(self).name}; use '|' instead`);
      },
    },
  },
  methods: {
    get: pure(
      "(key, default=None, /)",
      (self: PyMappingProxy, key: Value, fallback: Value = null) => callMethod(self.mapping, "get", key, fallback),
      "Return the value for key if key is in the mapping, else default.",
    ),
    keys: delegate("keys", "a set-like object providing a view on the underlying mapping's keys"),
    values: delegate("values", "an object providing a view on the underlying mapping's values"),
    items: delegate("items", "a set-like object providing a view on the underlying mapping's items"),
    copy: delegate("copy", "a shallow copy of the underlying mapping"),
    __reversed__: pure("()", (self: PyMappingProxy) => andThen(callMethod(self.mapping, "__reversed__"), (iterator) => iterator)),
    __class_getitem__: classGetItem,
  },
});
