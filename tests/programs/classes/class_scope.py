"""What names a class body sees, and what it leaves behind."""
x = "global"
class A:
    print(x, __name__, __qualname__, __module__)
    x = x + "-class"
    def f(self): return x
    def g(self, d=x): return d
    lst = [x for _ in range(1)]
    lst2 = [y for y in x[:2]]
    lam = lambda self: x
    if True:
        cond = 1
    else:
        never = 1
    for i in range(3): pass
    del i
    try:
        raise ValueError
    except ValueError as err:
        caught = True
    with open("/dev/null") as fh: pass
    import math as m
    class Inner:
        print(x, __qualname__)
        y = 2
    def __repr__(self): return "A!"
    _ = locals()
print(A.x, A().f(), A().g(), A.lst, A.lst2, A().lam(), A.cond, hasattr(A, "i"), hasattr(A, "err"), A.caught, A.m.pi > 3, A.Inner.y)
print(A.Inner.__qualname__, A.f.__qualname__, A._["x"] == "global-class")
def func():
    x = "func"
    class B:
        print(x)
        v = x
        def get(self): return x
        z = [x for _ in "a"]
        class C:
            w = x
    return B().get(), B.v, B.z, B.C.w, B.__qualname__
print(func())
def classderef():
    x = "enclosing"
    class D:
        x = x
        y = x
        def m(self): return x
    return D.x, D.y, D().m()
try:
    print(classderef())
except NameError as e:
    print(type(e).__name__, e)
def classderef2():
    y = "enclosing"
    class D:
        if y == "enclosing":
            locals()["y"] = "class"
        z = y
        def m(self): return y
    return D.z, D().m()
print(classderef2())
class E:
    name = "attr"
    def name2(self): return self.name
    name3 = name
    @property
    def p(self): return E.name
    (a, b), *c = (1, 2), 3, 4
    x: int = 5
    print(sorted(k for k in locals() if not k.startswith("__")))
print(E.c, E.__annotations__)
def returns_class(n):
    class Made:
        value = n
        def __eq__(self, o): return type(o).__name__ == "Made"
    return Made
M1, M2 = returns_class(1), returns_class(2)
print(M1 is M2, M1() == M2(), M1.value, M2.value, M1.__hash__)
class Late:
    def call(self): return later_defined()
def later_defined(): return "resolved at call time"
print(Late().call())
class Doc:
    "doc"
    "not doc"
class NoDoc: x = "not doc"
print(Doc.__doc__, NoDoc.__doc__)
try:
    class Raise:
        z = 1
        raise RuntimeError("in body")
except RuntimeError as e:
    print(e)
print("Raise" in globals())
print([k for k in A.__dict__ if k in ("__firstlineno__", "__static_attributes__")], A.__firstlineno__, E.__static_attributes__)
class St:
    def __init__(self): self.a = 1; self.b: int = 2; self.c, self.d = 1, 2
    def m(self): self.e += 1; other.q = 1
print(sorted(St.__static_attributes__))
