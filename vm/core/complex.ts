/** The representation of complex; its Python type is vm/objects/complex. */
import { PyObject } from "./value.ts";

/** A complex number. Immutable. */
export class PyComplex extends PyObject {
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number) {
    super();
    this.real = real;
    this.imag = imag;
  }
}
