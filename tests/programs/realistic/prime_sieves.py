"""Prime numbers in many ways: sieves, wheels, factorisation, totients, perfect numbers, twins."""
from itertools import count, islice, takewhile
from math import isqrt, gcd
def eratosthenes(n):
    s = bytearray([1]) * (n + 1); s[:2] = b"\0\0"
    for i in range(2, isqrt(n) + 1):
        if s[i]: s[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, p in enumerate(s) if p]
def linear(n):
    least, primes = [0] * (n + 1), []
    for i in range(2, n + 1):
        if not least[i]: least[i] = i; primes.append(i)
        for p in primes:
            if p > least[i] or i * p > n: break
            least[i * p] = p
    return primes, least
def lazy():
    yield 2
    comp = {}
    for n in count(3, 2):
        p = comp.pop(n, None)
        if p is None: comp[n * n] = n; yield n
        else:
            x = n + 2 * p
            while x in comp: x += 2 * p
            comp[x] = p
def sundaram(n):
    k = (n - 2) // 2
    out = set(range(1, k + 1)) - {i + j + 2 * i * j for i in range(1, k + 1) for j in range(i, (k - i) // (2 * i + 1) + 1)}
    return [2] + [2 * i + 1 for i in sorted(out)]
a, (b, least), c = eratosthenes(10000), linear(10000), list(takewhile(lambda p: p <= 10000, lazy()))
print(len(a), a == b == c, sundaram(100) == [p for p in a if p < 101], a[-3:], sum(a), list(islice(lazy(), 999, 1000)))
def factor(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0: out[d] = out.get(d, 0) + 1; n //= d
        d += 1 + (d > 2)
    if n > 1: out[n] = out.get(n, 0) + 1
    return out
def rho(n, x=2, c=1):
    y, d = x, 1
    while d == 1:
        x = (x * x + c) % n
        y = (y * y + c) % n; y = (y * y + c) % n
        d = gcd(abs(x - y), n)
    return d
def phi(n):
    r = n
    for p in factor(n): r -= r // p
    return r
def divisors(n): return sorted(d for i in range(1, isqrt(n) + 1) if n % i == 0 for d in {i, n // i})
print(factor(360), factor(97), factor(2**16 * 3**5 * 101), factor(600851475143), rho(8051), rho(10403) in (101, 103), [phi(n) for n in range(1, 13)], divisors(28), [n for n in range(2, 10000) if sum(divisors(n)) == 2 * n])
s = set(a)
print([(p, p + 2) for p in a if p + 2 in s][:6], [p for p in a if str(p) == str(p)[::-1]][-3:], next(n for n in count(4, 2) if n > 100 and not any(n - p in s for p in a if p < n)) if 0 else "goldbach ok", all(any(n - p in s for p in a if p < n) for n in range(4, 500, 2)), max((q - p, p) for p, q in zip(a, a[1:])))
def is_prime(n, bases=(2, 3, 5, 7, 11, 13)):
    if n < 2 or any(n % p == 0 for p in bases): return n in bases
    d, r = n - 1, 0
    while not d & 1: d, r = d >> 1, r + 1
    return all(pow(a, d, n) == 1 or any(pow(a, d << i, n) == n - 1 for i in range(r)) for a in bases)
print([p for p in range(10**9, 10**9 + 100) if is_prime(p)], [e for e in (2, 3, 5, 7, 11, 13, 17, 19, 31, 61, 89) if is_prime(2**e - 1)], is_prime(561), is_prime(3215031751, (2, 3, 5, 7)))
def mobius(n): f = factor(n); return 0 if any(e > 1 for e in f.values()) else (-1) ** len(f)
print([mobius(n) for n in range(1, 21)], sum(mobius(n) for n in range(1, 501)), [p for p in a if all(int(str(p)[i:]) in s and int(str(p)[:len(str(p)) - i]) in s for i in range(len(str(p))))])
