/** match statements: the subject, the cases, their guards and bodies. Patterns are compiled in patterns.ts. */
import type { Match } from "../ast.ts";
import type { Codegen } from "./codegen.ts";
import { compileJumpIf } from "./conditions.ts";
import { NO_LOCATION } from "./instruction.ts";
import { emitNameAccess } from "./names.ts";
import { COPY, JUMP, NOP, POP_TOP } from "./ops.ts";
import { compilePattern, emitFailPops, failLabel, isWildcard, newPatternContext } from "./patterns.ts";

export function compileMatch(c: Codegen, s: Match): void {
  c.expr(s.subject);
  const end = c.newLabel();
  const { cases } = s;
  const last = cases[cases.length - 1];
  // A trailing `case _` needs no copy of the subject and no test.
  const hasDefault = isWildcard(last.pattern) && cases.length > 1;
  const tested = hasDefault ? cases.slice(0, -1) : cases;
  for (const [i, { pattern, guard, body }] of tested.entries()) {
    const keepSubject = i < tested.length - 1;
    if (keepSubject) c.emit(COPY, 1, pattern);
    const context = newPatternContext(guard !== null || i === cases.length - 1);
    compilePattern(c, pattern, context);
    // The whole pattern matched: store the captures, which are on the stack.
    for (const name of context.stores) emitNameAccess(c, name, "Store", pattern);
    if (guard !== null) compileJumpIf(c, pattern, guard, failLabel(c, context, 0), false);
    if (keepSubject) c.op(POP_TOP, pattern);
    c.stmts(body);
    c.jump(JUMP, end, NO_LOCATION);
    // Cleaning up belongs to the pattern that failed, not to the body's last line.
    emitFailPops(c, context, pattern);
  }
  if (hasDefault) {
    // Shows the default case to line tracing: it has no instruction of its own.
    c.op(NOP, last.pattern);
    if (last.guard !== null) compileJumpIf(c, last.pattern, last.guard, end, false);
    c.stmts(last.body);
  }
  c.useLabel(end);
}
