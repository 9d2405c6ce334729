"""Records what CPython 3.13 answers to random and awkward number questions: run with it to rewrite the goldens here.

Each golden file is a list of rows [question, argument..., answer]. An argument or answer is a string: "i" and an int, "h" and a long one
in hexadecimal, "f" and a float's repr, "c" and two reprs, "s" and text, "n" for None, "[" and a JSON list of such, or "!" and an error.
"""

import fractions
import json
import math
import os
import random
import struct

HERE = os.path.dirname(os.path.abspath(__file__))
rng = random.Random(20240613)


def encode(value):
    if value is None:
        return "n"
    if isinstance(value, int):
        return f"h{int(value):x}" if abs(value) > 10**4000 else f"i{int(value)}"
    if isinstance(value, float):
        return f"f{value!r}"
    if isinstance(value, complex):
        return f"c{value.real!r} {value.imag!r}"
    if isinstance(value, bytes):
        return f"b{value.hex()}"
    if isinstance(value, (tuple, list)):
        return "[" + json.dumps([encode(v) for v in value])
    return "s" + value


def ask(rows, name, question, *args):
    try:
        answer = encode(question(*args))
    except Exception as error:
        answer = f"!{type(error).__name__}: {error}"
    rows.append([name, *map(encode, args), answer])


EDGES = [0, 1, -1, 2, -2, 3, 5, -7, 10, 2**31 - 1, 2**31, -(2**31), 2**32, 2**32 - 1, 2**52, 2**53 - 1, 2**53, -(2**53) + 1,
         -(2**53), 2**53 + 1, 2**61 - 1, 2**61, 2**63, -(2**63), 2**64, 2**64 - 1, 10**15, 10**16, 10**22, 10**30, -(10**30)]


def some_int():
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(EDGES)
    if kind == 1:
        return rng.randint(-100, 100)
    bits = [0, 0, 32, 53, 64, 400][kind]
    return rng.choice((1, -1)) * rng.getrandbits(rng.randint(1, bits))


FLOATS = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 0.1, 1e-4, 1e-5, 9.999999e-5, 1e15, 1e16, 1e17, 1e21, 1e22, 1e23, 5e-324, 2.2250738585072014e-308,
          2.225073858507201e-308, 1.7976931348623157e308, 2.0**53, 2.0**53 + 2, 123456789.125, 0.125, 0.375, 1e100, float("inf"), -float("inf"),
          float("nan"), 999999.5, 99999.95, 0.00001234, 1e-7, 4.35, 2.675, 1.005, 9.995, 0.045, 1234.5, 12345678901234567.0, 3.0e-310]


def some_float():
    kind = rng.randrange(6)
    if kind == 0:
        return rng.choice(FLOATS)
    if kind == 1:
        return rng.uniform(-10, 10)
    if kind == 2:
        return round(rng.uniform(-1000, 1000), rng.randrange(6))
    if kind == 3:
        return rng.randint(-(2**20), 2**20) / 2 ** rng.randrange(12)
    if kind == 4:
        return float(rng.randint(-(10**18), 10**18))
    return struct.unpack("<d", rng.randbytes(8))[0]


