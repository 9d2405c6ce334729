"""More of functools: recursion in lru_cache, singledispatch on ABCs, reduce initial, partial placeholders of state, cache on methods."""
import functools, collections.abc, typing
@functools.lru_cache(maxsize=None)
def grid(m, n): return 1 if m == 0 or n == 0 else grid(m - 1, n) + grid(m, n - 1)
print(grid(15, 15), grid.cache_info().misses)
@functools.singledispatch
def show(x): return f"?{type(x).__name__}"
@show.register(collections.abc.Sequence)
def _(x): return "[" + " ".join(map(show, x)) + "]"
@show.register(collections.abc.Mapping)
def _(x): return "{" + " ".join(f"{show(k)}:{show(v)}" for k, v in x.items()) + "}"
@show.register(str)
def _(x): return repr(x)
@show.register
def _(x: int | float): return f"#{x}"
@show.register(type(None))
def _(x): return "nil"
print(show([1, "a", {2.5: None}, (3,), {4}, b"b", range(2), True]), show.registry.keys() >= {object, str}, show.dispatch(list) is show.dispatch(tuple))
class A: pass
class B(collections.abc.Sized, A):
    def __len__(self): return 0
@functools.singledispatch
def amb(x): return "object"
amb.register(collections.abc.Sized, lambda x: "sized"); amb.register(collections.abc.Container, lambda x: "container")
class Both:
    def __len__(self): return 1
    def __contains__(self, x): return True
try: print(amb(Both()))
except RuntimeError as e: print(e.args[0].split("<")[0])
for bad in (lambda: show.register(5), lambda: show.register(lambda x: 1), lambda: functools.singledispatch(5), lambda: show.register(list[int], print), lambda: functools.reduce(5, [1, 2]), lambda: functools.partial(), lambda: functools.cmp_to_key(), lambda: functools.lru_cache(5.5), lambda: functools.wraps(), lambda: functools.total_ordering(int) and 0):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
@functools.singledispatch
def bad_ann(x): pass
try:
    @bad_ann.register
    def _(x: "undefined_zz"): pass
except Exception as e: print(type(e).__name__)
p = functools.partial(print, "a", sep="-"); q = functools.partial(p, "b", end="!\n"); q("c"); print(q.func is print, q.args, sorted(q.keywords), functools.partial(int, base=16)("ff"), repr(functools.partial(max, 1, key=None)))
class M:
    def __init__(self): self.calls = 0
    @functools.cache
    def slow(self, x): self.calls += 1; return x * 2
    @functools.cached_property
    def prop(self): self.calls += 10; return self.calls
    pm = functools.partialmethod(slow, 21)
    @functools.partialmethod
    def odd(self): pass
m = M(); print(m.slow(1), m.slow(1), m.prop, m.prop, m.pm(), m.calls, M.slow.cache_info().hits)
def deco(f=None, *, times=1):
    if f is None: return functools.partial(deco, times=times)
    @functools.wraps(f)
    def w(*a): return [f(*a) for _ in range(times)]
    w.times = times
    return w
@deco
def f1(): "doc f1"; return 1
@deco(times=3)
def f2(x): return x
print(f1(), f2("z"), f1.__doc__, f2.times, f2.__wrapped__(5), functools.WRAPPER_ASSIGNMENTS, functools.update_wrapper(lambda: 0, f1, assigned=("__doc__",)).__doc__)
@functools.total_ordering
class V:
    def __init__(self, *p): self.p = p
    def __eq__(self, o): return self.p == o.p if isinstance(o, V) else NotImplemented
    def __gt__(self, o): return self.p > o.p if isinstance(o, V) else NotImplemented
print(V(1, 2) < V(1, 3), V(2) >= V(1, 9), max(V(1), V(3), V(2)).p, V(1) <= V(1))
try: V(1) < 5
except TypeError as e: print(e)
