"""Polynomials: arithmetic, division, gcd, derivative, evaluation, roots, pretty printing, symbolic differentiation."""
from fractions import Fraction as F
from itertools import zip_longest
class Poly:
    def __init__(self, *c): self.c = list(c); [self.c.pop() for _ in range(len(c)) if self.c and self.c[-1] == 0]
    @property
    def degree(self): return len(self.c) - 1
    def __add__(self, o): o = self.lift(o); return Poly(*(a + b for a, b in zip_longest(self.c, o.c, fillvalue=0)))
    __radd__ = __add__
    def __neg__(self): return Poly(*(-a for a in self.c))
    def __sub__(self, o): return self + -self.lift(o)
    def __rsub__(self, o): return self.lift(o) - self
    def __mul__(self, o):
        o = self.lift(o); out = [0] * (len(self.c) + len(o.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): out[i + j] += a * b
        return Poly(*out)
    __rmul__ = __mul__
    def __pow__(self, n): r = Poly(1); [r := r * self for _ in range(n)]; return r
    def __divmod__(self, o):
        o = self.lift(o)
        if not o.c: raise ZeroDivisionError("polynomial division by zero")
        q, r = Poly(), Poly(*self.c)
        while r.c and r.degree >= o.degree: t = Poly(*[0] * (r.degree - o.degree), F(r.c[-1]) / o.c[-1]); q, r = q + t, r - t * o
        return q, r
    def __floordiv__(self, o): return divmod(self, o)[0]
    def __mod__(self, o): return divmod(self, o)[1]
    def __call__(self, x):
        r = 0
        for a in reversed(self.c): r = r * x + a
        return r
    def __eq__(self, o): return isinstance(o, (Poly, int, F)) and self.c == self.lift(o).c
    def __hash__(self): return hash(tuple(self.c))
    def __bool__(self): return bool(self.c)
    def __getitem__(self, i): return self.c[i] if i < len(self.c) else 0
    @staticmethod
    def lift(o): return o if isinstance(o, Poly) else Poly(o)
    def diff(self): return Poly(*(i * a for i, a in enumerate(self.c) if i))
    def integrate(self): return Poly(0, *(F(a, i + 1) for i, a in enumerate(self.c)))
    def roots(self):
        if not self.c or self.c[0] == 0: return [0] + (Poly(*self.c[1:]).roots() if len(self.c) > 1 else [])
        a, b = int(abs(self.c[0])), int(abs(self.c[-1])); out, p = [], self
        for r in sorted({s * F(n, d) for n in range(1, a + 1) if a % n == 0 for d in range(1, b + 1) if b % d == 0 for s in (1, -1)}):
            while p.degree > 0 and p(r) == 0: out.append(r); p = p // Poly(-r, 1)
        return out
    def __str__(self):
        if not self.c: return "0"
        parts = []
        for i in range(self.degree, -1, -1):
            a = self.c[i]
            if a == 0: continue
            sign = "-" if a < 0 else "+"; a = abs(a); body = (str(a) if a != 1 or i == 0 else "") + ("" if i == 0 else "x" if i == 1 else f"x^{i}")
            parts.append(f" {sign} {body}")
        s = "".join(parts).strip(); return s[2:] if s[0] == "+" else "-" + s[2:]
    def __repr__(self): return f"Poly({', '.join(map(str, self.c))})"
def gcd(a, b):
    while b: a, b = b, a % b
    return a // a.c[-1]
x = Poly(0, 1); p, q = x**3 - 6 * x**2 + 11 * x - 6, (x - 1) * (x + 2)
print(p, q, p + q, p - q, p * q, p // q, p % q, p(4), p.diff(), p.integrate(), p.roots(), q.roots(), gcd(p, q), (2 * x + 1) ** 3, Poly(), Poly(0, 0), Poly(5), -x, x == Poly(0, 1), Poly(3) == 3, repr(p), 1 - x, p[1], p[99], bool(Poly()), (x**2 + 1).roots(), ((2 * x - 1) * (3 * x + 2)).roots(), (x**4).roots()[:2], hash(x) == hash(Poly(0, 1)), sep="\n")
for bad in (lambda: divmod(p, Poly()), lambda: p + "x" if 0 else Poly("a") * "b", lambda: p < q):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def d(e):
    match e:
        case int() | float(): return 0
        case str(): return 1
        case ("+", a, b): return s(("+", d(a), d(b)))
        case ("*", a, b): return s(("+", s(("*", d(a), b)), s(("*", a, d(b)))))
        case ("^", a, int(n)): return s(("*", s(("*", n, s(("^", a, n - 1)))), d(a)))
        case ("sin", a): return s(("*", ("cos", a), d(a)))
        case ("exp", a): return s(("*", e, d(a)))
def s(e):
    match e:
        case ("+", 0, a) | ("+", a, 0) | ("*", 1, a) | ("*", a, 1) | ("^", a, 1): return a
        case ("*", 0, _) | ("*", _, 0): return 0
        case ("^", _, 0): return 1
        case ("+", int(a), int(b)): return a + b
        case ("*", int(a), int(b)): return a * b
    return e
def show(e): return str(e) if not isinstance(e, tuple) else f"{e[0]}({show(e[1])})" if len(e) == 2 else f"({show(e[1])} {e[0]} {show(e[2])})"
for e in (("^", "x", 3), ("*", ("^", "x", 2), ("sin", "x")), ("+", ("*", 3, "x"), 7), ("exp", ("*", 2, "x")), ("sin", ("^", "x", 2))): print(show(e), "->", show(d(e)))
