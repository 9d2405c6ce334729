/**
 * What messages say about expressions: their names, and which part of a target cannot be assigned to.
 */
import { memo, type Parser, type Piece, type Rule } from "./engine.ts";

const NAMES: Readonly<Record<string, string>> = {
  Attribute: "attribute",
  Subscript: "subscript",
  Starred: "starred",
  Name: "name",
  List: "list",
  Tuple: "tuple",
  Lambda: "lambda",
  Call: "function call",
  BoolOp: "expression",
  BinOp: "expression",
  UnaryOp: "expression",
  GeneratorExp: "generator expression",
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Await: "await expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  Dict: "dict literal",
  Set: "set display",
  JoinedStr: "f-string expression",
  FormattedValue: "f-string expression",
  Compare: "comparison",
  IfExp: "conditional expression",
  NamedExpr: "named expression",
};

/** What CPython's messages call an expression. */
export function expressionName(piece: Piece): string {
  // None, True, False and the ellipsis go by their own names.
  if (piece.kind === "Constant") return piece.text ?? "literal";
  return NAMES[piece.kind] ?? "expression";
}

export type TargetsKind = "star" | "del" | "for";

/** The first part of an expression that cannot be a target, or null. */
export function invalidTarget(piece: Piece, kind: TargetsKind): Piece | null {
  switch (piece.kind) {
    case "List":
    case "Tuple":
      for (const part of piece.parts ?? []) {
        const invalid = invalidTarget(part, kind);
        if (invalid !== null) return invalid;
      }
      return null;
    case "Starred":
      return kind === "del" ? piece : invalidTarget((piece.parts as Piece[])[0], kind);
    case "Compare":
      if (kind !== "for") return piece;
      // `for f() in x` was read as a comparison; what stands left of `in` is the target.
      return piece.text === "in" ? invalidTarget((piece.parts as Piece[])[0], kind) : null;
    case "Name":
    case "Subscript":
    case "Attribute":
      return null;
    default:
      return piece;
  }
}

/** Throws the error about a part that cannot be a target, if there is one. */
export function failOnTarget(p: Parser, piece: Piece, kind: TargetsKind): null {
  const invalid = invalidTarget(piece, kind);
  if (invalid !== null) p.fail(`cannot ${kind === "del" ? "delete" : "assign to"} ${expressionName(invalid)}`, invalid);
  return null;
}

/** The identifier of a name token, as a piece. */
export const name: Rule<Piece> = (p) => {
  const { mark } = p;
  const token = p.expect("NAME");
  return token === null ? null : p.piece(mark, "Name", { text: token.text });
};

/**
 * Operands joined by binary operators, from the left; one operand alone stays as it is. `first` looks for mistakes at
 * the start of it all.
 */
export function binaryOperators(operators: readonly string[], operand: Rule<Piece>, first?: Rule<never>): Rule<Piece> {
  return memo((p) => {
    const { mark } = p;
    first?.(p);
    let left = operand(p);
    while (left !== null && operators.includes(p.current.type)) {
      const { mark: before } = p;
      p.mark++;
      const right = operand(p);
      if (right === null) {
        p.mark = before;
        break;
      }
      left = p.piece(mark, "BinOp");
    }
    return left;
  });
}
