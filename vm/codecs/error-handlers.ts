/**
 * What happens when something cannot be encoded or decoded: CPython's error handlers, by name, and those that programs register.
 *
 * A handler looks at a fault and answers with a repair: what to put in place, and where to go on. The built-in ones raise no
 * exception object unless the program is to see it. Must not know any codec but for the bytes of surrogates (surrogatepass).
 */
import { PyBytes } from "../core/bytes.ts";
import type { PyDict } from "../core/dict.ts";
import { type PyError, pyError, typeError } from "../core/errors.ts";
import { readable, writable } from "../core/native.ts";
import { getAttributeNow } from "../core/ops/attributes.ts";
import { callNow } from "../core/ops/call.ts";
import { exactInt, sizeNow } from "../core/ops/index-value.ts";
import { programDict } from "../core/program-state.ts";
import { PyTuple } from "../core/tuple.ts";
import type { PyObject, Value } from "../core/value.ts";
import { contentsOf, type PlainStr, type Text } from "../objects/str-object.ts";
import { unitAt } from "../objects/units.ts";
import { nameOf } from "../unicode/names.ts";
import { decodeSurrogates, encodeSurrogates } from "./surrogates.ts";

export type FaultKind = "encode" | "decode" | "translate";

/** What could not be converted: object[start:end], and why. */
export interface Fault {
  readonly kind: FaultKind;
  /** The codec's name in messages; "" for translate. */
  readonly encoding: string;
  /** What is being converted: a str of class str, or bytes. */
  readonly object: PlainStr | PyBytes;
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

export interface Repair {
  /** Text, or (when encoding) bytes that need no further encoding. */
  readonly replacement: Text | Uint8Array;
  /** Where in the object to go on. */
  readonly next: number;
  /** What to decode from now on, where a handler exchanged it. */
  readonly object?: PyBytes;
}

export type Handler = (fault: Fault) => Repair;

const isDecode = (fault: Fault): boolean => fault.kind === "decode";

/** The exception of a fault. */
export function faultError({ kind, encoding, object, start, end, reason }: Fault): PyError {
  if (kind === "translate") return pyError("UnicodeTranslateError", object, start, end, reason);
  return pyError(kind === "encode" ? "UnicodeEncodeError" : "UnicodeDecodeError", encoding, object, start, end, reason);
}

function strict(fault: Fault): never {
  throw faultError(fault);
}

/** The units of the fault: code points or bytes. */
function* faulty({ object, start, end }: Fault): Generator<number> {
  const units = object instanceof PyBytes ? object.bytes : contentsOf(object)!;
  for (let i = start; i < end && i < units.length; i++) yield unitAt(units, i);
}

function escaped(unit: number): string {
  if (unit < 0x100) return `\\x${unit.toString(16).padStart(2, "0")}`;
  if (unit < 0x10000) return `\\u${unit.toString(16).padStart(4, "0")}`;
  return `\\U${unit.toString(16).padStart(8, "0")}`;
}

const mapped = (fault: Fault, show: (unit: number) => string): Repair => ({
  replacement: [...faulty(fault)].map(show).join(""),
  next: fault.end,
});

function replace(fault: Fault): Repair {
  if (isDecode(fault)) return { replacement: "\ufffd", next: fault.end };
  return mapped(fault, () => (fault.kind === "encode" ? "?" : "\ufffd"));
}

function encodeOnly(handler: Handler): Handler {
  return (fault) => (fault.kind === "encode" ? handler(fault) : unknownKind(fault));
}

function unknownKind({ kind }: Fault): never {
  const name = { encode: "UnicodeEncodeError", decode: "UnicodeDecodeError", translate: "UnicodeTranslateError" }[kind];
  throw typeError(`don't know how to handle ${name} in error callback`);
}

function surrogateescape(fault: Fault): Repair {
  if (fault.kind === "translate") unknownKind(fault);
  const units = [...faulty(fault)];
  if (fault.kind === "encode") {
    // Only the first ones, if others follow: the codec then reports the rest.
    const other = units.findIndex((cp) => cp < 0xdc80 || cp > 0xdcff);
    const escapes = other < 0 ? units : units.slice(0, other);
    if (escapes.length === 0) strict(fault);
    return { replacement: Uint8Array.from(escapes, (cp) => cp - 0xdc00), next: fault.start + escapes.length };
  }
  const upper = units.slice(0, 4);
  const ascii = upper.findIndex((byte) => byte < 128);
  const escapes = ascii < 0 ? upper : upper.slice(0, ascii);
  if (escapes.length === 0) strict(fault);
  return { replacement: Uint32Array.from(escapes, (byte) => 0xdc00 + byte), next: fault.start + escapes.length };
}

function surrogatepass(fault: Fault): Repair {
  if (fault.kind === "translate") unknownKind(fault);
  if (fault.object instanceof PyBytes) {
    const cp = decodeSurrogates(fault.encoding, fault.object.bytes, fault.start);
    return cp === undefined ? strict(fault) : { replacement: Uint32Array.of(cp.codePoint), next: fault.start + cp.length };
  }
  const bytes = encodeSurrogates(fault.encoding, [...faulty(fault)]);
  return bytes === undefined ? strict(fault) : { replacement: bytes, next: fault.end };
}

const named = (cp: number): string => {
  const name = nameOf(cp);
  return name === undefined ? escaped(cp) : `\\N{${name}}`;
};

const BUILTIN: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ["strict", strict],
  ["ignore", (fault) => ({ replacement: "", next: fault.end })],
  ["replace", replace],
  ["backslashreplace", (fault) => mapped(fault, escaped)],
  ["xmlcharrefreplace", encodeOnly((fault) => mapped(fault, (cp) => `&#${cp};`))],
  ["namereplace", encodeOnly((fault) => mapped(fault, named))],
  ["surrogateescape", surrogateescape],
  ["surrogatepass", surrogatepass],
]);

