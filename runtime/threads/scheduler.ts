/**
 * The Python threads of this executor and whose turn it is: the run queue, parking, waking, deadlines, deadlock.
 *
 * It must not know what a thread does: a driver (vm/ceval/slices.ts) runs slices of threads, the world (stdlib/os) tells of
 * signals. Threads are continued from heap frames, so any of them can run in any loop; only a thread that waits inside a native
 * callback is *bound* to the place on the JavaScript stack where it waits, and everything that runs meanwhile runs above it.
 */
import { mayEndSlice } from "../stm/atomic.ts";
import { chaos, dice } from "../stm/chaos.ts";
import { logIdle, logPark, logThreadEnd, logThreadStart, logTime, logWake } from "../stm/log.ts";
import { pause } from "./pause.ts";
import { Thread, type Wait } from "./thread.ts";
import { addTimer, clearTimers, expire, nextDeadline } from "./timers.ts";

/** What runs threads. */
export interface Driver {
  /** Runs a thread that is not bound until its slice ends, it parks or ends; false when it only looked and parked again. */
  runSlice(thread: Thread): boolean;
  /** All threads are parked and nothing can wake any: tells of it and ends the process. */
  deadlock(): never;
}

/** What may happen outside while threads run or wait. */
export interface World {
  /** Looks at signals; wakes the main thread (`interruptMain`) when it has some to handle. */
  attend(): void;
  /** Milliseconds after which `attend` should be called again at the latest. */
  patience(): number;
  /** True when something outside may wake a thread that waits without a deadline. */
  mayWake(): boolean;
}

const mainThread = (): Thread => {
  const thread = new Thread(null, false);
  thread.status = "running";
  return thread;
};

const first = mainThread();

/** Nobody: where it is its turn, it is the turn of all others. */
export const NOBODY = mainThread();

export const scheduler = {
  current: first,
  main: first,
  /** Threads that have started and not ended, the main thread included. */
  live: 1,
  /** Milliseconds that a thread runs while others wait for their turn. */
  interval: 5,
  /** When the running slice began, by Date.now(). */
  sliceStart: 0,
  /** Nested loops that run other threads, at the moment. */
  nesting: 0,
  /** What the main thread ran at its base has ended in a loop that a bound thread waits in. */
  mainHasEnded: false,
};

/**
 * Unwinds the JavaScript stack of daemon threads that are bound, so that the end of the program reaches the main thread's own place
 * on it. Like Conflict nothing catches it but what runs slices; the thread is gone then.
 */
export class Abandoned {}

/** True when the main thread waits for bound threads to leave the JavaScript stack, and all of them are daemons. */
const mustAbandon = (): boolean => scheduler.mainHasEnded && [...others].every(({ bound, isDaemon }) => bound === 0 || isDaemon);

let driver: Driver | undefined;
export function setDriver(runner: Driver): void {
  driver = runner;
}

let world: World = { attend: () => {}, patience: () => 20, mayWake: () => true };
export function setWorld(outside: World): void {
  world = outside;
}

/** What other executors are to this one. */
export interface Remote {
  /** True once other executors know objects of this one: slices are transactions, and end even if nobody else is ready. */
  readonly isActive: boolean;
  /** True while a thread elsewhere may still wake one here. */
  mayWake(): boolean;
  /** Called between slices: gives threads to executors that have none. */
  balance(): void;
  /** Nobody is ready here: gets a thread from elsewhere, or sleeps for so many milliseconds at most. */
  idle(milliseconds: number): void;
}

let remote: Remote | null = null;
/** Null: this executor is the only one. */
export function setRemote(others: Remote | null): void {
  remote = others;
}

/** Ready threads from `head` on, first come first served; a consumed place is undefined. */
let queue: (Thread | undefined)[] = [];
let head = 0;

function enqueue(thread: Thread): void {
  thread.status = "ready";
  queue.push(thread);
}

function dequeue(): Thread | undefined {
  if (head === queue.length) return undefined;
  const thread = queue[head];
  queue[head++] = undefined;
  if (head === queue.length || head > 4096) {
    queue = queue.slice(head);
    head = 0;
  }
  return thread;
}

