/**
 * From Python objects to the compiler's syntax tree, for compile() of a tree. Only shapes are checked here, field by field
 * and in the words of CPython; whether the tree makes sense is for compiler/validate-tree.ts.
 */

import { PyBytes } from "../../vm/core/bytes.ts";
import { overflowError, pyError, runtimeError, typeError, valueError } from "../../vm/core/errors.ts";
import { PyList } from "../../vm/core/list.ts";
import { readable } from "../../vm/core/native.ts";
import { findAttribute } from "../../vm/core/ops/attributes.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { isInstanceNow } from "../../vm/core/ops/instance-check.ts";
import { reprNow, textOf } from "../../vm/core/ops/text.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { shortName } from "../../vm/core/type.ts";
import type { Value } from "../../vm/core/value.ts";
import { type Field, type NodeClass, type NodeType, PLACE, PLACE_PROPERTIES } from "./asdl.ts";
import { type NodeClasses, nodeClasses } from "./classes.ts";
import { constantOf } from "./constants.ts";
import type { TreeNode } from "./to-python.ts";

/** The root that compile() wants in each mode. */
const ROOTS = { exec: "Module", eval: "Expression", single: "Interactive", func_type: "FunctionType" } as const;

/** Nodes may be nested this deeply. */
const MAX_DEPTH = 3000;

/** The tree for the root of the given mode. Raises TypeError, ValueError and RecursionError. */
export function treeFromPython(value: Value, mode: keyof typeof ROOTS): TreeNode {
  const classes = nodeClasses();
  const root = ROOTS[mode];
  if (!isInstanceNow(value, classes.byName.get(root)!)) {
    throw typeError(`expected ${root} node, got ${shortName(typeOf(value))}`);
  }
  return new Reader(classes).node(value, classes.grammar.get("mod")!) as TreeNode;
}

class Reader {
  readonly #classes: NodeClasses;
  #depth = 0;

  constructor(classes: NodeClasses) {
    this.#classes = classes;
  }

  /** The node for a value that should be of this type; the name of an operator or context; null for None. */
  node(value: Value, type: NodeType): TreeNode | string | null {
    if (!type.isSum) {
      // CPython takes any object that has the attributes of a product.
      const node = this.#fields(value, type.classes[0]!);
      return Object.assign(node, this.#place(value, type));
    }
    if (value === null && !type.isEnumeration) return null;
    const place = this.#place(value, type);
    const nodeClass = this.#classOf(value, type);
    if (nodeClass === undefined) throw typeError(`expected some sort of ${type.name}, but got ${reprNow(value)}`);
    if (type.isEnumeration) return nodeClass.name;
    return Object.assign(this.#fields(value, nodeClass), place);
  }

  #classOf(value: Value, type: NodeType): NodeClass | undefined {
    const exact = this.#classes.kinds.get(typeOf(value));
    if (exact !== undefined && exact[0] === type) return exact[1];
    return type.classes.find(({ name }) => isInstanceNow(value, this.#classes.byName.get(name)!));
  }

  #place(value: Value, type: NodeType): Record<string, number> {
    const place: Record<string, number> = {};
    if (!type.hasPlace) return place;
    PLACE.forEach((name, i) => {
      const found = findAttribute(value, name);
      if (i >= 2 && type.hasOptionalEnd && (found ?? null) === null) {
        place[PLACE_PROPERTIES[i]!] = place[PLACE_PROPERTIES[i - 2]!]!;
        return;
      }
      if (found === undefined) throw typeError(`required field "${name}" missing from ${type.name}`);
      place[PLACE_PROPERTIES[i]!] = intOf(found);
    });
    return place;
  }

  #fields(value: Value, nodeClass: NodeClass): TreeNode & Record<string, unknown> {
    if (++this.#depth > MAX_DEPTH) {
      throw pyError("RecursionError", `maximum recursion depth exceeded while traversing '${nodeClass.name}' node`);
    }
    const node: TreeNode & Record<string, unknown> = { kind: nodeClass.name };
    for (const field of nodeClass.fields) node[field.property] = this.#field(value, nodeClass, field);
    for (const { name, property, type, quantifier } of nodeClass.fields) {
      if (quantifier === "one" && type !== "constant" && node[property] === null) {
        throw valueError(`field '${name}' is required for ${nodeClass.name}`);
      }
    }
    this.#depth--;
    return node;
  }

  #field(value: Value, { name: className }: NodeClass, field: Field): unknown {
    const { name, type, quantifier } = field;
    const found = findAttribute(value, name);
    if (quantifier === "list") return found === undefined ? [] : this.#list(found, className, field);
    if (quantifier === "optional" && (found ?? null) === null) return null;
    if (found === undefined) throw typeError(`required field "${name}" missing from ${className}`);
    return this.#single(found, type);
  }

  #list(value: Value, className: string, { name, type }: Field): unknown[] {
    if (!(value instanceof PyList)) {
      throw typeError(`${className} field "${name}" must be a list, not a ${shortName(typeOf(value))}`);
    }
    const { length } = readable(value).items;
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) {
      const item = this.#single(value.items[i]!, type);
      // Of expressions and statements, None may be meant or is reported later; CPython has no answer for the others.
      if (item === null && type !== "expr" && type !== "stmt") throw valueError(`None disallowed in ${type} list`);
      list.push(item);
      if (value.items.length !== length) {
        throw runtimeError(`${className} field "${name}" changed size during iteration`);
      }
    }
    return list;
  }

  #single(value: Value, type: string): unknown {
    switch (type) {
      case "int":
        return intOf(value);
      case "constant":
        return constantOf(value);
      case "identifier":
        if (value !== null && typeOf(value) !== types.str) throw typeError("AST identifier must be of type str");
        return value === null ? null : textOf(value)!;
      case "string":
        if (value instanceof PyBytes && !value.$cls.isHeapType) return new TextDecoder("latin1").decode(value.bytes);
        if (value !== null && typeOf(value) !== types.str) throw typeError("AST string must be of type str");
        return value === null ? null : textOf(value)!;
      default:
        return this.node(value, this.#classes.grammar.get(type)!);
    }
  }
}

/** A value as a C int. */
function intOf(value: Value): number {
  const int = exactInt(value);
  if (int === undefined) throw valueError(`invalid integer value: ${reprNow(value)}`);
  if (typeof int === "bigint" || int !== (int | 0)) throw overflowError("Python int too large to convert to C int");
  return int;
}
