/**
 * Frames: one activation of a code object, on the heap. A frame is also the Python object that sys._getframe gives.
 *
 * The layout of `stack` is localsplus (parameters, locals, cells, free variables) and then the operand stack. While a
 * frame runs, ceval keeps `pc` and `sp` in registers; they are stored here whenever anybody else can look.
 */
import { type Layout, MAX_STAMP, txn } from "../../runtime/stm/transaction.ts";
import type { Wait } from "../../runtime/threads/thread.ts";
import type { PyCode } from "./code.ts";
import type { PyDict } from "./dict.ts";
import type { PyError } from "./errors.ts";
import type { Continuation, FrameLike } from "./execution.ts";
import type { PyFunction } from "./function.ts";
import type { Shape } from "./shape.ts";
import type { PyType } from "./type.ts";
import { deriveFrom, MutableObject, mutableObject, type PyObject, type Value } from "./value.ts";

/** What ceval must know of a generator to finish or suspend its frame. */
export interface GeneratorLike extends PyObject {
  /** Called when the frame yielded. */
  suspended(): void;
  /** Called when the frame returned or raised. */
  finished(): void;
}

/** In place of an injected error: the frame stands for a wait. See Note [Parking] in park.ts. */
export class Waiting {
  readonly wait: Wait;
  constructor(wait: Wait) {
    this.wait = wait;
  }
}

export class Frame implements FrameLike {
  declare readonly $cls: PyType;
  declare $shape: Shape | undefined;
  declare $dict: PyObject | undefined;
  declare readonly $layout: Layout;
  $id = 0;
  $r = MAX_STAMP;
  $w = txn.now;
  back: Frame | null = null;
  kont: Continuation | null = null;
  readonly code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  /** Names of a class body or module; null in functions. Any mapping. */
  locals: Value;
  readonly func: PyFunction | null;
  stack: (Value | undefined)[];
  pc = 0;
  sp: number;
  generator: GeneratorLike | null = null;
  /** The ceval loop that runs this frame ends when it returns. */
  isEntry = false;
  /** Raised at the point where the frame is suspended as soon as it is entered: generator.throw(). */
  injected: PyError | Waiting | null = null;
  /** Pushed by a call instruction: its result is simply pushed on the caller's stack. */
  isPlainCall = false;
  /** f_trace and f_lineno overrides; f_locals proxies keep extra names here. */
  extras: PyDict | null = null;

  constructor(code: PyCode, globals: PyDict, builtins: PyDict, locals: Value, func: PyFunction | null) {
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.locals = locals;
    this.func = func;
    this.stack = code.newStack();
    this.sp = code.localsCount;
  }
}

deriveFrom(MutableObject, Frame);

/** A variable shared between a function and the functions defined in it. */
export class PyCell extends mutableObject() {
  value: Value | undefined;
  constructor(value: Value | undefined = undefined) {
    super();
    this.value = value;
  }
}

/** The frame's caller as Python code sees it: what it delegates from, where it runs on behalf of a suspended generator. */
export function callerOf(frame: Frame): Frame | null {
  for (let link = frame.kont; link !== null; link = link.next) {
    if (link.onBehalfOf !== null) return link.onBehalfOf as Frame;
  }
  return frame.back;
}
