"""Lambda expressions with every kind of parameter."""
fs = [
    lambda: "none",
    lambda x: x,
    lambda x, y=2: (x, y),
    lambda *a: a,
    lambda **k: k,
    lambda x, /, y, *, z: (x, y, z),
    lambda x=1, *a, k=3, **kw: (x, a, k, kw),
    lambda x: lambda y: x + y,
    lambda *, k: k,
    lambda x, /: x,
]
print(fs[0](), fs[1](1), fs[2](1), fs[3](1, 2), fs[4](a=1), fs[5](1, y=2, z=3))
print(fs[6](), fs[6](5, 6, k=7, m=8), fs[7](1)(2), fs[8](k="k"), fs[9](4))
print([f.__name__ for f in fs[:3]], fs[5].__qualname__)
print((lambda x: x * 2)(4), (lambda: (yield))().__class__.__name__)
print(sorted([(1, "b"), (0, "c"), (2, "a")], key=lambda p: p[1]))
print(list(map(lambda a, b: a * b, [1, 2], [3, 4])), list(filter(lambda v: v % 2, range(6))))
print((lambda f: f(f, 6))(lambda f, n: 1 if n < 2 else n * f(f, n - 1)))
print((lambda x: (x, x if x else None, not x))(0))
print((lambda: [i for i in range(3)])(), (lambda a, b: {a: b})(1, 2))
compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(lambda x: x + 1, lambda x: x * 10)(5))
def outer():
    counter = 0
    def bump():
        nonlocal counter
        counter += 1
        return counter
    return lambda: (bump(), bump())
print(outer()())
for f, args, kw in [(fs[1], (), {}), (fs[1], (1, 2), {}), (fs[5], (1,), {"x": 1, "y": 2, "z": 3}), (fs[8], (1,), {}), (fs[8], (), {}), (fs[9], (), {"x": 1})]:
    try:
        f(*args, **kw)
    except TypeError as e:
        print(e)
