"""Sandpiles, reaction grids, Sierpinski, dragon curves, Koch points, Lorenz steps, Perlin-free noise, Wolfram codes, percolation."""
import random, math
def sandpile(n, size):
    g = [[0] * size for _ in range(size)]; g[size // 2][size // 2] = n; todo = {(size // 2, size // 2)}
    while todo:
        y, x = todo.pop()
        if g[y][x] < 4: continue
        k = g[y][x] // 4; g[y][x] %= 4
        for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            if 0 <= y + a < size and 0 <= x + b < size: g[y + a][x + b] += k; todo.add((y + a, x + b))
    return g
print("\n".join("".join(" .:#"[v] for v in r) for r in sandpile(400, 19)))
def sierpinski(n): return ["*"] if n == 0 else [" " * 2 ** (n - 1) + r + " " * 2 ** (n - 1) for r in sierpinski(n - 1)] + [r + " " + r for r in sierpinski(n - 1)]
print("\n".join(r.rstrip() for r in sierpinski(4)))
def carpet(n): return ["#"] if n == 0 else [a + b + a for a, b in [(r, r) for r in carpet(n - 1)]] + [r + " " * 3 ** (n - 1) + r for r in carpet(n - 1)] + [r * 3 for r in carpet(n - 1)]
print("\n".join(carpet(2)))
def dragon(n):
    t = []
    for _ in range(n): t = t + [1] + [1 - x for x in reversed(t)]
    x = y = 0; dx, dy = 1, 0; pts = {(0, 0)}
    for k in t + [0]:
        x, y = x + dx, y + dy; pts.add((x, y)); dx, dy = (-dy, dx) if k else (dy, -dx)
    return pts
p = dragon(6); xs, ys = [a for a, _ in p], [b for _, b in p]; print("\n".join("".join("o" if (x, y) in p else " " for x in range(min(xs), max(xs) + 1)).rstrip() for y in range(min(ys), max(ys) + 1)), len(dragon(10)))
def koch(n): pts = [0j, 1 + 0j]; return pts if n == 0 else [q for a, b in zip(koch(n - 1), koch(n - 1)[1:]) for q in (a, a + (b - a) / 3, a + (b - a) / 3 + (b - a) / 3 * complex(0.5, math.sqrt(3) / 2), a + (b - a) * 2 / 3)] + [1 + 0j]
k = koch(3); print(len(k), round(sum(abs(b - a) for a, b in zip(k, k[1:])), 9), [f"{z.real:.4f}{z.imag:+.4f}" for z in k[:5]])
x, y, z = 1.0, 1.0, 1.0
for _ in range(500): dx, dy, dz = 10 * (y - x), x * (28 - z) - y, x * y - 8 / 3 * z; x, y, z = x + dx * 0.01, y + dy * 0.01, z + dz * 0.01
print(f"{x:.6f} {y:.6f} {z:.6f}", [f"{v:.6f}" for v in (lambda r: [(r := 3.9 * r * (1 - r)) for _ in range(20)][-3:])(0.5)])
def perc(n, p, rng):
    g = [[rng.random() < p for _ in range(n)] for _ in range(n)]; seen = {(0, x) for x in range(n) if g[0][x]}; todo = list(seen)
    while todo:
        y, x = todo.pop()
        for a, b in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            q = y + a, x + b
            if 0 <= q[0] < n and 0 <= q[1] < n and g[q[0]][q[1]] and q not in seen: seen.add(q); todo.append(q)
    return any((n - 1, x) in seen for x in range(n)), len(seen)
rng = random.Random(9); print([(p, [perc(20, p, rng) for _ in range(3)]) for p in (0.4, 0.6, 0.8)])
def julia(c, w=44, h=15):
    rows = []
    for y in range(h):
        row = ""
        for x in range(w):
            z, n = complex(x / w * 3 - 1.5, y / h * 2 - 1), 0
            while abs(z) < 2 and n < 25: z, n = z * z + c, n + 1
            row += " .-+*#"[min(5, n // 5)]
        rows.append(row.rstrip())
    return "\n".join(rows)
print(julia(-0.8 + 0.156j))
def hilbert(n):
    def d2xy(d):
        x = y = 0; t, s = d, 1
        while s < n:
            rx = 1 & t // 2; ry = 1 & (t ^ rx)
            if ry == 0:
                if rx: x, y = s - 1 - x, s - 1 - y
                x, y = y, x
            x += s * rx; y += s * ry; t //= 4; s *= 2
        return x, y
    return [d2xy(d) for d in range(n * n)]
h = hilbert(8); print(h[:10], all(abs(a - c) + abs(b - d) == 1 for (a, b), (c, d) in zip(h, h[1:])), len(set(h)))
def diamond(n, seed):
    rng = random.Random(seed); size = 2**n + 1; g = [[0.0] * size for _ in range(size)]; step, amp = size - 1, 8.0
    while step > 1:
        m = step // 2
        for y in range(m, size, step):
            for x in range(m, size, step): g[y][x] = (g[y - m][x - m] + g[y - m][x + m] + g[y + m][x - m] + g[y + m][x + m]) / 4 + rng.uniform(-amp, amp)
        for y in range(0, size, m):
            for x in range((y + m) % step, size, step): ns = [g[y + a][x + b] for a, b in ((m, 0), (-m, 0), (0, m), (0, -m)) if 0 <= y + a < size and 0 <= x + b < size]; g[y][x] = sum(ns) / len(ns) + rng.uniform(-amp, amp)
        step, amp = m, amp / 2
    return g
t = diamond(4, 3); print("\n".join("".join("~~.,:;oO@#"[min(9, max(0, int((v + 10) / 2)))] for v in r) for r in t))