/** Handlers registered by the program, by name. */
const registered = (): PyDict => readable(programDict("codecs.handlers"));

/** codecs.register_error. */
export function registerHandler(name: string, handler: Value): void {
  writable(registered()).setString(name, handler);
}

/** The registered handler, or the built-in one; undefined if there is none of the name. */
export const findHandler = (name: string): Value | Handler | undefined => registered().getString(name) ?? BUILTIN.get(name);

export const builtinHandlers = BUILTIN;

export const unknownHandler = (name: string): PyError => pyError("LookupError", `unknown error handler name '${name}'`);

/** Asks the handler called `errors` what to do about a fault. */
export function repair(fault: Fault, errors: string): Repair {
  const custom = registered().getString(errors);
  const handler = custom === undefined ? BUILTIN.get(errors) : undefined;
  if (handler !== undefined) return handler(fault);
  if (custom === undefined) throw unknownHandler(errors);
  return askProgram(fault, custom);
}

function askProgram(fault: Fault, handler: Value): Repair {
  const { value: exception } = faultError(fault);
  const result = callNow(handler, exception);
  const object = isDecode(fault) ? exchanged(exception, fault) : fault.object;
  const length = object instanceof PyBytes ? object.bytes.length : contentsOf(object)!.length;
  const answer = result instanceof PyTuple && result.items.length === 2 ? result.items : undefined;
  const replacement = answer === undefined ? undefined : replacementOf(answer[0]!, fault.kind);
  if (answer === undefined || replacement === undefined || exactInt(answer[1]!) === undefined) {
    const verb = { encode: "encoding", decode: "decoding", translate: "translating" }[fault.kind];
    throw typeError(`${verb} error handler must return (str${fault.kind === "encode" ? "/bytes" : ""}, int) tuple`);
  }
  const position = sizeNow(answer[1]!);
  const next = position < 0 ? position + length : position;
  if (next < 0 || next > length) throw pyError("IndexError", `position ${position} from error handler out of bounds`);
  return object === fault.object ? { replacement, next } : { replacement, next, object: object as PyBytes };
}

function exchanged(exception: PyObject, fault: Fault): PlainStr | PyBytes {
  const object = getAttributeNow(exception, "object");
  if (!(object instanceof PyBytes)) throw typeError("exception attribute object must be bytes");
  return object.bytes === (fault.object as PyBytes).bytes ? fault.object : object;
}

function replacementOf(value: Value, kind: FaultKind): Text | Uint8Array | undefined {
  return contentsOf(value) ?? (kind === "encode" && value instanceof PyBytes ? value.bytes : undefined);
}
