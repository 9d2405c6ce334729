"""collections.Counter."""
from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zz"], "zz" in c, c.most_common(2), c.most_common(), sorted(c.elements()), c.total(), len(c), Counter(a=1, b=0), Counter({"x": 2}), Counter([1, 1, 2]), Counter())
d = Counter(a=3, b=1, q=-2)
print(c + d, c - d, c & d, c | d, +d, -d, c == Counter("abracadabra"), d < c, d <= Counter(a=3, b=1), Counter(a=0) == Counter(), c != d, Counter(a=1) <= Counter(a=1), Counter(a=2) > Counter(a=1))
c.update("aaa"); c.update({"z": 5}); c.subtract("ab"); c.subtract(z=10); print(c, dict(c)); del c["a"]; del c["nope"]; print(c, c.pop("b"), c.copy() == c, c.setdefault("new", 7), c.get("m"))
c += Counter("zzzzzzz"); c -= Counter("new" if 0 else ["new"] * 3); c &= Counter(new=2, z=9, c=1); c |= Counter(k=1); print(c)
for bad in (lambda: Counter.fromkeys("ab"), lambda: Counter(5), lambda: Counter("a") + 5, lambda: Counter(1, 2), lambda: Counter([[]]), lambda: Counter("a") < 5, lambda: Counter(a="x").most_common(1) and Counter(a="x", b=1).most_common()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
words = "it was the best of times it was the worst".split()
print(Counter(words).most_common(3), Counter(map(len, words)), sum(Counter(words).values()), Counter(w[0] for w in words), list(Counter("ba").elements()), Counter(a=1.5) + Counter(a=0.25), repr(Counter(x=1)), Counter({"b": 1, "a": 1}), Counter("ab") | Counter("bc"), isinstance(c, dict), {**Counter("aa")})
class Sub(Counter): pass
print(Sub("aab"), type(Sub("a") + Sub("b")).__name__, type(Sub("a").copy()).__name__)
