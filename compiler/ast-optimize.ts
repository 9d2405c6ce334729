import type { Mod } from "./ast.ts";
export function optimizeTree(_mod: Mod, _optimize: number, _annotations: boolean): void {}
