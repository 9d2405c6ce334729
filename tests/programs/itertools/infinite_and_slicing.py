"""itertools: count, cycle, repeat, islice, takewhile, dropwhile, chain, compress, filterfalse, starmap."""
from itertools import *
print(list(islice(count(), 3)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.25), 3)), count(3), count(1, 2), repr(count(2.5)), next(count(2**63)), list(islice(count(2**62, 2**62), 3)), list(zip(count(1), "ab")))
print(list(islice(cycle("ab"), 5)), list(cycle([])), list(repeat("x", 3)), repeat(5), repeat(5, 2), list(repeat(1, -1)), list(map(pow, range(3), repeat(2))), next(repeat(7)), repeat(1, 3).__length_hint__())
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 4)), list(islice("abcdef", 1, None, 2)), list(islice("abc", 0)), list(islice("abc", None)), list(islice("abc", 5, 10)), list(islice(iter(range(10)), 2, 8, 3)))
it = iter(range(10)); print(list(islice(it, 3)), list(islice(it, 1, 3)), next(it))
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, ""])), list(compress("abcd", [1, 0, 1])), list(starmap(pow, [(2, 3), (3, 2)])), list(chain("ab", [1], ())), list(chain.from_iterable(["ab", [1]])), list(chain()), list(chain.from_iterable(x for x in ("ab", "c"))))
for bad in ("islice('a', -1)", "islice('a', 1, 2, 0)", "islice('a', 'x')", "islice('a', 1, -1)", "islice('a')", "islice(5, 1)", "count('a')", "count(1, 'x')", "cycle(5)", "repeat()", "repeat(1, 'a')", "list(chain(5))", "list(chain.from_iterable(5))", "list(chain([1], 5))", "takewhile(1)", "list(takewhile(5, [1]))", "list(starmap(pow, [5]))", "list(starmap(pow, [(1,)]))", "compress('a', 5)", "len(count())", "count(1, 2, 3)", "repeat(1, 2, 3)", "accumulate()", "list(takewhile(lambda x: 1 / x, [1, 0]))"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
c = chain([1, 2], [3]); print(next(c), list(c), list(c)); cy = cycle(iter([1, 2])); print([next(cy) for _ in range(5)])
k = count(); next(k); next(k); print(k); r = repeat(1, 5); next(r); print(r)
def gen():
    yield 1
    raise ValueError("g")
for w in (chain(gen()), islice(gen(), 5), takewhile(bool, gen()), cycle(gen()), compress(gen(), repeat(1)), accumulate(gen()), starmap(lambda *a: a, ((x,) for x in gen())), dropwhile(lambda x: False, gen()), filterfalse(lambda x: 0, gen()), zip_longest(gen(), "ab"), pairwise(gen()), batched(gen(), 1)):
    try:
        for v in w: print(v, end=" ")
    except ValueError as e: print(type(w).__name__, e, next(w, "end"), end="; ")
print()
