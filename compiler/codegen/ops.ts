/**
 * Opcode numbers by name for the code generator: those of the bytecode table, plus pseudo-opcodes that exist only
 * between code generation and assembly (block pushes, directionless jumps, markers of CPython's that we drop).
 *
 * It must not know how instructions are generated or assembled; it only names them and gives their properties.
 */
import { OPCODES, opcode } from "../../vm/bytecode/opcodes.ts";

/** Pseudo-opcodes start above every possible real one, because a word has 8 bits for its opcode. */
const FIRST_PSEUDO = 256;

/** Marks a point where CPython has a RESUME; kept through the optimiser, dropped by the assembler. */
export const RESUME = FIRST_PSEUDO;
/** With the POP_TOP that follows it, what CPython executes after an exhausted FOR_ITER; both are dropped (LOOP_POP). */
export const END_FOR = FIRST_PSEUDO + 1;
export const LOOP_POP = FIRST_PSEUDO + 2;
export const POP_BLOCK = FIRST_PSEUDO + 3;
export const SETUP_FINALLY = FIRST_PSEUDO + 4;
export const SETUP_CLEANUP = FIRST_PSEUDO + 5;
export const SETUP_WITH = FIRST_PSEUDO + 6;
export const JUMP = FIRST_PSEUDO + 7;
export const JUMP_NO_INTERRUPT = FIRST_PSEUDO + 8;
/** STORE_FAST of a value that may be NULL (what LOAD_FAST_AND_CLEAR pushed). */
export const STORE_FAST_MAYBE_NULL = FIRST_PSEUDO + 9;

export const PSEUDO_NAMES = [
  "RESUME",
  "END_FOR",
  "LOOP_POP",
  "POP_BLOCK",
  "SETUP_FINALLY",
  "SETUP_CLEANUP",
  "SETUP_WITH",
  "JUMP",
  "JUMP_NO_INTERRUPT",
  "STORE_FAST_MAYBE_NULL",
] as const;

