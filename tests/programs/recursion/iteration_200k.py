"""Deep recursion through __iter__ and for, __next__, generators in for loops."""
import sys
sys.setrecursionlimit(210_000)
class Tree:
    def __init__(self, child): self.child = child
    def __iter__(self):
        if self.child is None: return iter([0])
        for v in self.child: return iter([v + 1])
t = None
for _ in range(200_000): t = Tree(t)
for v in t: print(v)
while t is not None: t = t.child
class Next:
    def __init__(self, n): self.n, self.done = n, False
    def __iter__(self): return self
    def __next__(self):
        if self.done: raise StopIteration
        self.done = True
        if self.n == 0: return 0
        for v in Next(self.n - 1): return v + 1
for v in Next(100_000): print(v)
def gen(n):
    if n == 0: yield 0
    else:
        for v in gen(n - 1): yield v + 1
for v in gen(20_000): print(v)
def comp(n): return 0 if n == 0 else [comp(m) for m in [n - 1]][0] + 1
print(comp(50_000))
def unpack(n):
    if n == 0: return [0]
    (v,) = unpack(n - 1)
    return [v + 1]
print(unpack(100_000))
