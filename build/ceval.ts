/**
 * Generates vm/bytecode/op.gen.ts (opcode numbers by name), vm/ceval/ceval.gen.ts (the interpreter loop) and
 * vm/ceval/ceval-traced.gen.ts (the same with a hook) from the opcode table and ceval.template.ts. See the template for what is replaced.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { OPCODES } from "../vm/bytecode/opcodes.ts";

const root = new URL("../", import.meta.url);
const file = (path: string) => new URL(path, root);

function writeIfChanged(path: string, text: string): void {
  let old = "";
  try {
    old = readFileSync(file(path), "utf8");
  } catch {
    // first build
  }
  if (old !== text) writeFileSync(file(path), text);
}

/** A call of the handler function named like the opcode: it gives the new stack pointer, ENTER or JUMPED. */
const coldCase = (name: string, code: number): string => `          case ${code}: /* ${name} */
            frame.pc = pc;
            sp = ${name}(frame, sp, word >>> 8);
            if (sp < 0) {
              if (sp === ENTER) frame = enterPending(frame);
              break;
            }
            continue;
`;

/**
 * A call of a handler that gives the error to raise. It is not thrown: a JavaScript throw in the loop would have V8 search
 * the loop's whole table of source positions, which costs microseconds.
 */
const coldEnding = (name: string, code: number): string => `          case ${code}: /* ${name} */
            frame.pc = pc;
            frame = recoverFrom(frame, ${name}(frame, sp, word >>> 8));
            break;
`;

/** What `replaceTop(value)` in the template stands for. */
const REPLACE_TOP = `            if (value === PENDING) {
              frame.sp = sp - 1;
              frame = enterPending(frame);
              break;
            }
            stack[sp - 1] = value as Value;
            continue;
`;

/** Import lines for the handlers: every function under vm/ceval/handlers/ that is named like an opcode. */
function handlerImports(names: ReadonlySet<string>): string {
  const lines: string[] = [];
  const missing = new Set(names);
  for (const name of readdirSync(file("vm/ceval/handlers/")).sort()) {
    const source = readFileSync(file(`vm/ceval/handlers/${name}`), "utf8");
    const found = [...source.matchAll(/^export function ([A-Z][A-Z0-9_]+)\(/gm)].map((match) => match[1]!);
    for (const handler of found) {
      if (!missing.delete(handler)) throw new Error(`vm/ceval/handlers/${name}: ${handler} is not a cold opcode`);
    }
    if (found.length > 0) lines.push(`import { ${found.join(", ")} } from "./handlers/${name}";\n`);
  }
  if (missing.size > 0) throw new Error(`opcodes without a handler: ${[...missing].join(", ")}`);
  return lines.join("");
}

/** The loop that reports what it does; see Note [Tracing] in vm/core/tracing.ts. */
function traced(text: string): string {
  return text
    .replace(/^( *)\/\/ @trace\n/m, "$1frame.pc = pc;\n$1frame.sp = sp;\n$1traceInstruction(frame);\n")
    .replace("export function run(", "export function runTraced(")
    .replace(/^import \{ unboundCell/m, 'import { traceInstruction } from "./tracing.ts";\n$&');
}

export function buildCeval(): void {
  const numbers = OPCODES.map(({ name, code }) => `  ${name}: ${code},`).join("\n");
  writeIfChanged(
    "vm/bytecode/op.gen.ts",
    `/** Generated from opcodes.ts by build/ceval.ts. */\nexport const Op = {\n${numbers}\n} as const;\n`,
  );
  let text = readFileSync(file("vm/ceval/ceval.template.ts"), "utf8");
  text = text.replaceAll("            replaceTop(value);\n", REPLACE_TOP).replace(/^.*\ndeclare function replaceTop.*\n/m, "");
  const hot = new Set<string>();
  text = text.replace(/case Op\.(\w+):/g, (_, name: string) => {
    hot.add(name);
    const info = OPCODES.find((row) => row.name === name);
    if (info === undefined) throw new Error(`ceval.template.ts: no opcode ${name}`);
    return `case ${info.code}: /* ${name} */`;
  });
  const cold = OPCODES.filter((row) => !hot.has(row.name))
    .map((row) => (row.ends ? coldEnding : coldCase)(row.name, row.code))
    .join("");
  const coldNames = new Set(OPCODES.filter((row) => !hot.has(row.name)).map((row) => row.name));
  text = text.replace("// @imports\n", handlerImports(coldNames));
  text = text.replace("          // @cold\n", cold).replace(/^import \{ Op \}.*\n/m, "");
  text = text.replace(/^\/\*\*/, "/* Generated from ceval.template.ts by build/ceval.ts. */\n/**");
  writeIfChanged("vm/ceval/ceval.gen.ts", text.replace(/^ *\/\/ @trace\n/m, ""));
  writeIfChanged("vm/ceval/ceval-traced.gen.ts", traced(text));
}

if (process.argv[1] === import.meta.filename) buildCeval();
