/**
 * Finds forgotten barriers. Between any two instructions of a program every object that the program made is *closed*: what its type
 * declares in `fields` and its attributes are replaced by accessors, it has its class's empty shape, and its header words say that it
 * must be opened.
 * Opening it for reading gives its contents frozen, opening it for writing gives them as they were. Whatever touches an object that
 * is not open, or changes one that is open for reading only, is a violation; it is noted, the object is opened, and the program
 * goes on.
 *
 * Not closed: what existed before (modules, the library's classes), namespaces, classes, functions and code, which are read without
 * barriers, and frames. Fields in LAZY are filled in by readers, which is harmless as what they hold follows from the rest.
 */
import { forgetUndo, MAX_STAMP, setShared, txn, type Versioned } from "../../runtime/stm/transaction.ts";
import { PyCode } from "../../vm/core/code.ts";
import { PyBuiltin } from "../../vm/core/descriptor.ts";
import { type Continuation, execution } from "../../vm/core/execution.ts";
import { Frame } from "../../vm/core/frame.ts";
import { PyFunction } from "../../vm/core/function.ts";
import { fieldsOfInstances } from "../../vm/core/layout.ts";
import { PyModule } from "../../vm/core/module.ts";
import { PyType } from "../../vm/core/type.ts";
import { MutableObject, type PyObject } from "../../vm/core/value.ts";

const LAZY = new Set(["order", "replayed", "isOrdered", "hash"]);

const CLOSED = 0;
const READABLE = 1;
const WRITABLE = 2;

interface Record {
  state: typeof CLOSED | typeof READABLE | typeof WRITABLE;
  /** The contents while they are behind accessors. */
  readonly values: Map<string, unknown>;
  /** What was handed out instead, by readers' accessors. */
  readonly copies: Map<string, unknown>;
}

type Bag = { [name: string]: unknown };

const records = new WeakMap<object, Record>();
/** Objects that are known and need no look at what they hold. */
const known = new WeakSet<object>();
/** What was opened since the last boundary. */
let opened: (Versioned & PyObject)[] = [];

/** What was touched and where (innermost caller first), each with how often. */
export const violations = new Map<string, number>();

const isUnbarred = (object: object): boolean =>
  object instanceof PyType ||
  object instanceof PyModule ||
  object instanceof PyFunction ||
  object instanceof PyBuiltin ||
  object instanceof PyCode ||
  object instanceof Frame;

/** Nothing that is reachable now is ever closed. */
export function exempt(objects: Iterable<object>): void {
  for (const object of objects) known.add(object);
}

function builtinName(object: PyObject): string {
  let type: PyType = object.$cls;
  while (type.isHeapType && type.base !== null) type = type.base;
  return type.name;
}

/** The innermost callers in the VM, without line numbers' noise of the checker itself. */
function place(): string {
  const lines = new Error().stack!.split("\n").slice(1);
  const own = lines.filter((line) => /\/(vm|stdlib)\//.test(line));
  return own
    .slice(0, 4)
    .map((line) => line.replace(/^\s*at /, "").replace(/file:\/\/\S*?\/(vm|stdlib)\//, "$1/"))
    .join(" < ");
}

function violate(object: PyObject, name: string, what: string): void {
  const key = `${what} ${builtinName(object)}.${name}: ${place()}`;
  violations.set(key, (violations.get(key) ?? 0) + 1);
}

/** The properties that are closed: declared fields, attributes and slots, shape and dict. */
function* guardedNames(object: PyObject): Generator<string> {
  const fields = fieldsOfInstances(object.$cls);
  for (const name of Object.keys(object)) {
    if (name === "$shape" || name === "$dict" || name.startsWith("_$")) yield name;
    else if (!name.startsWith("$") && !LAZY.has(name)) {
      const kind = fields === null ? "ref" : fields.get(name);
      if (kind !== undefined && kind !== "derived") yield name;
    }
  }
}

function close(object: Versioned & PyObject, record: Record): void {
  const bag = object as unknown as Bag;
  if (record.state === READABLE) {
    for (const [name, copy] of record.copies) {
      const value = record.values.get(name);
      if (value instanceof Uint8Array && Buffer.compare(value, copy as Uint8Array) !== 0)
        violate(object, name, "written bytes of");
    }
  } else {
    record.values.clear();
    for (const name of guardedNames(object)) record.values.set(name, bag[name]);
  }
  record.copies.clear();
  record.state = CLOSED;
  for (const name of record.values.keys()) {
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: true,
      get(): unknown {
        // The shape and dict of a replica that was never filled.
        if (name === "$shape" || name === "$dict") return (Object.getPrototypeOf(object) as Bag)[name];
        violate(object, name, "closed, read");
        openForWrite(object);
        return bag[name];
      },
      set(value: unknown) {
        violate(object, name, "closed, written");
        openForWrite(object);
        bag[name] = value;
      },
    });
  }
  object.$r = 0;
  object.$w = 0;
}

function frozen(value: unknown): unknown {
  if (Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype) return Object.freeze(value.slice());
  if (value instanceof Uint8Array) return value.slice();
  return value;
}

function openForRead(object: Versioned): void {
  const record = records.get(object)!;
  object.$r = txn.now;
  if (record.state !== CLOSED) return;
  record.state = READABLE;
  opened.push(object as Versioned & PyObject);
  for (const [name, value] of record.values) {
    const copy = frozen(value);
    if (copy !== value) record.copies.set(name, copy);
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: true,
      get: () => copy,
      set(changed: unknown) {
        violate(object as Versioned & PyObject, name, "only readable, written");
        openForWrite(object);
        (object as unknown as Bag)[name] = changed;
      },
    });
  }
}

