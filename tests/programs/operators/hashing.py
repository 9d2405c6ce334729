"""Hash values that Python programs may rely on, and hash/eq contracts."""
print(hash(0), hash(1), hash(-1), hash(-2), hash(2**61 - 1), hash(2**61), hash(2**100), hash(-2**100), hash(True), hash(10**18), hash(10**30))
print(hash(0.0), hash(-0.0), hash(1.0), hash(1.5), hash(-1.5), hash(0.1), hash(1e300), hash(float("inf")), hash(float("-inf")), hash(5e-324), hash(1e16))
print(hash(1 + 0j), hash(1j), hash(1 + 2j), hash(-1 - 1j), hash(0.5 + 0.25j))
print(hash(()), hash((1,)), hash((1, 2, 3)), hash((1, (2, 3))), hash((1.0, 2)), hash((None,)) == hash((None,)), hash(((),)), hash((True, False)))
print(hash(frozenset()), hash(frozenset([1])), hash(frozenset([1, 2, 3])), hash(frozenset([frozenset()])))
print(hash(range(0)), hash(range(1)), hash(range(1, 10, 2)) == hash(range(1, 11, 2)), hash(range(5, 0)) == hash(range(0)))
print(hash(""), hash(b""), hash("a") == hash("a"), hash(b"ab") == hash("ab"), hash(memoryview(b"xy")) == hash(b"xy"))
from fractions import Fraction
from decimal import Decimal
print(hash(Fraction(1, 2)) == hash(0.5), hash(Decimal("1.5")) == hash(1.5), hash(Fraction(1, 3)), hash(Decimal("0.1")), hash(Decimal(10) ** 30) == hash(10**30), hash(Decimal("Infinity")) == hash(float("inf")))
print({1: "int", 1.0: "float", True: "bool", 1 + 0j: "complex", Fraction(1): "frac", Decimal(1): "dec"})
print({0: "a", -0.0: "b", False: "c", 0j: "d"}, len({1, 1.0, True}), 1.0 in {1}, 2**53 + 0.0 in {2**53})
import sys
print(sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.nan, sys.hash_info.imag, sys.hash_info.hash_bits)
for bad in ([], {}, set(), bytearray(), slice([], 1), ([],), (1, {}), memoryview(bytearray(1))):
    try:
        hash(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
calls = []
class K:
    def __init__(self, v, h): self.v, self.h = v, h
    def __hash__(self): calls.append(f"hash {self.v}"); return self.h
    def __eq__(self, o): calls.append(f"eq {self.v} {o.v}"); return self.v == o.v
d = {K(1, 7): "one"}
d[K(2, 7)] = "two"
print(len(d), d[K(1, 7)], d.get(K(3, 8)), calls)
calls.clear()
k = K(9, 1)
s = {k}
print(k in s, calls)
class Mut:
    def __init__(self, v): self.v = v
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return self.v == o.v
m = Mut(1)
dd = {m: "x"}
m.v = 2
print(m in dd, Mut(1) in dd, list(dd.values()))
class BadEq:
    def __hash__(self): return 1
    def __eq__(self, o): raise ZeroDivisionError("eq in lookup")
bad = {BadEq(): 1}
try:
    bad[BadEq()]
except ZeroDivisionError as e:
    print(e)
nan = float("nan")
print(nan in {nan}, {nan: 1}[nan], float("nan") in {nan})
print(hash(type) == hash(type), hash(None) == hash(None), hash(...) == hash(...), hash(len) == hash(len))
