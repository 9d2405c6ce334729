"""Backtracking: knight's tour, subset sums, word search, cryptarithm, permutations with constraints, map colouring."""
def tour(n):
    board, moves = [[0] * n for _ in range(n)], [(2, 1), (1, 2), (-1, 2), (-2, 1), (-2, -1), (-1, -2), (1, -2), (2, -1)]
    def free(x, y): return [(x + a, y + b) for a, b in moves if 0 <= x + a < n and 0 <= y + b < n and not board[y + b][x + a]]
    def go(x, y, k):
        board[y][x] = k
        if k == n * n: return True
        for a, b in sorted(free(x, y), key=lambda p: (len(free(*p)), p)):
            if go(a, b, k + 1): return True
        board[y][x] = 0
        return False
    go(0, 0, 1)
    return board
for row in tour(6): print(" ".join(f"{v:2}" for v in row))
def subsets(xs, target):
    out = []
    def go(i, left, chosen):
        if left == 0: out.append(chosen[:])
        for j in range(i, len(xs)):
            if xs[j] > left: break
            if j > i and xs[j] == xs[j - 1]: continue
            chosen.append(xs[j]); go(j + 1, left - xs[j], chosen); chosen.pop()
    xs = sorted(xs); go(0, target, [])
    return out
print(subsets([10, 1, 2, 7, 6, 1, 5], 8), subsets([3, 9], 5))
def solve(puzzle):
    words = puzzle.replace("==", "+").split("+"); words = [w.strip() for w in words]
    letters = sorted(set("".join(words))); first = {w[0] for w in words}
    from itertools import permutations
    coef = {l: sum(10 ** (len(w) - 1 - i) * (1 if w is not words[-1] else -1) for w in words for i, c in enumerate(w) if c == l) for l in letters}
    order = sorted(letters, key=lambda l: -abs(coef[l]))
    def go(i, used, total):
        if i == len(order): return {} if total == 0 else None
        bound = sum(abs(coef[l]) for l in order[i:]) * 9
        if abs(total) > bound: return None
        for d in range(10):
            if d in used or d == 0 and order[i] in first: continue
            r = go(i + 1, used | {d}, total + coef[order[i]] * d)
            if r is not None: return r | {order[i]: d}
        return None
    s = go(0, frozenset(), 0)
    return " ".join("".join(str(s[c]) for c in w) for w in words) if s else None
print(solve("SEND + MORE == MONEY"), solve("TO + GO == OUT"), solve("A + B == AAA"))
def search(grid, word):
    def go(x, y, i, seen):
        if grid[y][x] != word[i] or (x, y) in seen: return None
        if i == len(word) - 1: return [(x, y)]
        for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            if 0 <= x + a < len(grid[0]) and 0 <= y + b < len(grid):
                r = go(x + a, y + b, i + 1, seen | {(x, y)})
                if r: return [(x, y)] + r
    return next((r for y in range(len(grid)) for x in range(len(grid[0])) if (r := go(x, y, 0, frozenset()))), None)
g = ["ABCE", "SFCS", "ADEE"]; print(search(g, "ABCCED"), search(g, "SEE"), search(g, "ABCB"))
def parens(n): return [""] if n == 0 else sorted({f"({a}){b}" for i in range(n) for a in parens(i) for b in parens(n - 1 - i)})
def gray(n): return [""] if n == 0 else ["0" + c for c in gray(n - 1)] + ["1" + c for c in reversed(gray(n - 1))]
def queens(n):
    def go(r, cols, d1, d2): return 1 if r == n else sum(go(r + 1, cols | 1 << c, (d1 | 1 << c) << 1, (d2 | 1 << c) >> 1) for c in range(n) if not (cols | d1 | d2) >> c & 1)
    return go(0, 0, 0, 0)
def derange(xs): return [[]] if not xs else None
def perms(xs, ok, pre=()):
    if not xs: yield pre
    for i, x in enumerate(xs):
        if ok(pre, x): yield from perms(xs[:i] + xs[i + 1:], ok, pre + (x,))
print(parens(3), gray(3), [queens(n) for n in range(1, 9)], list(perms((0, 1, 2, 3), lambda p, x: len(p) != x)), sum(1 for _ in perms(tuple(range(6)), lambda p, x: not p or abs(p[-1] - x) > 1)))
states = {"WA": "NT SA", "NT": "WA SA Q", "SA": "WA NT Q NSW V", "Q": "NT SA NSW", "NSW": "Q SA V", "V": "SA NSW", "T": ""}
def colour(done):
    if len(done) == len(states): return done
    s = max((s for s in states if s not in done), key=lambda s: (sum(n in done for n in states[s].split()), s))
    for c in "rgb":
        if all(done.get(n) != c for n in states[s].split()) and (r := colour(done | {s: c})): return r
print(sorted(colour({}).items()))
