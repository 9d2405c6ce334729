"""Recipes built from itertools, checked against plain code."""
import operator, math, random
from itertools import *
from collections import deque
def take(n, it): return list(islice(it, n))
def tabulate(f, start=0): return map(f, count(start))
def tail(n, it): return iter(deque(it, n))
def consume(it, n=None): deque(it, 0) if n is None else next(islice(it, n, n), None)
def nth(it, n, d=None): return next(islice(it, n, None), d)
def quantify(it, pred=bool): return sum(map(pred, it))
def all_equal(it): return len(take(2, groupby(it))) <= 1
def flatten(ll): return chain.from_iterable(ll)
def repeatfunc(f, times=None, *args): return starmap(f, repeat(args)) if times is None else starmap(f, repeat(args, times))
def grouper(it, n, fill=None): return zip_longest(*[iter(it)] * n, fillvalue=fill)
def partition(pred, it): a, b = tee(it); return list(filterfalse(pred, a)), list(filter(pred, b))
def before_after(pred, it):
    it = iter(it); trans = []
    def true():
        for e in it:
            if pred(e): yield e
            else: trans.append(e); return
    return list(true()), list(chain(trans, it))
def unique_just(it, key=None): return map(next, map(operator.itemgetter(1), groupby(it, key)))
def iter_except(f, exc, first=None):
    try:
        if first is not None: yield first()
        while True: yield f()
    except exc: pass
def convolve(sig, ker):
    ker = tuple(ker)[::-1]; n = len(ker); w = deque([0], maxlen=n) * n
    for x in chain(sig, repeat(0, n - 1)): w.append(x); yield sum(map(operator.mul, ker, w))
def sieve(n):
    d = bytearray((0, 1)) * (n // 2)
    for p in range(3, math.isqrt(n) + 1, 2):
        if d[p]: d[p * p::2 * p] = bytes(len(range(p * p, n, 2 * p)))
    yield 2
    yield from islice(compress(count(), d), 1, None) if d[1] else ()
def transpose(m): return zip(*m, strict=True)
def matmul(a, b): n = len(b[0]); return batched(starmap(math.sumprod, product(a, transpose(b))), n)
def subslices(seq): return starmap(operator.getitem, product([seq], starmap(slice, combinations(range(len(seq) + 1), 2)))) if 0 else (seq[i:j] for i, j in combinations(range(len(seq) + 1), 2))
def nth_comb(pool, r, idx):
    pool, c, out = tuple(pool), math.comb(len(pool), r), []; n = len(pool)
    while r:
        c, n, r = c * r // n, n - 1, r - 1
        while idx >= c: idx -= c; c, n = c * (n - r) // n, n - 1
        out.append(pool[-1 - n])
    return tuple(out)
def random_perm(it, rng): pool = tuple(it); return tuple(rng.sample(pool, len(pool)))
def interleave(*its): return [x for x in chain.from_iterable(zip_longest(*its, fillvalue=StopIteration)) if x is not StopIteration]
def running_mean(it): return [s / n for n, s in enumerate(accumulate(it), 1)]
def window(seq, n):
    it = iter(seq); w = deque(islice(it, n - 1), maxlen=n)
    for x in it: w.append(x); yield tuple(w)
print(take(3, tabulate(lambda x: x * x)), list(tail(2, "abcd")), nth("abc", 1), nth("abc", 9, "d"), quantify([1, 0, 2]), all_equal("aaa"), all_equal("ab"), list(flatten([[1], [2, 3]])), list(repeatfunc(pow, 3, 2, 3)), list(grouper("abcde", 2, "-")), partition(lambda x: x % 2, range(6)), before_after(str.isupper, "ABcDe"), list(unique_just("AAABBBCDA")), list(iter_except([1, 2, 3].pop, IndexError)), list(convolve([1, 2, 3], [0, 1, 0.5])))
it = iter(range(10)); consume(it, 3); print(next(it), list(sieve(60)) == [p for p in range(2, 60) if all(p % k for k in range(2, p))], list(matmul([(7, 5), (3, 5)], [(2, 5), (7, 9)])), list(subslices("abc")), nth_comb("abcdef", 3, 7), list(combinations("abcdef", 3))[7] == nth_comb("abcdef", 3, 7), random_perm("abcd", random.Random(1)), interleave("ab", [1], "xyz"), running_mean([1, 2, 3]), list(window("abcd", 3)))
def pascal(): return accumulate(repeat(None), lambda row, _: [1] + [a + b for a, b in pairwise(row)] + [1], initial=[1])
def lookandsay(): return accumulate(repeat(None), lambda s, _: "".join(f"{len(list(g))}{k}" for k, g in groupby(s)), initial="1")
def fibs(): return map(operator.itemgetter(0), accumulate(repeat(None), lambda p, _: (p[1], p[0] + p[1]), initial=(0, 1)))
def collatz(n): return takewhile(lambda x: x != 1, accumulate(repeat(None), lambda x, _: x // 2 if x % 2 == 0 else 3 * x + 1, initial=n))
print(take(5, pascal()), take(6, lookandsay()), take(10, fibs()), list(collatz(6)), [k + str(len(list(g))) for k, g in groupby("aabccc")], list(starmap(lambda i, c: c * i, enumerate("abc", 1))), sum(1 for _ in product(range(3), repeat=4)), max(permutations("abc")), list(map("".join, product("ab", "xy"))), dict(zip("abc", count())), [*zip(*[iter("abcdef")] * 3)], list(accumulate("abc", lambda a, b: b + a)), list(compress(count(), [1, 0, 1])), list(islice(filterfalse(lambda n: n % 3, count(1)), 4)), list(chain(*zip("ab", "cd"))), [list(g) for _, g in groupby(range(10), lambda x: x // 4)])
