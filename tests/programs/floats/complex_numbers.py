"""complex: parsing, repr, arithmetic, methods, cmath."""
import cmath
print(1j, 1 + 2j, 1 - 2j, -1j, -0j, 0j, complex(-0.0, -0.0), complex(0, -0.0), 1e20j, 1.5e-7 + 2j, complex("inf"), complex("nan+infj"), 1j * 1j, complex(1, float("-inf")), [1j], str(2j), -(1 + 2j), complex(1.0, 2.0))
for s in ("1", "1j", "1+2j", " (1+2j) ", "-1-2J", "1e5-.5j", "j", "+j", "-j", "inf-infj", "nan+nanj", "1_0+2j", "infinityj", "1+j", "( 1j )"): print(s.strip(), complex(s), end="; ")
print()
for s in ("", "1+", "1 + 2j", "1j+2", "j1", "1+2k", "(1", "1+2j)", "()", "1++2j", "abc", "1e", "1j1", "1__0j", "\0", None, [], b"1"):
    try: print(complex(s))
    except Exception as e: print(repr(s), "->", type(e).__name__, e)
print(complex(), complex(1), complex(1, 2), complex(1j, 2), complex(1, 2j), complex(1j, 1j), complex(real=1, imag=2), complex(imag=3), complex(True), complex(1.5))
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, a ** 2, a ** b, a ** 0, a ** -1, a ** 0.5, 2 ** a, a * 2, 2 / a, a + 1.5, 1 - a, -a, +a, abs(a), a.conjugate(), a.real, a.imag, a == 3 + 4j, a == 3, 3 + 0j == 3, a != b, bool(0j), bool(1e-300j), hash(3 + 0j) == hash(3), 0j ** 0, a.__complex__(), (1j) ** 2, (1 + 1j) ** 10, 1j ** 1j, a / 2, a * 0, abs(1e200 + 1e200j), round((1 + 1j).real))
for bad in ("a < b", "a // b", "a % b", "divmod(a, b)", "int(a)", "float(a)", "a / 0", "0j ** -1", "a @ b", "abs(1e308 + 1e308j)", "complex(1, 'a')", "complex('1', 2)", "round(a)", "a + 'x'", "math.floor(a) if 0 else a.foo", "a & 1", "~a", "a.real = 1", "1j ** 10**400", "(1e200 + 0j) ** 2", "0j ** 1j", "sorted([a, b])", "[0][a]"):
    try: print(bad, "=", exec(bad) if " = " in bad else eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
inf, nan = float("inf"), float("nan")
print(complex(inf, 1) * 2, complex(1, inf) + 1, complex(nan, 1) == complex(nan, 1), 1 / complex(inf, 0), abs(complex(inf, nan)), abs(complex(nan, 0)), complex(0.0, -0.0), complex(-0.0, 0.0), -complex(0, 0), 0j * -1, complex(inf, inf).conjugate())
def r(z): return complex(float(f"{z.real:.8g}"), float(f"{z.imag:.8g}"))
z = 1 + 2j
for f in ("sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh"): print(f, [r(getattr(cmath, f)(v)) for v in (z, -0.5j, 0.5, -2 + 0j)], end=" ")
print()
print(cmath.phase(-1), cmath.phase(-1 - 0.0j), cmath.phase(complex(-1, -0.0)), [float(f"{v:.8g}") for v in cmath.polar(z)], r(cmath.rect(2, cmath.pi / 2)), cmath.isnan(nan * 1j), cmath.isinf(complex(1, inf)), cmath.isfinite(z), cmath.isclose(1, 1 + 1e-10j), cmath.infj, cmath.nanj, cmath.pi, r(cmath.log(8, 2)))
for bad in ("cmath.log(0)", "cmath.exp(1000)", "cmath.sqrt('a')", "cmath.atanh(1)", "cmath.rect(inf, 1j)", "cmath.phase(1, 2)"):
    try: print(eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
class C:
    def __complex__(self): return 1 + 5j
print(complex(C()), cmath.sqrt(C()) != 0, len(complex.__doc__) > 9, (1j).__getnewargs__(), complex.from_number(3) if hasattr(complex, "from_number") else "no from_number")
roots = [cmath.exp(2j * cmath.pi * k / 5) for k in range(5)]
print(r(sum(roots)) == 0 or abs(sum(roots)) < 1e-12, [round(x.real, 6) + 0.0 for x in roots])
def mandel(c, n=50):
    z = 0
    for i in range(n):
        z = z * z + c
        if abs(z) > 2: return i
    return n
for y in range(-4, 5): print("".join(" .:-=+*#%@"[min(mandel(complex(x / 12, y / 4)) // 5, 9)] for x in range(-26, 9)))
