"""int(): parsing, bases, underscores, conversion protocols, the digit limit."""
print([int(s) for s in ("0", "-0", "+5", " 12 ", "1_000", "\t7\n", "٣٤", "００１", "-1_0")], [int(s, b) for s, b in (("ff", 16), ("0xFF", 16), ("0b11", 2), ("0o17", 8), ("z", 36), ("-0x1f", 0), ("0b1", 0), ("0", 0), ("00", 0), ("1_0", 2), ("Zz", 36), ("0XaB", 0), ("0_7" if 0 else "7", 8), ("0x_f", 16))])
for s, b in (("", 10), ("abc", 10), ("1 2", 10), ("1__0", 10), ("_1", 10), ("1_", 10), ("0x", 16), ("12", 2), ("010", 0), ("1.5", 10), ("--1", 10), ("1e5", 10), ("5", 1), ("5", 37), ("5", -1), ("½", 10), ("0b2", 0), ("x" * 50, 10), ("\0", 10), ("1\0", 10), ("é", 36), ("0b1", 16), ("0b1", 10), ("0o9", 0), ("+", 10), (b"12", 10), (bytearray(b"ff"), 16), (b"\xff", 10), ("1", 10**30)):
    try: print(s, b, int(s, b))
    except Exception as e: print(repr(s), b, "->", type(e).__name__, e)
print(int(3.9), int(-3.9), int(True), int(b"42"), int("12", base=5), int(), int(1e15 + 0.5))
for v in (None, [], {}, 1j, object, b"", "0x10", float("nan"), float("inf"), float("-inf")):
    try: print(int(v))
    except Exception as e: print(type(e).__name__, e)
class T:
    def __trunc__(self): return 5
class I:
    def __int__(self): return 6
class X:
    def __index__(self): return 7
class F:
    def __int__(self): return 1.5
for o in (T(), I(), X(), F()):
    try: print(int(o))
    except TypeError as e: print(e)
print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (-1).to_bytes(2, "big", signed=True), (0).to_bytes(), (5).to_bytes(3), (2**64).to_bytes(9, "little"), int.from_bytes(b"\xff\x00", "big"), int.from_bytes(b"\xff\x00", "little"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b""), int.from_bytes([1, 2], "big"), int.from_bytes(b"\x80" + bytes(8), "big", signed=True), (-(2**63)).to_bytes(8, "little", signed=True))
for bad in ("(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(128).to_bytes(1, signed=True)", "(1).to_bytes(-1, 'big')", "(1).to_bytes(1, 'middle')", "int.from_bytes('a', 'big')", "int.from_bytes(b'a', 'x')", "int.from_bytes([256])", "(1).to_bytes(1.5)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
for act in (lambda: int("1" * 4301), lambda: str(10**4300), lambda: len(str(10**4299)), lambda: f"{10**5000}", lambda: "%d" % 10**5000, lambda: int("f" * 5000, 16).bit_length(), lambda: len(hex(10**5000)), lambda: repr([10**5000]), lambda: eval("1" * 5000), lambda: sys.set_int_max_str_digits(100), lambda: format(10**4500, "x")[:4]):
    try: print(act())
    except (ValueError, SyntaxError) as e: print(type(e).__name__, e)
sys.set_int_max_str_digits(0)
print(len(str(3**20000)), int("9" * 5000) + 1 == 10**5000)
sys.set_int_max_str_digits(4300)
print(hex(255), hex(-255), oct(8), oct(-8), bin(5), bin(-5), bin(0), hex(2**70), bin(2**10), oct(2**65), hex(True))
print((5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate(), (7).as_integer_ratio(), (5).is_integer(), True.numerator, (-3).__abs__(), (10).__floor__(), (10).__ceil__(), (10).__round__(-1), (15).__round__(-1), (25).__round__(-1), (1234).__round__(-2), (-15).__round__(-1), (5).__trunc__(), (5).__bool__(), (5).__divmod__(3), (5).__rsub__(7), (5).__pow__(2, 7), (5).__add__(1.5), (5).__lt__(6), (5).__eq__("5"), (5).__index__(), (5).__getnewargs__())
print(round(12345, -2), round(12355, -1), round(-5, -1), round(15, -1), round(5, 3), round(10**30 + 5, -1), round(0, -100), round(149, -2), round(150, -2), round(250, -2))
print(bool(0), bool(-1), bool(2**70), True + True, True * 3, -True, ~True, True & 1, True | 2, True ^ True, isinstance(True, int), True == 1, {True: "a", 1: "b"}, str(True), int("1") is int("1"), bool("0"), bool(0.0), bool(""), bool([0]), bool(None), True < 2, repr(False), bool.__mro__[1].__name__, [False, True][True], "ab"[False], sum([True, True]), True.bit_length(), True.to_bytes())
