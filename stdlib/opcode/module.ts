/** The module _opcode: the bytecode table as Python's `opcode` and `dis` ask about it. All comes from vm/bytecode/opcodes.ts. */
import {
  BINARY_OPERATORS,
  COMPARISONS,
  INTRINSICS_1,
  INTRINSICS_2,
  OPCODES,
  type OpcodeInfo,
  type OperandKind,
  type StackCount,
} from "../../vm/bytecode/opcodes.ts";
import { PyCode } from "../../vm/core/code.ts";
import { dictOf } from "../../vm/core/dict.ts";
import { typeError, valueError } from "../../vm/core/errors.ts";
import { list } from "../../vm/core/list.ts";
import { defineModule } from "../../vm/core/module.ts";
import { type Declaration, pure } from "../../vm/core/native.ts";
import { typeOf } from "../../vm/core/registry.ts";
import { tuple } from "../../vm/core/tuple.ts";
import type { Value } from "../../vm/core/value.ts";
import { intNow } from "../../vm/objects/text-arguments.ts";

/** CPython's names of the binary operators, in the order of their numbers. */
const OPERATOR_NAMES =
  "ADD AND FLOOR_DIVIDE LSHIFT MATRIX_MULTIPLY MULTIPLY REMAINDER OR POWER RSHIFT SUBTRACT TRUE_DIVIDE XOR".split(" ");

const infoOf = (code: Value): OpcodeInfo | undefined => OPCODES[intNow(code)];

const asks = (wanted: (info: OpcodeInfo) => boolean, doc: string): Declaration =>
  pure(
    "(opcode)",
    (code: Value) => {
      const info = infoOf(code);
      return info !== undefined && wanted(info);
    },
    doc,
  );

const hasOperand =
  (...kinds: OperandKind[]): ((info: OpcodeInfo) => boolean) =>
  (info) =>
    kinds.includes(info.operand);

const count = (of: StackCount, argument: number): number => (typeof of === "number" ? of : of(argument));

/** Net effect on the stack; for a jump that may be taken or not, the larger one when `jump` is None. */
function stackEffect(code: Value, oparg: Value = null, jump: Value = null): number {
  const info = infoOf(code);
  const argument = oparg === null ? 0 : intNow(oparg);
  if (jump !== null && jump !== true && jump !== false) throw valueError("stack_effect: jump must be False, True or None");
  if (info === undefined) throw valueError("invalid opcode or oparg");
  const falls = count(info.pushes, argument) - count(info.pops, argument);
  const jumps = info.jumpEffect ?? falls;
  if (jump === null) return Math.max(falls, jumps);
  return jump ? jumps : falls;
}

export const opcodeModule = defineModule("_opcode", () => ({
  doc: "Opcode support module.",
  constants: { ENABLE_SPECIALIZATION: true },
  functions: {
    stack_effect: pure("(opcode, oparg=None, /, *, jump=None)", stackEffect, "Compute the stack effect of the opcode."),
    is_valid: asks(() => true, "Return True if opcode is valid, False otherwise."),
    has_arg: asks((info) => info.operand !== "none", "Return True if the opcode uses its oparg, False otherwise."),
    has_const: asks(hasOperand("const"), "Return True if the opcode accesses a constant, False otherwise."),
    has_name: asks(hasOperand("name", "superName"), "Return True if the opcode accesses an attribute by name, False otherwise."),
    has_jump: asks(hasOperand("jump"), "Return True if the opcode has a jump target, False otherwise."),
    has_free: asks(
      (info) => /DEREF|CLOSURE|MAKE_CELL/.test(info.name),
      "Return True if the opcode accesses a free variable, False otherwise.",
    ),
    has_local: asks(
      (info) => info.operand === "local" && info.name.includes("FAST"),
      "Return True if the opcode accesses a local variable, False otherwise.",
    ),
    has_exc: asks(() => false, "Return True if the opcode sets up an exception handler, False otherwise."),
    get_nb_ops: pure(
      "()",
      () => {
        const half = OPERATOR_NAMES.length;
        const name = (i: number): string => (i < half ? `NB_${OPERATOR_NAMES[i]}` : `NB_INPLACE_${OPERATOR_NAMES[i - half]}`);
        return list(BINARY_OPERATORS.map((symbol, i) => tuple([name(i), symbol])));
      },
      "Return array of symbols of binary ops.",
    ),
    get_intrinsic1_descs: pure(
      "()",
      () => list(INTRINSICS_1.map((name, i) => (i === 0 ? "INTRINSIC_1_INVALID" : `INTRINSIC_${name}`))),
      "Return a list of names of the unary intrinsics.",
    ),
    get_intrinsic2_descs: pure(
      "()",
      () => list(INTRINSICS_2.map((name, i) => (i === 0 ? "INTRINSIC_2_INVALID" : `INTRINSIC_${name}`))),
      "Return a list of names of the binary intrinsics.",
    ),
    get_specialization_stats: pure("()", () => null, "Return the specialization stats: there are none."),
    get_executor: pure(
      "(*, code, offset)",
      (code: Value) => {
        if (!(code instanceof PyCode)) throw typeError(`expected a code object, not '${typeOf(code).name}'`);
        return null;
      },
      "Return the executor object at offset in code if exists, None otherwise.",
    ),
    // Not in CPython: what our `opcode` module is made from.
    opcode_operands: pure(
      "()",
      () => dictOf(OPCODES.map(({ name, operand }) => [name, operand] as const)),
      "The names of all opcodes in the order of their numbers, each with what its argument means.",
    ),
    comparisons: pure("()", () => tuple([...COMPARISONS]), "The comparison operators in the order of their numbers."),
  },
}));
