/**
 * Finds the CPython 3.13 that tests compare with. Nothing in the project needs it to run.
 */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

let cached: string | null | undefined;

/** The oracle's executable: $PYSTM_ORACLE, else python3.13 on the PATH, else pyenv's 3.13.0; null when there is none. */
export function findOracle(): string | null {
  if (cached === undefined) cached = candidates().find(isPython313) ?? null;
  return cached;
}

function candidates(): string[] {
  const list: string[] = [];
  const { PYSTM_ORACLE } = process.env;
  if (PYSTM_ORACLE) list.push(PYSTM_ORACLE);
  list.push("python3.13");
  const prefix = output("pyenv", ["prefix", "3.13.0"]);
  if (prefix !== null) list.push(`${prefix.trim()}/bin/python3.13`);
  const home = `${process.env.HOME}/.pyenv/versions/3.13.0/bin/python3.13`;
  if (existsSync(home)) list.push(home);
  return list;
}

function isPython313(executable: string): boolean {
  return output(executable, ["-c", "import sys; print(sys.version_info[:2])"])?.trim() === "(3, 13)";
}

function output(command: string, args: readonly string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
}
