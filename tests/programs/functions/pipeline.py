"""A small functional pipeline library: composition, currying, lazy streams."""
from functools import reduce
import operator
class Pipe:
    def __init__(self, f): self.f = f
    def __ror__(self, other): return self.f(other)
    def __or__(self, other): return Pipe(lambda x: other.f(self.f(x))) if isinstance(other, Pipe) else NotImplemented
    def __call__(self, *a, **k): return Pipe(lambda x: self.f(x, *a, **k))
where = Pipe(lambda it, pred: (x for x in it if pred(x)))
select = Pipe(lambda it, f: (f(x) for x in it))
take = Pipe(lambda it, n: (x for _, x in zip(range(n), it)))
to_list = Pipe(list)
total = Pipe(sum)
def naturals():
    n = 0
    while True:
        yield n
        n += 1
print(naturals() | where(lambda x: x % 3 == 0) | select(lambda x: x * x) | take(5) | to_list)
evens = where(lambda x: x % 2 == 0) | take(4) | total
print(naturals() | evens, range(100, 200) | evens)
def compose(*fs): return reduce(lambda f, g: lambda x: f(g(x)), fs, lambda x: x)
print(compose(str, lambda x: x + 1, len)("abc"), compose()(5))
def curry(f, n=None):
    n = f.__code__.co_argcount if n is None else n
    def step(*args): return f(*args) if len(args) >= n else lambda *more: step(*args, *more)
    return step
add3 = curry(lambda a, b, c: (a, b, c))
print(add3(1)(2)(3), add3(1, 2)(3), add3(1)(2, 3))
def memo_y(f):
    memo = {}
    def rec(n):
        if n not in memo: memo[n] = f(rec)(n)
        return memo[n]
    return rec
print(memo_y(lambda self: lambda n: n if n < 2 else self(n - 1) + self(n - 2))(60))
zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))
to_int = lambda n: n(lambda x: x + 1)(0)
three = succ(succ(succ(zero)))
print(to_int(plus(three)(three)), to_int(times(three)(times(three)(three))))
class Maybe:
    def __init__(self, v): self.v = v
    def __rshift__(self, f): return self if self.v is None else f(self.v)
    def __repr__(self): return f"Maybe({self.v!r})"
half = lambda n: Maybe(n // 2 if n % 2 == 0 else None)
print(Maybe(20) >> half >> half, Maybe(20) >> half >> half >> half >> half)
print(list(map(operator.methodcaller("upper"), "ab")), sorted([{"a": 2}, {"a": 1}], key=operator.itemgetter("a")))
try:
    5 | evens | 6
except TypeError as e:
    print(e)
