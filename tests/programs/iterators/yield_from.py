"""yield from: delegation of values, send, throw, close and return."""
def inner():
    log = []
    try:
        while True:
            try:
                log.append((yield len(log)))
            except ValueError as e:
                log.append(f"caught {e}")
            if log and log[-1] == "end": return log
    finally:
        print("inner finally")
def outer():
    r = yield from inner()
    print("result", r)
    yield from "ab"
    yield from [1]
    x = yield from range(2)
    print("range returned", x)
    return "outer done"
o = outer()
print(next(o), o.send("x"), o.throw(ValueError("v")), o.gi_yieldfrom.__name__)
print(o.send("end"), list(o))
p = outer()
next(p)
p.close()
q = outer()
next(q)
try:
    q.throw(KeyError("through"))
except KeyError as e:
    print(e)
def plain():
    try:
        yield from [1, 2, 3]
    except ValueError:
        yield "handled outside"
pl = plain()
print(next(pl), pl.throw(ValueError), list(pl))
pl = plain()
next(pl)
try:
    pl.send("to list iterator")
except AttributeError as e:
    print(e)
class It:
    def __iter__(self): return self
    def __next__(self): return "n"
    def send(self, v): return f"sent {v}"
    def throw(self, *a): return f"thrown {a[0]!r}"
    def close(self): print("close called")
def d(): return (yield from It())
x = d()
print(next(x), x.send(3), x.throw(ValueError("q")))
x.close()
class NoThrow:
    def __iter__(self): return iter([1, 2])
def e():
    try: yield from NoThrow()
    except RuntimeError as ex: yield f"got {ex}"
y = e()
print(next(y), y.throw(RuntimeError("rt")))
for bad in (5, None):
    def f(): yield from bad
    try:
        next(f())
    except TypeError as ex:
        print(ex)
def tree(n): 
    if n > 0:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(4)))
def ret(): return 7; yield
def chain():
    a = yield from ret()
    b = yield from ret()
    return a + b
def top(): print("sum", (yield from chain()))
print(list(top()))
def exc_in_sub():
    yield 1
    raise LookupError("in sub")
def deleg():
    try:
        yield from exc_in_sub()
    except LookupError as ex:
        yield str(ex)
print(list(deleg()))
def self_deleg():
    yield from me
me = self_deleg()
try:
    next(me)
except ValueError as ex:
    print(ex)
def shared(): 
    yield 1; yield 2; yield 3
sh = shared()
def a(): yield from sh
g1, g2 = a(), a()
print(next(g1), next(g2), list(g1), list(g2))
def stop_with(v):
    yield
    raise StopIteration(v)
class StopIt:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("direct value")
def takes(): print("got", (yield from StopIt()))
print(list(takes()))
def close_returns():
    try: yield 1
    except GeneratorExit: return 5
def w(): 
    try: yield from close_returns()
    finally: print("w finally")
ww = w(); next(ww); print(ww.close())
