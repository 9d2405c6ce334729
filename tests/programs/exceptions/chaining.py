"""__cause__, __context__, __suppress_context__, with_traceback, cycles."""
import sys
def catch(f):
    try: f()
    except BaseException as e: return e
def a():
    try: raise ValueError("a")
    except ValueError: raise KeyError("b")
e = catch(a)
print(repr(e), repr(e.__context__), e.__cause__, e.__suppress_context__)
def b():
    try: raise ValueError("a")
    except ValueError as x: raise KeyError("b") from x
e = catch(b)
print(repr(e.__cause__), e.__cause__ is e.__context__, e.__suppress_context__)
def c():
    try: raise ValueError("a")
    except ValueError: raise KeyError("b") from None
e = catch(c)
print(e.__cause__, repr(e.__context__), e.__suppress_context__)
def d():
    try: raise ValueError
    finally: raise KeyError("in finally")
print(repr(catch(d).__context__))
x = Exception("x")
x.__cause__ = ValueError("set")
print(x.__suppress_context__, repr(x.__cause__))
x.__context__ = KeyError()
x.__suppress_context__ = False
for attr in ("__cause__", "__context__", "__traceback__", "args"):
    try:
        setattr(x, attr, 5)
    except TypeError as t:
        print(t)
x.__cause__ = None
for attr in ("__traceback__", "__cause__", "__context__"):
    try:
        delattr(x, attr)
    except TypeError as t:
        print(t)
def self_raise():
    try: raise x
    except Exception: raise x
print(catch(self_raise).__context__ is x)
def cycle():
    a, b = ValueError("a"), KeyError("b")
    try:
        try: raise a
        except ValueError: raise b
    except KeyError:
        raise a
e = catch(cycle)
print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
def through_handler():
    def helper():
        try: raise IndexError("helper")
        except IndexError: pass
        raise TypeError("after")
    try: raise ValueError("outer")
    except ValueError: helper()
print(repr(catch(through_handler).__context__))
def in_gen():
    def g():
        try: yield
        except KeyError: raise TypeError("t")
    i = g(); next(i)
    try: raise ValueError("v")
    except ValueError: i.throw(KeyError("k"))
e = catch(in_gen)
print(repr(e), repr(e.__context__), repr(e.__context__.__context__))
tb = catch(a).__traceback__
print(type(tb).__name__, tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_lineno == 4, tb.tb_next.tb_next)
y = ValueError("y").with_traceback(tb)
print(y.__traceback__ is tb, y.with_traceback(None).__traceback__)
try:
    y.with_traceback(5)
except TypeError as t:
    print(t)
def depth(tb):
    n = 0
    while tb: n += 1; tb = tb.tb_next
    return n
def rec(n):
    if n == 0: raise OverflowError
    rec(n - 1)
print(depth(catch(lambda: rec(5)).__traceback__))
err = catch(lambda: rec(2))
n = depth(err.__traceback__)
def again(): raise err
print(depth(catch(again).__traceback__) - n)
try:
    try: 1 / 0
    except ZeroDivisionError as z:
        z.note = "extra attribute"
        raise
except ZeroDivisionError as q:
    print(q.note, q.__context__)
class Ctx:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): raise RuntimeError("exit")
def w():
    with Ctx(): raise ValueError("body")
print(repr(catch(w).__context__))
def in_del_attr():
    class P:
        def __getattr__(self, n):
            try: return {}[n]
            except KeyError: raise AttributeError(n)
    P().foo
print(repr(catch(in_del_attr).__context__))
