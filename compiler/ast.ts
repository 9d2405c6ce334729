/**
 * The abstract syntax tree of Python 3.13, node for node as in CPython's `ast` module.
 *
 * Columns are UTF-8 byte offsets within the line and lines count from 1, as CPython reports them. A node is a plain
 * object tagged by `kind`; ast-table.ts lists every class with its fields in order.
 * This file knows nothing of the parser that builds the tree or of the code generator that consumes it.
 */
import type { Constant } from "../vm/bytecode/constant.ts";

export interface Span {
  lineno: number;
  colOffset: number;
  endLineno: number;
  endColOffset: number;
}

export type ExprContext = "Load" | "Store" | "Del";
export type BoolOperator = "And" | "Or";
export type Operator =
  | "Add"
  | "Sub"
  | "Mult"
  | "MatMult"
  | "Div"
  | "Mod"
  | "Pow"
  | "LShift"
  | "RShift"
  | "BitOr"
  | "BitXor"
  | "BitAnd"
  | "FloorDiv";
export type UnaryOperator = "Invert" | "Not" | "UAdd" | "USub";
export type ComparisonOperator = "Eq" | "NotEq" | "Lt" | "LtE" | "Gt" | "GtE" | "Is" | "IsNot" | "In" | "NotIn";

export interface Module {
  kind: "Module";
  body: Stmt[];
  typeIgnores: TypeIgnoreNode[];
}

export interface Interactive {
  kind: "Interactive";
  body: Stmt[];
}

export interface Expression {
  kind: "Expression";
  body: Expr;
}

export interface FunctionType {
  kind: "FunctionType";
  argtypes: Expr[];
  returns: Expr;
}

export type Mod = Module | Interactive | Expression | FunctionType;

export interface FunctionDef extends Span {
  kind: "FunctionDef";
  name: string;
  args: Arguments;
  body: Stmt[];
  decoratorList: Expr[];
  returns: Expr | null;
  typeComment: string | null;
  typeParams: TypeParam[];
}

export interface AsyncFunctionDef extends Span {
  kind: "AsyncFunctionDef";
  name: string;
  args: Arguments;
  body: Stmt[];
  decoratorList: Expr[];
  returns: Expr | null;
  typeComment: string | null;
  typeParams: TypeParam[];
}

export interface ClassDef extends Span {
  kind: "ClassDef";
  name: string;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decoratorList: Expr[];
  typeParams: TypeParam[];
}

export type Return = Span & { kind: "Return"; value: Expr | null };

export type Delete = Span & { kind: "Delete"; targets: Expr[] };

export interface Assign extends Span {
  kind: "Assign";
  targets: Expr[];
  value: Expr;
  typeComment: string | null;
}

export interface TypeAlias extends Span {
  kind: "TypeAlias";
  name: Expr;
  typeParams: TypeParam[];
  value: Expr;
}

export interface AugAssign extends Span {
  kind: "AugAssign";
  target: Expr;
  op: Operator;
  value: Expr;
}

export interface AnnAssign extends Span {
  kind: "AnnAssign";
  target: Expr;
  annotation: Expr;
  value: Expr | null;
  simple: number;
}

export interface For extends Span {
  kind: "For";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
  typeComment: string | null;
}

export interface AsyncFor extends Span {
  kind: "AsyncFor";
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
  typeComment: string | null;
}

