/**
 * The command line: CPython's options where they make sense, and --dump. Everything after the script (or -c, -m) belongs to
 * the program, so the line is cut there before commander reads the rest.
 */
import { Command, CommanderError, Option } from "commander";
import { VERSION_TEXT } from "../stdlib/sys/info.ts";

export type Source =
  | { readonly kind: "command"; readonly text: string }
  | { readonly kind: "module"; readonly name: string }
  | { readonly kind: "file"; readonly path: string }
  | { readonly kind: "stdin" };

export interface CommandLine {
  readonly source: Source;
  /** What follows the source. */
  readonly args: readonly string[];
  readonly all: readonly string[];
  readonly options: Options;
}

/** Options as commander reads them. */
export interface Options {
  readonly bytecode: boolean;
  readonly environment: boolean;
  readonly isolated: boolean;
  readonly interactive: boolean;
  readonly optimize: number;
  readonly safePath: boolean;
  readonly quiet: boolean;
  readonly userSite: boolean;
  readonly site: boolean;
  readonly unbuffered: boolean;
  readonly verbose: number;
  readonly bytesWarning: number;
  readonly debug: number;
  readonly warning: readonly string[];
  readonly x: readonly string[];
  readonly dump: string | null;
}

/** Short options that take an argument. */
const WITH_ARGUMENT = "cmWX";

/** Splits the line at the end of pystm's own options: where -c, -m, a file or "-" begins. */
function split(line: readonly string[]): { own: string[]; source: Source; rest: string[] } {
  const own: string[] = [];
  for (let i = 0; i < line.length; i++) {
    const word = line[i]!;
    if (word === "-") return { own, source: { kind: "stdin" }, rest: line.slice(i) };
    if (word === "--") {
      const path = line[i + 1];
      if (path === undefined) return { own, source: { kind: "stdin" }, rest: [] };
      return { own, source: { kind: "file", path }, rest: line.slice(i + 1) };
    }
    if (!word.startsWith("-")) return { own, source: { kind: "file", path: word }, rest: line.slice(i) };
    if (word.startsWith("--")) {
      own.push(word);
      if (word === "--dump" || word === "--check-hash-based-pycs") own.push(...line.slice(++i, i + 1));
      continue;
    }
    for (let j = 1; j < word.length; j++) {
      const letter = word[j]!;
      if (!WITH_ARGUMENT.includes(letter)) continue;
      const attached = word.slice(j + 1);
      const value = attached !== "" ? attached : line[i + 1];
      if (value === undefined) usageError(`Argument expected for the -${letter} option`);
      const after = line.slice(attached !== "" ? i + 1 : i + 2);
      if (letter === "c" || letter === "m") {
        if (j > 1) own.push(word.slice(0, j));
        const source: Source = letter === "c" ? { kind: "command", text: value } : { kind: "module", name: value };
        return { own, source, rest: [`-${letter}`, ...after] };
      }
      if (j > 1) own.push(word.slice(0, j));
      own.push(`-${letter}${value}`);
      if (attached === "") i++;
      j = word.length;
    }
    if (![...WITH_ARGUMENT].some((letter) => word.includes(letter))) own.push(word);
  }
  return { own, source: { kind: "stdin" }, rest: [] };
}

/** Ends the process as a wrong command line does. */
export function usageError(message: string): never {
  process.stderr.write(
    `${message}\nusage: pystm [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`pystm -h' for more information.\n`,
  );
  process.exit(2);
}

const collect = (value: string, previous: readonly string[]): string[] => [...previous, value];
const count = (_: string, previous: number): number => previous + 1;

function makeParser(): Command {
  return new Command("pystm")
    .usage("[option] ... [-c cmd | -m mod | file | -] [arg] ...")
    .description("Runs Python 3.13 programs.")
    .argument(
      "[cmd]",
      "-c cmd: program passed in as string; -m mod: run library module as a script; file: program read from script file; -: program read from stdin (default; interactive mode if a tty)",
    )
    .option("-b", "issue warnings about converting bytes/bytearray to str and comparing them; -bb: issue errors", count, 0)
    .option("-B", "don't write .pyc files on import; also PYTHONDONTWRITEBYTECODE=x")
    .option("-d", "turn on parser debugging output (no effect)", count, 0)
    .option("-E", "ignore PYTHON* environment variables (such as PYTHONPATH)")
    .helpOption("-h, --help", "print this help message and exit")
    .option("-i", "inspect interactively after running script; forces a prompt even if stdin does not appear to be a terminal")
    .option("-I", "isolate pystm from the user's environment (implies -E, -P and -s)")
    .option("-O", "remove assert and __debug__-dependent statements; -OO: also remove docstrings", count, 0)
    .option("-P", "don't prepend a potentially unsafe path to sys.path; also PYTHONSAFEPATH")
    .option("-q", "don't print version and copyright messages on interactive startup")
    .option("-R", "use a pseudo-random salt to make hash() values unpredictable (no effect)")
    .option("-s", "don't add user site directory to sys.path; also PYTHONNOUSERSITE=x")
    .option("-S", "don't imply 'import site' on initialization")
    .option("-u", "force the stdout and stderr streams to be unbuffered; also PYTHONUNBUFFERED=x")
    .option("-v", "verbose (no effect)", count, 0)
    .option("-x", "skip first line of source, allowing use of non-Unix forms of #!cmd")
    .addOption(
      new Option("-W <arg>", "warning control; arg is action:message:category:module:lineno; also PYTHONWARNINGS=arg")
        .argParser(collect)
        .default([] as string[], "none"),
    )
    .addOption(
      new Option(
        "-X <opt>",
        "set implementation-specific option: int_max_str_digits=N, dev, utf8=0|1, pycache_prefix=PATH, stmlog=FILE (record transactions; also PYSTM_LOG=FILE), cpus=N, heap=SIZE (of the memory that executors share: 512m, 2g)",
      )
        .argParser(collect)
        .default([] as string[], "none"),
    )
    .option("--check-hash-based-pycs <mode>", "control how pystm invalidates hash-based .pyc files: always, default or never")
    .option(
      "--dump <stages>",
      "print what the compiler made of the program instead of running it: tokens, ast, bytecode (or, with stm, what its transactions did when it ran, and with gc how it used shared memory); STAGES[:FILE] writes to a file",
    )
    .addHelpText(
      "after",
      "\npystm stmlog FILE reports on the transactions that -X stmlog=FILE recorded: see pystm stmlog --help.",
    )
    .version(`Python ${VERSION_TEXT} (pystm)`, "-V, --version", "print the version number and exit")
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
}

/** Made by the first line that is read, in the process that makes the start-up snapshot; every parse starts afresh. */
let parser: Command | undefined;

export function parseCommandLine(line: readonly string[]): CommandLine {
  const { own, source, rest } = split(line);
  parser ??= makeParser();
  try {
    parser.parse(own, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) process.exit(0);
    usageError(error.message.replace(/^error: /, "").replace(/^unknown option '(.*)'.*$/s, "unknown option $1"));
  }
  const o = parser.opts();
  return {
    source,
    args: rest,
    all: line,
    options: {
      bytecode: o.B !== true,
      environment: o.E !== true && o.I !== true,
      isolated: o.I === true,
      interactive: o.i === true,
      optimize: o.O,
      safePath: o.P === true || o.I === true,
      quiet: o.q === true,
      userSite: o.s !== true && o.I !== true,
      site: o.S !== true,
      unbuffered: o.u === true,
      verbose: o.v,
      bytesWarning: o.b,
      debug: o.d,
      warning: o.W,
      x: o.X,
      dump: o.dump ?? null,
    },
  };
}
