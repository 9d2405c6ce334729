/** Arithmetic on timedeltas: exact, in microseconds. */
import { overflowError } from "../../vm/core/errors.ts";
import type { Int } from "../../vm/core/value.ts";
import { add, divMod, divModNear, mul } from "../../vm/numeric/int.ts";
import { PyTimedelta } from "./objects.ts";

export const MAX_DAYS = 999999999;
export const SECONDS_PER_DAY = 86400;
const MICROSECONDS = 1000000;

export interface DeltaParts {
  readonly days: number;
  readonly seconds: number;
  readonly microseconds: number;
}

const tooLarge = (days: Int) => overflowError(`days=${days}; must have magnitude <= ${MAX_DAYS}`);

/** The parts in their ranges; the given ones are safe integers. Raises OverflowError for too many days. */
export function normalised(days: number, seconds: number, microseconds: number): DeltaParts {
  const carried = Math.floor(microseconds / MICROSECONDS);
  const allSeconds = seconds + carried;
  const carriedDays = Math.floor(allSeconds / SECONDS_PER_DAY);
  const allDays = days + carriedDays;
  if (allDays < -MAX_DAYS || allDays > MAX_DAYS) throw tooLarge(allDays);
  return {
    days: allDays,
    seconds: allSeconds - carriedDays * SECONDS_PER_DAY,
    microseconds: microseconds - carried * MICROSECONDS,
  };
}

export function makeDelta(days: number, seconds: number, microseconds: number): PyTimedelta {
  const parts = normalised(days, seconds, microseconds);
  return new PyTimedelta(parts.days, parts.seconds, parts.microseconds);
}

export const toMicroseconds = ({ days, seconds, microseconds }: DeltaParts): Int =>
  Math.abs(days) < 100000
    ? (days * SECONDS_PER_DAY + seconds) * MICROSECONDS + microseconds
    : add(mul(days * SECONDS_PER_DAY + seconds, MICROSECONDS), microseconds);

/** The parts of any number of microseconds. Raises OverflowError. */
export function partsOf(microseconds: Int): DeltaParts {
  if (typeof microseconds === "number") return normalised(0, 0, microseconds);
  const [seconds, rest] = divMod(microseconds, MICROSECONDS);
  const [days, left] = divMod(seconds, SECONDS_PER_DAY);
  if (days > 0x7fffffff || days < -0x80000000) throw overflowError("Python int too large to convert to C int");
  if (days > MAX_DAYS || days < -MAX_DAYS) throw tooLarge(days);
  return { days: Number(days), seconds: Number(left), microseconds: Number(rest) };
}

export function fromMicroseconds(microseconds: Int): PyTimedelta {
  const { days, seconds, microseconds: rest } = partsOf(microseconds);
  return new PyTimedelta(days, seconds, rest);
}

/** a + b, or a - b with `sign` -1. */
export const addDeltas = (a: DeltaParts, b: DeltaParts, sign: 1 | -1 = 1): PyTimedelta =>
  makeDelta(a.days + sign * b.days, a.seconds + sign * b.seconds, a.microseconds + sign * b.microseconds);

export const negated = (a: DeltaParts): PyTimedelta => makeDelta(-a.days, -a.seconds, -a.microseconds);

/** n / d, to the nearest microsecond, halves to even. Raises ZeroDivisionError. */
export const fromRatio = (n: Int, d: Int): PyTimedelta => fromMicroseconds(divModNear(n, d)[0]);

/** Negative, 0 or positive. */
export const compareDeltas = (a: DeltaParts, b: DeltaParts): number =>
  a.days - b.days || a.seconds - b.seconds || a.microseconds - b.microseconds;

export const isZero = ({ days, seconds, microseconds }: DeltaParts): boolean => days === 0 && seconds === 0 && microseconds === 0;
