"""Computational geometry and grids: hulls, polygons, closest pair, line clipping, maze generation, flood, raster circles."""
import math, random
def cross(o, a, b): return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])
def hull(pts):
    pts = sorted(set(pts))
    def half(ps):
        out = []
        for p in ps:
            while len(out) > 1 and cross(out[-2], out[-1], p) <= 0: out.pop()
            out.append(p)
        return out[:-1]
    return half(pts) + half(reversed(pts))
def area(poly): return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(poly, poly[1:] + poly[:1]))) / 2
def inside(p, poly):
    r = False
    for (x1, y1), (x2, y2) in zip(poly, poly[1:] + poly[:1]):
        if (y1 > p[1]) != (y2 > p[1]) and p[0] < (x2 - x1) * (p[1] - y1) / (y2 - y1) + x1: r = not r
    return r
def closest(pts):
    def rec(ps):
        if len(ps) < 4: return min(((math.dist(a, b), a, b) for i, a in enumerate(ps) for b in ps[i + 1:]), default=(math.inf,))
        m = len(ps) // 2; best = min(rec(ps[:m]), rec(ps[m:])); x = ps[m][0]
        strip = sorted((p for p in ps if abs(p[0] - x) < best[0]), key=lambda p: p[1])
        for i, a in enumerate(strip):
            for b in strip[i + 1:i + 8]: best = min(best, (math.dist(a, b), *sorted((a, b))))
        return best
    return rec(sorted(pts))
def intersect(a, b, c, d):
    den = (a[0] - b[0]) * (c[1] - d[1]) - (a[1] - b[1]) * (c[0] - d[0])
    if den == 0: return None
    t = ((a[0] - c[0]) * (c[1] - d[1]) - (a[1] - c[1]) * (c[0] - d[0])) / den; u = ((a[0] - c[0]) * (a[1] - b[1]) - (a[1] - c[1]) * (a[0] - b[0])) / den
    return (round(a[0] + t * (b[0] - a[0]), 6), round(a[1] + t * (b[1] - a[1]), 6)) if 0 <= t <= 1 and 0 <= u <= 1 else None
rng = random.Random(8); pts = [(rng.randrange(100), rng.randrange(100)) for _ in range(80)]
h = hull(pts); print(h, area(h), all(inside(p, h) or any(cross(a, b, p) == 0 for a, b in zip(h, h[1:] + h[:1])) for p in pts), closest(list(set(pts)))[0] == min(math.dist(a, b) for i, a in enumerate(sorted(set(pts))) for b in sorted(set(pts))[i + 1:]), inside((50, 50), h), inside((-1, 5), h), intersect((0, 0), (4, 4), (0, 4), (4, 0)), intersect((0, 0), (1, 1), (2, 0), (3, 1)))
def circle(r): return ["".join("#" if abs(math.hypot(x, y) - r) < 0.5 else " " for x in range(-r, r + 1)).rstrip() for y in range(-r, r + 1)]
def line(x0, y0, x1, y1):
    dx, dy, sx, sy = abs(x1 - x0), -abs(y1 - y0), 1 if x0 < x1 else -1, 1 if y0 < y1 else -1; e = dx + dy
    while True:
        yield x0, y0
        if (x0, y0) == (x1, y1): return
        e2 = 2 * e
        if e2 >= dy: e += dy; x0 += sx
        if e2 <= dx: e += dx; y0 += sy
print("\n".join(circle(6))); print(list(line(0, 0, 6, 3)), list(line(3, 5, 0, 0)))
def maze(w, h, rng):
    walls = {(x, y) for x in range(2 * w + 1) for y in range(2 * h + 1)}; stack = [(0, 0)]; seen = {(0, 0)}; walls.discard((1, 1))
    while stack:
        x, y = stack[-1]
        opts = [(x + a, y + b) for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)) if 0 <= x + a < w and 0 <= y + b < h and (x + a, y + b) not in seen]
        if not opts: stack.pop(); continue
        nx, ny = rng.choice(opts); walls -= {(2 * nx + 1, 2 * ny + 1), (x + nx + 1, y + ny + 1)}; seen.add((nx, ny)); stack.append((nx, ny))
    return walls
w = maze(12, 6, random.Random(5))
def solve(walls, s, t):
    frontier, back = [s], {s: None}
    for p in frontier:
        for a, b in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            q = p[0] + a, p[1] + b
            if q not in back and q not in walls and 0 <= q[0] < 25 and 0 <= q[1] < 13: back[q] = p; frontier.append(q)
    path, p = [], t
    while p: path.append(p); p = back[p]
    return path
path = set(solve(w, (1, 1), (23, 11)))
print("\n".join("".join("█" if (x, y) in w else "·" if (x, y) in path else " " for x in range(25)) for y in range(13))); print(len(path))
def rotate(grid, n=1):
    for _ in range(n % 4): grid = [list(r) for r in zip(*grid[::-1])]
    return grid
g = [[1, 2, 3], [4, 5, 6]]; print(rotate(g), rotate(g, 2), rotate(g, 4) == g, rotate(g, -1), [list(d) for d in zip(*[[0] * i + r + [0] * (1 - i) for i, r in enumerate(g)])])
triangle = [[3], [7, 4], [2, 4, 6], [8, 5, 9, 3]]
while len(triangle) > 1: last = triangle.pop(); triangle[-1] = [v + max(last[i], last[i + 1]) for i, v in enumerate(triangle[-1])]
print(triangle, sum(1 for x in range(-50, 51) for y in range(-50, 51) if x * x + y * y <= 2500))
