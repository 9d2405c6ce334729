/**
 * Learning of signals while the event loop stands still. Must not know what a signal means: it marks them in signal-state.ts.
 *
 * Note [Signals without the event loop]
 * Node calls listeners of signals from its event loop, which does not turn while a Python program runs. Two parts of Node that
 * do not need it stand in, both made when first needed so that a start costs nothing:
 *
 * - SIGINT: the watchdog behind `vm.runInContext(..., {breakOnSigint: true})`. Node keeps a native thread and a flag for it
 *   (0.1 ms to start, 90 ns to ask), and without SA_RESTART, so that a blocking read gives EINTR. It is started when a program
 *   has run for a while, waits, or tells a pipe or terminal something. Until then Ctrl-C ends the process silently.
 * - All other signals: a worker whose event loop does turn, and which counts them in shared memory (some 30 ms to start, once,
 *   when a program handles one of them). Listening in workers is internal to Node: it needs --expose-internals there.
 */
import { Worker } from "node:worker_threads";
import { requestSignal } from "./signal-state.ts";

const SIGINT = 2;
const SIGNALS = 65;

/** The part of Node's internal binding `contextify` that is used. */
interface Watchdog {
  startSigintWatchdog(): void;
  stopSigintWatchdog(): boolean;
  watchdogHasPendingSigint(): boolean;
}

let watchdog: Watchdog | undefined;
let watchesInterrupt = false;
/** The program wants SIGINT's default effect. */
let leavesInterrupt = false;

/** Forgets what an earlier program in this process, or in the one that made the snapshot, has set up. */
export function resetWatching(): void {
  watchdog = undefined;
  watchesInterrupt = false;
  leavesInterrupt = false;
}

/** For a program that has nothing left to do but write its output: nobody needs to be watched for any more. */
export function endWatching(): void {
  leavesInterrupt = true;
}

/** From now on SIGINT is noticed, unless the program gave it its default effect. Cheap when it is already. */
export function watchInterrupt(): void {
  if (watchesInterrupt || leavesInterrupt) return;
  watchdog ??= (process as unknown as { binding(name: string): Watchdog }).binding("contextify");
  watchdog.startSigintWatchdog();
  watchesInterrupt = true;
}

function unwatchInterrupt(): void {
  if (watchesInterrupt) watchdog!.stopSigintWatchdog();
  watchesInterrupt = false;
}

function pollInterrupt(): void {
  if (!watchdog!.watchdogHasPendingSigint()) return;
  // The end of one of two watches resets its flag. Ending the only one would leave a moment in which nobody watches, and lose
  // a signal that is on its way to the flag.
  watchdog!.startSigintWatchdog();
  watchdog!.stopSigintWatchdog();
  requestSignal(SIGINT);
}

/**
 * What the worker and this executor share: counts[signal] of arrivals; counts[0] is not 0 when there are some; the last cell
 * counts the orders that the worker has carried out.
 */
let counts: Int32Array | undefined;
let worker: Worker | undefined;
const DONE = SIGNALS;

const WORKER_SOURCE = `
const { parentPort, workerData: counts } = require("node:worker_threads");
const { Signal } = require("internal/test/binding").internalBinding("signal_wrap");
const handles = new Map();
const listen = (signal) => {
  const handle = new Signal();
  handle.onsignal = () => {
    Atomics.add(counts, signal, 1);
    Atomics.store(counts, 0, 1);
  };
  handle.start(signal);
  handles.set(signal, handle);
};
parentPort.on("message", (signal) => {
  if (signal > 0) listen(signal);
  else {
    handles.get(-signal)?.close();
    handles.delete(-signal);
  }
  Atomics.add(counts, ${DONE}, 1);
  Atomics.notify(counts, ${DONE});
});
`;

/** How long the worker may take to start on a machine that is busy with other things. */
const PATIENCE = 10_000;

/** Sends an order to the worker (a signal to listen to, or the negative of one to leave) and waits until it is carried out. */
function order(signal: number): void {
  if (worker === undefined || counts === undefined) {
    counts = new Int32Array(new SharedArrayBuffer(4 * (SIGNALS + 1)));
    worker = new Worker(WORKER_SOURCE, { eval: true, workerData: counts, execArgv: ["--expose-internals", "--no-warnings"] });
    worker.unref();
  }
  const before = Atomics.load(counts, DONE);
  worker.postMessage(signal);
  Atomics.wait(counts, DONE, before, PATIENCE);
}

const listened = new Set<number>();

/** From now on the signal is marked when it arrives instead of having its default effect. */
export function listenTo(signal: number): void {
  if (signal === SIGINT) {
    leavesInterrupt = false;
    watchInterrupt();
  } else if (!listened.has(signal)) {
    listened.add(signal);
    order(signal);
  }
}

/** Gives the signal its default effect back. */
export function stopListening(signal: number): void {
  if (signal === SIGINT) {
    leavesInterrupt = true;
    unwatchInterrupt();
  } else if (listened.delete(signal)) order(-signal);
}

/** True when signals may arrive that do not interrupt system calls. */
export const listensToOthers = (): boolean => listened.size > 0;

/** Marks the signals that have arrived since the last call. */
export function pollSignals(): void {
  if (watchesInterrupt) pollInterrupt();
  if (counts === undefined || Atomics.exchange(counts, 0, 0) === 0) return;
  for (let signal = 1; signal < SIGNALS; signal++) if (Atomics.exchange(counts, signal, 0) > 0) requestSignal(signal);
}
