/** The Python classes of syntax tree nodes, made from the grammar when they are first needed. */
import { dictOf, PyDict } from "../../vm/core/dict.ts";
import { PyGenericAlias } from "../../vm/core/generic-alias.ts";
import { callNow } from "../../vm/core/ops/call.ts";
import { builtinTypes, types } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { makeUnion } from "../../vm/objects/union-type.ts";
import { type Field, type NodeClass, type NodeType, PLACE, parseGrammar } from "./asdl.ts";
import { defineNodeType } from "./node-type.ts";

export interface NodeClasses {
  readonly grammar: ReadonlyMap<string, NodeType>;
  readonly base: PyType;
  /** All classes under their names, in the order of the grammar, sums before their members. */
  readonly byName: ReadonlyMap<string, PyType>;
  /** The one instance of each operator and context that the parser uses. */
  readonly singletons: ReadonlyMap<string, PyObject>;
  /** The type and the class of the grammar that a class stands for. */
  readonly kinds: ReadonlyMap<PyType, readonly [NodeType, NodeClass]>;
}

let made: NodeClasses | undefined;

export function nodeClasses(): NodeClasses {
  made ??= makeClasses();
  return made;
}

/** Class attributes: what does not depend on the classes of the fields. */
function classNamespace(doc: string, fields: readonly Field[]): [string, Value][] {
  const names = tuple(fields.map(({ name }) => name));
  return [
    ["_fields", names],
    ["__match_args__", names],
    ["__module__", "ast"],
    ["__doc__", doc],
    ...fields.filter(({ quantifier }) => quantifier === "optional").map(({ name }): [string, Value] => [name, null]),
  ];
}

/** Class attributes of types of the grammar, which their members inherit. */
function placeNamespace(type: NodeType): [string, Value][] {
  const namespace: [string, Value][] = [["_attributes", tuple(type.hasPlace ? PLACE : [])]];
  if (type.hasOptionalEnd) namespace.push(["end_lineno", null], ["end_col_offset", null]);
  return namespace;
}

function makeClasses(): NodeClasses {
  const grammar = parseGrammar();
  const byName = new Map<string, PyType>();
  const singletons = new Map<string, PyObject>();
  const kinds = new Map<PyType, readonly [NodeType, NodeClass]>();
  const base = defineNodeType(() => [byName.get("expr_context")!, singletons.get("Load")!]);
  const make = (name: string, parent: PyType, namespace: [string, Value][]): PyType => {
    const cls = callNow(types.type, name, tuple([parent]), dictOf(namespace)) as PyType;
    byName.set(name, cls);
    return cls;
  };
  for (const type of grammar.values()) {
    const ownFields = type.isSum ? [] : type.classes[0]!.fields;
    const parent = make(type.name, base, [...classNamespace(type.doc, ownFields), ...placeNamespace(type)]);
    for (const nodeClass of type.classes) {
      const cls = type.isSum ? make(nodeClass.name, parent, classNamespace(nodeClass.doc, nodeClass.fields)) : parent;
      kinds.set(cls, [type, nodeClass]);
      if (type.isEnumeration) singletons.set(nodeClass.name, callNow(cls) as PyObject);
    }
  }
  for (const [cls, [, { fields }]] of kinds) addFieldTypes(cls, fields, byName);
  return { grammar, base, byName, singletons, kinds };
}

function addFieldTypes(cls: PyType, fields: readonly Field[], byName: ReadonlyMap<string, PyType>): void {
  const listType = builtinTypes.get("list")!;
  const fieldTypes = new PyDict();
  for (const { name, type, quantifier } of fields) {
    const element = byName.get(type) ?? (type === "int" ? types.int : type === "constant" ? types.object : types.str);
    fieldTypes.setString(
      name,
      quantifier === "one"
        ? element
        : quantifier === "list"
          ? new PyGenericAlias(listType, element)
          : makeUnion([element, types.NoneType]),
    );
  }
  cls.bind("_field_types", fieldTypes);
  cls.bind("__annotations__", fieldTypes);
  cls.modified();
}
