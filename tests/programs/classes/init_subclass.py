"""__init_subclass__, __set_name__ order, __class_getitem__, __subclasshook__."""
class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
        Base.registry.append((cls.__name__, tag))
class A(Base, tag="a"): pass
class B(A): pass
class C(B, tag=5): pass
print(Base.registry, C.tag, B.tag)
try:
    class D(Base, other=1): pass
except TypeError as e:
    print(e)
class Order:
    def __set_name__(self, o, n): print("set_name", n, o.__name__)
class Watch:
    def __init_subclass__(cls): print("init_subclass", cls.__name__, hasattr(cls, "attr"))
class W(Watch):
    attr = Order()
    second = Order()
class G:
    def __class_getitem__(cls, k): return (cls.__name__, k)
print(G[int], G[1, 2])
class H(G): pass
print(H["x"])
try:
    G()[1]
except TypeError as e:
    print(e)
try:
    Base[1]
except TypeError as e:
    print(e)
class Mixin:
    def __init_subclass__(cls, **kw):
        print("Mixin", cls.__name__, kw)
        super().__init_subclass__(**kw)
class Multi(Mixin, Base, tag="multi"): pass
print(Multi.tag)
class Implicit:
    def __init_subclass__(cls): cls.x = 1
print(type(Implicit.__dict__["__init_subclass__"]).__name__, type("S", (Implicit,), {}).x)
class Validated:
    def __init_subclass__(cls):
        for need in ("run", "stop"):
            if not callable(getattr(cls, need, None)): raise TypeError(f"{cls.__name__} lacks {need}()")
try:
    class V(Validated):
        def run(self): pass
except TypeError as e:
    print(e)
import abc
class Sized(abc.ABC):
    @classmethod
    def __subclasshook__(cls, C):
        if cls is Sized:
            return any("size" in k.__dict__ for k in C.__mro__) or NotImplemented
        return NotImplemented
class S1: size = 1
print(issubclass(S1, Sized), isinstance(S1(), Sized), issubclass(int, Sized))
class Weird(type):
    def __instancecheck__(cls, o): print("instancecheck", o); return o == 42
    def __subclasscheck__(cls, c): return "yes" if c is int else []
class WW(metaclass=Weird): pass
print(isinstance(42, WW), isinstance(1, (str, WW)), issubclass(int, WW), issubclass(str, WW), isinstance(WW.__new__(WW), WW))
class Cls:
    @property
    def __class__(self): return int
print(isinstance(Cls(), int), isinstance(Cls(), Cls), type(Cls()).__name__)
try:
    object.__init_subclass__(x=1)
except TypeError as e:
    print(e)
