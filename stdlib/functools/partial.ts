/** functools.partial. */
import { defineType } from "../../vm/core/define-type.ts";
import { PyDict } from "../../vm/core/dict.ts";
import { typeError } from "../../vm/core/errors.ts";
import { classGetItem } from "../../vm/core/generic-alias.ts";
import { newInstance } from "../../vm/core/instances.ts";
import { open, pure, reads, writes } from "../../vm/core/native.ts";
import { getAttributeNow, materialiseDict, replaceDict } from "../../vm/core/ops/attributes.ts";
import { call } from "../../vm/core/ops/call.ts";
import { guardRepr, reprNow, strNow, textOf, toStr } from "../../vm/core/ops/text.ts";
import { warnNow } from "../../vm/core/ops/warn.ts";
import { typeOf } from "../../vm/core/registry.ts";
import type { Keywords } from "../../vm/core/signature.ts";
import type { KeywordNames } from "../../vm/core/slots.ts";
import { PyTuple, tuple } from "../../vm/core/tuple.ts";
import type { PyType } from "../../vm/core/type.ts";
import { MutableObject, type Outcome, type Value } from "../../vm/core/value.ts";
import { copyDict } from "../../vm/objects/dict.ts";
import { mergeDict } from "../../vm/objects/dict-update.ts";
import { GENERIC_DICT } from "../../vm/objects/instance-members.ts";

class PyPartial extends MutableObject {
  func: Value;
  args: PyTuple;
  keywords: PyDict;
  constructor(func: Value = null, args: PyTuple = tuple([]), keywords: PyDict = new PyDict()) {
    super();
    this.func = func;
    this.args = args;
    this.keywords = keywords;
  }
}

function construct(cls: PyType, given: readonly Value[], kwargs: Keywords): Value {
  let [func, ...args] = given;
  if (func === undefined) throw typeError("type 'partial' takes at least one argument");
  if (typeOf(func).slots.call === undefined) throw typeError("the first argument must be callable");
  const keywords = new PyDict();
  // A partial of a plain partial becomes one.
  if (func instanceof PyPartial) open(func, "reads");
  if (func instanceof PyPartial && func.$shape?.names.length === 0) {
    open(func.keywords, "reads");
    args = [...func.args.items, ...args];
    mergeDict(keywords, func.keywords);
    func = func.func;
  }
  for (const [name, value] of kwargs) keywords.setString(name, value);
  return newInstance(cls, PyPartial, func, tuple(args), keywords);
}

function callPartial(value: Value, args: readonly Value[], kwNames: KeywordNames): Outcome {
  const { func, args: first, keywords } = value as PyPartial;
  open(keywords, "reads");
  if (keywords.size === 0) return call(func, [...first.items, ...args], kwNames);
  const given = args.length - (kwNames?.length ?? 0);
  const merged = new Map<string, Value>();
  for (const [key, item] of keywords.entries()) {
    const name = textOf(key);
    if (name === undefined) throw typeError("keywords must be strings");
    merged.set(name, item);
  }
  kwNames?.forEach((name, i) => {
    merged.set(name, args[given + i] as Value);
  });
  return call(func, [...first.items, ...args.slice(0, given), ...merged.values()], [...merged.keys()]);
}

function reprPartial(self: PyPartial): string {
  return guardRepr(self, "...", () => {
    const parts = [reprNow(self.func), ...self.args.items.map(reprNow)];
    open(self.keywords, "reads");
    for (const [key, item] of self.keywords.entries()) parts.push(`${strNow(key)}=${reprNow(item)}`);
    const name = `${strNow(getAttributeNow(self.$cls, "__module__"))}.${strNow(getAttributeNow(self.$cls, "__qualname__"))}`;
    return `${name}(${parts.join(", ")})`;
  });
}

function setState(self: PyPartial, state: Value): Value {
  const [func, args, keywords, attributes, ...more] = state instanceof PyTuple ? state.items : [];
  const valid =
    more.length === 0 &&
    attributes !== undefined &&
    typeOf(func as Value).slots.call !== undefined &&
    args instanceof PyTuple &&
    (keywords === null || keywords instanceof PyDict);
  if (!valid) throw typeError("invalid partial state");
  open(keywords, "reads");
  self.func = func as Value;
  self.args = args.$cls.isHeapType ? tuple(args.items) : args;
  self.keywords = keywords === null ? new PyDict() : keywords.$cls.isHeapType ? copyDict(keywords) : keywords;
  if (attributes instanceof PyDict) replaceDict(self, attributes);
  else replaceDict(self, new PyDict());
  return null;
}

const hasAttributes = (self: PyPartial): boolean =>
  self.$dict === undefined ? (self.$shape?.names.length ?? 0) > 0 : (self.$dict as PyDict).size > 0;

export const definePartial = (): PyType =>
  defineType({
    name: "partial",
    module: "functools",
    doc: "partial(func, /, *args, **keywords)\n--\n\nCreate a new function with partial application of the given arguments\nand keywords.",
    instance: PyPartial,
    sharing: "versioned",
    fields: { func: "ref", args: "ref", keywords: "ref" },
    hasDict: true,
    hasWeakrefs: true,
    construct: pure("(*args, **kwargs)", construct),
    slots: {
      reads: {
        call: callPartial,
        repr: (self) => toStr(reprPartial(self as PyPartial)),
        get: (self, instance) => {
          if (instance !== undefined && instance !== null) {
            warnNow(
              "FutureWarning",
              "functools.partial will be a method descriptor in future Python versions; wrap it in staticmethod() if you want to preserve the old behavior",
            );
          }
          return self;
        },
      },
    },
    methods: {
      __reduce__: reads("()", (self: PyPartial) => {
        const attributes = hasAttributes(self) ? materialiseDict(self) : null;
        return tuple([self.$cls, tuple([self.func]), tuple([self.func, self.args, self.keywords, attributes])]);
      }),
      __setstate__: writes("(state, /)", setState),
      __class_getitem__: classGetItem,
    },
    getters: {
      func: { get: (self: PyPartial) => self.func, member: true, doc: "function object to use in future partial calls" },
      args: { get: (self: PyPartial) => self.args, member: true, doc: "tuple of arguments to future partial calls" },
      keywords: {
        get: (self: PyPartial) => self.keywords,
        member: true,
        doc: "dictionary of keyword arguments to future partial calls",
      },
      __dict__: GENERIC_DICT,
    },
  });
