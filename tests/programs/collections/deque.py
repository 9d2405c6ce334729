"""collections.deque."""
from collections import deque
d = deque([1, 2, 3]); d.append(4); d.appendleft(0); d.extend("ab"); d.extendleft("xy"); print(d, len(d), d[0], d[-1], d[3], d.pop(), d.popleft(), d)
d.rotate(2); print(d); d.rotate(-1); print(d); d.rotate(100); print(d, d.count(1), d.index(3), d.index("a", 1), 2 in d, list(reversed(d)), d.copy() == d, d.copy() is d); d.remove(2); d.insert(1, "ins"); d.reverse(); print(d); d[0] = "set"; del d[1]; print(d, d == deque(d), d != deque(), deque([1, 2]) < deque([1, 3]), d.maxlen)
m = deque(range(5), maxlen=3); print(m, m.maxlen); m.append(9); m.appendleft(8); m.extend([1, 2]); print(m, m + deque([7]), m * 2, deque("ab") + deque("c"), deque([1]) * 3, repr(deque([], 0)), deque(maxlen=2)); m += [5]; m *= 2; print(m); m.clear(); print(m, bool(m))
for bad in ("deque().pop()", "deque().popleft()", "deque()[0]", "deque([1])[5]", "deque([1]).remove(2)", "deque([1]).index(2)", "deque(5)", "deque([], -1)", "deque([], 'a')", "deque([1])['a']", "deque([1]) + [2]", "deque([1])[0:1]", "hash(deque())", "deque([1, 2], 2).insert(0, 5)", "deque().rotate('a')", "deque([1]) < [1]", "deque(1, 2, 3)", "deque([1, 2]).maxlen.foo", "deque().nope"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
d = deque([1, 2, 3])
try:
    for x in d: d.append(x)
except RuntimeError as e: print(e)
try: d.maxlen = 5
except AttributeError as e: print(e)
r = deque([1]); r.append(r); print(r)
q = deque("abcdefgh"); out = []
while len(q) > 1: q.rotate(-2); out.append(q.popleft())
print(out, q, list(deque(range(10), 3)), deque(iter("xy")), it.__next__() if (it := iter(deque([5]))) else "", deque([1, 2, 3]).__reversed__().__next__(), isinstance(d, __import__("collections.abc").abc.MutableSequence))
def tail(lines, n): return list(deque(lines, n))
def moving(xs, n):
    w, s = deque(), 0
    for x in xs:
        w.append(x); s += x
        if len(w) > n: s -= w.popleft()
        if len(w) == n: yield s / n
print(tail("a b c d".split(), 2), list(moving([1, 2, 3, 4, 5], 3)))
big = deque()
for i in range(1000): big.append(i) if i % 3 else big.appendleft(-i)
print(len(big), sum(big), big[0], big[500], big[-1], big[333], big.index(500))
class D(deque): x = 1
print(D([1]), type(D([1]).copy()).__name__, type(D([1]) + D([2])).__name__, D("ab", 1), repr(D([1], 5)))
