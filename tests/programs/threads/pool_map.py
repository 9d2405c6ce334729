"""ThreadPoolExecutor.map: order, several iterables, exceptions on the way, context manager."""
from concurrent.futures import ThreadPoolExecutor


def square(x):
    return x * x


def divide(a, b):
    return a / b


with ThreadPoolExecutor(max_workers=4) as pool:
    print(list(pool.map(square, range(20))))
    print(list(pool.map(pow, [2, 3, 4], [5, 6, 7])))
    print(list(pool.map(str.upper, "abc")), list(pool.map(len, ["a", "bb", "", "dddd"])))
    results = pool.map(divide, [10, 20, 30], [2, 0, 3])
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print("ZeroDivisionError:", error)
    print(list(results))
    print(sum(pool.map(square, (n for n in range(100) if n % 7 == 0), chunksize=3)))

try:
    pool.submit(square, 3)
except RuntimeError as error:
    print("RuntimeError:", error)
for workers in (0, -1):
    try:
        ThreadPoolExecutor(workers)
    except ValueError as error:
        print("ValueError:", error)
try:
    ThreadPoolExecutor(initializer="no function")
except TypeError as error:
    print("TypeError:", error)
