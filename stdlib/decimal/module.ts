/** The module _decimal. */
import { typeError } from "../../vm/core/errors.ts";
import { settle } from "../../vm/core/execution.ts";
import { defineModule, onceInProgram } from "../../vm/core/module.ts";
import { pure } from "../../vm/core/native.ts";
import { getAttributeNow } from "../../vm/core/ops/attributes.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { importFromNow, importNow } from "../../vm/core/ops/import.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { Value } from "../../vm/core/value.ts";
import {
  ANY_INVALID,
  CLAMPED,
  DIVISION_BY_ZERO,
  MAX_EMAX,
  MAX_PREC,
  MIN_EMIN,
  MIN_ETINY,
  OVERFLOW,
  ROUNDINGS,
  type Rounding,
  UNDERFLOW,
} from "./context.ts";
import { applySettings, defineContext, isSetting } from "./context-type.ts";
import { defineDecimal } from "./decimal-type.ts";
import { PyContextManager, PyDecimalContext } from "./objects.ts";
import { DecimalRuntime } from "./runtime.ts";
import { defineSignalDict } from "./signal-dict.ts";
import { makeSignals } from "./signals.ts";

/** The version of the specification, and of the library whose behaviour this has. */
const VERSION = "1.70";
const LIBMPDEC_VERSION = "2.5.1";

export const decimalModule = defineModule("_decimal", () => {
  // The current context is a context variable, whose type that module makes.
  onceInProgram(() => void importNow("_contextvars"));
  const signals = makeSignals();
  const runtime = new DecimalRuntime(signals);
  const decimalType = defineDecimal(runtime, (sign, digits, exponent) =>
    callNow(importFromNow("decimal", "DecimalTuple"), sign, digits, exponent),
  );
  runtime.decimalType = decimalType;
  const contextType = defineContext(runtime, defineSignalDict(signals));
  runtime.contextType = contextType;
  const constants: Record<string, Value> = {};
  onceInProgram(() => {
    const namedTuple = importFromNow("collections", "namedtuple");
    constants.DecimalTuple = settle(call(namedTuple, ["DecimalTuple", "sign digits exponent", "decimal"], ["module"]));
    callNow(getAttributeNow(importFromNow("numbers", "Number"), "register"), decimalType);
  });

  const withTraps = (rounding: Rounding, traps: number) => (): PyDecimalContext => {
    const context = new PyDecimalContext(9, rounding);
    context.traps = traps;
    return context;
  };
  const basicTraps = ANY_INVALID | DIVISION_BY_ZERO | OVERFLOW | UNDERFLOW | CLAMPED;
  const basicContext = runtime.template("BasicContext", withTraps("ROUND_HALF_UP", basicTraps));
  const extendedContext = runtime.template("ExtendedContext", withTraps("ROUND_HALF_EVEN", 0));
  const templates = [runtime.defaultContext, basicContext, extendedContext];

  const copyOf = (context: PyDecimalContext): PyDecimalContext => {
    const twin = new PyDecimalContext();
    twin.copyFrom(context);
    return twin;
  };

  function setContext(context: Value): Value {
    if (!(context instanceof PyDecimalContext)) throw typeError("argument must be a context");
    // The templates themselves must stay as they are.
    let own = context;
    if (templates.includes(context)) {
      own = copyOf(context);
      own.status = 0;
    }
    runtime.setCurrent(own);
    return null;
  }

  function localContext(context: Value | undefined, settings: Keywords): Value {
    const saved = runtime.current();
    const local = copyOf(runtime.contextOf(context));
    for (const name of settings.keys()) {
      if (!isSetting(name)) throw typeError(`this function got an unexpected keyword argument '${name}'`);
    }
    applySettings(runtime, local, settings);
    return new PyContextManager(local, saved);
  }

  return {
    doc: "Decimal arithmetic of any precision.",
    types: [decimalType, contextType],
    constants: {
      ...signals.types,
      ...Object.fromEntries(ROUNDINGS.map((name) => [name, name])),
      ...constants,
      DefaultContext: runtime.defaultContext,
      BasicContext: basicContext,
      ExtendedContext: extendedContext,
      MAX_PREC,
      MAX_EMAX,
      MIN_EMIN,
      MIN_ETINY,
      HAVE_THREADS: true,
      HAVE_CONTEXTVAR: true,
      __version__: VERSION,
      __libmpdec_version__: LIBMPDEC_VERSION,
    },
    functions: {
      getcontext: pure("()", () => runtime.current(), "The current context."),
      setcontext: pure("(context, /)", setContext, "Makes a context the current one."),
      localcontext: pure(
        "(ctx=None, **kwargs)",
        localContext,
        "localcontext(ctx=None, **kwargs)\n--\n\nA context manager in whose block a copy of a context is the current one, with the settings given.",
      ),
    },
  };
});
