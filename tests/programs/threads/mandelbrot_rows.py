"""Mandelbrot rows computed by threads that take the next row from a shared iterator under a lock."""
import threading

WIDTH, HEIGHT, LIMIT = 48, 20, 30
rows = iter(range(HEIGHT))
rows_lock = threading.Lock()
picture = [None] * HEIGHT
computed = []


def escape(cr, ci):
    zr = zi = 0.0
    for n in range(LIMIT):
        if zr * zr + zi * zi > 4.0:
            return n
        zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
    return LIMIT


def work():
    while True:
        with rows_lock:
            y = next(rows, None)
        if y is None:
            return
        line = []
        for x in range(WIDTH):
            n = escape(-2.2 + 3.2 * x / WIDTH, -1.2 + 2.4 * y / HEIGHT)
            line.append(" .:-=+*#%@"[min(9, n * 10 // LIMIT)])
        picture[y] = "".join(line)
        computed.append(y)


threads = [threading.Thread(target=work) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("\n".join(line.rstrip() for line in picture))
print(sorted(computed) == list(range(HEIGHT)))
