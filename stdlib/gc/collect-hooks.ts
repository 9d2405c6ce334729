/** What is to be done after a collection: dropping dead weak references, running finalisers. */

type CollectHook = () => number;

const hooks = new Set<CollectHook>();

/** Calls the hook after each `gc.collect()`; it answers how many objects it found dead. */
export function addCollectHook(hook: CollectHook): void {
  hooks.add(hook);
}

export function runCollectHooks(): number {
  let dead = 0;
  for (const hook of hooks) dead += hook();
  return dead;
}
