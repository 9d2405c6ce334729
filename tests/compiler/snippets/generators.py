def f(a):
    x = yield
    y = yield x
    z = yield from y
    yield
    return z
def g():
    return (yield)
h = lambda: (yield 1)
def i():
    try:
        yield 1
    finally:
        yield 2
