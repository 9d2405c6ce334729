/**
 * The representation of int: a plain JavaScript value, or an instance of a Python subclass around one. Must not know int's
 * methods: those are int.ts and its neighbours.
 */
import { pyError } from "../core/errors.ts";
import { readable } from "../core/native.ts";
import { setIntUnboxer } from "../core/ops/index-value.ts";
import { type Int, MutableObject } from "../core/value.ts";
import { setFaultMaker } from "../numeric/fault.ts";
import { RANGE_ERROR } from "../numeric/float.ts";

/** An instance of a Python subclass of int. */
export class PyIntInstance extends MutableObject {
  readonly value: Int;
  constructor(value: Int = 0) {
    super();
    this.value = value;
  }
}

setIntUnboxer((value) => (value instanceof PyIntInstance ? readable(value).value : undefined));

/** C's errno for a result out of range, which such OverflowErrors carry. */
const ERANGE = 34;

setFaultMaker((kind, message) => {
  if (message === RANGE_ERROR) return pyError(kind, ERANGE, message);
  return message === "" ? pyError(kind) : pyError(kind, message);
});
