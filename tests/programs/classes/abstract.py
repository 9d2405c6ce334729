"""abc: abstract methods, registration, mixing."""
from abc import ABC, ABCMeta, abstractmethod, get_cache_token, update_abstractmethods
class Shape(ABC):
    @abstractmethod
    def area(self): "area doc"
    @property
    @abstractmethod
    def name(self): ...
    @classmethod
    @abstractmethod
    def make(cls): ...
    @staticmethod
    @abstractmethod
    def unit(): ...
    def describe(self): return f"{self.name}: {self.area()}{self.unit()}"
for cls in (Shape, type("Half", (Shape,), {"area": lambda s: 1}), type("One", (Shape,), {"area": 1, "name": 2, "make": 3})):
    try:
        cls()
    except TypeError as e:
        print(e)
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): super().area(); return self.s**2
    name = "square"
    @classmethod
    def make(cls): return cls(2)
    @staticmethod
    def unit(): return "cm"
print(Sq.make().describe(), Shape.__abstractmethods__ == frozenset({"area", "name", "make", "unit"}), Sq.__abstractmethods__)
class V(metaclass=ABCMeta): pass
@V.register
class Foreign: pass
print(isinstance(Foreign(), V), issubclass(Foreign, V), V in Foreign.__mro__, issubclass(int, V))
V.register(int)
print(isinstance(3, V), isinstance(True, V))
try:
    V.register(5)
except TypeError as e:
    print(e)
class W(V): pass
try:
    W.register(V)
except RuntimeError as e:
    print(e)
class Late(ABC):
    @abstractmethod
    def m(self): ...
class Impl(Late): pass
Impl.m = lambda self: "added"
try:
    Impl()
except TypeError as e:
    print(e)
update_abstractmethods(Impl)
print(Impl().m())
import collections.abc as c
class Seq(c.Sequence):
    def __init__(self, *a): self.a = a
    def __getitem__(self, i): return self.a[i]
    def __len__(self): return len(self.a)
s = Seq(3, 1, 2, 1)
print(list(s), 2 in s, s.index(1), s.count(1), list(reversed(s)), isinstance(s, c.Iterable), isinstance(s, c.Reversible))
class MM(c.MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MM()
m.update(a=1, b=2)
print(m.pop("a"), m.get("z", 0), m.setdefault("c", 3), list(m.items()), m == {"b": 2, "c": 3}, m.popitem(), "b" in m.keys())
class MS(c.MutableSet):
    def __init__(self, it=()): self.s = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
    def add(self, x): self.s.append(x) if x not in self.s else None
    def discard(self, x): self.s.remove(x) if x in self.s else None
a, b = MS([1, 2, 3]), MS([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, MS([2]) < a, a.isdisjoint([9]))
a |= [7]; a -= [1]; a ^= [2, 8]
print(list(a), a.pop(), list(a))
try:
    c.Sequence()
except TypeError as e:
    print(e)
for obj in ([], {}, "", 5, iter([]), (x for x in []), len, {1}.__iter__(), range(1), b"", memoryview(b"")):
    print(type(obj).__name__, [n for n in ("Hashable", "Iterable", "Iterator", "Generator", "Sized", "Container", "Callable", "Collection", "Sequence", "MutableSequence", "Mapping", "Set", "Buffer") if isinstance(obj, getattr(c, n))])
