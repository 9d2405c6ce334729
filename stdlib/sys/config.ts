/** What the command line, the environment and the installation decide before Python code runs. */

export interface Flags {
  debug: number;
  inspect: number;
  interactive: number;
  optimize: number;
  dontWriteBytecode: number;
  noUserSite: number;
  noSite: number;
  ignoreEnvironment: number;
  verbose: number;
  bytesWarning: number;
  quiet: number;
  hashRandomization: number;
  isolated: number;
  devMode: boolean;
  utf8Mode: number;
  warnDefaultEncoding: number;
  safePath: boolean;
  intMaxStrDigits: number;
}

export interface InterpreterConfig {
  /** sys.argv. */
  argv: string[];
  /** sys.orig_argv. */
  origArgv: string[];
  /** The command that runs this interpreter. */
  executable: string;
  /** Directory that holds lib/python3.13. */
  prefix: string;
  /** sys.path as site finds it. */
  path: string[];
  /** What is put before it when site is done: the script's directory, "" for -c and the prompt; null with -P. */
  scriptPath: string | null;
  flags: Flags;
  warnOptions: string[];
  xOptions: Map<string, string | true>;
  /** PYTHONNODEBUGRANGES. */
  hidesColumns: boolean;
  /** PYTHON_CPU_COUNT. */
  cpuCount: string | null;
  unbuffered: boolean;
  /** PYTHONIOENCODING, "encoding:errors". */
  ioEncoding: string | null;
}

export const defaultFlags = (): Flags => ({
  debug: 0,
  inspect: 0,
  interactive: 0,
  optimize: 0,
  dontWriteBytecode: 0,
  noUserSite: 0,
  noSite: 0,
  ignoreEnvironment: 0,
  verbose: 0,
  bytesWarning: 0,
  quiet: 0,
  hashRandomization: 1,
  isolated: 0,
  devMode: false,
  utf8Mode: 0,
  warnDefaultEncoding: 0,
  safePath: false,
  intMaxStrDigits: 4300,
});
