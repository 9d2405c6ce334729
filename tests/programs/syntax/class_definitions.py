"""Class statements in all forms: bases, keywords, expressions as bases, nested, redefined, conditional."""
class A: pass
class B(): pass
class C(A, B): "doc"
class D(*[A, B], **{}): pass
class E(A if True else B, metaclass=type): x = 1
class F((lambda: C)()): pass
class G(A, B,): pass
print(C.__doc__, D.__bases__, E.__mro__, F.__base__, G.__bases__, A().__class__.__name__)
for i in range(2):
    class Loop: n = i
    print(Loop.n, Loop)
if A:
    class Cond: pass
def factory(base, **kw):
    class Made(base): locals().update(kw)
    return Made
M = factory(A, p=1, q=2); print(M.p, M.q, M.__qualname__)
class Outer:
    class Inner:
        class Deep: path = __qualname__
        def make(self): return Outer.Inner.Deep()
    inner = Inner()
print(Outer.Inner.Deep.path, type(Outer.inner.make()).__name__, Outer.Inner.make.__qualname__)
class Redefined: v = 1
old = Redefined()
class Redefined: v = 2
print(old.v, Redefined().v, isinstance(old, Redefined))
class Body:
    x = 1; y = x + 1
    if y > 1: z = "branch"
    else: w = "never"
    for k in "ab": vars()[k] = k.upper()
    def m(self): return self.a + self.b
    m2 = m
    try: bad = undefined
    except NameError: bad = None
    with open("/dev/null") as f: name = f.name
    del k, f
    [lst := [1, 2]] if 0 else None
    @property
    def p(self): return self.z
    global made_global; made_global = 5
    lam = lambda self, q=y: (self.x, q)
    (t, *u) = 1, 2, 3
    ann: int = 4; only: str
    assert x
    pass
b = Body(); print(b.m(), b.m2(), b.p, Body.bad, Body.name, made_global, b.lam(), Body.u, Body.__annotations__, sorted(n for n in vars(Body) if not n.startswith("__")))
class Self:
    def __init__(self): self.me = self; self.cls = __class__
    def same(self): return self.me is self, self.cls is Self
print(Self().same())
class Kw:
    def __init_subclass__(cls, **k): cls.kw = k
class K1(Kw, a=1, **{"b": 2}): pass
class K2(K1, c=3): pass
print(K1.kw, K2.kw)
for src in ("class X(A, A): pass", "class X(A, object, B): pass", "class X(object, A): pass", "class X(5): pass", "class X(A, metaclass=5): pass", "class X(a=1): pass", "class X(*5): pass", "class X(**5): pass", "class X(undefined): pass", "class X(A, metaclass=type, metaclass=type): pass", "class X(None): pass", "class X(len): pass", "class X(int, str): pass", "class X(A()): pass", "class X:\n  raise KeyError('body')", "class X(print('evaluated') or A, undefined2): pass", "class X(type, int): pass", "class X(__import__('os')): pass"):
    try: exec(src); print(src, "ok")
    except BaseException as e: print(src, "->", type(e).__name__, e)
