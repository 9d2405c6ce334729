"""iter, next, sentinel iterators, iterator types and their methods."""
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n
c = Count(3)
print(next(c), list(c), next(c, "done"))
import random
n = iter([3, 1, 4, 1, 5]).__next__
print(list(iter(n, 4)), list(iter(n, None)) if 0 else n())
for it in (iter([1, 2]), iter((1,)), iter("ab"), iter({1: 2}), iter({1}), iter(range(2)), iter(b"a"), iter(bytearray(b"a")), reversed([1]), reversed(range(3)), iter({}.items()), reversed({1: 2}), enumerate([]), zip(), map(str, []), filter(None, []), iter(int, 0), (x for x in []), iter(range(10**20)), reversed("ab"), iter(memoryview(b"a"))):
    print(type(it).__name__, it is iter(it), end="; ")
print()
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:], it.__setstate__(0), list(it))
l = [1, 2]
i = iter(l)
next(i); next(i)
try:
    next(i)
except StopIteration as e:
    print("stop", e.args)
l.append(3)
print(list(i))
l = [1, 2, 3]
seen = []
for x in l:
    seen.append(x)
    if x < 6: l.append(x * 2)
print(seen)
d = {1: 1, 2: 2}
for mutate in (lambda: d.update({9: 9}), lambda: d.pop(1)):
    try:
        for k in d: mutate()
    except RuntimeError as e:
        print(e)
s = {1, 2, 3}
try:
    for x in s: s.add(x + 100)
except RuntimeError as e:
    print(e)
for x in d: d[x] = "same size ok"
print(d)
for bad in (5, None, len, object(), 1.5):
    try:
        iter(bad)
    except TypeError as e:
        print(e)
class BadNext:
    def __iter__(self): return self
try:
    iter(BadNext())
except TypeError as e:
    print(e)
class IterReturnsBad:
    def __iter__(self): return 1
try:
    for x in IterReturnsBad(): pass
except TypeError as e:
    print(e)
try:
    next([1])
except TypeError as e:
    print(e)
class Raiser:
    def __iter__(self): return self
    def __next__(self): raise ZeroDivisionError("in next")
for f in (list, tuple, set, sum, sorted, max, "".join, dict, lambda r: [*r], lambda r: next(r, 0), lambda r: list(zip(r)), lambda r: list(map(str, r)), any, lambda r: 1 in r):
    try:
        f(Raiser())
    except ZeroDivisionError as e:
        print(e, end="; ")
print()
print(list(zip("abc", range(2), strict=False)))
for args in (("ab", "a"), ("a", "ab"), ("ab", "ab", "a"), ("a", "a", "ab")):
    try:
        list(zip(*args, strict=True))
    except ValueError as e:
        print(e)
e = enumerate("ab", start=10**20)
print(list(e), list(enumerate([], 1)), next(enumerate("z")))
m = map(lambda *a: a, "abc", [1, 2])
print(list(m), list(map(None.__eq__, [None])), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed({1: 2, 3: 4})), list(reversed(range(0, 10, 3))), list(reversed({1: 2}.values())))
r = reversed(l2 := [1, 2, 3])
next(r); l2.clear()
print(list(r))
z = zip([1, 2, 3], it2 := iter([1, 2]))
print(list(z), next(it2, "empty"))
print(any(x > 2 for x in Count(5)), all(x < 4 for x in Count(5)), sum(Count(4)), max(Count(3)), dict(zip("ab", Count(9))))
a, *b = Count(4)
print(a, b, tuple(Count(2)), set(Count(3)) == {0, 1, 2}, [*Count(1)], 2 in Count(5))
