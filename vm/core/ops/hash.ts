/** Hashes of values, and their folding for our hash tables. */
import { typeError } from "../errors.ts";
import { settle } from "../execution.ts";
import { typeOf } from "../registry.ts";
import type { Int, Outcome, Value } from "../value.ts";

/** FNV-1a over UTF-16 units: 32 bits, not negative. CPython randomises hash(str), so any function will do. */
export function hashText(text: string): number {
  if (text.length === 0) return 0;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** As hashText, over code points. */
export function hashCodePoints(codePoints: ArrayLike<number>): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < codePoints.length; i++) hash = Math.imul(hash ^ codePoints[i]!, 0x01000193);
  return hash >>> 0;
}

/** hash(value) as Python sees it. */
export function hashValue(value: Value): Outcome {
  if (typeof value === "string") return hashText(value);
  const type = typeOf(value);
  const slot = type.slots.hash;
  if (slot === undefined) throw typeError(`unhashable type: '${type.name}'`);
  return slot(value);
}

/** hash(value), now. Raises TypeError for unhashable values. */
export function hashOf(value: Value): Int {
  return settle(hashValue(value)) as Int;
}

/** 32 bits of a hash: equal hashes fold to equal numbers. */
export function foldHash(hash: Int): number {
  if (typeof hash === "number") return (hash | 0) ^ (Math.floor(hash / 4294967296) | 0);
  return Number(BigInt.asIntN(32, hash)) ^ Number(BigInt.asIntN(32, hash >> 32n));
}

/**
 * Note [Identities]
 * An object has the same id() on every executor, and so the same hash: tables keep hashes, and go from one executor to another. It
 * has a number of the executor that is asked first, which goes along when the object is published; if nobody has asked by then,
 * one that follows from its id in the store; and if native code makes it on every executor, one that follows from its name.
 */
const PRIVATE = 0x7f0000000000;
const PUBLISHED = 0x7c0000000000;
const NAMED = 0x550000000000;
const PER_EXECUTOR = 2 ** 35;

let nextIdentity = 0x10000;
const identities = new WeakMap<object, number>();

/** From now on new identities are those of executor number `executor` (below 32). */
export function countIdentitiesFor(executor: number): void {
  nextIdentity = (nextIdentity % PER_EXECUTOR) + executor * PER_EXECUTOR;
}

/** The name of an object that every executor has of its own. */
let nameOfNative: (object: object) => string | undefined = () => undefined;
export function setNativeNames(name: (object: object) => string | undefined): void {
  nameOfNative = name;
}

/** id() of an object: unique while it lives, stable, looks like an address. Primitives are handled by the builtin id(). */
export function identityOf(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) {
    identity = newIdentity(object);
    identities.set(object, identity);
  }
  return identity;
}

function newIdentity(object: object): number {
  const name = nameOfNative(object);
  if (name !== undefined) return NAMED + (hashText(name) * 256 + (hashText(`${name}.`) & 255)) * 16;
  const { $id: id } = object as { readonly $id?: number };
  if (id !== undefined && id !== 0) return PUBLISHED + id * 16;
  nextIdentity += 16;
  return PRIVATE + nextIdentity;
}

/** The identity of an object if it has been asked for. */
export const knownIdentity = (object: object): number | undefined => identities.get(object);

/** The object takes the place of one that has died, with its id(). */
export function adoptIdentity(object: object, identity: number): void {
  identities.set(object, identity);
}
