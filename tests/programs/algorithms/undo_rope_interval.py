"""Text buffers with undo, a gap buffer, a rope, interval trees, segment and Fenwick trees, union-find, priority scheduling."""
class Buffer:
    def __init__(self, s=""): self.left, self.right, self.undo_, self.redo_ = list(s), [], [], []
    def _do(self, op, log=True):
        kind, arg = op
        if kind == "ins":
            self.left += arg; inv = ("del", len(arg))
        elif kind == "del": cut = "".join(self.left[len(self.left) - arg:]); del self.left[len(self.left) - arg:]; inv = ("ins", cut)
        else:
            old = len(self.left)
            while len(self.left) > arg: self.right.append(self.left.pop())
            while len(self.left) < arg and self.right: self.left.append(self.right.pop())
            inv = ("move", old)
        if log: self.undo_.append(inv); self.redo_.clear()
        return inv
    def insert(self, s): self._do(("ins", s)); return self
    def delete(self, n): self._do(("del", n)); return self
    def move(self, p): self._do(("move", p)); return self
    def undo(self):
        if self.undo_: self.redo_.append(self._do(self.undo_.pop(), False))
        return self
    def redo(self):
        if self.redo_: self.undo_.append(self._do(self.redo_.pop(), False))
        return self
    def __str__(self): return "".join(self.left) + "|" + "".join(reversed(self.right))
b = Buffer(); print(b.insert("hello world"), b.move(5), b.insert(","), b.delete(3), b.undo(), b.undo(), b.undo(), b.redo(), b.redo(), b.insert("!"), b.redo(), sep="\n")
class Rope:
    def __init__(self, s=None, l=None, r=None): self.s, self.l, self.r = s, l, r; self.n = len(s) if s is not None else l.n + r.n
    def __add__(self, o): return Rope(None, self, o)
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): a, b, _ = i.indices(self.n); return "".join(self[k] for k in range(a, b))
        if self.s is not None: return self.s[i]
        return self.l[i] if i < self.l.n else self.r[i - self.l.n]
    def split(self, i):
        if self.s is not None: return Rope(self.s[:i]), Rope(self.s[i:])
        if i < self.l.n: a, c = self.l.split(i); return a, c + self.r
        a, c = self.r.split(i - self.l.n); return self.l + a, c
    def __iter__(self):
        if self.s is not None: yield from self.s
        else: yield from self.l; yield from self.r
r = Rope("Hello ") + Rope("big ") + Rope("world"); a, c = r.split(8); print("".join(r), len(r), r[6], r[3:12], "".join(a), "".join(c), "".join(a + Rope("XX") + c))
class Fenwick:
    def __init__(self, n): self.t = [0] * (n + 1)
    def add(self, i, v):
        i += 1
        while i < len(self.t): self.t[i] += v; i += i & -i
    def sum(self, i):
        s = 0
        while i: s += self.t[i]; i -= i & -i
        return s
f = Fenwick(10); [f.add(i, i * i) for i in range(10)]; f.add(3, 100); print([f.sum(i) for i in range(11)])
class Seg:
    def __init__(self, a, f, e): self.n, self.f, self.e = len(a), f, e; self.t = [e] * self.n + list(a); [self.t.__setitem__(i, f(self.t[2 * i], self.t[2 * i + 1])) for i in range(self.n - 1, 0, -1)]
    def set(self, i, v):
        i += self.n; self.t[i] = v
        while i > 1: i //= 2; self.t[i] = self.f(self.t[2 * i], self.t[2 * i + 1])
    def query(self, l, r):
        out = self.e; l += self.n; r += self.n
        while l < r:
            if l & 1: out = self.f(out, self.t[l]); l += 1
            if r & 1: r -= 1; out = self.f(out, self.t[r])
            l //= 2; r //= 2
        return out
data = [5, 3, 8, 1, 9, 2, 7]; s = Seg(data, min, float("inf")); print([s.query(a, b) == min(data[a:b]) for a in range(7) for b in range(a + 1, 8)].count(True), s.query(4, 7)); s.set(5, 100); print(s.query(4, 7))
def merge(iv):
    out = []
    for a, b in sorted(iv):
        if out and a <= out[-1][1]: out[-1][1] = max(out[-1][1], b)
        else: out.append([a, b])
    return out
def rooms(iv): ev = sorted([(a, 1) for a, _ in iv] + [(b, -1) for _, b in iv]); n = best = 0; return max((n := n + d for _, d in ev), default=0)
iv = [(1, 3), (2, 6), (8, 10), (15, 18), (9, 12), (18, 20)]; print(merge(iv), rooms(iv), merge([]))
class ITree:
    def __init__(self, iv):
        if not iv: self.c = None; return
        pts = sorted(x for i in iv for x in i); self.c = pts[len(pts) // 2]; self.here = [i for i in iv if i[0] <= self.c <= i[1]]; self.l, self.r = ITree([i for i in iv if i[1] < self.c]), ITree([i for i in iv if i[0] > self.c])
    def at(self, x): return [] if self.c is None else sorted([i for i in self.here if i[0] <= x <= i[1]] + (self.l if x < self.c else self.r).at(x))
t = ITree(iv); print([t.at(x) for x in (2, 9, 13, 18)], all(t.at(x) == sorted(i for i in iv if i[0] <= x <= i[1]) for x in range(25)))
def greedy(jobs):
    out, end = [], 0
    for s, e, n in sorted(jobs, key=lambda j: j[1]):
        if s >= end: out.append(n); end = e
    return out
print(greedy([(1, 4, "a"), (3, 5, "b"), (0, 6, "c"), (5, 7, "d"), (3, 9, "e"), (8, 11, "f")]))
class Kth:
    def __init__(self): self.small, self.large = [], []
def quickselect(xs, k):
    p = xs[len(xs) // 2]; lo, eq = [x for x in xs if x < p], [x for x in xs if x == p]
    return quickselect(lo, k) if k < len(lo) else p if k < len(lo) + len(eq) else quickselect([x for x in xs if x > p], k - len(lo) - len(eq))
print([quickselect([7, 2, 9, 4, 4, 1], k) for k in range(6)])
def mergesort(xs):
    if len(xs) < 2: return xs, 0
    m = len(xs) // 2; (a, i), (b, j) = mergesort(xs[:m]), mergesort(xs[m:]); out, inv = [], i + j
    while a and b:
        if b[0] < a[0]: inv += len(a); out.append(b.pop(0))
        else: out.append(a.pop(0))
    return out + a + b, inv
print(mergesort([5, 3, 8, 1, 9, 2]), mergesort(list(range(20, 0, -1)))[1])
def counting(xs): c = [0] * (max(xs) + 1); [c.__setitem__(x, c[x] + 1) for x in xs]; return [x for x, n in enumerate(c) for _ in range(n)]
def radix(xs):
    for d in range(len(str(max(xs)))): buckets = [[] for _ in range(10)]; [buckets[x // 10**d % 10].append(x) for x in xs]; xs = [x for bk in buckets for x in bk]
    return xs
def shell(xs):
    xs, g = xs[:], len(xs) // 2
    while g:
        for i in range(g, len(xs)):
            j = i
            while j >= g and xs[j - g] > xs[j]: xs[j], xs[j - g] = xs[j - g], xs[j]; j -= g
        g //= 2
    return xs
d = [170, 45, 75, 90, 802, 24, 2, 66]; print(counting([3, 1, 2, 1]), radix(d), shell(d) == sorted(d))
