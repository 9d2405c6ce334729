/** What several kinds of expressions need to know about attributes, super() and slices. It emits only super's arguments. */
import type { Attribute, Call, Expr, Slice, Span } from "../ast.ts";
import { Scope } from "../symtable/entry.ts";
import type { Codegen } from "./codegen.ts";
import { emitNameAccess } from "./names.ts";

/** Where an attribute access spans several lines, the part of `span` that starts at the attribute's name. */
export function attributeNameSpan(span: Span, attribute: Attribute): Span {
  if (span.lineno === attribute.endLineno) return span;
  const lineno = attribute.endLineno;
  let { endColOffset } = span;
  let colOffset = attribute.endColOffset - codePointLength(attribute.attr);
  // A tree made by hand may have spans that make no sense.
  if (colOffset < 0) colOffset = endColOffset = -1;
  const endLineno = Math.max(lineno, span.endLineno);
  if (lineno === endLineno) endColOffset = Math.max(colOffset, endColOffset);
  return { lineno, colOffset, endLineno, endColOffset };
}

const codePointLength = (text: string): number => [...text].length;

/** Whether `attribute` is `super().name` or `super(a, b).name`, and super is certainly the builtin. */
export function canOptimizeSuper(c: Codegen, attribute: Attribute): boolean {
  const call = attribute.value;
  if (call.kind !== "Call" || call.func.kind !== "Name" || call.func.id !== "super") return false;
  if (attribute.attr === "__class__" || call.keywords.length > 0) return false;
  if (c.entry.scope("super") !== Scope.GLOBAL_IMPLICIT || c.symtable.top.scope("super") !== 0) return false;
  if (call.args.length === 2) return call.args.every((arg) => arg.kind !== "Starred");
  if (call.args.length !== 0) return false;
  // Without arguments it needs a first parameter and the __class__ cell.
  return c.unit.argCount > 0 && c.entry.scope("__class__") === Scope.FREE;
}

/** Pushes super and its two arguments, found if they are implicit. Returns 1 if they were given, else 0. */
export function emitSuperArguments(c: Codegen, attribute: Attribute): 0 | 1 {
  const call = attribute.value as Call;
  emitNameAccess(c, "super", "Load", call.func);
  if (call.args.length === 2) {
    c.exprs(call.args);
    return 1;
  }
  emitNameAccess(c, "__class__", "Load", call);
  const [self] = c.unit.varnames.keys();
  emitNameAccess(c, self, "Load", call);
  return 0;
}

/** Whether `slice` is start:stop without step, for which there are instructions that build no slice object. */
export const isTwoPartSlice = (slice: Expr): slice is Slice => slice.kind === "Slice" && slice.step === null;
