"""Qualified names are not shown, frames of comprehensions, lambdas and classes are."""
def outer():
    def inner():
        class C:
            attr = [fail(x) for x in (1, 2)]
    inner()
def fail(x):
    if x == 2:
        g = (lambda v: list(gen(v)))
        g(x)
def gen(v):
    yield 1
    yield from sub(v)
def sub(v):
    yield v / 0
outer()
