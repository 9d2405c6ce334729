"""Dictionary views: set operations, liveness, mutation during iteration."""
d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), "a" in k, 2 in v, ("a", 1) in i, ("a", 2) in i, "a" in i, list(reversed(k)), list(reversed(v)), list(reversed(i)))
d["d"] = 4; print(k, len(v), i); del d["a"]; print(list(k))
print(sorted(k & {"b", "z"}), sorted(k | ["z"]), sorted(k - {"b"}), sorted(k ^ {"b", "q"}), k == {"b", "c", "d"}, k <= {"b", "c", "d", "e"}, k < set("bcd"), k >= {"b"}, k.isdisjoint("xyz"), sorted({"b"} | k), {"b"} & k, k != {"b"}, sorted("bq" & k), i & {("b", 2)}, sorted(i - {("b", 2)}), i == {("b", 2), ("c", 3), ("d", 4)}, v == v, d.values() == d.values(), k == d.keys(), d.keys() == {}.keys(), i.isdisjoint([("b", 9)]), type(k & k).__name__, k.mapping, type(k.mapping).__name__)
for bad in ("k[0]", "k + k", "v & v", "v == [1]", "k & 5", "k < 5", "hash(k)", "k.add(1)", "i < 3", "v < v", "{'k': []}.items() | set()", "k.mapping['x'] = 1", "k | None", "k - 5", "len(5)", "next(k)"):
    try: print(bad, "=", eval(bad) if " = " not in bad or "==" in bad else exec(bad))
    except Exception as e: print(bad, "->", type(e).__name__, e)
for action in (lambda: d.update(zz=1), lambda: d.pop("zz"), lambda: d.clear(), lambda: d.update(b=9)):
    for view in ("keys", "values", "items"):
        d = {"b": 2, "c": 3, "zz": 5} if action.__code__.co_consts[-1] != ("zz",) else {"b": 2, "c": 3}
        d.pop("zz", None) if "update" in action.__code__.co_names and "b" not in str(action.__code__.co_consts) else None
        try:
            for x in getattr(d, view)(): action()
            print(view, "no error", d)
        except (RuntimeError, KeyError) as e: print(view, type(e).__name__, e)
d = {1: 1, 2: 2}
try:
    for x in d: del d[x]; d[x + 10] = 0
except RuntimeError as e: print(e)
it = iter({1: 2}); next(it); print(next(it, "end"), it.__length_hint__())
print(repr({}.keys()), repr({}.values()), repr({}.items()), repr({1: {}.keys()}.values()), list({}.items()), {**{1: 2}}.items(), dict({1: 2}.items()), max({3: 1, 5: 0}.items()), sorted({2: "b", 1: "a"}.items(), reverse=True), list(zip({1: 2}, {3: 4}.values())), [*{1: 2}.items()], tuple({1: 2}.keys()), {x for x in {1: 2}.values()}, any({0: 1}), any({0: 1}.values()), "".join({"x": 1, "y": 2}))
class KeyEq:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return isinstance(o, KeyEq) and self.n == o.n
    def __repr__(self): return f"K{self.n}"
dd = {KeyEq(1): "a", KeyEq(2): "b", KeyEq(1): "c"}; print(dd, dd[KeyEq(2)], KeyEq(3) in dd, dd.keys() & {KeyEq(2)}, KeyEq(1) in dd.keys())
