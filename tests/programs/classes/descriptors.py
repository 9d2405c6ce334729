"""The descriptor protocol: data and non-data descriptors, lookup order."""
class Data:
    def __set_name__(self, owner, name):
        self.name = name
        print("set_name", owner.__name__, name)
    def __get__(self, obj, cls=None):
        if obj is None: return self
        return f"data {self.name} of {cls.__name__}"
    def __set__(self, obj, value): print("set", self.name, value)
    def __delete__(self, obj): print("delete", self.name)
class NonData:
    def __get__(self, obj, cls=None): return ("nondata", obj is None, cls.__name__)
class K:
    d = Data()
    n = NonData()
    e = alias = Data()
k = K()
print(k.d, k.n, K.n, K.d is K.__dict__["d"])
k.d = 5
del k.d
k.__dict__.update(d="instance", n="instance")
print(k.d, k.n)
class ReadOnly:
    def __get__(self, o, c): return 42
    def __set__(self, o, v): raise AttributeError("read only!")
class SetOnly:
    def __set__(self, o, v): o.__dict__["s"] = v * 2
class R:
    r = ReadOnly()
    s = SetOnly()
r = R()
try:
    r.r = 1
except AttributeError as e:
    print(e)
try:
    del r.r
except AttributeError as e:
    print(e)
print(isinstance(r.s, SetOnly))
r.s = 4
print(r.s)
class Meta(type):
    m = Data()
    def f(cls): return "meta method"
class WithMeta(metaclass=Meta):
    d = NonData()
print(WithMeta.m, WithMeta.f(), WithMeta.d)
WithMeta.m = 3
try:
    WithMeta().m
except AttributeError as e:
    print(e)
try:
    WithMeta().f
except AttributeError as e:
    print(e)
class Typed:
    def __init__(self, t): self.t = t
    def __set_name__(self, owner, name): self.n = "_" + name
    def __get__(self, o, c): return self if o is None else getattr(o, self.n)
    def __set__(self, o, v):
        if not isinstance(v, self.t): raise TypeError(f"{self.n[1:]} must be {self.t.__name__}, not {type(v).__name__}")
        setattr(o, self.n, v)
class Point:
    x = Typed(int)
    y = Typed(int)
    def __init__(self, x, y): self.x, self.y = x, y
p = Point(1, 2)
print(p.x, p.__dict__)
try:
    p.y = "s"
except TypeError as e:
    print(e)
class BadName:
    def __set_name__(self, o, n): raise ValueError("no")
try:
    class Z: b = BadName()
except Exception as e:
    print(type(e).__name__, e, getattr(e, "__notes__", None), e.__cause__)
class InstanceDesc: pass
i = InstanceDesc()
i.x = ReadOnly()
print(type(i.x).__name__)
f = Point.__init__
print(f.__get__(p, Point).__self__ is p, f.__get__(None, Point) is f)
print(classmethod(lambda c: c.__name__).__get__(p, Point)(), staticmethod(len).__get__(5)([1]))
class Lazy:
    def __init__(self, f): self.f = f
    def __get__(self, o, c):
        if o is None: return self
        v = o.__dict__[self.f.__name__] = self.f(o)
        return v
class L:
    @Lazy
    def heavy(self):
        print("computing")
        return 7
l = L()
print(l.heavy, l.heavy)
class GetRaises:
    def __get__(self, o, c): raise AttributeError("inside get")
class G:
    a = GetRaises()
    def __getattr__(self, n): return "fallback " + n
print(G().a, hasattr(type("H", (), {"a": GetRaises()})(), "a"))
class Owner:
    hook = lambda self: "bound"
    sm = staticmethod(hook)
print(Owner().hook(), Owner.sm(1))
