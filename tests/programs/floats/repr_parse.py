"""float(): parsing and shortest repr."""
for s in ("1", "1.", ".5", "1e5", "1E-5", "  2.5\n", "1_000.5", "inf", "-Infinity", "nan", "+NaN", "1e400", "1e-400", "-0", "0.1", "1e22", "1e23", "123456789012345678901234567890", "4.9e-324", "2.4703282292062327e-324", "2.4703282292062328e-324", "1.7976931348623157e308", "1.7976931348623159e308", "9007199254740993", "0.30000000000000004", "5e-324", "٣.٥", "1e0000000000000005", "179769313486231580793e289", "2.2250738585072011e-308", "0x10" if 0 else "16"): print(s.strip(), repr(float(s)), end="; ")
print()
for s in ("", " ", "abc", "1.5.5", "1e", "e5", "1__0", "_1", "1_", "1e5.5", "0x1p3", "--1", "1 2", "infinit", "nanx", "1\0", "½", "1e+", b"\xff", b"1.5", bytearray(b"2"), None, [], "1,5", 1j):
    try: print(repr(s), float(s))
    except Exception as e: print(repr(s), "->", type(e).__name__, e)
for v in (0.0, -0.0, 1.0, 100.0, 1e15, 1e16, 123456789012345680.0, 1e17, 0.0001, 0.00001, 1.5e-7, 1 / 3, 2 / 3, 0.1 + 0.2, 1e100, 1.1e-300, 5e-324, 2.0**53, 2.0**-1074, 3.0e8, 12345.678, 9.999999999999999e22, 1e21, 1e22, 4.35, 0.7, 100.1, 1e-4, 9.5367431640625e-07): print(repr(v), end=" ")
print()
print([v.hex() for v in (0.0, -0.0, 1.0, -1.5, 0.1, 1e-320, 5e-324, 1.7976931348623157e308, float("inf"), float("nan"), 255.0, 3.14159)])
for s in ("0x1p0", "0x1.8p1", "-0x.8p0", "1.8", "0xAp-1", "inf", "nan", "0x1.fffffffffffffp1023", "0x0.0000000000001p-1022", "  0x1p3  ", "0x1.00000000000008p0", "0x1.000000000000081p0"): print(s.strip(), float.fromhex(s), end="; ")
print()
for s in ("", "0x", "0xg", "0x1p", "0x1p1024", "1p5x", "0x1..0"):
    try: print(float.fromhex(s))
    except (ValueError, OverflowError) as e: print(repr(s), type(e).__name__, e)
print([v.as_integer_ratio() for v in (0.5, -0.1, 1e20, 0.0, 2.5, 5e-324 * 2**60)], (1.5).is_integer(), (2.0).is_integer(), float("inf").is_integer(), (1e300).is_integer())
for v in (float("inf"), float("nan")):
    try: v.as_integer_ratio()
    except (OverflowError, ValueError) as e: print(type(e).__name__, e)
import sys
f = sys.float_info
print(f.max, f.min, f.epsilon, f.dig, f.mant_dig, f.max_exp, f.min_exp, f.radix, f.rounds, sys.float_repr_style, float.__getformat__("double"))
print((1.5).real, (1.5).imag, (1.5).conjugate(), (1.5).__trunc__(), (1.5).__floor__(), (-1.5).__ceil__(), (2.5).__round__(), (1.5).__int__(), (1.5).__bool__(), (3.7).__divmod__(1), (1.5).__hash__() == hash(1.5), (1.0).__eq__(1), (1.5).__lt__("x"), len(float.__doc__) > 9, (1.5).__getnewargs__(), float(5), float(True), float(10**20), float("1e5").__class__)
class F:
    def __float__(self): return 2.5
class FI:
    def __index__(self): return 3
class Bad:
    def __float__(self): return "x"
print(float(F()), float(FI()))
try: float(Bad())
except TypeError as e: print(e)
