"""The with statement: order, suppression, targets, errors in each phase."""
class CM:
    def __init__(self, n, suppress=False, enter=None, exit=None): self.n, self.s, self.e, self.x = n, suppress, enter, exit
    def __enter__(self):
        print("enter", self.n)
        if self.e: raise self.e
        return (self.n, [self.n])
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)
        if self.x: raise self.x
        return self.s
with CM(1) as a, CM(2) as (b, [c]): print(a, b, c)
with (CM(3), CM(4) as d,): print(d)
with CM(5, True): raise ValueError("gone")
print("after")
class O: pass
o = O()
with CM(6) as o.attr, CM(7) as o.__dict__["k"]: pass
print(o.__dict__)
for make in (lambda: [CM("a"), CM("b", enter=RuntimeError("enter b"))], lambda: [CM("a"), CM("b", exit=KeyError("exit b"))], lambda: [CM("a", True), CM("b", exit=KeyError("exit b"))]):
    try:
        x, y = make()
        with x, y:
            print("body")
            raise ValueError("body")
    except Exception as e:
        print(repr(e), "context", repr(e.__context__))
def f():
    with CM("f"): return "value"
print(f())
def g():
    for i in range(3):
        with CM(i):
            if i == 1: break
            continue
    return i
print(g())
def h():
    with CM("gen"):
        yield 1
        yield 2
for v in h(): print(v)
k = h(); next(k); k.close()
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
for bad in (5, NoExit(), NoEnter(), None, Async()):
    try:
        with bad: print("never")
    except TypeError as e:
        print(e)
inst = NoExit()
inst.__exit__ = lambda *a: None
try:
    with inst: pass
except TypeError as e:
    print(e)
class Truthy(CM):
    def __exit__(self, *a): return "non-empty"
with Truthy("t"): 1 / 0
with CM("nested"):
    try:
        with CM("in"): raise KeyError("k")
    except KeyError: print("caught inside")
class Bad:
    def __enter__(self): return self
    def __exit__(self, *a):
        class NB:
            def __bool__(self): raise TypeError("no bool")
        return NB()
try:
    with Bad(): raise ValueError("x")
except TypeError as e:
    print(e, repr(e.__context__))
try:
    with CM("unpack") as (p, q, r): pass
except ValueError as e:
    print(e)
import sys
with CM("exc", True): sys.exit(3)
print("still here")
