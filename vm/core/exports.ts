/**
 * Who looks at an object's memory: the count of its live buffer views, and which of them are memoryviews.
 *
 * Note [Live views]
 * CPython forbids resizing a bytearray while a memoryview of it lives, which it knows from reference counts. Here a view that
 * nobody released may be long dead, and a collection would not tell: V8's interpreter keeps what its registers held last. So a
 * view counts as live in its `with` block, and if it is found where a program keeps things: in a variable of a running function
 * or of its module, or one or two steps from there. A view that is hidden deeper counts as dead; it keeps the old memory when its object is resized. PyPy,
 * which has no reference counts either, never forbids the resizing of views that have gone out of scope.
 */
import { PyDict } from "./dict.ts";
import { execution } from "./execution.ts";
import { type Frame, PyCell } from "./frame.ts";
import { PyList } from "./list.ts";
import { open } from "./native.ts";
import { PyTuple } from "./tuple.ts";
import { PyObject, type Value } from "./value.ts";

/** What the views that share one claim on the memory have in common. */
export interface ViewToken {
  /** A `with` block has it: it lives until the block ends. */
  isEntered: boolean;
}

/** A view that may be kept by the program. */
export interface TokenHolder {
  readonly memoryToken: ViewToken;
}

/** Containers with more items than this are not searched. */
const MAX_ITEMS = 1000;
const MAX_STEPS = 2;
const FEW = 200;

/** The views of one object's memory. */
export class Exports {
  #count = 0;
  /** What ends the claims of memoryviews, by their tokens. */
  readonly #claims = new Map<ViewToken, () => void>();
  /** With this many claims the dead ones are looked for. */
  #limit = FEW;

  /** Counts one more view. Returns what ends it; calling that again does nothing. */
  acquire(): () => void {
    this.#count++;
    let live = true;
    return () => {
      if (live) this.#count--;
      live = false;
    };
  }

  /** Lets the view end when nobody has anything with that token any more. Returns what ends it, as `release` does. */
  endWith(token: ViewToken, release: () => void): () => void {
    if (this.#claims.size >= this.#limit) {
      this.#endDead();
      this.#limit = Math.max(FEW, 2 * this.#claims.size);
    }
    this.#claims.set(token, release);
    return () => {
      this.#claims.delete(token);
      release();
    };
  }

  /** True when the memory must stay where it is. */
  inUse(): boolean {
    if (this.#count > 0 && this.#count === this.#claims.size) this.#endDead();
    return this.#count > 0;
  }

  #endDead(): void {
    const live = new Set<ViewToken>();
    const search = new Search(this.#claims, live);
    search.frames();
    for (const [token, release] of this.#claims) {
      if (token.isEntered || live.has(token)) continue;
      this.#claims.delete(token);
      release();
    }
  }
}

/** Looks for tokens where the running program keeps things. */
class Search {
  readonly #wanted: ReadonlyMap<ViewToken, unknown>;
  readonly #found: Set<ViewToken>;
  readonly #seen = new Set<PyObject>();

  constructor(wanted: ReadonlyMap<ViewToken, unknown>, found: Set<ViewToken>) {
    this.#wanted = wanted;
    this.#found = found;
  }

  frames(): void {
    for (let frame = execution.top.frame as Frame | null; frame !== null; frame = frame.back) {
      for (let i = 0; i < frame.code.localsCount; i++) this.#visit(frame.stack[i], MAX_STEPS);
      this.#visit(frame.locals, MAX_STEPS);
      this.#visit(frame.globals, MAX_STEPS);
    }
  }

  #visit(value: Value | undefined, steps: number): void {
    if (!(value instanceof PyObject)) return;
    open(value, "reads");
    const { memoryToken } = value as Partial<TokenHolder>;
    if (memoryToken !== undefined && this.#wanted.has(memoryToken)) this.#found.add(memoryToken);
    if (steps === 0 || this.#seen.has(value)) return;
    this.#seen.add(value);
    if (value instanceof PyCell) this.#visit(value.value, steps);
    else if (value instanceof PyList || value instanceof PyTuple) this.#visitAll(value.items, steps - 1);
    else if (value instanceof PyDict) this.#visitAll(value.values, steps - 1);
    // Attributes are properties of the JavaScript object.
    else this.#visitAll(Object.values(value), steps - 1);
  }

  #visitAll(values: readonly unknown[], steps: number): void {
    if (values.length > MAX_ITEMS) return;
    for (const value of values) this.#visit(value as Value | undefined, steps);
  }
}