/** How many threads are ready. */
export const readyCount = (): number => queue.length - head;

/** Takes the ready thread that came last of those that may leave this executor. */
export function takeReady(mayLeave: (thread: Thread) => boolean): Thread | undefined {
  for (let i = queue.length - 1; i >= head; i--) {
    const thread = queue[i];
    if (thread === undefined || thread.status !== "ready" || thread.bound > 0 || !mayLeave(thread)) continue;
    queue.splice(i, 1);
    others.delete(thread);
    scheduler.live--;
    return thread;
  }
  return undefined;
}

/** A thread that has begun on another executor goes on here. */
export function admit(thread: Thread): void {
  others.add(thread);
  scheduler.live++;
  enqueue(thread);
}

/** The objects that threads here are parked on. */
export const parkedOn = (): Iterable<object> => waiters.keys();

/** All threads but the main one, oldest first. */
const others = new Set<Thread>();

/** All threads that have started and not ended. */
export const liveThreads = (): Thread[] => [scheduler.main, ...others];

let beforeFirstThread: (() => void) | null = null;
/** Sets what is done when the program starts its first thread. */
export function setBeforeFirstThread(prepare: (() => void) | null): void {
  beforeFirstThread = prepare;
}

/** A new thread begins: it waits for its turn. */
export function spawn(thread: Thread): void {
  beforeFirstThread?.();
  beforeFirstThread = null;
  others.add(thread);
  scheduler.live++;
  logThreadStart(thread.serial, thread.name);
  enqueue(thread);
}

/** A thread has ended. */
export function retire(thread: Thread): void {
  thread.status = "ended";
  if (others.delete(thread)) scheduler.live--;
  logThreadEnd(thread.serial);
}

/** The threads parked on each object, first come first. */
const waiters = new Map<object, Set<Thread>>();
/** Parked threads that wait for the world outside. */
const pollers = new Set<Thread>();

/** The thread does not run until its wait may have ended. */
export function suspendFor(thread: Thread, wait: Wait): void {
  const isNew = thread.wait !== wait;
  thread.wait = wait;
  thread.status = "parked";
  if (!isNew) {
    if (wait.polls) pollers.add(thread);
    return;
  }
  logPark(thread.serial, wait.on, wait.polls ? "the world outside" : "time");
  if (wait.on !== null) {
    const known = waiters.get(wait.on);
    if (known === undefined) waiters.set(wait.on, new Set([thread]));
    else known.add(thread);
  }
  if (wait.polls) pollers.add(thread);
  if (wait.deadline !== Number.POSITIVE_INFINITY) addTimer(thread, wait);
}

/** The wait of a thread is over. */
export function endWait(thread: Thread): void {
  const { wait } = thread;
  if (wait === null) return;
  thread.wait = null;
  logWake(thread.serial);
  pollers.delete(thread);
  if (wait.on === null) return;
  const set = waiters.get(wait.on);
  if (set?.delete(thread) && set.size === 0) waiters.delete(wait.on);
}

/** A thread that gives way to others stays ready. */
export const suspendReady = (thread: Thread): void => enqueue(thread);

/** The object has changed: the `most` threads that have been parked on it for the longest look again. */
export function wake(on: object, most = Number.POSITIVE_INFINITY): void {
  if (waiters.size === 0) return;
  const set = waiters.get(on);
  if (set === undefined) return;
  let left = most;
  for (const thread of set) {
    if (thread.status !== "parked") continue;
    enqueue(thread);
    // A bound thread may be beneath another that waits for the same.
    if (thread.bound === 0 && --left <= 0) return;
  }
}

/** The main thread has signals to handle: it is next. */
export function interruptMain(): void {
  const { main } = scheduler;
  if (main.status !== "parked") return;
  main.status = "ready";
  queue = [main, ...queue.slice(head)];
  head = 0;
}

/** Milliseconds between two looks at the world outside: the shortest and the longest pause. */
const POLL_SOON = 0.25;
const POLL_LATE = 10;
/** Without anybody who polls: how late a signal may be noticed. */
const LONGEST_PAUSE = 20;

