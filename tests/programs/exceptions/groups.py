"""Exception groups: construction, split, subgroup, derive, except*."""
eg = ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("nested", [ValueError(2), OSError("o")])])
print(eg, repr(eg), eg.message, len(eg.exceptions), eg.args)
print(repr(eg.subgroup(ValueError)), repr(eg.subgroup((TypeError, OSError))), eg.subgroup(KeyError), repr(eg.subgroup(lambda e: isinstance(e, ValueError) and e.args == (2,))))
m, r = eg.split(ValueError)
print(repr(m), repr(r), eg.split(KeyError)[0], eg.split(ExceptionGroup)[1])
def show(exc):
    out = []
    try:
        try: raise exc
        except* ValueError as e: out.append(("V", repr(e)))
        except* (TypeError, KeyError) as e: out.append(("T", repr(e)))
        else: out.append("else")
        finally: out.append("finally")
    except BaseException as rest: out.append(("rest", repr(rest)))
    return out
for exc in (eg, ValueError("naked"), KeyError("k"), OSError("unmatched"), ExceptionGroup("only", [TypeError(1)]), KeyboardInterrupt()): print(show(exc))
def no_exc():
    try: pass
    except* ValueError: print("never")
    else: return "else ran"
print(no_exc())
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise KeyError("from handler")
    except* TypeError as e: raise
except BaseException as e:
    print(repr(e), [repr(x.__context__) for x in e.exceptions])
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as e: raise KeyError("cause") from e
except ExceptionGroup as e: print(repr(e), repr(e.exceptions[0].__cause__))
try:
    try: raise ValueError("x")
    except* ValueError: raise
except BaseException as e: print(repr(e))
class MyG(ExceptionGroup):
    def __new__(cls, msg, excs, code):
        o = super().__new__(cls, msg, excs)
        o.code = code
        return o
    def derive(self, excs): return MyG(self.message, excs, self.code)
my = MyG("mine", [ValueError(1), KeyError(2)], 7)
a, b = my.split(KeyError)
print(type(a).__name__, a.code, repr(b), b.code)
try:
    raise my
except* KeyError as e: print(type(e).__name__, e.code)
except* ValueError as e: print(type(e).__name__, e.code)
for t in (ExceptionGroup, BaseExceptionGroup, (ValueError, ExceptionGroup), 5):
    try:
        try: raise ValueError("z")
        except* t: pass
    except TypeError as e: print(e)
    except ExceptionGroup as e: print("group", e)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
eg.add_note("note"); eg.__cause__ = KeyError("cause")
x = eg.subgroup(TypeError)
print(x.__notes__, repr(x.__cause__), x.__notes__ is eg.__notes__)
for src in ("try: pass\nexcept* A: pass\nexcept B: pass", "try: pass\nexcept*: pass", "for i in x:\n try: pass\n except* A: break", "def f():\n try: pass\n except* A: return", "while 1:\n try: pass\n except* A: continue", "try: pass\nexcept* A:\n  while 1: break"):
    try:
        compile(src, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
for bad in ("eg.split()", "eg.split(5)", "eg.subgroup('x')", "eg.derive(5)", "eg.derive([])", "eg.split((ValueError, 1))"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
try:
    eg.exceptions = 1
except AttributeError as e: print(e)
def walk(e, d=0):
    print("  " * d + type(e).__name__, e.args[0])
    for s in getattr(e, "exceptions", ()): walk(s, d + 1)
walk(eg)
