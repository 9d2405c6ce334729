"""Nested dictionaries: merging, flattening, paths, diffs, grouping, inverting, sorting by several keys."""
def merge(a, b):
    out = dict(a)
    for k, v in b.items(): out[k] = merge(out[k], v) if isinstance(out.get(k), dict) and isinstance(v, dict) else v
    return out
def flatten(d, sep=".", prefix=""):
    out = {}
    for k, v in d.items():
        key = f"{prefix}{sep}{k}" if prefix else str(k)
        out.update(flatten(v, sep, key) if isinstance(v, dict) and v else {key: v})
    return out
def unflatten(d, sep="."):
    out = {}
    for k, v in d.items():
        *path, last = k.split(sep)
        cur = out
        for p in path: cur = cur.setdefault(p, {})
        cur[last] = v
    return out
def get(d, path, default=None):
    for p in path.split("."):
        try: d = d[int(p)] if isinstance(d, list) else d[p]
        except (KeyError, IndexError, ValueError, TypeError): return default
    return d
def diff(a, b, path=""):
    for k in sorted(a.keys() | b.keys(), key=str):
        p = f"{path}/{k}"
        if k not in a: yield ("+", p, b[k])
        elif k not in b: yield ("-", p, a[k])
        elif isinstance(a[k], dict) and isinstance(b[k], dict): yield from diff(a[k], b[k], p)
        elif a[k] != b[k]: yield ("~", p, a[k], b[k])
base = {"db": {"host": "h", "port": 1, "opts": {"ssl": True}}, "debug": False, "list": [1, {"x": 2}]}
over = {"db": {"port": 2, "opts": {"timeout": 5}}, "debug": True, "new": {}}
m = merge(base, over)
print(m); print(flatten(m)); print(unflatten(flatten(m)) == m, base["db"]["port"], get(m, "db.opts.ssl"), get(m, "list.1.x"), get(m, "list.9", "none"), get(m, "db.port.x", "bad")); print(*diff(base, m), sep="\n")
rows = [("fruit", "apple", 3), ("veg", "leek", 1), ("fruit", "fig", 7), ("veg", "kale", 4), ("nut", "almond", 2)]
groups = {}
for kind, name, n in rows: groups.setdefault(kind, {})[name] = n
print(groups, {k: sum(v.values()) for k, v in groups.items()}, {n: k for k, v in groups.items() for n in v}, sorted(groups, key=lambda k: (-len(groups[k]), k)), max(((n, k) for k, v in groups.items() for n in v.values())), [*groups | {"x": {}}], dict(sorted(groups.items(), reverse=True)))
pivot = {}
for kind, name, n in rows:
    for letter in sorted(set(name)): pivot.setdefault(letter, {}).setdefault(kind, 0); pivot[letter][kind] += n
print({k: pivot[k] for k in sorted(pivot)[:5]})
d = dict.fromkeys(range(5), 0); d |= {2: "two", 9: "nine"}; first = next(iter(d)); last = next(reversed(d)); print(d, first, last, list(d.items())[1:3], {k: v for k, v in d.items() if v}, dict(zip(d.values(), d)), {**{"a": 1}, **{"a": 2, "b": 3}})
def freeze(x): return tuple(sorted((k, freeze(v)) for k, v in x.items())) if isinstance(x, dict) else tuple(map(freeze, x)) if isinstance(x, list) else x
print(hash(freeze(base)) == hash(freeze(merge(base, {}))), freeze({"b": [1, {"z": 2}], "a": 1}))
class Path(dict):
    def __missing__(self, k): v = self[k] = type(self)(); return v
p = Path(); p["a"]["b"]["c"] = 1; p["a"]["d"] = 2; print(p, "zz" in p, len(p["a"]))
counts = {}
for w in "the cat the dog the end".split():
    try: counts[w] += 1
    except KeyError: counts[w] = 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])), [k for k in counts if counts[k] == max(counts.values())])
while counts: k, v = counts.popitem(); print(k, v, end=" ")
print(counts)
