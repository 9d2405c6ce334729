/** Errors for names that have no value. */
import { LocalKind } from "../bytecode/code-unit.ts";
import type { PyCode } from "../core/code.ts";
import { type PyError, pyError } from "../core/errors.ts";
import { withErrorDetail } from "../core/ops/attributes.ts";

export function unboundLocal(code: PyCode, index: number): PyError {
  const name = code.unit.localsPlusNames[index]!;
  return pyError("UnboundLocalError", `cannot access local variable '${name}' where it is not associated with a value`);
}

export function unboundCell(code: PyCode, index: number): PyError {
  if (!(code.unit.localsPlusKinds[index]! & LocalKind.FREE)) return unboundLocal(code, index);
  const name = code.unit.localsPlusNames[index]!;
  return withErrorDetail(
    pyError("NameError", `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`),
    name,
    undefined,
  );
}

export function undefinedName(name: string): PyError {
  return withErrorDetail(pyError("NameError", `name '${name}' is not defined`), name, undefined);
}
