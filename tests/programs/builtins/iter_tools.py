"""enumerate, zip, map, filter, reversed, sorted, range, iter, next, slice."""
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate(iterable="x", start=2**62)), dict(enumerate("ab")), next(enumerate([9])))
print(list(zip()), list(zip("ab")), list(zip("ab", [1, 2, 3])), list(zip("ab", "cd", strict=True)), dict(zip("ab", range(9))), list(zip(*zip("ab", "cd"))), [*zip([1], [], [2])])
print(list(map(str, [1, 2])), list(map(pow, [2, 3], [3, 2])), list(map(lambda *a: sum(a), range(3), range(3), range(9))), list(map(None, []) if 0 else []), [*map(int, "123")], list(map(dict.get, [{1: 2}], [1])))
print(list(filter(None, [0, 1, "", "a"])), list(filter(str.isdigit, "a1b2")), list(filter(lambda x: x > 1, {1, 2, 3})), list(filter(bool, [[], [0]])))
print(list(reversed("abc")), list(reversed([1, 2])), list(reversed(range(3))), list(reversed({"a": 1})), list(reversed((1, 2))), reversed([]).__length_hint__(), list(reversed(bytes(b"ab"))))
print(next(iter([1])), next(iter([]), "d"), next(iter({}), None), list(iter("ab")), list(iter([3, 2, 0, 1].pop, 0)), iter(()).__length_hint__(), next((x for x in [5]), 0))
it = iter(lambda c=iter("stop!x"): next(c), "!")
print("".join(it), list(it))
print(slice(3), slice(1, 2), slice(1, 2, 3), slice(None), slice(1, None).indices(5), slice(None, None, -1).indices(5), slice(-3, -1).indices(10), slice(10, -20, -3).indices(8), slice(1, 5).start, slice("a", "b", "c"), slice(1, 2) == slice(1, 2, None), slice(0, 10, 2).indices(7), [1, 2, 3, 4][slice(1, 3)])
for bad in ("enumerate()", "enumerate(1)", "enumerate([], 'a')", "enumerate([], 1, 2)", "zip(1)", "zip([], x=1)", "list(zip([1], [], strict=True))", "list(zip([], [1], strict=True))", "map()", "map(len)", "map(len, 1)", "list(map(5, [1]))", "list(map(len, [1]))", "filter()", "filter(1)", "filter(len, 1)", "list(filter(5, [1]))", "reversed()", "reversed(1)", "reversed({1})", "reversed(x for x in [])", "iter()", "iter(1)", "iter(1, 2)", "next()", "next(1)", "next([])", "next(iter([]))", "slice()", "range()", "sorted()", "sorted(1)", "sorted([], None, True)", "slice(1, 2, 0).indices(5)", "slice(None).indices(-1)", "slice(None).indices('a')", "enumerate(start=1)", "zip('a', 5)", "map(len, [], 5)", "sorted([1, 2], key=1)", "sorted([2, 1], foo=1)", "len(zip())", "zip()[0]"):
    try: print(bad, "=", eval(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
def gen():
    yield 1
    raise ValueError("mid")
for wrap in (lambda g: map(str, g), lambda g: zip(g), lambda g: enumerate(g), lambda g: filter(None, g)):
    w = wrap(gen()); print(next(w), end=" ")
    try: next(w)
    except ValueError as e: print(e, next(w, "exhausted"))
e = enumerate("abc"); next(e); print(list(e), e.__reduce__()[0].__name__)
class Rev:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
print(list(reversed(Rev())), list(Rev())[:0] if 0 else "", list(zip(range(3), Rev())))
