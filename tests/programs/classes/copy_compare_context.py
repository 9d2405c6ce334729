"""A temperature log class that implements copy, compare, hash, bool, len, iteration, context and pickling hooks."""
import copy, pickle, functools
@functools.total_ordering
class Log:
    def __init__(self, readings=(), unit="C"): self._r, self.unit, self.closed = list(readings), unit, False
    def __len__(self): return len(self._r)
    def __bool__(self): return bool(self._r) and not self.closed
    def __iter__(self): yield from self._r
    def __reversed__(self): return reversed(self._r)
    def __contains__(self, v): return any(abs(v - r) < 0.5 for r in self._r)
    def __getitem__(self, i): return Log(self._r[i], self.unit) if isinstance(i, slice) else self._r[i]
    def __setitem__(self, i, v): self._r[i] = v
    def __delitem__(self, i): del self._r[i]
    def __eq__(self, o): return (self.unit, self._r) == (o.unit, o._r) if isinstance(o, Log) else NotImplemented
    def __lt__(self, o): return self.mean() < o.mean() if isinstance(o, Log) else NotImplemented
    def __hash__(self): return hash((self.unit, tuple(self._r)))
    def __add__(self, o): return Log(self._r + list(o), self.unit)
    def __iadd__(self, o): self._r.extend(o); return self
    def __copy__(self): print("copy"); return Log(self._r, self.unit)
    def __deepcopy__(self, memo): print("deepcopy"); return Log(copy.deepcopy(self._r, memo), self.unit)
    def __replace__(self, **k): return Log(k.get("readings", self._r), k.get("unit", self.unit))
    def __enter__(self): return self
    def __exit__(self, *e): self.closed = True; return e[0] is KeyError
    def __call__(self, f): return Log(map(f, self._r), self.unit)
    def __repr__(self): return f"Log({self._r}, {self.unit!r})"
    def __str__(self): return ", ".join(f"{r:.1f}°{self.unit}" for r in self._r)
    def __format__(self, s): return format(str(self), s) if s.endswith("s") or not s else ",".join(format(r, s) for r in self._r)
    def __getstate__(self): return {"r": self._r, "u": self.unit}
    def __setstate__(self, s): self._r, self.unit, self.closed = s["r"], s["u"], False
    def __index__(self): return len(self._r)
    def __round__(self, n=0): return self(lambda r: round(r, n))
    def __neg__(self): return self(lambda r: -r)
    def __abs__(self): return self(abs)
    def __divmod__(self, k): return self(lambda r: r // k), self(lambda r: r % k)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __sizeof__(self): return 1000
    def __dir__(self): return ["custom"]
    def __length_hint__(self): return 99
    def mean(self): return sum(self._r) / len(self._r) if self._r else 0
a, b = Log([20.25, 21.5, 19]), Log([-3, 4])
print(a, repr(b), len(a), bool(a), bool(Log()), list(reversed(a)), 20 in a, 25 in a, a[0], a[1:], a == Log([20.25, 21.5, 19]), a != b, a > b, a >= a, max(a, b), sorted([a, b]), hash(a) == hash(Log([20.25, 21.5, 19])), {a: 1}[Log([20.25, 21.5, 19])], a + b, a + [1], f"{a:>30s}|{b:.0f}|{a}", [10, 11, 12, 13][a], hex(a), "x" * b, round(a), -b, abs(b), divmod(a, 2), a @ b, dir(a), sum(b), [*b], a(int), sep="\n")
a += (5, 6); a[0] = 0; del a[1]; print(a); c, d = copy.copy(a), copy.deepcopy(a); print(c == a, d == a, c is a, copy.replace(a, unit="F"), pickle.loads(pickle.dumps(a)) == a)
with a: raise KeyError("suppressed")
print(a.closed, bool(a))
for bad in (lambda: a < 5, lambda: a + 5, lambda: a[99], lambda: a["x"], lambda: a @ 5, lambda: a * 2, lambda: a - a, lambda: 5 + a, lambda: a >> 1, lambda: int(a) if 0 else float("x"), lambda: a.nope):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
