/**
 * Native functions: a TypeScript body with its name, signature and effect, and the one way to call it.
 *
 * The effect decides which barrier the receiver passes before the body runs (DESIGN section 4), so bodies hold no STM code.
 */
import {
  atCommit,
  becomeInevitable,
  canAbort,
  hasDeferred,
  onAbort,
  openForRead,
  openForWrite,
  txn,
} from "../../runtime/stm/transaction.ts";
import { bindArguments, type CallName, countError, parseSignature, type Signature } from "./signature.ts";
import { MutableObject, type Outcome, type Value } from "./value.ts";

/** pure: touches no mutable state; reads / writes: those of its receiver; inevitable: acts on the world outside. */
export type Effect = "pure" | "reads" | "writes" | "inevitable";

/** A body: receiver first if it is a method, then one argument per parameter. */
export type NativeBody = (...args: never[]) => Outcome;
type AnyBody = (...args: unknown[]) => Outcome;

/** A body with its declaration, before it has a name. Made by pure(), reads(), writes(), inevitable(). */
export interface Declaration {
  readonly effect: Effect;
  readonly signature: Signature;
  readonly body: NativeBody;
  readonly doc: string | null;
  readonly binding: "instance" | "class" | "static";
}

function declare(effect: Effect) {
  /** `signature` is Python-like text without the receiver, e.g. "(index=-1, /)". */
  return (signature: string, body: NativeBody, doc: string | null = null): Declaration => ({
    effect,
    signature: parseSignature(signature),
    body,
    doc,
    binding: "instance",
  });
}

export const pure = declare("pure");
export const reads = declare("reads");
export const writes = declare("writes");

const declareInevitable = declare("inevitable");
/** As pure and so on, for what acts on the world outside in a way that cannot be undone. */
export const inevitable: typeof pure = (signature, body, doc) => {
  const act = body as unknown as AnyBody;
  const acting: AnyBody = (...args) => {
    inevitably("act on the world outside");
    return act(...args);
  };
  return declareInevitable(signature, acting as unknown as NativeBody, doc);
};

/** A classmethod: the body receives the class first. */
export const classMethod = (declaration: Declaration): Declaration => ({ ...declaration, binding: "class" });
/** A staticmethod: the body receives no receiver. */
export const staticMethod = (declaration: Declaration): Declaration => ({ ...declaration, binding: "static" });

/** Takes the barrier that `effect` asks for on an object. */
export function open(value: unknown, effect: Effect): void {
  if (!(value instanceof MutableObject)) return;
  if (effect === "reads") {
    if (value.$r < txn.readable) openForRead(value);
  } else if (effect === "writes") {
    if (value.$w < txn.writable) openForWrite(value);
  }
}

/** An object, open for reading: as `open`, for what is known to be mutable, in code that runs often. */
export function readable<T extends MutableObject>(object: T): T {
  if (object.$r < txn.readable) openForRead(object);
  return object;
}

/** An object, open for writing. */
export function writable<T extends MutableObject>(object: T): T {
  if (object.$w < txn.writable) openForWrite(object);
  return object;
}

/**
 * To be called before an act that cannot be undone, where the effect of the method as a whole does not say so: afterwards the
 * current transaction cannot abort. `what` names the act in reports. Throws Conflict.
 */
export const inevitably: (what: string) => void = becomeInevitable;

/** Whether the current transaction may still be undone. */
export const canUndo: () => boolean = canAbort;

/** Output: done now, or, if the current transaction may abort, when it has committed. What it throws then ends an atomic block. */
export const afterCommit: (act: () => void) => void = atCommit;

/** To be called before looking at what `afterCommit` may have put off. */
export function settleOutput(): void {
  if (hasDeferred()) inevitably("look at what was written");
}

/**
 * Has `restore` called if the current transaction aborts: for state that is no object of the program, such as what was imported
 * once and for all by a transaction that then never happened.
 */
