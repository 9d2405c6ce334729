"""Lists CPython's code objects in the form of code-listing.ts.

digest OPTIMIZE PATH...: one JSON line per .py file with the digest of each code object in it.
show OPTIMIZE PATH INDEX: the listing of one code object.
"""
import dis
import hashlib
import json
import os
import sys
import warnings


def constant(value):
    if isinstance(value, type(constant.__code__)):
        return "<code>"
    if isinstance(value, tuple):
        return "(" + " ".join(constant(item) for item in value) + ")"
    if isinstance(value, frozenset):
        return "{" + " ".join(sorted(constant(item) for item in value)) + "}"
    if isinstance(value, str):
        return json.dumps([ord(char) for char in value] if not value.isascii() or not value.isprintable() else value)
    if isinstance(value, bytes):
        return "b" + value.hex()
    return type(value).__name__ + repr(value)


ADD, SUBTRACT, MULTIPLY = 0, 10, 5
OWN = {ADD: "BINARY_ADD", SUBTRACT: "BINARY_SUBTRACT", MULTIPLY: "BINARY_MULTIPLY"}


def instructions(code):
    """Yields (offset, end offset, lines of the form, jump target or None)."""
    previous = None
    for instruction in dis.get_instructions(code, adaptive=False):
        name, arg = instruction.opname, instruction.arg
        target = None
        out = []
        if name in ("RESUME", "END_FOR", "EXTENDED_ARG") or name == "POP_TOP" and previous == "END_FOR":
            pass
        elif name in dis_jumps:
            target = instruction.jump_target
            out = [name]
        elif name in ("LOAD_FAST_LOAD_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST"):
            out = [f"{name} {arg >> 4} {arg & 15}"]
        elif name == "LOAD_GLOBAL":
            out = [f"LOAD_GLOBAL {arg >> 1}"] + ["PUSH_NULL 0"] * (arg & 1)
        elif name == "LOAD_ATTR":
            out = [f"{'LOAD_METHOD' if arg & 1 else 'LOAD_ATTR'} {arg >> 1}"]
        elif name == "LOAD_SUPER_ATTR":
            out = [f"{'LOAD_SUPER_METHOD' if arg & 1 else 'LOAD_SUPER_ATTR'} {(arg >> 2) << 1 | arg >> 1 & 1}"]
        elif name == "COMPARE_OP":
            out = [f"COMPARE_OP {arg >> 5 | arg & 16}"]
        elif name == "BINARY_OP" and arg % 13 in OWN:
            out = [f"{OWN[arg % 13]} {arg // 13}"]
        else:
            out = [f"{name} {arg or 0}"]
        position = instruction.positions
        place = " ".join(
            str(-1 if n is None else n)
            for n in (position.lineno, position.end_lineno, position.col_offset, position.end_col_offset)
        )
        yield instruction.offset, [f"{line} @{place}" for line in out], target
        previous = name


dis_jumps = {name for name, op in dis.opmap.items() if op in dis.hasjump or op in dis.hasjrel}


def listing(code):
    out = [
        f"{code.co_name} {code.co_qualname} {code.co_firstlineno} {code.co_flags:x} stack {code.co_stacksize}",
        f"args {code.co_argcount} {code.co_posonlyargcount} {code.co_kwonlyargcount}",
        f"locals {' '.join(code.co_varnames)} / {' '.join(code.co_cellvars)} / {' '.join(code.co_freevars)}",
        f"names {' '.join(code.co_names)}",
        f"constants {' '.join(constant(value) for value in code.co_consts)}",
    ]
    # Index of the first listed instruction at or after each offset.
    items = list(instructions(code))
    index, where = 0, {}
    for offset, lines, _ in items:
        where[offset] = index
        index += len(lines)
    where[len(code.co_code)] = index
    offsets = sorted(where)

    def at(offset):
        while offset not in where:
            offset += 2
        return where[offset]

    for _, lines, target in items:
        for line in lines:
            if target is not None:
                name, place = line.split(" ", 1)
                line = f"{name} {at(target)} {place}"
            out.append(line)
    rows = []
    for entry in dis._parse_exception_table(code):
        row = [at(entry.start), at(entry.end), at(entry.target), entry.depth, int(entry.lasti)]
        if row[0] == row[1]:
            continue
        if rows and rows[-1][1] == row[0] and rows[-1][2:] == row[2:]:
            rows[-1][1] = row[1]
        else:
            rows.append(row)
    out += ["except " + " ".join(map(str, row)) for row in rows]
    return "\n".join(out)


def code_objects(code):
    yield code
    for value in code.co_consts:
        if isinstance(value, type(code)):
            yield from code_objects(value)


def compiled(path, optimize):
    with open(path, "rb") as file:
        return compile(file.read(), path, "exec", dont_inherit=True, optimize=optimize)


def files(top):
    if os.path.isfile(top):
        yield top
    for folder, folders, names in os.walk(top):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(folder, name)


def main(mode, optimize, *paths):
    warnings.simplefilter("ignore")
    if mode == "show":
        path, index = paths
        print(listing(list(code_objects(compiled(path, int(optimize))))[int(index)]))
        return
    for path in (path for top in paths for path in files(top)):
        try:
            answer = [
                [code.co_qualname, hashlib.sha1(listing(code).encode("utf-8", "surrogatepass")).hexdigest()[:12]]
                for code in code_objects(compiled(path, int(optimize)))
            ]
        except SyntaxError as e:
            answer = f"{e.msg} {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}".replace("None", "null")
        except Exception as e:
            answer = repr(e)
        print(json.dumps([path, answer]))


sys.setrecursionlimit(100000)
main(*sys.argv[1:])
