/** pickle.PickleBuffer: marks memory that may be pickled out of band. */
import { defineType } from "../../vm/core/define-type.ts";
import { pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { reads, writes } from "../../vm/core/native.ts";
import { bufferOf, isContiguous } from "../../vm/core/ops/buffer.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { BufferView } from "../../vm/core/slots.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Value } from "../../vm/core/value.ts";
import { isFortran, itemCount, offsetOf, PyMemoryView } from "../../vm/objects/memory-object.ts";

export class PyPickleBuffer extends MutableObject {
  readonly owner: Value;
  isReleased = false;
  /** This executor's view, made when needed. */
  private view: BufferView | undefined;
  constructor(owner: Value = null, view: BufferView | undefined = undefined) {
    super();
    this.owner = owner;
    this.view = view;
  }

  liveView(): BufferView {
    if (this.isReleased) throw valueError("operation forbidden on released PickleBuffer object");
    this.view ??= bufferOf(this.owner)!;
    return this.view;
  }

  release(): void {
    this.isReleased = true;
    this.view?.release?.();
    this.view = undefined;
  }

  get isContiguous(): boolean {
    const view = this.liveView();
    return isContiguous(view) || isFortran(view);
  }
}

/** The memory as a memoryview of single bytes. */
function rawView(self: PyPickleBuffer): PyMemoryView {
  const view = self.liveView();
  if (!self.isContiguous) throw pyError("BufferError", "cannot extract raw buffer from non-contiguous buffer");
  const length = itemCount(view) * view.itemsize;
  const start = isContiguous(view) ? 0 : offsetOf(view);
  const bytes = view.bytes.subarray(start, start + length);
  const raw: BufferView = { bytes, readonly: view.readonly, format: "B", itemsize: 1, shape: [length], strides: [1] };
  return new PyMemoryView(self.owner, raw);
}

export const definePickleBuffer = (): PyType =>
  defineType({
    name: "PickleBuffer",
    module: "pickle",
    isStatic: true,
    doc: "PickleBuffer(object, /)\n--\n\nWrapper for potentially out-of-band buffers.",
    instance: PyPickleBuffer,
    sharing: "versioned",
    fields: { owner: "ref", isReleased: "flag", view: "derived" },
    hasWeakrefs: true,
    construct: reads("(object, /)", (cls: PyType, object: Value) => {
      const view = bufferOf(object);
      if (view === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(object).name}'`);
      return newInstance(cls, PyPickleBuffer, object, view);
    }),
    slots: {
      reads: {
        buffer: (self, writable) => {
          const view = (self as PyPickleBuffer).liveView();
          if (writable && view.readonly) throw pyError("BufferError", "Object is not writable.");
          return { ...view, owner: (self as PyPickleBuffer).owner, release: () => undefined };
        },
      },
    },
    methods: {
      raw: reads("()", rawView, "The memory as a memoryview of single bytes, without a copy."),
      release: writes(
        "()",
        (self: PyPickleBuffer) => {
          self.release();
          return null;
        },
        "Lets go of the memory.",
      ),
    },
  });
