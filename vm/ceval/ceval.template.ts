/**
 * The interpreter loop. build/ceval.ts turns this file into ceval.gen.ts: `Op.X` becomes the literal opcode, and every opcode
 * without a case here gets one that calls the function of its name in handlers/.
 *
 * Note [Registers]
 * `frame`, `stack`, `words`, `pc` and `sp` are the machine's registers. `frame.pc` and `frame.sp` are written before anything
 * that can push a frame, raise, or look at the frame (`frame.pc` before what opens an object: the log of transactions asks for the
 * line); the registers are reloaded at the top of the outer loop, which is
 * entered again whenever the running frame changes.
 *
 * Note [Young stacks]
 * V8 must note every pointer from an old object to a young one, which makes storing a fresh float in an old array cost
 * more than computing it. A loop's frame soon grows old; its stack is replaced by a copy now and then, and never does.
 *
 * Only the hottest opcodes stand here: V8 never optimises a function of more than about 60 KB of its bytecode.
 */
// biome-ignore-all lint/suspicious/noFallthroughSwitchClause: TypeScript checks that, and knows that replaceTop never returns
import { openForRead, openForWrite, txn } from "../../runtime/stm/transaction.ts";
// @imports
import { Op } from "../bytecode/op.gen.ts";
import { PyBuiltin, PyMethodDescriptor } from "../core/descriptor.ts";
import { PyDict } from "../core/dict.ts";
import { keyError, systemError } from "../core/errors.ts";
import { execution } from "../core/execution.ts";
import { Frame, type PyCell } from "../core/frame.ts";
import { PyFunction, PyMethod } from "../core/function.ts";
import { fillDefaults, hasDefaultsFrom } from "../core/function-call.ts";
import { PyList } from "../core/list.ts";
import { binaryOperation, inplaceOperation } from "../core/ops/arithmetic.ts";
import { call } from "../core/ops/call.ts";
import { isSame } from "../core/ops/compare.ts";
import { getItem } from "../core/ops/items.ts";
import { nextItem } from "../core/ops/iterate.ts";
import { truth } from "../core/ops/truth.ts";
import { types } from "../core/registry.ts";
import { PyTuple } from "../core/tuple.ts";
import { PyType } from "../core/type.ts";
import { type MaybeOutcome, type Outcome, PENDING, PyFloat, type Value } from "../core/value.ts";
import { PyListIterator } from "../objects/list-iterators.ts";
import { PyRangeIterator } from "../objects/range.ts";
import type { Reader, Writer } from "./accessors.ts";
import { type AccessCache, FOUND, loadAttribute, loadMethod, storeAttribute } from "./attribute-cache.ts";
import { callBuiltin, callMethodDescriptor, instantiate } from "./calls.ts";
import {
  callLater,
  callTheLongWay,
  completeFrame,
  enterPending,
  finishEntry,
  goOn,
  interrupt,
  recoverFrom,
  yieldFrom,
} from "./control.ts";
import { returnGenerator } from "./generators.ts";
import { loadGlobal } from "./global-cache.ts";
// biome-ignore lint/correctness/noUnusedImports: the generated cases of the cold opcodes use it
import { ENTER } from "./handlers/result.ts";
import { known } from "./known-slots.ts";
import { arithmetic, compare } from "./operators.ts";
import { unboundCell, unboundLocal } from "./unbound.ts";

const MAX_INT = Number.MAX_SAFE_INTEGER;
const MIN_INT = Number.MIN_SAFE_INTEGER;

/** Written out by the build: the operation that took the top of the stack gives `value`, or has pushed a frame. */
declare function replaceTop(value: Outcome): never;

/**
 * Runs `entry` (whose `isEntry` is set) and everything it calls until it returns, and gives its result; throws the PyError
 * that leaves it.
 */