export function undoWith(restore: () => void): void {
  onAbort(restore);
}

export class NativeFunction implements CallName {
  readonly bare: string;
  /** The class or module that its qualified name starts with; null without one. */
  readonly scope: string | null;
  readonly signature: Signature;
  readonly effect: Effect;
  readonly doc: string | null;
  /** True when the body takes a receiver before its parameters. */
  readonly hasReceiver: boolean;
  readonly body: AnyBody;
  /** Argument counts (without receiver) that a keyword-less call may spread straight into the body. */
  readonly minDirect: number;
  readonly maxDirect: number;
  /** Where `*args` begins, if that many arguments and more can be bound by cutting the list there; -1 if not. */
  readonly restAt: number;

  constructor(bare: string, scope: string | null, declaration: Declaration, hasReceiver: boolean) {
    this.bare = bare;
    this.scope = scope;
    this.signature = declaration.signature;
    this.effect = declaration.effect;
    this.doc = declaration.doc;
    this.hasReceiver = hasReceiver;
    this.body = declaration.body as unknown as AnyBody;
    this.minDirect = this.signature.direct ? this.signature.required : 1;
    this.maxDirect = this.signature.direct ? this.signature.positional : 0;
    this.restAt = restStart(this.signature);
  }

  /** What errors call it. */
  get name(): CallName {
    return this;
  }

  get qualified(): string {
    return this.scope === null ? this.bare : `${this.scope}.${this.bare}`;
  }
}

function restStart({ rest, keywords, required, positional, parameters }: Signature): number {
  const byName = parameters.some(({ kind, defaultText }) => kind === "keyword-only" && defaultText === undefined);
  return rest && !keywords && !byName && required === positional && positional < 3 ? positional : -1;
}

/**
 * Calls a native method on `self`. `args` holds positional values, then one per name in `kwNames`. Errors name `called`,
 * which is the function itself or what it was bound to.
 */
export function callMethodBody(
  native: NativeFunction,
  self: Value,
  args: readonly Value[],
  kwNames: readonly string[] | null,
  called: { readonly name: CallName } = native,
): Outcome {
  if (native.effect !== "pure") open(self, native.effect);
  if (kwNames === null) {
    const n = args.length;
    if (n >= native.minDirect && n <= native.maxDirect) {
      switch (n) {
        case 0:
          return native.body(self);
        case 1:
          return native.body(self, args[0]);
        case 2:
          return native.body(self, args[0], args[1]);
        default:
          return native.body(self, ...args);
      }
    }
    if (native.restAt >= 0 && n >= native.restAt) {
      switch (native.restAt) {
        case 0:
          return native.body(self, args.slice());
        case 1:
          return native.body(self, args[0], args.slice(1));
        default:
          return native.body(self, args[0], args[1], args.slice(2));
      }
    }
    if (!native.signature.rest && native.signature.direct) throw countError(native.signature, called.name, n);
  }
  return native.body(self, ...bindArguments(native.signature, called.name, args, kwNames));
}

/** Calls a native function that takes no receiver. */
export function callFunctionBody(native: NativeFunction, args: readonly Value[], kwNames: readonly string[] | null): Outcome {
  if (kwNames === null) {
    const n = args.length;
    if (n >= native.minDirect && n <= native.maxDirect) {
      switch (n) {
        case 0:
          return native.body();
        case 1:
          return native.body(args[0]);
        case 2:
          return native.body(args[0], args[1]);
        default:
          return native.body(...args);
      }
    }
    if (native.restAt >= 0 && n >= native.restAt) {
      switch (native.restAt) {
        case 0:
          return native.body(args.slice());
        case 1:
          return native.body(args[0], args.slice(1));
        default:
          return native.body(args[0], args[1], args.slice(2));
      }
    }
    if (!native.signature.rest && native.signature.direct) throw countError(native.signature, native.name, n);
  }
  return native.body(...bindArguments(native.signature, native, args, kwNames));
}
