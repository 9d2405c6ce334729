/** The representations of bytes and bytearray; their Python types are vm/objects/bytes and vm/objects/bytearray. */
import type { Exports } from "./exports.ts";
import { readable } from "./native.ts";
import { MutableObject, PyObject } from "./value.ts";

export class PyBytes extends PyObject {
  /** Never changed. */
  readonly bytes: Uint8Array;
  /** The Map key of vm/core/index-key, made when first used as a key. */
  $key: string | undefined = undefined;
  constructor(bytes: Uint8Array) {
    super();
    this.bytes = bytes;
  }
}

/** bytes that take over the array. */
export const toBytes = (bytes: Uint8Array): PyBytes => new PyBytes(bytes);

export class PyByteArray extends MutableObject {
  /** The contents and room to grow. */
  store: Uint8Array;
  size: number;
  /** Its buffer views, once there was one; while any lives, the size cannot change. */
  exports: Exports | null = null;
  constructor(bytes: Uint8Array = new Uint8Array(0)) {
    super();
    this.store = bytes;
    this.size = bytes.length;
  }

  /** The contents, shared: valid until the size changes. */
  get bytes(): Uint8Array {
    readable(this);
    return this.size === this.store.length ? this.store : this.store.subarray(0, this.size);
  }

  /** Sets the size; new bytes are 0. The caller has checked that nothing is exported. */
  resize(size: number): void {
    if (size > this.store.length) {
      const store = new Uint8Array(this.size === 0 ? size : size + (size >> 3) + (size < 9 ? 3 : 6));
      store.set(this.bytes);
      this.store = store;
    } else if (size < this.size) {
      if (size < this.store.length >> 1) this.store = this.store.slice(0, size);
      else this.store.fill(0, size, this.size);
    }
    this.size = size;
  }
}
