/**
 * Logs made by hand, with a clock that the test sets: every executor is an instance of the recording modules of its own, as in a
 * thread of its own.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { vi } from "vitest";
import type { Description, Recorded } from "../../runtime/stm/log.ts";
import { WAITS } from "../../runtime/stm/log-format.ts";

type Log = typeof import("../../runtime/stm/log.ts");
type Watch = typeof import("../../runtime/stm/watch.ts");

/** Where the program is, as `file:line function`, with ` .name` for an access, and with ` < file:line function` for a caller outside the library. */
type Where = string;

export interface Executor extends Log, Watch {
  /** From now on the program is there. */
  at(where: Where): void;
}

/** An object whose description is known; `parts` describe its parts. */
export interface Thing extends Recorded {
  readonly type: string;
  readonly parts: Readonly<Record<number, string>>;
}

export const thing = ($id: number, type: string, parts: Thing["parts"] = {}): Thing => ({ $id, type, parts });

export class Recording {
  readonly #folder = mkdtempSync(join(tmpdir(), "pystm-log-"));
  readonly path = join(this.#folder, "stm.log");
  readonly failures: string[] = [];
  /** Microseconds by which the clock goes on at each look at it. */
  drift = 0;
  #now = 0;
  #first: Log | null = null;

  constructor() {
    vi.spyOn(performance, "now").mockImplementation(() => {
      this.#now += this.drift;
      return this.#now / 1e3;
    });
    vi.spyOn(process, "hrtime").mockImplementation((() => [0, this.#now * 1e3]) as unknown as typeof process.hrtime);
  }

  /** Sets the clock, in microseconds since the log began. */
  time(microseconds: number): void {
    this.#now = microseconds;
  }

  async executor(number: number): Promise<Executor> {
    vi.resetModules();
    const log: Log = await import("../../runtime/stm/log.ts");
    const watch: Watch = await import("../../runtime/stm/watch.ts");
    if (this.#first === null) {
      const head = {
        pid: process.pid,
        argv: ["pystm", "bank.py", "-n", "2"],
        cwd: import.meta.dirname,
        startedAt: "2026-01-02T03:04:05.678Z",
      };
      log.openLog(this.path, head, ({ message }) => this.failures.push(message));
      this.#first = log;
    } else log.joinLog(this.#first.sharedLog()!, number);
    let where: Where = "";
    const numberOf = (text: string, withAccess: boolean): number => {
      if (text === "") return 0;
      const [inner, outer] = text.split(" < ");
      const [, file, line, name, access] = /^(.*):(\d+) (\S+)(?: (\S+))?$/.exec(inner!)!;
      const via = outer === undefined ? 0 : numberOf(outer, false);
      return log.placeNumber(file!, Number(line), name!, via, withAccess ? (access ?? "") : "");
    };
    log.setLogQuestions({
      here: () => numberOf(where, false),
      access: () => numberOf(where, true),
      describe: (object, part): Description => {
        const { type, parts } = object as Thing;
        return { type, part: parts[part] ?? "" };
      },
    });
    const at = (to: Where): void => {
      where = to;
    };
    return Object.assign({ at }, log, watch);
  }

  /** What is in the file after the end. */
  bytes(): Buffer {
    this.#first!.endLog();
    return readFileSync(this.path);
  }

  /** The file as it is. */
  written(): Buffer {
    return readFileSync(this.path);
  }

  end(): void {
    vi.restoreAllMocks();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Two executors that fight over accounts of a bank and wait for one that has become inevitable; 0.1 s. */
export async function recordBank(recording: Recording): Promise<void> {
  const zero = await recording.executor(0);
  const one = await recording.executor(1);
  const account = thing(7, "Account");
  const other = thing(8, "Account");
  const totals = thing(9, "dict", { 3: "key 'total'" });

  recording.time(1000);
  zero.at("bank.py:19 <module>");
  zero.logThreadStart(1, "Thread-1 (work)");
  const asked = zero.logTime();
  zero.logStart(0);
  recording.time(3000);
  one.at("");
  one.logExecutorStart(asked);
  one.logStart(1);

  // Two accounts, the same lines; the reader is found when the transaction runs again.
  for (const [at, object] of [
    [5000, account],
    [25_000, other],
  ] as const) {
    recording.time(at);
    one.at("bank.py:14 total .balance");
    one.noteRead(object);
    recording.time(at + 2000);
    zero.at("bank.py:8 deposit .balance");
    zero.noteWritten(object);
    recording.time(at + 4000);
    zero.at("bank.py:20 <module>");
    zero.logCommit();
    zero.logStart(0);
    recording.time(at + 10_000);
    one.at("bank.py:15 total");
    one.watchAfterAbort({ cause: "conflict", object, part: -1, executor: 0, location: 0 });
    one.at("bank.py:11 total");
    one.logStart(1);
    recording.time(at + 11_000);
    one.at("bank.py:14 total .balance");
    one.noteRead(thing(99, "Account"));
    one.noteRead(object);
    one.noteRead(object);
  }
  recording.time(37_000);
  one.logCommit();

  // A part of a dict, in the library; running again does not read it.
  one.logStart(1);
  zero.at("lib/threads.py:4 put < bank.py:21 <module>");
  zero.noteWritten(totals, 3);
  recording.time(38_000);
  zero.logCommit();
  recording.time(40_000);
  one.at("bank.py:15 total");
  one.watchAfterAbort({ cause: "conflict", object: totals, part: 3, executor: 0, location: 0 });
  one.logStart(1);
  one.noteRead(totals, 2);
  recording.time(41_000);
  one.logCommit();
  one.noteRead(totals, 3);

  // Inevitable, while the other waits to commit.
  zero.at("bank.py:24 <module>");
  zero.logStart(0);
  recording.time(50_000);
  zero.logInevitable("time.sleep() in an atomic block");
  one.logStart(1);
  recording.time(60_000);
  const since = one.logTime();
  recording.time(80_000);
  zero.logCommit();
  one.at("bank.py:14 total");
  one.logBlocked(WAITS.inevitable, since);
  recording.time(80_500);
  one.logCommit();

  one.logPark(1, null, "a lock");
  recording.time(81_000);
  zero.logIdle(80_000);
  zero.logWake(1);
  zero.logThreadEnd(1);
  recording.time(90_000);
  zero.logCollection(89_000, 1000, 50, 17);
  recording.time(100_000);
  one.logIdle(81_000);
}
