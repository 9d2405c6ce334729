/** The module `_signal`. */
import * as fs from "node:fs";
import { constants } from "node:os";
import { makeFunction } from "../../vm/core/define-type.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { exceptionType, PyError, pyError, typeError, valueError } from "../../vm/core/errors.ts";
import { execution, settle } from "../../vm/core/execution.ts";
import { defineModule, type NativeModule } from "../../vm/core/module.ts";
import { inevitable, pure } from "../../vm/core/native.ts";
import { call, callNow } from "../../vm/core/ops/call.ts";
import { exactInt } from "../../vm/core/ops/index-value.ts";
import { listItems } from "../../vm/core/ops/iterate.ts";
import { typeOf, types } from "../../vm/core/registry.ts";
import { PySet } from "../../vm/core/set.ts";
import { tuple } from "../../vm/core/tuple.ts";
import { PyFloat, PyObject, type Value } from "../../vm/core/value.ts";
import * as descriptors from "../os/descriptors.ts";
import { nanosecondsArgument } from "../os/durations.ts";
import { strerror } from "../os/errno-table.ts";
import { callOs, Errno, osError } from "../os/os-error.ts";
import { intArgument } from "../os/path-argument.ts";
import { setHasPythonHandler } from "../os/signal-handlers.ts";
import { requestSignal, runPendingSignals, setSignalDelivery, setTimerWatch, signalName, signals } from "../os/signal-state.ts";
import { listenTo, stopListening } from "../os/signal-watch.ts";
import { waitUntil } from "../os/wait.ts";
import { currentIdent } from "../thread/ident.ts";
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

interface Timer {
  handle: NodeJS.Timeout | undefined;
  /** When it goes off, in milliseconds of performance.now(); 0 when it is not set. */
  due: number;
  interval: number;
}

const timer: Timer = { handle: undefined, due: 0, interval: 0 };

function timerValues(): Value {
  const left = timer.due === 0 ? 0 : Math.max(timer.due - performance.now(), 0) / 1000;
  return tuple([new PyFloat(left), new PyFloat(timer.interval / 1000)]);
}

/** Sets the real-time timer; SIGALRM arrives when the event loop next runs after it is due. */
function setTimer(delay: number, interval: number): void {
  clearTimeout(timer.handle);
  timer.interval = interval;
  timer.due = 0;
  if (delay === 0) return;
  timer.due = performance.now() + delay;
  timer.handle = setTimeout(() => {
    setTimer(interval, interval);
    arrive(constants.signals.SIGALRM);
  }, delay);
  timer.handle.unref();
}

/** A signal that this process sends itself: to the Python handler, or with its default effect. */
function arrive(signal: number): void {
  const handler = handlerOf(signal);
  if (handler === SIG_IGN) return;
  if (typeof handler === "object" && handler !== null) requestSignal(signal);
  else callOs(() => process.kill(process.pid, signal));
}

/** A timer that is due although the event loop has not run: looked at by whoever waits. */
function checkTimer(): void {
  if (timer.due !== 0 && performance.now() >= timer.due) {
    setTimer(timer.interval, timer.interval);
    arrive(constants.signals.SIGALRM);
  }
}

function setitimer(which: Value, seconds: Value, interval: Value | undefined, error: Value): Value {
  const delay = nanosecondsArgument(seconds) / 1e6;
  const repeat = interval === undefined ? 0 : nanosecondsArgument(interval) / 1e6;
  if (intArgument(which) !== 0 || delay < 0 || repeat < 0) {
    throw new PyError(callNow(error, Errno.EINVAL!, strerror(Errno.EINVAL!)) as PyObject);
  }
  const before = timerValues();
  setTimer(delay, repeat);
  return before;
}

function signalSet(value: Value): Value[] {
  return listItems(value).map((item) => {
    const number = intArgument(item);
    if (number < 1 || number >= NSIG) throw valueError(`signal number ${number} out of range [1; 64]`);
    return number;
  });
}

function setOf(items: Iterable<number>): PySet {
  const set = new PySet();
  for (const item of items) if (set.find(item) < 0) set.insert(item);
  return set;
}

const blocked = new Set<number>();

/** Blocking is Python's own bookkeeping: a blocked signal waits until it is unblocked. */
function changeMask(how: Value, mask: Value): Value {
  const before = setOf(blocked);
  const given = signalSet(mask).map(Number);
  const mode = intArgument(how);
  if (mode === 2) blocked.clear();
  if (mode < 0 || mode > 2) throw osError(Errno.EINVAL!);
  for (const signal of given) {
    if (mode === 1) blocked.delete(signal);
    else blocked.add(signal);
  }
  const [free, held] = [[...waiting].filter((one) => !blocked.has(one)), [...waiting].filter((one) => blocked.has(one))];
  waiting = new Set(held);
  for (const signal of free) arrive(signal);
  runPendingSignals();
  return before;
}

/** Signals sent to ourselves while blocked. */
let waiting = new Set<number>();

function raiseSignal(signal: Value): Value {
  const number = intArgument(signal);
  if (number === 0) return null;
  if (number < 0 || number >= NSIG) throw osError(Errno.EINVAL!);
  if (blocked.has(number)) waiting.add(number);
  else arrive(number);
  runPendingSignals();
  return null;
}

export const signalModule: NativeModule = defineModule("_signal", () => {
  setSignalDelivery(deliver);
  setTimerWatch({
    check: checkTimer,
    left: () => (timer.due === 0 ? Number.POSITIVE_INFINITY : Math.max(timer.due - performance.now(), 0)),
  });
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
  const named = Object.fromEntries(Object.entries(constants.signals).filter(([name]) => name !== "SIGUNUSED"));
  return {
    doc: "This module provides mechanisms to use signal handlers in Python.",
    functions: {
      signal: inevitable("(signalnum, handler, /)", (signal: Value, handler: Value) => {
        const number = signalArgument(signal);
        return install(number, handler);
      }),
      getsignal: inevitable("(signalnum, /)", (signal: Value) => handlerOf(signalArgument(signal))),
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
        const left = timer.due === 0 ? 0 : Math.ceil(Math.max(timer.due - performance.now(), 0) / 1000);
        setTimer(intArgument(seconds) * 1000, 0);
        return left;
      }),
      setitimer: inevitable("(which, seconds, interval=0.0, /)", (which: Value, seconds: Value, interval?: Value) =>
        setitimer(which, seconds, interval, itimerError),
      ),
      getitimer: inevitable("(which, /)", (which: Value) => {
        if (intArgument(which) !== 0) return tuple([new PyFloat(0), new PyFloat(0)]);
        return timerValues();
      }),
      pause: inevitable("()", () => {
        waitUntil(() => signals.pending, Number.POSITIVE_INFINITY);
        runPendingSignals();
        return null;
      }),
      set_wakeup_fd: inevitable("(fd, /, *, warn_on_full_buffer=True)", (fd: Value) => {
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
      sigpending: inevitable("()", () => setOf(waiting)),
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
