/** The module `_signal`. */
import * as fs from "node:fs";
import { constants } from "node:os";
import { scheduler } from "../../runtime/threads/scheduler.ts";
import { makeFunction } from "../../vm/core/define-type.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { exceptionType, PyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution, settle } from "../../vm/core/execution.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { PySet } from "../../vm/core/set.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyFloat, PyObject, type Value } from "../../vm/core/value.ts";
import * as descriptors from "../os/descriptors.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { strerror } from "../os/errno-table.ts";
import { handleSignals } from "../os/interrupts.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { intArgument } from "../os/path-argument.ts";
import { setHasPythonHandler } from "../os/signal-handlers.ts";
import {
  blockedSignals,
  blockSignals,
  deliveredCount,
  heldSignals,
  isBlocked,
  requestSignal,
  setSignalDelivery,
  setTimerWatch,
  signalName,
} from "../os/signal-state.ts";
import { listenTo, stopListening } from "../os/signal-watch.ts";
import { waitForValue } from "../os/wait.ts";
import { currentIdent } from "../thread/ident.ts";
import { findTimer, REAL, type TimerState, takeDueSignals, untilRealTimer } from "./timers.ts";
import { SIGNAL_WORDS } from "./words.ts";

const NSIG = 65;
const SIG_DFL = 0;
const SIG_IGN = 1;
const SIGINT = 2;

/** Python's idea of each signal's handler; undefined: not installed by Python. */
const handlers = new Map<number, Value>();

function signalArgument(value: Value): number {
  const number = intArgument(value);
  if (number < 1 || number >= NSIG) throw valueError("signal number out of range");
  return number;
}

const isHandledNumber = (signal: number): boolean => signal !== 32 && signal !== 33;

/** The handler as getsignal() shows it. */
function handlerOf(signal: number): Value {
  const known = handlers.get(signal);
  if (known !== undefined) return known;
  return isHandledNumber(signal) ? SIG_DFL : null;
}

/** Calls the Python handler of a signal that arrived. */
function deliver(signal: number): void {
  wake(signal);
  const handler = handlerOf(signal);
  if (handler === null || typeof handler !== "object") return;
  // The handler runs inside whatever the signal interrupted.
  settle(call(handler, [signal, execution.top.frame as unknown as Value]));
}

let wakeupFd = -1;

function checkThread(name: string): void {
  if (!scheduler.current.isMain) throw valueError(`${name} only works in main thread of the main interpreter`);
}

/** set_wakeup_fd: tells an event loop that waits for the descriptor. */
function wake(signal: number): void {
  if (wakeupFd < 0) return;
  try {
    descriptors.write(wakeupFd, Uint8Array.of(signal));
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
  }
}

function install(signal: number, handler: Value): Value {
  const isCallable = handler instanceof PyObject && typeOf(handler).slots.call !== undefined;
  const fixed = exactInt(handler);
  if (!isCallable && fixed !== SIG_DFL && fixed !== SIG_IGN) {
    throw typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
  }
  const name = signalName(signal);
  if (signal === constants.signals.SIGKILL || signal === constants.signals.SIGSTOP || !isHandledNumber(signal)) {
    throw osError(Errno.EINVAL!);
  }
  const previous = handlerOf(signal);
  handlers.set(signal, isCallable ? handler : Number(fixed));
  setHasPythonHandler(signal, isCallable);
  if (name !== undefined) dispose(signal, fixed === SIG_DFL);
  return previous;
}

/** Tells the system what is to become of a signal. */
function dispose(signal: number, byDefault: boolean): void {
  // An ignored signal is one that is listened to and not acted upon.
  if (!byDefault) listenTo(signal);
  else {
    // Node ignores SIGPIPE until somebody has listened to it and stopped.
    if (signal === constants.signals.SIGPIPE) listenTo(signal);
    stopListening(signal);
  }
}

/** A signal that this process sends itself: to the Python handler, or with its default effect. */
function arrive(signal: number): void {
  const handler = handlerOf(signal);
  if (handler === SIG_IGN) return;
  if ((typeof handler === "object" && handler !== null) || isBlocked(signal)) requestSignal(signal);
  else callOs(() => process.kill(process.pid, signal));
}

const stateValue = ({ left, interval }: TimerState): Value => tuple([new PyFloat(left), new PyFloat(interval)]);

/** The timer of that number; `raise` makes the error where there is none. */
function timerNow(which: Value, raise: () => PyError) {
  const timer = findTimer(intArgument(which));
  if (timer === undefined) throw raise();
  return timer;
}

function signalSet(value: Value): number[] {
  return listItems(value).map((item) => {
    const number = indexNow(item);
    if (number >= 1 && number < NSIG) return number as number;
    // What does not fit a C long is shown as -1.
    const shown = BigInt.asIntN(64, BigInt(number)) === BigInt(number) ? number : -1;
    throw valueError(`signal number ${shown} out of range [1; ${NSIG - 1}]`);
  });
}

function setOf(items: Iterable<number>): PySet {
  const set = new PySet();
  for (const item of items) if (set.find(item) < 0) set.insert(item);
  return set;
}