function openForWrite(object: Versioned): void {
  const record = records.get(object)!;
  object.$r = txn.now;
  object.$w = txn.now;
  if (record.state === WRITABLE) return;
  if (record.state === CLOSED) opened.push(object as Versioned & PyObject);
  record.state = WRITABLE;
  for (const [name, value] of record.values) {
    Object.defineProperty(object, name, { configurable: true, enumerable: true, writable: true, value });
  }
}

/** Closes every object of the program that is reachable from a value and was not known yet. */
function discover(root: unknown): void {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== "object" || value === null || known.has(value)) continue;
    if (ArrayBuffer.isView(value) || value instanceof WeakRef) continue;
    known.add(value);
    if (value instanceof Frame) {
      known.add(value.globals);
      waiting.push(...value.stack, value.locals, value.kont, value.generator);
      continue;
    }
    if (value instanceof PyFunction) {
      known.add(value.globals);
      waiting.push(...Object.values(value));
      continue;
    }
    if (value instanceof PyType) known.add(value.namespace);
    if (isUnbarred(value)) continue;
    visit(value, waiting);
    if (value instanceof MutableObject && value.$id === 0) {
      value.$id = 1;
      const record: Record = { state: WRITABLE, values: new Map(), copies: new Map() };
      records.set(value, record);
      close(value, record);
    }
  }
}

/** Gives what an object holds. */
function visit(object: object, waiting: unknown[]): void {
  if (object instanceof Map) for (const [key, value] of object) waiting.push(key, value);
  else if (object instanceof Set) waiting.push(...object);
  else for (const held of Object.values(object)) if (typeof held === "object" && held !== null) waiting.push(held);
}

/** What a changed object may hold now that nobody knows yet. */
function discoverIn(object: object): void {
  for (const held of Object.values(object)) {
    if (Array.isArray(held) || held instanceof Map || held instanceof Set) {
      const waiting: unknown[] = [];
      visit(held, waiting);
      waiting.forEach(discover);
    } else discover(held);
  }
}

let isOn = false;

/** Instructions that the current program may still run. */
const left = { instructions: Number.POSITIVE_INFINITY };

export function limitInstructions(most: number): void {
  left.instructions = most;
}

/** Called before every instruction. A boundary is where no native function is running. */
export function boundary(frame: Frame): void {
  if (left.instructions-- < 0) throw new Error("too long a program to be checked");
  if (!isOn || execution.nativeDepth > 1) return;
  forgetUndo();
  const open = opened;
  opened = [];
  for (const object of open) {
    const record = records.get(object)!;
    if (record.state === WRITABLE) discoverIn(object);
    close(object, record);
  }
  known.add(frame.globals);
  for (const value of frame.stack) discover(value);
  discover(frame.locals);
  for (let kont: Continuation | null = frame.kont; kont !== null; kont = kont.next) discoverIn(kont);
}

/** From now on programs are checked. */
export function startChecking(): void {
  txn.now = 2;
  txn.readable = 2;
  txn.writable = 2;
  setShared({ openForRead, openForWrite });
  isOn = true;
}

export function stopChecking(): void {
  isOn = false;
  for (const object of opened) openForWrite(object);
  opened = [];
  if (txn.now >= MAX_STAMP) throw new Error("unreachable");
}
