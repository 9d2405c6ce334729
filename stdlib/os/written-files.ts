/**
 * The way from those who look at a file (open it, measure it, hand it to a process) to the streams that hold data for it. Must
 * not know streams.
 */
import * as fs from "node:fs";

/** Which file: as far as two numbers of fstat(2) tell. */
export interface FileId {
  readonly dev: number | bigint;
  readonly ino: number | bigint;
}

let settle: (file: FileId | null) => boolean = () => false;
/** Sets what brings the data of dropped streams to one file, or to all (null); it tells whether there may have been any. */
export function setFileSettler(settler: (file: FileId | null) => boolean): void {
  settle = settler;
}

/** Brings what dropped streams hold for the file to it; true when it has to be looked at again. */
export const settleFile = (file: FileId): boolean => settle(file);
/** As settleFile, for all files. */
export const settleFiles = (): boolean => settle(null);

let reclaim = (): void => {};
/** Sets what closes the descriptors of dropped streams. */
export function setReclaimer(reclaimer: () => void): void {
  reclaim = reclaimer;
}

/** Opens a file; when the process has no descriptor left, those of dropped streams are closed first. */
export function openReclaiming(path: fs.PathLike, flags: number, mode: number): number {
  try {
    return fs.openSync(path, flags, mode);
  } catch (error) {
    if ((error as { code?: string }).code !== "EMFILE") throw error;
    reclaim();
    return fs.openSync(path, flags, mode);
  }
}
