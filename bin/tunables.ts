/**
 * dist/pystm asks glibc for huge pages where large blocks are allocated: Node holds the start-up snapshot in two of them, and the
 * faults of their small pages were a tenth of a start. A program must not see the variable that says so.
 */

const NAME = "GLIBC_TUNABLES";

/** What build/launcher.ts and bin/pystm put before the user's own setting. */
const OURS = "glibc.malloc.hugetlb=1:";

/** Gives the environment the user's setting back, or none. */
export function restoreTunables(): void {
  const setting = process.env[NAME];
  if (!setting?.startsWith(OURS)) return;
  if (setting === OURS) delete process.env[NAME];
  else process.env[NAME] = setting.slice(OURS.length);
}
