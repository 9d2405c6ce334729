"""decimal: construction, arithmetic, contexts, rounding, signals."""
from decimal import *
D = Decimal
print(D("1.10"), D(5), D("1e3"), D("-0"), D("NaN"), D("sNaN123"), D("Infinity"), D(0.1), D("1_000.5"), D((0, (1, 2, 3), -2)), D(" 3.0 "), D("٣"), repr(D("1.5")), str(D("1E+5")), D("0.000001"), D("0.0000001"), D("123456789012345678901234567890"), D("1E-10"), D("00.10"), D("-1.5e-7"), D())
a, b = D("7.25"), D("-2.5")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, a ** b, -a, +a, abs(b), divmod(a, b), a + 1, 2 * a, 1 / D(3), D(2) ** D("0.5"), a > b, a == D("7.250"), D("1.0") == 1, D("0.1") == 0.1, hash(D("1.0")) == hash(1), max(a, b), sum([D("0.1")] * 3), D("1.20") + D("1.3"), D("1.20") * D("1.3"), D(10) / D(4), D("6.00") / 2, D(1) / D(7), D("1e400") * D("1e400"), 7 // D(2), 2 ** D(3), int(D("3.99")), float(D("2.5")), round(D("2.5")), round(D("2.675"), 2), round(D("1234.5"), -2), bool(D(0)), D(5) in [5], D("3.14").as_tuple(), D("0.125").as_integer_ratio(), complex(D(1)))
for r in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP): print(r, [str(D(x).quantize(D("1"), rounding=r)) for x in ("1.5", "2.5", "-1.5", "1.4", "1.6", "-1.1", "5.01", "10.5")])
print(D("3.14159").quantize(D("0.01")), D("1.5").to_integral_value(), D("100").normalize(), D("1.500").normalize(), D("1E+3").quantize(D(1)), D("2").sqrt(), D("10").ln(), D("100").log10(), D(1).exp(), D("12.3").logb(), D(3).fma(2, 5), D("1.5").compare(D(2)), D(1).copy_sign(D(-2)), D("-5").copy_abs(), D("12345").scaleb(-2), D("123").shift(2), D("123").rotate(1) if 0 else "", D("1.23").adjusted(), D("1.0").is_signed(), D("NaN").is_nan(), D("0").is_zero(), D("Inf").is_infinite(), D("1.5").max(D(2)), D("10").remainder_near(D(3)), D("1.1").next_plus(), D(7).same_quantum(D(8)), D("123.456").to_eng_string(), D("1.2E+7").to_eng_string(), D("0.00").is_subnormal(), D(5).canonical(), D("1.5").number_class(), D("-Inf").number_class(), D("1.00").compare_total(D("1.0")), D("101").logical_and(D("111")), D(1).radix(), D("5").min_mag(D(-3)))
with localcontext() as c:
    c.prec = 5; print(D(1) / 3, D("123456") + 0, D("1.23456789") * 1, +D("9.999999"), D(2).sqrt())
    c.rounding = ROUND_UP; print(D(1) / 3, c.flags[Inexact], c.divide(1, 7), c.create_decimal("1.234567"))
    c.traps[Inexact] = True
    try: D(1) / 3
    except Inexact as e: print("Inexact", e)
print(getcontext().prec, D(1) / 3)
with localcontext(prec=3) as c: print(D(22) / 7)
for bad in ("D('abc')", "D(None)", "D([])", "D(1) / 0", "D(0) / 0", "D('Inf') - D('Inf')", "D('sNaN') + 1", "D(1) + 1.5", "D('NaN') < 1", "int(D('NaN'))", "int(D('Inf'))", "D(-1).sqrt()", "D(-1).ln()", "D(1) + 'x'", "D('1e1000000') * D('1e1000000')", "D(0) ** 0", "D(1) % 0", "D('1.5').quantize(D('1e-50'))", "D((0, (1,), 'x'))", "D('1') < 'a'", "round(D('NaN'))", "hash(D('sNaN'))", "D(5).foo", "D('1e9999999999999999999')", "D(1, 2, 3)", "D(1) // 0", "getcontext().prec.foo", "Context(prec=0)", "Context(rounding='x')", "float(D('sNaN'))", "D(2) ** D('0.5') ** 'x'", "localcontext(5)", "setcontext(5)", "math.floor(D('Inf')) if 0 else D('Inf') // 1 if 0 else D('Inf') % 1"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(format(D("1234567.891"), ",.2f"), f"{D('1.5'):.3f} {D('1.5'):>10} {D('1e10'):f} {D('12345'):e} {D('0.5'):.0%} {D('3.14159'):.3} {D('-5'):+} {D(1):010.2f} {D('NaN'):f} {D('1234.5'):n} {D('1e-7')} {D('1e-7'):f} {D('123'):g} {D('1.0'):g}", "%.2f" % D("1.005"), "%s" % D("1.10"), "{:^9}".format(D(1)))
print(getcontext().copy() == getcontext(), repr(Context(prec=5, rounding=ROUND_DOWN)), BasicContext.prec, ExtendedContext.rounding, MAX_PREC > 10**17, D.from_float(0.5), D("1.1").quantize(D(".1")), sorted([D(3), D("1.5"), 2]), D("0.1") + D("0.2") == D("0.3"), sum(map(D, "1 2 3".split())), D(3) == 3.0, D("0.5") == 0.5, D("1.5") < 2.5, min(D(1), 0.5), math_ok if (math_ok := __import__("math").floor(D("2.7"))) else 0, __import__("math").ceil(D("2.1")), __import__("copy").copy(D(1)), __import__("pickle").loads(__import__("pickle").dumps(D("1.50"))), isinstance(D(1), __import__("numbers").Number))
