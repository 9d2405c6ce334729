"""Ranked-choice elections, round-robin schedules, Elo ratings, knockout brackets, league tables."""
from collections import Counter, defaultdict
import random
BALLOTS = [("A", "B", "C")] * 5 + [("B", "C", "A")] * 4 + [("C", "B", "A")] * 3 + [("D", "C")] * 1
def plurality(bs): return Counter(b[0] for b in bs).most_common()
def irv(bs):
    left, rounds = {c for b in bs for c in b}, []
    while True:
        tally = Counter({c: 0 for c in sorted(left)}); tally.update(next((c for c in b if c in left), None) for b in bs); tally.pop(None, None)
        rounds.append(dict(tally)); top, n = max(sorted(tally.items()), key=lambda kv: kv[1])
        if n * 2 > sum(tally.values()) or len(left) == 1: return top, rounds
        low = min(tally.values()); left -= {min(c for c in tally if tally[c] == low)}
def borda(bs): s = Counter(); [s.update({c: len(b) - 1 - i}) for b in bs for i, c in enumerate(b)]; return s.most_common()
def condorcet(bs):
    cs = sorted({c for b in bs for c in b}); beats = lambda x, y: sum((b.index(x) if x in b else 99) < (b.index(y) if y in b else 99) for b in bs)
    return next((x for x in cs if all(beats(x, y) > beats(y, x) for y in cs if y != x)), None), {(x, y): beats(x, y) for x in cs for y in cs if x < y}
print(plurality(BALLOTS), irv(BALLOTS), borda(BALLOTS), condorcet(BALLOTS), sep="\n")
def dhondt(votes, seats):
    won = dict.fromkeys(votes, 0)
    for _ in range(seats): won[max(sorted(votes), key=lambda p: votes[p] / (won[p] + 1))] += 1
    return won
print(dhondt({"X": 100000, "Y": 80000, "Z": 30000, "W": 20000}, 8))
def schedule(teams):
    teams = list(teams) + ([None] if len(teams) % 2 else [])
    n = len(teams)
    for r in range(n - 1):
        yield [(a, b) for a, b in zip(teams[:n // 2], reversed(teams[n // 2:])) if a and b]
        teams.insert(1, teams.pop())
for r, games in enumerate(schedule("ABCDE"), 1): print(r, games)
rng, table = random.Random(21), defaultdict(lambda: dict.fromkeys("P W D L F A pts".split(), 0))
for games in schedule("ABCD"):
    for a, b in games:
        x, y = rng.randint(0, 4), rng.randint(0, 3)
        for t, f, g in ((a, x, y), (b, y, x)):
            row = table[t]; row["P"] += 1; row["F"] += f; row["A"] += g; row["W" if f > g else "L" if f < g else "D"] += 1; row["pts"] += 3 if f > g else f == g
for t, r in sorted(table.items(), key=lambda kv: (-kv[1]["pts"], kv[1]["A"] - kv[1]["F"], kv[0])): print(f"{t} " + " ".join(f"{k}:{v}" for k, v in r.items()))
def elo(a, b, score, k=32): e = 1 / (1 + 10 ** ((b - a) / 400)); return round(a + k * (score - e), 2), round(b - k * (score - e), 2)
r = {"p": 1500, "q": 1600, "r": 1400}
for a, b, s in (("p", "q", 1), ("q", "r", 0.5), ("r", "p", 0), ("p", "q", 1)): r[a], r[b] = elo(r[a], r[b], s); print(r)
def bracket(n): 
    out = [1]
    while len(out) < n: m = 2 * len(out) + 1; out = [x for s in out for x in (s, m - s)]
    return out
def knockout(seeds, rng):
    while len(seeds) > 1: pairs = list(zip(seeds[::2], seeds[1::2])); seeds = [a if rng.random() < b / (a + b) else b for a, b in pairs]; yield pairs, seeds
print(bracket(8)); [print(p, "->", w) for p, w in knockout(bracket(8), random.Random(3))]
