"""Storms of threads: many short ones, trees of them, pools that come and go, exceptions, timers; none is lost."""
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from _stress import SEED, check, in_threads, passed, scaled

lock = threading.Lock()


def short():
    done = []

    def work(rng):
        threads = [threading.Thread(target=done.append, args=(n,)) for n in range(scaled(80))]
        for t in threads:
            t.start()
        for t in rng.sample(threads, len(threads)):
            t.join()

    in_threads(work, work, work)
    check(sorted(done) == sorted(list(range(scaled(80))) * 3), len(done))


def tree():
    leaves = []

    def grow(depth):
        if depth == 0:
            leaves.append(threading.get_ident())
            return
        children = [threading.Thread(target=grow, args=(depth - 1,)) for _ in range(3)]
        for child in children:
            child.start()
        for child in children:
            child.join()

    grow(4)
    check(len(leaves) == 81, len(leaves))


def pools():
    def work(rng):
        total = 0
        for _ in range(scaled(6)):
            with ThreadPoolExecutor(rng.randrange(1, 6)) as pool:
                futures = [pool.submit(divmod, n, rng.randrange(3)) for n in range(rng.randrange(20))]
            for n, future in enumerate(futures):
                error = future.exception()
                check(error is None or isinstance(error, ZeroDivisionError), error)
                if error is None:
                    quotient, rest = future.result()
                    total += 1
                    check(rest < 2 and quotient <= n, quotient, rest)
        return total

    check(sum(in_threads(work, work, work)) > 0)


def failures():
    heard = []
    hook = threading.excepthook
    threading.excepthook = lambda args: heard.append((args.exc_type, args.exc_value.args[0]))

    def fail(n):
        raise (KeyError, ValueError, LookupError)[n % 3](n)

    threads = [threading.Thread(target=fail, args=(n,)) for n in range(scaled(60))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    threading.excepthook = hook
    check(sorted(n for _, n in heard) == list(range(scaled(60))), len(heard))


def timers():
    fired, cancelled = [], 0
    all_timers = []
    for n in range(scaled(40)):
        timer = threading.Timer(0.001 * (n % 7), fired.append, (n,))
        all_timers.append(timer)
        timer.start()
    far = [threading.Timer(3600, fired.append, ("far",)) for _ in range(5)]
    for timer in far:
        timer.start()
        timer.cancel()
    for timer in all_timers + far:
        timer.join()
    check(sorted(fired) == list(range(scaled(40))), fired)


def sleepers():
    woken = []

    def work(rng):
        for _ in range(10):
            time.sleep(rng.random() * 0.004)
        woken.append(1)

    in_threads(*[work] * 30)
    check(len(woken) == 30, len(woken))


for storm in (short, tree, pools, failures, timers, sleepers):
    storm()
    check(threading.active_count() == 1, storm.__name__, threading.enumerate())
passed()
