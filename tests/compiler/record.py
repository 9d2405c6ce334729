"""Records what CPython 3.13 says about small programs, for compiler.test.ts: run it under the oracle.

Writes golden.json beside itself: syntax errors of the stages after parsing, warnings, unparsed annotations,
folded constants and cleaned docstrings.
"""
import json
import os
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))


def programs(name):
    """The programs of a file, separated by lines of ===."""
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return file.read().removesuffix("\n").split("\n===\n")


def error(source):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source + "\n", "program.py", "exec", dont_inherit=True)
    except SyntaxError as e:
        return [e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
    return None


def warned(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source + "\n", "program.py", "exec", dont_inherit=True)
    return [[w.category.__name__, str(w.message), w.lineno] for w in caught]


def unparsed(expression):
    code = compile(f"from __future__ import annotations\nx: {expression}\n", "program.py", "exec", dont_inherit=True)
    namespace = {}
    exec(code, namespace)
    return namespace["__annotations__"]["x"]


def folded(expression):
    """repr of the constant an expression folds to, or null."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(f"x = {expression}\n", "program.py", "exec", dont_inherit=True)
    import dis

    first, second = list(dis.get_instructions(code))[1:3]
    return repr(first.argval) if first.opname == "LOAD_CONST" and second.opname == "STORE_NAME" else None


def docstring(literal):
    namespace = {}
    exec(f"def f():\n    {literal}\n", namespace)
    return namespace["f"].__doc__


def main():
    golden = {
        "errors": [[source, error(source)] for source in programs("errors.txt")],
        "warnings": [[source, warned(source)] for source in programs("warnings.txt")],
        "unparsed": [[source, unparsed(source)] for source in programs("annotations.txt")],
        "folded": [[source, folded(source)] for source in programs("constants.txt")],
        "docstrings": [[source, docstring(source)] for source in programs("docstrings.txt")],
    }
    with open(os.path.join(HERE, "golden.json"), "w", encoding="utf-8") as file:
        json.dump(golden, file, indent=1, ensure_ascii=True)
        file.write("\n")


main()
