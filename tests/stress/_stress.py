"""What the stress programs share: threads with seeded randomness of their own, whose exceptions end the program."""
import random
import sys
import threading

SEED = int(sys.argv[1]) if len(sys.argv) > 1 else 1
SCALE = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0

# Every other seed has turns as short as can be.
if SEED % 2 == 0:
    sys.setswitchinterval(1e-6)


def scaled(count):
    return max(1, int(count * SCALE))


def in_threads(*works):
    """Calls works[n](rng) in thread n; returns the results in order, raises the first exception."""
    results = [None] * len(works)
    errors = []

    def run(n, work):
        try:
            results[n] = work(random.Random(SEED * 1000 + n))
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=item) for item in enumerate(works)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if errors:
        raise errors[0]
    return results


def check(holds, *what):
    """An invariant; unlike assert it stays under -O and says what it saw."""
    if not holds:
        raise AssertionError(*what)


def passed(*counts):
    print("ok", *counts)
