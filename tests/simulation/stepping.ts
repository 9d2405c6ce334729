/**
 * Turns the very source of the commit protocol into code that runs step by step: every method of the classes below becomes a
 * generator, every call of one and every operation on shared memory a `yield*`. Which of several executors takes the next step is
 * then the scheduler's choice. Knows the classes by name only.
 *
 * esbuild strips types first and prints all code alike, comments go, too: so what follows is simple.
 */
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { buildSync } from "esbuild";
import type { Collector } from "../../runtime/gc/collector.ts";
import type { Ids } from "../../runtime/heap/ids.ts";
import type { RecordSpace } from "../../runtime/heap/records.ts";
import type { Protocol } from "../../runtime/stm/protocol.ts";
import { ROOT } from "../run/python.ts";

/** What an executor is doing: yields before every operation on shared memory; see SteppedMemory for what. */
export type Steps<Result> = Generator<number, Result, void>;

/** An object of the protocol after the transformation. */
export type Stepped<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => Steps<R> : T[K];
};

export interface SteppedCode {
  readonly Protocol: new (...args: ConstructorParameters<typeof Protocol>) => Stepped<Protocol>;
  readonly RecordSpace: new (...args: ConstructorParameters<typeof RecordSpace>) => Stepped<RecordSpace>;
  readonly Ids: new (...args: ConstructorParameters<typeof Ids>) => Stepped<Ids>;
  readonly Collector: new (...args: ConstructorParameters<typeof Collector>) => Stepped<Collector>;
}

const ENTRY = `
  export { Protocol } from "./stm/protocol.ts";
  export { RecordSpace } from "./heap/records.ts";
  export { Ids } from "./heap/ids.ts";
  export { Collector } from "./gc/collector.ts";
`;

const CLASSES = ["Lock", "Chunks", "RecordSpace", "Ids", "Turns", "Parking", "CommitLog", "Protocol", "MarkSweep", "Collector"];

/** The executor's own part in the protocol that reads shared memory, too. */
const CALLBACKS = ["merge", "references"];

/** The log of transactions is left out: it has no part in the protocol. */
const LOG = { logTime: () => 0, logBlocked: () => {}, logCollection: () => {} };

/** A step taken out of the protocol, or changed: a text that occurs once in it (without comments), and what stands there instead. */
export interface Change {
  readonly find: string;
  readonly replace: string;
}

/** The protocol's code, step by step, with `changes` made to it first. */
export function steppedCode(changes: readonly Change[] = []): SteppedCode {
  let text = bundledText();
  for (const { find, replace } of changes) {
    const parts = text.split(find);
    if (parts.length !== 2) throw new Error(`occurs ${parts.length - 1} times, not once, in the protocol: ${find}`);
    text = parts.join(replace);
  }
  const program = runInThisContext(`(function (require) { ${makeStepping(text)}; return stepped; })`);
  return program(() => LOG) as SteppedCode;
}

let bundled: string | undefined;

function bundledText(): string {
  bundled ??= buildSync({
    stdin: { contents: ENTRY, resolveDir: join(ROOT, "runtime"), loader: "ts" },
    bundle: true,
    external: ["*/log.ts"],
    write: false,
    format: "iife",
    globalName: "stepped",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  }).outputFiles[0]!.text.replaceAll(/\/\*[\s\S]*?\*\/|^ *\/\/.*$/gm, "");
  return bundled;
}

function makeStepping(text: string): string {
  const names = new Set(CALLBACKS);
  let result = text;
  for (const name of CLASSES) {
    const start = result.indexOf(`var ${name} = class {`);
    if (start < 0) throw new Error(`no class ${name} in the protocol`);
    const end = closing(result, result.indexOf("{", start));
    const body = result.slice(start, end).replace(/^( {4})(?!constructor\b)(\w+)(\(.*\) \{)$/gm, (_, indent, method, rest) => {
      names.add(method);
      return `${indent}*${method}${rest}`;
    });
    result = result.slice(0, start) + body + result.slice(end);
  }
  const call = new RegExp(
    `(?<![\\w$.])(?:this|[A-Za-z_$][\\w$]*)(?:\\.[\\w$]+)*\\.(?:(?<=memory\\.)\\w+|${[...names].join("|")})\\(`,
    "g",
  );
  return yieldCalls(result, call);
}

function yieldCalls(text: string, call: RegExp): string {
  let result = "";
  let from = 0;
  for (const match of text.matchAll(call)) {
    // Inside the arguments of a call before: done there.
    if (match.index < from) continue;
    const open = match.index + match[0].length - 1;
    const close = closing(text, open);
    result += `${text.slice(from, match.index)}(yield* ${match[0]}${yieldCalls(text.slice(open + 1, close), call)}))`;
    from = close + 1;
  }
  return result + text.slice(from);
}

/** Where the bracket that opens at `open` closes. No string of the protocol holds a bracket. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    if ("([{".includes(text[at]!)) depth++;
    else if (")]}".includes(text[at]!) && --depth === 0) return at;
  }
  throw new Error("unbalanced brackets in the protocol");
}
