/** The inline cache of LOAD_GLOBAL: in which entry of the globals or builtins the name was found. */
import { openForRead, txn } from "../../runtime/stm/transaction.ts";
import type { PyDict } from "../core/dict.ts";
import { isPyError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import type { Frame } from "../core/frame.ts";
import { getItem } from "../core/ops/items.ts";
import type { Value } from "../core/value.ts";
import { undefinedName } from "./unbound.ts";

/** Where a global or builtin was found; right as long as neither dict got or lost a key. */
export class GlobalCache {
  readonly globals: PyDict;
  readonly globalsVersion: number;
  /** The dict that has it: the globals or the builtins. */
  readonly owner: PyDict;
  readonly ownerVersion: number;
  readonly entry: number;
  constructor(globals: PyDict, owner: PyDict, entry: number) {
    this.globals = globals;
    this.globalsVersion = globals.keysVersion;
    this.owner = owner;
    this.ownerVersion = owner.keysVersion;
    this.entry = entry;
  }
}

/** The value of a global name for the instruction at word `at`; NameError when there is none. */
export function loadGlobal(frame: Frame, at: number, nameIndex: number): Value {
  const { globals } = frame;
  if (globals.$r < txn.readable) openForRead(globals);
  const cache = frame.code.caches[at] as GlobalCache | undefined;
  if (cache !== undefined && cache.globals === globals && cache.globalsVersion === globals.keysVersion) {
    const { owner } = cache;
    if (owner.$r < txn.readable) openForRead(owner);
    if (cache.ownerVersion === owner.keysVersion) return owner.values[cache.entry] as Value;
  }
  return findGlobal(frame, at, frame.code.names[nameIndex]!);
}

function findGlobal(frame: Frame, at: number, name: string): Value {
  const { globals, builtins } = frame;
  for (const owner of [globals, builtins]) {
    if (owner.$cls.isHeapType) return findInMappings(frame, name);
    if (owner.$r < txn.readable) openForRead(owner);
    const entry = owner.findString(name);
    if (entry >= 0) {
      frame.code.remember(at, new GlobalCache(globals, owner, entry));
      return owner.values[entry] as Value;
    }
  }
  throw undefinedName(name);
}

/** Globals or builtins that are instances of dict subclasses: their own __getitem__ decides. */
function findInMappings(frame: Frame, name: string): Value {
  for (const owner of [frame.globals, frame.builtins]) {
    try {
      return settle(getItem(owner, name));
    } catch (error) {
      if (!isPyError(error, "KeyError")) throw error;
    }
  }
  throw undefinedName(name);
}
