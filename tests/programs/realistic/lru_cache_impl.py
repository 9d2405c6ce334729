"""An LRU cache over a doubly linked list, and TTL and LFU variants."""
from collections import OrderedDict, defaultdict
class Node:
    __slots__ = ("key", "value", "prev", "next")
    def __init__(self, key=None, value=None): self.key, self.value, self.prev, self.next = key, value, None, None
class LRU:
    def __init__(self, capacity):
        if capacity < 1: raise ValueError("capacity must be positive")
        self.capacity, self.map, self.hits, self.misses = capacity, {}, 0, 0
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
    def _unlink(self, n): n.prev.next, n.next.prev = n.next, n.prev
    def _front(self, n):
        n.prev, n.next = self.head, self.head.next
        self.head.next.prev = n; self.head.next = n
    def __getitem__(self, k):
        if k not in self.map: self.misses += 1; raise KeyError(k)
        self.hits += 1
        n = self.map[k]; self._unlink(n); self._front(n)
        return n.value
    def __setitem__(self, k, v):
        if k in self.map: n = self.map[k]; n.value = v; self._unlink(n)
        else:
            if len(self.map) >= self.capacity: old = self.tail.prev; self._unlink(old); del self.map[old.key]
            n = self.map[k] = Node(k, v)
        self._front(n)
    def __delitem__(self, k): self._unlink(self.map.pop(k))
    def __contains__(self, k): return k in self.map
    def __len__(self): return len(self.map)
    def __iter__(self):
        n = self.head.next
        while n is not self.tail: yield n.key; n = n.next
    def __repr__(self): return f"LRU({', '.join(f'{k}={self.map[k].value}' for k in self)})"
    def get(self, k, d=None):
        try: return self[k]
        except KeyError: return d
c = LRU(3)
for i, k in enumerate("abcad"): c[k] = i
print(c, c["a"], c.get("b"), c.get("c", "none"), c, len(c), "d" in c, list(c)); c["z"] = 9; del c["a"]; print(c, c.hits, c.misses)
try: LRU(0)
except ValueError as e: print(e)
class Ordered(OrderedDict):
    def __init__(self, n): super().__init__(); self.n = n
    def __getitem__(self, k): v = super().__getitem__(k); self.move_to_end(k); return v
    def __setitem__(self, k, v):
        super().__setitem__(k, v); self.move_to_end(k)
        if len(self) > self.n: self.popitem(last=False)
a, b = LRU(5), Ordered(5)
seed = 1
for i in range(500):
    seed = (seed * 1103515245 + 12345) % 2**31
    k = seed >> 16 & 15
    if seed & 1: a[k] = b[k] = i
    else:
        x = a.get(k); y = b[k] if k in b else None
        assert x == y, (i, k, x, y)
print(list(a) == list(reversed(b)), a, a.hits, a.misses)
class LFU:
    def __init__(self, n): self.n, self.values, self.counts, self.groups, self.low = n, {}, {}, defaultdict(OrderedDict), 0
    def _touch(self, k):
        c = self.counts[k]; del self.groups[c][k]
        if not self.groups[c] and c == self.low: self.low += 1
        self.counts[k] = c + 1; self.groups[c + 1][k] = True
    def get(self, k):
        if k not in self.values: return -1
        self._touch(k); return self.values[k]
    def put(self, k, v):
        if k in self.values: self.values[k] = v; self._touch(k); return
        if len(self.values) >= self.n: old, _ = self.groups[self.low].popitem(last=False); del self.values[old], self.counts[old]
        self.values[k] = v; self.counts[k] = self.low = 1; self.groups[1][k] = True
l = LFU(2); l.put(1, 1); l.put(2, 2); out = [l.get(1)]; l.put(3, 3); out += [l.get(2), l.get(3)]; l.put(4, 4); out += [l.get(1), l.get(3), l.get(4)]; print(out)
class TTL:
    def __init__(self, ttl, clock): self.ttl, self.clock, self.d = ttl, clock, {}
    def put(self, k, v): self.d[k] = (v, self.clock() + self.ttl)
    def get(self, k):
        v, exp = self.d.get(k, (None, 0))
        if exp <= self.clock(): self.d.pop(k, None); return None
        return v
now = [0]; t = TTL(10, lambda: now[0]); t.put("x", 1); r = [t.get("x")]; now[0] = 9; r.append(t.get("x")); now[0] = 10; r.append(t.get("x")); print(r, t.d)
