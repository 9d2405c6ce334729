/** From the command line and the environment to the interpreter's configuration. */
import { realpathSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultFlags, type Flags, type InterpreterConfig } from "../stdlib/sys/config.ts";
import type { CommandLine } from "./command-line.ts";

/** The directory of the bundle, which holds lib/python3.13. */
export const PREFIX = dirname(fileURLToPath(import.meta.url));

/** The end of sys.path but for site-packages: as CPython's, it names a zip file that need not exist. */
export const libraryPath = (prefix: string): string[] => [join(prefix, "lib/python313.zip"), join(prefix, "lib/python3.13")];

function numeric(value: string | undefined): number {
  if (value === undefined || value === "") return 0;
  const n = Number.parseInt(value, 10);
  return Number.isNaN(n) || n < 1 ? 1 : n;
}

function makeFlags(line: CommandLine, env: (name: string) => string | undefined, x: ReadonlyMap<string, string | true>): Flags {
  const { options } = line;
  const flags = defaultFlags();
  flags.debug = Math.max(options.debug, numeric(env("PYTHONDEBUG")));
  flags.inspect = options.interactive || env("PYTHONINSPECT") ? 1 : 0;
  flags.interactive = options.interactive ? 1 : 0;
  flags.optimize = Math.max(options.optimize, numeric(env("PYTHONOPTIMIZE")));
  flags.dontWriteBytecode = !options.bytecode || env("PYTHONDONTWRITEBYTECODE") ? 1 : 0;
  flags.noUserSite = !options.userSite || env("PYTHONNOUSERSITE") ? 1 : 0;
  flags.noSite = options.site ? 0 : 1;
  flags.ignoreEnvironment = options.environment ? 0 : 1;
  flags.verbose = Math.max(options.verbose, numeric(env("PYTHONVERBOSE")));
  flags.bytesWarning = options.bytesWarning;
  flags.quiet = options.quiet ? 1 : 0;
  flags.isolated = options.isolated ? 1 : 0;
  flags.devMode = x.has("dev") || Boolean(env("PYTHONDEVMODE"));
  flags.utf8Mode = x.get("utf8") === "0" ? 0 : x.has("utf8") || env("PYTHONUTF8") === "1" ? 1 : 0;
  flags.warnDefaultEncoding = x.has("warn_default_encoding") || env("PYTHONWARNDEFAULTENCODING") ? 1 : 0;
  flags.safePath = options.safePath || Boolean(env("PYTHONSAFEPATH"));
  const digits = x.get("int_max_str_digits") ?? env("PYTHONINTMAXSTRDIGITS");
  if (typeof digits === "string") {
    const value = Number(digits);
    if (!Number.isInteger(value) || (value !== 0 && value < 640)) {
      process.stderr.write(`pystm: error: int_max_str_digits: invalid limit; must be >= 640 or 0 for unlimited.\n`);
      process.exit(1);
    }
    flags.intMaxStrDigits = value;
  }
  return flags;
}

/** What sys.path starts with, before the library: the script's directory, or "" for -c and the prompt. */
function scriptPath(line: CommandLine): string {
  const { source } = line;
  switch (source.kind) {
    case "command":
    case "stdin":
      return "";
    case "module":
      return process.cwd();
    case "file":
      try {
        return dirname(realpathSync(source.path));
      } catch {
        return dirname(resolve(source.path));
      }
  }
}

export function configure(line: CommandLine): InterpreterConfig {
  const env = (name: string) => (line.options.environment ? process.env[name] || undefined : undefined);
  const x = new Map<string, string | true>();
  for (const option of line.options.x) {
    const [name, ...value] = option.split("=");
    x.set(name!, value.length === 0 ? true : value.join("="));
  }
  const flags = makeFlags(line, env, x);
  const path: string[] = [];
  for (const entry of env("PYTHONPATH")?.split(delimiter) ?? []) if (entry !== "") path.push(resolve(entry));
  path.push(...libraryPath(PREFIX));
  const argv0 =
    line.source.kind === "file" ? line.source.path : line.source.kind === "stdin" && line.args.length === 0 ? "" : line.args[0]!;
  return {
    argv: [argv0, ...line.args.slice(1)],
    origArgv: [executable(), ...line.all],
    executable: executable(),
    prefix: PREFIX,
    path,
    scriptPath: flags.safePath ? null : scriptPath(line),
    flags,
    warnOptions: [...(flags.devMode ? ["default"] : []), ...(env("PYTHONWARNINGS")?.split(",") ?? []), ...line.options.warning],
    xOptions: x,
    hidesColumns: env("PYTHONNODEBUGRANGES") !== undefined,
    unbuffered: line.options.unbuffered || env("PYTHONUNBUFFERED") !== undefined,
    cpuCount: env("PYTHON_CPU_COUNT") ?? null,
    ioEncoding: env("PYTHONIOENCODING") ?? null,
  };
}

/** sys.executable: a file that can be run by itself. */
const executable = (): string => join(PREFIX, "pystm");
