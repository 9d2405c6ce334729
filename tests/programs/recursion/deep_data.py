"""Algorithms that recurse deeply over data: linked lists, flood fill, depth-first search, parsers, Ackermann."""
import sys
sys.setrecursionlimit(200_500)
class Cons:
    __slots__ = ("head", "tail")
    def __init__(self, head, tail): self.head, self.tail = head, tail
    def __len__(self): return 1 + (len(self.tail) if self.tail else 0)
    def __bool__(self): return True
def build(n):
    c = None
    for i in range(n): c = Cons(i, c)
    return c
def length(c): return 0 if c is None else 1 + length(c.tail)
def total(c): return 0 if c is None else c.head + total(c.tail)
def mapped(f, c): return None if c is None else Cons(f(c.head), mapped(f, c.tail))
def rev(c, acc=None): return acc if c is None else rev(c.tail, Cons(c.head, acc))
c = build(100_000)
print(length(c), total(c), mapped(lambda x: x * 2, c).head, rev(c).head)
def dfs(graph, node, seen):
    seen.add(node)
    for other in graph[node]:
        if other not in seen: dfs(graph, other, seen)
    return len(seen)
n = 100_000
print(dfs([[(i + 1) % n, (i * 7) % n] for i in range(n)], 0, set()))
def parse(tokens, i):
    if tokens[i] == "(":
        depth, i = parse(tokens, i + 1)
        return depth + 1, i + 1
    return 0, i + 1
print(parse("(" * 90_000 + "x" + ")" * 90_000, 0)[0])
def flood(grid, w, x, y):
    if 0 <= x < w and 0 <= y < w and grid[y * w + x] == 0:
        grid[y * w + x] = 1
        return 1 + flood(grid, w, x + 1, y) + flood(grid, w, x - 1, y) + flood(grid, w, x, y + 1) + flood(grid, w, x, y - 1)
    return 0
print(flood([0] * 160 * 160, 160, 80, 80))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(3, 6))
memo = {}
def collatz(k):
    if k == 1: return 0
    if k not in memo: memo[k] = 1 + collatz(k // 2 if k % 2 == 0 else 3 * k + 1)
    return memo[k]
print(max(range(1, 20_000), key=collatz))
def count_paths(n, m=0): return m if n == 0 else count_paths(n - 1, m + 1)
print(count_paths(200_000))
def tree(depth): return None if depth == 0 else (tree(depth - 1), depth, None)
def height(t): return 0 if t is None else 1 + max(height(t[0]), height(t[2]))
print(height(tree(60_000)))
