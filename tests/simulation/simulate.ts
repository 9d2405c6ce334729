/**
 * One run of the simulation: a random program, a random order of steps, and the checks at its end. Failing programs are made smaller.
 */
import {
  ARRIVED,
  ATTACHED,
  COLLECT_LOCK,
  COMMIT_LOCK,
  executorWord,
  INEVITABLE,
  initialWords,
  PARKED,
  PIN,
  PRESENT,
  planLayout,
  SERIAL,
  SPACE_LOCK,
  WALKED,
} from "../../runtime/heap/layout.ts";
import type { SharedMemory } from "../../runtime/heap/memory.ts";
import { checkOf, type Faults, ID_BLOCK, SimulatedExecutor, targetsOf, type World } from "./executor.ts";
import { History } from "./history.ts";
import { RECORD_UNITS, SteppedMemory, Violation } from "./memory.ts";
import { countsOf, type Program, randomProgram, type Transaction } from "./program.ts";
import { Random } from "./random.ts";
import { runAlone, runInterleaved } from "./scheduler.ts";
import type { SteppedCode } from "./stepping.ts";

const WORDS = 20_000;
const IDS = 2048;
const CHUNK_WORDS = 128;

const memoryWords = new Int32Array(WORDS);

export interface Run {
  readonly steps: number;
  /** A hash of which executor took which step. */
  readonly order: number;
  /** What went wrong. */
  readonly violation: string | undefined;
}

/** Runs `program` in the order of steps that `seed` gives. */
export function runProgram(
  code: SteppedCode,
  program: Program,
  seed: number,
  faults: Faults = {},
  trace?: (line: string) => void,
): Run {
  let steps = 0;
  let order = 0;
  try {
    const world = newWorld(code, program, faults, trace);
    const tasks = program.executors.map((transactions, number) => world.executors[number]!.run(transactions));
    let current = 0;
    world.memory.onHead = (position) => commitNow(world, current, position);
    runInterleaved(tasks, world.memory, new Random(seed), (executor) => {
      current = executor;
      steps++;
      order = (Math.imul(order, 31) + executor + 1) | 0;
    });
    checkEnd(world);
    return { steps, order, violation: undefined };
  } catch (error) {
    // A protocol that has gone astray may also stumble over what it reads.
    const violation = error instanceof Violation ? error.message : error instanceof Error ? String(error.stack) : String(error);
    return { steps, order, violation };
  }
}

/** The program and the order of steps of one seed. */
export function runSeed(code: SteppedCode, seed: number, faults: Faults = {}): Run {
  return runProgram(code, randomProgram(new Random(seed)), seed, faults);
}

export interface Failure {
  readonly program: Program;
  readonly seed: number;
  readonly violation: string;
}

/** A smaller program that fails, too, and a seed with which it does. */
export function shrink(code: SteppedCode, found: Failure, faults: Faults = {}): Failure {
  let best = found;
  for (;;) {
    const next = firstFailure(code, smallerPrograms(best.program), faults);
    if (next === undefined) return best;
    best = next;
  }
}

