"""math functions over ordinary and special values."""
import math
inf, nan = math.inf, math.nan
fns1 = "acos acosh asin asinh atan atanh cbrt ceil cos cosh degrees erf erfc exp exp2 expm1 fabs floor frexp gamma isfinite isinf isnan lgamma log log10 log1p log2 modf radians sin sinh sqrt tan tanh trunc ulp".split()
def r(v):
    if isinstance(v, tuple): return tuple(map(r, v))
    return float(f"{v:.10g}") if isinstance(v, float) else v
for n in fns1:
    out = []
    for x in (0, 1, -1, 0.5, 2.5, -0.0, 10, 100.5, 1000, inf, -inf, nan):
        try: out.append(r(getattr(math, n)(x)))
        except (ValueError, OverflowError) as e: out.append(f"{type(e).__name__}: {e}")
    print(n, out)
for n, argss in {"atan2": ((0, 0), (1, -1), (-0.0, -1), (inf, inf), (0, -0.0)), "pow": ((2, 10), (0, 0), (-1, 0.5), (0, -1), (inf, 0), (nan, 0), (1, nan), (10, 400), (-2, 3)), "fmod": ((5, 3), (-5, 3), (5, 0), (inf, 1), (1, inf)), "copysign": ((1, -0.0), (nan, -1), (-inf, 1)), "log": ((8, 2), (100, 10), (0,), (-1,), (10**400,), (2, 1), (1, 0)), "remainder": ((5, 3), (-5, 2), (1, 0), (inf, 1), (2.5, 1)), "hypot": ((), (3,), (1, 2, 3), (inf, nan)), "ldexp": ((1, 10), (1, 2000), (1, -2000), (0, 10**10)), "gcd": ((), (12, 18), (0, 5), (-4, 6, 10), (2**80, 2**60)), "lcm": ((), (4, 6), (0, 5), (-4, 6)), "comb": ((5, 2), (5, 6), (0, 0), (-1, 1), (60, 30)), "perm": ((5, 2), (5,), (5, 6), (5, -1)), "isqrt": ((0,), (17,), (10**30,), (-1,)), "factorial": ((0,), (20,), (25,), (-1,)), "isclose": ((1, 1.0000000001), (1, 1.1), (inf, inf), (nan, nan), (0, 1e-10)), "nextafter": ((1, 2), (0, 1), (inf, 0), (1, 1)), "dist": (((1, 2), (4, 6)), ((), ()), ((1,), (1, 2))), "prod": (([1, 2, 3],), ([],), ([1.5, 2],)), "fsum": (([0.1] * 10,), ([1e308, 1e308],), ([inf, -inf],), ([1e100, 1, -1e100],)), "sumprod": (([1, 2], [3, 4]), ([1], [1, 2]), ([0.1] * 3, [0.2] * 3)), "fma": ((2, 3, 4), (inf, 0, 1), (1e308, 10, -inf))}.items():
    out = []
    for a in argss:
        try: out.append(r(getattr(math, n)(*a)))
        except (ValueError, OverflowError, TypeError, ZeroDivisionError) as e: out.append(f"{type(e).__name__}: {e}")
    print(n, out)
print(math.pi, math.e, math.tau, math.inf, math.nan, math.exp(1) == math.e, math.log(10**100), math.log2(2**200), math.log10(10**50), math.sqrt(10**40), math.floor(10**30), math.isqrt(2**63), math.cos(math.pi), math.sin(math.pi / 6))
for bad in ("math.sqrt('a')", "math.sqrt(None)", "math.sqrt()", "math.floor('a')", "math.factorial(1.5)", "math.factorial('a')", "math.gcd(1.5)", "math.comb(1.5, 1)", "math.isqrt(1.5)", "math.hypot('a')", "math.fsum(['a'])", "math.ldexp(1, 1.5)", "math.sqrt(10**400)", "math.isclose(1, 2, rel_tol=-1)", "math.isclose(1, 2, 3)", "math.perm()", "math.dist([1], 2)", "math.prod(5)", "math.log(1, 2, 3)", "math.log('a')"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
class C:
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __float__(self): return 4.0
    def __index__(self): return 6
print(math.floor(C()), math.ceil(C()), math.trunc(C()), math.sqrt(C()), math.gcd(C(), 4), math.factorial(C()))
