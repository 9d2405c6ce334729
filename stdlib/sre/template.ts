/** Replacement templates, which `re` parses once: literal text and group numbers in turn. */
import { PyBytes } from "../../vm/core/bytes.ts";
import { defineType } from "../../vm/core/define-type.ts";
import { indexError, typeError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { callMethodNow } from "../../vm/core/ops/call.ts";
import { exactInt, indexNow } from "../../vm/core/ops/index-value.ts";
import type { PyType } from "../../vm/core/type.ts";
import { PyObject, type Value } from "../../vm/core/value.ts";
import { contentsOf } from "../../vm/objects/str-object.ts";
import { groupValue, type PyMatch } from "./match.ts";
import { emptyOf } from "./py-subject.ts";

export class PyTemplate extends PyObject {
  readonly literal: Value;
  readonly groups: readonly number[];
  /** What follows each group; None where that is nothing. */
  readonly literals: readonly Value[];
  constructor(literal: Value, groups: readonly number[], literals: readonly Value[]) {
    super();
    this.literal = literal;
    this.groups = groups;
    this.literals = literals;
  }
}

const isEmpty = (value: Value): boolean =>
  contentsOf(value)?.length === 0 || (value instanceof PyBytes && value.bytes.length === 0);

/** The template for a list of literal, group, literal, ..., literal. */
export function makeTemplate(items: readonly Value[]): PyTemplate {
  if (items.length % 2 === 0) throw typeError("invalid template");
  const groups: number[] = [];
  const literals: Value[] = [];
  for (let i = 1; i < items.length; i += 2) {
    if (exactInt(items[i]!) === undefined) throw typeError("an integer is required");
    const group = Number(indexNow(items[i]!));
    if (group < 0) throw typeError("invalid template");
    const literal = items[i + 1]!;
    groups.push(group);
    literals.push(isEmpty(literal) ? null : literal);
  }
  return new PyTemplate(items[0]!, groups, literals);
}

/** str or bytes of the parts, which must all be of one kind. */
export function joinParts(parts: Value[], empty: Value): Value {
  if (empty === "" && parts.every((part) => typeof part === "string")) return parts.join("");
  return callMethodNow(empty, "join", list(parts));
}

/** The template filled in from a match. Unset groups are left out. */
export function expandTemplate(template: PyTemplate, match: PyMatch): Value {
  if (template.groups.length === 0) return template.literal;
  const out: Value[] = [template.literal];
  for (const [i, group] of template.groups.entries()) {
    if (group > match.pattern.regex.groups) throw indexError("no such group");
    const text = groupValue(match, group, null);
    if (text !== null) out.push(text);
    const literal = template.literals[i]!;
    if (literal !== null) out.push(literal);
  }
  return joinParts(out, emptyOf(template.literal));
}

export const defineTemplate = (): PyType =>
  defineType({
    name: "SRE_Template",
    module: "_sre",
    instance: PyTemplate,
    sharing: "immutable",
    fields: {
      literal: "ref",
      groups: "frozen",
      literals: "frozen",
    },
    final: true,
  });