export const NOP = opcode("NOP");
export const POP_TOP = opcode("POP_TOP");
export const PUSH_NULL = opcode("PUSH_NULL");
export const COPY = opcode("COPY");
export const SWAP = opcode("SWAP");
export const LOAD_CONST = opcode("LOAD_CONST");
export const LOAD_FAST = opcode("LOAD_FAST");
export const LOAD_FAST_LOAD_FAST = opcode("LOAD_FAST_LOAD_FAST");
export const LOAD_FAST_CHECK = opcode("LOAD_FAST_CHECK");
export const LOAD_FAST_AND_CLEAR = opcode("LOAD_FAST_AND_CLEAR");
export const STORE_FAST = opcode("STORE_FAST");
export const STORE_FAST_LOAD_FAST = opcode("STORE_FAST_LOAD_FAST");
export const STORE_FAST_STORE_FAST = opcode("STORE_FAST_STORE_FAST");
export const DELETE_FAST = opcode("DELETE_FAST");
export const MAKE_CELL = opcode("MAKE_CELL");
export const COPY_FREE_VARS = opcode("COPY_FREE_VARS");
export const LOAD_DEREF = opcode("LOAD_DEREF");
export const STORE_DEREF = opcode("STORE_DEREF");
export const DELETE_DEREF = opcode("DELETE_DEREF");
export const LOAD_CLOSURE = opcode("LOAD_CLOSURE");
export const LOAD_FROM_DICT_OR_DEREF = opcode("LOAD_FROM_DICT_OR_DEREF");
export const LOAD_GLOBAL = opcode("LOAD_GLOBAL");
export const STORE_GLOBAL = opcode("STORE_GLOBAL");
export const DELETE_GLOBAL = opcode("DELETE_GLOBAL");
export const LOAD_NAME = opcode("LOAD_NAME");
export const STORE_NAME = opcode("STORE_NAME");
export const DELETE_NAME = opcode("DELETE_NAME");
export const LOAD_LOCALS = opcode("LOAD_LOCALS");
export const LOAD_FROM_DICT_OR_GLOBALS = opcode("LOAD_FROM_DICT_OR_GLOBALS");
export const LOAD_BUILD_CLASS = opcode("LOAD_BUILD_CLASS");
export const LOAD_ASSERTION_ERROR = opcode("LOAD_ASSERTION_ERROR");
export const SETUP_ANNOTATIONS = opcode("SETUP_ANNOTATIONS");
export const LOAD_ATTR = opcode("LOAD_ATTR");
export const LOAD_METHOD = opcode("LOAD_METHOD");
export const LOAD_SUPER_ATTR = opcode("LOAD_SUPER_ATTR");
export const LOAD_SUPER_METHOD = opcode("LOAD_SUPER_METHOD");
export const STORE_ATTR = opcode("STORE_ATTR");
export const DELETE_ATTR = opcode("DELETE_ATTR");
export const BINARY_SUBSCR = opcode("BINARY_SUBSCR");
export const STORE_SUBSCR = opcode("STORE_SUBSCR");
export const DELETE_SUBSCR = opcode("DELETE_SUBSCR");
export const BINARY_SLICE = opcode("BINARY_SLICE");
export const STORE_SLICE = opcode("STORE_SLICE");
export const BUILD_SLICE = opcode("BUILD_SLICE");
export const UNARY_NEGATIVE = opcode("UNARY_NEGATIVE");
export const UNARY_INVERT = opcode("UNARY_INVERT");
export const UNARY_NOT = opcode("UNARY_NOT");
export const TO_BOOL = opcode("TO_BOOL");
export const BINARY_ADD = opcode("BINARY_ADD");
export const BINARY_SUBTRACT = opcode("BINARY_SUBTRACT");
export const BINARY_MULTIPLY = opcode("BINARY_MULTIPLY");
export const BINARY_OP = opcode("BINARY_OP");
export const COMPARE_OP = opcode("COMPARE_OP");
export const IS_OP = opcode("IS_OP");
export const CONTAINS_OP = opcode("CONTAINS_OP");
export const BUILD_TUPLE = opcode("BUILD_TUPLE");
export const BUILD_LIST = opcode("BUILD_LIST");
export const BUILD_SET = opcode("BUILD_SET");
export const BUILD_MAP = opcode("BUILD_MAP");
export const BUILD_CONST_KEY_MAP = opcode("BUILD_CONST_KEY_MAP");
export const BUILD_STRING = opcode("BUILD_STRING");
export const LIST_APPEND = opcode("LIST_APPEND");
export const SET_ADD = opcode("SET_ADD");
export const MAP_ADD = opcode("MAP_ADD");
export const LIST_EXTEND = opcode("LIST_EXTEND");
export const SET_UPDATE = opcode("SET_UPDATE");
export const DICT_UPDATE = opcode("DICT_UPDATE");
export const DICT_MERGE = opcode("DICT_MERGE");
export const UNPACK_SEQUENCE = opcode("UNPACK_SEQUENCE");
export const UNPACK_EX = opcode("UNPACK_EX");
export const FORMAT_SIMPLE = opcode("FORMAT_SIMPLE");
export const FORMAT_WITH_SPEC = opcode("FORMAT_WITH_SPEC");
export const CONVERT_VALUE = opcode("CONVERT_VALUE");
export const JUMP_FORWARD = opcode("JUMP_FORWARD");
export const JUMP_BACKWARD = opcode("JUMP_BACKWARD");
export const JUMP_BACKWARD_NO_INTERRUPT = opcode("JUMP_BACKWARD_NO_INTERRUPT");
export const POP_JUMP_IF_FALSE = opcode("POP_JUMP_IF_FALSE");
export const POP_JUMP_IF_TRUE = opcode("POP_JUMP_IF_TRUE");
export const POP_JUMP_IF_NONE = opcode("POP_JUMP_IF_NONE");
export const POP_JUMP_IF_NOT_NONE = opcode("POP_JUMP_IF_NOT_NONE");
export const GET_ITER = opcode("GET_ITER");
export const FOR_ITER = opcode("FOR_ITER");
export const GET_LEN = opcode("GET_LEN");
export const CALL = opcode("CALL");
export const CALL_KW = opcode("CALL_KW");
export const CALL_FUNCTION_EX = opcode("CALL_FUNCTION_EX");
export const CALL_INTRINSIC_1 = opcode("CALL_INTRINSIC_1");
export const CALL_INTRINSIC_2 = opcode("CALL_INTRINSIC_2");
export const MAKE_FUNCTION = opcode("MAKE_FUNCTION");
export const SET_FUNCTION_ATTRIBUTE = opcode("SET_FUNCTION_ATTRIBUTE");
export const RETURN_VALUE = opcode("RETURN_VALUE");
export const RETURN_CONST = opcode("RETURN_CONST");
export const RETURN_GENERATOR = opcode("RETURN_GENERATOR");
export const YIELD_VALUE = opcode("YIELD_VALUE");
export const SEND = opcode("SEND");
export const END_SEND = opcode("END_SEND");
export const CLEANUP_THROW = opcode("CLEANUP_THROW");
export const GET_YIELD_FROM_ITER = opcode("GET_YIELD_FROM_ITER");
export const GET_AWAITABLE = opcode("GET_AWAITABLE");
export const GET_AITER = opcode("GET_AITER");
export const GET_ANEXT = opcode("GET_ANEXT");
export const END_ASYNC_FOR = opcode("END_ASYNC_FOR");
export const BEFORE_WITH = opcode("BEFORE_WITH");
export const BEFORE_ASYNC_WITH = opcode("BEFORE_ASYNC_WITH");
export const WITH_EXCEPT_START = opcode("WITH_EXCEPT_START");
export const PUSH_EXC_INFO = opcode("PUSH_EXC_INFO");
export const POP_EXCEPT = opcode("POP_EXCEPT");
export const CHECK_EXC_MATCH = opcode("CHECK_EXC_MATCH");
export const CHECK_EG_MATCH = opcode("CHECK_EG_MATCH");
export const RAISE_VARARGS = opcode("RAISE_VARARGS");
export const RERAISE = opcode("RERAISE");
export const IMPORT_NAME = opcode("IMPORT_NAME");
export const IMPORT_FROM = opcode("IMPORT_FROM");
export const MATCH_MAPPING = opcode("MATCH_MAPPING");
export const MATCH_SEQUENCE = opcode("MATCH_SEQUENCE");
export const MATCH_KEYS = opcode("MATCH_KEYS");
export const MATCH_CLASS = opcode("MATCH_CLASS");

