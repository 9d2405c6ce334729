"""C3 linearisation, cooperative super(), diamond inheritance."""
class Base:
    def who(self): return ["Base"]
class L(Base):
    def who(self): return ["L"] + super().who()
class R(Base):
    def who(self): return ["R"] + super().who()
class D(L, R):
    def who(self): return ["D"] + super().who()
print(D().who(), [c.__name__ for c in D.__mro__])
class E(R): pass
class F(L, E):
    def who(self): return ["F"] + super(F, self).who()
print(F().who(), [c.__name__ for c in F.mro()])
try:
    class X(Base, L): pass
except TypeError as e:
    print(e)
class A: pass
class B: pass
class AB(A, B): pass
class BA(B, A): pass
try:
    class Z(AB, BA): pass
except TypeError as e:
    print(e)
s = super(D, D())
print(s.who(), s.__thisclass__.__name__, s.__self_class__.__name__, repr(s).split(" object")[0])
print(super(D, D).who(D()), super(L, D()).who())
for bad in ("super(D, 5)", "super(5)", "super(D, A())", "super(D, None).who", "super().x", "super(1, 2, 3)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
class P:
    @property
    def v(self): return "P.v"
    @classmethod
    def c(cls): return "P.c", cls.__name__
    @staticmethod
    def s(): return "P.s"
    attr = "P.attr"
class Q(P):
    @property
    def v(self): return "Q+" + super().v
    @classmethod
    def c(cls): return ("Q",) + super().c()
    @staticmethod
    def s(): return "Q+" + super(Q, Q).s()
    attr = "Q.attr"
    def get(self): return super().attr, super(Q, self).attr, Q.attr
print(Q().v, Q.c(), Q.s(), Q().get())
class W(Q):
    def nested(self):
        def inner(): return super(W, self).v
        return inner()
    def comp(self): return [super(W, self).attr for _ in range(1)]
    lam = lambda self: super().attr
    def cell(self): return __class__.__name__
    def missing(self):
        try:
            super().nothing
        except AttributeError as e:
            return str(e)
    def set(self): super().__setattr__("k", 1); return self.k
    def noself():
        try:
            super()
        except RuntimeError as e:
            return str(e)
    def deleted(self):
        del self
        try:
            super()
        except RuntimeError as e:
            return str(e)
w = W()
print(w.nested(), w.comp(), w.lam(), w.cell(), w.missing(), w.set(), W.noself(), w.deleted())
def outside(self): return super().x
try:
    outside(1)
except RuntimeError as e:
    print(e)
class Root:
    def __init__(self, **kw):
        print("Root", kw)
class Named(Root):
    def __init__(self, *, name, **kw):
        super().__init__(**kw)
        self.name = name
class Aged(Root):
    def __init__(self, *, age, **kw):
        super().__init__(**kw)
        self.age = age
class Person(Named, Aged):
    def __init__(self, **kw): super().__init__(**kw)
p = Person(name="n", age=3, extra=1)
print(p.__dict__)
unbound = super(Q)
print(unbound.__get__(Q()).attr, unbound.__self__)
class CustomMro(type):
    def mro(cls): return [cls, P, object]
class T(metaclass=CustomMro): pass
print(T.attr, T.__mro__[1].__name__, T.__bases__)
