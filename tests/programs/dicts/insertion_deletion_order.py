"""Order of keys through every kind of change; mixed key types; mutation in __eq__ and __hash__."""
d = {}
for x in ("z", 1, (2,), None, 3.5, True, "1", 1.0, b"z", frozenset([1])): d[x] = type(x).__name__
print(d)
d[1] = "again"; d.pop("z"); d["z"] = "new"; print(list(d))
o = dict.fromkeys("abcdef"); [o.pop(c) for c in "ace"]; o.update(a=1, x=2); print(list(o), list(reversed(o)), o.popitem(), list(o))
ints = {i: 0 for i in (5, 3, -1, 2**70, 0, 10**9)}; print(list(ints)); del ints[3]; ints[3] = 1; ints[-1] = 7; print(ints)
mixed = {"1": "s", 1: "i", "01": 0, -0: "zero", "-0": "minus", 1e3: "f", 1000: "same as f"}; print(mixed, len(mixed), mixed[1000.0], mixed[0])
keys = ["__proto__", "constructor", "toString", "hasOwnProperty", "length", "prototype", "valueOf", "", " ", "NaN", "undefined", "0", "-1"]
js = {k: i for i, k in enumerate(keys)}; print(js, all(js[k] == i for i, k in enumerate(keys)), "isPrototypeOf" in js, {}.get("__proto__"), {}.get("constructor", "none"))
class Obj: pass
ob = Obj()
for k in keys[:7]: setattr(ob, k, k)
print(ob.__dict__, hasattr(Obj(), "constructor"), hasattr(Obj(), "toString"), hasattr(Obj(), "__proto__"), getattr(ob, "__proto__"), getattr(ob, "prototype"))
ns = {}; exec("constructor = 1; toString = 2; __proto__ = 3; arguments = 4; this = 5; var = 6; new = 7; function = 8; let = 9; eval_ = 10", ns); print({k: v for k, v in ns.items() if k != "__builtins__"})
def js_names(this, new, var, function, arguments=1, let=2, const=3, undefined=4, typeof=5, void=6, delete=7, instanceof=8, enum=9, export=10, static=11, default=12, switch=13, null=14, debugger=15, package=16, interface=17): return this, new, var, function, locals()["arguments"], let + const + undefined + typeof + void + delete + instanceof + enum + export + static + default + switch + null + debugger + package + interface
print(js_names(1, 2, 3, 4), js_names(this="t", new="n", var="v", function="f"))
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 7
    def __eq__(self, o):
        if isinstance(o, K) and action: action.pop()()
        return isinstance(o, K) and self.n == o.n
action = []
m = {K(1): 1, K(2): 2}; action = [lambda: m.update({K(3): 3})]
print(m.get(K(2)), len(m))
action = [m.clear]
try: print(m.get(K(2)))
except RuntimeError as e: print(e)
print(len(m))
class H:
    def __hash__(self): raise TypeError("unhashable on purpose")
for f in (lambda: {H(): 1}, lambda: {}.get(H()), lambda: H() in {}, lambda: {H()}, lambda: hash((H(),)), lambda: {1: 2}.pop(H())):
    try: f()
    except TypeError as e: print(e, end="; ")
print()
nan = float("nan"); n = {nan: 1}; n[nan] = 2; n[float("nan")] = 3; print(len(n), n[nan])
x = {}; x[0] = x[-0.0] = 1; x[10**20] = 2; print(x, x[1e20], 10**20 in x, hash(10**20) == hash(1e20), {2**53: "a"}.get(2.0**53), {2**53 + 1: "a"}.get(2.0**53))
