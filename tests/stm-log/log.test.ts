/** The log of transactions: recording, reading what is there of a file, and every report. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { eventList } from "../../bin/stmlog/event-list.ts";
import { htmlPage } from "../../bin/stmlog/html.ts";
import { jsonReport } from "../../bin/stmlog/json-report.ts";
import { summarise } from "../../bin/stmlog/summary.ts";
import { textReport } from "../../bin/stmlog/text-report.ts";
import { chromeTrace, type TraceEvent } from "../../bin/stmlog/trace.ts";
import { NotALog, readLog } from "../../runtime/stm/log-reader.ts";
import { findPystm, ROOT } from "../run/python.ts";
import { Recording, recordBank, thing } from "./recording.ts";

let recording: Recording;
beforeEach(() => {
  recording = new Recording();
});
afterEach(() => recording.end());

async function bankLog(): Promise<ReturnType<typeof readLog>> {
  // Older than the log, so that its lines count.
  utimesSync(join(import.meta.dirname, "bank.py"), 1e9, 1e9);
  await recordBank(recording);
  return readLog(recording.bytes());
}

describe("reports", () => {
  test("the text is as recorded", async () => {
    const text = textReport(summarise(await bankLog()))
      .replaceAll(`${import.meta.dirname}/`, "")
      .replaceAll("tests/stm-log/", "");
    await expect(text).toMatchFileSnapshot("bank.txt");
  });

  test("the list of events is as recorded", async () => {
    await expect(eventList(await bankLog())).toMatchFileSnapshot("bank-events.txt");
  });

  test("JSON has both sides and adds up", async () => {
    const report = jsonReport(summarise(await bankLog()));
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    expect(report.total).toMatchObject({ transactions: 7, aborts: 3, inevitable: 1, waiting: 0.02 });
    expect(report.total.abortRate).toBeCloseTo(0.3);
    const sum = report.executors.reduce((time, { committed }) => time + committed, 0);
    expect(sum).toBeCloseTo(report.total.committed);
    expect(report.conflicts[0]).toMatchObject({
      type: "Account",
      part: ".balance",
      objects: 2,
      count: 2,
      writer: { file: "bank.py", line: 8, function: "deposit", source: "self.balance += amount" },
      reader: { file: "bank.py", line: 14, function: "total", source: "result += account.balance" },
    });
    expect(report.conflicts[1]).toMatchObject({
      type: "dict",
      part: "key 'total'",
      reader: null,
      writer: { file: "lib/threads.py", calledFrom: { file: "bank.py", line: 21 } },
      noticed: { line: 15 },
    });
    expect(report.inevitable).toMatchObject([{ count: 1, held: 0.03, blockedOthers: 0.02, place: { line: 24 } }]);
    expect(report.threads).toEqual({ started: 1, ended: 1, parks: 1, parked: 0.0005 });
  });

  test("the trace is one that viewers read: nested spans with names", async () => {
    const { traceEvents } = JSON.parse([...chromeTrace(await bankLog())].join("")) as { traceEvents: TraceEvent[] };
    expect(traceEvents.filter(({ ph }) => ph === "M").map(({ args }) => args.name)).toEqual([
      "executors",
      "Python threads",
      "executor 0",
      "executor 1",
      "MainThread",
      "Thread-1 (work)",
    ]);
    const ends = new Map<string, number[]>();
    for (const { ph, pid, tid, ts, dur, name } of traceEvents) {
      if (ph !== "X") continue;
      expect(name).not.toBe("");
      expect(ts).toBeGreaterThanOrEqual(0);
      expect(dur).toBeGreaterThanOrEqual(0);
      const open = ends.get(`${pid} ${tid}`) ?? [];
      ends.set(`${pid} ${tid}`, open);
      while (open.length > 0 && open.at(-1)! <= ts!) open.pop();
      if (open.length > 0) expect(ts! + dur!).toBeLessThanOrEqual(open.at(-1)!);
      open.push(ts! + dur!);
    }
    expect(traceEvents.find(({ cat }) => cat === "aborted")).toMatchObject({
      name: "aborted: Account .balance",
      args: { wrote: "bank.py:8 in deposit", read: "bank.py:14 in total", "in executor": 0 },
    });
  });

  test("the page loads nothing and holds the data", async () => {
    const page = htmlPage(summarise(await bankLog()), readFileSync(join(ROOT, "bin/stmlog/page.html"), "utf8"));
    expect(page).not.toMatch(/\b(?:src|href)=|@import|url\(|fetch\(|https?:/);
    const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)![1]!;
    const data = JSON.parse(json) as { rows: { spans: number[][] }[]; report: { conflicts: unknown[] } };
    expect(data.rows.map(({ spans }) => spans.length)).toEqual([7, 9]);
    expect(data.report.conflicts).toHaveLength(2);
    // The aborts know their rows of the table.
    expect(data.rows[1]!.spans.filter(([, , kind]) => kind === 1).map((span) => span[4])).toEqual([0, 0, 1]);
    const script = /<script>\n(.*?)<\/script>/s.exec(page)![1]!;
    expect(() => new Function(script)).not.toThrow();
  });
});

describe("recording", () => {
  test("short transactions in a row are one event", async () => {
    const zero = await recording.executor(0);
    for (let i = 0; i < 1000; i++) {
      recording.time(i * 100);
      zero.logStart(0);
      recording.time(i * 100 + 40);
      zero.logCommit();
    }
    const { events } = readLog(recording.bytes());
    expect(events.length).toBeLessThanOrEqual(11);
    const { all } = summarise(readLog(recording.bytes()));
    expect(all).toMatchObject({ transactions: 1000, committed: expect.closeTo(40_000, -2) });
  });

  test("nothing is recorded before there is a log", async () => {
    vi.resetModules();
    const log = await import("../../runtime/stm/log.ts");
    log.logStart(0);
    log.logCommit();
    expect(log.logTime()).toBe(0);
    expect(log.sharedLog()).toBe(null);
  });

  test("a block that is full goes to the file, and nothing is there twice", async () => {
    const zero = await recording.executor(0);
    for (let i = 0; i < 10_000; i++) {
      recording.time(i * 10);
      zero.logWake(i);
    }
    expect(recording.written().length).toBeGreaterThan(60_000);
    recording.bytes();
    const { events, problems } = readLog(recording.bytes());
    expect(problems).toEqual([]);
    expect(events.map((event) => "thread" in event && event.thread)).toEqual(Array.from({ length: 10_000 }, (_, i) => i));
    expect(events.at(-1)!.time).toBe(99_990);
  });

  test("the executor that ends the log writes what others had not written yet", async () => {
    await recording.executor(0);
    const three = await recording.executor(3);
    three.at("a.py:1 f");
    three.logPark(1, null, "a lock");
    expect(readLog(recording.bytes()).events).toMatchObject([{ kind: "park", executor: 3, what: "a lock", place: { line: 1 } }]);
  });

  test("threads record at the same time, and nothing is lost when the process exits", () => {
    const path = `${recording.path}.threads`;
    const child = spawnSync(process.execPath, [join(import.meta.dirname, "two-threads.ts"), path], { encoding: "utf8" });
    expect(child).toMatchObject({ status: 0, stderr: "" });
    const { events, problems } = readLog(readFileSync(path));
    expect(problems).toEqual([]);
    for (const executor of [0, 1]) {
      const own = events.filter((event) => event.executor === executor);
      expect(own.filter(({ kind }) => kind === "wake").map((event) => "thread" in event && event.thread)).toEqual(
        Array.from({ length: 20_000 }, (_, i) => i),
      );
      expect(own.at(-1)).toMatchObject({ kind: "park", what: executor === 0 ? "the first" : "the second" });
      for (const { time } of own) expect(time).toBeLessThan(60e6);
    }
  });

  test("an hour without an event does no harm", async () => {
    const zero = await recording.executor(0);
    recording.time(5);
    zero.logWake(1);
    recording.time(2 ** 33);
    zero.logWake(2);
    expect(readLog(recording.bytes()).events.map(({ time }) => time)).toEqual([5, 2 ** 33]);
  });

  test("texts that fill a block do not put an event before it", async () => {
    const zero = await recording.executor(0);
    recording.drift = 3;
    for (let i = 0; i < 5000; i++) {
      zero.at(`a.py:${i + 1} f`);
      zero.logInevitable(`reason ${i} ${"x".repeat(i % 99)}`);
    }
    const times = readLog(recording.bytes()).events.map(({ time }) => time);
    expect(times).toHaveLength(5000);
    expect(times.at(-1)).toBeLessThan(200_000);
  });

  test("one writer is told from another", async () => {
    const executors = [await recording.executor(0), await recording.executor(1), await recording.executor(2)];
    const object = thing(3, "list", { 0: "items 0 to 255", 1: "items 256 to 511" });
    for (const executor of executors) executor.logStart(0);
    executors.forEach((executor, i) => {
      executor.at(`a.py:${i + 1} f`);
      executor.noteWritten(object, i);
    });
    executors[2]!.logAbort({ cause: "conflict", object, part: 1, executor: 1, location: 0 });
    executors[2]!.logAbort({ cause: "conflict", object, part: 1, executor: 0, location: 0 });
    const aborts = readLog(recording.bytes()).events.filter((event) => event.kind === "abort");
    // That executor 0 wrote another part of the object is better than nothing.
    expect(aborts.map(({ writer, part }) => [writer?.line, part])).toEqual([
      [2, "items 256 to 511"],
      [1, "items 256 to 511"],
    ]);
  });
});

describe("files that are not whole", () => {
  test("every beginning of a log is read as far as it goes", async () => {
    await recordBank(recording);
    const bytes = recording.bytes();
    const whole = readLog(bytes);
    let most = 0;
    for (let length = 0; length < bytes.length; length += 7) {
      try {
        const { events } = readLog(bytes.subarray(0, length));
        most = Math.max(most, events.length);
        for (const event of events)
          expect(whole.events.some(({ kind, time }) => kind === event.kind && time === event.time)).toBe(true);
        textReport(summarise({ ...whole, events }));
      } catch (error) {
        expect(error).toBeInstanceOf(NotALog);
        expect(length).toBeLessThan(200);
      }
    }
    expect(most).toBeGreaterThanOrEqual(whole.events.length - 2);
  });

  test("what is wrong is said", async () => {
    await recordBank(recording);
    const bytes = recording.bytes();
    expect(readLog(bytes.subarray(0, bytes.length - 10)).problems).toEqual([
      expect.stringMatching(/^it ends within a block \(at byte \d+: \d+ of \d+ words are there\)$/),
    ]);
    const damaged = Buffer.from(bytes);
    const first = 16 + damaged.readUInt32LE(12);
    damaged.writeUInt32LE(0xff, first + 24);
    expect(readLog(damaged).problems[0]).toMatch(/^block 0 of executor 0 is damaged/);
    damaged.writeUInt32LE(0, first);
    expect(readLog(damaged)).toMatchObject({
      events: [],
      problems: [expect.stringMatching(/^what follows byte \d+ is no block/)],
    });
    expect(() => readLog(Buffer.from("#!/bin/sh"))).toThrow("is not a log of pystm");
    expect(() => readLog(Buffer.alloc(0))).toThrow("is empty");
  });
});

describe("the command", () => {
  const folder = mkdtempSync(join(tmpdir(), "pystm-stmlog-"));
  const [pystm] = findPystm().command;
  const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => {
    const { status, stdout, stderr } = spawnSync(pystm!, args, {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...env },
    });
    return { status, stdout, stderr };
  };
  afterEach(() => rmSync(join(folder, "stmlog"), { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("reports on what a program recorded", () => {
    expect(run(["-c", "print(1)"], { PYSTM_LOG: "a-%p.log" })).toEqual({ status: 0, stdout: "1\n", stderr: "" });
    expect(run(["-X", "stmlog=b.log", "-c", "print(2)"])).toEqual({ status: 0, stdout: "2\n", stderr: "" });
    const { status, stdout } = run(["stmlog", "b.log"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^-X stmlog=b.log -c print\(2\): \d/);
    expect(JSON.parse(run(["stmlog", "--json", "b.log"]).stdout)).toMatchObject({
      program: ["-X", "stmlog=b.log", "-c", "print(2)"],
    });
    expect(run(["stmlog", "b.log", "--trace", "b.json", "--html", "b.html"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(JSON.parse(readFileSync(join(folder, "b.json"), "utf8"))).toHaveProperty("traceEvents");
    expect(readFileSync(join(folder, "b.html"), "utf8")).toContain("</html>");
  });

  test("--dump=stm runs the program and lists its events", () => {
    expect(run(["--dump=stm", "-c", "print(1)"]).stdout).toMatch(/^1\n( +\d+\.\d+ \d .*\n)*$/);
    expect(run(["--dump=stm,ast", "-c", "print(1)"])).toMatchObject({ status: 2, stdout: "" });
  });

  test("a log that cannot be written is an error before the program starts", () => {
    expect(run(["-X", "stmlog=no/such/folder", "-c", "print(1)"])).toMatchObject({
      status: 1,
      stdout: "",
      stderr: /cannot write the log: ENOENT/,
    } as object);
    expect(run(["-X", "stmlog", "-c", "print(1)"])).toMatchObject({ status: 2, stdout: "" });
  });

  test("the process that a logging one starts leaves its log alone", () => {
    const program = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'print(5)'])";
    expect(run(["-c", program], { PYSTM_LOG: "c.log" })).toEqual({ status: 0, stdout: "5\n", stderr: "" });
    expect(run(["stmlog", "c.log"]).stdout).toMatch(/^-c import subprocess/);
  });

  test("what is no log is refused", () => {
    writeFileSync(join(folder, "other"), "text");
    expect(run(["stmlog", "other"])).toEqual({ status: 1, stdout: "", stderr: "pystm stmlog: other is not a log of pystm\n" });
    expect(run(["stmlog", "missing"])).toMatchObject({ status: 1, stdout: "" });
    expect(run(["stmlog"])).toMatchObject({ status: 2, stdout: "" });
  });

  test("a script called stmlog is run, a log called stmlog is not", () => {
    writeFileSync(join(folder, "stmlog"), "import sys; print('script', sys.argv[1:])");
    expect(run(["stmlog", "x"]).stdout).toBe("script ['x']\n");
    expect(run(["-c", "pass"], { PYSTM_LOG: "stmlog" }).status).toBe(0);
    expect(run(["stmlog", "stmlog"]).stdout).toMatch(/^-c pass: /);
  });
});
