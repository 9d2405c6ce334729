"""Classes: attributes, instances, class and instance namespaces."""
class A:
    """Docstring."""
    x = 1
    def __init__(self, y): self.y = y
    def total(self): return self.x + self.y
a = A(2)
print(a.total(), a.x, A.x, a.__dict__, A.__doc__, A.__name__, A.__qualname__, A.__module__, A.__bases__)
a.x = 10
print(a.total(), A.x)
del a.x
print(a.x)
A.z = "late"
print(a.z, hasattr(a, "nope"), getattr(a, "nope", "dflt"))
try:
    a.nope
except AttributeError as e:
    print(e, e.name, e.obj is a)
try:
    A.nope
except AttributeError as e:
    print(e)
try:
    del a.x
except AttributeError as e:
    print(e)
print(isinstance(a, A), isinstance(a, object), issubclass(A, object), type(a) is A, a.__class__ is A)
class B(A):
    x = 5
    def total(self): return super().total() * 2
b = B(1)
print(b.total(), B.__mro__ == (B, A, object), B.mro()[1].__name__, A.__subclasses__()[0].__name__)
print(A.total(b), B.__base__.__name__, [k for k in B.__dict__ if not k.startswith("__")])
a.__class__ = B
print(a.total(), type(a).__name__)
a.__dict__ = {"y": 100}
print(a.total())
a.__dict__["dyn"] = 7
print(a.dyn, vars(a))
try:
    a.__class__ = int
except TypeError as e:
    print(e)
try:
    a.__dict__ = 5
except TypeError as e:
    print(e)
try:
    int.x = 1
except TypeError as e:
    print(e)
try:
    A.__name__ = 5
except TypeError as e:
    print(e)
A.__name__ = "Renamed"
print(A.__name__, repr(A), A.__qualname__)
A.__qualname__ = "Q.R"
print(repr(A), repr(a).split(" at ")[0])
try:
    class C(A, A): pass
except TypeError as e:
    print(e)
try:
    class D(int, str): pass
except TypeError as e:
    print(e)
try:
    class E(bool): pass
except TypeError as e:
    print(e)
try:
    class F(5): pass
except TypeError as e:
    print(e)
try:
    class G(type(None)): pass
except TypeError as e:
    print(e)
class H: pass
class I(H): pass
I.__bases__ = (A,)
print(I.x, I.__mro__[1].__name__)
try:
    I.__bases__ = ()
except TypeError as e:
    print(e)
try:
    A.__bases__ = (I,)
except TypeError as e:
    print(e)
print(dir(H())[:3], "__weakref__" in dir(H), A.__dict__.__class__.__name__, H.__flags__ & 512 != 0)
print(sorted(set(dir(B(1))) - set(dir(object))))
