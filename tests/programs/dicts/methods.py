"""dict methods, operators, ordering and errors."""
d = {"a": 1, "b": 2}
d["c"] = 3; d.update(d=4); d.update({"a": 10}); d.update([("e", 5)]); d |= {"f": 6}; print(d, len(d), "a" in d, "z" not in d)
print(d.get("a"), d.get("z"), d.get("z", 0), d.pop("b"), d.pop("z", "dflt"), d.popitem(), d.setdefault("a", 99), d.setdefault("n"), d, list(d), list(d.keys()), list(d.values()), list(d.items()), list(reversed(d)))
print(dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict(zip("ab", (1, 2))), dict.fromkeys("ab"), dict.fromkeys([1, 2], []), {**d, "x": 1}, {"x": 1} | {"x": 2, "y": 3}, {1: 1, 1.0: 2, True: 3}, {}.fromkeys("a", 0), dict(((1, 2), [3, 4], "xy")), {i: i * i for i in range(3)}, dict({}), dict(**{"k": 1}))
e = d.copy(); e["new"] = 1; print("new" in d, e == d, d == dict(d), d != {}, {1: 2} == {1: 2.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, bool({}), e.clear(), e)
del d["a"]; d["a"] = "moved to end"; d["c"] = "stays"; print(d)
for bad in ("{}['k']", "{}[[]]", "{}.pop('k')", "{}.popitem()", "{[]: 1}", "{{}: 1}", "{} + {}", "{} < {}", "hash({})", "dict(5)", "dict([5])", "dict([(1,)])", "dict([(1, 2, 3)])", "dict('ab')", "dict(['ab', 'cd'])", "{}.update(5)", "{}.update([1])", "{} | []", "{}.get()", "{}.fromkeys()", "{}.fromkeys(5)", "{}.setdefault([])", "[] in {}", "{}.foo", "{1: 2}.x", "dict(1, 2)", "{}.update({}, {})", "{}()", "{1: 2}[2]", "{'a': 1}['b']", "{(1, 2): 3}[1]", "{**5}", "{}.items()[0]", "{}.keys().foo", "dict(a=1, **{'a': 2})", "{1: 2} | None", "{}.get([])", "{}.pop()"):
    try: print(bad, "=", eval(bad))
    except Exception as x: print(bad, "->", type(x).__name__, x)
for bad in ("del d['zz']", "d[[]] = 1", "d |= 5", "d |= [(1, 2)]", "d += {}", "del d[[]]", "d |= [1]"):
    try: exec(bad); print(bad, "ok")
    except Exception as x: print(bad, "->", type(x).__name__, x)
print(d)
r = {}; r["self"] = r; print(r, r["self"] is r)
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), list(big)[:3], list(big)[-1], sum(big), big[999]); big[0] = "back"; print(list(big)[-1])
print(d.__contains__("a"), d.__getitem__("a"), d.__len__(), d.__eq__(d), d.__or__({}) == d, d.__ror__({"q": 1}), d.__iter__().__next__(), d.__reversed__().__next__(), d.__class_getitem__(int), len(dict.__doc__) > 9, d.__sizeof__() > 0, {}.__init__(a=1), [m for m in dir(dict) if not m.startswith("_")], d.__setitem__("s", 1), d.__delitem__("s"), dict.get({1: 2}, 1), dict.__hash__, dict.__new__(dict), d.__or__(5), d.__ne__({}))
m = dict.fromkeys(["x", "y"], []); m["x"].append(1); print(m)
counts = {}
for ch in "hello world": counts[ch] = counts.get(ch, 0) + 1
print(counts, max(counts, key=counts.get), sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3], {v: k for k, v in counts.items()}, sum(counts.values()))
nested = {}; nested.setdefault("a", {}).setdefault("b", []).append(1); print(nested)
