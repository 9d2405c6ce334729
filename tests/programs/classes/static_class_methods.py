"""classmethod and staticmethod objects."""
class A:
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
    def i(self): return "i"
class B(A): pass
print(A.c(1), B.c(2), B().c(3), A.s(1), A().s(2))
print(A.__dict__["c"].__func__.__name__, A.__dict__["s"].__wrapped__.__name__, A.__dict__["s"](5))
print(repr(A.__dict__["s"]).split(" at ")[0], A.c.__self__, B.c.__self__)
try:
    A.__dict__["c"]()
except TypeError as e:
    print(e)
class C:
    cm = classmethod(lambda cls, x: (cls.__name__, x))
    sm = staticmethod(len)
    both = classmethod(staticmethod(lambda: "x").__func__) if 0 else None
print(C.cm(1), C.sm("abc"), C().sm([]))
def doc():
    "documented"
doc.attr = 1
s, c = staticmethod(doc), classmethod(doc)
print(s.__doc__, s.__name__, s.__wrapped__.attr, c.__doc__, c.__name__, c.__func__.attr, s.__isabstractmethod__)
class D:
    @classmethod
    def make(cls, **k):
        o = cls()
        o.__dict__.update(k)
        return o
    @classmethod
    def nested(cls): return cls.make(n=1).n
print(D.make(a=1).__dict__, type("E", (D,), {}).nested())
class Alt:
    def __init__(self, v): self.v = v
    @classmethod
    def from_str(cls, t): return cls(int(t))
    @classmethod
    def zero(cls): return cls(0)
    def __repr__(self): return f"{type(self).__name__}({self.v})"
class Sub(Alt): pass
print(Alt.from_str("5"), Sub.from_str("6"), Sub.zero(), list(map(Sub.from_str, "12")))
class Meta(type):
    @classmethod
    def mc(mcls): return mcls.__name__
    @staticmethod
    def ms(): return "ms"
class K(metaclass=Meta): pass
print(K.mc(), K.ms())
m = A.c
print(m.__func__ is A.__dict__["c"].__func__, m == A.c, m == B.c, hash(A.c) == hash(A.c))
try:
    classmethod()
except TypeError as e:
    print(e)
print(classmethod(5).__func__, staticmethod(5).__func__)
try:
    class X:
        z = classmethod(5)
    X.z()
except TypeError as e:
    print(e)
