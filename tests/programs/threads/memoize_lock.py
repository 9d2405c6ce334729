"""A memoizing decorator with a lock per key: every value is computed exactly once."""
import functools
import threading


def memoize(function):
    cache, locks, guard = {}, {}, threading.Lock()

    @functools.wraps(function)
    def wrapper(*args):
        with guard:
            lock = locks.setdefault(args, threading.Lock())
        with lock:
            if args not in cache:
                cache[args] = function(*args)
            return cache[args]

    wrapper.cache = cache
    return wrapper


calls = []


@memoize
def collatz(n):
    """Steps of n to one."""
    calls.append(n)
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


results = [None] * 6


def work(index):
    results[index] = [collatz(n) for n in range(1, 40)]


threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results[0])
print(all(r == results[0] for r in results), len(calls) == len(set(calls)) == len(collatz.cache))
print(collatz.__name__, collatz.__doc__)


@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


threads = [threading.Thread(target=lambda: results.append(fib(80))) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results[6:], fib.cache_info().currsize)
