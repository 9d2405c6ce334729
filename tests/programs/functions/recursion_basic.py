"""Recursive functions of the classic kinds."""
def fact(n): return 1 if n == 0 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def ack(m, n):
    if m == 0: return n + 1
    if n == 0: return ack(m - 1, 1)
    return ack(m - 1, ack(m, n - 1))
def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}{c}"
        yield from hanoi(n - 1, b, a, c)
def permutations(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for rest in permutations(xs[:i] + xs[i + 1:]):
            yield [x, *rest]
def flatten(x):
    if isinstance(x, (list, tuple)):
        return [z for y in x for z in flatten(y)]
    return [x]
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
def power_set(s): return [[]] if not s else (r := power_set(s[1:])) + [[s[0]] + p for p in r]
def collatz(n, steps=0): return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)
def depth(t): return 1 + max(map(depth, t), default=0) if isinstance(t, list) else 0
def hofstadter_f(n): return 1 if n == 0 else n - hofstadter_m(hofstadter_f(n - 1))
def hofstadter_m(n): return 0 if n == 0 else n - hofstadter_f(hofstadter_m(n - 1))
print(fact(20), fact(30), fib(18), ack(2, 5), gcd(1071, 462), collatz(27))
print(" ".join(hanoi(3, "A", "B", "C")))
print(["".join(p) for p in permutations("abc")], len(list(permutations("abcde"))))
print(flatten([1, [2, (3, [4, [5]])], [], 6]), power_set([1, 2, 3]))
print(depth([1, [2, [3, []]], []]), [hofstadter_m(i) for i in range(15)])
import sys
def down(n): return 0 if n == 0 else 1 + down(n - 1)
print(down(900))
try:
    down(10**6)
except RecursionError as e:
    print(type(e).__name__, e)
def forever(): forever()
try:
    forever()
except RecursionError as e:
    print(e)
limit = sys.getrecursionlimit()
print(limit)
sys.setrecursionlimit(300)
try:
    down(280), down(400)
except RecursionError as e:
    print("limited:", e)
sys.setrecursionlimit(limit)
for bad in (0, -5, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
