/** Writes the golden listings for listings.test.ts, after checking each against CPython. Usage: node record-listings.ts */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "../../compiler/compile.ts";
import { disassemble } from "../../vm/bytecode/disassemble.ts";

const here = dirname(fileURLToPath(import.meta.url));
const folder = join(here, "snippets");
// Fails if any code object differs.
execFileSync(process.execPath, [join(here, "../conformance/codegen.ts"), "--show", "3", folder], { stdio: "inherit" });
for (const name of readdirSync(folder).filter((file) => file.endsWith(".py"))) {
  const unit = compile(readFileSync(join(folder, name), "utf8"), name);
  writeFileSync(join(folder, name.replace(".py", ".txt")), `${disassemble(unit, { positions: true })}\n`);
}
