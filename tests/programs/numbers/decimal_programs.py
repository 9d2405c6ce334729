"""Programs over Decimal: money, series for pi and e, long division, square roots."""
from decimal import *
def compound(p, rate, years): return [(p * (1 + rate) ** y).quantize(Decimal("0.01"), ROUND_HALF_UP) for y in range(1, years + 1)]
print(*compound(Decimal("1000"), Decimal("0.0375"), 5))
def pi(prec):
    getcontext().prec = prec + 5
    three = Decimal(3)
    lasts, t, s, n, na, d, da = 0, three, 3, 1, 0, 0, 24
    while s != lasts:
        lasts = s
        n, na, d, da = n + na, na + 8, d + da, da + 32
        t = (t * n) / d
        s += t
    getcontext().prec = prec
    return +s
def exp(x):
    getcontext().prec += 2
    i, lasts, s, fact, num = 0, 0, 1, 1, 1
    while s != lasts:
        lasts, i = s, i + 1
        fact *= i; num *= x
        s += num / fact
    getcontext().prec -= 2
    return +s
def cos(x):
    i, lasts, s, fact, num, sign = 0, 0, 1, 1, 1, 1
    while s != lasts:
        lasts, i = s, i + 2
        fact *= i * (i - 1); num *= x * x; sign *= -1
        s += num / fact * sign
    return +s
print(pi(40)); getcontext().prec = 28; print(exp(Decimal(1)), exp(Decimal(2)), exp(Decimal("-1.5")), cos(Decimal("0.5")), Decimal(1).exp() == exp(Decimal(1)))
def newton_sqrt(n, digits):
    getcontext().prec = digits + 4
    x = Decimal(n)
    while True:
        y = (x + n / x) / 2
        if abs(y - x) < Decimal(10) ** -(digits + 1): break
        x = y
    getcontext().prec = digits
    return +y
print(newton_sqrt(Decimal(2), 50), newton_sqrt(Decimal(3), 10)); getcontext().prec = 28
def invoice(lines, tax):
    sub = sum((q * Decimal(p) for _, q, p in lines), Decimal())
    t = (sub * Decimal(tax)).quantize(Decimal(".01"), ROUND_HALF_EVEN)
    for n, q, p in lines: print(f"{n:<10}{q:>3} x {Decimal(p):>8,.2f} = {q * Decimal(p):>10,.2f}")
    print(f"{'tax':<10}{t:>27,.2f}\n{'total':<10}{sub + t:>27,.2f}")
invoice([("widget", 12, "19.99"), ("gadget", 3, "1249.50"), ("bolt", 1000, "0.035")], "0.0825")
def split_bill(total, n):
    base = (total / n).quantize(Decimal("0.01"), ROUND_DOWN)
    rest = int((total - base * n) / Decimal("0.01"))
    return [base + Decimal("0.01") * (i < rest) for i in range(n)]
s = split_bill(Decimal("100.00"), 7); print(*s, sum(s))
print(0.1 + 0.1 + 0.1 - 0.3, Decimal("0.1") * 3 - Decimal("0.3"), Decimal(0.1).quantize(Decimal("1e-20")), (Decimal(1) / 998001).quantize(Decimal("1e-27")), Decimal(2) ** 100, Decimal(2) ** -3, Decimal("1.01") ** 365, Decimal(100).ln(), Decimal("0.001").log10(), Decimal(1000).log10())
with localcontext(ExtendedContext) as c: print(Decimal(1) / 0, Decimal(-1) / 0, Decimal(0) / 0, Decimal(-1).sqrt(), [f.__name__ for f, v in c.flags.items() if v])
with localcontext() as c: c.Emin, c.Emax, c.prec = -3, 3, 3; c.traps[Overflow] = c.traps[Underflow] = False; print(Decimal("9999") * 10, Decimal("0.00012345") * 1, [f.__name__ for f, v in c.flags.items() if v])
