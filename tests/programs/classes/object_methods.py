"""What object and type provide: __reduce_ex__, __sizeof__, __dir__, __eq__, __subclasses__ and so on."""
o = object()
print(o == o, o != o, o == object(), o.__eq__(1), o.__ne__(o), o.__lt__(1), object.__eq__(1, 1), object.__eq__(1, 2))
print(object.__str__(5), object.__repr__(5).startswith("<int object"), object.__format__(5, ""))
try:
    object.__format__(5, "d")
except TypeError as e:
    print(e)
try:
    o.x = 1
except AttributeError as e:
    print(e)
try:
    o < o
except TypeError as e:
    print(e)
class A:
    def __init__(self): self.q = 1
a = A()
print(a.__reduce_ex__(2)[0].__name__, a.__reduce_ex__(4)[1][0].__name__, a.__reduce_ex__(2)[2], A().__getstate__())
print(sorted(n for n in dir(object)))
print(sorted(set(dir(type)) - set(dir(object))))
print(type(a), type(A), type(type), type(5).__name__, A.__dictoffset__ != 0, A.__basicsize__ > 0, A.__itemsize__)
print(A.__subclasses__(), type.__subclasses__(A), A.__instancecheck__(a), A.__subclasscheck__(A), type.mro(A))
class S1(A): pass
class S2(A): pass
print([c.__name__ for c in A.__subclasses__()])
del S1
import gc
gc.collect()
print([c.__name__ for c in A.__subclasses__()])
print(A.__text_signature__, len.__text_signature__, A.__or__(int), type(A | None))
print(a.__module__, a.__doc__, A.__weakrefoffset__ != 0, A.__abstractmethods__ if hasattr(A, "__abstractmethods__") else "no abstract")
try:
    type.__call__(5)
except TypeError as e:
    print(e)
class Eq:
    def __eq__(self, o): return "eq" if isinstance(o, int) else NotImplemented
print(Eq() == 1, Eq() != 1, Eq() == "s", Eq() != "s", 1 == Eq(), Eq().__ne__(1))
class Ne:
    def __ne__(self, o): return "ne"
print(Ne() != 1, Ne() == 1)
print((5).__class__, (5).__class__.__class__, None.__class__, type(None)(), type(...)() is ..., type(NotImplemented)() is NotImplemented)
for t in (type(None), type(...), type(NotImplemented)):
    try:
        t(1)
    except TypeError as e:
        print(e)
try:
    bool(NotImplemented)
except Exception as e:
    print(e)
A.__doc__ = "settable"
print(A.__doc__)
try:
    int.__doc__ = "x"
except TypeError as e:
    print(e)
try:
    del A.__module__
    print(A.__module__)
except Exception as e:
    print(type(e).__name__, e)
A.__module__ = "elsewhere"
print(A)
try:
    type.__setattr__(int, "foo", 1)
except TypeError as e:
    print(e)
try:
    object.__setattr__(int, "foo", 1)
except TypeError as e:
    print(e)
print(object.__getattribute__(a, "q"), type.__getattribute__(A, "__name__"), super(A, a).__getattribute__("q"))
print(object.__class__, type.__class__, object.__base__, type.__base__, object().__sizeof__() > 0)
