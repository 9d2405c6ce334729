"""Name resolution across functions, classes, comprehensions, lambdas and exec, nested in each other."""
x = "g"
def f():
    x = "f"
    class C:
        y = x
        x = "C"
        z = [x for _ in "a"]
        w = (lambda: x)()
        def m(self): return x
        class D:
            v = x
            def n(self): return x
    return C.y if hasattr(C, "y") else None, C.x, C.z, C.w, C().m(), C.D.v, C.D().n()
try:
    print(f())
except NameError as e:
    print(type(e).__name__, e)
def g():
    x = "g-local"
    def h():
        def i(): return x
        return i
    class K:
        x = "K"
        inner = h()
        comp = {a: [b for b in (x, a)] for a in ("1",)}
    return K.inner(), K.comp
print(g())
def h(a, b=lambda: x, *c, d=[x for x in "de"]):
    x = "h"
    return b(), d, (lambda x=x: x)(), [x for x in c], x
print(h(1), h(1, lambda: "b", *"pq"))
def gl():
    def inner():
        global x
        x = "changed"
    before = x
    inner()
    return before, x
print(gl(), x)
def order():
    result = []
    for x in range(2):
        def p(): return x
        result.append(p)
    del x
    try: result[0]()
    except NameError as e: return str(e)
print(order())
def nl():
    a = 1
    def b():
        nonlocal a
        a += 1
        def c():
            nonlocal a
            a *= 10
            return a
        return c
    c = b()
    return a, c(), a
print(nl())
class Meta(type):
    x = "meta"
    def get(cls): return x, cls.x
class WithMeta(metaclass=Meta): pass
print(WithMeta.get())
def ex():
    local = 1
    ns = {}
    exec("def q(): return local\nr = [local for _ in range(1)]", {"local": "given"}, ns)
    return ns["r"] if 0 else ns["q"]()
print(ex())
def comp_scope():
    i = "outer"
    out = [i for i in range(2)], {i for i in range(2)}, {i: i for i in range(1)}, list(i for i in range(2))
    return out, i, [[i for i in range(j)] for j in range(3)], [(i, j) for i, j in zip(range(2), "ab")]
print(comp_scope())
def shadow(len): return len, [len for _ in "a"]
print(shadow(5), len("abc"))
def except_scope():
    e = "before"
    try: 1 / 0
    except ZeroDivisionError as e: pass
    try: return e
    except UnboundLocalError as err: return str(err)
print(except_scope())
def cond(flag):
    if flag: v = 1
    try: return v
    except UnboundLocalError as e: return str(e)
print(cond(True), cond(False))
def gen():
    x = "gen"
    yield lambda: x
    x = "later"
    yield x
g1 = gen(); fn = next(g1); print(fn(), next(g1), fn())
print((lambda: [(lambda: y)() for y in range(3)])(), [f() for f in [lambda k=k: k for k in range(3)]])
def w():
    if (n := 10) > 5: pass
    [last := i for i in range(n)]
    return n, last
print(w())
import builtins
builtins.from_builtins = "builtin"
def b(): return from_builtins
print(b()); from_builtins = "module"; print(b()); del from_builtins; print(b())