def ints():
    rows = []
    pairs = [(a, b) for a in EDGES[:20] for b in EDGES[:12]] + [(some_int(), some_int()) for _ in range(300)]
    binary = {
        "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b, "floorDiv": lambda a, b: a // b,
        "mod": lambda a, b: a % b, "divMod": divmod, "and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b,
        "trueDiv": lambda a, b: a / b, "gcd": math.gcd, "compare": lambda a, b: (a > b) - (a < b),
    }
    for a, b in pairs:
        for name in rng.sample(sorted(binary), 4):
            ask(rows, name, binary[name], a, b)
    for _ in range(200):
        a = some_int()
        ask(rows, "pow", lambda a, b: a**b, a, rng.randrange(40))
        ask(rows, "shiftLeft", lambda a, b: a << b, a, rng.choice([0, 1, 5, 31, 32, 52, 53, 64, 200, -1]))
        ask(rows, "shiftRight", lambda a, b: a >> b, a, rng.choice([0, 1, 5, 31, 32, 52, 53, 64, 200, 2**70, -1]))
        ask(rows, "powMod", pow, a, rng.choice([some_int(), rng.randrange(20)]), rng.choice([some_int(), rng.randint(-20, 20)]))
        ask(rows, "bitLength", int.bit_length, a)
        ask(rows, "bitCount", int.bit_count, a)
        ask(rows, "neg", lambda a: -a, a)
        ask(rows, "invert", lambda a: ~a, a)
        ask(rows, "isqrt", lambda a: math.isqrt(a), a)
        ask(rows, "hashInt", hash, a)
        ask(rows, "toFloat", float, a * 10 ** rng.choice([0, 0, 0, 5, 300]))
        ask(rows, "roundInt", round, a, rng.randint(-20, 2))
        ask(rows, "compareWithFloat", lambda a, x: (a > x) - (a < x), a, rng.choice([float(a % 2**70), abs(some_float()) % 1e30]))
        length, little, signed = rng.randrange(12), rng.random() < 0.5, rng.random() < 0.5
        ask(rows, "toBytes", lambda a, n, o, s: int.to_bytes(a, n, "little" if o else "big", signed=bool(s)), a, length, little, signed)
        data = rng.randbytes(rng.randrange(12))
        ask(rows, "fromBytes", lambda d, o, s: int.from_bytes(d, "little" if o else "big", signed=bool(s)), data, little, signed)
    for size in (300, 1000, 3000):
        a, b, c = (rng.getrandbits(size) for _ in range(3))
        ask(rows, "gcd", math.gcd, a * c, b * c)
        ask(rows, "isqrt", math.isqrt, a * a + rng.choice([-1, 0, 1]))
        ask(rows, "powMod", pow, a, b, c)
        ask(rows, "trueDiv", lambda a, b: a / b, a * b, c)
    # True division near ties, overflow and underflow.
    for _ in range(300):
        b = rng.getrandbits(rng.randint(1, 80)) + 1
        a = (2 * rng.getrandbits(53) + 1) * b + rng.choice([-1, 0, 1])
        e = rng.choice([0, 10, 960, 971, 972, 1060, 1074, 1075, 1100])
        x, y = (a << e, b) if rng.random() < 0.5 else (a, b << e)
        ask(rows, "trueDiv", lambda a, b: a / b, x, y)
    return rows


def texts():
    rows = []
    samples = ["0", "-0", "+7", " 12 ", "\t12\n", "1_000", "1__0", "_1", "1_", "0x1f", "0X1F", "0b11", "0o17", "0b2", "0x", "0x_f", "0_0", "00", "01", "-0x10",
               "z", "Zz", "", " ", "+", "-", "- 1", "1 2", "\u0661\u0662", "\uff11", "\u00a012\u3000", "\x1f5", "1.0", "1e5", "0b_1", "0b__1", "0x-1", "\u0661x", "é", "12\x00", "9007199254740993",
               "-9007199254740991", "9" * 30, "f" * 20, "1" * 4300, "1" * 4301, "0" * 4301, "-" + "1" * 4300, "1" * 4301 + "x", "1_" * 4300 + "1"]
    bases = [0, 2, 3, 8, 10, 16, 36]
    for text in samples:
        for base in bases:
            ask(rows, "readInt", lambda t, b: int(t, b) if ok(t, b) else None, text, base)
    for _ in range(200):
        base = rng.randint(2, 36)
        a = abs(some_int())
        ask(rows, "readInt", lambda t, b: int(t, b), "".join(to_base(a, base)), base)
        ask(rows, "toDecimal", str, rng.choice((1, -1)) * a)
    ask(rows, "toDecimal", str, 10**4300)
    ask(rows, "toDecimal", str, 10**4300 - 1)
    ask(rows, "toDecimal", str, -(10**4300) + 1)
    ask(rows, "toDecimal", str, -(10**4300))
    floats = ["1", "1.", ".5", ".", "1e5", "1E+5", "1e", "e5", "1_0.0_1e1_0", "1_.0", "1._0", "_1", "1__0", " 1.5\n", "inf", "-Infinity", "+nan", "infin", "1e400", "-1e400", "1e-400",
              "0x1", "1,5", "\u0661.\u0665", "1.5 x", "", "2.2250738585072011e-308", "9007199254740993", "9007199254740992.99999", "1" * 400, "0." + "0" * 400 + "1", "179769313486231580793728971405301e277", "1 e5", "--1", "+-1", "1e5.", "1e_5"]
    for text in floats:
        ask(rows, "readFloat", lambda t: tried(float, t), text)
        ask(rows, "readComplex", lambda t: tried(complex, t), text)
    for text in ["1j", "j", "-j", "+j", "1+j", "1-2.5j", "(1+2j)", "( 1+2j )", "1 + 2j", "(1+2j", "1+2j)", "1e5+1e-5j", "inf+nanj", "-infj", "nan-infj", "1_0+1_1j", "1+", "1+2", "j1", "1jj", "1J", "((1))", "()", "1e5j", "1ej", ".5+.5j", "1+-2j", "+1+2j", "1__0j"]:
        ask(rows, "readComplex", lambda t: tried(complex, t), text)
    for text in ["0x1p0", "0x1.8p1", "1.8", "0x.8", "0x", "", "-0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.0000000000000001p-1075", "0x1p1023", "0x1p1024", "0x1.fffffffffffff7p1023", "0x1.fffffffffffff8p1023", "0x1.00000000000008p0", "0x1.00000000000018p0",
                 "inf", "-nan", "infinity", " 0x1 ", "0x1p", "0x1p+", "1p5", "0xg", "0x1.p1", "0x.p1", "0x1p99999999999999999999", "0x0p99999999999999999999", "0x1p-99999999999999999999", "+0x1", "0x1_0", "\u00a01"]:
        ask(rows, "fromHex", float.fromhex, text)
    return rows


