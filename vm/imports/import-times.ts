/** -X importtime: how long each import took, without and with what it imported in turn. Must not know where reports go. */
import { Continuation, continueWith } from "../core/execution.ts";
import type { MaybeOutcome, Value } from "../core/value.ts";

export const importTimes = {
  /** Where lines of the report go; null while nobody wants one. */
  report: null as ((line: string) => void) | null,
};

const HEADER = "import time: self [us] | cumulative | imported package\n";

let hasHeader = false;
/** Imports that the running one is nested in. */
let level = 0;
/** Milliseconds that the imports made by the running one have taken so far. */
let inner = 0;

class TimedImport extends Continuation {
  private readonly name: string;
  private readonly report: (line: string) => void;
  private readonly outer = inner;
  private readonly start = performance.now();
  constructor(name: string, report: (line: string) => void) {
    super();
    this.name = name;
    this.report = report;
    inner = 0;
    level++;
  }

  #end(): void {
    const whole = performance.now() - this.start;
    const microseconds = (time: number, width: number) => String(Math.ceil(time * 1000)).padStart(width);
    level--;
    this.report(
      `import time: ${microseconds(whole - inner, 9)} | ${microseconds(whole, 10)} | ${"  ".repeat(level)}${this.name}\n`,
    );
    inner = this.outer + whole;
  }

  resume(value: Value | undefined): MaybeOutcome {
    this.#end();
    return value;
  }

  override fail(error: never): MaybeOutcome {
    this.#end();
    throw error;
  }
}

/** The outcome of an import of the absolute name, reported when it is there. */
export function timeImport(name: string, load: () => MaybeOutcome): MaybeOutcome {
  const { report } = importTimes;
  if (report === null) return load();
  if (!hasHeader) {
    hasHeader = true;
    report(HEADER);
  }
  const timed = new TimedImport(name, report);
  return continueWith(load(), timed);
}
