"""A grid of float formatting and rounding checked against exact fractions."""
from fractions import Fraction as F
from decimal import Decimal as D
vals = [0.0, 0.5, 1.5, 2.5, 0.125, 0.375, 0.1, 0.2, 0.3, 1 / 3, 2 / 3, 1e-5, 123.456, 999.995, 0.05, 0.15, 0.25, 0.35, 1e15 + 0.3, 1e21, 1e22, 5e-324, 1.7976931348623157e308, 2**53 + 0.0, 4.35, 1.005, 2.675, 1e23, 9.5, 99.5, 0.045, 1234567.5]
for v in vals: print(repr(v), *(f"{v:.{p}f}" if abs(v) < 1e25 else "-" for p in (0, 1, 2, 3)), *(f"{v:.{p}e}" for p in (0, 2, 6)), *(f"{v:.{p}g}" for p in (1, 3, 6, 12, 17)), round(v, 1), round(v, 2))
def exact(v, p):
    q = F(v) * 10**p; n = q.numerator // q.denominator; r = q - n
    n += r > F(1, 2) or r == F(1, 2) and n % 2
    s = str(n).rjust(p + 1, "0"); return s[:-p] + "." + s[-p:] if p else s
print(all(f"{v:.{p}f}" == exact(v, p) for v in vals if v < 1e20 for p in range(12)), all(float(repr(v)) == v for v in vals), all(float(f"{v:.17g}") == v for v in vals), all(D(v) == D(repr(v)) or True for v in vals), [str(D(v))[:30] for v in (0.1, 2.675, 1e23)])
import random
rng = random.Random(17); bad = 0
for _ in range(2000):
    v = rng.uniform(-1, 1) * 10 ** rng.randint(-20, 20)
    if float(repr(v)) != v or len(repr(v).replace("-", "").replace(".", "").split("e")[0].strip("0")) > 17: bad += 1
    p = rng.randint(0, 8)
    if abs(v) < 1e12 and v >= 0 and f"{v:.{p}f}" != exact(v, p): bad += 1
    if float(v.hex()) != v if 0 else float.fromhex(v.hex()) != v: bad += 1
print(bad, sum(hash(rng.random()) % 1000 for _ in range(100)), [f"{x:8.3f}|{x:<8.2e}|{x:+.1%}|{x:08.2f}|{x:^10.4g}|{x:,.1f}" for x in (3.14159, -2.71828, 0.0, 12345.6789)], [f"{x:n}{x:G}{x:E}{x:F}" for x in (1e10, 1.5e-7)], f"{float('inf'):010.2f} {float('nan'):+} {-float('inf'):e} {float('inf'):%} {1e300 * 1e10:g}")
print([round(x * 0.1, 10) for x in range(15)], [x * 0.1 for x in range(11)], sum([0.1] * 10), sum(x / 10 for x in range(100)), [int(x) for x in (1e3, -1.9, 1.9999999999999999)], [x // 0.1 for x in (0.5, 0.6, 0.7, 1.0)], [x % 0.1 for x in (0.5, 0.6, 1.0)], [divmod(-x, 0.3) for x in (1.0, 0.9)], [(-x) ** 3 for x in (0.5, 1.5)], [x ** 0.5 for x in (2, 0.25, 1e100)], [2.0 ** x for x in (-1074, -1, 0.5, 1023)], [1 / x for x in (3, 7.0, 1e-300)])
