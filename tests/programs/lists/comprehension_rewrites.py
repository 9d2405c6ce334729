"""Each comprehension beside the loop it stands for; timing of evaluation; side effects; variables."""
trace = []
def T(x): trace.append(x); return x
a = [T(x) * T(y) for x in T([1, 2]) for y in T([3]) if T(x + y) > 4]; print(a, trace); trace.clear()
r = []
for x in T([1, 2]):
    for y in T([3]):
        if T(x + y) > 4: r.append(T(x) * T(y))
print(r, trace); trace.clear()
g = (T(x) for x in T([1, 2])); print(trace, next(g), trace, list(g), trace)
print([x for x in [1, 2, 3] if x if x - 2], [[y for y in range(x)] for x in range(3)], [y for x in ([1], [2, 3]) for y in x], [(x, y) for x in range(3) for y in range(x)], {x: {y for y in range(x)} for x in range(3)}, [x if x % 2 else -x for x in range(4)], [lambda: x for x in range(2)][0](), [f(2) for f in [lambda v, k=k: v * k for k in range(3)]], [*(x for x in "ab")], [x for x, in [(1,), (2,)]], [a + b for (a, b), c in [((1, 2), 3)]], [h for h, *t in ["abc", "de"]], [i for i, c in enumerate("abc") if c in "ac"], [x := 5, x + 1], ["".join(p) for p in zip("ab", "cd")], [d["k"] for d in [{"k": 1}]], [not x for x in (0, 1)], [x for x in range(20) if all(x % d for d in range(2, x)) and x > 1], sum(x for x in range(5)), max((len(w), w) for w in ["a", "bb"]), sorted({x % 3 for x in range(9)}), dict((k, v) for v, k in enumerate("ab")), [[0] * 2 for _ in range(2)], [x for x in iter([3, 2, 1].pop, 2)], list(map(lambda r: sum(r), [[1, 2], [3]])), [i * j for i in range(3) for j in range(3) if i != j], [c for w in "ab cd".split() for c in w], [[r[i] for r in [[1, 2], [3, 4]]] for i in range(2)], [{**d, "z": 1} for d in [{"a": 0}]], [print(x, end=";") for x in "ab"])
class K:
    n = 3
    a = [i for i in range(n)]
    try: b = [i * n for i in range(2)]
    except NameError as e: b = str(e)
    c = [i for i in (lambda: [1])()]
    d = list(i for i in range(n))
print(K.a, K.b, K.c, K.d)
def f():
    n = 2; out = [n * i for i in range(n)]; i = "kept"; [i for i in range(5)]; return out, i, [locals().keys() == locals().keys() for _ in "a"], [sorted(locals()) for q in "a"]
print(f())
for src in ("[x for x in 5]", "[x.nope for x in [1]]", "[1 / x for x in (1, 0)]", "[undefined_q for x in [1]]", "[x for x in [1] if undefined_q]", "[x for x, y in [(1,)]]", "{[]: 1 for _ in 'a'}", "{[] for _ in 'a'}", "list(x for x in None)", "[x for x in (1 / 0 for _ in 'a')]", "(x for x in 5)", "sum('a' for _ in 'ab')", "[*x for x in 'a']" if 0 else "[y for x in 'a' for y in x()]"):
    try: print(eval(src))
    except Exception as e: print(src, "->", type(e).__name__, e)
matrix = [[1, 2, 3], [4, 5, 6]]; print([list(c) for c in zip(*matrix)], [[m[i] for m in matrix] for i in range(3)], [x for row in matrix for x in row if x % 2 == 0], [sum(r) for r in matrix], [[x * 2 for x in r] for r in matrix], [r[::-1] for r in matrix[::-1]], {(i, j): v for i, r in enumerate(matrix) for j, v in enumerate(r)}, [[int(i == j) for j in range(3)] for i in range(3)])
words = "the quick brown fox".split(); print([w.title() for w in words if len(w) > 3], {w: len(w) for w in words}, {len(w) for w in words}, [(w[0], w[-1]) for w in words], [w for w in words if w not in {"the"}], " ".join(w[::-1] for w in words), [i for w in words for i, c in enumerate(w) if c == "o"])
async def ac(): return [x async for x in agen()], {x async for x in agen()}, {x: x async for x in agen()}, [x for x in [await aw()]], [y async for x in agen() for y in [x]]
async def agen(): yield 1; yield 2
async def aw(): return 3
try: ac().send(None)
except StopIteration as e: print(e.value)
