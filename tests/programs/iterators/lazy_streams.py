"""Infinite lazy streams as classes and generators, with memoised access, slicing and zipping."""
from itertools import count, islice
class Stream:
    def __init__(self, it): self._it, self._seen = iter(it), []
    def _fill(self, n):
        while n is None or len(self._seen) <= n:
            try: self._seen.append(next(self._it))
            except StopIteration: return False
        return True
    def __getitem__(self, i):
        if isinstance(i, slice):
            if i.stop is None: return Stream(islice(iter(self), i.start or 0, None, i.step))
            return [self[k] for k in range(i.start or 0, i.stop, i.step or 1)]
        if i < 0: raise IndexError("negative index on a stream")
        if not self._fill(i): raise IndexError(i)
        return self._seen[i]
    def __iter__(self):
        i = 0
        while True:
            try: yield self[i]
            except IndexError: return
            i += 1
    def __bool__(self): return self._fill(0)
    def __add__(self, o): return Stream(a + b for a, b in zip(self, o))
    def __mul__(self, k): return Stream(a * k for a in self)
    __rmul__ = __mul__
    def map(self, f): return Stream(f(x) for x in self)
    def filter(self, p): return Stream(x for x in self if p(x))
    def takewhile(self, p):
        for x in self:
            if not p(x): return
            yield x
    def scan(self, f, a):
        def g():
            acc = a
            for x in self: acc = f(acc, x); yield acc
        return Stream(g())
    @classmethod
    def iterate(cls, f, x):
        def g():
            v = x
            while True: yield v; v = f(v)
        return cls(g())
nat = Stream(count()); print(nat[5], nat[2:8:2], (nat + nat)[:4], (3 * nat)[1:4], nat.map(lambda x: x * x).filter(lambda x: x % 2)[:4], list(nat.takewhile(lambda x: x < 4)), nat.scan(lambda a, b: a + b, 0)[:6], Stream.iterate(lambda x: x * 2, 1)[10], nat[3:][0], len(nat._seen))
def fib():
    yield 0; yield 1
    tail = fib(); next(tail)
    yield from (a + b for a, b in zip(fib(), tail))
print(list(islice(fib(), 12)))
calls = []
lazy = Stream(calls.append(i) or i for i in range(5)); print(lazy[1], calls, lazy[1], calls, bool(lazy), list(lazy), calls)
for bad in (lambda: lazy[9], lambda: lazy[-1]):
    try: bad()
    except IndexError as e: print("IndexError", e)
def merge(a, b):
    a, b = iter(a), iter(b); x, y = next(a), next(b)
    while True:
        if x < y: yield x; x = next(a)
        elif y < x: yield y; y = next(b)
        else: yield x; x, y = next(a), next(b)
def hamming():
    yield 1
    yield from merge((2 * h for h in hamming()), merge((3 * h for h in hamming()), (5 * h for h in hamming())))
print(list(islice(hamming(), 15)))
def primes():
    def sieve(s): p = next(s); yield p; yield from sieve(x for x in s if x % p)
    return sieve(count(2))
print(list(islice(primes(), 15)))
def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t: yield n; q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else: q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2
print("".join(map(str, islice(pi_digits(), 30))))
def diag(): yield from ((i, n - i) for n in count() for i in range(n + 1))
print(list(islice(diag(), 8)), [next(g) for g in [count(i) for i in range(3)]], list(zip(range(3), count(10), "abc")))
def bfs(root, kids):
    level = [root]
    while level: yield level; level = [k for n in level for k in kids(n)]
print(list(bfs(1, lambda n: [2 * n, 2 * n + 1] if n < 4 else [])))
def permute(xs):
    if not xs: yield (); return
    for i in range(len(xs)):
        for r in permute(xs[:i] + xs[i + 1:]): yield (xs[i], *r)
print(["".join(p) for p in permute("abc")], sum(1 for _ in permute("abcde")))
def peek(it):
    it = iter(it)
    try: first = next(it)
    except StopIteration: return None, iter(())
    def rest(): yield first; yield from it
    return first, rest()
f, it = peek("xyz"); print(f, list(it), peek([])[0])
class Peekable:
    def __init__(self, it): self.it, self.buf = iter(it), []
    def __iter__(self): return self
    def __next__(self): return self.buf.pop() if self.buf else next(self.it)
    def peek(self, d=None):
        if not self.buf:
            try: self.buf.append(next(self.it))
            except StopIteration: return d
        return self.buf[-1]
p = Peekable([1, 2]); print(p.peek(), next(p), p.peek(), list(p), p.peek("end"))
