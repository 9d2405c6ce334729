/**
 * Tests run in Node itself, with as many processes as two cores bear; programs under pystm are children of those.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    reporters: ["default", ["json", { outputFile: ".cache/vitest.json" }]],
    pool: "forks",
    maxWorkers: 2,
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A program that prints what it should not is reported with a difference of its own.
    chaiConfig: { truncateThreshold: 0 },
  },
});