export function run(entry: Frame | null): Value | undefined {
  let frame: Frame | null = entry;
  let pc = 0;
  // Back-edges and calls until the next look at signals. The first looks at once, so that V8 has seen the way there before
  // it compiles the loop.
  let fuel = 0;
  for (;;) {
    if (frame === null) return finishEntry();
    const { stack, code } = frame;
    const { words, constants, caches } = code;
    let sp = frame.sp;
    pc = frame.pc;
    try {
      for (;;) {
        const word = words[pc++]!;
        // @trace
        switch (word & 0xff) {
          case Op.NOP:
            continue;
          case Op.POP_TOP:
            stack[--sp] = undefined;
            continue;
          case Op.PUSH_NULL:
            stack[sp++] = undefined;
            continue;
          case Op.COPY:
            stack[sp] = stack[sp - (word >>> 8)];
            sp++;
            continue;
          case Op.SWAP: {
            const other = sp - (word >>> 8);
            const top = stack[sp - 1];
            stack[sp - 1] = stack[other];
            stack[other] = top;
            continue;
          }
          case Op.LOAD_CONST:
            stack[sp++] = constants[word >>> 8];
            continue;
          case Op.LOAD_FAST:
            stack[sp++] = stack[word >>> 8];
            continue;
          case Op.LOAD_FAST_LOAD_FAST:
            stack[sp++] = stack[word >>> 20];
            stack[sp++] = stack[(word >>> 8) & 0xfff];
            continue;
          case Op.LOAD_FAST_CHECK: {
            const value = stack[word >>> 8];
            if (value === undefined) {
              frame.pc = pc;
              frame = recoverFrom(frame, unboundLocal(code, word >>> 8));
              break;
            }
            stack[sp++] = value;
            continue;
          }
          case Op.STORE_FAST:
            stack[word >>> 8] = stack[--sp];
            continue;
          case Op.STORE_FAST_LOAD_FAST:
            stack[word >>> 20] = stack[sp - 1];
            stack[sp - 1] = stack[(word >>> 8) & 0xfff];
            continue;
          case Op.STORE_FAST_STORE_FAST:
            stack[word >>> 20] = stack[--sp];
            stack[(word >>> 8) & 0xfff] = stack[--sp];
            continue;
          case Op.LOAD_DEREF: {
            const cell = stack[word >>> 8] as PyCell;
            if (cell.$r < txn.readable) {
              frame.pc = pc;
              openForRead(cell);
            }
            if (cell.value === undefined) {
              frame.pc = pc;
              frame = recoverFrom(frame, unboundCell(code, word >>> 8));
              break;
            }
            stack[sp++] = cell.value;
            continue;
          }
          case Op.STORE_DEREF: {
            const cell = stack[word >>> 8] as PyCell;
            if (cell.$w < txn.writable) {
              frame.pc = pc;
              openForWrite(cell);
            }
            cell.value = stack[--sp] as Value;
            continue;
          }
          case Op.LOAD_GLOBAL:
            frame.pc = pc;
            stack[sp++] = loadGlobal(frame, pc - 1, word >>> 8);
            continue;
          case Op.LOAD_ATTR: {
            const object = stack[sp - 1] as Value;
            frame.pc = pc;
            const cache = caches[pc - 1] as AccessCache<Reader> | undefined;
            if (cache !== undefined && cache.found === FOUND.value && object !== null) {
              const value = cache.access(object);
              if (value !== undefined) {
                stack[sp - 1] = value;
                continue;
              }
            }
            const value = loadAttribute(frame, pc - 1, object, word >>> 8);
            replaceTop(value);
          }
          case Op.LOAD_METHOD: {
            const self = stack[sp - 1] as Value;
            const cache = caches[pc - 1] as AccessCache<Reader> | undefined;
            if (cache !== undefined && cache.found === FOUND.method && self !== null) {
              const method = cache.access(self);
              if (method !== undefined) {
                stack[sp - 1] = method;
                stack[sp++] = self;
                continue;
              }
            }
            frame.pc = pc;
            const method = loadMethod(frame, pc - 1, self, word >>> 8);
            if (method !== undefined) {
              // A plain function or method descriptor found on the type: bound by passing self.
              stack[sp - 1] = method;
              stack[sp++] = self;
              continue;
            }
            const value = loadAttribute(frame, pc - 1, self, word >>> 8);
            if (value === PENDING) {
              frame.sp = sp - 1;
              frame = enterPending(frame);
              break;
            }
            stack[sp - 1] = value as Value;
            stack[sp++] = undefined;
            continue;
          }
          case Op.STORE_ATTR: {
            sp -= 2;
            const object = stack[sp + 1] as Value;
            frame.pc = pc;
            const cache = caches[pc - 1] as AccessCache<Writer> | undefined;
            if (cache !== undefined && typeof object === "object" && object !== null) {
              if (cache.access(object, stack[sp] as Value)) continue;
            }
            if (storeAttribute(frame, pc - 1, object, word >>> 8, stack[sp] as Value) === PENDING) {
              frame.sp = sp;
              frame = enterPending(frame);
              break;
            }
            continue;
          }
          case Op.BINARY_SUBSCR: {
            const key = stack[--sp] as Value;
            const container = stack[sp - 1] as Value;
            if (typeof key === "number") {
              if (container instanceof PyList && container.$cls.slots.getitem === known.listGetItem) {
                if (container.$r < txn.readable) {
                  frame.pc = pc;
                  openForRead(container);
                }
                const { items } = container;
                const index = key < 0 ? key + items.length : key;
                const item = items[index];
                if (item !== undefined && index >= 0) {
                  stack[sp - 1] = item;
                  continue;
                }
              } else if (container instanceof PyTuple && container.$cls.slots.getitem === known.tupleGetItem) {
                const item = container.items[key < 0 ? key + container.items.length : key];
                if (item !== undefined) {
                  stack[sp - 1] = item;
                  continue;
                }
              }
            }
            if (container instanceof PyDict && container.$cls.slots.getitem === known.dictGetItem) {
              if (container.$r < txn.readable) {
                frame.pc = pc;
                openForRead(container);
              }
              frame.pc = pc;
              const item = container.get(key);
              if (item !== undefined) {
                stack[sp - 1] = item;
                continue;
              }
              if (container.$cls === types.dict) {
                frame = recoverFrom(frame, keyError(key));
                break;
              }
            }
            frame.pc = pc;
            const value = getItem(container, key);
            replaceTop(value);
          }
          case Op.BINARY_ADD: {
            const right = stack[--sp] as Value;
            const left = stack[sp - 1] as Value;
            if (typeof left === "number") {
              if (typeof right === "number") {
                const sum = left + right;
                if (sum <= MAX_INT && sum >= MIN_INT) {
                  stack[sp - 1] = sum;
                  continue;
                }
              } else if (right instanceof PyFloat && right.$cls === types.float) {
                stack[sp - 1] = new PyFloat(left + right.value);
                continue;
              }
            } else if (left instanceof PyFloat && left.$cls === types.float) {
              if (right instanceof PyFloat && right.$cls === types.float) {
                stack[sp - 1] = new PyFloat(left.value + right.value);
                continue;
              }
              if (typeof right === "number") {
                stack[sp - 1] = new PyFloat(left.value + right);
                continue;
              }
            } else if (typeof left === "string" && typeof right === "string") {
              stack[sp - 1] = left + right;
              continue;
            }
            frame.pc = pc;
            const value = word >>> 8 ? inplaceOperation(0, left, right) : binaryOperation(0, left, right);
            replaceTop(value);
          }
          case Op.BINARY_SUBTRACT: {
            const right = stack[--sp] as Value;
            const left = stack[sp - 1] as Value;
            if (typeof left === "number") {
              if (typeof right === "number") {
                const difference = left - right;
                if (difference <= MAX_INT && difference >= MIN_INT) {
                  stack[sp - 1] = difference;
                  continue;
                }
              } else if (right instanceof PyFloat && right.$cls === types.float) {
                stack[sp - 1] = new PyFloat(left - right.value);
                continue;
              }
            } else if (left instanceof PyFloat && left.$cls === types.float) {
              if (right instanceof PyFloat && right.$cls === types.float) {
                stack[sp - 1] = new PyFloat(left.value - right.value);
                continue;
              }
              if (typeof right === "number") {
                stack[sp - 1] = new PyFloat(left.value - right);
                continue;
              }
            }
            frame.pc = pc;
            const value = word >>> 8 ? inplaceOperation(10, left, right) : binaryOperation(10, left, right);
            replaceTop(value);
          }
          case Op.BINARY_MULTIPLY: {
            const right = stack[--sp] as Value;
            const left = stack[sp - 1] as Value;
            if (typeof left === "number") {
              if (typeof right === "number") {
                const product = left * right;
                if (product <= MAX_INT && product >= MIN_INT) {
                  stack[sp - 1] = product === 0 ? 0 : product;
                  continue;
                }
              } else if (right instanceof PyFloat && right.$cls === types.float) {
                stack[sp - 1] = new PyFloat(left * right.value);
                continue;
              }
            } else if (left instanceof PyFloat && left.$cls === types.float) {
              if (right instanceof PyFloat && right.$cls === types.float) {
                stack[sp - 1] = new PyFloat(left.value * right.value);
                continue;
              }
              if (typeof right === "number") {
                stack[sp - 1] = new PyFloat(left.value * right);
                continue;
              }
            }
            frame.pc = pc;
            const value = word >>> 8 ? inplaceOperation(5, left, right) : binaryOperation(5, left, right);
            replaceTop(value);
          }
          case Op.BINARY_OP: {
            const right = stack[--sp] as Value;
            const left = stack[sp - 1] as Value;
            frame.pc = pc;
            const value = arithmetic(word >>> 8, left, right);
            replaceTop(value);
          }
          case Op.COMPARE_OP: {
            const right = stack[--sp] as Value;
            const left = stack[sp - 1] as Value;
            if (typeof left === "number" && typeof right === "number") {
              switch ((word >>> 8) & 15) {
                case 0:
                  stack[sp - 1] = left < right;
                  continue;
                case 1:
                  stack[sp - 1] = left <= right;
                  continue;
                case 2:
                  stack[sp - 1] = left === right;
                  continue;
                case 3:
                  stack[sp - 1] = left !== right;
                  continue;
                case 4:
                  stack[sp - 1] = left > right;
                  continue;
                default:
                  stack[sp - 1] = left >= right;
                  continue;
              }
            }
            frame.pc = pc;
            const value = compare(word >>> 8, left, right);
            replaceTop(value);
          }
          case Op.IS_OP: {
            const right = stack[--sp];
            stack[sp - 1] = isSame(stack[sp - 1] as Value, right as Value) === (word >>> 8 === 0);
            continue;
          }
          case Op.UNARY_NOT:
            stack[sp - 1] = stack[sp - 1] === false;
            continue;
          case Op.TO_BOOL: {
            const operand = stack[sp - 1] as Value;
            if (typeof operand === "boolean") continue;
            frame.pc = pc;
            const value = truth(operand);
            replaceTop(value);
          }
          case Op.POP_JUMP_IF_FALSE:
            if (stack[--sp] === false) pc = word >>> 8;
            continue;
          case Op.POP_JUMP_IF_TRUE:
            if (stack[--sp] === true) pc = word >>> 8;
            continue;
          case Op.POP_JUMP_IF_NONE:
            if (stack[--sp] === null) pc = word >>> 8;
            continue;
          case Op.POP_JUMP_IF_NOT_NONE:
            if (stack[--sp] !== null) pc = word >>> 8;
            continue;
          case Op.JUMP_FORWARD:
          case Op.JUMP_BACKWARD_NO_INTERRUPT:
            pc = word >>> 8;
            continue;
          case Op.JUMP_BACKWARD:
            if (--fuel >= 0) {
              pc = word >>> 8;
              continue;
            }
            frame.pc = pc;
            frame.sp = sp;
            fuel = interrupt();
            frame.pc = word >>> 8;
            // See Note [Young stacks].
            frame.stack = stack.slice();
            frame = goOn(frame, fuel);
            break;
          case Op.FOR_ITER: {
            const iterator = stack[sp - 1] as Value;
            if (iterator instanceof PyRangeIterator) {
              if (iterator.$w < txn.writable) {
                frame.pc = pc;
                openForWrite(iterator);
              }
              if (iterator.left > 0) {
                iterator.left--;
                stack[sp++] = iterator.next;
                iterator.next += iterator.step;
              } else {
                stack[--sp] = undefined;
                pc = word >>> 8;
              }
              continue;
            }
            if (iterator instanceof PyListIterator) {
              if (iterator.$w < txn.writable) {
                frame.pc = pc;
                openForWrite(iterator);
              }
              const list: PyList | null = iterator.sequence;
              if (list !== null) {
                if (list.$r < txn.readable) {
                  frame.pc = pc;
                  openForRead(list);
                }
                const item = list.items[iterator.index];
                if (item !== undefined) {
                  iterator.index++;
                  stack[sp++] = item;
                  continue;
                }
              }
            }
            frame.pc = pc;
            const item: MaybeOutcome = nextItem(iterator);
            if (item === PENDING) {
              frame.sp = sp;
              frame = enterPending(frame);
              break;
            }
            if (item === undefined) {
              stack[--sp] = undefined;
              pc = word >>> 8;
            } else stack[sp++] = item as Value;
            continue;
          }
          case Op.CALL: {
            const count = word >>> 8;
            const base = sp - count;
            let callee = stack[base - 2] as Value;
            let self = stack[base - 1];
            frame.pc = pc;
            frame.sp = base - 2;
            if (callee instanceof PyMethod && self === undefined) {
              self = callee.self;
              callee = callee.callable;
              stack[base - 1] = self;
            }
            if (callee instanceof PyFunction) {
              const target = callee.code;
              const extra = self === undefined ? 0 : 1;
              const given = count + extra;
              if (target.isSimple && given <= target.argCount && hasDefaultsFrom(callee, given)) {
                if (execution.depth >= execution.callLimit) {
                  frame = callTheLongWay(frame, callee, stack.slice(base - extra, sp) as Value[]);
                  break;
                }
                if (--fuel < 0) {
                  frame.sp = sp;
                  fuel = interrupt();
                  frame.sp = base - 2;
                  if (fuel < 0) {
                    frame = callLater(frame, callee, stack.slice(base - extra, sp) as Value[]);
                    break;
                  }
                }
                const next: Frame = new Frame(target, callee.globals, callee.builtins, null, callee);
                const locals = next.stack;
                if (extra === 1) locals[0] = self;
                for (let i = 0; i < count; i++) locals[i + extra] = stack[base + i];
                if (given < target.argCount) fillDefaults(callee, given, locals);
                next.isPlainCall = true;
                next.back = frame;
                execution.depth++;
                execution.top.frame = next;
                frame = next;
                break;
              }
            }
            let value: MaybeOutcome;
            if (callee instanceof PyBuiltin) value = callBuiltin(callee, stack, self === undefined ? base : base - 1, sp);
            else if (callee instanceof PyMethodDescriptor && self !== undefined) {
              value = callMethodDescriptor(callee, self, stack, base, count);
            } else {
              const first = self === undefined ? base : base - 1;
              if (callee instanceof PyType) value = instantiate(callee, stack, first, sp);
              else if (callee instanceof PyBuiltin) value = callBuiltin(callee, stack, first, sp - first);
              else value = call(callee, stack.slice(first, sp) as Value[]);
            }
            if (value === PENDING) {
              frame = enterPending(frame);
              break;
            }
            sp = base - 2;
            stack[sp++] = value as Value;
            continue;
          }
          case Op.RETURN_VALUE: {
            const value = stack[--sp] as Value;
            if (frame.isPlainCall && frame.kont === null && frame.generator === null) {
              const back: Frame = frame.back!;
              if (back.$w < txn.writable) openForWrite(back);
              back.stack[back.sp++] = value;
              execution.depth--;
              execution.top.frame = back;
              frame = back;
              break;
            }
            frame = completeFrame(frame, value);
            break;
          }
          case Op.RETURN_CONST: {
            const value = constants[word >>> 8]!;
            if (frame.isPlainCall && frame.kont === null && frame.generator === null) {
              const back: Frame = frame.back!;
              if (back.$w < txn.writable) openForWrite(back);
              back.stack[back.sp++] = value;
              execution.depth--;
              execution.top.frame = back;
              frame = back;
              break;
            }
            frame = completeFrame(frame, value);
            break;
          }
          case Op.YIELD_VALUE: {
            const value = stack[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            frame = yieldFrom(frame, value);
            break;
          }
          case Op.RETURN_GENERATOR: {
            frame.pc = pc;
            frame.sp = sp;
            frame = returnGenerator(frame);
            break;
          }
          // @cold
          default:
            throw systemError(`unknown opcode ${word & 0xff}`);
        }
        break;
      }
    } catch (error) {
      const failed: Frame = frame!;
      failed.pc = pc;
      frame = recoverFrom(failed, error);
    }
  }
}
