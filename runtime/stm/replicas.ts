/**
 * What the commit protocol asks of the executor's cache of objects, and how it says why a transaction cannot go on.
 */
import type { WriteSet } from "./write-set.ts";

/** The part number that stands for the object as a whole. */
export const WHOLE = -1;

/** What an object means to the executor that learns that another one has changed it. */
export type Touch = "ignored" | "stale" | "conflict";

/** What the protocol asks of the executor's replicas. */
export interface Replicas {
  /**
   * Another executor's commit changed `part` (or WHOLE) of the object `id`. Says "conflict" if the current transaction
   * depends on that: it has read it, or changed it otherwise than by appending. Else what is cached of it becomes stale ("stale"),
   * or there is nothing ("ignored"). It may be told of the same change again after a conflict. Reads nothing from the store.
   */
  touched(id: number, part: number, append: boolean): Touch;
  /** The executor does not know what others have changed: all that is cached becomes stale, all that is parked wakes. */
  lostTrack(): void;
  /**
   * Called in a commit with `writes.merging`, when nothing conflicts: completes `writes` with what depends on the newest state. Nobody else
   * can commit meanwhile, `read` gives newest records; keep it short. What it throws leaves the commit undone.
   */
  merge(writes: WriteSet): void;
}

export type ConflictKind = "object" | "stable" | "lost";

/** Why the current transaction cannot go on: who changed what. */
export interface Conflict {
  /** `lost`: others changed more than the log could tell; the rest of the fields but `kind` may then say nothing. */
  readonly kind: ConflictKind;
  readonly id: number;
  /** Number of the part, or WHOLE. */
  readonly part: number;
  readonly append: boolean;
  readonly executor: number;
  /** As the committer gave it. */
  readonly location: number;
}
