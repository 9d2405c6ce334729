/**
 * Makes dist/pystm, the command as it is installed: a script whose first line starts Node from the snapshot.
 *
 * `env` passes the environment on as it is, where a shell drops variables whose names are no identifiers. It needs absolute
 * paths, and a kernel reads no more than so much of a first line: where it does not serve, dist/pystm goes through the shell
 * script bin/pystm.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BLOB, DIST, ROOT } from "./paths.ts";

const LAUNCHER = join(DIST, "pystm");
const NODE = join(ROOT, "node_modules/node/bin/node");
/** A shorter name for it. */
const NODE_LINK = join(DIST, "node");

/**
 * What bin/pystm gives Node: a young generation that need not grow first, and as much memory as the machine has for the rest.
 */
const NODE_FLAGS = / exec "\$node" (.+) --snapshot-blob /.exec(readFileSync(join(ROOT, "bin/pystm"), "utf8"))![1];

/** For glibc; left out where the line would get too long. See bin/tunables.ts. */
const TUNABLES = `GLIBC_TUNABLES=glibc.malloc.hugetlb=1:\${GLIBC_TUNABLES} `;

/** What Linux reads of a script's first line, with its end; older ones and other systems read less. */
const LONGEST_LINE = 256;

/** Says how pystm is started. */
export function buildLauncher(): string {
  rmSync(LAUNCHER, { force: true });
  if (existsSync(NODE)) {
    rmSync(NODE_LINK, { force: true });
    symlinkSync(NODE, NODE_LINK);
    for (const variables of [TUNABLES, ""]) {
      const line = `#!/usr/bin/env -S ${variables}${quoted(NODE_LINK)} ${NODE_FLAGS} --snapshot-blob ${quoted(BLOB)} --\n`;
      if (Buffer.byteLength(line) > LONGEST_LINE) continue;
      writeFileSync(LAUNCHER, line);
      chmodSync(LAUNCHER, 0o755);
      if (works()) return variables === "" ? "by env" : "by env, huge pages";
      rmSync(LAUNCHER);
    }
  }
  symlinkSync(join(ROOT, "bin/pystm"), LAUNCHER);
  return "by sh";
}

/** For `env -S`, which splits its argument into words. */
const quoted = (path: string): string => (/^[\w./@+-]+$/.test(path) ? path : `"${path.replaceAll(/[\\"$]/g, "\\$&")}"`);

const works = (): boolean => spawnSync(LAUNCHER, ["-c", "import sys; sys.exit(len(sys.argv) + 6)", "x"]).status === 8;
