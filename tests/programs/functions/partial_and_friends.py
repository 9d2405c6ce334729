"""functools: partial, reduce, wraps, singledispatch, cached_property, total_ordering, cmp_to_key."""
import functools
from functools import partial, partialmethod, reduce, wraps, singledispatch, singledispatchmethod, cached_property, total_ordering, cmp_to_key
def show(*a, **k): return a, k
p = partial(show, 1, x=2)
print(p(3, y=4), p.func is show, p.args, p.keywords, partial(p, 5, x=6)(7))
print(repr(partial(int, base=2)), partial(int, base=2)("101"))
p.attr = 1
print(p.__dict__)
try:
    partial()
except TypeError as e:
    print(e)
try:
    partial(5)
except TypeError as e:
    print(e)
class Cell:
    def __init__(self): self.state = None
    def set_state(self, s): self.state = s
    alive = partialmethod(set_state, True)
    dead = partialmethod(set_state, False)
c = Cell(); c.alive(); print(c.state); c.dead(); print(c.state)
print(reduce(lambda a, b: a * b, range(1, 6)), reduce(lambda a, b: a + b, [], "init"), reduce(max, [3, 1, 4]))
try:
    reduce(lambda a, b: a, [])
except TypeError as e:
    print(e)
@singledispatch
def kind(x, *rest): return f"object {x!r}"
@kind.register
def _(x: int): return f"int {x}"
@kind.register(list)
def _(x): return f"list of {len(x)}"
@kind.register(float)
@kind.register(complex)
def _(x): return "inexact"
@kind.register
def _(x: str | bytes): return "text"
print([kind(v) for v in (1, True, [1], 1.5, 2j, "s", b"b", None, (1,))])
print(kind.dispatch(bool).__name__, sorted(t.__name__ for t in kind.registry))
try:
    kind()
except TypeError as e:
    print(e)
class Neg:
    @singledispatchmethod
    def neg(self, arg): raise NotImplementedError("cannot")
    @neg.register
    def _(self, arg: int): return -arg
    @neg.register
    @classmethod
    def _(cls, arg: bool): return not arg
n = Neg()
print(n.neg(5), n.neg(True))
try:
    n.neg("x")
except NotImplementedError as e:
    print(e)
class Lazy:
    count = 0
    @cached_property
    def value(self):
        "the doc"
        Lazy.count += 1
        return Lazy.count
l = Lazy()
print(l.value, l.value, l.__dict__, Lazy.value.__doc__, Lazy.value.attrname)
del l.value
print(l.value)
class Slotted:
    __slots__ = ()
    @cached_property
    def v(self): return 1
try:
    Slotted().v
except TypeError as e:
    print(e)
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
print(V(1) <= V(1), V(2) > V(1), V(1) >= V(2), V(1) != V(2), sorted([V(3), V(1)], reverse=True)[0].n)
try:
    total_ordering(type("E", (), {}))
except ValueError as e:
    print(e)
print(sorted([5, 2, 9], key=cmp_to_key(lambda a, b: b - a)))
k = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(k(1) < k(2), k(1) == k(1), k(2).obj)
@wraps(show, assigned=("__name__",), updated=())
def w(): pass
print(w.__name__, w.__wrapped__ is show)
