"""dict subclasses: __missing__, overridden methods, use as namespace and kwargs."""
class Default(dict):
    def __init__(self, f, *a, **k): super().__init__(*a, **k); self.f = f
    def __missing__(self, k): v = self[k] = self.f(k); return v
d = Default(lambda k: k * 2, a=1)
print(d["a"], d["b"], d[3], d.get("zz"), d.pop("b"), "zz" in d, d, d | {}, type(d | {}).__name__, type(d.copy()).__name__, d == {"a": 1, 3: 6}, dict(d), "{a} {q}".format_map(d))
class CI(dict):
    def __setitem__(self, k, v): super().__setitem__(k.lower(), v)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __contains__(self, k): return super().__contains__(k.lower())
    def get(self, k, d=None): return self[k] if k in self else d
    def __delitem__(self, k): super().__delitem__(k.lower())
c = CI(); c["Key"] = 1; c.update(OTHER=2); print(c, c["KEY"], "kEy" in c, c.get("nope"), c.get("KEY"), "OTHER" in c); del c["kEY"]; print(c)
class Miss2(dict):
    def __missing__(self, k): raise LookupError(f"no {k}!")
try: Miss2()["x"]
except LookupError as e: print(type(e).__name__, e)
print(Miss2().get("x"))
class Frozen(dict):
    def _no(self, *a, **k): raise TypeError("frozen")
    __setitem__ = __delitem__ = update = pop = clear = setdefault = popitem = _no
    def __hash__(self): return hash(frozenset(self.items()))
f = Frozen(a=1)
for act in ("f['b'] = 1", "del f['a']", "f.update(b=1)", "f.pop('a')", "f |= {'z': 1}"):
    try: exec(act); print(act, "ok", f)
    except TypeError as e: print(act, e)
print({Frozen(x=1): "frozen key"}[Frozen(x=1)])
class Attr(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
    __setattr__ = dict.__setitem__
a = Attr(x=1); a.y = Attr(z=2); print(a.x, a.y.z, a, hasattr(a, "q"), callable(a.keys))
class Log(dict):
    log = []
    def __getitem__(self, k): self.log.append(k); return dict.__getitem__(self, k)
l = Log(x=5); print(eval("x + x", {}, l), Log.log); Log.log.clear()
exec("x = x + 1", {}, l); print(l, Log.log, (lambda **k: k)(**l), {**l}, Log.log, "%(x)s" % l, Log.log)
class Multi(dict):
    def add(self, k, v): self.setdefault(k, []).append(v)
    def __missing__(self, k): return ()
m = Multi(); m.add("a", 1); m.add("a", 2); print(m, m["a"], m["b"], len(m))
import collections
class LastUpdated(collections.OrderedDict):
    def __setitem__(self, k, v): super().__setitem__(k, v); self.move_to_end(k)
lu = LastUpdated(a=1, b=2); lu["a"] = 3; print(lu, list(lu))
class Inv(dict):
    def __reversed__(self): return iter(["custom"])
    def __iter__(self): return iter(["iter overridden"])
    def keys(self): return ["k1"]
    def __len__(self): return 99
iv = Inv(a=1); print(list(iv), list(reversed(iv)), len(iv), bool(Inv()), list(iv.items()), iv, iv == {"a": 1}, sorted(iv))
