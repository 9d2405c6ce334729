"""Decorators on functions, methods and classes; evaluation and application order."""
def tag(name):
    print("evaluate", name)
    def apply(f):
        print("apply", name, "to", f.__name__)
        f.tags = getattr(f, "tags", ()) + (name,)
        return f
    return apply

@tag("outer")
@tag("inner")
def f(x=print("default"), *, y: print("annotation") = 1) -> print("return annotation"):
    """doc"""
print(f.tags, f.__doc__)

@tag("cls")
class A:
    print("class body")
    @tag("method")
    def m(self):
        return "m"
    @staticmethod
    @tag("static")
    def s():
        return "s"
    @classmethod
    def c(cls):
        return cls.__name__
    @property
    def p(self):
        return "p"
    @p.setter
    def p(self, v):
        print("set", v)
print(A.tags, A().m(), A.s(), A.c(), A().p)
A().p = 5

registry = {}
@registry.setdefault("late", lambda f: f)
def g(): return "g"
@(lambda f: lambda *a: ("wrapped", f(*a)))
def h(n): return n
@[None, lambda f: 42][1]
def number(): pass
@(deco := tag("walrus"))
def w(): pass
print(g(), h(3), number)

import functools
def repeat(times):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return [f(*args, **kwargs) for _ in range(times)]
        return wrapper
    return deco
@repeat(times=2)
def hello(name, greeting="hi"):
    "Say hello."
    return f"{greeting} {name}"
print(hello("bob"), hello("al", greeting="yo"), hello.__name__, hello.__doc__, hello.__wrapped__("x"))

class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f, self.calls = f, 0
    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)
@CountCalls
def add(a, b): return a + b
add(1, 2), add(3, 4)
print(add.calls, add.__name__, add.__qualname__)

def replace(cls):
    return type(cls.__name__ + "2", (cls,), {"extra": True})
@replace
class B: pass
print(B.__name__, B.extra, B.__mro__[1].__name__)
try:
    @5
    def bad(): pass
except TypeError as e:
    print(e)