def ok(text, base):
    try:
        int(text, base)
    except ValueError as error:
        return "Exceeds" in str(error)
    return True


def tried(kind, text):
    try:
        return kind(text)
    except ValueError:
        return None


def to_base(a, base):
    digits = ""
    while True:
        a, digit = divmod(a, base)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
        if not a:
            return digits


def floats():
    rows = []
    values = FLOATS + [-x for x in FLOATS] + [some_float() for _ in range(250)]
    for x in values:
        ask(rows, "repr", repr, x)
        ask(rows, "toHex", float.hex, x)
        ask(rows, "toRatio", float.as_integer_ratio, x)
        ask(rows, "roundFloat", lambda x, n: float(round(x, n)), x, rng.choice([0, 1, 2, 3, 5, 10, 15, 17, 22, 25, 100, 300, 320, 330, -1, -2, -5, -20, -300, -308, -309]))
        ask(rows, "roundToInt", round, x)
        ask(rows, "fromFloat", int, x)
        if x == x:
            ask(rows, "hashFloat", hash, x)
        y = rng.choice([some_float(), rng.uniform(-3, 3), float(rng.randint(-5, 5))])
        ask(rows, "floatMod", lambda x, y: x % y, x, y)
        ask(rows, "floatFloorDiv", lambda x, y: x // y, x, y)
        ask(rows, "floatDivMod", divmod, x, y)
        ask(rows, "floatDiv", lambda x, y: x / y, x, y)
        ask(rows, "floatPow", real_pow, x, y)
        ask(rows, "timesPowerOf2", ldexp, x, rng.choice([0, 1, -1, 50, -50, 1023, 1024, -1022, -1074, -1080, 2000, -2000, 2098, -2098, 2100, 5000, -5000]))
    return rows


def real_pow(x, y):
    return None if x < 0 and math.isfinite(x) and math.isfinite(y) and not y.is_integer() else pow(x, y)


def ldexp(x, n):
    try:
        return math.ldexp(x, n)
    except OverflowError:
        return math.copysign(math.inf, x)


def some_spec():
    fill = rng.choice(["", "", "", "*", "0", "é", "\U0001f600", "<"])
    align = rng.choice("<>=^") if fill else rng.choice(["", "", "<", ">", "=", "^"])
    parts = [fill, align, rng.choice(["", "", "+", "-", " "]), rng.choice(["", "", "", "z"]), rng.choice(["", "", "#"]), rng.choice(["", "", "0"]),
             rng.choice(["", "", "1", "5", "12", "20"]), rng.choice(["", "", ",", "_"]), rng.choice(["", "", ".0", ".1", ".2", ".5", ".17", ".30"])]
    return "".join(parts)


def formats():
    rows = []
    kinds = [("formatInt", some_int, ["", "d", "b", "o", "x", "X", "c", "n", "e", "f", "g", "%", "E", "G", "F", "s", "q"]),
             ("formatFloat", some_float, ["", "", "e", "f", "g", "n", "%", "E", "G", "F", "d", "s"]),
             ("formatComplex", lambda: complex(some_float(), some_float()), ["", "", "e", "f", "g", "n", "G", "E", "F", "%", "d"]),
             ("formatText", lambda: rng.choice(["", "a", "hello", "日本語", "\U0001f600x"]), ["", "", "s", "d"])]
    for name, make, types in kinds:
        for _ in range(500):
            value, spec = make(), some_spec() + rng.choice(types)
            if spec:
                ask(rows, name, format, value, spec)
    for spec in ["1.", ".", "1.x", ",,", ",_", "_,", "_ ,", "10.5ff", "99999999999999999999", ".99999999999999999999", "\u0661\u0660", "\u00e9", "\x07", ",\x07", ",s", ",n", "_c", "_b", ",b", "__", "zz", "+-", "=+5", "é<<5", "x>010", ".2147483648f", "\U0001f600^7", "{", "0=10", "z.1f", "5 ", "d "]:
        for value in (5, -3.5, 2j, "ab"):
            ask(rows, {int: "formatInt", float: "formatFloat", complex: "formatComplex", str: "formatText"}[type(value)], format, value, spec)
    for x in FLOATS:
        for kind in "efg":
            for precision in (0, 1, 2, 3, 6, 16, 17, 40, 120):
                ask(rows, "formatFloat", format, x, f".{precision}{kind}")
                if precision < 4:
                    ask(rows, "formatFloat", format, x, f"#.{precision}{kind}")
    return rows


def complexes():
    rows = []
    ops = {"addComplex": lambda a, b: a + b, "subComplex": lambda a, b: a - b, "mulComplex": lambda a, b: a * b, "divComplex": lambda a, b: a / b}
    for _ in range(120):
        a, b = (complex(*(rng.choice([some_float(), rng.uniform(-5, 5)]) for _ in "ab")) for _ in "ab")
        for name, op in ops.items():
            ask(rows, name, op, a, b)
        ask(rows, "absComplex", abs, a)
        ask(rows, "reprComplex", repr, a)
        small = complex(rng.uniform(-5, 5), rng.uniform(-5, 5))
        ask(rows, "powComplex", pow, small, complex(rng.randint(-100, 100)))
        if a == a:
            ask(rows, "hashComplex", lambda a: hash(a), a)
    inf = complex("inf")
    for a, b in [(inf, 2), (inf, 2.5), (inf, -2.5), (1e200 + 1e200j, 3), (1e200 + 1e200j, 3.5), (1e-200 + 0j, -3), (1j, inf), (2, inf)]:
        ask(rows, "powComplex", pow, complex(a), complex(b))
    for a in (0j, 1j, complex(0, -1), complex(-0.0, 0.0), 1e300 + 1j):
        for b in (0j, 1 + 0j, -1 + 0j, 2 + 0j, 1j):
            ask(rows, "powComplex", pow, a, b)
    return rows


def fractions_to_floats():
    rows = []
    for _ in range(300):
        x = abs(some_float())
        if x == x and x not in (0, float("inf")):
            y = math.nextafter(x, math.inf)
            if y < math.inf:
                middle = (fractions.Fraction(x) + fractions.Fraction(y)) / 2
                n, d = middle.numerator, middle.denominator
                k = 3 ** rng.randrange(50)
                ask(rows, "trueDiv", lambda a, b: a / b, n * k + rng.choice([-1, 0, 1]), d * k)
    return rows


for name, make in [("int", ints), ("text", texts), ("float", floats), ("format", formats), ("complex", complexes), ("ratio", fractions_to_floats)]:
    with open(os.path.join(HERE, f"{name}.golden.json"), "w", encoding="ascii") as file:
        file.write("[\n" + ",\n".join(json.dumps(row) for row in make()) + "\n]\n")
