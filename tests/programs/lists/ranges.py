"""range: arithmetic, membership, slicing, equality, attributes, errors."""
r = range(2, 20, 3)
print(r, list(r), len(r), r[1], r[-1], r[1:3], r[::-1], list(r[::-2]), 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step, r == range(2, 18, 3), r == range(2, 20, 4), range(0) == range(5, 5), hash(r) == hash(range(2, 18, 3)), bool(range(0)), bool(range(1)), range(5), repr(range(1, 5)), repr(range(0, 5, 1)), range(5, 0, -2), list(range(5, 0, -2)), list(range(0, -5)), max(r), min(r), sum(r), sorted(r, reverse=True), reversed(r).__next__(), list(reversed(range(4))), tuple(range(3)))
big = range(0, 10**30, 10**28)
print(len(big), big[5], big[-1], 10**29 in big, 10**29 + 1 in big, big.index(3 * 10**28), range(10**20)[10**19], list(range(2**63, 2**63 + 2)), range(2**100, 0, -(2**99)), list(range(2**100, 0, -(2**99))) == [2**100, 2**99], range(-(2**64))[0:5], True in range(2), range(True, 5), range(3)[True])
class I:
    def __index__(self): return 4
print(range(I()), list(range(I())), range(10)[I()])
for bad in ("range()", "range(1.5)", "range('a')", "range(1, 2, 0)", "range(1, 2, 3, 4)", "range(3)[3]", "range(3)[-4]", "range(3)['a']", "range(3).index(5)", "range(3).index('a')", "range(3) + range(2)", "range(3) < range(4)", "range(3)[0] = 1", "range(3).start = 1", "len(range(10**20))", "range(3).count()", "range(None)", "range(3) * 2", "hash(range(3)) == hash(range(3))", "range(3)[::0]", "del range(3)[0]", "range(1, 'a')", "range(stop=3)"):
    try: print(bad, "=", eval(bad) if " = " not in bad and "del" not in bad else exec(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
it = iter(range(3)); print(next(it), it.__length_hint__(), list(it), it.__reduce__()[0] is iter)
print([list(range(a, b, c)) for a, b, c in ((0, 10, 3), (10, 0, -3), (0, 10, -1), (5, 5, 1), (-5, 5, 4))], range(10)[2:8][1:3], range(10)[5:2], range(10)[-3:], range(0, 10, 2)[1:], range(10)[::3][1], [i for i in range(3) for j in range(i)], range(3).__contains__(2), range(3).__len__(), range(3).__eq__(range(3)), range(3).__hash__() == range(0, 3).__hash__(), range(3).__iter__().__next__(), range(5).__getitem__(slice(1, 3)), type(range(1)[0:1]).__name__)
for i in range(3):
    i = 10
    print(i, end=" ")
print()
