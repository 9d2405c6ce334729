"""A vector class with most operators."""
import math
class Vec:
    __slots__ = ("v",)
    def __init__(self, *v): self.v = tuple(v)
    def __repr__(self): return f"Vec{self.v}" if len(self.v) != 1 else f"Vec({self.v[0]})"
    def _zip(self, o, f):
        if isinstance(o, Vec):
            if len(o.v) != len(self.v): raise ValueError("dimension mismatch")
            return Vec(*map(f, self.v, o.v))
        if isinstance(o, (int, float)): return Vec(*(f(a, o) for a in self.v))
        return NotImplemented
    def __add__(self, o): return self._zip(o, lambda a, b: a + b)
    __radd__ = __add__
    def __sub__(self, o): return self._zip(o, lambda a, b: a - b)
    def __rsub__(self, o): return -self + o
    def __mul__(self, o): return self._zip(o, lambda a, b: a * b)
    __rmul__ = __mul__
    def __truediv__(self, o): return self._zip(o, lambda a, b: a / b)
    def __floordiv__(self, o): return self._zip(o, lambda a, b: a // b)
    def __mod__(self, o): return self._zip(o, lambda a, b: a % b)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self.v, o.v, strict=True))
    def __neg__(self): return Vec(*(-a for a in self.v))
    def __pos__(self): return self
    def __abs__(self): return math.sqrt(self @ self)
    def __invert__(self): return Vec(*reversed(self.v))
    def __eq__(self, o): return self.v == o.v if isinstance(o, Vec) else NotImplemented
    def __hash__(self): return hash(self.v)
    def __lt__(self, o): return abs(self) < abs(o) if isinstance(o, Vec) else NotImplemented
    def __bool__(self): return any(self.v)
    def __len__(self): return len(self.v)
    def __getitem__(self, i): return Vec(*self.v[i]) if isinstance(i, slice) else self.v[i]
    def __iter__(self): return iter(self.v)
    def __contains__(self, x): return x in self.v
    def __round__(self, n=0): return Vec(*(round(a, n) for a in self.v))
    def __divmod__(self, o): return self // o, self % o
    def __pow__(self, n, mod=None): return Vec(*(pow(a, n, mod) for a in self.v))
    def __format__(self, spec): return "(" + ", ".join(format(a, spec) for a in self.v) + ")"
    def __call__(self, f): return Vec(*map(f, self.v))
    def __lshift__(self, n): return Vec(*(self.v[n:] + self.v[:n]))
a, b = Vec(1, 2, 3), Vec(4, 5, 6)
print(a + b, a - b, a * b, b / a, b // a, b % a, a @ b, -a, +a, ~a)
print(a + 1, 1 + a, 10 - a, 2 * a, a * 2.5, abs(Vec(3, 4)), a == Vec(1, 2, 3), a != b, a < b, a > b, max(a, b))
print(bool(Vec(0, 0)), len(a), a[0], a[1:], list(a), 2 in a, round(Vec(1.25, 2.56), 1), divmod(b, 2), a ** 2, pow(a, 3, 5))
print(f"{a:.2f} {a}", a(lambda x: x * 10), a << 1, {a: 1}[Vec(1, 2, 3)], sum([a, b], Vec(0, 0, 0)), sum([a, b]))
a += b
print(a)
a @= b
print(a)
for act in ("Vec(1) + 'x'", "'x' + Vec(1)", "Vec(1) + Vec(1, 2)", "Vec(1) < 5", "Vec(1) @ Vec(1, 2)", "Vec(1) >= Vec(2)", "Vec(1) & 1", "Vec(1) >> 1", "1 << Vec(1)", "sorted([Vec(2), 1])"):
    try:
        print(eval(act))
    except Exception as e:
        print(act, "->", type(e).__name__, e)
print(Vec(1) == 1, Vec(1) != "x", sorted([Vec(3, 4), Vec(1, 0), Vec(0, 2)]), Vec(*range(5))[::2], [*Vec(7, 8)])
