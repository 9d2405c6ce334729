/**
 * The bytecode of pystm: one row per opcode, and everything that must agree about opcodes is derived from these rows:
 * the compiler's stack-depth computation, the verifier, `dis`, the ceval switch and the JIT recorder.
 *
 * The semantics are those of CPython 3.13's unspecialised opcodes of the same name (see its `dis` documentation),
 * with these deliberate differences:
 *  - An instruction is one 32-bit word, `opcode | argument << 8`; program counters count words. No CACHE, RESUME or
 *    EXTENDED_ARG; arguments have 24 bits.
 *  - Jump arguments are absolute word indices.
 *  - LOAD_ATTR and LOAD_GLOBAL never push a NULL; method calls use LOAD_METHOD / LOAD_SUPER_METHOD, other calls PUSH_NULL.
 *  - Addition, subtraction and multiplication have opcodes of their own; the rest of the arithmetic is BINARY_OP.
 *  - FOR_ITER pops the iterator itself when it is exhausted; there is no END_FOR.
 *  - LOAD_CLOSURE stays: CPython's assembler turns it into LOAD_FAST.
 *
 * The absent operand ("NULL") is JavaScript's `undefined`. This file imports nothing.
 */

/** What an instruction's argument means. `none` arguments are 0. */
export type OperandKind =
  | "none"
  | "count" // a number of stack items, or any plain number
  | "local" // index into localsplus
  | "local2" // two localsplus indices, `first << 12 | second`
  | "const" // index into constants
  | "name" // index into names
  | "superName" // name index << 1 | (1 when super was called with two arguments)
  | "jump" // absolute word index
  | "operator" // index into BINARY_OPERATORS
  | "inplace" // 1 when the source said `op=`
  | "compare" // index into COMPARISONS, + 16 when the result is wanted as a bool
  | "invert" // 1 for `is not` / `not in`
  | "intrinsic1" // index into INTRINSICS_1
  | "intrinsic2" // index into INTRINSICS_2
  | "convert"; // 1 str, 2 repr, 3 ascii

/** A stack effect: constant, or a function of the instruction's argument. */
export type StackCount = number | ((argument: number) => number);

/** What an instruction may do, each letter one effect: r raise, c call Python code, h read the heap, w write the heap. */
export type Effects = string;

export interface OpcodeInfo {
  readonly code: number;
  readonly name: string;
  readonly operand: OperandKind;
  /** Items taken from / left on the stack when execution continues with the next word. */
  readonly pops: StackCount;
  readonly pushes: StackCount;
  /** For jumps: the net stack effect when the jump is taken, if it differs from falling through. */
  readonly jumpEffect?: number;
  /** True when execution never falls through to the next word. */
  readonly ends: boolean;
  readonly effects: Effects;
  readonly doc: string;
}

type Row = [
  name: string,
  operand: OperandKind,
  pops: StackCount,
  pushes: StackCount,
  effects: Effects,
  doc: string,
  extra?: { jumpEffect?: number; ends?: true },
];

const n = (argument: number) => argument;

