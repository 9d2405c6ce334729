"""__getattr__, __getattribute__, __setattr__, __delattr__, __dir__ at instance and class level."""
class Trace:
    def __init__(self): object.__setattr__(self, "log", [])
    def __getattribute__(self, n):
        if n not in ("log", "__dict__", "__class__"): object.__getattribute__(self, "log").append(f"get {n}")
        return object.__getattribute__(self, n)
    def __getattr__(self, n):
        self.log.append(f"missing {n}")
        if n.startswith("bad"): raise AttributeError(f"no {n}", name=n, obj=self)
        return n.upper()
    def __setattr__(self, n, v):
        self.log.append(f"set {n}")
        super().__setattr__(n, v)
    def __delattr__(self, n):
        self.log.append(f"del {n}")
        super().__delattr__(n)
    def method(self): return "m"
t = Trace()
t.x = 1
t.x, t.y, t.method(), hasattr(t, "badone"), getattr(t, "bad2", 0)
del t.x
try:
    del t.x
except AttributeError as e:
    print(e)
print(t.log)
class Proxy:
    def __init__(self, o): self.__dict__["_o"] = o
    def __getattr__(self, n): return getattr(self._o, n)
    def __setattr__(self, n, v): setattr(self._o, n, v)
    def __dir__(self): return ["zeta", "alpha"]
class Thing: pass
th = Thing()
pr = Proxy(th)
pr.a = 5
print(th.a, pr.a, dir(pr), pr.__dict__ == {"_o": th})
try:
    len(Proxy([1]))
except TypeError as e:
    print("special methods bypass __getattr__:", e)
class Meta(type):
    def __getattr__(cls, n): return f"{cls.__name__}.{n}"
    def __getattribute__(cls, n):
        if n == "special": return "intercepted"
        return super().__getattribute__(n)
    def __dir__(cls): return ["m"]
class K(metaclass=Meta):
    real = 1
print(K.real, K.fake, K.special, dir(K))
try:
    K().fake
except AttributeError as e:
    print(e)
class Fallback:
    @property
    def p(self): return self.undefined
    def __getattr__(self, n):
        if n == "undefined": raise AttributeError("deep")
        return "fallback " + n
print(Fallback().p)
class Count:
    n = 0
    def __getattr__(self, name):
        Count.n += 1
        raise AttributeError(name)
c = Count()
print(hasattr(c, "a"), getattr(c, "b", 1), Count.n)
class BadGA:
    def __getattr__(self, n): raise ValueError("not attribute error")
try:
    hasattr(BadGA(), "x")
except ValueError as e:
    print(e)
class Loop:
    def __getattr__(self, n): return self.other
try:
    Loop().x
except RecursionError:
    print("recursion")
class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
d = AttrDict(a=1)
d.b = 2
del d.a
print(d, d.b)
try:
    d.zzz
except KeyError as e:
    print("KeyError", e)
class BadDir:
    def __dir__(self): return 5
try:
    dir(BadDir())
except TypeError as e:
    print(e)
try:
    setattr(t, 5, 1)
except TypeError as e:
    print(e)
try:
    object.__getattribute__(t, "nope")
except AttributeError as e:
    print(e)
