"""__slots__: storage, inheritance, weakrefs, errors."""
class P:
    __slots__ = ("x", "y")
    def __init__(self, x, y=0): self.x, self.y = x, y
p = P(1)
print(p.x, p.y, P.__slots__, type(P.x).__name__, P.x.__name__, P.x)
try:
    p.z = 1
except AttributeError as e:
    print(e)
try:
    p.__dict__
except AttributeError as e:
    print(e)
del p.y
for act in ("p.y", "del p.y"):
    try:
        exec(act)
    except AttributeError as e:
        print(act, e)
class Q(P): pass
q = Q(1)
q.z = 3
print(q.__dict__, q.x)
class R(P):
    __slots__ = ["w", "__dict__"]
r = R(1); r.w = 5; r.extra = 6
print(r.__dict__, r.w, sorted(R.__slots__))
class S:
    __slots__ = {"a": "doc of a", "b": None}
print(S.a.__doc__, S.b.__doc__, S.__slots__)
class Single:
    __slots__ = "only"
Single().only = 1
class Private:
    __slots__ = ("__p",)
    def __init__(self): self.__p = 1
print(Private()._Private__p)
for src in ["__slots__ = ('x',); x = 1", "__slots__ = (1,)", "__slots__ = ('a b',)", "__slots__ = ('__dict__', '__dict__')", "__slots__ = 5", "__slots__ = ('class',)", "__slots__ = ('',)"]:
    try:
        exec(f"class A:\n    {src}")
        print(src, "ok")
    except (TypeError, ValueError) as e:
        print(src, "->", type(e).__name__, e)
class A: __slots__ = ("a",)
class B: __slots__ = ("b",)
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class Empty: __slots__ = ()
class D(A, Empty): __slots__ = ()
d = D(); d.a = 1
print(d.a)
for bases in ((int,), (tuple,), (str,)):
    try:
        type("V", bases, {"__slots__": ("v",)})
        print(bases[0].__name__, "ok")
    except TypeError as e:
        print(e)
import weakref
class W: __slots__ = ("__weakref__",)
class NW: __slots__ = ()
w = W()
print(weakref.ref(w)() is w)
try:
    weakref.ref(NW())
except TypeError as e:
    print(e)
class X:
    __slots__ = ("v",)
class Y:
    __slots__ = ("v",)
x = X(); x.v = 9
x.__class__ = Y
print(x.v, type(x).__name__)
try:
    x.__class__ = P
except TypeError as e:
    print(e)
try:
    X.v.__get__(5)
except TypeError as e:
    print(e)
import copy, pickle
print(copy.copy(p).x, copy.deepcopy(P([1], {2: 3})).y)
try:
    object.__setattr__(p, "q", 1)
except AttributeError as e:
    print(e)
