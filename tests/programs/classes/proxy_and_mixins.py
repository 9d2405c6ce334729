"""Delegation, mixins, cooperative multiple inheritance, monkey patching, dynamic classes."""
class JSONMixin:
    def to_json(self):
        import json
        return json.dumps(self.as_dict(), sort_keys=True)
class DictMixin:
    def as_dict(self): return {k: v.as_dict() if hasattr(v, "as_dict") else v for k, v in vars(self).items() if not k.startswith("_")}
class ReprMixin:
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.as_dict().items())})"
class Point(JSONMixin, ReprMixin, DictMixin):
    def __init__(self, x, y): self.x, self.y, self._hidden = x, y, 1
class Line(Point):
    def __init__(self, a, b): self.a, self.b = a, b
l = Line(Point(1, 2), Point(3, 4)); print(l, l.to_json(), [c.__name__ for c in Line.__mro__])
class LoggingProxy:
    def __init__(self, target): object.__setattr__(self, "_t", target); object.__setattr__(self, "_log", [])
    def __getattribute__(self, n):
        if n in ("_t", "_log"): return object.__getattribute__(self, n)
        v = getattr(self._t, n); self._log.append(f"get {n}")
        if callable(v):
            def call(*a, **k):
                r = v(*a, **k); self._log.append(f"call {n}{a}"); return r
            return call
        return v
    def __setattr__(self, n, v): self._log.append(f"set {n}"); setattr(self._t, n, v)
    def __len__(self): return len(self._t)
    def __getitem__(self, i): return self._t[i]
p = LoggingProxy([3, 1, 2]); p.sort(); p.append(9); print(p._log, len(p), p[0], p._t, isinstance(p, list), p.__class__)
class A:
    def hello(self): return "A"
def patched(self): return "patched " + original(self)
original, A.hello = A.hello, patched; a = A(); print(a.hello()); a.hello = lambda: "instance"; print(a.hello(), A().hello()); del a.hello; print(a.hello()); A.extra = property(lambda s: "late property"); print(a.extra)
def make(n, *bases, **attrs): return type(n, bases, attrs)
Dyn = make("Dyn", A, value=5, double=lambda self: self.value * 2, cm=classmethod(lambda c: c.__name__), sm=staticmethod(len)); print(Dyn().double(), Dyn.cm(), Dyn.sm("abc"), Dyn().hello(), Dyn.__bases__, Dyn.__module__)
class Root:
    def __init__(self, **k): assert not k, k; self.trace = ["Root"]
class Left(Root):
    def __init__(self, *, left, **k): super().__init__(**k); self.left = left; self.trace.append("Left")
class Right(Root):
    def __init__(self, *, right, **k): super().__init__(**k); self.right = right; self.trace.append("Right")
class Both(Left, Right):
    def __init__(self, **k): super().__init__(**k); self.trace.append("Both")
b = Both(left=1, right=2); print(b.trace, b.left, b.right)
try: Both(left=1, right=2, extra=3)
except AssertionError as e: print("AssertionError", e)
try: Both(left=1)
except TypeError as e: print(e)
class Meta(type):
    def __new__(m, n, b, d): return super().__new__(m, n, b, {k if k.startswith("_") else k.upper(): v for k, v in d.items()})
class Shouting(metaclass=Meta):
    def speak(self): return "loud"
    volume = 11
print(Shouting().SPEAK(), Shouting.VOLUME, hasattr(Shouting, "speak"))
class Chain:
    def __init__(self, path=""): self._p = path
    def __getattr__(self, n): return Chain(f"{self._p}.{n}" if self._p else n)
    def __getitem__(self, k): return Chain(f"{self._p}[{k!r}]")
    def __call__(self, *a): return Chain(f"{self._p}({', '.join(map(repr, a))})")
    def __repr__(self): return self._p
print(Chain().api.users[5].posts("x", 1).title)
class Units:
    def __init__(self, v, u): self.v, self.u = v, u
    table = {"km": 1000, "m": 1, "cm": 0.01}
    def __getattr__(self, n):
        if n.startswith("to_") and n[3:] in self.table: return Units(self.v * self.table[self.u] / self.table[n[3:]], n[3:])
        raise AttributeError(f"{type(self).__name__!r} has no unit {n!r}")
    def __repr__(self): return f"{self.v:g}{self.u}"
print(Units(1.5, "km").to_m, Units(5, "m").to_cm.to_km)
try: Units(1, "m").to_mile
except AttributeError as e: print(e)
class Frozen:
    def __init__(self, **k): self.__dict__.update(k)
    def __setattr__(self, n, v): raise AttributeError(f"cannot set {n}")
    def __delattr__(self, n): raise AttributeError(f"cannot delete {n}")
f = Frozen(a=1)
for act in ("f.a = 2", "del f.a", "f.b = 1", "f.__dict__['a'] = 5"):
    try: exec(act); print(act, f.a)
    except AttributeError as e: print(act, "->", e)