const TOTAL = FIRST_PSEUDO + PSEUDO_NAMES.length;

/** Bits of an opcode's properties, for the optimiser's inner loops. */
const IS_JUMP = 1;
const IS_UNCONDITIONAL = 2;
const IS_BLOCK_PUSH = 4;
const IS_SCOPE_EXIT = 8;
const HAS_CONST = 16;

const properties = new Uint8Array(TOTAL);
const mark = (bit: number, codes: number[]) => {
  for (const code of codes) properties[code] |= bit;
};
mark(IS_JUMP, [JUMP, JUMP_NO_INTERRUPT, ...OPCODES.filter((info) => info.operand === "jump").map((info) => info.code)]);
mark(IS_UNCONDITIONAL, [JUMP, JUMP_NO_INTERRUPT, JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT]);
mark(IS_BLOCK_PUSH, [SETUP_FINALLY, SETUP_CLEANUP, SETUP_WITH]);
mark(IS_SCOPE_EXIT, [RETURN_VALUE, RETURN_CONST, RAISE_VARARGS, RERAISE]);
mark(HAS_CONST, [LOAD_CONST, RETURN_CONST]);

export const isJump = (op: number): boolean => (properties[op] & IS_JUMP) !== 0;
export const isUnconditionalJump = (op: number): boolean => (properties[op] & IS_UNCONDITIONAL) !== 0;
export const isBlockPush = (op: number): boolean => (properties[op] & IS_BLOCK_PUSH) !== 0;
export const isScopeExit = (op: number): boolean => (properties[op] & IS_SCOPE_EXIT) !== 0;
/** Jumps and scope exits end a basic block; block pushes do not. */
export const isTerminator = (op: number): boolean => (properties[op] & (IS_JUMP | IS_SCOPE_EXIT)) !== 0;
export const hasTarget = (op: number): boolean => (properties[op] & (IS_JUMP | IS_BLOCK_PUSH)) !== 0;
export const hasNoFallthrough = (op: number): boolean => (properties[op] & (IS_UNCONDITIONAL | IS_SCOPE_EXIT)) !== 0;
export const hasConst = (op: number): boolean => (properties[op] & HAS_CONST) !== 0;

const VARIABLE = -128;
const fallThroughEffects = new Int8Array(TOTAL);
const jumpEffects = new Int8Array(TOTAL);
for (const { code, pops, pushes, jumpEffect } of OPCODES) {
  const fixed = typeof pops === "number" && typeof pushes === "number";
  fallThroughEffects[code] = fixed ? pushes - pops : VARIABLE;
  jumpEffects[code] = jumpEffect ?? fallThroughEffects[code];
}
// Until END_FOR and LOOP_POP are dropped, an exhausted FOR_ITER leaves the iterator and one value, as in CPython.
jumpEffects[FOR_ITER] = 1;
fallThroughEffects[END_FOR] = fallThroughEffects[LOOP_POP] = fallThroughEffects[STORE_FAST_MAYBE_NULL] = -1;
jumpEffects[SETUP_FINALLY] = jumpEffects[SETUP_WITH] = 1;
jumpEffects[SETUP_CLEANUP] = 2;

/** The net change of the stack depth when execution continues with the next instruction. */
export function stackEffect(op: number, argument: number): number {
  const effect = fallThroughEffects[op];
  if (effect !== VARIABLE) return effect;
  const { pops, pushes } = OPCODES[op];
  const pushed = typeof pushes === "number" ? pushes : pushes(argument);
  return pushed - (typeof pops === "number" ? pops : pops(argument));
}

/** The net change of the stack depth at the target of a jump or block push. */
export const stackEffectOfJump = (op: number): number => jumpEffects[op];

export const opName = (op: number): string => (op >= FIRST_PSEUDO ? PSEUDO_NAMES[op - FIRST_PSEUDO] : OPCODES[op].name);
