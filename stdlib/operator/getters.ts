/** operator.attrgetter, itemgetter and methodcaller. */
import { defineType } from "../../vm/core/define-type.ts";
import { typeError } from "../../vm/core/errors.ts";
import { andThen, settle } from "../../vm/core/execution.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { pure } from "../../vm/core/native.ts";
import { getAttribute } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { importFromNow } from "../../vm/core/ops/import.ts";
import { getItem } from "../../vm/core/ops/items.ts";
import { guardRepr, reprNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { KeywordNames } from "../../vm/core/slots.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { type Outcome, PyObject, type Value } from "../../vm/core/value.ts";

/** `__text_signature__` of instances, for inspect. */
const CALL_SIGNATURE = { get: (): Value => "(obj, /)" };

/** The one argument of a call. */
function singleArgument(name: string, args: readonly Value[], kwNames: KeywordNames): Value {
  if (kwNames !== null && kwNames.length > 0) throw typeError(`${name}() takes no keyword arguments`);
  if (args.length !== 1) throw typeError(`${name} expected 1 argument, got ${args.length}`);
  return args[0] as Value;
}

const reprCall = (self: PyObject, name: string, parts: () => string[]): Value =>
  toStr(guardRepr(self, `operator.${name}(...)`, () => `operator.${name}(${parts().join(", ")})`));

class PyAttrGetter extends PyObject {
  readonly names: readonly Value[];
  /** Each name, split at its dots. */
  paths: readonly (readonly string[])[] = [];
  constructor(names: readonly Value[] = []) {
    super();
    this.names = names;
    this.split();
  }
  split(): void {
    this.paths = this.names.map((name) => textOf(name)!.split("."));
  }
}

function followPath(object: Value, path: readonly string[], from = 0): Outcome {
  const attribute = getAttribute(object, path[from]!);
  return from + 1 === path.length ? attribute : andThen(attribute, (value) => followPath(value, path, from + 1));
}

export const defineAttrGetter = (): PyType =>
  defineType({
    name: "attrgetter",
    module: "operator",
    doc: "attrgetter(attr, /, *attrs)\n--\n\nReturn a callable object that fetches the given attribute(s) from its operand.\nNames may be dotted; with several names the call gives a tuple.",
    instance: PyAttrGetter,
    sharing: "immutable",
    fields: { names: "frozen", paths: "derived" },
    rebuild: (self: PyAttrGetter) => self.split(),
    construct: pure("(*attrs)", (cls: PyType, names: Value[]) => {
      if (names.length === 0) throw typeError("attrgetter expected 1 argument, got 0");
      if (names.some((name) => textOf(name) === undefined)) throw typeError("attribute name must be a string");
      return newInstance(cls, PyAttrGetter, names);
    }),
    slots: {
      pure: {
        call: (value, args, kwNames) => {
          const { paths } = value as PyAttrGetter;
          const object = singleArgument("attrgetter", args, kwNames);
          if (paths.length === 1) return followPath(object, paths[0]!);
          return tuple(paths.map((path) => settle(followPath(object, path))));
        },
        repr: (self) => reprCall(self as PyAttrGetter, "attrgetter", () => (self as PyAttrGetter).names.map(reprNow)),
      },
    },
    methods: {
      __reduce__: pure(
        "()",
        (self: PyAttrGetter) => tuple([self.$cls, tuple(self.names)]),
        "Return state information for pickling",
      ),
    },
    getters: { __text_signature__: CALL_SIGNATURE },
  });

class PyItemGetter extends PyObject {
  readonly keys: readonly Value[];
  constructor(keys: readonly Value[] = []) {
    super();
    this.keys = keys;
  }
}

export const defineItemGetter = (): PyType =>
  defineType({
    name: "itemgetter",
    module: "operator",
    doc: "itemgetter(item, /, *items)\n--\n\nReturn a callable object that fetches the given item(s) from its operand.\nWith several items the call gives a tuple.",
    instance: PyItemGetter,
    sharing: "immutable",
    fields: { keys: "frozen" },
    construct: pure("(*items)", (cls: PyType, keys: Value[]) => {
      if (keys.length === 0) throw typeError("itemgetter expected 1 argument, got 0");
      return newInstance(cls, PyItemGetter, keys);
    }),
    slots: {
      pure: {
        call: (value, args, kwNames) => {
          const { keys } = value as PyItemGetter;
          const object = singleArgument("itemgetter", args, kwNames);
          if (keys.length === 1) return getItem(object, keys[0] as Value);
          return tuple(keys.map((key) => settle(getItem(object, key))));
        },
        repr: (self) => reprCall(self as PyItemGetter, "itemgetter", () => (self as PyItemGetter).keys.map(reprNow)),
      },
    },
    methods: {
      __reduce__: pure(
        "()",
        (self: PyItemGetter) => tuple([self.$cls, tuple(self.keys)]),
        "Return state information for pickling",
      ),
    },
    getters: { __text_signature__: CALL_SIGNATURE },
  });

class PyMethodCaller extends PyObject {
  readonly name: Value;
  readonly args: readonly Value[];
  readonly kwargs: Keywords;
  constructor(name: Value = "", args: readonly Value[] = [], kwargs: Keywords = new Map()) {
    super();
    this.name = name;
    this.args = args;
    this.kwargs = kwargs;
  }
}

export const defineMethodCaller = (): PyType =>
  defineType({
    name: "methodcaller",
    module: "operator",
    doc: "methodcaller(name, /, *args, **kwargs)\n--\n\nReturn a callable object that calls the given method on its operand,\nwith the given arguments.",
    instance: PyMethodCaller,
    sharing: "immutable",
    fields: { name: "ref", args: "frozen", kwargs: "map" },
    construct: pure("(*args, **kwargs)", (cls: PyType, given: Value[], kwargs: Keywords) => {
      const [name, ...args] = given;
      if (name === undefined) throw typeError("methodcaller needs at least one argument, the method name");
      if (textOf(name) === undefined) throw typeError("method name must be a string");
      return newInstance(cls, PyMethodCaller, name, args, kwargs);
    }),
    slots: {
      pure: {
        call: (value, given, kwNames) => {
          const { name, args, kwargs } = value as PyMethodCaller;
          const object = singleArgument("methodcaller", given, kwNames);
          return andThen(getAttribute(object, textOf(name)!), (method) =>
            call(method, kwargs.size === 0 ? args : [...args, ...kwargs.values()], kwargs.size === 0 ? null : [...kwargs.keys()]),
          );
        },
        repr: (value) => {
          const self = value as PyMethodCaller;
          return reprCall(self, "methodcaller", () => [
            reprNow(self.name),
            ...self.args.map(reprNow),
            ...[...self.kwargs].map(([key, item]) => `${key}=${reprNow(item)}`),
          ]);
        },
      },
    },
    methods: {
      __reduce__: pure(
        "()",
        (self: PyMethodCaller): Outcome => {
          if (self.kwargs.size === 0) return tuple([self.$cls, tuple([self.name, ...self.args])]);
          const partial = importFromNow("functools", "partial");
          const made = call(partial, [self.$cls, self.name, ...self.kwargs.values()], [...self.kwargs.keys()]);
          return andThen(made, (maker) => tuple([maker, tuple(self.args)]));
        },
        "Return state information for pickling",
      ),
    },
    getters: { __text_signature__: CALL_SIGNATURE },
  });
