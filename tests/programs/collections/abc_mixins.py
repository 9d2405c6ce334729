"""Mixin methods of collections.abc on hand-made containers (a bit set, a lazy list, a string map)."""
import collections.abc as c
class BitSet(c.MutableSet):
    def __init__(self, it=()): self.n = 0; [self.add(x) for x in it]
    def __contains__(self, x): return isinstance(x, int) and x >= 0 and bool(self.n >> x & 1)
    def __iter__(self): return (i for i in range(self.n.bit_length()) if self.n >> i & 1)
    def __len__(self): return self.n.bit_count()
    def add(self, x): self.n |= 1 << x
    def discard(self, x): self.n &= ~(1 << x)
    def __repr__(self): return f"BitSet({list(self)})"
a, b = BitSet([1, 3, 5]), BitSet([3, 4])
print(a | b, a & b, a - b, a ^ b, a <= b, BitSet([3]) < a, a == {1, 3, 5}, a != b, a.isdisjoint([2]), a & [1, 2], [1, 2] & a, {3, 9} - a if 0 else a - {3}, a >= {1}, a._hash() == BitSet([5, 3, 1])._hash())
a |= [7]; a -= [1]; a &= range(6); a ^= [0, 3]; print(a, a.pop(), a); a.remove(5); a.clear(); print(a, len(a))
for bad in (lambda: a.remove(5), lambda: a.pop(), lambda: a < 5, lambda: a | 5, lambda: hash(a)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Squares(c.Sequence):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if i < 0: i += self.n
        if not 0 <= i < self.n: raise IndexError(i)
        return i * i
s = Squares(5); print(list(s), 9 in s, 7 in s, s.index(16), s.count(4), list(reversed(s)), s[-1], s[1:3], s[::-2], s.index(4, 1), max(s), isinstance(s, c.Sequence))
try: s.index(7)
except ValueError as e: print("ValueError", e)
class Log(c.MutableSequence):
    def __init__(self): self.l, self.ops = [], []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.ops.append(("set", i)); self.l[i] = v
    def __delitem__(self, i): self.ops.append(("del", i)); del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.ops.append(("ins", i)); self.l.insert(i, v)
l = Log(); l.append(1); l.extend([2, 3]); l += [4]; l.reverse(); print(l.l, l.pop(), l.pop(0), l.ops); l.remove(2); l.extend(l); l.clear(); print(l.l, len(l.ops))
class KV(c.MutableMapping):
    def __init__(self, s=""): self.s = s
    def _pairs(self): return [p.split("=") for p in self.s.split(";") if p]
    def __getitem__(self, k):
        for a, b in self._pairs():
            if a == k: return b
        raise KeyError(k)
    def __setitem__(self, k, v): ps = dict(self._pairs()); ps[k] = str(v); self.s = ";".join("=".join(p) for p in ps.items())
    def __delitem__(self, k): self[k]; self.s = ";".join("=".join(p) for p in self._pairs() if p[0] != k)
    def __iter__(self): return (a for a, _ in self._pairs())
    def __len__(self): return len(self._pairs())
k = KV("a=1;b=2"); k["c"] = 3; k.update({"d": 4}, e=5); print(k.s, list(k), "a" in k, k.get("z", 0), k.pop("a"), k.setdefault("f", 6), list(k.items()), list(k.values()), k.keys() & {"b"}, k == {"b": "2", "c": "3", "d": "4", "e": "5", "f": 6} , k.popitem(), dict(**k), {**k}, repr(k.keys()).startswith("KeysView"), len(k.items()), ("c", "3") in k.items(), k.pop("none", None)); k.clear(); print(repr(k.s))
try: k.pop("x")
except KeyError as e: print("KeyError", e)
class G(c.Generator):
    def __init__(self): self.n = 0
    def send(self, v): self.n += 1; return (self.n, v)
    def throw(self, t, v=None, tb=None): raise t if v is None else v
g = G(); print(next(g), g.send("x"), g.close(), iter(g) is g)
class Co(c.Coroutine):
    def __await__(self): yield 1
    def send(self, v): raise StopIteration(5)
    def throw(self, *a): raise a[0]
print(Co().close(), isinstance(Co(), c.Awaitable))
class H(c.Hashable):
    def __hash__(self): return 1
for cls, body in ((c.Hashable, {}), (c.Iterator, {"__next__": lambda s: 1}), (c.Sized, {"__len__": lambda s: 0}), (c.Mapping, {"__len__": lambda s: 0}), (c.Callable, {}), (c.Reversible, {})):
    try: print(type("T", (cls,), body)() is not None)
    except TypeError as e: print(e)
print(issubclass(type("D", (), {"__hash__": None}), c.Hashable), issubclass(type("I", (), {"__iter__": None}), c.Iterable), isinstance(type("Q", (), {"__len__": lambda s: 0, "__iter__": lambda s: iter(()), "__contains__": lambda s, x: 0})(), c.Collection))
