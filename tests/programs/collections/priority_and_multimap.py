"""Composite structures: multimap, bidirectional map, ordered set, default tree, LIFO/priority queues, frozen config, counters of counters."""
from collections import *
import heapq, itertools
class MultiMap(defaultdict):
    def __init__(self, pairs=()): super().__init__(list); [self[k].append(v) for k, v in pairs]
    def items_flat(self): return [(k, v) for k, vs in self.items() for v in vs]
    def invert(self): return MultiMap((v, k) for k, v in self.items_flat())
m = MultiMap([("a", 1), ("b", 2), ("a", 3), ("c", 1)]); print(dict(m), m.items_flat(), dict(m.invert()), m["zz"], "zz" in m, repr(m)[:20])
class BiMap(UserDict):
    def __init__(self, *a, **k): self.inv = {}; super().__init__(*a, **k)
    def __setitem__(self, k, v):
        if self.inv.get(v, k) != k: raise ValueError(f"{v!r} already maps to {self.inv[v]!r}")
        if k in self.data: del self.inv[self.data[k]]
        super().__setitem__(k, v); self.inv[v] = k
    def __delitem__(self, k): del self.inv[self.data[k]]; super().__delitem__(k)
b = BiMap(one=1, two=2); b["one"] = 11; del b["two"]; print(b, b.inv, b | {"x": 5}, len(b))
try: b["dup"] = 11
except ValueError as e: print(e)
class OrderedSet:
    def __init__(self, it=()): self.d = dict.fromkeys(it)
    def __contains__(self, x): return x in self.d
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
    def add(self, x): self.d[x] = None
    def discard(self, x): self.d.pop(x, None)
    def __or__(self, o): return OrderedSet([*self, *o])
    def __and__(self, o): return OrderedSet(x for x in self if x in o)
    def __sub__(self, o): return OrderedSet(x for x in self if x not in o)
    def __eq__(self, o): return list(self) == list(o)
    def __repr__(self): return "{" + ", ".join(map(repr, self)) + "}"
s = OrderedSet("hello world"); print(s, s & OrderedSet("low"), s - OrderedSet("lo"), OrderedSet("ba") | OrderedSet("ca"), OrderedSet("ab") == OrderedSet("ba"), len(s))
class PQ:
    REMOVED = object()
    def __init__(self): self.h, self.where, self.c = [], {}, itertools.count()
    def add(self, t, p=0):
        if t in self.where: self.remove(t)
        e = self.where[t] = [p, next(self.c), t]; heapq.heappush(self.h, e)
    def remove(self, t): self.where.pop(t)[-1] = self.REMOVED
    def pop(self):
        while self.h:
            p, _, t = heapq.heappop(self.h)
            if t is not self.REMOVED: del self.where[t]; return t
        raise KeyError("pop from an empty priority queue")
q = PQ(); [q.add(t, p) for t, p in (("low", 5), ("high", 1), ("mid", 3), ("high2", 1))]; q.add("low", 0); q.remove("mid"); print(q.pop(), q.pop(), q.pop())
try: q.pop()
except KeyError as e: print(e)
tree = lambda: defaultdict(tree); t = tree(); t["a"]["b"]["c"] = 1; t["a"]["d"] = 2
def plain(x): return {k: plain(v) for k, v in x.items()} if isinstance(x, dict) else x
print(plain(t), len(t["a"]), "zz" in t["a"]["b"])
cc = defaultdict(Counter); [cc[w[0]].update(w[1:]) for w in "apple avocado banana blueberry".split()]; print({k: v.most_common(2) for k, v in cc.items()}, sum(cc.values(), Counter()).most_common(1), Counter(a=3) - Counter(a=5), Counter("ab") + Counter("b"), +Counter(a=0, b=1))
Point = namedtuple("Point", "x y z", defaults=(0, 0)); Seg = namedtuple("Seg", "a b"); g = Seg(Point(1), Point(2, 3)); print(g, g.b.y, g._replace(a=g.a._replace(z=9)), Point._make(range(3))._asdict(), sorted([Point(2), Point(1, 5)]), {Point(1): "p"}[(1, 0, 0)], [f"{f}={v}" for f, v in zip(Point._fields, g.b)])
cfg = ChainMap({"debug": True}, {"debug": False, "level": 1}, {"name": "app"}); child = cfg.new_child({"level": 9}); print(cfg["debug"], child["level"], child.parents["level"], sorted(child), dict(child), child.maps[0], "name" in child); child["new"] = 1; print(child.maps[0], "new" in cfg)
d = deque(maxlen=3); [d.append(i) for i in range(6)]; print(d, [x for x in itertools.islice(d, 1, None)], d.count(4)); od = OrderedDict.fromkeys("abcd"); od.move_to_end("a"); od.move_to_end("d", False); print("".join(od), od.popitem(), od.popitem(False), OrderedDict(od) == od, list(od.keys()) == list(reversed(list(reversed(od)))))
class Cfg(namedtuple("Cfg", "host port")):
    def __new__(cls, host="h", port="80"): return super().__new__(cls, host, int(port))
    @property
    def url(self): return f"{self.host}:{self.port}"
print(Cfg(), Cfg(port="8080").url, Cfg()._replace(host="z").url, Cfg() == ("h", 80), isinstance(Cfg(), tuple))
us = UserString("abc"); ul = UserList([3, 1]); print(us + "d", us.upper(), ul + [2], sorted(ul), ul * 2, UserDict(a=1) | {"b": 2}, isinstance(us, str), us == "abc", hash(us) == hash("abc"), ul == [3, 1])
