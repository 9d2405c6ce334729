"""dis helpers that do not depend on the instruction set: findlinestarts, code_info fields, stack effects of names."""
import dis, types
def f(a, *, b=1):
    """doc"""
    x = a + b
    return lambda: x
info = dis.code_info(f).splitlines(); print([l for l in info if l.split(":")[0].strip() in ("Name", "Argument count", "Positional-only arguments", "Kw-only arguments", "Number of locals")], info[-3:] if 0 else "")
print(sorted({l - f.__code__.co_firstlineno for _, l in dis.findlinestarts(f.__code__) if l}), dis.pretty_flags(f.__code__.co_flags), all(isinstance(i, dis.Instruction) for i in dis.get_instructions(f)), [i.argval for i in dis.get_instructions(compile("q", "f", "eval")) if i.argval == "q"], len(dis.opname) >= 256, dis.opmap != {}, dis.hasconst != [], isinstance(dis.cmp_op, tuple), dis.COMPILER_FLAG_NAMES[32])
for bad in (5, None.__class__, "1 +"):
    try: dis.get_instructions(bad); print("ok")
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e)
import io; s = io.StringIO(); dis.dis(f, file=s); print("x" in s.getvalue(), "LOAD" in s.getvalue(), dis.Bytecode(f).codeobj is f.__code__, dis.Bytecode("1").first_line, "Name:" in dis.Bytecode(f).info())
