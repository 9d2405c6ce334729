/** The local time zone: from the environment variable TZ, the system's zone files, or /etc/localtime, as glibc finds it. */
import * as fs from "node:fs";
import { isAbsolute, join } from "node:path";
import { secondsFromCivil } from "./civil.ts";
import { applyRule, type PosixRule, parsePosixRule, type ZoneType } from "./posix-rule.ts";

const ZONE_DIRECTORY = "/usr/share/zoneinfo";

export interface Zone {
  /** What holds at a moment, in seconds since 1970. */
  at(seconds: number): ZoneType;
}

const UTC: ZoneType = { offset: 0, isDst: false, name: "UTC" };
const UTC_ZONE: Zone = { at: () => UTC };

class FileZone implements Zone {
  readonly #transitions: readonly number[];
  readonly #kinds: Uint8Array;
  readonly #types: readonly ZoneType[];
  readonly #rule: PosixRule | null;
  constructor(transitions: readonly number[], kinds: Uint8Array, types: readonly ZoneType[], rule: PosixRule | null) {
    this.#transitions = transitions;
    this.#kinds = kinds;
    this.#types = types;
    this.#rule = rule;
  }
  at(seconds: number): ZoneType {
    const transitions = this.#transitions;
    if (transitions.length === 0 || seconds < transitions[0]!) {
      if (transitions.length === 0 && this.#rule !== null) return applyRule(this.#rule, seconds);
      return this.#types.find((type) => !type.isDst) ?? this.#types[0]!;
    }
    const last = transitions.length - 1;
    if (seconds >= transitions[last]! && this.#rule !== null) return applyRule(this.#rule, seconds);
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (transitions[middle]! <= seconds) low = middle;
      else high = middle - 1;
    }
    return this.#types[this.#kinds[low]!]!;
  }
}

const HEADER = 44;

/** Reads a zone file (RFC 8536); null when it is none. */
function parseZoneFile(data: Buffer): Zone | null {
  if (data.length < HEADER || data.toString("latin1", 0, 4) !== "TZif") return null;
  const counts = (at: number) => Array.from({ length: 6 }, (_, i) => data.readUInt32BE(at + 20 + 4 * i));
  let start = 0;
  let wide = false;
  if (data[4]! >= 0x32) {
    // The first block has 32-bit times for old programs: skip it.
    const [isUt, isStd, leaps, times, types, characters] = counts(0) as [number, number, number, number, number, number];
    start = HEADER + times * 5 + types * 6 + characters + leaps * 8 + isStd + isUt;
    wide = true;
  }
  const [isUt, isStd, leaps, times, typeCount, characters] = counts(start) as [number, number, number, number, number, number];
  const size = wide ? 8 : 4;
  let at = start + HEADER;
  const transitions = Array.from({ length: times }, (_, i) =>
    wide ? Number(data.readBigInt64BE(at + i * 8)) : data.readInt32BE(at + i * 4),
  );
  at += times * size;
  const kinds = new Uint8Array(data.subarray(at, at + times));
  at += times;
  const names = at + typeCount * 6;
  const types = Array.from({ length: typeCount }, (_, i): ZoneType => {
    const entry = at + i * 6;
    const name = names + data[entry + 5]!;
    return {
      offset: data.readInt32BE(entry),
      isDst: data[entry + 4] !== 0,
      name: data.toString("latin1", name, data.indexOf(0, name)),
    };
  });
  at = names + characters + leaps * (size + 4) + isStd + isUt;
  const footer = wide ? data.toString("latin1", at + 1, data.indexOf(10, at + 1)) : "";
  return new FileZone(transitions, kinds, types, parsePosixRule(footer));
}

function readZoneFile(path: string): Zone | null {
  try {
    return parseZoneFile(fs.readFileSync(path));
  } catch {
    return null;
  }
}

/** The zone for a value of TZ; undefined stands for the system's. */
function findZone(setting: string | undefined): Zone {
  if (setting === undefined) return readZoneFile("/etc/localtime") ?? UTC_ZONE;
  const name = setting.startsWith(":") ? setting.slice(1) : setting;
  if (name === "") return UTC_ZONE;
  const file = readZoneFile(isAbsolute(name) ? name : join(ZONE_DIRECTORY, name));
  if (file !== null) return file;
  const rule = parsePosixRule(name);
  if (rule !== null) return { at: (seconds) => applyRule(rule, seconds) };
  // A name that nobody knows is UTC under that name.
  const unknown: ZoneType = { offset: 0, isDst: false, name: /^[A-Za-z]{3,}/.exec(name)?.[0] ?? "" };
  return { at: () => unknown };
}

let current: { readonly setting: string | undefined; readonly zone: Zone } | undefined;

/** The local zone. It is looked up again when TZ has changed, which glibc does too in localtime() and mktime(). */
export function localZone(): Zone {
  const setting = process.env.TZ;
  if (current === undefined || current.setting !== setting) current = { setting, zone: findZone(setting) };
  return current.zone;
}

/** How far and in what steps glibc looks for the other kind of time, in seconds. */
const SEARCH_STEP = 601200;
const SEARCH_BOUND = 454822500 / 2 + SEARCH_STEP;

/** A type of the zone with the given daylight flag that holds as near as possible to the moment; undefined when none does. */
function nearestType(zone: Zone, seconds: number, isDst: boolean): ZoneType | undefined {
  for (let distance = SEARCH_STEP; distance < SEARCH_BOUND; distance += SEARCH_STEP) {
    for (const moment of [seconds - distance, seconds + distance]) {
      const type = zone.at(moment);
      if (type.isDst === isDst) return type;
    }
  }
  return undefined;
}

export interface LocalFields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** 1: daylight saving time is meant, 0: standard time, negative: not known. */
  readonly isDst: number;
}

/** mktime(3): the moment that has these fields in local time, which need not be in range. */
export function secondsFromLocal({ year, month, day, hour, minute, second, isDst }: LocalFields): number {
  const zone = localZone();
  const asUtc = secondsFromCivil(year, month, day, hour, minute, second);
  const near = [asUtc - 86400, asUtc + 86400].map((moment) => zone.at(moment));
  const matching = near.map((type) => asUtc - type.offset).filter((moment, i) => zone.at(moment).offset === near[i]!.offset);
  // An ambiguous time is standard time; one that the clock skipped is counted from before the change.
  const plain = matching.find((moment) => !zone.at(moment).isDst) ?? matching[0] ?? asUtc - near[0]!.offset;
  if (isDst < 0) return plain;
  const wanted = matching.find((moment) => zone.at(moment).isDst === isDst > 0);
  if (wanted !== undefined) return wanted;
  const type = nearestType(zone, plain, isDst > 0);
  // Where there is no such time, daylight saving time is an hour.
  if (type === undefined) return plain + (isDst > 0 ? -3600 : 3600);
  return asUtc - type.offset;
}
