"""tuple: construction, methods, immutability, comparison, packing."""
t = (1, 2, 3)
print(t, (), (1,), tuple("ab"), tuple([1]), tuple(), 1, (1, 2)[0], t[1:], t[::-1], t + (4,), t * 2, 0 * t, len(t), 2 in t, t.index(2), t.count(1), max(t), hash(t) == hash((1, 2, 3)), t == (1, 2, 3), t < (1, 3), t is t[:], t != [1, 2, 3], (1, (2, (3,))), ((),), tuple({1: 2}), tuple(range(3)), repr((1, "a", None)), str((1.0,)))
a, b, c = t; (d, *e) = t; f = 1,; print(a, b, c, d, e, f, *t, [*t, *t], (*t, 4), {*t} == {1, 2, 3})
t2 = ([1], 2); t2[0].append(5); print(t2)
for bad in ("t[0] = 1", "del t[0]", "t[3]", "t['a']", "t + [1]", "t + 1", "t * 'a'", "t.append(1)", "t.index(9)", "hash(([],))", "tuple(5)", "t < 5", "t < [1]", "t.foo = 1", "t()", "t[1.0]", "() < 1", "tuple(1, 2)", "t.index()", "t.index(1, 1)", "t - t"):
    try: exec(bad)
    except Exception as e: print(bad, "->", type(e).__name__, e)
def multi(): return 1, 2
x, y = multi(); print(x, y, multi()[0], type(multi()).__name__)
r = ([],); r[0].append(r); print(r)
print(sorted([(2, 1), (1, 2), (1, 1), ()]), min((3, 1), (2, 9)), (1, 2) < (1, 2, 0), (1,) + (2,) + (), sum([(1,), (2,)], ()), tuple(i * i for i in range(4)), dict([(1, 2), (3, 4)]), list(zip(*[(1, 2), (3, 4)])), {(1, 2): "tuple key"}[1, 2], (1, 2) in {(1, 2)}, t.__add__((1,)), t.__contains__(1), t.__getitem__(-1), t.__len__(), t.__iter__().__next__(), t.__mul__(1) is t, t.__getnewargs__(), tuple.__new__(tuple, [1]), t.__eq__((1, 2, 3)), t.__ne__(1), (lambda *a: a)() is (), () is ())
class T(tuple):
    def __repr__(self): return "T" + super().__repr__()
print(T([1]), T([1]) == (1,), T() + (1,), [T()], hash(T([1, 2])) == hash((1, 2)))
