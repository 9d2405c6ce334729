/**
 * What has to be done when an object dies: `__del__`, the finally blocks of a suspended generator, warnings.
 *
 * Must not know which objects those are, nor when the collector runs: stdlib/gc asks for the dead.
 *
 * Note [Death]
 * JavaScript tells that an object is gone, but only when it is gone, and Python's finalisers want the object. So a watched
 * object is a *handle* that Python code holds, and its *remains*, which hold everything needed to make the handle again, but not
 * the handle: a generator's frame, an instance behind a Proxy. The remains are kept here; when the handle's WeakRef is empty, they
 * finalise a new handle. As under PyPy this happens some time after the death: at `gc.collect()`, now and then while a
 * program runs, and at exit for all that is left. An object that its own remains lead back to (`self.me = self`) lives until exit.
 * Objects without a finaliser are never watched and pay nothing. A WeakRef is dear and most watches end soon (a generator
 * returns), so a young watch holds its handle until somebody first asks for the dead.
 */
import { canAbort, onAbort } from "../../runtime/stm/transaction.ts";
import type { PyError } from "./errors.ts";
import { MutableObject, type PyObject, type Value } from "./value.ts";

/** Tells of an exception that nobody can catch, and the object it is blamed on. */
export type Report = (error: PyError, object: Value) => void;

let report: Report = () => {};
/** Sets where the exceptions of finalisers go. */
export function setDeathReport(reporter: Report): void {
  report = reporter;
}

/** What is left of a watched object. */
export interface Remains {
  /** Other executors have the object, too: its death here is no death. It is finalised at exit only. */
  readonly isShared?: boolean;
  /** Finalises the object: `handle`, or what the remains make in its place. Python exceptions go to `report`. */
  finalise(handle: PyObject | undefined, report: Report): void;
}

export const isShared = (object: PyObject): boolean => object instanceof MutableObject && object.$id !== 0;

/** Makes the remains of an object, which must not lead to it any more. */
export type RemainsMaker<T extends PyObject> = (handle: T) => Remains;

/** One watched object. */
export class Watch {
  /** The object, while the watch is young; null too when the watch has ended. */
  #young: PyObject | null;
  #old: WeakRef<PyObject> | null = null;
  #remains: Remains | null = null;
  #makeRemains: RemainsMaker<never> | null;
  hasEnded = false;

  constructor(handle: PyObject, makeRemains: RemainsMaker<never>) {
    this.#young = handle;
    this.#makeRemains = makeRemains;
  }

  /** Lets the object die, unless it runs or is used. */
  age(): void {
    if (this.#young === null) return;
    this.#remains = this.#makeRemains!(this.#young as never);
    this.#makeRemains = null;
    this.#old = new WeakRef(this.#young);
    this.#young = null;
  }

  get isDead(): boolean {
    return this.#young === null && this.#old?.deref() === undefined && !this.#remains?.isShared;
  }

  end(): void {
    if (canAbort()) this.#endForNow();
    this.forget();
  }

  /** Ends it for good. */
  forget(): void {
    this.hasEnded = true;
    this.#young = null;
    this.#old = null;
    this.#remains = null;
    this.#makeRemains = null;
  }

  /** If the transaction aborts, it has not ended. */
  #endForNow(): void {
    const [hasEnded, young, old, remains, makeRemains] = [
      this.hasEnded,
      this.#young,
      this.#old,
      this.#remains,
      this.#makeRemains,
    ];
    onAbort(() => {
      this.hasEnded = hasEnded;
      this.#young = young;
      this.#old = old;
      this.#remains = remains;
      this.#makeRemains = makeRemains;
      putBack([this]);
    });
  }

  /** The object, unless it has died, and its remains. */
  get parts(): { handle: PyObject | undefined; remains: Remains } {
    this.age();
    return { handle: this.#old!.deref(), remains: this.#remains! };
  }
}

/** Oldest first; those that have ended leave when the dead are asked for. */
let watched: Watch[] = [];

function putBack(entries: readonly Watch[]): void {
  for (const entry of entries) if (!entry.hasEnded && !watched.includes(entry)) watched.push(entry);
}

/** How many objects have been watched so far. */
let begun = 0;
export const watchesBegun = (): number => begun;
export const watchCount = (): number => watched.length;

/** From now on the remains of `handle` will be asked to finalise it once, after its death or at exit. */
export function watch<T extends PyObject>(handle: T, makeRemains: RemainsMaker<T>): Watch {
  const entry = new Watch(handle, makeRemains);
  watched.push(entry);
  begun++;
  // What was made in an aborted transaction has never been.
  onAbort(() => entry.forget());
  return entry;
}

/** Finalises the object, dead or alive. It is watched no more. */
export function finalise(entry: Watch): void {
  if (entry.hasEnded) return;
  const { handle, remains } = entry.parts;
  entry.end();
  remains.finalise(handle, report);
}

/** From now on the collector may take what has been watched so far. */
export function ageWatches(): void {
  watched = watched.filter((entry) => !entry.hasEnded);
  for (const entry of watched) entry.age();
}

/** The watches of objects that have died since the last call, oldest first. */
export function takeDead(): Watch[] {
  const dead: Watch[] = [];
  const rest: Watch[] = [];
  for (const entry of watched) if (!entry.hasEnded) (entry.isDead ? dead : rest).push(entry);
  watched = rest;
  onAbort(() => putBack(dead));
  return dead;
}

/** As takeDead, of all objects, whether they have died or not. */
export function takeAll(): Watch[] {
  const all = watched;
  watched = [];
  onAbort(() => putBack(all));
  return all;
}

/** The watch whose object leaves such remains. Looks at all. */
export function findWatch(isIt: (remains: Remains) => boolean): Watch | undefined {
  return watched.find((entry) => !entry.hasEnded && isIt(entry.parts.remains));
}
