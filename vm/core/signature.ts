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
  /** True when a keyword-only parameter has no default. */
  readonly needsKeyword: boolean;
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
  const needsKeyword = parameters.some((p) => p.kind === "keyword-only" && p.defaultText === undefined);
  return { text, parameters, required, positional: byPosition.length, rest, keywords, convention, direct, needsKeyword };
}

const plural = (count: number) => (count === 1 ? "" : "s");

/** Names that appear in messages: the bare one ("insert") and the one with its class ("list.insert"). */
export interface CallName {
  readonly bare: string;
  readonly qualified: string;
}

type Failure = ReturnType<typeof typeError>;

/** The error for a positional call with a wrong number of arguments. */
export function countError(signature: Signature, name: CallName, given: number): Failure {
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
    case "keywords":
      return keywordsCountError(signature, name, given, 0) ?? missingError(signature, name, given);
  }
}

/** What _PyArg_UnpackKeywords says about the number of arguments alone. */
function keywordsCountError(signature: Signature, name: CallName, given: number, named: number): Failure | undefined {
  const { required, positional, parameters } = signature;
  if (!signature.rest) {
    const total = parameters.length;
    if (!signature.keywords && given + named > total) {
      const kind = given === 0 ? "keyword " : "";
      return typeError(`${name.bare}() takes at most ${total} ${kind}argument${plural(total)} (${given + named} given)`);
    }
    if (given > positional) {
      if (positional === 0) return typeError(`${name.bare}() takes no positional arguments`);
      const quantity = required < positional ? "at most" : "exactly";
      return typeError(
        `${name.bare}() takes ${quantity} ${positional} positional argument${plural(positional)} (${given} given)`,
      );
    }
  }
  const least = Math.min(parameters.filter(({ kind }) => kind === "positional-only").length, required);
  if (given >= least) return undefined;
  const quantity = least < positional ? "at least" : "exactly";
  return typeError(`${name.bare}() takes ${quantity} ${least} positional argument${plural(least)} (${given} given)`);
}

/** The parameter of this number was given neither by position nor by name. */
function missingError(signature: Signature, name: CallName, index: number): Failure {
  const before = signature.parameters.slice(0, index).filter(({ kind }) => kind === "rest").length;
  const { name: missing } = signature.parameters[index]!;
  return typeError(`${name.bare}() missing required argument '${missing}' (pos ${index - before + 1})`);
}

/** What `**kwargs` is when there are none. Bodies do not change what they are given. */
const NO_KEYWORDS: Keywords = new Map();

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
  if (signature.convention === "keywords") {
    const failure = keywordsCountError(signature, name, given, kwNames?.length ?? 0);
    if (failure !== undefined) throw failure;
  } else if (given < signature.required || (given > signature.positional && !signature.rest)) {
    throw countError(signature, name, given);
  }
  const bound: unknown[] = [];
  for (const parameter of signature.parameters) {
    if (parameter.kind === "rest") bound.push(args.slice(signature.positional, Math.max(given, signature.positional)));
    else if (parameter.kind === "keywords") bound.push(kwNames === null ? NO_KEYWORDS : new Map<string, Value>());
    else bound.push(bound.length < given && bound.length < signature.positional ? args[bound.length] : undefined);
  }
  if (kwNames === null && given >= signature.required && !signature.needsKeyword) return bound;
  const surplus = kwNames === null ? [] : bindKeywords(signature, args, kwNames, given, bound);
  const missing = signature.parameters.findIndex((p, i) => p.defaultText === undefined && bound[i] === undefined);
  if (missing >= 0) throw missingError(signature, name, missing);
  if (surplus.length > 0) throw surplusError(signature, name, surplus);
  return bound;
}

const canBeNamed = ({ kind }: Parameter): boolean => kind === "positional" || kind === "keyword-only";

/** Puts the keyword arguments into `bound`; returns the names that have no place there. */
function bindKeywords(
  signature: Signature,
  args: readonly Value[],
  kwNames: readonly string[],
  given: number,
  bound: unknown[],
): string[] {
  const collected = signature.keywords ? (bound[bound.length - 1] as Keywords) : null;
  const surplus: string[] = [];
  kwNames.forEach((keyword, i) => {
    const value = args[given + i]!;
    const index = signature.parameters.findIndex((p) => p.name === keyword && canBeNamed(p));
    if (index >= 0 && bound[index] === undefined) bound[index] = value;
    else if (index < 0 && collected !== null) collected.set(keyword, value);
    else surplus.push(keyword);
  });
  return surplus;
}

/** The error for names given twice or unknown. */
function surplusError(signature: Signature, name: CallName, surplus: readonly string[]): Failure {
  const twice = signature.parameters.findIndex((p) => canBeNamed(p) && surplus.includes(p.name));
  if (twice >= 0) {
    const keyword = signature.parameters[twice]!.name;
    return typeError(`argument for ${name.bare}() given by name ('${keyword}') and position (${twice + 1})`);
  }
  const keyword = surplus[0]!;
  const names = signature.parameters.filter(canBeNamed).map((p) => p.name);
  return typeError(`${name.bare}() got an unexpected keyword argument '${keyword}'${suggestion(keyword, names)}`);
}
