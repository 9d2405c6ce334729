/** The type decimal.Context, and the context manager of localcontext(). */
import { defineType, type GetSetSpec } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { attributeError, overflowError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list, PyList } from "../../vm/core/list.ts";
import { type Declaration, pure, reads, writes } from "../../vm/core/native.ts";
import { genericSetAttribute } from "../../vm/core/ops/attributes.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Int, PyFloat, type Value } from "../../vm/core/value.ts";
import { add as addInt, sub } from "../../vm/numeric/int.ts";
import * as arithmetic from "./arithmetic.ts";
import { MAX_EMAX, MAX_PREC, MIN_EMIN } from "./context.ts";
import { fromDouble } from "./convert.ts";
import { fromInt } from "./dec.ts";
import { PyContextManager, PyDecimal, PyDecimalContext, PySignalDict } from "./objects.ts";
import { BINARY, CONTEXT_BINARY, CONTEXT_TESTS, CONTEXT_UNARY, TESTS, UNARY } from "./operations.ts";
import * as rescale from "./rescale.ts";
import { finalize } from "./round.ts";
import type { DecimalRuntime } from "./runtime.ts";
import { bitsOfDict, signalNow } from "./signal-dict.ts";
import { signalClasses, signalNames } from "./signals.ts";
import { toText } from "./text.ts";
import { power, powerModulo } from "./transcendental.ts";

/** An integer for an attribute, in a range. */
function attributeNow(value: Value, low: Int, high: Int, message: string): Int {
  const int = exactInt(value);
  if (int === undefined) throw typeError("an integer is required");
  if (BigInt.asIntN(64, BigInt(int)) !== BigInt(int)) throw overflowError("Python int too large to convert to C ssize_t");
  if (int < low || int > high) throw valueError(message);
  return int;
}