function firstFailure(code: SteppedCode, programs: Iterable<Program>, faults: Faults): Failure | undefined {
  for (const program of programs) {
    const failure = findFailure(code, program, faults);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

const SHRINK_SEEDS = 100;

function findFailure(code: SteppedCode, program: Program, faults: Faults): Failure | undefined {
  for (let seed = 0; seed < SHRINK_SEEDS; seed++) {
    const { violation } = runProgram(code, program, seed, faults);
    if (violation !== undefined) return { program, seed, violation };
  }
  return undefined;
}

/** Programs with one thing less. Nobody waits for what then never comes. */
function* smallerPrograms(program: Program): Generator<Program> {
  const { executors } = program;
  const having = (changed: readonly (readonly Transaction[])[]): Program => ({ ...program, executors: changed });
  for (let at = 0; at < executors.length && executors.length > 1; at++) {
    const rest = having(executors.toSpliced(at, 1));
    if (canEnd(rest)) yield rest;
  }
  for (const [executor, transactions] of executors.entries()) {
    for (const [at, operations] of transactions.entries()) {
      const without = having(executors.with(executor, transactions.toSpliced(at, 1)));
      if (canEnd(without)) yield without;
      for (let operation = 0; operation < operations.length; operation++) {
        const shorter = transactions.with(at, operations.toSpliced(operation, 1));
        const changed = having(executors.with(executor, shorter));
        if (canEnd(changed)) yield changed;
      }
    }
  }
}

function canEnd(program: Program): boolean {
  return program.executors.every((transactions, executor) => {
    const wanted = transactions.flat().filter(({ kind }) => kind === "await");
    const counts = countsOf(program.executors.toSpliced(executor, 1).flat());
    return wanted.every(({ amount }) => amount <= counts);
  });
}

function newWorld(code: SteppedCode, program: Program, faults: Faults, trace: World["trace"]): World {
  const { ringWords, firstPosition } = program;
  const layout = planLayout({ bytes: WORDS * 4, ids: IDS, ringWords, chunkWords: CHUNK_WORDS });
  memoryWords.fill(0);
  for (const [word, value] of initialWords(layout, firstPosition)) memoryWords[word] = value;
  memoryWords[ATTACHED] = program.executors.length;
  memoryWords[PRESENT] = (1 << program.executors.length) - 1;
  for (let executor = 0; executor < program.executors.length; executor++) {
    memoryWords[executorWord(executor, WALKED)] = firstPosition;
  }
  const memory = new SteppedMemory(memoryWords, layout);
  const shared = memory as unknown as SharedMemory;
  const space = new code.RecordSpace(shared, layout, 1);
  const idSource = new code.Ids(shared, layout, ID_BLOCK);
  const values = new Map<number, number>();
  for (let object = 0; object < program.objects; object++) {
    const id = runAlone(idSource.newId());
    const record = runAlone(space.allocate(RECORD_UNITS, 0));
    memoryWords.set([id, object, checkOf(id, object)], record + 1);
    memoryWords[layout.table + id] = record;
    values.set(id, object);
  }
  const ids = [...values.keys()];
  runAlone(space.close());
  const owner = runAlone(idSource.newId());
  const history = new History(firstPosition, values);
  const world: World = { program, memory, layout, history, ids, owner, executors: [], faults, trace };
  for (let number = 0; number < program.executors.length; number++) {
    world.executors.push(new SimulatedExecutor(code, world, number));
  }
  return world;
}

/** The head moves: what the executor commits is the newest state from here on. */
function commitNow(world: World, executor: number, position: number): void {
  for (const [number, other] of world.executors.entries()) {
    if (number !== executor && other.isInevitable) {
      throw new Violation(`executor ${executor} commits while ${number} is inevitable`);
    }
  }
  world.executors[executor]!.checkSerialisable();
  world.history.record(position, world.executors[executor]!.pending);
  world.trace?.(`${executor}: commits ${[...world.executors[executor]!.pending].join(" ")} at ${position}`);
}

function checkEnd({ program, layout, history, ids, executors }: World): void {
  const targets = ids.flatMap((id) => targetsOf(history.newest(id)!));
  for (const id of [...ids, ...targets]) {
    const record = memoryWords[layout.table + id]!;
    const [found, value, check] = memoryWords.subarray(record + 1, record + 4);
    const newest = history.newest(id);
    if (found !== id || value !== newest || check !== checkOf(id, newest!)) {
      throw new Violation(`object ${id} ends as ${value}, not as ${newest}`);
    }
  }
  const counted = history.newest(ids[0]!);
  const counts = countsOf(program.executors.flat());
  if (counted !== counts) throw new Violation(`${counts} were counted, ${counted} are left`);
  const free = [
    COMMIT_LOCK,
    SPACE_LOCK,
    COLLECT_LOCK,
    PRESENT,
    ARRIVED,
    PARKED,
    ...executors.map((_, executor) => executorWord(executor, PIN)),
  ];
  if (free.some((word) => memoryWords[word] !== 0)) throw new Violation("something is still held at the end");
  if ([INEVITABLE, SERIAL].some((word) => memoryWords[word] !== memoryWords[word + 1])) {
    throw new Violation("a turn is not over at the end");
  }
}
