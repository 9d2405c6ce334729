"""Games: tic-tac-toe minimax, connect four with alpha-beta, nim, poker hands, blackjack odds, minesweeper, 2048 moves."""
from functools import cache
from itertools import combinations
from collections import Counter
import random
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b): return next((b[i] for i, j, k in LINES if b[i] != "." and b[i] == b[j] == b[k]), None)
visits = 0
@cache
def value(b, p):
    global visits
    visits += 1
    w = winner(b)
    if w: return 1 if w == "X" else -1
    if "." not in b: return 0
    vs = [value(b[:i] + p + b[i + 1:], "O" if p == "X" else "X") for i in range(9) if b[i] == "."]
    return max(vs) if p == "X" else min(vs)
def best(b, p): return (max if p == "X" else min)((value(b[:i] + p + b[i + 1:], "O" if p == "X" else "X"), -i if p == "X" else i) for i in range(9) if b[i] == ".")
b, p = "." * 9, "X"; print(value(b, p), visits)
while not winner(b) and "." in b: v, i = best(b, p); b = b[:abs(i)] + p + b[abs(i) + 1:]; p = "O" if p == "X" else "X"
print(b[:3], b[3:6], b[6:], winner(b), best("XX.OO....", "O"), best("XO.......", "X"))
class Four:
    def __init__(self): self.cols = [[] for _ in range(7)]
    def won(self, p):
        at = lambda c, r: 0 <= c < 7 and 0 <= r < len(self.cols[c]) and self.cols[c][r] == p
        return any(all(at(c + i * dc, r + i * dr) for i in range(4)) for c in range(7) for r in range(6) for dc, dr in ((1, 0), (0, 1), (1, 1), (1, -1)))
    def search(self, p, depth, a=-100, b=100):
        o = "O" if p == "X" else "X"
        if self.won(o): return -10 - depth, None
        if depth == 0: return 0, None
        move = None
        for c in (3, 2, 4, 1, 5, 0, 6):
            if len(self.cols[c]) < 6:
                self.cols[c].append(p); v = -self.search(o, depth - 1, -b, -a)[0]; self.cols[c].pop()
                if move is None or v > a: a, move = max(a, v), c
                if a >= b: break
        return a, move
f = Four()
for c in "33444": f.cols[int(c)].append("X" if sum(map(len, f.cols)) % 2 == 0 else "O")
print(f.search("O", 3)); f.cols[2].append("X"); f.cols[2].append("X"); f.cols[3] = ["X"]; f.cols[4] = ["X"]; f.cols[1] = []; print(f.search("X", 2))
def nim(heaps):
    x = 0
    for h in heaps: x ^= h
    return None if x == 0 else next((i, h - (h ^ x)) for i, h in enumerate(heaps) if h ^ x < h)
print(nim([3, 4, 5]), nim([1, 1]), nim([7, 1, 1]))
RANKS = "23456789TJQKA"
def rank(hand):
    rs = sorted((RANKS.index(c[0]) for c in hand), reverse=True)
    if rs == [12, 3, 2, 1, 0]: rs = [3, 2, 1, 0, -1]
    groups = sorted(Counter(rs).items(), key=lambda g: (-g[1], -g[0])); counts = tuple(n for _, n in groups); order = tuple(r for r, _ in groups)
    flush, straight = len({c[1] for c in hand}) == 1, counts == (1,) * 5 and rs[0] - rs[4] == 4
    return (8 if flush and straight else 7 if counts == (4, 1) else 6 if counts == (3, 2) else 5 if flush else 4 if straight else 3 if counts == (3, 1, 1) else 2 if counts == (2, 2, 1) else 1 if counts[0] == 2 else 0, order)
NAMES = "high card,pair,two pair,three,straight,flush,full house,four,straight flush".split(",")
hands = ["2H 3D 5S 9C KD", "2C 3H 4S 8C AH", "2H 4S 4C 2D 4H", "2S 8S AS QS 3S", "5H 6H 7H 8H 9H", "AH 2D 3S 4C 5D", "TC TD TH TS 2C", "JC JD 4S 4C 9H", "KC KD 2S 3C 9H"]
for h in sorted(hands, key=lambda h: rank(h.split())): print(h, NAMES[rank(h.split())[0]])
seven = "AH KH QH JH 2C 3D TH".split(); print(NAMES[max(rank(c) for c in combinations(seven, 5))[0]])
def deal(seed): d = [r + s for r in RANKS for s in "CDHS"]; random.Random(seed).shuffle(d); return [d[i::4][:5] for i in range(4)]
print([(NAMES[rank(h)[0]], " ".join(sorted(h))) for h in deal(7)])
def mines(w, h, n, seed):
    cells = set(random.Random(seed).sample([(x, y) for x in range(w) for y in range(h)], n))
    return ["".join("*" if (x, y) in cells else str(sum((x + a, y + b) in cells for a in (-1, 0, 1) for b in (-1, 0, 1))).replace("0", ".") for x in range(w)) for y in range(h)]
print("\n".join(mines(10, 5, 8, 2)))
def slide(row):
    row, out = [x for x in row if x], []
    while row:
        x = row.pop(0)
        if row and row[0] == x: x += row.pop(0)
        out.append(x)
    return out + [0] * (4 - len(out))
def move(g, d):
    for _ in range(d): g = [list(r) for r in zip(*g)][::-1]
    g = [slide(r) for r in g]
    for _ in range(-d % 4): g = [list(r) for r in zip(*g)][::-1]
    return g
g = [[2, 2, 4, 0], [0, 2, 2, 2], [4, 4, 4, 4], [0, 0, 0, 2]]
for d in range(4): print(move(g, d))
