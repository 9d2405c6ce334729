"""Generator expressions: laziness, closures, exceptions, attributes."""
g = (x * x for x in range(3))
print(type(g).__name__, g.__name__, g.__qualname__, next(g), list(g), list(g))
def f():
    k = 10
    e = (x + k for x in range(2))
    k = 20
    return list(e)
print(f())
print(list((a, b) for a in range(3) for b in range(a)), list(x for x in [1, 0, 2] if x))
nested = ((x, list(y for y in range(x))) for x in range(3))
print(list(nested))
e = (1 // x for x in (1, 0, 2))
print(next(e))
try:
    next(e)
except ZeroDivisionError as ex:
    print(ex, list(e))
def outer(): return (outer.__name__ + str(i) for i in range(2))
print(list(outer()), outer().__qualname__)
x = 5
h = (x for _ in [0])
x = 6
print(list(h))
class C:
    v = 3
    it = (i for i in range(v))
    def m(self): return (self.v + i for i in range(2))
print(list(C.it), list(C().m()))
print(sum(1 for _ in "abc"), "".join(c for c in "a1b2" if c.isalpha()), dict((k, v) for k, v in [(1, 2)]), max((len(s), s) for s in ["a", "bcd"]), sorted((-x for x in range(3))))
gens = [(i for _ in [0]) for i in range(3)]
print([list(q) for q in gens])
late = [(lambda: i)() for i in range(3)]
print(late)
try:
    compile("((yield) for _ in range(2))", "s", "exec")
except SyntaxError as ex:
    print(ex.msg)
try:
    compile("[(yield x) for x in y]", "s", "exec")
except SyntaxError as ex:
    print(ex.msg)
def counter():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return (inc() for _ in iter(int, 1))
c = counter()
print([next(c) for _ in range(4)])
inf = (n for n in iter(lambda: 7, 0))
print(next(inf), next(inf))
print([*map(tuple, ((j for j in range(i)) for i in range(3)))])
