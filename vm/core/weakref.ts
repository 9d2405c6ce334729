/**
 * The representation of weak references and proxies, over JavaScript's WeakRef. As under PyPy an object dies when the
 * collector finds out, which `gc.collect()` makes happen. Their Python types are in stdlib/weakref.
 */
import type { Int, Value } from "./value.ts";
import { MutableObject, type PyObject } from "./value.ts";

/** What ref and proxy objects have in common. */
export abstract class PyReference extends MutableObject {
  #target: WeakRef<PyObject> | null = null;
  /** Called with this reference when the target has died. None when there is nothing to call. */
  callback: Value = null;

  get target(): PyObject | undefined {
    return this.#target?.deref();
  }

  pointTo(target: PyObject, callback: Value): void {
    this.#target = new WeakRef(target);
    this.callback = callback;
    remember(target, this);
  }

  /** Makes the target unreachable from here, as if it had died. */
  clear(): void {
    this.#target = null;
    this.callback = null;
  }
}

export class PyWeakref extends PyReference {
  /** The target's hash, once it was asked for. */
  hash: Int | null = null;
}

/** Where a reference stands among those to its target: the shared plain one, the shared proxy, all others. */
function rankOf(reference: PyReference): number {
  if (reference.callback !== null || reference.$cls.isHeapType) return 2;
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
  if (reference.callback !== null) waiting.add(handle);
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
    if (reference !== undefined && reference.callback !== null) dead.push(reference);
  }
  return dead.reverse();
}
