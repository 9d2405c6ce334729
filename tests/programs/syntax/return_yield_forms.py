"""return and yield with every kind of value, and functions that are generators by accident."""
def r0(): return
def r1(): return None
def r2(): return 1, 2
def r3(): return *[1], 2
def r4(): return (yield)
def r5():
    if False: yield
def r6(): return [] and (yield) or 5
def r7(): return lambda: (yield 1)
def r8(): [(yield_) for yield_ in ()]; return "no"
def r9():
    def inner(): yield
    return inner
print(r0(), r1(), r2(), r3(), type(r4()).__name__, list(r5()), type(r6()).__name__, type(r7()()).__name__, r8(), type(r9()()).__name__)
def g1(): x = yield 1; y = yield x; return x, y
g = g1(); out = [next(g), g.send("a")]
try: g.send("b")
except StopIteration as e: print(out, e.value)
def g2(): yield; yield 1, 2; yield (3); yield [4]; yield from (); yield *"ab",; (yield 5); print((yield 6)); a = b = yield 7; print(a, b); c, d = yield 8; print(c, d); e = [(yield 9)]; f"{(yield 10)}"; (lambda: 0)((yield 11) if 0 else None) if 0 else None; assert (yield 12); d = {(yield 13): (yield 14)}; print(d); return d
g = g2(); v = next(g); seen = [v]
try:
    while True: v = g.send({6: "p6", 7: "p7", 8: (1, 2), 12: True, 13: "k", 14: "v"}.get(v if isinstance(v, int) else None)); seen.append(v)
except StopIteration as e: print(seen, e.value)
def early(n):
    yield "start"
    if n == 0: return
    if n == 1: return "value"
    yield "end"
def drive(g):
    try:
        while True: print(next(g), end=" ")
    except StopIteration as e: print("->", e.value)
for n in range(3): drive(early(n))
async def co(): return 1
async def ag(): yield 1; return
print(type(co()).__name__, type(ag()).__name__, co().close())
def infinite():
    n = 0
    while True: n += (yield n) or 1
g = infinite(); print(next(g), next(g), g.send(10), next(g), g.close())
def cond(): return 1 if (yield "ask") else 2
for a in (True, False):
    g = cond(); next(g)
    try: g.send(a)
    except StopIteration as e: print(e.value)
class C:
    def __iter__(self): yield from range(3)
    def __getitem__(self, k): return (yield k) if 0 else k
    @property
    def p(self): yield "prop"
    @staticmethod
    def s(): yield "static"
    @classmethod
    def c(cls): yield cls.__name__
print(list(C()), list(C().p), list(C.s()), list(C.c()), type(C()[1]).__name__)
for src in ("return 1", "yield 1", "class A: yield 1", "class A: return", "def f(x=(yield)): pass", "lambda: return 1", "[(yield) for a in b]", "async def f(): yield from x", "async def f():\n yield\n return 1", "def f():\n return\n yield 1\n return 2", "def f(): return yield 1", "def f(): x = return", "def f(): yield = 1", "def f(): del (yield)", "def f(): (yield) = 1", "def f(): yield from", "def f(): return *a", "def f(): await x", "x = yield y", "def f(a: (yield)): pass", "def f() -> (yield): pass", "@(yield)\ndef f(): pass", "class A((yield)): pass", "def f(): class A((yield)): pass" if 0 else "def f():\n class A((yield)): pass"):
    try: compile(src, "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "->", e.msg)
