"""Integer puzzles with exact answers: digits, cycles, sequences, modular arithmetic, continued fractions, representations."""
from math import gcd, isqrt, comb, factorial
from itertools import count, permutations, takewhile
def digits(n, b=10):
    out = []
    while n: n, d = divmod(n, b); out.append(d)
    return out[::-1] or [0]
def base(n, b): return "".join("0123456789abcdefghijklmnopqrstuvwxyz"[d] for d in digits(n, b))
print(base(255, 2), base(255, 16), base(123456789, 36), int(base(10**20, 7), 7) == 10**20, sum(digits(2**1000)), sum(digits(factorial(100))), len(digits(3**1000)), [n for n in range(10, 10000) if sum(d ** len(digits(n)) for d in digits(n)) == n])
def cycle(d):
    seen, r, p = {}, 1, 0
    while r and r not in seen: seen[r] = p; r, p = r * 10 % d, p + 1
    return p - seen[r] if r else 0
print([cycle(d) for d in range(1, 20)], max(range(1, 200), key=cycle), f"{10**30 // 7}", pow(7, 7**7, 10**10), pow(3, -1, 11), [pow(2, k, 1000) for k in (10, 100, 1000)])
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
def crt(rs, ms):
    x, m = 0, 1
    for r, n in zip(rs, ms): g, p, _ = egcd(m, n); x = (x + (r - x) * p % n * m) % (m * n); m *= n
    return x
print(egcd(240, 46), crt([2, 3, 2], [3, 5, 7]), crt([1, 4, 6], [3, 5, 7]))
def sqrt_digits(n, k): return str(isqrt(n * 10 ** (2 * k)))
def cf_sqrt(n):
    m, d, a0 = 0, 1, isqrt(n); a, out = a0, [a0]
    if a0 * a0 == n: return out
    while a != 2 * a0: m = d * a - m; d = (n - m * m) // d; a = (a0 + m) // d; out.append(a)
    return out
def pell(n):
    m, d, a = 0, 1, isqrt(n); p0, p1, q0, q1 = 1, a, 0, 1; a0 = a
    while p1 * p1 - n * q1 * q1 != 1: m = d * a - m; d = (n - m * m) // d; a = (a0 + m) // d; p0, p1, q0, q1 = p1, a * p1 + p0, q1, a * q1 + q0
    return p1, q1
print(sqrt_digits(2, 40), cf_sqrt(23), cf_sqrt(94), pell(61), pell(2), [n for n in range(2, 40) if len(cf_sqrt(n)) % 2 == 0])
triples = [(a, b, c) for c in range(1, 60) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c and gcd(a, b) == 1]; print(triples)
def happy(n):
    seen = set()
    while n != 1 and n not in seen: seen.add(n); n = sum(d * d for d in digits(n))
    return n == 1
print([n for n in range(1, 50) if happy(n)], [n for n in range(1, 500) if str(n * n).endswith(str(n))], [n for n in range(1000, 10000) if n == sum(int("".join(p)) for p in permutations(str(n), 2)) ] if 0 else "", next(n for n in count(1) if sorted(str(n)) == sorted(str(2 * n)) == sorted(str(3 * n))))
def kaprekar(n):
    for i in range(10):
        if n == 6174: return i
        s = "".join(sorted(f"{n:04}")); n = int(s[::-1]) - int(s)
print([kaprekar(n) for n in (3524, 1112, 9831, 1000)], sum(1 for n in range(1, 10000) if str(n) == str(n)[::-1]), [sum(n % d == 0 for d in range(1, n + 1)) for n in range(1, 20)])
def stirling(n, k): return 1 if n == k else 0 if k == 0 or k > n else k * stirling(n - 1, k) + stirling(n - 1, k - 1)
def bell(n): return sum(stirling(n, k) for k in range(n + 1))
def derangements(n): return 1 if n == 0 else n * derangements(n - 1) + (-1) ** n
def josephus(n, k): r = 0; return [r := (r + k) % i for i in range(1, n + 1)][-1]
def ackermann(m, n): return [n + 1, n + 2, 2 * n + 3, 2 ** (n + 3) - 3][m]
print([bell(i) for i in range(9)], [derangements(i) for i in range(8)], josephus(41, 3), [comb(2 * n, n) // (n + 1) for n in range(10)], ackermann(3, 5), sum(comb(20, k) for k in range(21)) == 2**20)
def zeckendorf(n):
    fs = [1, 2]
    while fs[-1] <= n: fs.append(fs[-1] + fs[-2])
    out = []
    for f in reversed(fs):
        if f <= n: out.append(f); n -= f
    return out
def negabin(n):
    out = ""
    while n: n, r = divmod(n, -2); n, r = (n + 1, r + 2) if r < 0 else (n, r); out = str(r) + out
    return out or "0"
def balanced3(n):
    out = ""
    while n: n, r = divmod(n + 1, 3); out = "-0+"[r] + out
    return out or "0"
def factoradic(n):
    out, k = [], 1
    while n or not out: n, r = divmod(n, k); out.append(r); k += 1
    return out[::-1]
print(zeckendorf(100), [negabin(n) for n in (-5, 0, 7)], [balanced3(n) for n in (0, 5, 13, -7)], factoradic(463), [bin(n ^ n >> 1)[2:] for n in range(8)], [n for n in range(1, 100) if bin(n)[2:] == bin(n)[:1:-1]])
def two_squares(n): return [(a, isqrt(n - a * a)) for a in range(isqrt(n // 2) + 1) if isqrt(n - a * a) ** 2 == n - a * a]
print(two_squares(325), two_squares(7), [n for n in range(1, 60) if not two_squares(n)][:12], 1729 == 1**3 + 12**3 == 9**3 + 10**3, [n for n in range(1, 50) if sum(d for d in range(1, n) if n % d == 0) > n])
legendre = lambda a, p: (lambda r: -1 if r == p - 1 else r)(pow(a, (p - 1) // 2, p))
def tonelli(n, p): return next(x for x in range(p) if x * x % p == n)
def order(a, n): return next(k for k in count(1) if pow(a, k, n) == 1)
print([legendre(a, 23) for a in range(1, 12)], tonelli(10, 13), [order(a, 7) for a in range(1, 7)], next(g for g in range(2, 41) if order(g, 41) == 40), sum(1 for a in range(1, 36) if gcd(a, 36) == 1), [pow(a, 12, 13) for a in range(1, 6)])
