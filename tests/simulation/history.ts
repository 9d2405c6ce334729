/**
 * What every object's value was after every commit: the truth that transactions are checked against.
 */
import { Violation } from "./memory.ts";

interface Version {
  readonly commit: number;
  readonly value: number;
}

export class History {
  /** Which commit ended at a log position; the start is commit 0. */
  private readonly commits = new Map<number, number>();
  private readonly versions = new Map<number, Version[]>();
  private last = 0;

  constructor(position: number, values: ReadonlyMap<number, number>) {
    this.commits.set(position | 0, 0);
    for (const [id, value] of values) this.versions.set(id, [{ commit: 0, value }]);
  }

  record(position: number, values: ReadonlyMap<number, number>): void {
    this.last++;
    this.commits.set(position, this.last);
    for (const [id, value] of values) {
      const version = { commit: this.last, value };
      const versions = this.versions.get(id);
      if (versions === undefined) this.versions.set(id, [version]);
      else versions.push(version);
    }
  }

  /** The value of an object as of a log position. */
  valueAt(id: number, position: number): number | undefined {
    const commit = this.commits.get(position);
    if (commit === undefined) throw new Violation(`no commit ended at the snapshot position ${position}`);
    return this.versions.get(id)?.findLast((version) => version.commit <= commit)?.value;
  }

  newest(id: number): number | undefined {
    return this.versions.get(id)?.at(-1)?.value;
  }
}
