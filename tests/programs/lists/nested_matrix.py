"""Nested lists as matrices: transpose, multiply, determinant, rotate, spiral, pascal."""
def mul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def det(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
def rotate(m): return [list(r) for r in zip(*m[::-1])]
def spiral(m):
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
    return out
def identity(n): return [[int(i == j) for j in range(n)] for i in range(n)]
def power(m, k):
    r = identity(len(m))
    while k:
        if k & 1: r = mul(r, m)
        m, k = mul(m, m), k >> 1
    return r
def pascal(n):
    rows = [[1]]
    for _ in range(n - 1): rows.append([1] + [a + b for a, b in zip(rows[-1], rows[-1][1:])] + [1])
    return rows
def gauss(a, b):
    from fractions import Fraction as F
    n = len(a)
    m = [[F(x) for x in row] + [F(v)] for row, v in zip(a, b)]
    for i in range(n):
        p = next(r for r in range(i, n) if m[r][i])
        m[i], m[p] = m[p], m[i]
        m[i] = [x / m[i][i] for x in m[i]]
        for r in range(n):
            if r != i: m[r] = [x - m[r][i] * y for x, y in zip(m[r], m[i])]
    return [str(row[-1]) for row in m]
m = [[1, 2, 3], [4, 5, 6], [7, 8, 10]]
print(mul(m, m), det(m), rotate(m), spiral([r[:] for r in m]), power([[1, 1], [1, 0]], 50)[0][1])
for r in pascal(6): print(" ".join(map(str, r)).center(20))
print(gauss([[2, 1, -1], [-3, -1, 2], [-2, 1, 2]], [8, -11, -3]), gauss([[0, 1], [2, 3]], [1, 2]))
magic = [[8, 1, 6], [3, 5, 7], [4, 9, 2]]
print(all(sum(r) == 15 for r in magic + [list(c) for c in zip(*magic)] + [[magic[i][i] for i in range(3)], [magic[i][2 - i] for i in range(3)]]))
def flood(g, x, y, c):
    old = g[y][x]
    stack = [(x, y)]
    while stack:
        x, y = stack.pop()
        if 0 <= y < len(g) and 0 <= x < len(g[0]) and g[y][x] == old != c: g[y][x] = c; stack += [(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)]
    return g
print("\n".join("".join(r) for r in flood([list(r) for r in ("..#.", ".##.", "#...")], 3, 0, "o")))
deep = [1, [2, [3, [4]]]]
import copy
sh, dp = copy.copy(deep), copy.deepcopy(deep)
deep[1][1][1][0] = "changed"
print(sh, dp, [len(r) for r in [[1] * i for i in range(4)]], [[j for j in range(i)] for i in range(4)], sum(map(sum, magic)), max(max(r) for r in m), [[y[i] for y in m] for i in range(2)])
