"""Linked list, binary search tree, trie, heap, ring buffer, skip-free ordered map: classes with full protocols."""
class Node:
    __slots__ = "value", "next"
    def __init__(self, value, nxt=None): self.value, self.next = value, nxt
class LinkedList:
    def __init__(self, items=()):
        self.head, self._n = None, 0
        for x in items: self.append(x)
    def append(self, v):
        node = Node(v); self._n += 1
        if self.head is None: self.head = node; return
        cur = self.head
        while cur.next: cur = cur.next
        cur.next = node
    def push(self, v): self.head = Node(v, self.head); self._n += 1
    def __iter__(self):
        cur = self.head
        while cur: yield cur.value; cur = cur.next
    def __len__(self): return self._n
    def __getitem__(self, i):
        if i < 0: i += self._n
        for k, v in enumerate(self):
            if k == i: return v
        raise IndexError("list index out of range")
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
        return self
    def remove(self, v):
        prev, cur = None, self.head
        while cur:
            if cur.value == v:
                if prev: prev.next = cur.next
                else: self.head = cur.next
                self._n -= 1; return
            prev, cur = cur, cur.next
        raise ValueError(f"{v!r} not in list")
    def middle(self):
        slow = fast = self.head
        while fast and fast.next: slow, fast = slow.next, fast.next.next
        return slow.value
    def __repr__(self): return " -> ".join(map(repr, self)) or "empty"
l = LinkedList("abcde"); l.push("z"); print(l, len(l), l[2], l[-1], l.middle(), l.reverse(), "c" in l, list(l), sorted(l)); l.remove("c"); l.remove("e"); print(l, LinkedList())
for bad in (lambda: l[99], lambda: l.remove("q")):
    try: bad()
    except (IndexError, ValueError) as e: print(type(e).__name__, e)
class BST:
    def __init__(self): self.root = None
    def insert(self, k, v=None):
        def go(n):
            if n is None: return [k, v, None, None]
            if k == n[0]: n[1] = v
            else: i = 2 if k < n[0] else 3; n[i] = go(n[i])
            return n
        self.root = go(self.root); return self
    def delete(self, k):
        def go(n):
            if n is None: raise KeyError(k)
            if k < n[0]: n[2] = go(n[2])
            elif k > n[0]: n[3] = go(n[3])
            elif n[2] is None: return n[3]
            elif n[3] is None: return n[2]
            else:
                m = n[3]
                while m[2]: m = m[2]
                n[0], n[1] = m[0], m[1]; k2 = m[0]
                def cut(x):
                    if x[0] == k2: return x[3]
                    x[2] = cut(x[2]); return x
                n[3] = cut(n[3])
            return n
        self.root = go(self.root)
    def __iter__(self):
        def walk(n):
            if n: yield from walk(n[2]); yield n[0]; yield from walk(n[3])
        return walk(self.root)
    def height(self): h = lambda n: 0 if n is None else 1 + max(h(n[2]), h(n[3])); return h(self.root)
    def range(self, lo, hi): return [k for k in self if lo <= k <= hi]
    def show(self, n=..., d=0):
        n = self.root if n is ... else n
        if n: self.show(n[3], d + 1); print("   " * d + str(n[0])); self.show(n[2], d + 1)
t = BST()
for x in (50, 30, 70, 20, 40, 60, 80, 35, 45): t.insert(x)
t.show(); print(list(t), t.height(), t.range(33, 62)); t.delete(30); t.delete(50); t.delete(20); t.show(); print(list(t))
try: t.delete(999)
except KeyError as e: print("KeyError", e)
class Trie:
    def __init__(self, words=()): self.kids, self.end = {}, False; [self.add(w) for w in words]
    def add(self, w):
        n = self
        for c in w: n = n.kids.setdefault(c, Trie())
        n.end = True
    def words(self, prefix=""):
        n = self
        for c in prefix:
            if c not in n.kids: return
            n = n.kids[c]
        def walk(n, acc):
            if n.end: yield acc
            for c in sorted(n.kids): yield from walk(n.kids[c], acc + c)
        yield from walk(n, prefix)
tr = Trie("car card care cat dog do".split()); print(list(tr.words("car")), list(tr.words()), list(tr.words("x")))
class Ring:
    def __init__(self, n): self.d, self.n, self.i = [None] * n, n, 0
    def push(self, v): self.d[self.i % self.n] = v; self.i += 1
    def __iter__(self): return (self.d[k % self.n] for k in range(max(0, self.i - self.n), self.i))
r = Ring(3); [r.push(i) for i in range(5)]; print(list(r))
class Heap:
    def __init__(self, key=lambda x: x): self.h, self.key = [], key
    def push(self, x):
        h, i = self.h, len(self.h); h.append(x)
        while i and self.key(h[i]) < self.key(h[(i - 1) // 2]): h[i], h[(i - 1) // 2] = h[(i - 1) // 2], h[i]; i = (i - 1) // 2
    def pop(self):
        h = self.h; h[0], h[-1] = h[-1], h[0]; top = h.pop(); i = 0
        while (c := 2 * i + 1) < len(h):
            if c + 1 < len(h) and self.key(h[c + 1]) < self.key(h[c]): c += 1
            if self.key(h[i]) <= self.key(h[c]): break
            h[i], h[c] = h[c], h[i]; i = c
        return top
h = Heap(key=lambda s: (-len(s), s)); [h.push(w) for w in "aa b cccc ddd eee f".split()]; print([h.pop() for _ in range(6)])
