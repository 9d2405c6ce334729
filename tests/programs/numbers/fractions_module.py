"""fractions.Fraction."""
from fractions import Fraction as F
import math, decimal
print(F(1, 3), F(6, -4), F("3/4"), F("-1.25"), F("1e-3"), F(0.5), F(0.1), F(decimal.Decimal("0.3")), F(5), F(), F(" 7 / 2 ") if 0 else F(" 7/2 "), F(F(1, 2), F(3, 4)), repr(F(3, 9)), F("1_000/3"), F(True), F(2**70, 2**68), F(1.5).numerator, F(3, 4).denominator, F(3, 4).as_integer_ratio(), F(3).is_integer(), F(1, 2).is_integer())
a, b = F(1, 2), F(-3, 4)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, a ** b if 0 else "", a ** 0.5, 2 ** a, F(4) ** a, -a, +b, abs(b), a + 1, 1 - a, 2 * a, 3 / a, a + 0.5, a == 0.5, a == F(2, 4), a < b, a > 0, hash(F(1, 2)) == hash(0.5), hash(F(3)) == hash(3), float(a), int(F(7, 2)), round(F(5, 2)), round(F(7, 3), 2), math.floor(b), math.ceil(b), math.trunc(b), bool(F(0)), complex(a), sum([F(1, i) for i in range(1, 10)]), max(a, b), F(1, 3) + F(1, 6), 1.5 + a, a * 1j, F(5, 3) // 1, 7 % F(2, 3), F(3, 1) == 3, F(1, 3) == 1 / 3, F(1, 2) in {0.5})
print(F(math.pi).limit_denominator(1000), F(math.pi).limit_denominator(10), F("3.1415926535897932").limit_denominator(100000), F(0.1).limit_denominator(), F(355, 113).limit_denominator(7), F.from_float(0.25), F.from_decimal(decimal.Decimal("1.1")), F(1, 3).limit_denominator(1) )
for bad in ("F(1, 0)", "F('x')", "F('1/0')", "F(1.5, 2)", "F('1', 2)", "F(float('nan'))", "F(float('inf'))", "F(None)", "F([])", "a + 'x'", "a / 0", "a // 0", "F(0) ** -1", "F(1, 2, 3)", "a < 'x'", "a < 1j", "F(1j)", "F('1/2/3')", "F('1 /2')", "a.limit_denominator(0)", "F.from_float('x')", "a.numerator.foo", "F('')", "F('1.5/2')", "pow(a, 2, 3)", "a @ b"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(f"{F(1, 3):.3f} {F(22, 7):.10f} {F(1, 3):>10} {F(1, 3)} {F(12345, 2):,.1f} {F(1, 3):.2e} {F(1, 8):.1%} {F(2, 3):+.2g} {F(5):} {F(-1, 2):010.2f} {F(3, 1):_} {F(3, 1):#} {F(7, 3):^9}|")
def egyptian(f):
    out = []
    while f: d = math.ceil(1 / f); out.append(d); f -= F(1, d)
    return out
def cf(f):
    while True:
        n = math.floor(f); yield n
        f -= n
        if not f: return
        f = 1 / f
def bern(m):
    A = [0] * (m + 1)
    for i in range(m + 1):
        A[i] = F(1, i + 1)
        for j in range(i, 0, -1): A[j - 1] = j * (A[j - 1] - A[j])
    return A[0]
print(egyptian(F(5, 13)), list(cf(F(649, 200))), list(cf(F(415, 93))), [str(bern(i)) for i in range(0, 15, 2)], sum(F(1, n * (n + 1)) for n in range(1, 50)))
stern = lambda n: [F(1)] if n == 0 else (prev := stern(n - 1)) + [1 / (2 * math.floor(prev[-1]) - prev[-1] + 1)]
print(*stern(10))
class M(F):
    def __str__(self): n, d = self.numerator, self.denominator; return f"{n // d} {n % d}/{d}"
print(M(7, 3), M(7, 3) + 1, type(M(1, 2) + 1).__name__)
import copy, pickle; print(copy.deepcopy(a), pickle.loads(pickle.dumps(b)), isinstance(a, __import__("numbers").Rational))
