"""200,000 frames of plain functions, closures and default arguments."""
import sys
sys.setrecursionlimit(200_100)
def down(n):
    if n == 0: return 0
    return 1 + down(n - 1)
print(down(200_000))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(199_998), odd(199_999))
def outer():
    def inner(n, acc=0): return acc if n == 0 else inner(n - 1, acc + n)
    return inner
print(outer()(150_000))
def collect(n): return [n] if n == 0 else collect(n - 1) + [] if n % 50_000 else [n] + collect(n - 1)
print(collect(150_000))
lam = lambda n: 0 if n == 0 else 1 + lam(n - 1)
print(lam(199_000))
def star(*args, **kw): return len(args) if kw["n"] == 0 else star(*args, n=kw["n"] - 1)
print(star(1, 2, n=100_000))
