"""__getitem__ family, __contains__, __iter__ fallback, __missing__, __reversed__, __length_hint__."""
class OldSeq:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i >= self.n: raise IndexError(i)
        return i * i
o = OldSeq(4)
print(list(o), 9 in o, 10 in o, [*o], max(o), dict(enumerate(o)), tuple(map(str, o)))
a, b, c, d = o
print(a, b, c, d)
try:
    reversed(o)
except TypeError as e:
    print(e)
OldSeq.__len__ = lambda s: s.n
print(list(reversed(o)), len(o), bool(OldSeq(0)))
class Missing(dict):
    def __missing__(self, k):
        self[k] = k * 2
        return self[k]
m = Missing(a=1)
print(m["a"], m["b"], m, m.get("z"), "z" in m)
class Rev:
    def __reversed__(self): return iter("reversed")
print("".join(reversed(Rev())))
class Grid:
    def __init__(self): self.cells = {}
    def __setitem__(self, k, v): self.cells[k] = v
    def __getitem__(self, k): return self.cells[k]
    def __delitem__(self, k): del self.cells[k]
    def __contains__(self, k): return k in self.cells
    def __len__(self): return len(self.cells)
g = Grid()
g[1, 2] = "x"
g[3, 4] = "y"
g[1, 2] += "z"
del g[3, 4]
print(g[1, 2], (3, 4) in g, len(g))
try:
    g[9, 9]
except KeyError as e:
    print(e)
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
    __contains__ = None
for act in ("iter(NoIter())", "1 in NoIter()", "1 in 5", "list(5)", "for x in 3.5: pass", "a, b = NoIter()", "len(5)", "reversed(NoIter())", "5[0]", "5[0] = 1", "del 5 .x", "NoIter()[0] = 1", "del NoIter()[0]"):
    try:
        exec(act)
    except (TypeError, AttributeError, SyntaxError) as e:
        print(act, "->", type(e).__name__, e)
class Hint:
    def __init__(self, h): self.h = h
    def __iter__(self): return iter(range(3))
    def __length_hint__(self): return self.h
import operator
print(operator.length_hint(Hint(10)), list(Hint(10)), operator.length_hint(Hint(NotImplemented), 7), operator.length_hint([1, 2]), operator.length_hint(object(), 5))
try:
    operator.length_hint(Hint(-1))
except ValueError as e:
    print(e)
class InIter:
    def __iter__(self):
        print("iterating", end=" ")
        yield from (1, 2, float("nan"))
print(2 in InIter(), 5 in InIter())
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, [nan].index(nan), [nan].count(nan), float("nan") in [nan])
class StopEarly:
    def __iter__(self): return self
    def __init__(self): self.n = 0
    def __next__(self):
        self.n += 1
        if self.n == 3: raise StopIteration("value")
        return self.n
s = StopEarly()
print(list(s), next(s))
class RaisesIndex:
    def __getitem__(self, i): raise KeyError(i)
try:
    list(RaisesIndex())
except KeyError as e:
    print("KeyError", e)
class Slicer:
    def __getitem__(self, s): return range(20)[s] if isinstance(s, slice) else s
print(list(Slicer()[2:10:3]), Slicer()[::, 1])
