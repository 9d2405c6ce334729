/** A `__builtins__` that is no dict: any mapping will do, and it is asked for every name. */
import { setMappingAdapter } from "../core/builtins-of.ts";
import { PyDict } from "../core/dict.ts";
import { isPyError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { getItem } from "../core/ops/items.ts";
import { PyType } from "../core/type.ts";
import type { Value } from "../core/value.ts";
import { dictType } from "./dict.ts";

/** Stands for a mapping where frames keep a dict. Its class says that it is a dict with its own way to look up. */
class MappingBuiltins extends PyDict {
  readonly mapping: Value;
  constructor(mapping: Value) {
    super();
    this.mapping = mapping;
  }

  override getString(key: string): Value | undefined {
    try {
      return settle(getItem(this.mapping, key));
    } catch (error) {
      if (isPyError(error, "KeyError")) return undefined;
      throw error;
    }
  }
}

const type = new PyType("dict", [dictType], new PyDict(), MappingBuiltins, true);
type.mro = [type, ...dictType.mro];
type.slots = { ...dictType.slots, getitem: (self, key) => getItem((self as MappingBuiltins).mapping, key) };
Object.defineProperty(MappingBuiltins.prototype, "$cls", { value: type });

setMappingAdapter((mapping) => new MappingBuiltins(mapping));