let pollStep = POLL_SOON;
let nextPoll = 0;

/** Makes those ready that may look again at the time `now`. */
function awaken(now: number): void {
  for (let thread = expire(now); thread !== undefined; thread = expire(now)) if (thread.status === "parked") enqueue(thread);
  if (pollers.size === 0 || now < nextPoll) return;
  nextPoll = now + pollStep;
  pollStep = Math.min(pollStep * 1.5, POLL_LATE);
  for (const thread of pollers) {
    pollers.delete(thread);
    if (thread.status === "parked") enqueue(thread);
  }
}

/** Nobody is ready: waits until somebody may be. */
function idle(): void {
  world.attend();
  if (head < queue.length) return;
  const now = performance.now();
  let until = nextDeadline();
  if (pollers.size > 0) until = Math.min(until, nextPoll);
  if (until === Number.POSITIVE_INFINITY && !world.mayWake() && !remote?.mayWake()) driver!.deadlock();
  const since = logTime();
  const patience = Math.min(until - now, world.patience(), LONGEST_PAUSE);
  if (remote === null) pause(patience);
  else remote.idle(patience);
  logIdle(since);
  world.attend();
}

/** Pauses for so many milliseconds at most, in a thread that does not give way. Then signals are to be looked at. */
export function pauseHere(milliseconds: number): void {
  world.attend();
  pause(Math.min(milliseconds, world.patience(), LONGEST_PAUSE));
  world.attend();
}

/**
 * Runs other threads until it is the turn of `here`, or `isOver()`. The caller is the loop in which `here` runs; it has saved the
 * state of `here` and suspended it.
 */
export function schedule(here: Thread, isOver: () => boolean): void {
  scheduler.nesting++;
  try {
    for (;;) {
      if (here.isDue || isOver()) {
        here.isDue = false;
        return;
      }
      if (scheduler.mainHasEnded && !here.isMain && mustAbandon()) throw new Abandoned();
      awaken(performance.now());
      remote?.balance();
      const next = dequeue();
      if (next === undefined) idle();
      else if (next.status !== "ready") continue;
      else if (next === here) return;
      else if (next.bound > 0) next.isDue = true;
      else if (driver!.runSlice(next)) pollStep = POLL_SOON;
    }
  } finally {
    scheduler.nesting--;
  }
}

/** A bound thread may have to wait for those that run above it, so it gives way later; not at all when too many do. */
const BOUND_FACTOR = 10;
const MAX_NESTING = 24;

function isTurnOverInChaos(isBound: boolean, isActive: boolean): boolean {
  if (isBound && (scheduler.nesting >= MAX_NESTING || dice(20) > 0)) return false;
  if (head === queue.length) awaken(performance.now());
  return (head < queue.length || isActive) && dice(2) === 0;
}

/** True when the running thread should give way to others at the time `now` (Date.now()). */
export function isTurnOver(now: number, isBound: boolean): boolean {
  const isActive = remote?.isActive ?? false;
  if ((scheduler.live === 1 && !isActive) || !mayEndSlice()) return false;
  // What a transaction did inside a native function cannot be done again from there.
  if (isBound && isActive) return false;
  if (chaos.active) return isTurnOverInChaos(isBound, isActive);
  if (now - scheduler.sliceStart < (isBound ? scheduler.interval * BOUND_FACTOR : scheduler.interval)) return false;
  if (isBound && scheduler.nesting >= MAX_NESTING) return false;
  if (head === queue.length) awaken(performance.now());
  if (head < queue.length || isActive) return true;
  scheduler.sliceStart = now;
  return false;
}

/** Begins anew with the running thread as the only one: for a program that starts, or ends without its daemon threads. */
export function forgetOthers(): void {
  queue = [];
  head = 0;
  waiters.clear();
  pollers.clear();
  others.clear();
  clearTimers();
  scheduler.live = 1;
}

/** A program begins in this process, which may be another than the one that loaded this file. */
export function resetThreads(): void {
  forgetOthers();
  const main = mainThread();
  scheduler.main = main;
  scheduler.current = main;
  scheduler.nesting = 0;
  scheduler.mainHasEnded = false;
}
