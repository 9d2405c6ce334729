"""Sets at work: relations, partitions, powersets, anagrams, bit masks compared, fixed points."""
from itertools import combinations
def p(s): return sorted(s, key=repr)
def closure(rel):
    while True:
        new = rel | {(a, d) for a, b in rel for c, d in rel if b == c}
        if new == rel: return rel
        rel = new
r = {(1, 2), (2, 3), (3, 4), (5, 5)}
print(p(closure(r)), p({b for a, b in r} - {a for a, b in r}), all((b, a) in r for a, b in r))
def partition(items, key):
    out = {}
    for x in items: out.setdefault(key(x), set()).add(x)
    return out
print({k: p(v) for k, v in partition(range(12), lambda x: x % 4).items()}, {frozenset(k): p(v) for k, v in partition("listen silent enlist tinsel google".split(), lambda w: "".join(sorted(w))).items() if len(v) > 1} if 0 else sorted(map(p, partition("listen silent enlist abc cab".split(), lambda w: "".join(sorted(w))).values())))
def power(s): s = list(s); return {frozenset(c) for n in range(len(s) + 1) for c in combinations(s, n)}
print(len(power("abcd")), sorted(map(p, power({1, 2}))), frozenset() in power([1]), frozenset({1}) < frozenset({1, 2}))
tags = {"a.py": {"code", "py"}, "b.md": {"doc"}, "c.py": {"code", "py", "test"}, "d": set()}
print(p(set.union(*tags.values())), p(set.intersection(tags["a.py"], tags["c.py"])), [n for n, t in tags.items() if {"code"} <= t], [n for n, t in tags.items() if t.isdisjoint({"py", "doc"})], p(tags["c.py"] ^ {"py", "new"}), [n for n, t in tags.items() if not t])
def jaccard(a, b): a, b = set(a), set(b); return len(a & b) / len(a | b)
print(round(jaccard("night", "nacht"), 3), jaccard("abc", "abc"), jaccard("a", "b"))
seen, dup = set(), set()
for x in [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]: (dup if x in seen else seen).add(x)
print(p(seen), p(dup), list(dict.fromkeys([3, 1, 3, 2])), p({x for x in range(20) if x % 2} & {x for x in range(20) if x % 3 == 0}))
grammar = {"S": ["AB", "b"], "A": ["a", "AS"], "B": ["b"], "X": ["Y"], "Y": ["X"]}
productive = set()
while True:
    new = {n for n, rs in grammar.items() if any(all(c.islower() or c in productive for c in r) for r in rs)}
    if new == productive: break
    productive = new
reach, todo = set(), ["S"]
while todo:
    n = todo.pop()
    if n not in reach: reach.add(n); todo += [c for r in grammar[n] for c in r if c.isupper()]
print(p(productive), p(reach), p(grammar.keys() - productive), grammar.keys() & reach == reach)
def mex(s):
    n = 0
    while n in s: n += 1
    return n
def grundy(n, moves, memo={}):
    if n not in memo: memo[n] = mex({grundy(n - m, moves) for m in moves if m <= n})
    return memo[n]
print([grundy(n, (1, 3, 4)) for n in range(15)], mex({0, 1, 3}), mex(set()))
cover = {"u1": {1, 2, 3}, "u2": {2, 4}, "u3": {3, 4, 5}, "u4": {5}}
left, chosen = {1, 2, 3, 4, 5}, []
while left: best = max(sorted(cover), key=lambda k: len(cover[k] & left)); chosen.append(best); left -= cover[best]
print(chosen, left)
class Universe:
    def __init__(self, items): self.items = frozenset(items)
    def complement(self, s): return self.items - s
    def demorgan(self, a, b): return self.complement(a | b) == self.complement(a) & self.complement(b) and self.complement(a & b) == self.complement(a) | self.complement(b)
u = Universe(range(6)); print(all(u.demorgan(a, b) for a in power(range(3)) for b in power(range(2, 5))), p(u.complement({1, 2})))
s = set(range(10)); s -= {x for x in s if x % 3 == 0}; s |= {100}; s &= set(range(50)) | {100}; s ^= {1, 11}; print(p(s), len(s), s.pop() in range(101), min(frozenset("hello")), max({"b", "aa"}, key=len), sum({1, 2} | {3}), sorted({True, 1, 1.0, 2}), {1, 2, 3} == {3, 2, 1} == frozenset([1, 2, 3]))
