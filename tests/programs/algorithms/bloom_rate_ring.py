"""Probabilistic and infrastructure pieces with fixed seeds: Bloom filter, reservoir, consistent hashing, token bucket, skip list, count-min."""
import hashlib, random, bisect
def h(x, salt=0): return int.from_bytes(hashlib.blake2b(f"{salt}:{x}".encode(), digest_size=8).digest(), "big")
class Bloom:
    def __init__(self, m, k): self.m, self.k, self.bits = m, k, 0
    def add(self, x):
        for i in range(self.k): self.bits |= 1 << h(x, i) % self.m
    def __contains__(self, x): return all(self.bits >> h(x, i) % self.m & 1 for i in range(self.k))
b = Bloom(1000, 5); [b.add(i) for i in range(100)]; print(all(i in b for i in range(100)), sum(i in b for i in range(100, 2000)), b.bits.bit_count())
class Ring:
    def __init__(self, nodes, replicas=50): self.points = sorted((h(n, r), n) for n in nodes for r in range(replicas))
    def node(self, key): i = bisect.bisect(self.points, (h(key), "")); return self.points[i % len(self.points)][1]
r3, r4 = Ring("ABC"), Ring("ABCD"); keys = [f"k{i}" for i in range(1000)]
from collections import Counter
print(sorted(Counter(map(r3.node, keys)).items()), sum(r3.node(k) != r4.node(k) for k in keys), {r4.node(k) for k in keys if r3.node(k) != r4.node(k)})
def reservoir(it, k, rng):
    out = []
    for i, x in enumerate(it):
        if i < k: out.append(x)
        elif (j := rng.randint(0, i)) < k: out[j] = x
    return out
print(reservoir(range(10000), 5, random.Random(4)))
class Bucket:
    def __init__(self, rate, cap, clock): self.rate, self.cap, self.clock, self.tokens, self.last = rate, cap, clock, cap, clock()
    def allow(self, n=1):
        now = self.clock(); self.tokens = min(self.cap, self.tokens + (now - self.last) * self.rate); self.last = now
        if self.tokens >= n: self.tokens -= n; return True
        return False
t = 0.0; k = Bucket(2, 5, lambda: t); log = []
for t in (0, 0, 0, 0, 0, 0, 0.5, 0.6, 1.5, 10, 10, 10, 10, 10, 10): log.append("+" if k.allow() else "-")
print("".join(log), k.tokens)
class Skip:
    def __init__(self, rng, levels=8): self.rng, self.head, self.levels = rng, [None, [None] * levels], levels
    def insert(self, v):
        update, x = [None] * self.levels, self.head
        for l in range(self.levels - 1, -1, -1):
            while x[1][l] and x[1][l][0] < v: x = x[1][l]
            update[l] = x
        n = 1
        while self.rng.random() < 0.5 and n < self.levels: n += 1
        node = [v, [None] * n]
        for l in range(n): node[1][l], update[l][1][l] = update[l][1][l], node
    def __contains__(self, v):
        x = self.head
        for l in range(self.levels - 1, -1, -1):
            while len(x[1]) > l and x[1][l] and x[1][l][0] < v: x = x[1][l]
        return bool(x[1][0] and x[1][0][0] == v)
    def __iter__(self):
        x = self.head[1][0]
        while x: yield x[0]; x = x[1][0]
    def sizes(self): return [sum(len(n) > l for n in self._nodes()) for l in range(self.levels)]
    def _nodes(self):
        x = self.head[1][0]
        while x: yield x[1]; x = x[1][0]
s = Skip(random.Random(6)); [s.insert(v) for v in random.Random(1).sample(range(500), 100)]; print(list(s) == sorted(s), len(list(s)), sum(v in s for v in range(500)), s.sizes())
class CountMin:
    def __init__(self, w, d): self.t = [[0] * w for _ in range(d)]
    def add(self, x):
        for i, row in enumerate(self.t): row[h(x, i) % len(row)] += 1
    def count(self, x): return min(row[h(x, i) % len(row)] for i, row in enumerate(self.t))
c = CountMin(50, 4); rng = random.Random(12); true = Counter(int(rng.paretovariate(1)) for _ in range(2000)); [c.add(x) for x in true.elements()]; print([(x, n, c.count(x)) for x, n in true.most_common(4)], all(c.count(x) >= n for x, n in true.items()))
class Treap:
    def __init__(self, rng): self.rng, self.root = rng, None
    def insert(self, k):
        def go(n):
            if n is None: return [k, self.rng.random(), None, None]
            i = 2 if k < n[0] else 3; n[i] = go(n[i])
            if n[i][1] < n[1]: c = n[i]; n[i], c[5 - i] = c[5 - i], n; return c
            return n
        self.root = go(self.root)
    def walk(self, n=...): n = self.root if n is ... else n; return [] if n is None else self.walk(n[2]) + [n[0]] + self.walk(n[3])
    def height(self, n=...): n = self.root if n is ... else n; return 0 if n is None else 1 + max(self.height(n[2]), self.height(n[3]))
tr = Treap(random.Random(2)); [tr.insert(k) for k in range(200)]; print(tr.walk() == list(range(200)), tr.height() < 25)
