/**
 * Shapes: which attributes an instance has, in insertion order, and under which JavaScript property each is stored.
 *
 * A shape belongs to one class and never changes; adding or deleting an attribute moves the instance to another shape
 * of the same class. The JavaScript object may carry more properties than its shape names (the constructor of a class
 * preallocates them so that V8 sees one hidden class); only the shape says which of them exist.
 */

import type { PyType } from "./type.ts";
import type { PyObject, Value } from "./value.ts";

/** An instance as a bag of JavaScript properties; the only place that indexes objects by attribute property. */
export interface AttributeBag {
  [property: string]: Value | undefined;
}

/** Above this many attributes an instance keeps them in a dict instead. */
export const MAX_SHAPE_ATTRIBUTES = 96;

const PREFIX = "_$";

/** The JavaScript property that stores the attribute; the prefix keeps clear of `$id`, `constructor`, `__proto__`, ... */
export const propertyOf = (name: string): string => PREFIX + name;

const NO_PROPERTIES: ReadonlyMap<string, string> = new Map();

export class Shape {
  readonly cls: PyType;
  readonly names: readonly string[];
  /** Attribute name to JavaScript property. */
  readonly properties: ReadonlyMap<string, string>;
  /** True for the one shape per class whose instances keep their attributes in `$dict`. */
  readonly usesDict: boolean;
  #added: Map<string, Shape> | null = null;

  constructor(cls: PyType, names: readonly string[], usesDict = false) {
    this.cls = cls;
    this.names = names;
    this.properties = names.length === 0 ? NO_PROPERTIES : new Map(names.map((name) => [name, propertyOf(name)]));
    this.usesDict = usesDict;
  }

  with(name: string): Shape {
    let next = this.#added?.get(name);
    if (next === undefined) {
      this.#added ??= new Map();
      next = new Shape(this.cls, [...this.names, name]);
      this.#added.set(name, next);
    }
    return next;
  }

  /** The shape that instances usually come to have: where their attributes were first added in this order. */
  get usual(): Shape {
    if (this.#added === null) return this;
    const [next] = this.#added.values();
    return next!.usual;
  }

  without(name: string): Shape {
    let shape = this.cls.rootShape!;
    for (const other of this.names) if (other !== name) shape = shape.with(other);
    return shape;
  }
}

export function readAttribute(object: PyObject, property: string): Value | undefined {
  return (object as unknown as AttributeBag)[property];
}

export function writeAttribute(object: PyObject, property: string, value: Value | undefined): void {
  (object as unknown as AttributeBag)[property] = value;
}
