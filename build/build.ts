/**
 * The build: `node build/build.ts [STEP...]`, run by npm as `prepare` and `npm run build`. Every step recognises that its
 * inputs have not changed, so a second build takes a moment. Without arguments all steps run, in this order.
 *
 * It must not import anything that a step generates: steps are loaded only when their turn comes.
 */

/** A step gives a few words for its line of output. */
interface Step {
  readonly name: string;
  readonly run: () => Promise<string>;
}

const upToDate = (changed: boolean, done: string): string => (changed ? done : "up to date");

const STEPS: readonly Step[] = [
  {
    name: "grammar",
    run: async () => upToDate(await (await import("./grammar.ts")).buildGrammar(), "parser tables generated"),
  },
  {
    name: "unicode",
    run: async () => {
      await (await import("./unicode.ts")).buildUnicode();
      return "tables in place";
    },
  },
  {
    name: "ceval",
    run: async () => {
      (await import("./ceval.ts")).buildCeval();
      return "interpreter loop generated";
    },
  },
  {
    name: "bundle",
    run: async () => (await import("./bundle.ts")).buildBundle(),
  },
  {
    name: "library",
    run: async () => (await import("./library.ts")).buildLibrary(),
  },
  {
    name: "image",
    run: async () => (await import("./image.ts")).buildImage(),
  },
  {
    name: "snapshot",
    run: async () => (await import("./snapshot.ts")).buildSnapshot(),
  },
  {
    name: "launcher",
    run: async () => (await import("./launcher.ts")).buildLauncher(),
  },
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !STEPS.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(", ")}; there are ${STEPS.map((step) => step.name).join(", ")}`);
  process.exit(2);
}
for (const step of STEPS) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  const start = performance.now();
  const said = await step.run();
  console.log(`${step.name.padEnd(8)} ${said} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}
