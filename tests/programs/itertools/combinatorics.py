"""itertools: product, permutations, combinations, groupby, accumulate, pairwise, batched, tee, zip_longest."""
from itertools import *
import operator
print(list(product("ab", [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product("ab", [])), len(list(product(range(4), repeat=5))), list(product("a", repeat=0)))
print(list(permutations("abc")), list(permutations("abc", 2)), list(permutations("ab", 3)), list(permutations("ab", 0)), len(list(permutations(range(6)))))
print(list(combinations("abcd", 2)), list(combinations("ab", 3)), list(combinations("ab", 0)), list(combinations_with_replacement("abc", 2)), list(combinations_with_replacement([], 1)), len(list(combinations(range(10), 5))))
print([(k, list(g)) for k, g in groupby("aaabbc")], [(k, len(list(g))) for k, g in groupby([1, 1, 2, 3, 3], key=lambda x: x > 1)], [k for k, g in groupby("aabbaa")], [list(g) for _, g in groupby([])])
gs = [(k, g) for k, g in groupby("aab")]; print([list(g) for k, g in gs])
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate("abc")), list(accumulate([], initial=5)), list(accumulate([1, 2], initial=10)), list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate([1, 2, 3], lambda a, b: a - b)), list(accumulate(repeat(2, 5), func=operator.mul, initial=1)))
print(list(pairwise("abcd")), list(pairwise("a")), list(batched("abcdefg", 3)), list(batched([], 2)), list(batched("abcd", 2, strict=True)), list(zip_longest("abc", [1])), list(zip_longest("ab", [1, 2, 3], fillvalue="-")), list(zip_longest()))
a, b, c = tee([1, 2, 3], 3); print(next(a), next(a), next(b), list(a), list(b), list(c), tee([], 0)); t1, t2 = tee(iter("xyz")); next(t1); t3, = tee(t1, 1); print(list(t3), list(t2), type(t1).__name__)
for bad in ("product('a', repeat=-1)", "product(5)", "product('a', repeat='x')", "permutations('a', -1)", "permutations(5)", "combinations('a', -1)", "combinations('a')", "combinations('a', 'x')", "groupby()", "list(groupby(5))", "batched('a', 0)", "list(batched('abc', 2, strict=True))", "tee('a', -1)", "tee(5)", "pairwise(5)", "list(accumulate([1, 'a']))", "list(accumulate([1, 2], 5))", "zip_longest(5)", "zip_longest(foo=1)", "list(groupby([1], 5))", "product('a', foo=1)", "combinations_with_replacement('a', -1)", "permutations('abc', 1.5)"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
print(sorted(map("".join, permutations("aab"))) == sorted(["".join(p) for p in permutations("baa")]), len(set(permutations("aab"))), sum(1 for a, b, c in combinations(range(1, 30), 3) if a * a + b * b == c * c))
def powerset(s): return list(chain.from_iterable(combinations(s, r) for r in range(len(s) + 1)))
def roundrobin(*its):
    n, nexts = len(its), cycle(iter(i).__next__ for i in its)
    while n:
        try:
            for nx in nexts: yield nx()
        except StopIteration: n -= 1; nexts = cycle(islice(nexts, n))
def unique(it, key=None):
    seen = set()
    for x in it:
        k = key(x) if key else x
        if k not in seen: seen.add(k); yield x
def sliding(it, n): its = tee(it, n); [next(islice(i, k, k), None) for k, i in enumerate(its)]; return zip(*its)
def primes():
    yield 2
    for n in count(3, 2):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)): found.append(n); yield n
found = [2]
print(powerset([1, 2, 3]), "".join(roundrobin("ABC", "D", "EF")), list(unique("AAAbBCad", str.lower)), list(sliding("abcd", 2)), list(islice(primes(), 10)), dict(batched("a1b2", 2)) if 0 else [dict([b]) for b in batched("a1b2", 2)], [len(list(g)) for k, g in groupby(sorted("mississippi"))], list(map(sum, batched(range(10), 4))), max(accumulate([1, -5, 3]), key=abs))
rle = lambda s: [(k, sum(1 for _ in g)) for k, g in groupby(s)]
print(rle("aaabccd"), "".join(c * n for c, n in rle("aaabccd")), list(chain.from_iterable(repeat(x, i) for i, x in enumerate("abc"))), list(zip(*[iter("abcdef")] * 3)), [i for i, (a, b) in enumerate(pairwise([1, 3, 2, 5])) if a > b])
