"""N queens in a thread pool, a task for each column of the first row; private work."""
import time
from concurrent.futures import ThreadPoolExecutor

from _measure import THREADS, report

N = 8
REPEAT = 40


def solve(row, columns, up, down):
    if row == N:
        return 1
    count = 0
    for column in range(N):
        if column not in columns and row + column not in up and row - column not in down:
            count += solve(row + 1, columns | {column}, up | {row + column}, down | {row - column})
    return count


def task(column):
    return solve(1, frozenset([column]), frozenset([column]), frozenset([-column]))


start = time.perf_counter()
with ThreadPoolExecutor(THREADS) as pool:
    counts = list(pool.map(task, list(range(N)) * REPEAT))
report(time.perf_counter() - start)
print(sum(counts), counts[:N])