const ROWS: Row[] = [
  // Stack
  ["NOP", "none", 0, 0, "", "Do nothing; carries a line number."],
  ["POP_TOP", "none", 1, 0, "", "Drop the top item."],
  ["PUSH_NULL", "none", 0, 1, "", "Push the absent operand."],
  ["COPY", "count", 0, 1, "", "Push a copy of the item at depth `arg` (1 is the top)."],
  ["SWAP", "count", 0, 0, "", "Exchange the top with the item at depth `arg`."],
  // Constants, locals, cells
  ["LOAD_CONST", "const", 0, 1, "", "Push a constant."],
  ["LOAD_FAST", "local", 0, 1, "", "Push a local known to be bound."],
  ["LOAD_FAST_LOAD_FAST", "local2", 0, 2, "", "Push two locals known to be bound, the first one first."],
  ["LOAD_FAST_CHECK", "local", 0, 1, "r", "Push a local; UnboundLocalError when it is unbound."],
  ["LOAD_FAST_AND_CLEAR", "local", 0, 1, "", "Push a local, or NULL when unbound, and unbind it."],
  ["STORE_FAST", "local", 1, 0, "", "Pop into a local."],
  ["STORE_FAST_LOAD_FAST", "local2", 1, 1, "", "Pop into the first local, push the second."],
  ["STORE_FAST_STORE_FAST", "local2", 2, 0, "", "Pop the top into the first local, the next item into the second."],
  ["DELETE_FAST", "local", 0, 0, "r", "Unbind a local; UnboundLocalError when it is unbound."],
  ["MAKE_CELL", "local", 0, 0, "", "Replace a local by a new cell that holds its value."],
  ["COPY_FREE_VARS", "count", 0, 0, "", "Copy the function's `arg` closure cells to the end of localsplus."],
  ["LOAD_DEREF", "local", 0, 1, "rh", "Push the content of a cell."],
  ["STORE_DEREF", "local", 1, 0, "w", "Pop into a cell."],
  ["DELETE_DEREF", "local", 0, 0, "rw", "Empty a cell; an error when it is empty."],
  ["LOAD_CLOSURE", "local", 0, 1, "", "Push a cell itself (to build a closure tuple)."],
  ["LOAD_FROM_DICT_OR_DEREF", "local", 1, 1, "rch", "Pop a mapping; push its entry of the cell's name, else the cell's content."],
  // Names
  ["LOAD_GLOBAL", "name", 0, 1, "rch", "Push a global or builtin."],
  ["STORE_GLOBAL", "name", 1, 0, "rw", "Pop into a global."],
  ["DELETE_GLOBAL", "name", 0, 0, "rw", "Delete a global."],
  ["LOAD_NAME", "name", 0, 1, "rch", "Push a name of the local namespace, the globals or the builtins."],
  ["STORE_NAME", "name", 1, 0, "rcw", "Pop into the local namespace."],
  ["DELETE_NAME", "name", 0, 0, "rcw", "Delete from the local namespace."],
  ["LOAD_LOCALS", "none", 0, 1, "r", "Push the local namespace."],
  ["LOAD_FROM_DICT_OR_GLOBALS", "name", 1, 1, "rch", "Pop a mapping; push its entry of that name, else the global or builtin."],
  ["LOAD_BUILD_CLASS", "none", 0, 1, "rh", "Push builtins.__build_class__."],
  ["LOAD_ASSERTION_ERROR", "none", 0, 1, "", "Push AssertionError."],
  ["SETUP_ANNOTATIONS", "none", 0, 0, "rcw", "Create __annotations__ in the local namespace if it is missing."],
  // Attributes and items
  ["LOAD_ATTR", "name", 1, 1, "rch", "Replace the top by its attribute."],
  [
    "LOAD_METHOD",
    "name",
    1,
    2,
    "rch",
    "Replace the top by (function, self), or by (attribute, NULL) when it is not a plain method.",
  ],
  ["LOAD_SUPER_ATTR", "superName", 3, 1, "rch", "Pop self, class, super; push the attribute found after class in self's MRO."],
  ["LOAD_SUPER_METHOD", "superName", 3, 2, "rch", "As LOAD_SUPER_ATTR, leaving what LOAD_METHOD leaves."],
  ["STORE_ATTR", "name", 2, 0, "rcw", "Pop an object, then a value; set the attribute."],
  ["DELETE_ATTR", "name", 1, 0, "rcw", "Pop an object and delete its attribute."],
  ["BINARY_SUBSCR", "none", 2, 1, "rch", "Pop key, container; push container[key]."],
  ["STORE_SUBSCR", "none", 3, 0, "rcw", "Pop key, container, value; container[key] = value."],
  ["DELETE_SUBSCR", "none", 2, 0, "rcw", "Pop key, container; del container[key]."],
  ["BINARY_SLICE", "none", 3, 1, "rch", "Pop stop, start, container; push container[start:stop]."],
  ["STORE_SLICE", "none", 4, 0, "rcw", "Pop stop, start, container, value; container[start:stop] = value."],
  ["BUILD_SLICE", "count", n, 1, "", "Pop `arg` (2 or 3) items; push a slice."],
  // Operators
  ["UNARY_NEGATIVE", "none", 1, 1, "rch", "Negate."],
  ["UNARY_INVERT", "none", 1, 1, "rch", "Invert bits."],
  ["UNARY_NOT", "none", 1, 1, "", "Negate a bool (the operand is known to be one)."],
  ["TO_BOOL", "none", 1, 1, "rch", "Replace the top by its truth value."],
  ["BINARY_ADD", "inplace", 2, 1, "rch", "Pop right, left; push left + right."],
  ["BINARY_SUBTRACT", "inplace", 2, 1, "rch", "Pop right, left; push left - right."],
  ["BINARY_MULTIPLY", "inplace", 2, 1, "rch", "Pop right, left; push left * right."],
  ["BINARY_OP", "operator", 2, 1, "rch", "Pop right, left; push the result of the numbered operator."],
  ["COMPARE_OP", "compare", 2, 1, "rch", "Pop right, left; push the comparison's result, as a bool if the argument says so."],
  ["IS_OP", "invert", 2, 1, "", "Pop right, left; push identity."],
  ["CONTAINS_OP", "invert", 2, 1, "rch", "Pop container, item; push whether the container has the item."],
  // Building
  ["BUILD_TUPLE", "count", n, 1, "", "Pop `arg` items into a tuple."],
  ["BUILD_LIST", "count", n, 1, "", "Pop `arg` items into a list."],
  ["BUILD_SET", "count", n, 1, "rch", "Pop `arg` items into a set."],
  ["BUILD_MAP", "count", (a) => 2 * a, 1, "rch", "Pop `arg` key, value pairs into a dict."],
  ["BUILD_CONST_KEY_MAP", "count", (a) => a + 1, 1, "", "Pop a tuple of keys and `arg` values; push a dict."],
  ["BUILD_STRING", "count", n, 1, "", "Pop `arg` strings; push their concatenation."],
  ["LIST_APPEND", "count", 1, 0, "w", "Pop an item; append it to the list at depth `arg`."],
  ["SET_ADD", "count", 1, 0, "rcw", "Pop an item; add it to the set at depth `arg`."],
  ["MAP_ADD", "count", 2, 0, "rcw", "Pop value, key; store them in the dict at depth `arg`."],
  ["LIST_EXTEND", "count", 1, 0, "rcw", "Pop an iterable; extend the list at depth `arg`."],
  ["SET_UPDATE", "count", 1, 0, "rcw", "Pop an iterable; update the set at depth `arg`."],
  ["DICT_UPDATE", "count", 1, 0, "rcw", "Pop a mapping; update the dict at depth `arg`."],
  [
    "DICT_MERGE",
    "count",
    1,
    0,
    "rcw",
    "As DICT_UPDATE for call keywords: duplicates raise TypeError naming the callee at depth `arg` + 2 below the dict.",
  ],
  ["UNPACK_SEQUENCE", "count", 1, n, "rc", "Pop an iterable; push exactly `arg` items, the first on top."],
  [
    "UNPACK_EX",
    "count",
    1,
    (a) => (a & 0xff) + 1 + (a >> 8),
    "rc",
    "Pop an iterable; push `arg & 255` items, a list, `arg >> 8` items, the first on top.",
  ],
  ["FORMAT_SIMPLE", "none", 1, 1, "rc", "Replace the top by format(top, '')."],
  ["FORMAT_WITH_SPEC", "none", 2, 1, "rc", "Pop spec, value; push format(value, spec)."],
  ["CONVERT_VALUE", "convert", 1, 1, "rc", "Replace the top by its str, repr or ascii."],
  // Jumps and iteration
  ["JUMP_FORWARD", "jump", 0, 0, "", "Jump.", { ends: true }],
  [
    "JUMP_BACKWARD",
    "jump",
    0,
    0,
    "rc",
    "Jump back; checks for signals, thread switches and transaction boundaries.",
    { ends: true },
  ],
  ["JUMP_BACKWARD_NO_INTERRUPT", "jump", 0, 0, "", "Jump back without those checks.", { ends: true }],
  ["POP_JUMP_IF_FALSE", "jump", 1, 0, "", "Pop a bool; jump if it is False."],
  ["POP_JUMP_IF_TRUE", "jump", 1, 0, "", "Pop a bool; jump if it is True."],
  ["POP_JUMP_IF_NONE", "jump", 1, 0, "", "Pop; jump if it is None."],
  ["POP_JUMP_IF_NOT_NONE", "jump", 1, 0, "", "Pop; jump if it is not None."],
  ["GET_ITER", "none", 1, 1, "rc", "Replace the top by iter(top)."],
  [
    "FOR_ITER",
    "jump",
    0,
    1,
    "rc",
    "Push the next item of the iterator on top; when exhausted pop the iterator and jump.",
    { jumpEffect: -1 },
  ],
  ["GET_LEN", "none", 0, 1, "rc", "Push len(top), keeping top."],
  // Calls and functions
  ["CALL", "count", (a) => a + 2, 1, "rc", "Pop `arg` positional arguments, self or NULL, and the callable; push the result."],
  ["CALL_KW", "count", (a) => a + 3, 1, "rc", "As CALL with a tuple of keyword names on top that belong to the last arguments."],
  [
    "CALL_FUNCTION_EX",
    "count",
    (a) => 3 + (a & 1),
    1,
    "rc",
    "Pop a mapping if `arg & 1`, an iterable of arguments, NULL, the callable; push the result.",
  ],
  ["CALL_INTRINSIC_1", "intrinsic1", 1, 1, "rc", "Apply the numbered one-operand intrinsic."],
  ["CALL_INTRINSIC_2", "intrinsic2", 2, 1, "rc", "Apply the numbered two-operand intrinsic."],
  ["MAKE_FUNCTION", "none", 1, 1, "", "Pop a code object; push a function over the current globals."],
  [
    "SET_FUNCTION_ATTRIBUTE",
    "count",
    2,
    1,
    "w",
    "Pop a function, then a value; set defaults (1), kwdefaults (2), annotations (4) or closure (8); push the function.",
  ],
  ["RETURN_VALUE", "none", 1, 0, "", "Return the top.", { ends: true }],
  ["RETURN_CONST", "const", 0, 0, "", "Return a constant.", { ends: true }],
  // Generators and coroutines
  ["RETURN_GENERATOR", "none", 0, 1, "", "Return a new generator over this frame; the first resume pushes the value sent."],
  ["YIELD_VALUE", "count", 1, 1, "", "Yield the top; the resume pushes the value sent. `arg` is 1 inside yield from / await."],
  [
    "SEND",
    "jump",
    1,
    1,
    "rc",
    "Pop a value and send it to the iterator below; push what it yields, or on its return push the result and jump.",
  ],
  ["END_SEND", "none", 2, 1, "", "Drop the item below the top."],
  [
    "CLEANUP_THROW",
    "none",
    3,
    2,
    "r",
    "Pop exception, last sent, iterator; StopIteration becomes (None, its value), others are raised.",
  ],
  ["GET_YIELD_FROM_ITER", "none", 1, 1, "rc", "Replace the top by the iterator that yield from delegates to."],
  [
    "GET_AWAITABLE",
    "count",
    1,
    1,
    "rc",
    "Replace the top by its awaitable's iterator. `arg` 1: from __aenter__, 2: from __aexit__.",
  ],
  ["GET_AITER", "none", 1, 1, "rc", "Replace the top by top.__aiter__()."],
  ["GET_ANEXT", "none", 0, 1, "rc", "Push the awaitable of top.__anext__(), keeping top."],
  ["END_ASYNC_FOR", "none", 2, 0, "r", "Pop an exception and the async iterator; re-raise unless it is StopAsyncIteration."],
  // with, exceptions, assert
  ["BEFORE_WITH", "none", 1, 2, "rc", "Pop a context manager; push its bound __exit__ and the result of __enter__()."],
  ["BEFORE_ASYNC_WITH", "none", 1, 2, "rc", "Pop a context manager; push its bound __aexit__ and the awaitable of __aenter__()."],
  [
    "WITH_EXCEPT_START",
    "none",
    0,
    1,
    "rc",
    "Stack: exit, lasti, previous exception, exception. Push the result of exit(type, exception, traceback).",
  ],
  [
    "PUSH_EXC_INFO",
    "none",
    1,
    2,
    "",
    "Pop the caught exception; push the previously handled one, then it; it is now the handled one.",
  ],
  ["POP_EXCEPT", "none", 1, 0, "", "Pop the previously handled exception; it is the handled one again."],
  ["CHECK_EXC_MATCH", "none", 1, 1, "rc", "Pop a type; push whether the exception below matches it."],
  [
    "CHECK_EG_MATCH",
    "none",
    2,
    2,
    "rc",
    "Pop a type and an exception; push the unmatched rest (or None) and the matched part (or None).",
  ],
  ["RAISE_VARARGS", "count", n, 0, "rc", "Raise: 0 re-raise, 1 exception, 2 exception from cause.", { ends: true }],
  [
    "RERAISE",
    "count",
    1,
    0,
    "r",
    "Pop and raise an exception as it is; with `arg`, lasti is taken from depth `arg` below it.",
    { ends: true },
  ],
  // import
  ["IMPORT_NAME", "name", 2, 1, "rc", "Pop fromlist, level; push the imported module."],
  ["IMPORT_FROM", "name", 0, 1, "rc", "Push an attribute (or submodule) of the module on top."],
  // match
  ["MATCH_MAPPING", "none", 0, 1, "", "Push whether top is a mapping, keeping top."],
  ["MATCH_SEQUENCE", "none", 0, 1, "", "Push whether top is a sequence (not str or bytes), keeping top."],
  ["MATCH_KEYS", "none", 0, 1, "rc", "Stack: subject, keys. Push a tuple of the values, or None."],
  [
    "MATCH_CLASS",
    "count",
    3,
    1,
    "rc",
    "Pop keyword names, class, subject; `arg` positional sub-patterns. Push a tuple of attributes, or None.",
  ],
];

