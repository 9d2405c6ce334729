"""Disassembler of pystm's bytecode. It has the interface of CPython's module of this name.

Offsets count two per instruction, as in CPython, because some programs divide by that. In co_code an instruction takes
four bytes. The first instruction is at offset 2: code.co_lines() and co_positions() begin with the place of the definition,
where CPython has an instruction of its own.
"""

import collections
import io
import struct
import sys
import types

from opcode import *
from opcode import __all__ as _opcode_names
from opcode import _cache_format, _inline_cache_entries, _intrinsic_1_descs, _intrinsic_2_descs, _nb_ops, _operands

__all__ = ["code_info", "dis", "disassemble", "distb", "disco",
           "findlinestarts", "findlabels", "show_code",
           "get_instructions", "Instruction", "Bytecode"] + _opcode_names
del _opcode_names

# Bytes per instruction, and by how much offsets grow from one to the next.
_WIDTH = 4
_STEP = 2
# The offset of the first instruction.
_START = 2

FUNCTION_ATTR_FLAGS = ('defaults', 'kwdefaults', 'annotations', 'closure')

_CONVERSIONS = (None, str, repr, ascii)

# inspect makes its CO_* constants from these.
COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
}


def pretty_flags(flags):
    """The flags of a code object as text: names, and numbers for those without."""
    names = []
    bit = 1
    while flags:
        if flags & bit:
            names.append(COMPILER_FLAG_NAMES.get(bit, hex(bit)))
            flags ^= bit
        bit <<= 1
    return ", ".join(names) if names else "0x0"


class _Unknown:
    def __repr__(self):
        return "<unknown>"


# Stands for values that cannot be computed.
UNKNOWN = _Unknown()


def _compile(source, name):
    """An expression if it is one, else a program."""
    try:
        return compile(source, name, 'eval')
    except SyntaxError:
        pass
    return compile(source, name, 'exec')


def _unwrap(x):
    """The code object of a function, method, generator or coroutine; other things as they are."""
    x = getattr(x, '__func__', x)
    for attribute in ('__code__', 'gi_code', 'ag_code', 'cr_code'):
        if hasattr(x, attribute):
            return getattr(x, attribute)
    return x


def _get_code_object(x):
    """The code object of whatever has one; text is compiled."""
    code = _unwrap(x)
    if isinstance(code, str):
        code = _compile(code, "<disassembly>")
    if hasattr(code, 'co_code'):
        return code
    raise TypeError(f"don't know how to disassemble {type(code).__name__} objects")


def code_info(x):
    """Details of a function, method or code object as text."""
    return _format_code_info(_get_code_object(x))


