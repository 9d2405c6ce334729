/**
 * Signatures of native functions: parsed from Python-like text, used to bind arguments and to report misuse in
 * CPython's words (the messages of METH_NOARGS, METH_O, _PyArg_CheckPositional and _PyArg_UnpackKeywords).
 *
 * A native body receives one JavaScript argument per parameter, in order: `undefined` where the caller omitted an
 * optional one, an array for `*args`, a Map from name to value for `**kwargs`.
 */
import { typeError } from "./errors.ts";
import { suggestion } from "./suggest.ts";
import type { Value } from "./value.ts";

export interface Parameter {
  readonly name: string;
  readonly kind: "positional-only" | "positional" | "keyword-only" | "rest" | "keywords";
  /** The default's source text; undefined when the argument is required. */
  readonly defaultText: string | undefined;
}

/** Keyword arguments collected by `**kwargs`. */
export type Keywords = Map<string, Value>;

/** How CPython would have declared the function; it decides the wording of errors. */
type Convention = "no-arguments" | "one-argument" | "positional" | "keywords";

export interface Signature {
  /** Text after the name, e.g. "(x, /, *, key=None)". */
  readonly text: string;
  readonly parameters: readonly Parameter[];
  readonly required: number;
  /** Number of parameters that can be given by position (excluding *args). */
  readonly positional: number;
  readonly rest: boolean;
  readonly keywords: boolean;
  readonly convention: Convention;
  /** True when a positional call with `required..positional` arguments can be spread straight into the body. */
  readonly direct: boolean;
}

const cache = new Map<string, Signature>();

/** Parses "(a, b=None, /, c=1, *args, d, **kwargs)". Throws a JavaScript error on malformed text: that is our bug. */
export function parseSignature(text: string): Signature {
  let signature = cache.get(text);
  if (signature === undefined) {
    signature = parse(text);
    cache.set(text, signature);
  }
  return signature;
}

