/** The representation of arrays: a kind of items and the bytes of a machine's array, with room to grow. */
import { pyError } from "../../vm/core/errors.ts";
import type { Exports } from "../../vm/core/exports.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import type { ItemKind } from "./items.ts";

export class PyArray extends MutableObject {
  readonly kind: ItemKind;
  /** The items' bytes and room to grow. */
  store: Uint8Array;
  /** Number of items. */
  size: number;
  /** Its buffer views, once there was one; while any lives, the size cannot change. */
  exports: Exports | null | undefined = null;
  /** For `memory`; not to be used itself. */
  private view: DataView | undefined = undefined;

  /** Takes over the bytes. */
  constructor(kind: ItemKind, bytes: Uint8Array = new Uint8Array(0)) {
    super();
    this.kind = kind;
    this.store = bytes;
    this.size = bytes.length / kind.size;
  }

  /** The items' bytes, shared: valid until the size changes. */
  get bytes(): Uint8Array {
    return this.store.subarray(0, this.size * this.kind.size);
  }

  get(index: number): Value {
    return this.kind.read(this.memory(), index * this.kind.size);
  }

  /** Stores what the kind's `convert` gave. */
  put(index: number, item: number | bigint): void {
    this.kind.write(this.memory(), index * this.kind.size, item);
  }

  /** Sets the number of items; new ones are zeros. Raises BufferError while someone looks at the memory. */
  resize(size: number): void {
    if (size !== this.size) this.checkResizable();
    const needed = size * this.kind.size;
    if (needed > this.store.length) {
      const store = new Uint8Array((size + (size >> 4) + (size < 8 ? 3 : 7)) * this.kind.size);
      store.set(this.bytes);
      this.store = store;
    } else if (size < this.size) this.store.fill(0, needed, this.size * this.kind.size);
    this.size = size;
  }

  private checkResizable(): void {
    if (this.exports?.inUse()) throw pyError("BufferError", "cannot resize an array that is exporting buffers");
  }

  /** Replaces `count` items from `start` on by the given bytes. */
  splice(start: number, count: number, replacement: Uint8Array): void {
    const { kind } = this;
    const added = replacement.length / kind.size;
    // The replacement may be the array's own memory.
    const bytes = replacement.buffer === this.store.buffer ? replacement.slice() : replacement;
    const before = this.size;
    if (added > count) this.resize(before + added - count);
    else if (added < count) this.checkResizable();
    this.store.copyWithin((start + added) * kind.size, (start + count) * kind.size, before * kind.size);
    this.store.set(bytes, start * kind.size);
    if (added < count) this.resize(before + added - count);
  }

  private memory(): DataView {
    const { store } = this;
    let { view } = this;
    if (view === undefined || view.buffer !== store.buffer || view.byteOffset !== store.byteOffset) {
      view = new DataView(store.buffer, store.byteOffset, store.byteLength);
      this.view = view;
    }
    return view;
  }
}
