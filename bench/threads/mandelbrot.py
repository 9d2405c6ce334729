"""Rows of the Mandelbrot set; private work."""
from _measure import THREADS, in_threads

WIDTH, HEIGHT, LIMIT = 340, 260, 60


def row(y):
    counts = []
    ci = -1.2 + 2.4 * y / HEIGHT
    for x in range(WIDTH):
        cr = -2.1 + 2.8 * x / WIDTH
        zr = zi = 0.0
        n = 0
        while n < LIMIT and zr * zr + zi * zi <= 4.0:
            zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
            n += 1
        counts.append(n)
    return counts


def work(index):
    return [(y, row(y)) for y in range(index, HEIGHT, THREADS)]


rows = dict(sum(in_threads(work), []))
check = 0
for y in range(HEIGHT):
    for n in rows[y]:
        check = (check * 31 + n) % 1_000_003
print(check)
