#!/usr/bin/env node
// Starts the bundle under a Node that is new enough. Plain JavaScript, so that an old Node gets as far as the message.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(
    `pystm needs Node 22.12 or newer, and this is ${process.version}; \`npx pystm\` uses the one in node_modules.\n`,
  );
  process.exit(1);
}
const { enableCompileCache } = await import("node:module");
enableCompileCache?.(new URL("../dist/.compile-cache", import.meta.url).pathname);
await import("../dist/pystm.js");
