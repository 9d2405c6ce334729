"""Decorators of many kinds: stacking order, arguments, classes, methods, properties, state, typing of arguments, timing by fake clock."""
import functools, inspect
def trace(f):
    depth = 0
    @functools.wraps(f)
    def w(*a, **k):
        nonlocal depth
        args = ", ".join([*map(repr, a), *(f"{n}={v!r}" for n, v in k.items())])
        print("  " * depth + f"{f.__name__}({args})"); depth += 1
        try: r = f(*a, **k)
        finally: depth -= 1
        print("  " * depth + f"-> {r!r}")
        return r
    return w
@trace
def fact(n, acc=1): return acc if n < 2 else fact(n - 1, acc=acc * n)
fact(4)
def typed(f):
    sig, hints = inspect.signature(f), f.__annotations__
    @functools.wraps(f)
    def w(*a, **k):
        for n, v in sig.bind(*a, **k).arguments.items():
            t = hints.get(n)
            if isinstance(t, type) and not isinstance(v, t): raise TypeError(f"{f.__name__}: {n} must be {t.__name__}, not {type(v).__name__}")
        r = f(*a, **k)
        if isinstance(t := hints.get("return"), type) and not isinstance(r, t): raise TypeError(f"{f.__name__} returned {type(r).__name__}")
        return r
    return w
@typed
def area(w: int, h: int = 2, *, unit: str = "m") -> str: return f"{w * h}{unit}" if w else 0
print(area(3), area(3, h=4, unit="cm"), area.__name__, inspect.signature(area))
for a, k in ((("x",), {}), ((1,), {"unit": 5}), ((0,), {}), ((), {})):
    try: print(area(*a, **k))
    except TypeError as e: print(e)
class memo:
    def __init__(self, f): self.f, self.cache = f, {}; functools.update_wrapper(self, f)
    def __call__(self, *a):
        if a not in self.cache: self.cache[a] = self.f(*a)
        return self.cache[a]
    def __get__(self, o, cls): return self if o is None else functools.partial(self, o)
    def __repr__(self): return f"memo({self.f.__name__}, {len(self.cache)})"
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
class C:
    calls = 0
    @memo
    def m(self, x): C.calls += 1; return x * 2
c = C(); print(fib(60), fib, c.m(2), c.m(2), C.calls, C.m)
def repeat(n=2): return lambda f: functools.wraps(f)(lambda *a: [f(*a) for _ in range(n)])
def tag(t): return lambda f: functools.wraps(f)(lambda *a: f"<{t}>{f(*a)}</{t}>")
@tag("p")
@tag("b")
def hi(n): return f"hi {n}"
@repeat(3)
@repeat()
def one(): return 1
print(hi("x"), one(), hi.__wrapped__("y"), inspect.unwrap(hi)("z"))
def singleton(cls): inst = {}; return functools.wraps(cls, updated=())(lambda *a: inst.setdefault(cls, None) or inst.__setitem__(cls, cls(*a)) or inst[cls])
@singleton
class Conf:
    def __init__(self, v=1): self.v = v
print(Conf(5) is Conf(6), Conf().v, Conf.__name__)
def autorepr(cls): cls.__repr__ = lambda s: f"{cls.__name__}({', '.join(f'{k}={v!r}' for k, v in vars(s).items())})"; return cls
def ordered(*keys):
    def deco(cls):
        k = lambda s: tuple(getattr(s, n) for n in keys)
        cls.__eq__ = lambda s, o: k(s) == k(o); cls.__lt__ = lambda s, o: k(s) < k(o); cls.__hash__ = lambda s: hash(k(s))
        return functools.total_ordering(cls)
    return deco
@autorepr
@ordered("age", "name")
class P:
    def __init__(self, name, age): self.name, self.age = name, age
print(sorted([P("b", 2), P("a", 2), P("z", 1)]), P("a", 1) >= P("a", 1), {P("a", 1)} == {P("a", 1)})
class lazy:
    def __init__(self, f): self.f = f
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, cls):
        if o is None: return self
        v = o.__dict__[self.n] = self.f(o); return v
class L:
    @lazy
    def big(self): print("computing"); return 42
l = L(); print(l.big, l.big, l.__dict__)
def once(f):
    done = []
    return lambda *a: done[0] if done else done.append(f(*a)) or done[0]
@once
def init(): print("init runs"); return "r"
print(init(), init())
def deprecated(msg):
    def deco(o):
        import warnings
        if inspect.isclass(o):
            old = o.__init__
            def __init__(self, *a, **k): warnings.warn(f"{o.__name__}: {msg}", DeprecationWarning, 2); old(self, *a, **k)
            o.__init__ = __init__; return o
        @functools.wraps(o)
        def w(*a, **k): warnings.warn(f"{o.__name__}: {msg}", DeprecationWarning, 2); return o(*a, **k)
        return w
    return deco
@deprecated("use g")
def f(): return "f"
@deprecated("gone")
class Old: pass
import warnings
with warnings.catch_warnings(record=True) as w: warnings.simplefilter("always"); f(); Old(); print([str(x.message) for x in w])
def method_deco(f):
    @functools.wraps(f)
    def w(self, *a): return (type(self).__name__, f(self, *a))
    return w
class D:
    @method_deco
    def m(self): return 1
    @classmethod
    @trace
    def c(cls, x): return x
    @staticmethod
    @repeat(2)
    def s(x): return x
    @property
    @method_deco
    def p(self): return "p"
    @p.setter
    def p(self, v): self.__dict__["pv"] = v
d = D(); print(d.m(), d.c(1), D.s("z"), d.p); d.p = 3; print(d.__dict__)
