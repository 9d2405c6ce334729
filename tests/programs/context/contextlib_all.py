"""contextlib: every tool."""
import contextlib, io, sys, os
@contextlib.contextmanager
def tag(n):
    "doc"
    print(f"<{n}>")
    try:
        yield n.upper()
    except ValueError as e:
        print("swallowed", e)
    finally:
        print(f"</{n}>")
with tag("a") as t, tag("b"): print(t)
with tag("v"): raise ValueError("v")
try:
    with tag("k"): raise KeyError("k")
except KeyError as e: print("passed", e)
@tag("deco")
def f(x): return x * 2
print(f(4), f(5), tag.__doc__, f.__name__)
@contextlib.contextmanager
def no_yield():
    if False: yield
@contextlib.contextmanager
def two_yields():
    yield 1
    yield 2
@contextlib.contextmanager
def yields_after_throw():
    try: yield
    except Exception: yield
for cm in (no_yield, two_yields):
    try:
        with cm(): pass
    except RuntimeError as e: print(e)
try:
    with yields_after_throw(): raise KeyError
except RuntimeError as e: print(e)
try:
    with tag("stop"): raise StopIteration("si")
except StopIteration as e: print(repr(e))
class Res:
    def close(self): print("closed")
with contextlib.closing(Res()): print("using")
with contextlib.suppress(KeyError, IndexError): {}["x"]
with contextlib.suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1)])
try:
    with contextlib.suppress(ValueError): raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except ExceptionGroup as e: print(repr(e))
with contextlib.nullcontext(5) as n: print(n)
buf = io.StringIO()
with contextlib.redirect_stdout(buf):
    print("captured")
    with contextlib.redirect_stderr(buf): print("err", file=sys.stderr)
print(repr(buf.getvalue()))
with contextlib.ExitStack() as st:
    for i in range(3): st.enter_context(tag(str(i)))
    st.callback(print, "callback", sep="")
    st.push(lambda *a: print("push", a[0]))
    print("body")
def build():
    with contextlib.ExitStack() as st:
        st.callback(print, "deferred")
        return st.pop_all()
s = build()
print("not yet")
s.close()
try:
    with contextlib.ExitStack() as st:
        st.push(lambda t, v, tb: print("outer sees", repr(v), repr(v.__context__)))
        @st.push
        def fix(t, v, tb): raise KeyError("replaced")
        raise ValueError("orig")
except KeyError as e: print(repr(e), repr(e.__context__))
with contextlib.ExitStack() as st:
    st.push(lambda *a: True)
    raise ValueError("suppressed by push")
class D(contextlib.ContextDecorator):
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out")
@D()
def deco(): print("deco body")
deco(); deco()
with contextlib.chdir("/"): print(os.getcwd())
class A(contextlib.AbstractContextManager):
    def __exit__(self, *a): print("abstract exit")
with A() as a: print(type(a).__name__)
print(isinstance(A(), contextlib.AbstractContextManager), issubclass(Res, contextlib.AbstractContextManager))
try:
    contextlib.ExitStack().enter_context(5)
except TypeError as e: print(e)
c = tag("once")
with c: pass
try:
    with c: pass
except (RuntimeError, AttributeError) as e: print(type(e).__name__, e)
