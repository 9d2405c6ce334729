"""Mutable defaults, function attributes, counters, caches, registries and aliasing."""
def acc(x, bag=[]): bag.append(x); return bag
print(acc(1), acc(2), acc(3, []), acc.__defaults__)
def keyed(k, d={}): d[k] = d.get(k, 0) + 1; return d
keyed("a"); keyed("b"); print(keyed("a"), keyed.__defaults__[0] is keyed("z"))
def counter(): counter.n = getattr(counter, "n", 0) + 1; return counter.n
print(counter(), counter(), counter.n, counter.__dict__)
def alias(a, b): a.append(1); b = b + [2]; a += [3]; b.append(4); return b
l = [0]; m = l; print(alias(l, m), l, m is l)
def rebind(x): x = [9]; return x
def mutate(x): x[:] = [9]
rebind(l); print(l); mutate(l); print(l, m)
grid = [[0] * 3] * 3; grid[0][0] = 1; print(grid); grid = [[0] * 3 for _ in range(3)]; grid[0][0] = 1; print(grid)
t = ([1], [2]); t[0].append(9); s = t[0]; s += [8]; print(t)
d = dict.fromkeys("ab", []); d["a"].append(1); print(d); d = {k: [] for k in "ab"}; d["a"].append(1); print(d)
class Shared:
    items = []; count = 0
    def add(self, x): self.items.append(x); self.count += 1
a, b = Shared(), Shared(); a.add(1); b.add(2); print(Shared.items, Shared.count, a.count, b.__dict__, a.items is b.items); a.items = []; a.add(3); print(a.items, Shared.items)
def outer():
    log = []
    def add(x, log=log): log.append(x); return log
    return add, log
add, log = outer(); add(1); print(log, add(2) is log, add(3, []), log)
x = y = []; x.append(1); print(y); x = x + [2]; print(x, y); y *= 2; print(y)
def default_now(v=counter()): return v
print(default_now(), default_now(), counter.n)
fs = []
for i in range(3): fs.append(lambda i=i, acc=[]: acc.append(i) or acc)
print([f() for f in fs], [f() for f in fs], fs[0].__defaults__)
def chain(*fs): return lambda x: [x := f(x) for f in fs][-1]
print(chain(lambda v: v + 1, lambda v: v * 2)(3))
nested = {"a": [1, {"b": (2, [3])}]}
import copy
sh, dp = copy.copy(nested), copy.deepcopy(nested); nested["a"][1]["b"][1].append(4); nested["c"] = 1; print(sh, dp)
a = [1, 2, 3]; b = a[:]; c = list(a); e = a.copy(); f = [*a]; a.append(4); print(b, c, e, f, a is not b)
def gen(state=[0]):
    while True: state[0] += 1; yield state[0]
g, h = gen(), gen(); print(next(g), next(h), next(g))
s1 = {1, 2}; s2 = s1; s1 |= {3}; print(s2, s1 is s2); s1 = s1 | {4}; print(s2, s1)
str1 = "a"; str2 = str1; str1 += "b"; print(str1, str2); n1 = 5; n2 = n1; n1 += 1; print(n1, n2)
del a[1:3]; print(a); a[1:1] = [7, 8]; print(a); a[:] = []; print(a, not a)
def swap(p): p[0], p[1] = p[1], p[0]; return p
print(swap([1, 2]), swap({0: "x", 1: "y"}))
i = 0; arr = [0, 0]; i, arr[i] = 1, 5; print(i, arr); i = arr[i] = 0; print(i, arr)
class Reg(dict):
    def __call__(self, f): self[f.__name__] = f; return f
reg = Reg()
@reg
def one(): return 1
@reg
def two(): return 2
print({k: f() for k, f in reg.items()})
