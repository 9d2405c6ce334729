/**
 * `npm run oracle [FILTER...] [-- --check]`: records what CPython 3.13 does with the test programs.
 *
 * Writes NAME.out, NAME.err (when not empty) and the exit status in NAME.meta.json. Each program runs twice with
 * different hash seeds and must do the same both times. `--check` writes nothing and fails when a record is stale.
 */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inParallel } from "./child.ts";
import { type Behaviour, expectedBehaviour, explainDifference, listPrograms, type Program, runProgram } from "./program.ts";
import { findOracle, type Interpreter, NoOracle, ROOT } from "./python.ts";

type Verdict = "same" | "recorded" | "stale" | "unsteady" | "by hand";

async function examine(program: Program, oracle: Interpreter, check: boolean): Promise<Verdict> {
  if (program.meta.oracle === false) return "by hand";
  const first = await runProgram(program, oracle, [], { PYTHONHASHSEED: "1" });
  const second = await runProgram(program, oracle, [], { PYTHONHASHSEED: "20001" });
  const wobble = explainDifference(first, second);
  if (wobble !== undefined || first.exit === undefined) {
    console.log(`${program.name}: ${wobble === undefined ? "ran out of time" : `differs from run to run\n${wobble}`}`);
    return "unsteady";
  }
  const place = machinePath(first, oracle);
  if (place !== undefined) {
    console.log(`${program.name}: prints ${place}, a path of this machine`);
    return "unsteady";
  }
  const recorded = existsSync(`${program.stem}.out`) ? expectedBehaviour(program) : undefined;
  const difference = recorded === undefined ? "not recorded" : explainDifference(recorded, first);
  if (difference === undefined) return "same";
  if (check) {
    console.log(`${program.name}: ${difference}`);
    return "stale";
  }
  record(program, first);
  return "recorded";
}

/** A place of this machine that the output mentions: such a record would hold nowhere else. */
function machinePath({ stdout, stderr }: Behaviour, oracle: Interpreter): string | undefined {
  const places = [ROOT, dirname(dirname(oracle.command[0]!))];
  return places.find((place) => stdout.includes(place) || stderr.includes(place));
}

function record(program: Program, behaviour: Behaviour): void {
  writeFileSync(`${program.stem}.out`, behaviour.stdout);
  if (behaviour.stderr !== "") writeFileSync(`${program.stem}.err`, behaviour.stderr);
  else rmSync(`${program.stem}.err`, { force: true });
  const { exit: _, ...meta } = program.meta;
  const next = behaviour.exit ? { ...meta, exit: behaviour.exit } : meta;
  const path = `${program.stem}.meta.json`;
  if (Object.keys(next).length > 0) writeFileSync(path, `${JSON.stringify(next, null, 2)}\n`);
  else rmSync(path, { force: true });
  if (behaviour.stderr !== "")
    console.log(`${program.name}: exit ${behaviour.exit}, stderr ends ${behaviour.stderr.trim().split("\n").at(-1)}`);
}

async function main(): Promise<number> {
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  const check = args.includes("--check");
  const programs = listPrograms(args.filter((arg) => !arg.startsWith("--")));
  const oracle = findOracle();
  const verdicts = await inParallel(programs, 2, (program) => examine(program, oracle, check));
  const count = (verdict: Verdict): number => verdicts.filter((one) => one === verdict).length;
  console.log(
    `${programs.length} programs: ${count("same")} unchanged, ${count("recorded")} recorded, ${count("by hand")} written by hand, ` +
      `${count("stale")} stale, ${count("unsteady")} unsteady`,
  );
  return count("stale") + count("unsteady") > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof NoOracle)) throw error;
  console.error(error.message);
  process.exitCode = 3;
}
