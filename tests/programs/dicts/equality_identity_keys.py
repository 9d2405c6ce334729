"""Keys by equality, identity shortcuts, NaN, mixed numbers, bool/int, str/bytes, tuples, user keys, unhashable subclasses."""
d = {1: "int"}; d[1.0] = "float"; d[True] = "bool"; d[1 + 0j] = "complex"; print(d, list(d)[0].__class__.__name__, d[1], len(d))
d = {0: "z", False: "f", 0.0: "d", -0.0: "nz", 0j: "c"}; print(d, list(d))
d = {"a": 1, b"a": 2, ("a",): 3, frozenset("a"): 4, None: 5, ...: 6, int: 7, len: 8, 2**100: 9, 0.5: 10}; print(d["a"], d[b"a"], d[("a",)], d[frozenset(["a"])], d[None], d[...], d[int], d[len], d[1 << 100], d[1 / 2], d.get(bytearray(b"x").__class__, "none"), len(d))
nan = float("nan"); n2 = float("nan"); d = {nan: 1, n2: 2}; print(d[nan], d.get(float("nan")), len(d), nan in d, [nan] == [nan], {nan} == {nan}, (nan,) == (nan,), nan == nan)
class K:
    def __init__(s, v, h=None): s.v, s.h = v, h
    def __hash__(s): return hash(s.v) if s.h is None else s.h
    def __eq__(s, o): return (s.v == o.v) if isinstance(o, K) else NotImplemented
    def __repr__(s): return f"K({s.v})"
a, b, c = K(1), K(1), K(2, hash(1)); d = {a: "a"}; d[b] = "b"; d[c] = "c"; print(d, d[K(1)], len(d), list(d)[0] is a, K(2, 0) in d, {1: "int"}.get(K(1), "no"), d.pop(K(1)), d)
class Liar:
    def __hash__(self): return 1
    def __eq__(self, o): return True
print({1: "one"}.get(Liar()), {Liar(): "liar"}.get(1), Liar() in {1}, 1 in {Liar()}, {Liar(): 1, 1: 2, Liar(): 3}.__len__(), {"x": 1}.get(Liar()))
class NoEq:
    def __hash__(self): return 7
x, y = NoEq(), NoEq(); print({x: 1, y: 2}.__len__(), {x: 1}.get(y), {x: 1}[x])
class Unhash(int): __hash__ = None
class Unhash2(str):
    def __eq__(self, o): return str.__eq__(self, o)
for k in (Unhash(1), Unhash2("a"), [], {}, {1}, bytearray(), ([],), (1, [2]), slice([], 1), type("E", (), {"__eq__": lambda s, o: True})()):
    for op in (lambda: {k: 1}, lambda: {1: 1}.get(k), lambda: k in {1: 1}, lambda: {k}):
        try: op(); print("ok", end=" ")
        except TypeError as e: print(str(e).replace("__main__.", ""), end="; "); break
print()
class StrSub(str): pass
class IntSub(int): pass
d = {"a": 1, 5: 2}; print(d[StrSub("a")], d[IntSub(5)], StrSub("a") in d, {StrSub("q"): 1}["q"], {IntSub(7): "s"}[7], type(list({StrSub("q"): 1})[0]).__name__)
d = {}; d["a"] = 1; d[StrSub("a")] = 2; print(d, type(list(d)[0]).__name__)
class Evil:
    armed = False
    def __hash__(self): return 3
    def __eq__(self, o):
        if Evil.armed: raise ValueError("eq")
        return self is o
d = {Evil(): 1}; Evil.armed = True
for op in (lambda: d.get(3), lambda: d[Evil()], lambda: Evil() in d, lambda: d.pop(Evil(), 0), lambda: d.setdefault(Evil(), 0), lambda: d.update({Evil(): 1}), lambda: d == {Evil(): 1}, lambda: {*d, Evil()}):
    try: print(op())
    except ValueError as e: print(e, end=" ")
print(len(d)); Evil.armed = False
t1, t2 = (1, "a", (2.0, None)), (1.0, "a", (2, None)); print({t1: "t"}[t2], hash(t1) == hash(t2), {(): 0}[()], {(1,): 1}.get(1), {((1,),): 1}[((True,),)])
big = {i: i for i in range(10000)}; big.update({float(i): -i for i in range(0, 10000, 1000)}); print(len(big), big[5000], big[5001], sum(big.values()), 9999.0 in big, "9999" in big, -1 in big, max(big), min(big, key=big.get))
s = {f"k{i}": i for i in range(5000)}; [s.pop(f"k{i}") for i in range(0, 5000, 3)]; s.update((f"n{i}", i) for i in range(100)); print(len(s), list(s)[:3], list(s)[-1], s["k1"], s.get("k3", "gone"), sum(s.values()))
mix = {}; [mix.__setitem__(k, n) for n, k in enumerate([1, "1", 1.5, (1,), None, b"1", True, "1", 2, 1.0])]; print(mix)
print({"a": 1} == {"a": 1.0}, {1: "a"} == {True: "a"}, {"a": nan} == {"a": nan}, {"a": nan} == {"a": float("nan")}, {} == [], {1: 2} != {1: 3}, {"x": {"y": 1}} == {"x": {"y": 1}}, dict(a=1, b=2) == dict(b=2, a=1), {1: a} == {1: b})
