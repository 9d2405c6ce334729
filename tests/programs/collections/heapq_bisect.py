"""heapq and bisect."""
import heapq, bisect
h = []
for x in (5, 1, 8, 3, 9, 2): heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(3)], h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 100), h); l = [9, 5, 7, 1, 3]; heapq.heapify(l); print(l, heapq.nlargest(2, l), heapq.nsmallest(3, l), heapq.nlargest(10, l), heapq.nsmallest(0, l), heapq.nlargest(1, ["a", "bbb", "cc"], key=len), heapq.nsmallest(2, [("b", 1), ("a", 2)], key=lambda t: t[0]), list(heapq.merge([1, 4], [2, 3], [0])), list(heapq.merge([3, 1], [2], reverse=True)), list(heapq.merge(["a", "ccc"], ["bb"], key=len)), list(heapq.merge()))
for bad in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappush(5, 1), lambda: heapq.heapify((1, 2)), lambda: heapq.heappush([1], "a"), lambda: heapq.heapify([1, "a"]), lambda: heapq.nlargest("a", [1]), lambda: heapq.heappushpop([], 1), lambda: heapq.heappush([(1, {})], (1, {}))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def heapsort(it):
    h = list(it); heapq.heapify(h)
    return [heapq.heappop(h) for _ in range(len(h))]
print(heapsort([3, 1, 2, 3, -5]), heapsort("hello"), heapq._heappop_max([9, 1, 2]))
class Task:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, o): return self.p < o.p
q = []
for t in (Task(3, "low"), Task(1, "high"), Task(2, "mid")): heapq.heappush(q, t)
print([heapq.heappop(q).n for _ in range(3)])
b = [1, 3, 3, 5, 7]
print([bisect.bisect(b, x) for x in (0, 1, 3, 4, 9)], [bisect.bisect_left(b, x) for x in (0, 1, 3, 4, 9)], bisect.bisect_right(b, 3, 0, 2), bisect.bisect_left(b, 3, lo=2), bisect.bisect([("a", 1), ("b", 2)], 1, key=lambda t: t[1]), bisect.bisect([], 5)); bisect.insort(b, 4); bisect.insort_left(b, 3); bisect.insort(b, 0, key=lambda x: x); print(b)
for bad in (lambda: bisect.bisect(5, 1), lambda: bisect.bisect([1], "a"), lambda: bisect.bisect([1], 1, lo=-1), lambda: bisect.insort((1,), 2), lambda: bisect.bisect(), lambda: bisect.bisect([1], 1, key=5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
def grade(s): return "FDCBA"[bisect.bisect([60, 70, 80, 90], s)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
class Seq:
    def __len__(self): return 1000
    def __getitem__(self, i): probes.append(i); return i * i
probes = []; print(bisect.bisect_left(Seq(), 5000), len(probes))
def dijkstra(g, s):
    dist, q = {s: 0}, [(0, s)]
    while q:
        d, u = heapq.heappop(q)
        if d > dist[u]: continue
        for v, w in g.get(u, {}).items():
            if d + w < dist.get(v, float("inf")): dist[v] = d + w; heapq.heappush(q, (d + w, v))
    return dist
print(dijkstra({"a": {"b": 7, "c": 3}, "c": {"b": 1, "d": 8}, "b": {"d": 2}}, "a"))
def median_stream(xs):
    lo, hi = [], []
    for x in xs:
        heapq.heappush(hi, -heapq.heappushpop(lo, -x)) if len(lo) > len(hi) else heapq.heappush(lo, -heapq.heappushpop(hi, x))
        yield -lo[0] if len(lo) > len(hi) else (hi[0] - lo[0]) / 2
print(list(median_stream([5, 2, 8, 1, 9])))