function splitTopLevel(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote) {
      if (c === quote) quote = "";
    } else if (c === "'" || c === '"') quote = c;
    else if ("([{<".includes(c)) depth++;
    else if (")]}>".includes(c)) depth--;
    else if (c === "," && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

function parse(text: string): Signature {
  if (!text.startsWith("(") || !text.endsWith(")")) throw new Error(`malformed native signature ${text}`);
  const parameters: Parameter[] = [];
  let kind: Parameter["kind"] = "positional";
  for (const part of splitTopLevel(text.slice(1, -1))) {
    if (part === "/") {
      for (let i = 0; i < parameters.length; i++) parameters[i] = { ...parameters[i]!, kind: "positional-only" };
    } else if (part === "*") {
      kind = "keyword-only";
    } else if (part.startsWith("**")) {
      parameters.push({ name: part.slice(2), kind: "keywords", defaultText: undefined });
    } else if (part.startsWith("*")) {
      parameters.push({ name: part.slice(1), kind: "rest", defaultText: undefined });
      kind = "keyword-only";
    } else {
      const equals = part.indexOf("=");
      const name = equals < 0 ? part : part.slice(0, equals).trim();
      parameters.push({ name, kind, defaultText: equals < 0 ? undefined : part.slice(equals + 1).trim() });
    }
  }
  const byPosition = parameters.filter((p) => p.kind === "positional" || p.kind === "positional-only");
  const required = byPosition.filter((p) => p.defaultText === undefined).length;
  const rest = parameters.some((p) => p.kind === "rest");
  const keywords = parameters.some((p) => p.kind === "keywords");
  const onlyPositional = parameters.every((p) => p.kind === "positional-only");
  const convention: Convention =
    parameters.length === 0
      ? "no-arguments"
      : !onlyPositional
        ? parameters.every((p) => p.kind === "positional-only" || p.kind === "rest")
          ? "positional"
          : "keywords"
        : parameters.length === 1 && required === 1
          ? "one-argument"
          : "positional";
  const direct = !rest && !keywords && !parameters.some((p) => p.kind === "keyword-only" && p.defaultText === undefined);
  return { text, parameters, required, positional: byPosition.length, rest, keywords, convention, direct };
}

const plural = (count: number) => (count === 1 ? "" : "s");

/** Names that appear in messages: the bare one ("insert") and the one with its class ("list.insert"). */
export interface CallName {
  readonly bare: string;
  readonly qualified: string;
}

/** The error for a positional call with a wrong number of arguments. */
export function countError(signature: Signature, name: CallName, given: number): Error | ReturnType<typeof typeError> {
  const { required, positional } = signature;
  switch (signature.convention) {
    case "no-arguments":
      return typeError(`${name.qualified}() takes no arguments (${given} given)`);
    case "one-argument":
      return typeError(`${name.qualified}() takes exactly one argument (${given} given)`);
    case "positional": {
      if (given < required) {
        const least = required === positional && !signature.rest ? "" : "at least ";
        return typeError(`${name.bare} expected ${least}${required} argument${plural(required)}, got ${given}`);
      }
      const most = required === positional ? "" : "at most ";
      return typeError(`${name.bare} expected ${most}${positional} argument${plural(positional)}, got ${given}`);
    }
    case "keywords": {
      if (given < required) {
        const byPositionOnly = signature.parameters.filter((p) => p.kind === "positional-only").length;
        const least = Math.min(byPositionOnly, required);
        if (given < least) {
          const quantity = least < signature.parameters.length ? "at least" : "exactly";
          return typeError(`${name.bare}() takes ${quantity} ${least} positional argument${plural(least)} (${given} given)`);
        }
        const missing = signature.parameters[given]!;
        return typeError(`${name.bare}() missing required argument '${missing.name}' (pos ${given + 1})`);
      }
      const total = signature.parameters.length;
      const positionalWord = positional < total ? "positional " : "";
      if (positional === 0) return typeError(`${name.bare}() takes no positional arguments`);
      const quantity = required === positional ? "exactly" : "at most";
      return typeError(
        `${name.bare}() takes ${quantity} ${positional} ${positionalWord}argument${plural(positional)} (${given} given)`,
      );
    }
  }
}

/**
 * Binds a call to the parameters. `args` holds the positional arguments followed by one value per name in `kwNames`.
 * Returns the JavaScript arguments of the body; throws TypeError as CPython words it.
 */
export function bindArguments(
  signature: Signature,
  name: CallName,
  args: readonly Value[],
  kwNames: readonly string[] | null,
): unknown[] {
  const given = args.length - (kwNames?.length ?? 0);
  if (kwNames !== null && kwNames.length > 0 && signature.convention !== "keywords") {
    throw typeError(`${name.qualified}() takes no keyword arguments`);
  }
  if (given > signature.positional && !signature.rest) throw countError(signature, name, given);
  const bound: unknown[] = [];
  for (const parameter of signature.parameters) {
    if (parameter.kind === "rest") bound.push(args.slice(signature.positional, Math.max(given, signature.positional)));
    else if (parameter.kind === "keywords") bound.push(new Map<string, Value>());
    else bound.push(bound.length < given && bound.length < signature.positional ? args[bound.length] : undefined);
  }
  if (kwNames !== null) bindKeywords(signature, name, args, kwNames, given, bound);
  checkRequired(signature, name, given, bound, kwNames);
  return bound;
}

function bindKeywords(
  signature: Signature,
  name: CallName,
  args: readonly Value[],
  kwNames: readonly string[],
  given: number,
  bound: unknown[],
): void {
  const collected = signature.keywords ? (bound[bound.length - 1] as Keywords) : null;
  for (let i = 0; i < kwNames.length; i++) {
    const keyword = kwNames[i]!;
    const value = args[given + i]!;
    const index = signature.parameters.findIndex(
      (p) => p.name === keyword && (p.kind === "positional" || p.kind === "keyword-only"),
    );
    if (index < 0) {
      if (collected === null) {
        const names = signature.parameters.filter((p) => p.kind === "positional" || p.kind === "keyword-only").map((p) => p.name);
        throw typeError(`${name.bare}() got an unexpected keyword argument '${keyword}'${suggestion(keyword, names)}`);
      }
      collected.set(keyword, value);
    } else if (bound[index] !== undefined) {
      throw typeError(`argument for ${name.bare}() given by name ('${keyword}') and position (${index + 1})`);
    } else bound[index] = value;
  }
}

function checkRequired(
  signature: Signature,
  name: CallName,
  given: number,
  bound: readonly unknown[],
  kwNames: readonly string[] | null,
): void {
  signature.parameters.forEach((parameter, index) => {
    if (bound[index] !== undefined || parameter.defaultText !== undefined) return;
    if (parameter.kind === "keyword-only") {
      throw typeError(`${name.bare}() missing required keyword-only argument '${parameter.name}'`);
    }
    if (signature.convention !== "keywords" || kwNames === null || parameter.kind === "positional-only")
      throw countError(signature, name, given);
    throw typeError(`${name.bare}() missing required argument '${parameter.name}' (pos ${index + 1})`);
  });
}
