"""OrderedDict, defaultdict, ChainMap, UserDict, UserList, UserString."""
from collections import *
o = OrderedDict([("b", 1), ("a", 2)]); o["c"] = 3; o.move_to_end("b"); o.move_to_end("c", last=False); print(o, list(reversed(o)), o.popitem(), o.popitem(last=False), o, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, o | {"z": 1}, o.copy(), OrderedDict.fromkeys("ab", 0), list(reversed(OrderedDict(x=1, y=2).items())), o.pop("zz", "d"), o.setdefault("n", 5), OrderedDict(), len(o), o != {}, {**o})
for bad in (lambda: OrderedDict().popitem(), lambda: o.move_to_end("nope"), lambda: OrderedDict([1]), lambda: o["q"], lambda: o.pop("q"), lambda: [o.pop(k) for k in o]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
d = defaultdict(list); d["a"].append(1); d["b"]; print(d, d.default_factory, "c" in d, d.get("c"), len(d), d == {"a": [1], "b": []}, d | {"z": 0}, d.copy(), defaultdict(int, {"x": 1}), defaultdict(None, a=1), defaultdict(lambda: "dflt")["q"], defaultdict(defaultdict)["a"], repr(defaultdict(int)))
cnt = defaultdict(int)
for ch in "hello": cnt[ch] += 1
tree = lambda: defaultdict(tree)
t = tree(); t["a"]["b"]["c"] = 1; print(dict(cnt), t["a"]["b"]["c"], list(t["a"]), d.__missing__("new"), d)
for bad in (lambda: defaultdict(5), lambda: defaultdict()["x"], lambda: defaultdict(None)["x"], lambda: defaultdict(list, 5), lambda: defaultdict(lambda: 1 / 0)["x"]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
base, over = {"a": 1, "b": 2}, {"b": 20, "c": 30}
m = ChainMap(over, base); m["new"] = 5; del m["c"]; print(m, m["a"], m["b"], list(m), len(m), over, m.maps, m.new_child({"a": 0})["a"], m.parents, dict(m), "a" in m, m.get("zz", 1), m | {"q": 1}, m.pop("new"), m.popitem(), ChainMap(), ChainMap({}, {"x": 1}) == {"x": 1}, m.copy(), ChainMap.fromkeys("ab", 1), list(m.items()), bool(ChainMap({})))
for bad in (lambda: m["nope"], lambda: m.pop("a"), lambda: ChainMap().popitem(), lambda: m.__delitem__("a")):
    try: print(bad())
    except KeyError as e: print(type(e).__name__, e)
class UD(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = UD(a=1); u.update(b=2); u["c"] = 3; print(u, u.data, "A" in u, len(u), u | {"d": 4}, u.copy(), type(u.copy()).__name__, u == {"A": 1, "B": 2, "C": 3}, u.pop("A"), list(u), u.get("z"), UserDict({"x": 1}), UD.fromkeys("pq", 0))
class UL(UserList):
    def append(self, x): super().append(x * 2)
l = UL([1]); l.append(5); l += [3]; l.extend("z"); print(l, l[0], l[1:], type(l[1:]).__name__, l + [1], [0] + l, l * 2, l == [1, 10, 3, "z"], sorted(UserList([2, 1])), l.index(3), l.pop(), l.data, len(l), l.copy(), 10 in l, l < [9], repr(UserList()), list(reversed(l)), l.count(1), UserList("ab"))
class US(UserString):
    def shout(self): return self.upper() + "!"
s = US("hi"); print(s, s.shout(), type(s.shout()).__name__, s + "x", s * 2, s[0], len(s), s == "hi", s.replace("h", "j"), hash(s) == hash("hi"), "h" in s, s.center(6, "-"), repr(s), s.encode(), s.split("i"), f"{s:>4}" if 0 else format(str(s), ">4"), int(UserString("42")), s < "hj", UserString(5), s.join("ab"), s % () if 0 else UserString("%d") % 3)
