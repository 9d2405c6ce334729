/**
 * Damages programs at random, the same way for the same seed: tokens are dropped, doubled, swapped, replaced.
 */

const REPLACEMENTS =
  "( ) [ ] { } : , ; + - * ** / // % @ & | ^ ~ < > == != <= >= = := -> . ... += -= if else elif for in while not and " +
  "or is lambda def class return yield from import as with async await try except finally raise del pass break continue " +
  "global nonlocal assert None True False match case type _ x y f print 1 2.5 0x1 1j 'a' b'c' f'{x}' f'{' \"s ''' \\ # ! " +
  "$ ? 1_ 0777 1e";
const TOKENS = [...REPLACEMENTS.split(" "), "\n", "\n  ", "\n    ", "\t", " "];

/** A small generator of random numbers (mulberry32): below `limit`. */
export function randomSource(seed: number): (limit: number) => number {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

/** `count` damaged copies of programs from a pool. */
export function mutate(pool: readonly string[], count: number, seed: number): string[] {
  const random = randomSource(seed);
  const pick = <T>(items: readonly T[]): T => items[random(items.length)];
  const result: string[] = [];
  while (result.length < count) {
    const parts = pick(pool).match(/\s+|\w+|'[^'\n]*'|"[^"\n]*"|[\s\S]/gu);
    if (parts === null) continue;
    for (let changes = 1 + random(3); changes > 0 && parts.length > 0; changes--) {
      const at = random(parts.length);
      const other = random(parts.length);
      switch (random(6)) {
        case 0:
          parts.splice(at, 1);
          break;
        case 1:
          parts.splice(at, 0, pick(TOKENS));
          break;
        case 2:
          parts[at] = pick(TOKENS);
          break;
        case 3:
          parts.splice(at, 0, ` ${pick(TOKENS)} `);
          break;
        case 4:
          [parts[at], parts[other]] = [parts[other], parts[at]];
          break;
        default:
          parts.splice(at, 0, parts[other]);
      }
    }
    result.push(parts.join(""));
  }
  return result;
}
