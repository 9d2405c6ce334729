/** `ast.AST`, the base of all node classes: how nodes are made, pickled and compared. It must not know which classes there are. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { typeError } from "../../vm/core/errors.ts";
import { PyGenericAlias } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list } from "../../vm/core/list.ts";
import { pure, reads, writes } from "../../vm/core/native.ts";
import { findAttribute, materialiseDict, setAttributeNow } from "../../vm/core/ops/attributes.ts";
import { containsNow, getItemNow, lengthNow } from "../../vm/core/ops/items.ts";
import { iterate } from "../../vm/core/ops/iterate.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { type PyType, shortName } from "../../vm/core/type.ts";
import { PyUnion } from "../../vm/core/union-type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { GENERIC_DICT } from "../../vm/objects/instance-members.ts";

export class PyNode extends MutableObject {}

const FROM_3_15 = "This will become an error in Python 3.15.";

/** Sets the fields given; `omitted` says what to do with those that are not. */
function initialise(self: PyNode, args: readonly Value[], kwargs: Keywords, loadContext: () => readonly [PyType, Value]): null {
  const type = self.$cls;
  const fields = findAttribute(type, "_fields");
  const count = fields === undefined ? 0 : lengthNow(fields);
  if (args.length > count) {
    throw typeError(`${shortName(type)} constructor takes at most ${count} positional argument${count === 1 ? "" : "s"}`);
  }
  const remaining = new Set<string>();
  for (const field of fields === undefined ? [] : iterate(fields)) remaining.add(textOf(field) ?? reprNow(field));
  args.forEach((value, i) => {
    const name = textOf(getItemNow(fields!, i))!;
    setAttributeNow(self, name, value);
    remaining.delete(name);
  });
  for (const [name, value] of kwargs) {
    if (fields !== undefined && containsNow(fields, name)) {
      if (!remaining.delete(name)) throw typeError(`${shortName(type)} got multiple values for argument ${reprNow(name)}`);
    } else if (!containsNow(findAttribute(type, "_attributes") ?? tuple([]), name)) {
      warnNow(
        "DeprecationWarning",
        `${type.name}.__init__ got an unexpected keyword argument ${reprNow(name)}. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.`,
      );
    }
    setAttributeNow(self, name, value);
  }
  const fieldTypes = remaining.size === 0 ? undefined : findAttribute(type, "_field_types");
  if (fieldTypes instanceof PyDict) for (const name of remaining) fillField(self, name, fieldTypes.getString(name), loadContext);
  return null;
}

function fillField(self: PyNode, name: string, type: Value | undefined, loadContext: () => readonly [PyType, Value]): void {
  const className = self.$cls.name;
  if (type === undefined) {
    warnNow("DeprecationWarning", `Field ${reprNow(name)} is missing from ${className}._field_types. ${FROM_3_15}`);
    return;
  }
  // An optional field's default is an attribute of the class.
  if (type instanceof PyUnion) return;
  const [contextType, load] = loadContext();
  if (type instanceof PyGenericAlias) setAttributeNow(self, name, list([]));
  else if (type === contextType) setAttributeNow(self, name, load);
  else {
    warnNow("DeprecationWarning", `${className}.__init__ missing 1 required positional argument: ${reprNow(name)}. ${FROM_3_15}`);
  }
}

/** For pickle and copy: the class is called with a None per field that is there, so that it does not complain. */
function reduce(self: PyNode): Value {
  const dict = new PyDict();
  dict.copyFrom(materialiseDict(self));
  const fields = findAttribute(self.$cls, "_fields");
  const args: Value[] = [];
  for (const field of fields === undefined ? [] : iterate(fields)) {
    if (dict.get(field) === undefined) break;
    args.push(null);
  }
  return tuple([self.$cls, tuple(args), dict]);
}

/**
 * Makes `ast.AST`. `loadContext` gives the class expr_context and the Load that a context left out becomes.
 */
export function defineNodeType(loadContext: () => readonly [PyType, Value]): PyType {
  return defineType({
    name: "AST",
    module: "ast",
    instance: PyNode,
    sharing: "versioned",
    fields: {},
    hasDict: true,
    hasWeakrefs: true,
    // The arguments are for __init__.
    construct: pure("(*args, **kwargs)", (cls: PyType) => newInstance(cls, PyNode)),
    init: writes("(*args, **kwargs)", (self: PyNode, args: Value[], kwargs: Keywords) =>
      initialise(self, args, kwargs, loadContext),
    ),
    methods: { __reduce__: reads("()", reduce) },
    getters: { __dict__: GENERIC_DICT },
    attributes: { _fields: tuple([]), _attributes: tuple([]), __match_args__: tuple([]) },
  });
}
