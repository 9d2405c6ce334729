/**
 * The representation of weak references and proxies, over JavaScript's WeakRef. As under PyPy an object dies when the
 * collector finds out, which `gc.collect()` makes happen. Their Python types are in stdlib/weakref.
 *
 * Who refers to an object is remembered per executor and is no state of the object: making a reference changes nothing else.
 */
import { readable, undoWith, writable } from "./native.ts";
import type { Int, Value } from "./value.ts";
import { MutableObject, type PyObject } from "./value.ts";

/**
 * What a reference holds of its target. An executor's collector knows only its own copies of a shared object, so a reference
 * that is shared itself keeps its target.
 */
class Handle {
  readonly #weak: WeakRef<PyObject>;
  #kept: PyObject | undefined;
  constructor(target: PyObject) {
    this.#weak = new WeakRef(target);
  }
  deref(): PyObject | undefined {
    return this.#weak.deref();
  }
  keep(): PyObject | null {
    this.#kept ??= this.#weak.deref();
    return this.#kept ?? null;
  }
}

function keptHandle(target: PyObject | null): Handle | null {
  if (target === null) return null;
  const handle = new Handle(target);
  handle.keep();
  return handle;
}

/** The fields of references of all kinds. */
export const REFERENCE_FIELDS = {
  handle: { encode: (handle: Handle | null): PyObject | null => handle?.keep() ?? null, decode: keptHandle },
  callback: "ref",
} as const;

/** What ref and proxy objects have in common. */
export abstract class PyReference extends MutableObject {
  handle: Handle | null = null;
  /** Called with this reference when the target has died. None when there is nothing to call. */
  callback: Value = null;

  get target(): PyObject | undefined {
    return readable(this).handle?.deref();
  }

  pointTo(target: PyObject, callback: Value): void {
    this.handle = new Handle(target);
    this.callback = callback;
    remember(target, this);
  }

  /** Makes the target unreachable from here, as if it had died. */
  clear(): void {
    writable(this);
    this.handle = null;
    this.callback = null;
  }
}

export class PyWeakref extends PyReference {
  /** The target's hash, once it was asked for. */
  hash: Int | null = null;
}

/** Where a reference stands among those to its target: the shared plain one, the shared proxy, all others. */
function rankOf(reference: PyReference): number {
  if (readable(reference).callback !== null || reference.$cls.isHeapType) return 2;
  return reference instanceof PyWeakref ? 0 : 1;
}

/** The references to each object, by rank, then newest first. */
const referencesTo = new WeakMap<PyObject, WeakRef<PyReference>[]>();

/** References whose callback has not been called yet, oldest first. */
const waiting = new Set<WeakRef<PyReference>>();

function remember(target: PyObject, reference: PyReference): void {
  const handle = new WeakRef(reference);
  const known = referencesTo.get(target);
  if (known === undefined) referencesTo.set(target, [handle]);
  else {
    const rank = rankOf(reference);
    const after = known.findIndex((other) => rankOf(other.deref() ?? reference) >= rank);
    known.splice(after < 0 ? known.length : after, 0, handle);
  }
  if (reference.callback === null) return;
  waiting.add(handle);
  undoWith(() => waiting.delete(handle));
}

/** Makes a reference that comes from another executor known to this one. */
export function rebuildReference(reference: PyReference): void {
  const { target } = reference;
  if (target !== undefined && !liveReferences(target).includes(reference)) remember(target, reference);
}

/** The living references to an object: the shared plain one, the shared proxy, then the others, newest first. */
export function liveReferences(target: PyObject): PyReference[] {
  const handles = referencesTo.get(target);
  if (handles === undefined) return [];
  const live: PyReference[] = [];
  const kept = handles.filter((handle) => {
    const reference = handle.deref();
    if (reference?.target === undefined) return false;
    live.push(reference);
    return true;
  });
  if (kept.length < handles.length) referencesTo.set(target, kept);
  return live;
}

/** The references whose target has died since the last call, newest first; their callbacks are now due. */
export function takeDeadReferences(): PyReference[] {
  const dead: PyReference[] = [];
  for (const handle of waiting) {
    const reference = handle.deref();
    if (reference !== undefined && reference.target !== undefined) continue;
    waiting.delete(handle);
    undoWith(() => waiting.add(handle));
    if (reference !== undefined && reference.callback !== null) dead.push(reference);
  }
  return dead.reverse();
}
