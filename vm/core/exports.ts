/**
 * Who looks at an object's memory: the count of its live buffer views, and which of them are memoryviews.
 *
 * Note [Live views]
 * CPython forbids resizing a bytearray while a memoryview of it lives, which it knows from reference counts. Here a view that
 * nobody released may be long dead. So each unreleased memoryview holds a token that its exporter knows weakly, and an exporter
 * that is about to be resized while there are such views collects garbage first (20 ms and more) to see which tokens are left.
 * A program that forgets views and resizes again and again would spend its time there; when the collections that found only
 * dead views have taken a few per cent of the run, such views count as dead unseen. PyPy, which has no reference counts
 * either, never asks. A token refers to nothing, because V8 keeps what a WeakRef was made for until the event loop turns.
 */
import { collectNow } from "../../runtime/gc/collect-now.ts";
import { clearStaleOperands } from "./frame.ts";

/** A memoryview's claim on memory that should not move. */
interface Claim {
  readonly token: WeakRef<object>;
  readonly release: () => void;
}

/** Milliseconds that collections without a live view may take: at once, and as a share of the run. */
const GRACE = 500;
const SHARE = 0.03;
let spent = 0;

/** The views of one object's memory. */
export class Exports {
  #count = 0;
  readonly #claims = new Set<Claim>();

  /** Counts one more view. Returns what ends it; calling that again does nothing. */
  acquire(): () => void {
    this.#count++;
    let live = true;
    return () => {
      if (live) this.#count--;
      live = false;
    };
  }

  /** Lets the view end with the life of `token` at the latest. Returns what ends it, as `release` does. */
  endWith(token: object, release: () => void): () => void {
    const claim = { token: new WeakRef(token), release };
    this.#claims.add(claim);
    return () => {
      this.#claims.delete(claim);
      release();
    };
  }

  /** True when the memory must stay where it is. */
  inUse(): boolean {
    if (this.#count === 0) return false;
    if (this.#count === this.#claims.size) this.#endDead();
    return this.#count > 0;
  }

  #endDead(): void {
    if (spent > GRACE + SHARE * performance.now()) {
      this.#end(() => true);
      return;
    }
    const start = performance.now();
    clearStaleOperands();
    collectNow();
    this.#end(({ token }) => token.deref() === undefined);
    if (this.#count === 0) spent += performance.now() - start;
  }

  #end(isDead: (claim: Claim) => boolean): void {
    for (const claim of this.#claims) {
      if (!isDead(claim)) continue;
      this.#claims.delete(claim);
      claim.release();
    }
  }
}
