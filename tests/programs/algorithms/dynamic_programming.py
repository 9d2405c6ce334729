"""Dynamic programming: change, knapsack, LIS, matrix chain, edit scripts, palindromes, partitions, coins."""
from functools import cache
from bisect import bisect_left
def change(coins, n):
    ways = [1] + [0] * n
    for c in coins:
        for i in range(c, n + 1): ways[i] += ways[i - c]
    return ways[n]
def fewest(coins, n):
    best = [0] + [None] * n
    for i in range(1, n + 1):
        for c in coins:
            if c <= i and best[i - c] is not None and (best[i] is None or best[i - c] + 1 < best[i]): best[i] = best[i - c] + 1
    return best[n]
def knapsack(items, cap):
    table = [[0] * (cap + 1)]
    for w, v in items: table.append([max(table[-1][c], table[-1][c - w] + v if c >= w else 0) for c in range(cap + 1)])
    c, chosen = cap, []
    for i in range(len(items), 0, -1):
        if table[i][c] != table[i - 1][c]: chosen.append(i - 1); c -= items[i - 1][0]
    return table[-1][cap], chosen[::-1]
def lis(xs):
    tails, back, at = [], [None] * len(xs), []
    for i, x in enumerate(xs):
        k = bisect_left(tails, x)
        if k == len(tails): tails.append(x); at.append(i)
        else: tails[k] = x; at[k] = i
        back[i] = at[k - 1] if k else None
    out, i = [], at[-1]
    while i is not None: out.append(xs[i]); i = back[i]
    return out[::-1]
@cache
def chain(dims):
    if len(dims) <= 2: return 0, "A"
    return min((chain(dims[:k + 1])[0] + chain(dims[k:])[0] + dims[0] * dims[k] * dims[-1], f"({chain(dims[:k + 1])[1]}{chain(dims[k:])[1]})") for k in range(1, len(dims) - 1))
def script(a, b):
    @cache
    def d(i, j):
        if i == len(a): return len(b) - j, "+" * (len(b) - j)
        if j == len(b): return len(a) - i, "-" * (len(a) - i)
        if a[i] == b[j]: n, s = d(i + 1, j + 1); return n, "." + s
        return min((d(i + 1, j)[0] + 1, "-" + d(i + 1, j)[1]), (d(i, j + 1)[0] + 1, "+" + d(i, j + 1)[1]), (d(i + 1, j + 1)[0] + 1, "~" + d(i + 1, j + 1)[1]))
    return d(0, 0)
@cache
def partitions(n, m): return 1 if n == 0 else sum(partitions(n - k, k) for k in range(1, min(n, m) + 1))
def longest_pal(s): return max((s[i:j] for i in range(len(s)) for j in range(i + 1, len(s) + 1) if s[i:j] == s[i:j][::-1]), key=len)
def max_sub(xs):
    best = cur = xs[0]
    for x in xs[1:]: cur = max(x, cur + x); best = max(best, cur)
    return best
def egg(eggs, floors):
    @cache
    def f(e, n): return n if e == 1 or n < 2 else 1 + min(max(f(e - 1, k - 1), f(e, n - k)) for k in range(1, n + 1))
    return f(eggs, floors)
def catalan(n): return 1 if n == 0 else sum(catalan(i) * catalan(n - 1 - i) for i in range(n))
def cut(rod, prices):
    best = [(0, [])]
    for n in range(1, rod + 1): best.append(max((best[n - k][0] + prices[k - 1], sorted(best[n - k][1] + [k])) for k in range(1, min(n, len(prices)) + 1)))
    return best[rod]
print(change((1, 5, 10, 25, 50), 100), change((1, 2, 5), 1000), fewest((1, 7, 10), 14), fewest((5, 10), 3), knapsack([(1, 1), (3, 4), (4, 5), (5, 7)], 7), lis([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]))
print(chain((10, 30, 5, 60)), chain((40, 20, 30, 10, 30)), script("kitten", "sitting"), script("", "ab"), [partitions(n, n) for n in range(12)], partitions(60, 60), longest_pal("forgeeksskeegfor"), max_sub([-2, 1, -3, 4, -1, 2, 1, -5, 4]), egg(2, 36), [catalan(i) for i in range(9)], cut(8, [1, 5, 8, 9, 10, 17, 17, 20]))