/** The settable attributes of a context, by name. */
export function setContextAttribute(runtime: DecimalRuntime, context: PyDecimalContext, name: string, value: Value): void {
  switch (name) {
    case "prec":
      context.setPrec(attributeNow(value, 1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"));
      break;
    case "rounding":
      context.setRounding(runtime.roundingNow(value));
      break;
    case "Emin":
      context.setEmin(attributeNow(value, MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"));
      break;
    case "Emax":
      context.setEmax(attributeNow(value, 0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"));
      break;
    case "capitals":
      context.capitals = attributeNow(value, 0, 1, "valid values for capitals are 0 or 1") as 0 | 1;
      break;
    case "clamp":
      context.setClamp(attributeNow(value, 0, 1, "valid values for clamp are 0 or 1") === 1);
      break;
    case "flags":
      context.status = signalBits(runtime, value, false);
      break;
    case "traps":
      context.traps = signalBits(runtime, value, false);
  }
}

/** The conditions that a mapping of signals sets, or (for the constructor) a list of them. */
function signalBits(runtime: DecimalRuntime, value: Value, allowList: boolean): number {
  if (value instanceof PySignalDict && value.context !== null) return value.context[value.which];
  if (value instanceof PyDict) return bitsOfDict(runtime.signals, value);
  if (!allowList || !(value instanceof PyList)) throw typeError("argument must be a signal dict");
  return value.items.reduce<number>((bits, item) => bits | signalNow(runtime.signals, item).bits, 0);
}

const NAMES = ["prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"] as const;

export const isSetting = (name: string): boolean => (NAMES as readonly string[]).includes(name);

/** Applies the arguments of Context() and localcontext(); None leaves an attribute as it is. */
export function applySettings(
  runtime: DecimalRuntime,
  context: PyDecimalContext,
  settings: ReadonlyMap<string, Value | undefined>,
): void {
  for (const name of NAMES) {
    const value = settings.get(name);
    if (value === undefined || value === null) continue;
    if (name === "flags") context.status = signalBits(runtime, value, true);
    else if (name === "traps") context.traps = signalBits(runtime, value, true);
    else setContextAttribute(runtime, context, name, value);
  }
}

type MakeSignalDict = (context: PyDecimalContext, which: "status" | "traps") => Value;

export function defineContext(runtime: DecimalRuntime, makeSignalDict: MakeSignalDict): PyType {
  const attributes: Readonly<Record<(typeof NAMES)[number], (context: PyDecimalContext) => Value>> = {
    prec: (context) => context.prec,
    rounding: (context) => context.core.rounding,
    Emin: (context) => context.emin,
    Emax: (context) => context.emax,
    capitals: (context) => context.capitals,
    clamp: (context) => (context.core.clamp ? 1 : 0),
    flags: (context) => makeSignalDict(context, "status"),
    traps: (context) => makeSignalDict(context, "traps"),
  };
  const getters: Record<string, GetSetSpec> = {};
  for (const name of NAMES) {
    getters[name] = {
      get: attributes[name],
      set: (self: PyDecimalContext, value: Value | undefined) => setContextAttribute(runtime, self, name, value as Value),
    };
  }

  const methods: Record<string, Declaration> = {};
  for (const [name, { compute, doc }] of Object.entries({ ...UNARY, ...CONTEXT_UNARY })) {
    methods[name] = pure(
      "(x, /)",
      (self: PyDecimalContext, x: Value) => {
        const a = runtime.operandNow(x);
        return runtime.compute(self, (core) => compute(a, core));
      },
      doc,
    );
  }
  for (const [name, { compute, doc }] of Object.entries({ ...BINARY, ...CONTEXT_BINARY })) {
    methods[name] = pure(
      "(x, y, /)",
      (self: PyDecimalContext, x: Value, y: Value) => {
        const [a, b] = [runtime.operandNow(x), runtime.operandNow(y)];
        return runtime.compute(self, (core) => compute(a, b, core));
      },
      doc,
    );
  }
  for (const [name, { compute, doc }] of Object.entries(TESTS)) {
    methods[name] = pure("(x, /)", (_self: PyDecimalContext, x: Value) => compute(runtime.operandNow(x)), doc);
  }
  for (const [name, { compute, doc }] of Object.entries(CONTEXT_TESTS)) {
    methods[name] = reads("(x, /)", (self: PyDecimalContext, x: Value) => compute(runtime.operandNow(x), self.core), doc);
  }

  const copy = (self: PyDecimalContext): PyDecimalContext => {
    const twin = new PyDecimalContext();
    twin.copyFrom(self);
    return twin;
  };

  function powerOf(self: PyDecimalContext, a: Value, b: Value, modulo: Value = null): Value {
    const [base, exponent] = [runtime.operandNow(a), runtime.operandNow(b)];
    if (modulo === null) return runtime.compute(self, (core) => power(base, exponent, core));
    const modulus = runtime.operandNow(modulo);
    return runtime.compute(self, (core) => powerModulo(base, exponent, modulus, core));
  }

  function createFromFloat(self: PyDecimalContext, f: Value): Value {
    const int = exactInt(f);
    if (int === undefined && !(f instanceof PyFloat)) throw typeError("argument must be int or float");
    const exact = int === undefined ? fromDouble((f as PyFloat).value) : fromInt(int);
    return runtime.compute(self, (core) => finalize(exact, core));
  }

  function reprContext(self: PyDecimalContext): string {
    const { core } = self;
    const names = (bits: number): string => `[${signalNames(runtime.signals, bits).join(", ")}]`;
    return `Context(prec=${self.prec}, rounding=${core.rounding}, Emin=${self.emin}, Emax=${self.emax}, capitals=${self.capitals}, clamp=${core.clamp ? 1 : 0}, flags=${names(self.status)}, traps=${names(self.traps)})`;
  }

  const contextType = defineType({
    name: "Context",
    module: "decimal",
    doc: "The settings of decimal arithmetic: precision, rounding mode, limits of exponents, and how\nsignals are treated. Missing settings are those of DefaultContext.\n\n    >>> Context(prec=5).divide(Decimal(2), Decimal(3))\n    Decimal('0.66667')\n",
    instance: PyDecimalContext,
    sharing: "versioned",
    fields: {
      core: "derived",
      prec: "int",
      emin: "int",
      emax: "int",
      rounding: "text",
      clamp: "flag",
      capitals: "i32",
      status: "i32",
      traps: "i32",
    },
    rebuild: (self: PyDecimalContext) => self.rebuild(),
    construct: pure("(*args, **kwargs)", (cls: PyType) => {
      const context = newInstance(cls, PyDecimalContext);
      context.copyFrom(runtime.defaultContext);
      context.status = 0;
      return context;
    }),
    init: writes(
      "(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)",
      (self: PyDecimalContext, ...settings: (Value | undefined)[]) => {
        applySettings(runtime, self, new Map(NAMES.map((name, i) => [name, settings[i]])));
        return null;
      },
    ),
    slots: {
      reads: { repr: (self) => reprContext(self as PyDecimalContext) },
      pure: {
        setattribute: (self, name, value) => {
          if (value === undefined && isSetting(name)) {
            throw attributeError("context attributes cannot be deleted");
          }
          return genericSetAttribute(self, name, value);
        },
      },
    },
    getters,
    methods: {
      ...methods,
      _apply: pure(
        "(x, /)",
        (self: PyDecimalContext, x: Value) => {
          const a = runtime.operandNow(x);
          return runtime.compute(self, (core) => finalize(a, core));
        },
        "x as the context has it, for CPython's test suite.",
      ),
      is_canonical: pure(
        "(x, /)",
        (_self: PyDecimalContext, x: Value) => {
          if (!(x instanceof PyDecimal)) throw typeError("argument must be a Decimal");
          return true;
        },
        "True: all Decimals are canonical.",
      ),
      canonical: pure(
        "(x, /)",
        (_self: PyDecimalContext, x: Value) => {
          if (!(x instanceof PyDecimal)) throw typeError("argument must be a Decimal");
          return x;
        },
        "x itself.",
      ),
      clear_flags: writes(
        "()",
        (self: PyDecimalContext) => {
          self.status = 0;
          return null;
        },
        "Resets all flags.",
      ),
      clear_traps: writes(
        "()",
        (self: PyDecimalContext) => {
          self.traps = 0;
          return null;
        },
        "Resets all traps.",
      ),
      copy: reads("()", copy, "A copy of the context with all flags and traps."),
      copy_abs: pure(
        "(x, /)",
        (_self: PyDecimalContext, x: Value) => new PyDecimal(runtime.operandNow(x).withSign(0)),
        "The absolute value of x, without rounding.",
      ),
      copy_decimal: pure(
        "(x, /)",
        (_self: PyDecimalContext, x: Value) => new PyDecimal(runtime.operandNow(x)),
        "x as a Decimal.",
      ),
      copy_negate: pure(
        "(x, /)",
        (_self: PyDecimalContext, x: Value) => new PyDecimal(arithmetic.opposite(runtime.operandNow(x))),
        "The negative of x, without rounding.",
      ),
      create_decimal: pure(
        "(num='0', /)",
        (self: PyDecimalContext, value: Value = 0) => new PyDecimal(runtime.rounded(value, self)),
        "A Decimal rounded to the context.",
      ),
      create_decimal_from_float: pure("(f, /)", createFromFloat, "A Decimal of a float, rounded to the context."),
      divmod: pure(
        "(x, y, /)",
        (self: PyDecimalContext, x: Value, y: Value) => {
          const [a, b] = [runtime.operandNow(x), runtime.operandNow(y)];
          const [quotient, rest] = runtime.run(self, (core) => arithmetic.divideModulo(a, b, core));
          return tuple([new PyDecimal(quotient), new PyDecimal(rest)]);
        },
        "The integer part of the quotient, and the remainder.",
      ),
      Etiny: reads(
        "()",
        (self: PyDecimalContext) => addInt(sub(self.emin, self.prec), 1),
        "The exponent of the smallest subnormal: Emin - prec + 1.",
      ),
      Etop: reads(
        "()",
        (self: PyDecimalContext) => addInt(sub(self.emax, self.prec), 1),
        "The largest exponent of a number with all digits: Emax - prec + 1.",
      ),
      fma: pure(
        "(x, y, z, /)",
        (self: PyDecimalContext, x: Value, y: Value, z: Value) => {
          const [a, b, c] = [runtime.operandNow(x), runtime.operandNow(y), runtime.operandNow(z)];
          return runtime.compute(self, (core) => arithmetic.fusedMultiplyAdd(a, b, c, core));
        },
        "x * y + z, rounded once.",
      ),
      number_class: reads(
        "(x, /)",
        (self: PyDecimalContext, x: Value) => rescale.numberClass(runtime.operandNow(x), self.core),
        "The class of x: '+Normal', '-Zero', 'NaN' and the like.",
      ),
      power: pure("(a, b, modulo=None)", powerOf, "a to the power of b, modulo a third number if there is one."),
      radix: pure("()", () => new PyDecimal(fromInt(10)), "Decimal(10)."),
      same_quantum: pure(
        "(x, y, /)",
        (_self: PyDecimalContext, x: Value, y: Value) => rescale.sameQuantum(runtime.operandNow(x), runtime.operandNow(y)),
        "True if both have the same exponent.",
      ),
      to_eng_string: reads(
        "(x, /)",
        (self: PyDecimalContext, x: Value) => toText(runtime.operandNow(x), true, self.capitals === 1),
        "x in engineering notation.",
      ),
      to_sci_string: reads(
        "(x, /)",
        (self: PyDecimalContext, x: Value) => toText(runtime.operandNow(x), false, self.capitals === 1),
        "x in scientific notation.",
      ),
      __copy__: reads("()", copy),
      __reduce__: reads("()", (self: PyDecimalContext) => {
        const classes = (bits: number) => list(signalClasses(runtime.signals, bits));
        const settings = [self.prec, self.core.rounding, self.emin, self.emax, self.capitals, self.core.clamp ? 1 : 0];
        return tuple([typeOf(self), tuple([...settings, classes(self.status), classes(self.traps)])]);
      }),
    },
  });
  contextType.textSignature = `(${NAMES.map((name) => `${name}=None`).join(", ")})`;
  defineContextManager(runtime);
  return contextType;
}

function defineContextManager(runtime: DecimalRuntime): void {
  defineType({
    name: "ContextManager",
    module: "decimal",
    instance: PyContextManager,
    sharing: "versioned",
    fields: { local: "ref", saved: "ref" },
    methods: {
      __enter__: reads("()", (self: PyContextManager) => {
        runtime.setCurrent(self.local);
        return self.local;
      }),
      __exit__: reads("(*args)", (self: PyContextManager) => {
        runtime.setCurrent(self.saved);
        return false;
      }),
    },
  });
}
