"""sum, min, max, any, all, abs, divmod, pow, round."""
print(sum([]), sum([1, 2], 10), sum((0.1,) * 3), sum([[1], [2]], []), sum({1: 2, 3: 4}), sum(x for x in range(5)), sum([True, 2.5, 1j]), sum([1, 2], start=100), sum([2**62, 2**62, 1]), sum([1.5, 2**60]), sum([-0.0]), sum([-0.0], -0.0), sum([], 1.5), sum([1e100, 1.0, -1e100]), sum([0.1] * 10, 0.0), sum([float("inf"), 1.0]), sum([10**400, 1]))
class A:
    def __init__(self, v): self.v = v
    def __add__(self, o): return A(self.v + (o.v if isinstance(o, A) else o))
    __radd__ = __add__
print(sum([A(1), A(2)]).v, sum([A(5)], A(1)).v)
print(min(3, 1, 2), min([3, 1]), min("hello"), min([], default=None), min("b", "a", key=ord), min([[1, 2], [1]]), min({3: 1, 2: 5}), min(1, 1.0), min(1.0, 1), max(1, True), max("a", "B", key=str.lower), max([1, 2], [1, 3]), max((), default=0), max(range(10), key=lambda x: -abs(x - 4)), max("x"), max(0.0, -0.0), min(-0.0, 0.0), max([3, 3.0, True]), min((n for n in [5, 2]), key=None), max({"a": 1}, key=None))
for bad in ("min()", "min(1)", "min([])", "max(1, 'a')", "max([1, None])", "min(1, 2, default=3)", "min([], key=len)", "sum()", "sum(1)", "sum(['a'])", "sum('ab', '')", "sum([b''], b'')", "sum([], '')", "sum([1], [])", "sum([[1]])", "any(1)", "all()", "min([1], key=5)", "max(x=1)", "abs('a')", "divmod(1)", "pow('a', 1)", "round([])", "sum([None])", "sum([bytearray()], bytearray())"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
seen = []
def t(x): seen.append(x); return x
print(any(t(x) for x in (0, "", 3, 4)), all(t(x) for x in (1, [2], 0, 5)), seen, any([]), all([]), any([[]]), all([[]]), any({0: 1}), all("abc"))
print(abs(-5), abs(-2.5), abs(3 + 4j), abs(True), divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(True, 2), pow(2, 3), pow(2, -1), pow(2.0, 3), pow(2, 3, 5), pow(base=2, exp=5, mod=7), pow(0, 0), pow(-2, 3), pow(3, -1, 11), round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(12345, -2), round(1.5, ndigits=None), round(True), type(round(2.0)).__name__, type(round(2.0, 1)).__name__, round(2.5, 0), round(number=7.8))
class R:
    def __round__(self, n="none"): return f"round {n}"
    def __abs__(self): return "abs"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __bool__(self): raise ValueError("bool!")
r = R()
print(round(r), round(r, 3), round(r, None), abs(r), pow(r, 1), pow(r, 1, 2))
for f in (any, all):
    try: f([r])
    except ValueError as e: print(e)
