"""Function objects: attributes, code, introspection."""
def f(a, b=2, *args, c: int = 3, **kw) -> str:
    """Docs."""
    x = a
    return lambda: x
f.custom = [1]
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__dict__, f.__defaults__, f.__kwdefaults__, f.__annotations__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_cellvars, c.co_firstlineno, c.co_filename)
f.__name__ = "renamed"
f.__qualname__ = "Some.renamed"
f.__doc__ = None
print(f.__name__, f.__doc__, repr(f).split(" at ")[0], c.co_name)
for attr, value in [("__name__", 1), ("__qualname__", None), ("__defaults__", 5), ("__kwdefaults__", []), ("__dict__", 3), ("__code__", "x"), ("__globals__", {}), ("__closure__", None)]:
    try:
        setattr(f, attr, value)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
def g(): return "g"
def h(): return "h"
g.__code__ = h.__code__
print(g())
def k(x=1): return x
del k.__defaults__
try:
    k()
except TypeError as e:
    print(e)
class A:
    def m(self): "method doc"
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
a = A()
print(a.m.__func__ is A.m, a.m.__self__ is a, a.m.__name__, a.m.__doc__, a.m == a.m, a.m is a.m, A.c.__self__ is A)
print(A.m.__qualname__, A.s.__qualname__, a.c.__func__.__qualname__)
try:
    a.m.attr = 1
except AttributeError as e:
    print(e)
A.m.attr = 1
print(a.m.attr, hash(a.m) == hash(a.m), A().m == a.m)
print(f.__builtins__ is __builtins__.__dict__, f.__globals__ is globals(), f.__type_params__)
print(c.replace(co_name="new").co_name, c == c.replace(), hash(c) == hash(c.replace()))
print(callable(f), callable(A), callable(a), callable(a.m), callable(5))
print(type(f).__name__, type(a.m).__name__, type(len).__name__, type([].append).__name__, type(list.append).__name__, type(list.__add__).__name__, type([].__add__).__name__, type(dict.__dict__["fromkeys"]).__name__)
def outer():
    class Local:
        def meth(self):
            def deep(): pass
            return deep
    return Local().meth()
print(outer().__qualname__, (lambda: 0).__qualname__)
def gen(): yield
async def co(): pass
async def ag(): yield
print([bool(x.__code__.co_flags & 0x20) for x in (f, gen, co, ag)], [bool(x.__code__.co_flags & 0x80) for x in (f, gen, co, ag)], bool(ag.__code__.co_flags & 0x200))
try:
    del f.custom2
except AttributeError as e:
    print(e)
try:
    f.nothing
except AttributeError as e:
    print(e)
import types
print(types.FunctionType(c, {}, argdefs=(5,), closure=None).__name__ if not c.co_freevars else "")
print(f(1)(), types.MethodType(lambda self, x: (self, x), 5)(6))
try:
    types.MethodType(5, 6)
except TypeError as e:
    print(e)
try:
    types.MethodType(len, None)
except TypeError as e:
    print(e)
