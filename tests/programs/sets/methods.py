"""set and frozenset: methods, operators, comparison, errors."""
def p(*ss): print(*(sorted(s, key=repr) if isinstance(s, (set, frozenset)) else s for s in ss))
a, b = {1, 2, 3}, {3, 4}
p(a | b, a & b, a - b, a ^ b, a.union(b, [9]), a.intersection(b, [3]), a.difference([1], (2,)), a.symmetric_difference("x"), a.union(), a.intersection(), a.difference())
print(a <= {1, 2, 3}, a < {1, 2, 3}, a < {1, 2, 3, 4}, a >= b, a > set(), a.issubset(range(9)), a.issuperset([1]), a.isdisjoint([7]), a == {3, 2, 1}, a == frozenset(a), a != b, 1 in a, [] == set(), {1} < {2}, {1} > {2})
s = set("hello"); s.add("z"); s.discard("q"); s.discard("h"); s.remove("e"); s.update("ab", ["c"]); p(s, len(s)); s -= {"a"}; s |= {"Q"}; s &= set("Qbzc"); s ^= {"b", "n"}; p(s)
s.intersection_update("Qz"); p(s); s.difference_update("Q"); p(s); s.symmetric_difference_update("zy"); p(s); x = s.pop(); print(x, s); s.clear(); print(s, set(), frozenset(), {1}, frozenset([1]), repr({(1, 2)}))
f = frozenset([1, 2]); p(f | {3}, type(f | {3}).__name__, type({3} | f).__name__, f.union([5]), f & {1}, f - {1}, f ^ {1}, hash(f) == hash(frozenset([2, 1])), {f: "k"}[frozenset([2, 1])], f.copy() is f, frozenset(f) is f, set(f) == f, f in {f}, {1, 2} in [f], {1, 2} in {f})
for bad in ("{[]}", "{{}}", "set().pop()", "set().remove(1)", "{1}.remove([])", "set() | []", "set() & 'a'", "set() + set()", "set() < [1]", "hash(set())", "set(5)", "set(1, 2)", "frozenset(5)", "frozenset([[]])", "f.add(1)", "set().add([])", "set().add()", "{1}[0]", "set().union(5)", "set() - [1]", "set().update(5)", "set([1]).isdisjoint(5)", "set().foo", "{1: 2} | {3}", "{1} < 5", "set() == []", "[] in {1}", "{1}.discard([])", "{1}.discard({1})", "{frozenset([1])}.discard({1})", "{frozenset([1])}.remove({2})", "set() * 2", "{1} ^ [1]", "{*5}", "f | 5", "5 - f", "frozenset(a=1)", "set(iterable=[1])", "{1}.issubset(5)"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
for bad in ("s |= [1]", "s -= 5", "f |= {3}", "s &= 'a'", "a[0] = 1", "del a[0]"):
    try: exec(bad); print(bad, "ok", sorted(f))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(len({1, 1.0, True}), {True, 1}, {0, False}, {1.0, 1}, set([1, 2, 1]), len(set("mississippi")), sum({1, 2, 3}), max({3, 1}), sorted({3, 1, 2}), any({0}), list({5}), tuple({7}), {x % 3 for x in range(10)}, {*range(3)}, set({1: 2}), set(range(3)), {i for i in ()}, bool(set()), bool({0}))
ints = {5, 3, 8, 1, 64, 32}; print(sorted(ints), sorted(ints | {-1, 2**70}), {-1, -2} == {-2, -1})
for i in range(100): ints.add(i); ints.discard(i - 3)
print(sorted(ints), len(ints), a.__contains__(1), a.__and__({1}), a.__or__(5), a.__sub__({1, 2}), a.__rsub__({9}), a.__eq__(5), a.__le__(a), a.__len__(), set.__hash__, a.__iand__({1, 2}) is a, a, {1}.__class_getitem__(int), [m for m in dir(set) if not m.startswith("_")], [m for m in dir(frozenset) if not m.startswith("_")])
r = {1, 2, 3}
try:
    for x in r: r.discard(x)
except RuntimeError as e: print(e)
class Sub(set):
    def __init__(self, *a): super().__init__(*a); self.tag = "t"
u = Sub([1]); p(u | {2}, type(u | {2}).__name__, type(u.copy()).__name__, u.tag, repr(u), repr(Sub()), type({2} | u).__name__, u == {1})
class FS(frozenset): pass
print(repr(FS([1])), hash(FS([1])) == hash(frozenset([1])), type(FS([1]) | FS([2])).__name__, FS() is FS(), FS([1]).copy() == {1})
import itertools
print(sorted(map(sorted, {frozenset(c) for c in itertools.product("ab", repeat=2)})))
