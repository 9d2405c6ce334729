"""The instructions of pystm's bytecode by name and number, and what their arguments mean.

An instruction takes four bytes: its number, then an argument of 24 bits. There are no inline caches, no extended
arguments, and jumps go to absolute positions, counted in instructions.
"""

__all__ = ["cmp_op", "stack_effect", "hascompare", "opname", "opmap",
           "HAVE_ARGUMENT", "EXTENDED_ARG", "hasarg", "hasconst", "hasname",
           "hasjump", "hasjrel", "hasjabs", "hasfree", "haslocal", "hasexc"]

import _opcode
from _opcode import stack_effect
from _opcode_metadata import (HAVE_ARGUMENT, MIN_INSTRUMENTED_OPCODE, _specialized_opmap, _specializations,
                              opmap)

opname = list(opmap) + ['<%d>' % number for number in range(len(opmap), 256)]

# There is no such instruction; the number is one that no instruction has.
EXTENDED_ARG = 255

cmp_op = ('<', '<=', '==', '!=', '>', '>=')

# What the argument of each instruction means, in words of pystm's bytecode table.
_operands = _opcode.opcode_operands()


def _with_operand(*kinds):
    return [number for name, number in opmap.items() if _operands[name] in kinds]


hasarg = [number for name, number in opmap.items() if _operands[name] != "none"]
hasconst = _with_operand("const")
hasname = _with_operand("name", "superName")
hasjump = hasjabs = _with_operand("jump")
hasjrel = []
hasfree = [opmap[name] for name in ("MAKE_CELL", "LOAD_DEREF", "STORE_DEREF", "DELETE_DEREF", "LOAD_CLOSURE",
                                    "LOAD_FROM_DICT_OR_DEREF")]
haslocal = [number for number in _with_operand("local", "local2") if number not in hasfree]
hasexc = []
hascompare = _with_operand("compare")

_intrinsic_1_descs = _opcode.get_intrinsic1_descs()
_intrinsic_2_descs = _opcode.get_intrinsic2_descs()
_nb_ops = _opcode.get_nb_ops()

_cache_format = {}
_inline_cache_entries = {}