/** Blocking is our own bookkeeping: a blocked signal waits until it is unblocked. */
function changeMask(how: Value, mask: Value): Value {
  const before = setOf(blockedSignals());
  const given = signalSet(mask);
  const mode = intArgument(how);
  if (mode < 0 || mode > 2) throw osError(Errno.EINVAL!);
  const next = new Set<number>(mode === 2 ? [] : blockedSignals());
  for (const signal of given) {
    if (mode === 1) next.delete(signal);
    else next.add(signal);
  }
  for (const signal of blockSignals(next)) arrive(signal);
  handleSignals();
  return before;
}

function raiseSignal(signal: Value): Value {
  const number = intArgument(signal);
  if (number === 0) return null;
  if (number < 0 || number >= NSIG) throw osError(Errno.EINVAL!);
  arrive(number);
  handleSignals();
  return null;
}

export const signalModule: NativeModule = defineModule("_signal", () => {
  setSignalDelivery(deliver);
  setTimerWatch({ check: () => takeDueSignals().forEach(arrive), left: untilRealTimer });
  const defaultHandler = makeFunction(
    "_signal",
    "default_int_handler",
    pure("(signalnum, frame, /)", () => {
      throw pyError("KeyboardInterrupt");
    }),
  );
  if (!handlers.has(SIGINT)) {
    handlers.set(SIGINT, defaultHandler);
    setHasPythonHandler(SIGINT, true);
    for (const ignored of [constants.signals.SIGPIPE, constants.signals.SIGXFSZ]) handlers.set(ignored, SIG_IGN);
  }
  const itimerError = callNow(types.type, "itimer_error", tuple([exceptionType("OSError")]), dictOf([["__module__", "signal"]]));
  const invalidTimer = () => new PyError(callNow(itimerError, Errno.EINVAL!, strerror(Errno.EINVAL!)) as PyObject);
  const named = Object.fromEntries(Object.entries(constants.signals).filter(([name]) => name !== "SIGUNUSED"));
  return {
    doc: "This module provides mechanisms to use signal handlers in Python.",
    functions: {
      signal: inevitable("(signalnum, handler, /)", (signal: Value, handler: Value) => {
        checkThread("signal");
        const number = signalArgument(signal);
        return install(number, handler);
      }),
      getsignal: pure("(signalnum, /)", (signal: Value) => handlerOf(signalArgument(signal))),
      raise_signal: inevitable("(signalnum, /)", raiseSignal),
      pthread_kill: inevitable("(thread_id, signalnum, /)", (thread: Value, signal: Value) => {
        if (exactInt(thread) !== currentIdent()) throw osError(Errno.ESRCH!);
        return raiseSignal(signal);
      }),
      strsignal: pure("(signalnum, /)", (signal: Value) => {
        const number = signalArgument(signal);
        return SIGNAL_WORDS[number - 1] ?? (number >= 34 ? `Real-time signal ${number - 34}` : null);
      }),
      valid_signals: pure("()", () => setOf(Array.from({ length: NSIG - 1 }, (_, i) => i + 1).filter(isHandledNumber))),
      alarm: inevitable("(seconds, /)", (seconds: Value) => {
        const timer = findTimer(REAL)!;
        const { left } = timer.state;
        timer.set(intArgument(seconds) * 1000, 0);
        return Math.ceil(left);
      }),
      setitimer: inevitable("(which, seconds, interval=0.0, /)", (which: Value, seconds: Value, interval: Value = 0) => {
        const delay = nanosecondsArgument(seconds) / 1e6;
        const repeat = nanosecondsArgument(interval) / 1e6;
        const timer = timerNow(which, invalidTimer);
        if (delay < 0 || repeat < 0) throw invalidTimer();
        const before = stateValue(timer.state);
        timer.set(delay, repeat);
        return before;
      }),
      getitimer: pure("(which, /)", (which: Value) => stateValue(timerNow(which, invalidTimer).state)),
      pause: inevitable("()", () => {
        const before = deliveredCount();
        const look = () => (deliveredCount() === before ? undefined : null);
        return waitForValue(look, Number.POSITIVE_INFINITY, null);
      }),
      set_wakeup_fd: inevitable("(fd, /, *, warn_on_full_buffer=True)", (fd: Value) => {
        checkThread("set_wakeup_fd");
        const number = intArgument(fd);
        if (number >= 0) callOs(() => fs.fstatSync(number));
        if (number >= 0 && descriptors.isBlocking(number)) {
          throw valueError(`the fd ${number} must be in non-blocking mode`);
        }
        const before = wakeupFd;
        wakeupFd = number;
        return before;
      }),
      siginterrupt: inevitable("(signalnum, flag, /)", (signal: Value) => {
        signalArgument(signal);
        return null;
      }),
      pthread_sigmask: inevitable("(how, mask, /)", changeMask),
      sigpending: pure("()", () => setOf(heldSignals())),
    },
    constants: {
      ...named,
      SIGCLD: constants.signals.SIGCHLD,
      SIGRTMIN: 34,
      SIGRTMAX: 64,
      NSIG,
      SIG_DFL,
      SIG_IGN,
      SIG_BLOCK: 0,
      SIG_UNBLOCK: 1,
      SIG_SETMASK: 2,
      ITIMER_REAL: 0,
      ITIMER_VIRTUAL: 1,
      ITIMER_PROF: 2,
      ItimerError: itimerError,
      default_int_handler: defaultHandler,
    },
  };
});
