"""The traceback module: formatting, extraction, TracebackException, StackSummary."""
import traceback, io, sys
def inner(x):
    y = x * 2
    raise ValueError(f"bad {y}")
def outer(x):
    return inner(x + 1)
try: outer(1)
except ValueError as e:
    err = e
    print(traceback.format_exc())
print("".join(traceback.format_exception(err)))
print(traceback.format_exception_only(err), traceback.format_exception_only(ValueError, err), traceback.format_exception_only(KeyError("k")))
for f in traceback.extract_tb(err.__traceback__): print(f.name, f.lineno, f.line, f.filename.split("/")[-1], f.colno, f.end_colno)
print(traceback.format_tb(err.__traceback__, limit=1), len(traceback.format_tb(err.__traceback__, limit=-1)))
s = traceback.StackSummary.extract(traceback.walk_tb(err.__traceback__), capture_locals=True)
print([(f.name, sorted(f.locals or {})[:2]) for f in s if f.name != "<module>"])
te = traceback.TracebackException.from_exception(err, capture_locals=False)
print(te.exc_type_str, str(te), len(te.stack), list(te.format_exception_only()))
buf = io.StringIO()
traceback.print_exception(err, file=buf)
traceback.print_tb(err.__traceback__, file=buf)
print(buf.getvalue().count("inner"))
def stack(): return [f.name for f in traceback.extract_stack()]
print(stack())
print(traceback.format_list([("f.py", 3, "func", "x = 1"), ("g.py", 4, "g", None)]))
try:
    try: raise KeyError("a")
    except KeyError as k: raise TypeError("b") from k
except TypeError as t:
    t.add_note("a note\nsecond line")
    print(traceback.format_exc())
    print("".join(traceback.format_exception(t, chain=False)))
def rec(n):
    if n == 0: 1 / 0
    rec(n - 1)
try: rec(20)
except ZeroDivisionError: print(traceback.format_exc())
try: exec("x = 1\ny = = 2\n")
except SyntaxError as se: print("".join(traceback.format_exception_only(se)))
try: exec(compile("def g():\n    return undefined\ng()", "<made up>", "exec"))
except NameError: print(traceback.format_exc())
class Str(Exception):
    def __str__(self): raise RuntimeError("no str")
print(traceback.format_exception_only(Str()))
class Empty(Exception): pass
print(traceback.format_exception_only(Empty()), traceback.format_exception_only(Empty("")), traceback.format_exception_only(None) if 0 else "")
eg = ExceptionGroup("eg", [ValueError(1), ExceptionGroup("n", [KeyError("k")])])
print("".join(traceback.format_exception(eg)))
print("".join(traceback.format_exception_only(eg, show_group=True)))
fs = traceback.FrameSummary("f.py", 1, "n", line="  code  ", lookup_line=False)
print(fs, fs.line, tuple(fs), fs == fs)
traceback.print_exc(file=sys.stdout)
print(err.__traceback__.tb_lineno, err.__traceback__.tb_next.tb_next.tb_frame.f_locals["y"])
traceback.clear_frames(err.__traceback__)
print(err.__traceback__.tb_next.tb_next.tb_frame.f_locals)
