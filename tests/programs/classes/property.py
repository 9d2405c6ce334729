"""property: getters, setters, deleters, docs, inheritance, messages."""
class T:
    def __init__(self): self._c = 0.0
    @property
    def celsius(self):
        """Degrees."""
        return self._c
    @celsius.setter
    def celsius(self, v):
        if v < -273.15: raise ValueError("too cold")
        self._c = v
    @celsius.deleter
    def celsius(self): self._c = None
    @property
    def f(self): return self.celsius * 9 / 5 + 32
    @f.setter
    def f(self, v): self.celsius = (v - 32) * 5 / 9
    ro = property(lambda s: "ro", doc="explicit doc")
    wo = property(None, lambda s, v: print("wrote", v))
t = T()
t.celsius = 100
print(t.f)
t.f = 32
print(t.celsius, T.celsius.__doc__, T.ro.__doc__, T.celsius.fget.__name__, T.ro.fset)
for act in ("t.celsius = -300", "t.ro = 1", "del t.ro", "t.wo", "del t.wo", "t.wo = 3", "del t.celsius", "print(t.celsius)"):
    try:
        exec(act)
    except Exception as e:
        print(act, "->", type(e).__name__, e)
class Sub(T):
    @T.celsius.getter
    def celsius(self): return "sub getter"
    @property
    def ro(self): return "sub " + super().ro
s = Sub()
s.celsius = 5
print(s.celsius, s._c, s.ro)
p = property(lambda self: 1)
class Late: pass
Late.p = p
try:
    Late().p = 2
except AttributeError as e:
    print(e)
class Named:
    x = property(lambda self: self.missing_attr)
    def __getattr__(self, n): return f"getattr:{n}"
print(Named().x)
class Err:
    @property
    def x(self): raise AttributeError("hidden inside")
    def __getattr__(self, n): return f"fallback for {n}"
print(Err().x)
class P2(property):
    """subclass doc"""
    def __get__(self, o, c=None): return ("P2", super().__get__(o, c) if o else None)
class U:
    @P2
    def v(self): return 1
print(U().v, U.v)
print(T.celsius.__name__, isinstance(T.celsius, property), property().fget, property().__doc__)
try:
    property().__get__(1)
except AttributeError as e:
    print(e)
try:
    T.celsius.fget = 1
except AttributeError as e:
    print(e)
T.celsius.__doc__ = "new"
print(T.celsius.__doc__)
class Abstract:
    import abc
    @property
    @abc.abstractmethod
    def a(self): ...
print(Abstract.a.__isabstractmethod__)
