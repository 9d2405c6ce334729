/**
 * functools._lru_cache_wrapper: the callable behind lru_cache and cache.
 *
 * Threads that call one cached function shall not conflict because it counts: once it is shared, each executor counts in a list
 * of its own, and a hit in an unbounded cache changes nothing else.
 */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { typeError } from "../../vm/core/errors.ts";
import { andThen } from "../../vm/core/execution.ts";
import { PyMethod } from "../../vm/core/function.ts";
import { foldedHash } from "../../vm/core/hash-halves.ts";
import { indexKey } from "../../vm/core/index-key.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { list, type PyList } from "../../vm/core/list.ts";
import { open, readable, reads, undoWith, writable, writes } from "../../vm/core/native.ts";
import { getAttribute } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { clampedSizeNow } from "../../vm/core/ops/index-value.ts";
import { isTrue } from "../../vm/core/ops/truth.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { isIndex } from "../../vm/core/sequence.ts";
import type { KeywordNames } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, PyObject, type Value } from "../../vm/core/value.ts";
import { GENERIC_DICT } from "../../vm/objects/instance-members.ts";
import { namedConstructor } from "../../vm/objects/typing-call.ts";

class PyLruCache extends MutableObject {
  readonly func: Value;
  /** Null for a cache that never forgets, 0 for none at all. */
  readonly maxsize: number | null;
  readonly typed: boolean;
  readonly infoType: Value;
  /** Results by key; when the size is bounded, least recently used first. */
  cache = new PyDict();
  hits = 0;
  misses = 0;
  /** What executors have counted since the cache was shared: lists of hits and misses. */
  counters: PyList[] = [];
  constructor(func: Value = null, maxsize: number | null = 0, typed = false, infoType: Value = null) {
    super();
    this.func = func;
    this.maxsize = maxsize;
    this.typed = typed;
    this.infoType = infoType;
  }
}

class KeywordMark extends PyObject {}

/** Separates positional from keyword arguments in a key: a type that programs never see, which is the same on every executor. */
let mark: PyType | undefined;

/** The list in which this executor counts for a cache. */
const ownCounters = new WeakMap<PyLruCache, PyList>();

function ownCounter(self: PyLruCache): PyList {
  const known = ownCounters.get(self);
  if (known !== undefined && readable(self).counters.includes(known)) return known;
  const made = list([0, 0]);
  writable(self).counters.push(made);
  ownCounters.set(self, made);
  undoWith(() => ownCounters.delete(self));
  return made;
}

const HIT = 0;
const MISS = 1;

function count(self: PyLruCache, what: typeof HIT | typeof MISS): void {
  if (self.$id === 0) {
    writable(self);
    if (what === HIT) self.hits++;
    else self.misses++;
  } else {
    const { items } = writable(ownCounter(self));
    items[what] = (items[what] as number) + 1;
  }
}

function total(self: PyLruCache, what: typeof HIT | typeof MISS): number {
  const first = what === HIT ? self.hits : self.misses;
  return self.counters.reduce((sum, counter) => sum + (readable(counter).items[what] as number), first);
}

function makeKey(self: PyLruCache, args: readonly Value[], kwNames: KeywordNames): Value {
  const positional = args.length - (kwNames?.length ?? 0);
  if (kwNames === null && !self.typed) {
    const [only] = args;
    if (args.length === 1 && (typeof only === "string" || typeof only === "number" || typeof only === "bigint")) return only;
    return tuple(args);
  }
  const parts: Value[] = args.slice(0, positional);
  if (kwNames !== null) {
    parts.push(mark!);
    kwNames.forEach((name, i) => {
      parts.push(name, args[positional + i] as Value);
    });
  }
  if (self.typed) parts.push(...args.map(typeOf));
  return tuple(parts);
}

function callCached(value: Value, args: readonly Value[], kwNames: KeywordNames): Outcome {
  const self = value as PyLruCache;
  if (self.maxsize === 0) {
    count(self, MISS);
    return call(self.func, args, kwNames);
  }
  const key = makeKey(self, args, kwNames);
  // A key is asked for its hash once, whatever happens to it afterwards.
  const hash = indexKey(key) === undefined ? foldedHash(key) : undefined;
  open(self.cache, "reads");
  const entry = self.cache.find(key, hash);
  if (entry >= 0) {
    count(self, HIT);
    const result = self.cache.values[entry] as Value;
    if (self.maxsize !== null && entry !== self.cache.lastEntry()) {
      open(self.cache, "writes");
      self.cache.removeEntry(entry);
      self.cache.set(key, result, hash);
    }
    return result;
  }
  count(self, MISS);
  return andThen(call(self.func, args, kwNames), (result) => {
    const { cache, maxsize } = readable(self);
    open(cache, "writes");
    // The call itself may have cached this key.
    if (cache.find(key, hash) >= 0) return result;
    if (maxsize !== null && cache.size >= maxsize) cache.removeEntry(cache.first);
    cache.set(key, result, hash);
    return result;
  });
}

function construct(cls: PyType, func: Value, maxsize: Value, typed: Value, infoType: Value): Value {
  if (typeOf(func).slots.call === undefined) throw typeError("the first argument must be callable");
  if (maxsize !== null && !isIndex(maxsize)) throw typeError("maxsize should be integer or None");
  const size = maxsize === null ? null : Math.max(clampedSizeNow(maxsize), 0);
  return newInstance(cls, PyLruCache, func, size, isTrue(typed), infoType);
}

export function defineLruCache(): PyType {
  mark = defineType({
    name: "_kwd_mark",
    module: "functools",
    instance: KeywordMark,
    sharing: "immutable",
    fields: {},
    final: true,
  });
  return defineType({
    name: "_lru_cache_wrapper",
    module: "functools",
    doc: "Create a cached callable that wraps another function.\n\nuser_function: the function being cached\nmaxsize: 0 for no caching, None for unlimited size, n for a bounded cache\ntyped: cache arguments of different types separately",
    instance: PyLruCache,
    sharing: "versioned",
    fields: {
      func: "ref",
      maxsize: "ref",
      typed: "flag",
      infoType: "ref",
      cache: "ref",
      hits: "f64",
      misses: "f64",
      counters: "refs",
    },
    hasDict: true,
    hasWeakrefs: true,
    construct: namedConstructor("lru_cache", "(user_function, maxsize, typed, cache_info_type)", construct),
    slots: {
      reads: { call: callCached },
      pure: { get: (self, instance) => (instance === undefined || instance === null ? self : new PyMethod(self, instance)) },
    },
    methods: {
      cache_info: reads(
        "()",
        (self: PyLruCache) => {
          open(self.cache, "reads");
          return call(self.infoType, [total(self, HIT), total(self, MISS), self.maxsize, self.cache.size]);
        },
        "Report cache statistics",
      ),
      cache_clear: writes(
        "()",
        (self: PyLruCache) => {
          self.hits = 0;
          self.misses = 0;
          self.counters = [];
          self.cache = new PyDict();
          return null;
        },
        "Clear the cache and cache statistics",
      ),
      __reduce__: reads("()", (self: PyLruCache) => getAttribute(self, "__qualname__")),
      __copy__: reads("()", (self: PyLruCache) => self),
      __deepcopy__: reads("(memo, /)", (self: PyLruCache) => self),
    },
    getters: { __dict__: GENERIC_DICT },
  });
}
