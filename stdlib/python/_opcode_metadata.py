"""The numbers of the instructions of pystm's bytecode, under the names that CPython's module has for them."""

import _opcode

opmap = {name: number for number, name in enumerate(_opcode.opcode_operands())}

# Instructions are not specialised by rewriting them.
_specializations = {}
_specialized_opmap = {}

# Numbers say nothing about whether there is an argument: ask dis.hasarg.
HAVE_ARGUMENT = 0
MIN_INSTRUMENTED_OPCODE = 256