def _format_code_info(co):
    lines = [f"{title + ':':<19}{value}" if len(title) < 18 else f"{title}: {value}" for title, value in (
        ("Name", co.co_name),
        ("Filename", co.co_filename),
        ("Argument count", co.co_argcount),
        ("Positional-only arguments", co.co_posonlyargcount),
        ("Kw-only arguments", co.co_kwonlyargcount),
        ("Number of locals", co.co_nlocals),
        ("Stack size", co.co_stacksize),
        ("Flags", pretty_flags(co.co_flags)),
    )]
    for title, values in (
        ("Constants", [repr(value) for value in co.co_consts]),
        ("Names", co.co_names),
        ("Variable names", co.co_varnames),
        ("Free variables", co.co_freevars),
        ("Cell variables", co.co_cellvars),
    ):
        if values:
            lines.append(f"{title}:")
            lines.extend(f"{i:4d}: {value}" for i, value in enumerate(values))
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print details of a function, method or code object, by default on the standard output."""
    print(code_info(co), file=file)


Positions = collections.namedtuple(
    'Positions', ['lineno', 'end_lineno', 'col_offset', 'end_col_offset'], defaults=[None] * 4)

_Instruction = collections.namedtuple(
    "_Instruction",
    ['opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line', 'line_number', 'label',
     'positions', 'cache_info'],
    defaults=[None, None, None])

_Instruction.opname.__doc__ = "Human readable name for operation"
_Instruction.opcode.__doc__ = "Numeric code for operation"
_Instruction.arg.__doc__ = "Numeric argument to operation (if any), otherwise None"
_Instruction.argval.__doc__ = "Resolved arg value (if known), otherwise same as arg"
_Instruction.argrepr.__doc__ = "Human readable description of operation argument"
_Instruction.offset.__doc__ = "Start index of operation within bytecode sequence"
_Instruction.start_offset.__doc__ = "The same as offset"
_Instruction.starts_line.__doc__ = "True if this opcode starts a source line, otherwise False"
_Instruction.line_number.__doc__ = "source line number associated with this opcode (if any), otherwise None"
_Instruction.label.__doc__ = "A label (int > 0) if this instruction is a jump target, otherwise None"
_Instruction.positions.__doc__ = "dis.Positions object holding the span of source code covered by this instruction"
_Instruction.cache_info.__doc__ = "None: instructions have no inline caches"


class Instruction(_Instruction):
    """One instruction with what is known about its argument, its place in the source and in the bytecode."""

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopcode(self):
        """The same as opcode: instructions are not specialised."""
        return self.opcode

    @property
    def baseopname(self):
        """The same as opname: instructions are not specialised."""
        return self.opname

    @property
    def cache_offset(self):
        """Start of the inline caches, of which there are none."""
        return self.offset + _STEP

    @property
    def end_offset(self):
        """End of the instruction."""
        return self.offset + _STEP

    @property
    def jump_target(self):
        """Offset of the jump target if this is a jump, otherwise None."""
        return _jump_target(self.opcode, self.arg)

    @property
    def is_jump_target(self):
        """True if other code jumps to here, otherwise False"""
        return self.label is not None

    def __str__(self):
        output = io.StringIO()
        Formatter(file=output).print_instruction(self, False)
        return output.getvalue()


class _ExceptionTableEntry:
    """A range of code, the handler of what is raised there, and how the stack is cut for it."""

    def __init__(self, start, end, target, depth, lasti):
        self.start = start
        self.end = end
        self.target = target
        self.depth = depth
        self.lasti = lasti

    def __repr__(self):
        return (f"_ExceptionTableEntry(start={self.start}, end={self.end}, target={self.target}, "
                f"depth={self.depth}, lasti={self.lasti})")


def _parse_exception_table(code):
    return [
        _ExceptionTableEntry(start * _STEP + _START, end * _STEP + _START, target * _STEP + _START,
                             depth >> 1, bool(depth & 1))
        for start, end, target, depth in struct.iter_unpack("<4i", code.co_exceptiontable)
    ]


def _jump_target(op, arg):
    return arg * _STEP + _START if op in hasjabs else None


def _unpack_opargs(code):
    """Offset (twice, as there are no extended arguments), opcode and argument of each instruction."""
    for i in range(0, len(code), _WIDTH):
        op = code[i]
        arg = int.from_bytes(code[i + 1:i + _WIDTH], "little") if op in hasarg else None
        offset = i // _WIDTH * _STEP + _START
        yield offset, offset, op, arg


def findlabels(code):
    """The offsets in bytecode that are jump targets."""
    labels = {}
    for _, _, op, arg in _unpack_opargs(code):
        if op in hasjabs:
            labels[_jump_target(op, arg)] = None
    return list(labels)


def findlinestarts(code):
    """Find the offsets in a code object that are starts of lines in the source.

    Generates pairs (offset, lineno); lineno is None where there is no source line.
    """
    lastline = False
    for start, _, line in code.co_lines():
        if line is not lastline:
            lastline = line
            yield start, line


def _find_imports(co):
    """(name, level, fromlist) for each import statement."""
    import_name = opmap['IMPORT_NAME']
    instructions = [(op, arg) for _, _, op, arg in _unpack_opargs(co.co_code)]
    for i, (op, arg) in enumerate(instructions):
        if op == import_name and i >= 2:
            (level_op, level_arg), (from_op, from_arg) = instructions[i - 2:i]
            if level_op in hasconst and from_op in hasconst:
                yield co.co_names[arg], co.co_consts[level_arg], co.co_consts[from_arg]


def _find_store_names(co):
    """The names that code binds in its namespace."""
    stores = (opmap['STORE_NAME'], opmap['STORE_GLOBAL'])
    for _, _, op, arg in _unpack_opargs(co.co_code):
        if op in stores:
            yield co.co_names[arg]


def _make_labels_map(original_code, exception_entries=()):
    labels = set(findlabels(original_code))
    for entry in exception_entries:
        labels.update((entry.start, entry.end, entry.target))
    labels_map = {offset: i for i, offset in enumerate(sorted(labels), 1)}
    for entry in exception_entries:
        entry.start_label = labels_map[entry.start]
        entry.end_label = labels_map[entry.end]
        entry.target_label = labels_map[entry.target]
    return labels_map


class ArgResolver:
    """Finds out what arguments stand for: the value and its description. What it is not told stays unknown."""

    def __init__(self, co_consts=None, names=None, varname_from_oparg=None, labels_map=None):
        self.co_consts = co_consts
        self.names = names
        self.varname_from_oparg = varname_from_oparg
        self.labels_map = labels_map or {}

    def offset_from_jump_arg(self, op, arg, offset):
        return _jump_target(op, arg)

    def get_label_for_offset(self, offset):
        return self.labels_map.get(offset)

    def _name(self, index):
        return index if self.names is None else self.names[index]

    def _local(self, index):
        return index if self.varname_from_oparg is None else self.varname_from_oparg(index)

    def get_argval_argrepr(self, op, arg, offset):
        if arg is None:
            return None, ''
        name = opname[op]
        match _operands[name]:
            case "const":
                value = UNKNOWN if self.co_consts is None else self.co_consts[arg]
                return value, '' if value is UNKNOWN else repr(value)
            case "name":
                value = self._name(arg)
                return value, str(value) if self.names is not None else ''
            case "superName":
                value = self._name(arg >> 1)
                if self.names is None:
                    return value, ''
                return value, f"{value} + two arguments" if arg & 1 else str(value)
            case "local":
                value = self._local(arg)
                return value, str(value) if self.varname_from_oparg is not None else ''
            case "local2":
                value = self._local(arg >> 12), self._local(arg & 0xfff)
                return value, ', '.join(map(str, value)) if self.varname_from_oparg is not None else ''
            case "jump":
                target = _jump_target(op, arg)
                label = self.get_label_for_offset(target)
                return target, f"to L{label}" if label is not None else f"to {target}"
            case "operator":
                return arg, _nb_ops[arg][1]
            case "inplace":
                return arg, "in place" if arg else ''
            case "compare":
                value = cmp_op[arg & 15]
                return value, f"bool({value})" if arg & 16 else value
            case "invert":
                words = ("is", "is not") if name == "IS_OP" else ("in", "not in")
                return arg, words[arg]
            case "intrinsic1":
                return arg, _intrinsic_1_descs[arg]
            case "intrinsic2":
                return arg, _intrinsic_2_descs[arg]
            case "convert":
                value = _CONVERSIONS[arg]
                return value, '' if value is None else value.__name__
        if name == "SET_FUNCTION_ATTRIBUTE":
            return arg, ', '.join(flag for i, flag in enumerate(FUNCTION_ATTR_FLAGS) if arg & (1 << i))
        return arg, ''


def _get_instructions_bytes(code, linestarts=None, line_offset=0, co_positions=None, original_code=None,
                            arg_resolver=None):
    arg_resolver = arg_resolver or ArgResolver()
    linestarts = linestarts or {}
    line_number = None
    for offset, start_offset, op, arg in _unpack_opargs(code):
        positions = Positions(*next(co_positions, ())) if co_positions is not None else None
        starts_line = offset in linestarts
        if starts_line:
            line_number = linestarts[offset]
        if line_number is not None and line_offset and starts_line:
            line_number += line_offset
        argval, argrepr = arg_resolver.get_argval_argrepr(op, arg, offset)
        yield Instruction(opname[op], op, arg, argval, argrepr, offset, start_offset, starts_line, line_number,
                          arg_resolver.get_label_for_offset(offset), positions, None)


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """An iterator over the instructions of a function, method, code object or of source text.

    first_line is the line number to report for the first line of the code.
    """
    return iter(Bytecode(x, first_line=first_line))


_OPNAME_WIDTH = 20
_OPARG_WIDTH = 5
_NO_LINENO = '  --'


class Formatter:
    """Prints instructions in columns: line, label, offset, mark, name, argument. A width of 0 leaves a column out."""

    def __init__(self, file=None, lineno_width=0, offset_width=0, label_width=0, line_offset=0, show_caches=False):
        self.file = file
        self.lineno_width = lineno_width
        self.offset_width = offset_width
        self.label_width = label_width
        self.show_caches = show_caches

    def print_instruction(self, instr, mark_as_current=False):
        self.print_instruction_line(instr, mark_as_current)

    def print_instruction_line(self, instr, mark_as_current):
        if self.lineno_width and instr.starts_line and instr.offset > 0:
            print(file=self.file)
        fields = []
        if self.lineno_width:
            line = '' if not instr.starts_line else _NO_LINENO if instr.line_number is None else str(instr.line_number)
            fields.append(line.rjust(self.lineno_width))
        label = '' if instr.label is None else f"L{instr.label}:"
        fields.append(label.rjust(self.label_width))
        if self.offset_width:
            fields.append(f"{instr.offset:>{self.offset_width}}  ")
        fields.append('-->' if mark_as_current else '   ')
        fields.append(instr.opname.ljust(_OPNAME_WIDTH))
        if instr.arg is not None:
            # A long name takes its room from the argument.
            excess = max(0, len(instr.opname) - _OPNAME_WIDTH)
            fields.append(str(instr.arg).rjust(_OPARG_WIDTH - excess))
            if instr.argrepr:
                fields.append(f"({instr.argrepr})")
        print(' '.join(fields).rstrip(), file=self.file)

    def print_exception_table(self, exception_entries):
        if not exception_entries:
            return
        print("ExceptionTable:", file=self.file)
        for entry in exception_entries:
            lasti = " lasti" if entry.lasti else ""
            print(f"  L{entry.start_label} to L{entry.end_label} -> L{entry.target_label} [{entry.depth}]{lasti}",
                  file=self.file)


def _get_lineno_width(linestarts):
    lines = linestarts.values()
    highest = max(filter(None, lines), default=None)
    if highest is None:
        return 0
    width = max(3, len(str(highest)))
    return max(width, len(_NO_LINENO)) if None in lines else width


def _offset_width(code, show_offsets):
    return len(str(max(len(code) - 2, 9999))) if show_offsets else 0


def print_instructions(instrs, exception_entries, formatter, lasti=-1):
    for instr in instrs:
        formatter.print_instruction(instr, instr.offset == lasti)
    formatter.print_exception_table(exception_entries)


class Bytecode:
    """The instructions of a piece of code: a function, method, code object, or source text.

    Iterating yields Instruction objects.
    """

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self._line_offset = self.first_line - co.co_firstlineno
        self._linestarts = dict(findlinestarts(co))
        self._linestarts.setdefault(_START, self._linestarts.pop(0, None))
        self._original_object = x
        self.current_offset = current_offset
        self.exception_entries = _parse_exception_table(co)
        self.show_caches = show_caches
        self.adaptive = adaptive
        self.show_offsets = show_offsets

    def __iter__(self):
        co = self.codeobj
        labels_map = _make_labels_map(co.co_code, self.exception_entries)
        resolver = ArgResolver(co.co_consts, co.co_names, co._varname_from_oparg, labels_map)
        positions = co.co_positions()
        next(positions, None)
        return _get_instructions_bytes(co.co_code, self._linestarts, self._line_offset, positions,
                                       arg_resolver=resolver)

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """ Construct a Bytecode from the given traceback """
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti, show_caches=show_caches, adaptive=adaptive)

    def info(self):
        """Return formatted information about the code object."""
        return _format_code_info(self.codeobj)

    def _print(self, file):
        code = self.codeobj.co_code
        labels_map = _make_labels_map(code, self.exception_entries)
        formatter = Formatter(file=file, lineno_width=_get_lineno_width(self._linestarts),
                              offset_width=_offset_width(code, self.show_offsets),
                              label_width=4 + len(str(len(labels_map))))
        lasti = -1 if self.current_offset is None else self.current_offset
        print_instructions(self, self.exception_entries, formatter, lasti)

    def dis(self):
        """Return a formatted view of the bytecode operations."""
        output = io.StringIO()
        self._print(output)
        return output.getvalue()


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble a code object, marking the instruction at the offset lasti."""
    Bytecode(co, current_offset=lasti, show_offsets=show_offsets)._print(file)