export interface While extends Span {
  kind: "While";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

export interface If extends Span {
  kind: "If";
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}

export interface With extends Span {
  kind: "With";
  items: WithItem[];
  body: Stmt[];
  typeComment: string | null;
}

export interface AsyncWith extends Span {
  kind: "AsyncWith";
  items: WithItem[];
  body: Stmt[];
  typeComment: string | null;
}

export interface Match extends Span {
  kind: "Match";
  subject: Expr;
  cases: MatchCase[];
}

export interface Raise extends Span {
  kind: "Raise";
  exc: Expr | null;
  cause: Expr | null;
}

export interface Try extends Span {
  kind: "Try";
  body: Stmt[];
  handlers: ExceptHandlerNode[];
  orelse: Stmt[];
  finalbody: Stmt[];
}

export interface TryStar extends Span {
  kind: "TryStar";
  body: Stmt[];
  handlers: ExceptHandlerNode[];
  orelse: Stmt[];
  finalbody: Stmt[];
}

export interface Assert extends Span {
  kind: "Assert";
  test: Expr;
  msg: Expr | null;
}

export type Import = Span & { kind: "Import"; names: Alias[] };

export interface ImportFrom extends Span {
  kind: "ImportFrom";
  module: string | null;
  names: Alias[];
  level: number | null;
}

export type Global = Span & { kind: "Global"; names: string[] };

export type Nonlocal = Span & { kind: "Nonlocal"; names: string[] };

export type ExprStmt = Span & { kind: "Expr"; value: Expr };

export type Pass = Span & { kind: "Pass" };

export type Break = Span & { kind: "Break" };

export type Continue = Span & { kind: "Continue" };

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

export interface BoolOp extends Span {
  kind: "BoolOp";
  op: BoolOperator;
  values: Expr[];
}

export interface NamedExpr extends Span {
  kind: "NamedExpr";
  target: Expr;
  value: Expr;
}

export interface BinOp extends Span {
  kind: "BinOp";
  left: Expr;
  op: Operator;
  right: Expr;
}

export interface UnaryOp extends Span {
  kind: "UnaryOp";
  op: UnaryOperator;
  operand: Expr;
}

export interface Lambda extends Span {
  kind: "Lambda";
  args: Arguments;
  body: Expr;
}

export interface IfExp extends Span {
  kind: "IfExp";
  test: Expr;
  body: Expr;
  orelse: Expr;
}

export interface Dict extends Span {
  kind: "Dict";
  keys: (Expr | null)[];
  values: Expr[];
}

export type SetExpr = Span & { kind: "Set"; elts: Expr[] };

export interface ListComp extends Span {
  kind: "ListComp";
  elt: Expr;
  generators: Comprehension[];
}

export interface SetComp extends Span {
  kind: "SetComp";
  elt: Expr;
  generators: Comprehension[];
}

export interface DictComp extends Span {
  kind: "DictComp";
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}

export interface GeneratorExp extends Span {
  kind: "GeneratorExp";
  elt: Expr;
  generators: Comprehension[];
}

export type Await = Span & { kind: "Await"; value: Expr };

export type Yield = Span & { kind: "Yield"; value: Expr | null };

export type YieldFrom = Span & { kind: "YieldFrom"; value: Expr };

export interface Compare extends Span {
  kind: "Compare";
  left: Expr;
  ops: ComparisonOperator[];
  comparators: Expr[];
}

export interface Call extends Span {
  kind: "Call";
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}

export interface FormattedValue extends Span {
  kind: "FormattedValue";
  value: Expr;
  conversion: number;
  formatSpec: Expr | null;
}

export type JoinedStr = Span & { kind: "JoinedStr"; values: Expr[] };

export interface ConstantExpr extends Span {
  kind: "Constant";
  value: Constant;
  /** The Python field `kind` ("u" for a u"" literal, else null). */
  unicodeKind: string | null;
}

export interface Attribute extends Span {
  kind: "Attribute";
  value: Expr;
  attr: string;
  ctx: ExprContext;
}

export interface Subscript extends Span {
  kind: "Subscript";
  value: Expr;
  slice: Expr;
  ctx: ExprContext;
}

export interface Starred extends Span {
  kind: "Starred";
  value: Expr;
  ctx: ExprContext;
}

export interface Name extends Span {
  kind: "Name";
  id: string;
  ctx: ExprContext;
}

export interface List extends Span {
  kind: "List";
  elts: Expr[];
  ctx: ExprContext;
}

export interface Tuple extends Span {
  kind: "Tuple";
  elts: Expr[];
  ctx: ExprContext;
}

export interface Slice extends Span {
  kind: "Slice";
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | ConstantExpr
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

export type MatchValue = Span & { kind: "MatchValue"; value: Expr };

export type MatchSingleton = Span & { kind: "MatchSingleton"; value: Constant };

export type MatchSequence = Span & { kind: "MatchSequence"; patterns: Pattern[] };

export interface MatchMapping extends Span {
  kind: "MatchMapping";
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
}

export interface MatchClass extends Span {
  kind: "MatchClass";
  cls: Expr;
  patterns: Pattern[];
  kwdAttrs: string[];
  kwdPatterns: Pattern[];
}

export type MatchStar = Span & { kind: "MatchStar"; name: string | null };

export interface MatchAs extends Span {
  kind: "MatchAs";
  pattern: Pattern | null;
  name: string | null;
}

export type MatchOr = Span & { kind: "MatchOr"; patterns: Pattern[] };

export type Pattern = MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

export interface ExceptHandler extends Span {
  kind: "ExceptHandler";
  type: Expr | null;
  name: string | null;
  body: Stmt[];
}

export type ExceptHandlerNode = ExceptHandler;

export interface TypeVar extends Span {
  kind: "TypeVar";
  name: string;
  bound: Expr | null;
  defaultValue: Expr | null;
}

export interface ParamSpec extends Span {
  kind: "ParamSpec";
  name: string;
  defaultValue: Expr | null;
}

export interface TypeVarTuple extends Span {
  kind: "TypeVarTuple";
  name: string;
  defaultValue: Expr | null;
}

export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

export interface TypeIgnore {
  kind: "TypeIgnore";
  lineno: number;
  tag: string;
}

export type TypeIgnoreNode = TypeIgnore;

export interface Comprehension {
  kind: "comprehension";
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  isAsync: number;
}

export interface Arguments {
  kind: "arguments";
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kwDefaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}

export interface Arg extends Span {
  kind: "arg";
  arg: string;
  annotation: Expr | null;
  typeComment: string | null;
}

export interface Keyword extends Span {
  kind: "keyword";
  arg: string | null;
  value: Expr;
}

export interface Alias extends Span {
  kind: "alias";
  name: string;
  asname: string | null;
}

export interface WithItem {
  kind: "withitem";
  contextExpr: Expr;
  optionalVars: Expr | null;
}

export interface MatchCase {
  kind: "match_case";
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

export type Node =
  | Mod
  | Stmt
  | Expr
  | Pattern
  | ExceptHandlerNode
  | TypeParam
  | TypeIgnoreNode
  | Comprehension
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase;
