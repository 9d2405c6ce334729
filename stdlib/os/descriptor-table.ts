/** What is known of the open file descriptors of this executor. How they are read and written is descriptors.ts's business. */
import * as fs from "node:fs";
import type { Queue } from "./byte-queue.ts";
import { type KernelFile, leave, useNumber } from "./kernel-files.ts";

/** Where reads and writes happen. */
export interface Offset {
  /** Our idea of the offset; -1 when only the kernel knows. */
  position: number;
  /** True once the kernel's own offset must not be used any more. */
  explicit: boolean;
}
export type Kind = "file" | "stream" | "directory" | "queue";

/** What is known of one descriptor. */
export class Descriptor {
  readonly fd: number;
  /** What the kernel knows it by. See Note [Aliases] in kernel-files.ts. */
  file: KernelFile;
  readonly kind: Kind;
  offset: Offset;
  inheritable: boolean;
  nonblocking = false;
  /** Opened with O_APPEND; undefined when not known yet. */
  appending: boolean | undefined;
  /** Opened with O_WRONLY; undefined when not known yet. */
  writeOnly: boolean | undefined;
  twin = -1;
  ahead: Uint8Array[] = [];
  ended = false;
  incoming: Queue | undefined;
  outgoing: Queue | undefined;
  constructor(fd: number, kind: Kind, offset: Offset, inheritable: boolean, file = useNumber(fd)) {
    this.fd = fd;
    this.file = file;
    this.kind = kind;
    this.offset = offset;
    this.inheritable = inheritable;
  }
}

/** By number. */
export const known = new Map<number, Descriptor>();

/** Makes known what a number stands for from now on. */
export function enter(descriptor: Descriptor): void {
  forget(descriptor.fd);
  known.set(descriptor.fd, descriptor);
}

/** Drops what was known of a number. */
export function forget(fd: number): void {
  const stale = known.get(fd);
  if (stale === undefined) return;
  known.delete(fd);
  if (stale.twin >= 0) fs.closeSync(stale.twin);
  leave(fd, stale.file);
}
