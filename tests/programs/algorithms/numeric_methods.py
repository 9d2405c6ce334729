"""Numerical methods: Newton, bisection, Simpson, Runge-Kutta, FFT, Gauss-Seidel, interpolation, least squares, k-means."""
import cmath, math, random
def newton(f, df, x, eps=1e-12):
    for i in range(50):
        nx = x - f(x) / df(x)
        if abs(nx - x) < eps: return nx, i + 1
        x = nx
def bisect(f, a, b, n=60):
    for _ in range(n):
        m = (a + b) / 2
        a, b = (m, b) if f(a) * f(m) > 0 else (a, m)
    return m
def simpson(f, a, b, n=100): h = (b - a) / n; return h / 3 * (f(a) + f(b) + 4 * sum(f(a + i * h) for i in range(1, n, 2)) + 2 * sum(f(a + i * h) for i in range(2, n, 2)))
def rk4(f, y, t, h, n):
    for _ in range(n):
        k1 = f(t, y); k2 = f(t + h / 2, y + h * k1 / 2); k3 = f(t + h / 2, y + h * k2 / 2); k4 = f(t + h, y + h * k3)
        y += h * (k1 + 2 * k2 + 2 * k3 + k4) / 6; t += h
    return y
def fft(a, inv=False):
    n = len(a)
    if n == 1: return a
    e, o = fft(a[::2], inv), fft(a[1::2], inv)
    w = [cmath.exp((2j if inv else -2j) * cmath.pi * k / n) * o[k] for k in range(n // 2)]
    return [e[k] + w[k] for k in range(n // 2)] + [e[k] - w[k] for k in range(n // 2)]
def polymul(p, q):
    n = 1
    while n < len(p) + len(q): n *= 2
    fp, fq = fft(list(p) + [0] * (n - len(p))), fft(list(q) + [0] * (n - len(q)))
    return [round(x.real / n) for x in fft([a * b for a, b in zip(fp, fq)], True)][:len(p) + len(q) - 1]
def seidel(A, b, n=50):
    x = [0.0] * len(b)
    for _ in range(n):
        for i in range(len(b)): x[i] = (b[i] - sum(A[i][j] * x[j] for j in range(len(b)) if j != i)) / A[i][i]
    return x
def lagrange(pts): return lambda x: sum(y * math.prod((x - xj) / (xi - xj) for j, (xj, _) in enumerate(pts) if i != j) for i, (xi, y) in enumerate(pts))
def horner(cs, x):
    r = 0
    for c in cs: r = r * x + c
    return r
def g(x): return float(f"{x:.9g}")
print(newton(lambda x: x * x - 2, lambda x: 2 * x, 1.0), g(bisect(lambda x: math.cos(x) - x, 0, 1)), g(simpson(math.sin, 0, math.pi)), g(simpson(lambda x: x**3, 0, 2)), g(rk4(lambda t, y: y, 1.0, 0, 0.01, 100)), g(rk4(lambda t, y: -2 * t * y, 1.0, 0, 0.01, 100)))
print([g(abs(x)) for x in fft([1, 1, 1, 1, 0, 0, 0, 0])], polymul([1, 2, 3], [4, 5, 6]), polymul([1] * 5, [1] * 5), [g(v) for v in seidel([[10, -1, 2], [-1, 11, -1], [2, -1, 10]], [6, 22, -10])], g(lagrange([(0, 1), (1, 3), (2, 2), (3, 5)])(1.5)), horner([2, -6, 2, -1], 3))
def kmeans(points, k, rng):
    centres = rng.sample(points, k)
    for step in range(100):
        groups = [[] for _ in range(k)]
        for p in points: groups[min(range(k), key=lambda i: math.dist(p, centres[i]))].append(p)
        new = [tuple(sum(c) / len(gp) for c in zip(*gp)) if gp else centres[i] for i, gp in enumerate(groups)]
        if new == centres: return sorted((round(x, 4), round(y, 4)) for x, y in new), sorted(map(len, groups)), step
        centres = new
rng = random.Random(3); pts = [(cx + rng.gauss(0, 0.5), cy + rng.gauss(0, 0.5)) for cx, cy in ((0, 0), (5, 5), (0, 6)) for _ in range(30)]
print(kmeans(pts, 3, rng))
def descend(f, grad, x, rate, n):
    for _ in range(n): x = [a - rate * b for a, b in zip(x, grad(x))]
    return [g(a) for a in x], g(f(x))
print(descend(lambda v: (v[0] - 3) ** 2 + (v[1] + 1) ** 2, lambda v: [2 * (v[0] - 3), 2 * (v[1] + 1)], [0, 0], 0.1, 200))
class Perceptron:
    def __init__(self, n): self.w, self.b = [0.0] * n, 0.0
    def predict(self, x): return int(sum(a * b for a, b in zip(self.w, x)) + self.b > 0)
    def train(self, data, epochs=20):
        for e in range(epochs):
            errors = 0
            for x, y in data:
                d = y - self.predict(x); errors += d != 0
                self.w = [w + 0.1 * d * xi for w, xi in zip(self.w, x)]; self.b += 0.1 * d
            if not errors: return e
p = Perceptron(2); print(p.train([((0, 0), 0), ((0, 1), 0), ((1, 0), 0), ((1, 1), 1)]), [p.predict(x) for x in ((0, 0), (0, 1), (1, 0), (1, 1))], [g(w) for w in p.w], Perceptron(2).train([((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]))
def anneal(f, x, rng):
    t, best = 10.0, x
    while t > 1e-3:
        y = x + rng.uniform(-1, 1) * t
        if f(y) < f(x) or rng.random() < math.exp((f(x) - f(y)) / t): x = y
        best = min(best, x, key=f); t *= 0.95
    return best
print(g(anneal(lambda x: (x - 2) ** 2 + math.sin(5 * x), 10.0, random.Random(1))), math.isclose(simpson(lambda x: 4 / (1 + x * x), 0, 1), math.pi, rel_tol=1e-9), g(sum((-1) ** k / (2 * k + 1) for k in range(10000)) * 4), g(math.fsum(1 / math.factorial(k) for k in range(20))))
