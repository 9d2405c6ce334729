"""Closures in use: memoisation, throttling by fake clock, event emitters, currying, partial application, undo."""
def memo(f):
    cache = {}
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memo
def lev(a, b): return len(a) + len(b) if not a or not b else min(lev(a[1:], b) + 1, lev(a, b[1:]) + 1, lev(a[1:], b[1:]) + (a[0] != b[0]))
print(lev("saturday", "sunday"), len(lev.cache))
def throttle(clock, gap):
    def deco(f):
        last = None
        def w(*a):
            nonlocal last
            if last is None or clock() - last >= gap: last = clock(); return f(*a)
            return "throttled"
        return w
    return deco
now = 0
@throttle(lambda: now, 10)
def ping(): return f"ping@{now}"
out = []
for now in (0, 5, 10, 12, 25): out.append(ping())
print(out)
def emitter():
    handlers = {}
    def on(ev, f=None):
        if f is None: return lambda f: on(ev, f)
        handlers.setdefault(ev, []).append(f)
        return lambda: handlers[ev].remove(f)
    def emit(ev, *a): return [f(*a) for f in handlers.get(ev, [])]
    return on, emit
on, emit = emitter(); off = on("x", lambda v: v + 1)
@on("x")
def _(v): return v * 2
print(emit("x", 5), emit("y"), off(), emit("x", 5))
def stack():
    items = []
    return dict(push=items.append, pop=items.pop, peek=lambda: items[-1], size=items.__len__, undo=lambda: items.clear())
s = stack(); s["push"](1); s["push"](2); print(s["peek"](), s["pop"](), s["size"]())
def accumulator(start=0):
    total = start
    def add(n=0):
        nonlocal total
        total += n
        return total
    add.reset = lambda: add(-total)
    return add
a, b = accumulator(), accumulator(100); print(a(5), a(6), b(1), a(), a.reset(), b())
def counter_gen():
    n = 0
    def gen():
        nonlocal n
        while True: n += 1; yield n
    def set_n(v):
        nonlocal n
        n = v
    return gen(), gen(), set_n
g, h, set_n = counter_gen(); print(next(g), next(h), next(g), set_n(100), next(h), next(g))
fs = {name: (lambda op: lambda *a: op(a))(op) for name, op in {"sum": sum, "max": max, "rev": lambda a: a[::-1]}.items()}
print(fs["sum"](1, 2, 3), fs["max"](4, 9), fs["rev"](1, 2))
def compose(*fs):
    def c(x):
        for f in reversed(fs): x = f(x)
        return x
    c.__name__ = " . ".join(f.__name__ for f in fs)
    return c
def inc(x): return x + 1
def dbl(x): return x * 2
print(compose(inc, dbl)(5), compose(inc, dbl).__name__)
def trampoline(f):
    def w(*a):
        r = f(*a)
        while callable(r): r = r()
        return r
    return w
def even(n): return True if n == 0 else lambda: odd(n - 1)
def odd(n): return False if n == 0 else lambda: even(n - 1)
print(trampoline(even)(10001), trampoline(odd)(10001))
def make_class(v):
    class K:
        def get(self): return v
        def set(self, n):
            nonlocal v
            v = n
    return K
K = make_class(1); k1, k2 = K(), K(); k1.set(9); print(k2.get(), K.get.__closure__[0].cell_contents)
def deep():
    a = 1
    def l1():
        b = 2
        def l2():
            c = 3
            def l3():
                nonlocal a, b, c
                a, b, c = a * 10, b * 10, c * 10
                return a, b, c
            return l3
        return l2
    return l1
f = deep()()(); print(f(), f(), f.__code__.co_freevars)
def late(n): return [lambda x, i=i: x + i + n for i in range(3)]
print([f(10) for f in late(100)], [f.__defaults__ for f in late(1)])
x = 1
def shadow(x):
    def inner(): return x, globals()["x"]
    x += 1
    return inner()
print(shadow(5))
