"""Generators: send, throw, close, return values, states."""
import inspect
def echo():
    got = None
    while True:
        got = yield f"got {got}"
        if got == "stop": return "returned"
g = echo()
print(inspect.getgeneratorstate(g), next(g), g.send(1), g.send(None), inspect.getgeneratorstate(g))
try:
    g.send("stop")
except StopIteration as e:
    print("value", e.value, e.args)
print(inspect.getgeneratorstate(g), next(g, "exhausted"))
try:
    echo().send(5)
except TypeError as e:
    print(e)
def catching():
    for i in range(5):
        try:
            yield i
        except ValueError as e:
            yield f"caught {e}"
        finally:
            print("finally", i)
c = catching()
print(next(c), c.throw(ValueError("boom")), next(c), next(c))
try:
    c.throw(KeyError("k"))
except KeyError as e:
    print("escaped", e, inspect.getgeneratorstate(c))
try:
    c.throw(ValueError("after end"))
except ValueError as e:
    print(e)
c = catching()
next(c)
print(c.close(), c.close())
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)
def closing():
    try:
        yield 1
    except GeneratorExit:
        return "close value"
k = closing()
next(k)
print(k.close())
fresh = catching()
fresh.close()
print(list(fresh))
try:
    catching().throw(ValueError("unstarted"))
except ValueError as e:
    print(e)
def raises_stop():
    yield 1
    raise StopIteration("inner")
try:
    list(raises_stop())
except RuntimeError as e:
    print(e, "|", repr(e.__cause__))
def next_inside(it):
    while True: yield next(it)
try:
    list(next_inside(iter([1])))
except RuntimeError as e:
    print(e)
def reenter():
    yield next(me)
me = reenter()
try:
    next(me)
except ValueError as e:
    print(e)
g = echo()
print(g.gi_running, g.gi_yieldfrom, g.gi_frame is not None, g.gi_code.co_name, g.__name__, g.__qualname__, g.gi_suspended)
g.__name__ = "renamed"
print(repr(g).split(" at ")[0], g.__name__)
for args in ((ValueError,), (ValueError, "msg"), (ValueError, ValueError("v"), None), (5,), ("str",), (ValueError("x"), "y")):
    def one():
        try:
            yield
        except ValueError as e:
            yield repr(e)
    o = one()
    next(o)
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            print(o.throw(*args))
        except TypeError as e:
            print("TypeError", e)
def yields_expr():
    x = yield
    y = (yield x), (yield)
    return y
z = yields_expr()
next(z); z.send("a"); z.send("b")
try:
    z.send("c")
except StopIteration as e:
    print(e.value)