export const OPCODES: readonly OpcodeInfo[] = ROWS.map(([name, operand, pops, pushes, effects, doc, extra], code) => ({
  code,
  name,
  operand,
  pops,
  pushes,
  effects,
  doc,
  ends: extra?.ends ?? false,
  ...(extra?.jumpEffect === undefined ? {} : { jumpEffect: extra.jumpEffect }),
}));

/** Opcode numbers by name. An unknown name is a mistake of ours and throws at module load through `opcode()`. */
const BY_NAME = new Map(OPCODES.map((info) => [info.name, info.code]));

export function opcode(name: string): number {
  const code = BY_NAME.get(name);
  if (code === undefined) throw new Error(`no opcode ${name}`);
  return code;
}

/** CPython's NB_* numbering of BINARY_OP; from 13 on the in-place forms. */
export const BINARY_OPERATORS = [
  "+",
  "&",
  "//",
  "<<",
  "@",
  "*",
  "%",
  "|",
  "**",
  ">>",
  "-",
  "/",
  "^",
  "+=",
  "&=",
  "//=",
  "<<=",
  "@=",
  "*=",
  "%=",
  "|=",
  "**=",
  ">>=",
  "-=",
  "/=",
  "^=",
] as const;

export const COMPARISONS = ["<", "<=", "==", "!=", ">", ">="] as const;

/** Numbered as in CPython 3.13. */
export const INTRINSICS_1 = [
  "INVALID",
  "PRINT",
  "IMPORT_STAR",
  "STOPITERATION_ERROR",
  "ASYNC_GEN_WRAP",
  "UNARY_POSITIVE",
  "LIST_TO_TUPLE",
  "TYPEVAR",
  "PARAMSPEC",
  "TYPEVARTUPLE",
  "SUBSCRIPT_GENERIC",
  "TYPEALIAS",
] as const;

export const INTRINSICS_2 = [
  "INVALID",
  "PREP_RERAISE_STAR",
  "TYPEVAR_WITH_BOUND",
  "TYPEVAR_WITH_CONSTRAINTS",
  "SET_FUNCTION_TYPE_PARAMS",
  "SET_TYPEPARAM_DEFAULT",
] as const;

/** Word layout. */
export const encodeWord = (code: number, argument: number): number => (code | (argument << 8)) >>> 0;
export const wordOpcode = (word: number): number => word & 0xff;
export const wordArgument = (word: number): number => word >>> 8;
