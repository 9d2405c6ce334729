/** The representation of mappingproxy, a read-only view of a mapping; its Python type is vm/objects/mapping-proxy. */
import { PyObject, type Value } from "./value.ts";

export class PyMappingProxy extends PyObject {
  readonly mapping: Value;
  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
  }
}

export const mappingProxy = (mapping: Value): PyMappingProxy => new PyMappingProxy(mapping);
