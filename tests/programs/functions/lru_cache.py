"""functools.lru_cache and cache."""
from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=3)
def sq(n):
    calls.append(n)
    return n * n
print([sq(n) for n in (1, 2, 3, 1, 4, 2, 5, 1)], calls)
print(sq.cache_info(), sq.cache_parameters())
sq.cache_clear()
print(sq.cache_info(), sq.__wrapped__(7), sq.__name__)
@lru_cache(typed=True)
def t(x): return type(x).__name__
print(t(1), t(1.0), t(True), t("1"), t.cache_info())
@lru_cache
def bare(a, b=2, *, c=3): return a + b + c
print(bare(1), bare(1, 2), bare(1, b=2), bare(a=1), bare(1, c=3), bare.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
@lru_cache(maxsize=0)
def none(x): return x
none(1); none(1)
print(none.cache_info())
@lru_cache(maxsize=-5)
def neg(x): return x
print(neg.cache_parameters())
@lru_cache(maxsize=2)
def boom(x):
    if x: raise ValueError(x)
    return x
for v in (1, 1, 0):
    try:
        boom(v)
    except ValueError as e:
        print("raised", e)
print(boom.cache_info())
try:
    fib([])
except TypeError as e:
    print(e)
try:
    lru_cache(maxsize="x")
except TypeError as e:
    print(e)
class A:
    @lru_cache(maxsize=None)
    def m(self, x): return x * 2
a = A()
print(a.m(2), a.m(2), A.m.cache_info(), A().m(2), A.m.cache_info())
class S:
    @staticmethod
    @cache
    def f(x): return [x]
print(S.f(1) is S.f(1), S().f(1) is S.f(1))
