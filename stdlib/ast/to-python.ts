/** From the compiler's syntax tree to Python objects: what ast.parse gives. It reads nodes by the grammar alone. */
import type { Constant } from "../../vm/bytecode/constant.ts";
import { realiseConstant } from "../../vm/core/code.ts";
import { list } from "../../vm/core/list.ts";
import { setOwnAttribute } from "../../vm/core/ops/attributes.ts";
import { toStr } from "../../vm/core/ops/text.ts";
import type { PyType } from "../../vm/core/type.ts";
import type { PyObject, Value } from "../../vm/core/value.ts";
import { type Field, type NodeClass, type NodeType, PLACE, PLACE_PROPERTIES } from "./asdl.ts";
import { type NodeClasses, nodeClasses } from "./classes.ts";

/** A node of the compiler's tree: its class under `kind`, and the fields of the grammar. */
export interface TreeNode {
  readonly kind: string;
}

type Properties = Readonly<Record<string, unknown>>;
type Kind = readonly [cls: PyType, type: NodeType, nodeClass: NodeClass];

/** The Python object for a tree. */
export function treeToPython(tree: TreeNode): Value {
  return new Converter(nodeClasses()).node(tree);
}

class Converter {
  readonly #singletons: ReadonlyMap<string, PyObject>;
  readonly #kinds: ReadonlyMap<string, Kind>;

  constructor({ singletons, kinds }: NodeClasses) {
    this.#singletons = singletons;
    this.#kinds = new Map([...kinds].map(([cls, [type, nodeClass]]) => [nodeClass.name, [cls, type, nodeClass]]));
  }

  node(tree: TreeNode): PyObject {
    const [cls, { hasPlace }, { fields }] = this.#kinds.get(tree.kind)!;
    const object = cls.instantiate();
    const properties = tree as unknown as Properties;
    for (const field of fields) {
      const value = properties[field.property];
      setOwnAttribute(
        object,
        field.name,
        field.quantifier === "list"
          ? list((value as unknown[]).map((item) => this.#value(field, item)))
          : this.#value(field, value),
      );
    }
    if (!hasPlace) return object;
    PLACE.forEach((name, i) => {
      setOwnAttribute(object, name, properties[PLACE_PROPERTIES[i]!] as number);
    });
    return object;
  }

  #value({ type }: Field, value: unknown): Value {
    if (type === "constant") return realiseConstant(value as Constant);
    if (value === null) return null;
    if (typeof value === "string") return isText(type) ? toStr(value) : this.#singletons.get(value)!;
    return typeof value === "object" ? this.node(value as TreeNode) : (value as number);
  }
}

const isText = (type: string): boolean => type === "identifier" || type === "string";
