"""sort and sorted: stability, keys, reverse, mutation, comparison errors."""
import random
recs = [("bob", 3), ("al", 1), ("cy", 3), ("di", 1), ("ed", 2)]
print(sorted(recs), sorted(recs, key=lambda r: r[1]), sorted(recs, key=lambda r: r[1], reverse=True), sorted(recs, key=lambda r: (-r[1], r[0])), sorted("hello", reverse=True), sorted({3: "c", 1: "a"}), sorted([3, 1.5, True, 2**70, -1]), sorted([]), sorted([[2], [1, 5], [1]]), sorted(["b", "A", "a", "B"]), sorted(["b", "A", "a", "B"], key=str.lower), sorted([0.0, -0.0, 0]), sorted([(1, "b"), (1, "a")]))
l = [5, 2, 8]; print(l.sort(), l, l.sort(reverse=True), l, l.sort(key=lambda x: -x), l, l.sort(key=None), l)
rng = random.Random(7)
for n in (0, 1, 2, 31, 32, 33, 64, 100, 1000):
    data = [rng.randrange(n or 1) for _ in range(n)]
    tagged = sorted(((v, i) for i, v in enumerate(data)), key=lambda t: t[0])
    ok = all(a[0] < b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(tagged, tagged[1:]))
    rev = sorted(((v, i) for i, v in enumerate(data)), key=lambda t: t[0], reverse=True)
    okr = all(a[0] > b[0] or a[0] == b[0] and a[1] < b[1] for a, b in zip(rev, rev[1:]))
    print(n, ok, okr, sorted(data) == sorted(data[::-1]), end="; ")
print()
class Count:
    n = 0
    def __init__(self, v): self.v = v
    def __lt__(self, o): Count.n += 1; return self.v < o.v
def comparisons(data):
    Count.n = 0
    sorted(map(Count, data))
    return Count.n
print([comparisons(d) for d in (range(100), range(100, 0, -1), [1] * 100, list(range(50)) * 2, [], [1], [2, 1])])
def bad_key(x): lst.append(1); return x
lst = [3, 1, 2]
try: lst.sort(key=bad_key)
except ValueError as e: print(e, lst)
class Peek:
    def __init__(self, v): self.v = v
    def __lt__(self, o): seen.append(list(lst2)); return self.v < o.v
    def __repr__(self): return f"P{self.v}"
seen = []; lst2 = [Peek(2), Peek(1)]; lst2.sort(); print(lst2, seen)
class Boom:
    def __lt__(self, o): raise RuntimeError("cmp")
b = [1, 2, 3, 0]; 
try: b.sort(key=lambda v: Boom())
except RuntimeError as e: print(e, b)
try: b.sort(key=lambda v: 1 / v)
except ZeroDivisionError as e: print(e, b)
for bad in ([1, "a"], ["a", 1], [None, 1], [1, None], [{}, {}], [1j, 2], [(1, "a"), (1, 2)], [[1], (1,)], [object()] * 2 + [1], [1, 2, "x", 3]):
    try: print(sorted(bad))
    except TypeError as e: print(e)
from functools import cmp_to_key
print(sorted(["10", "9", "2", "1"], key=int), sorted("a10 a9 a2".split(), key=lambda s: (s[0], int(s[1:]))), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), max([("x", 1), ("y", 1)], key=lambda t: t[1]), min([("x", 1), ("y", 1)], key=lambda t: t[1]), sorted(range(10), key=lambda x: x % 3), sorted([[3, "c"], [1, "a"]], key=lambda p: p[1]))
print(sorted(["é", "e", "z", "a", "É", "😀", "\uffff"]), sorted([b"b", b"a", b""]), sorted([float("inf"), -1, float("-inf"), 0.5]), sorted([True, False, True]), sorted([frozenset([1, 2]), frozenset([1]), frozenset()]), sorted(range(3), reverse=1))
class Ret:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return [1] if self.v < o.v else []
    def __repr__(self): return str(self.v)
print(sorted([Ret(3), Ret(1), Ret(2)]))
class OnlyGt:
    def __init__(self, v): self.v = v
    def __gt__(self, o): return self.v > o.v
    def __repr__(self): return str(self.v)
print(sorted([OnlyGt(3), OnlyGt(1), OnlyGt(2)]))
people = [{"n": n, "a": a} for n, a in (("x", 3), ("y", 1), ("z", 2))]
people.sort(key=lambda p: p["a"]); print([p["n"] for p in people])
data = [(rng.randint(0, 5), rng.choice("abc"), rng.random() < 0.5) for _ in range(12)]
multi = sorted(data, key=lambda t: t[1]); multi.sort(key=lambda t: t[0], reverse=True); print([t[:2] for t in multi] == [t[:2] for t in sorted(data, key=lambda t: (-t[0], t[1]))])
