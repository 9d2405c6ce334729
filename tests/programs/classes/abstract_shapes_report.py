"""An inheritance hierarchy with abstract properties, class registries, comparison mixins, reports and error cases."""
from abc import ABC, abstractmethod
from math import pi, sqrt, isclose
class Comparable:
    def key(self): raise NotImplementedError(f"{type(self).__name__}.key")
    def __eq__(self, o): return NotImplemented if not isinstance(o, Comparable) else isclose(self.key(), o.key())
    def __lt__(self, o): return NotImplemented if not isinstance(o, Comparable) else self.key() < o.key()
    def __le__(self, o): return self < o or self == o
    __hash__ = None
class Shape(Comparable, ABC):
    registry = {}; count = 0
    def __init_subclass__(cls, **k): super().__init_subclass__(**k); Shape.registry[cls.__name__.lower()] = cls
    def __new__(cls, *a, **k): Shape.count += 1; return super().__new__(cls)
    @property
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def perimeter(self): ...
    def key(self): return self.area
    @classmethod
    def parse(cls, text):
        name, *nums = text.split()
        try: kind = cls.registry[name]
        except KeyError: raise ValueError(f"unknown shape {name!r}") from None
        return kind(*map(float, nums))
    def scaled(self, k): return type(self)(*(v * k for v in vars(self).values()))
    def __str__(self): return f"{type(self).__name__:<9} area {self.area:>8.2f} perimeter {self.perimeter:>8.2f}"
    def __repr__(self): return f"{type(self).__name__}({', '.join(f'{v:g}' for v in vars(self).values())})"
class Circle(Shape):
    def __init__(self, r):
        if r <= 0: raise ValueError(f"radius must be positive, got {r:g}")
        self.r = r
    area = property(lambda s: pi * s.r**2); perimeter = property(lambda s: 2 * pi * s.r)
class Rect(Shape):
    def __init__(self, w, h): self.w, self.h = w, h
    @property
    def area(self): return self.w * self.h
    @property
    def perimeter(self): return 2 * (self.w + self.h)
class Square(Rect):
    def __init__(self, s): super().__init__(s, s)
    def scaled(self, k): return Square(self.w * k)
    def __repr__(self): return f"Square({self.w:g})"
class Triangle(Shape):
    def __init__(self, a, b, c):
        if a + b <= c or a + c <= b or b + c <= a: raise ValueError(f"no triangle with sides {a:g}, {b:g}, {c:g}")
        self.a, self.b, self.c = a, b, c
    @property
    def perimeter(self): return self.a + self.b + self.c
    @property
    def area(self): s = self.perimeter / 2; return sqrt(s * (s - self.a) * (s - self.b) * (s - self.c))
class Partial(Shape):
    @property
    def area(self): return super().area or -1
specs = ["circle 1", "rect 2 3", "square 2", "triangle 3 4 5", "circle -1", "triangle 1 1 9", "blob 5", "rect 1", "square x", "partial"]
shapes = []
for s in specs:
    try: shapes.append(Shape.parse(s))
    except (ValueError, TypeError) as e: print(f"{s}: {type(e).__name__}: {e}")
for s in sorted(shapes): print(s)
print(shapes, max(shapes), Circle(2) > Square(3), Square(2) == Rect(1, 4), Rect(2, 3) <= Rect(3, 2), [s.scaled(2) for s in shapes], Shape.count, sorted(Shape.registry), isinstance(Square(1), Rect), Square.__mro__[1:4], Shape.__abstractmethods__ == {"area", "perimeter"}, Partial.__abstractmethods__, sum(s.area for s in shapes) > 18)
for bad in (lambda: Circle(1) < 5, lambda: hash(Circle(1)), lambda: Shape(), lambda: sorted([Circle(1), "x"]), lambda: setattr(Circle(1), "area", 5), lambda: Comparable() < Comparable(), lambda: {Circle(1): 1}):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(Circle(1) == 5, Circle(1) != Circle(1), Circle(1) in shapes, shapes.index(Square(2)), Square(2).__eq__(4))
