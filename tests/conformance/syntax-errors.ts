/**
 * Compares our answers about programs, right or wrong, with CPython's: the tree by digest, or the SyntaxError with its
 * message, place and text.
 *
 * The programs are every string in CPython's own tests (most of them are wrong programs or parts of programs) and damaged
 * copies of right ones. Usage: node tests/conformance/syntax-errors.ts [MUTANTS [SEED]]
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, answerOf, ORACLE_SCRIPT } from "../compiler/goldens.ts";
import { mutate } from "../compiler/mutations.ts";
import { lookupUnicodeName } from "./ast.ts";
import { findOracle } from "./oracle.ts";

const MODES = ["exec", "eval", "single"] as const;

/** Prints every string constant of CPython's tests about the language, as it stands, dedented, and as doctest examples. */
const COLLECT_SCRIPT = `
import ast, doctest, glob, json, os, test, textwrap, warnings
warnings.simplefilter("ignore")
folder = os.path.dirname(test.__file__)
names = """syntax exceptions fstring string_literals grammar named_expressions patma positional_only_arg keywordonlyarg
unpack_ex eof type_params type_aliases type_annotations except_star generators genexps listcomps dictcomps setcomps codeop
compile tokenize unparse global scope coroutines traceback flufl int_literal unicode_identifiers unpack with builtin
decorators extcall raise augassign class lambda print complex float int bytes type_comments symtable dis typing""".split()
found = {}
for path in [os.path.join(folder, f"test_{name}.py") for name in names] + glob.glob(os.path.join(folder, "test_ast", "*.py")):
    if not os.path.exists(path): continue
    for node in ast.walk(ast.parse(open(path, "rb").read())):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)): continue
        texts = [node.value, textwrap.dedent(node.value)]
        if ">>>" in node.value:
            try: texts += [example.source for example in doctest.DocTestParser().get_examples(node.value)]
            except ValueError: pass
        for text in texts:
            if text.isascii() or text.encode("utf-8", "replace").decode() == text:
                if len(text) < 5000 and "\\0" not in text: found[text] = True
print(json.dumps(list(found)))
`;

function main(): void {
  const oracle = findOracle();
  if (oracle === null) {
    console.log("no CPython 3.13 found: set PYSTM_ORACLE");
    return;
  }
  const [mutants = "20000", seed = "1"] = process.argv.slice(2);
  const run = (script: string, input = ""): unknown =>
    JSON.parse(execFileSync(oracle, ["-c", script], { input, encoding: "utf8", maxBuffer: 1 << 30 }));
  const sources = run(COLLECT_SCRIPT) as string[];
  const battery: [string, string][] = JSON.parse(
    readFileSync(join(import.meta.dirname, "../compiler/syntax-battery.json"), "utf8"),
  );
  sources.push(
    ...mutate(
      battery.map(([, source]) => source),
      Number(mutants),
      Number(seed),
    ),
  );

  let differing = 0;
  for (const mode of MODES) {
    const expected = run(ORACLE_SCRIPT, JSON.stringify([mode, sources])) as Answer[];
    let equal = 0;
    sources.forEach((source, i) => {
      const actual = answerOf(source, mode, { lookupUnicodeName });
      if (JSON.stringify(actual) === JSON.stringify(expected[i])) {
        equal++;
      } else if (++differing <= 20) {
        console.log(
          `${JSON.stringify(source)}\n   expected ${JSON.stringify(expected[i])}\n   actual   ${JSON.stringify(actual)}`,
        );
      }
    });
    console.log(`${mode}: ${equal} equal, ${sources.length - equal} differ`);
  }
  process.exitCode = differing > 0 ? 1 : 0;
}

main();
