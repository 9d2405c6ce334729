"""Graphs: BFS, DFS, topological sort, cycles, Dijkstra, Floyd-Warshall, MST, SCC, max flow, colouring."""
from collections import deque, defaultdict
import heapq
def bfs(g, s):
    dist, q = {s: 0}, deque([s])
    while q:
        u = q.popleft()
        for v in g.get(u, ()):
            if v not in dist: dist[v] = dist[u] + 1; q.append(v)
    return dist
def dfs(g, u, seen=None):
    seen = [] if seen is None else seen
    if u not in seen:
        seen.append(u)
        for v in g.get(u, ()): dfs(g, v, seen)
    return seen
def topo(g):
    state, out = {}, []
    def visit(u, path):
        if state.get(u) == 1: raise ValueError("cycle " + "->".join(path[path.index(u):] + [u]))
        if u in state: return
        state[u] = 1
        for v in g.get(u, ()): visit(v, path + [u])
        state[u] = 2; out.append(u)
    for u in sorted(g): visit(u, [])
    return out[::-1]
def dijkstra(g, s, t):
    q, seen = [(0, s, [s])], set()
    while q:
        d, u, path = heapq.heappop(q)
        if u == t: return d, path
        if u in seen: continue
        seen.add(u)
        for v, w in g[u].items(): heapq.heappush(q, (d + w, v, path + [v]))
def floyd(nodes, edges):
    inf = float("inf")
    d = {(i, j): 0 if i == j else edges.get((i, j), inf) for i in nodes for j in nodes}
    for k in nodes:
        for i in nodes:
            for j in nodes: d[i, j] = min(d[i, j], d[i, k] + d[k, j])
    return d
class DSU:
    def __init__(self, items): self.p = {x: x for x in items}
    def find(self, x):
        while self.p[x] != x: self.p[x] = self.p[self.p[x]]; x = self.p[x]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b); self.p[a] = b; return a != b
def kruskal(edges):
    d = DSU({x for a, b, _ in edges for x in (a, b)})
    return [(a, b, w) for a, b, w in sorted(edges, key=lambda e: (e[2], e)) if d.union(a, b)]
def scc(g):
    index, low, stack, on, out = {}, {}, [], set(), []
    def visit(u):
        index[u] = low[u] = len(index); stack.append(u); on.add(u)
        for v in g.get(u, ()):
            if v not in index: visit(v); low[u] = min(low[u], low[v])
            elif v in on: low[u] = min(low[u], index[v])
        if low[u] == index[u]:
            comp = []
            while True:
                v = stack.pop(); on.discard(v); comp.append(v)
                if v == u: break
            out.append(sorted(comp))
    for u in sorted(g):
        if u not in index: visit(u)
    return sorted(out)
def max_flow(cap, s, t):
    flow, total = defaultdict(int), 0
    adj = defaultdict(set)
    for a, b in cap: adj[a].add(b); adj[b].add(a)
    while True:
        prev, q = {s: None}, deque([s])
        while q and t not in prev:
            u = q.popleft()
            for v in sorted(adj[u]):
                if v not in prev and cap.get((u, v), 0) - flow[u, v] > 0: prev[v] = u; q.append(v)
        if t not in prev: return total
        path, v = [], t
        while prev[v] is not None: path.append((prev[v], v)); v = prev[v]
        push = min(cap.get(e, 0) - flow[e] for e in path)
        for a, b in path: flow[a, b] += push; flow[b, a] -= push
        total += push
def colour(g):
    out = {}
    for u in sorted(g, key=lambda x: (-len(g[x]), x)): out[u] = next(c for c in range(len(g)) if all(out.get(v) != c for v in g[u]))
    return out
g = {"a": ["b", "c"], "b": ["d"], "c": ["d", "e"], "d": ["f"], "e": ["f"], "f": []}
print(bfs(g, "a"), dfs(g, "a"), topo(g))
try: topo({"x": ["y"], "y": ["z"], "z": ["x"]})
except ValueError as e: print(e)
w = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2}, "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}}
print(dijkstra(w, "a", "e"), floyd("abcdef", {(u, v): x for u in w for v, x in w[u].items()})["a", "d"], kruskal([(u, v, x) for u in w for v, x in w[u].items() if u < v]))
print(scc({1: [2], 2: [3], 3: [1, 4], 4: [5], 5: [6], 6: [4], 7: [6]}), max_flow({("s", "a"): 10, ("s", "b"): 5, ("a", "b"): 15, ("a", "t"): 5, ("b", "t"): 10}, "s", "t"), colour({u: list(v) for u, v in w.items()}))
maze = ["S.#.....", ".##.###.", "....#...", ".##.#.#.", "...#..#E"]
cells = {(x, y) for y, r in enumerate(maze) for x, c in enumerate(r) if c != "#"}
mg = {(x, y): [(x + dx, y + dy) for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)) if (x + dx, y + dy) in cells] for x, y in cells}
print(bfs(mg, (0, 0))[(7, 4)], len(mg))
def knights(n):
    moves = [(a * x, b * y) for x, y in ((1, 2), (2, 1)) for a in (1, -1) for b in (1, -1)]
    gg = {(x, y): [(x + dx, y + dy) for dx, dy in moves if 0 <= x + dx < n and 0 <= y + dy < n] for x in range(n) for y in range(n)}
    return max(bfs(gg, (0, 0)).values())
print([knights(n) for n in (4, 5, 8)])
