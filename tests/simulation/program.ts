/**
 * Random programs for the simulation: what each executor's transactions do with a handful of objects. Knows nothing of how they run.
 */
import type { Random } from "./random.ts";

/** An operation on the object with number `object`. */
export interface Operation {
  readonly kind:
    | "read"
    /** The new value depends on all that the transaction has read. */
    | "write"
    /** Read, add one, write: object 0 only, so that its last value tells of lost updates. */
    | "count"
    | "append"
    /** Makes a new object and lets the object refer to it. */
    | "link"
    /** Reads the object, and what it refers to. */
    | "follow"
    | "inevitable"
    | "extend"
    /** Asks for a collection. */
    | "collect"
    /** Gives the transaction up; nothing of it takes place. */
    | "cancel"
    /** Ends the transaction unless object 0 is at least `amount`, and parks until it changes. */
    | "await";
  readonly object: number;
  readonly amount: number;
}

export type Transaction = readonly Operation[];

export interface Program {
  readonly executors: readonly (readonly Transaction[])[];
  readonly objects: number;
  /** Objects from this number on are parts of one object. */
  readonly firstPart: number;
  /** This object is stable: reading it leaves no mark, changing it restarts everybody. 0: none is. */
  readonly stable: number;
  readonly ringWords: number;
  readonly firstPosition: number;
  /** Whether an aborted transaction runs serially. */
  readonly serial: boolean;
  /** After how many aborts a transaction runs inevitably. */
  readonly patience: number;
}

/** What a program's transactions mostly do. */
const MIXTURES = [
  ["read", "read", "read", "write", "write", "append", "link", "follow", "count"],
  ["read", "read", "write"],
  ["count", "count", "read"],
  ["append", "append", "write", "read"],
  ["link", "follow", "follow"],
] as const;
const RARE = ["inevitable", "extend", "collect", "cancel"] as const;

export function randomProgram(random: Random): Program {
  const objects = 2 + random.below(4);
  const mixture = random.pick(MIXTURES);
  const [most, longest] = random.pick([
    [4, 5],
    [4, 5],
    [12, 2],
  ] as const);
  const count = 2 + random.below(3);
  const operation = (): Operation => {
    const kind = random.chance(12) ? random.pick(RARE) : random.pick(mixture);
    const object = kind === "count" ? 0 : 1 + random.below(objects - 1);
    return { kind, object, amount: random.below(1000) };
  };
  const transactions = (): Transaction[] => many(1 + random.below(most), () => many(1 + random.below(longest), operation));
  const executors = many(count, transactions);
  if (random.chance(2)) awaitOthers(executors, random);
  return {
    executors,
    objects,
    firstPart: 1 + random.below(objects),
    stable: random.chance(3) ? objects - 1 : 0,
    ringWords: random.pick([16, 32, 64, 256]),
    firstPosition: random.pick([0, 0x7fff_fff0, -16]),
    serial: random.chance(2),
    patience: 1 + random.below(4),
  };
}

/** Lets executor 0 wait for what the others count. */
function awaitOthers(executors: Transaction[][], random: Random): void {
  const others = executors.slice(1).flat();
  const counts = countsOf(others);
  if (counts === 0) return;
  const condition: Operation = { kind: "await", object: 0, amount: random.chance(2) ? counts : 1 + random.below(counts) };
  executors[0]!.splice(random.below(executors[0]!.length + 1), 0, [condition, { kind: "read", object: 1, amount: 0 }]);
}

/** What transactions add to object 0, those left out that are given up. */
export function countsOf(transactions: readonly Transaction[]): number {
  return transactions
    .filter((transaction) => !transaction.some(({ kind }) => kind === "cancel"))
    .flat()
    .filter(({ kind }) => kind === "count").length;
}

function many<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}

/** For people. */
export function describeProgram(program: Program): string {
  const { executors, ...rest } = program;
  const lines = executors.flatMap((transactions, executor) =>
    transactions.map((transaction) => `  executor ${executor}: ${transaction.map(describeOperation).join("; ")}`),
  );
  return [JSON.stringify(rest), ...lines].join("\n");
}

function describeOperation({ kind, object, amount }: Operation): string {
  if (kind === "await") return `await ${object} >= ${amount}`;
  if (kind === "append") return `append ${object} ${amount}`;
  return ["inevitable", "extend", "collect", "cancel"].includes(kind) ? kind : `${kind} ${object}`;
}
