"""Matrix multiplication by rows in a pool, by columns in threads, compared."""
import threading
from concurrent.futures import ThreadPoolExecutor


def row_times(row, b):
    return [sum(x * b[k][j] for k, x in enumerate(row)) for j in range(len(b[0]))]


def by_rows(a, b, workers):
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(lambda row: row_times(row, b), a))


def by_columns(a, b):
    out = [[0.0] * len(b[0]) for _ in a]

    def column(j):
        for i, row in enumerate(a):
            out[i][j] = sum(x * b[k][j] for k, x in enumerate(row))

    threads = [threading.Thread(target=column, args=(j,)) for j in range(len(b[0]))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return out


a = [[(i * 7 + j * 3) % 11 for j in range(12)] for i in range(9)]
b = [[(i * 5 - j) % 13 for j in range(10)] for i in range(12)]
serial = [row_times(row, b) for row in a]
print(by_rows(a, b, 1) == by_rows(a, b, 3) == by_columns(a, b) == serial)
for row in serial[:3]:
    print(row)
halves = [[x / 2 for x in row] for row in a]
print(by_columns(halves, b)[4])
