"""Parameter kinds, defaults evaluated once, annotations and signatures."""
import inspect
def f(a, b=1, /, c=2, *args, d, e=5, **kw):
    "doc"
for name, p in inspect.signature(f).parameters.items():
    print(name, p.kind.name, p.default if p.default is not p.empty else "-")
print(inspect.signature(f), f.__defaults__, f.__kwdefaults__)
def acc(x, seen=[]):
    seen.append(x)
    return seen
print(acc(1), acc(2), acc.__defaults__)
f.__defaults__ = (10, 20)
f.__kwdefaults__ = {"d": 0}
print(inspect.signature(f))
def g(x: int, *y: "str", z: list[int] = [], **w: {}) -> None: ...
print(g.__annotations__)
code = f.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_varnames, bool(code.co_flags & 4), bool(code.co_flags & 8))
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, *, k0=0, k1=1): return locals()
print(many(*range(10)))
def default_order():
    order = []
    def n(x):
        order.append(x)
        return x
    def h(a=n("a"), *, b=n("b"), c: n("ann") = n("c")) -> n("ret"): pass
    return order
print(default_order())
def shadowed(self, cls=type, /, **kwargs): return self, cls.__name__, kwargs
print(shadowed(1, self=2, cls=3))
def positional_kw_same(a, /, **a_kw): return a, a_kw
print(positional_kw_same(1, a=2))
x = 1
def dflt(x=x): return x
x = 2
print(dflt())
def nested_default(f=lambda v=x: v): return f()
x = 3
print(nested_default())
print((lambda a, *b, c=1, **d: (a, b, c, d))(1, 2, 3, c=4, e=5))
def trailing(
    a,
    b=2,
    *,
    c,
): return a, b, c
print(trailing(1, c=3,))
def star_annotation(*args: *tuple[int, str]): pass
print(star_annotation.__annotations__)
class C:
    def m(self, /, a, *, self_=None): return a
print(inspect.signature(C.m), inspect.signature(C().m))
