"""pprint and reprlib."""
import pprint, reprlib, io, collections, dataclasses, types
@dataclasses.dataclass
class Dc: name: str; items: list; nested: object = None
data = {"name": "x" * 30, "list": list(range(30)), "nested": {"a": [1, 2, {"b": (1, 2, 3)}], "z": "long string " * 8}, "set": {3, 1, 2}, "tuple": (1,), "bytes": b"abc" * 30, 5: None, "empty": [[], {}, (), set()]}
pprint.pprint(data); pprint.pprint(data, width=40, depth=2); pprint.pprint(data, compact=True, indent=2, width=60); pprint.pprint({"b": 1, "a": 2}, sort_dicts=False); pprint.pp({"b": 1, "a": 2})
print(pprint.pformat([1, "a"]), pprint.pformat({}), pprint.isreadable([1]), pprint.isreadable([object()]), pprint.isrecursive((r := []) or (r.append(r) or r)), pprint.saferepr({"b": [2], "a": 1}), pprint.pformat("a b " * 30, width=30), pprint.pformat(Dc("n", list(range(20)), Dc("m", [])), width=50), pprint.pformat(collections.OrderedDict([("k" * 20, 1), ("j" * 30, [2] * 10)]), width=50), pprint.pformat(collections.Counter("a" * 5 + "b")), pprint.pformat(collections.deque(range(40)), width=60), pprint.pformat(collections.defaultdict(list, {"k": [1] * 30}), width=40), pprint.pformat(types.SimpleNamespace(alpha="x" * 30, beta=list(range(20))), width=50), pprint.pformat(collections.ChainMap({"a": 1}, {"b": 2}), width=20), pprint.pformat(123456789, underscore_numbers=True), pprint.pformat(range(3)), pprint.pformat(types.MappingProxyType({"x": 1})), pprint.pformat(frozenset([1, 2])), sep="\n")
rec = [1]; rec.append(rec); pprint.pprint([r for r in range(2)] + ["rec"]); print("<Recursion" in pprint.pformat(rec), pprint.pformat({1: {2: {3: {4: 5}}}}, depth=2), pprint.pformat([[[[1]]]], depth=3))
f = io.StringIO(); pprint.PrettyPrinter(stream=f, width=20).pprint(list(range(12))); print(f.getvalue())
class P(pprint.PrettyPrinter):
    def format(self, o, c, m, l): return (f"<{o}>", True, False) if isinstance(o, int) else super().format(o, c, m, l)
print(P().pformat([1, "a", {2: 3}]))
R = reprlib.Repr(); R.maxlist = 3; R.maxstring = 15; print(R.repr(list(range(10))), R.repr("x" * 50), reprlib.repr(list(range(100))), reprlib.repr({i: i for i in range(10)}), reprlib.repr("a" * 100), reprlib.repr(set(range(20))), reprlib.repr(10**60), reprlib.repr([[[[[[[[1]]]]]]]]), reprlib.repr((1,) * 10), reprlib.repr(frozenset(range(3))), reprlib.repr(collections.deque(range(10))))
class Node:
    def __init__(self): self.kids = [self]
    @reprlib.recursive_repr("<cycle>")
    def __repr__(self): return f"Node({self.kids!r})"
print(Node(), reprlib.Repr(maxdict=2, fillvalue="~").repr({1: 1, 2: 2, 3: 3}), reprlib.Repr(indent="  ").repr([1, [2]]))
