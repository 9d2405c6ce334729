/** The VM objects of the decimal module: numbers, contexts, and the mappings of a context's flags and traps. */
import { readable } from "../../vm/core/native.ts";
import { MutableObject, PyObject } from "../../vm/core/value.ts";
import type { Int } from "../../vm/numeric/int.ts";
import { ANY_INVALID, DecContext, DIVISION_BY_ZERO, OVERFLOW, type Rounding } from "./context.ts";
import { type Dec, ZERO } from "./dec.ts";

/** A Decimal. Immutable. */
export class PyDecimal extends PyObject {
  readonly value: Dec;
  constructor(value: Dec = ZERO) {
    super();
    this.value = value;
  }
}

/** A Context. The exact limits are kept beside the arithmetic's, which has them as doubles. */
export class PyDecimalContext extends MutableObject {
  /** What the arithmetic is given; follows from the settings. */
  core: DecContext;
  rounding: Rounding;
  clamp = false;
  prec: Int;
  emin: Int;
  emax: Int;
  capitals: 0 | 1 = 1;
  /** Conditions raised so far, and those that raise an exception. */
  status = 0;
  traps = ANY_INVALID | DIVISION_BY_ZERO | OVERFLOW;

  constructor(prec: Int = 28, rounding: Rounding = "ROUND_HALF_EVEN", emin: Int = -999999, emax: Int = 999999) {
    super();
    this.prec = prec;
    this.emin = emin;
    this.emax = emax;
    this.rounding = rounding;
    this.core = this.makeCore();
  }

  private makeCore(): DecContext {
    return new DecContext(Number(this.prec), this.rounding, Number(this.emin), Number(this.emax), this.clamp);
  }

  rebuild(): void {
    this.core = this.makeCore();
  }

  setRounding(rounding: Rounding): void {
    this.rounding = rounding;
    this.core.rounding = rounding;
  }

  setClamp(clamp: boolean): void {
    this.clamp = clamp;
    this.core.clamp = clamp;
  }

  setPrec(prec: Int): void {
    this.prec = prec;
    this.core.prec = Number(prec);
  }

  setEmin(emin: Int): void {
    this.emin = emin;
    this.core.emin = Number(emin);
  }

  setEmax(emax: Int): void {
    this.emax = emax;
    this.core.emax = Number(emax);
  }

  /** Takes over everything, traps and status included. */
  copyFrom(other: PyDecimalContext): void {
    readable(other);
    this.setPrec(other.prec);
    this.setEmin(other.emin);
    this.setEmax(other.emax);
    this.setRounding(other.rounding);
    this.setClamp(other.clamp);
    this.capitals = other.capitals;
    this.status = other.status;
    this.traps = other.traps;
  }
}

/** A context's flags or traps as a mapping. */
export class PySignalDict extends MutableObject {
  /** Null in one that Python code made itself, which is good for nothing. */
  readonly context: PyDecimalContext | null;
  readonly which: "status" | "traps";
  constructor(context: PyDecimalContext | null, which: "status" | "traps") {
    super();
    this.context = context;
    this.which = which;
  }
}

/** What localcontext() gives. */
export class PyContextManager extends MutableObject {
  readonly local: PyDecimalContext;
  readonly saved: PyDecimalContext;
  constructor(local: PyDecimalContext, saved: PyDecimalContext) {
    super();
    this.local = local;
    this.saved = saved;
  }
}
