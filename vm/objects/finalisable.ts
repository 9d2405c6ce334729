/**
 * Instances of Python classes with `__del__`: their JavaScript class makes them watched objects. See Note [Death] in
 * vm/core/death.ts. Other classes are not touched.
 */
import { isShared, type Remains, type Report, watch } from "../core/death.ts";
import { nearestBuiltin } from "../core/define-type.ts";
import { exceptionType, PyError } from "../core/errors.ts";
import { settle } from "../core/execution.ts";
import { lookupSpecial } from "../core/ops/attributes.ts";
import { callNow } from "../core/ops/call.ts";
import { adoptIdentity, identityOf } from "../core/ops/hash.ts";
import { types } from "../core/registry.ts";
import type { InstanceClass, PyType } from "../core/type.ts";
import type { PyObject } from "../core/value.ts";

type Constructor = new (...args: unknown[]) => PyObject;

class InstanceRemains implements Remains {
  /** The object itself; Python code has only ever seen a Proxy of it. */
  readonly #body: PyObject;
  readonly #identity: number;
  constructor(body: PyObject, identity: number) {
    this.#body = body;
    this.#identity = identity;
  }
  get isShared(): boolean {
    return isShared(this.#body);
  }
  finalise(handle: PyObject | undefined, report: Report): void {
    const finalizer = this.#body.$cls.lookup("__del__");
    if (finalizer === undefined) return;
    const self = handle ?? this.#revive();
    try {
      callNow(settle(lookupSpecial(self, "__del__")!));
    } catch (error) {
      if (!(error instanceof PyError)) throw error;
      report(error, finalizer);
    }
  }
  #revive(): PyObject {
    const handle = handleOf(this.#body);
    adoptIdentity(handle, this.#identity);
    return handle;
  }
}

/** Instance classes whose instances are watched, and so are those of the classes that extend them. */
const watching = new WeakSet<object>();

/** Whether the constructor of the instances has them watched. */
export function isWatching(instanceClass: InstanceClass): boolean {
  for (let link: object | null = instanceClass; link !== null; link = Object.getPrototypeOf(link)) {
    if (watching.has(link)) return true;
  }
  return false;
}

/** Builtin types whose objects a Proxy may stand in for: their methods never hand out their receiver. */
const CONTAINERS: ReadonlySet<string> = new Set(
  "list tuple dict set frozenset int float complex str bytes bytearray array.array collections.deque collections.OrderedDict collections.defaultdict".split(
    " ",
  ),
);
const mayBeWatched = (base: PyType): boolean =>
  base.isHeapType || base === types.object || CONTAINERS.has(base.name) || base.isSubtypeOf(exceptionType("BaseException"));

/** A Proxy has no private fields, so methods run on the object itself. */
const FORWARDING: ProxyHandler<PyObject> = {
  get(body, key) {
    const value: unknown = Reflect.get(body, key);
    return typeof value === "function" && key !== "constructor" ? value.bind(body) : value;
  },
};

/** What Python code holds instead of the object. */
const handleOf = (body: PyObject): PyObject => new Proxy(body, nearestBuiltin(body.$cls) === types.object ? {} : FORWARDING);

/** To be called when the class has, or may have got, a `__del__`: from now on its new instances are finalised. */
export function watchInstances(cls: PyType): void {
  if (!cls.isHeapType || cls.lookup("__del__") === undefined) return;
  if (isWatching(cls.instanceClass) || !cls.mro.every(mayBeWatched)) return;
  const Plain = cls.instanceClass as unknown as Constructor;
  const Watched = function (this: unknown, ...args: unknown[]) {
    const body = Reflect.construct(Plain, args, new.target as unknown as Constructor) as PyObject;
    const handle = handleOf(body);
    watch(handle, () => new InstanceRemains(body, identityOf(handle)));
    return handle;
  };
  Watched.prototype = Plain.prototype;
  Object.setPrototypeOf(Watched, Plain);
  watching.add(Watched);
  cls.instanceClass = Watched as unknown as InstanceClass;
  cls.instantiator = null;
}