disco = disassemble


def _disassemble_recursive(co, *, file, depth, show_offsets):
    disassemble(co, file=file, show_offsets=show_offsets)
    if depth is not None and depth <= 0:
        return
    for constant in co.co_consts:
        if hasattr(constant, 'co_code'):
            print(file=file)
            print(f"Disassembly of {constant!r}:", file=file)
            _disassemble_recursive(constant, file=file, depth=None if depth is None else depth - 1,
                                   show_offsets=show_offsets)


def _disassemble_bytes(code, file, show_offsets):
    labels_map = _make_labels_map(code)
    formatter = Formatter(file=file, offset_width=_offset_width(code, show_offsets),
                          label_width=4 + len(str(len(labels_map))))
    instructions = _get_instructions_bytes(code, arg_resolver=ArgResolver(labels_map=labels_map))
    print_instructions(instructions, (), formatter)


_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble classes, methods, functions, generators, coroutines, code objects, source text and raw bytecode.

    With no argument, disassemble the last traceback.
    """
    if x is None:
        distb(file=file, show_offsets=show_offsets)
        return
    x = _unwrap(x)
    if hasattr(x, '__dict__'):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _have_code):
                print(f"Disassembly of {name}:", file=file)
                try:
                    dis(member, file=file, depth=depth, show_offsets=show_offsets)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _disassemble_recursive(x, file=file, depth=depth, show_offsets=show_offsets)
    elif isinstance(x, (bytes, bytearray)):
        _disassemble_bytes(x, file, show_offsets)
    elif isinstance(x, str):
        _disassemble_recursive(_compile(x, '<dis>'), file=file, depth=depth, show_offsets=show_offsets)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False):
    """Disassemble the code that a traceback ends in (default: the last traceback), marking where it stopped."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, 'last_exc') else sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets)


def main():
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument('-C', '--show-caches', action='store_true', help='show inline caches')
    parser.add_argument('-O', '--show-offsets', action='store_true', help='show instruction offsets')
    parser.add_argument('infile', nargs='?', default='-')
    args = parser.parse_args()
    if args.infile == '-':
        name = '<stdin>'
        source = sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, 'rb') as infile:
            source = infile.read()
    dis(compile(source, name, "exec"), show_offsets=args.show_offsets)


if __name__ == "__main__":
    main()
