"""N queens: the first row's columns are shared out over a pool, generators inside each task."""
from concurrent.futures import ThreadPoolExecutor


def solve(n, row, columns, up, down):
    if row == n:
        yield ()
        return
    for column in range(n):
        if column not in columns and row + column not in up and row - column not in down:
            for rest in solve(n, row + 1, columns | {column}, up | {row + column}, down | {row - column}):
                yield (column, *rest)


def from_first(n, column):
    return [(column, *rest) for rest in solve(n, 1, {column}, {column}, {-column})]


with ThreadPoolExecutor(4) as pool:
    for n in (4, 5, 6):
        parts = list(pool.map(from_first, [n] * n, range(n)))
        print(n, [len(part) for part in parts], sum(parts, [])[0])
        assert sum(parts, []) == list(solve(n, 0, frozenset(), frozenset(), frozenset()))
