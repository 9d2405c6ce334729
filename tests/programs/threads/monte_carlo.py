"""Pi by dice: each task has a generator of its own, so the sum does not depend on who ran it."""
import random
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed


def hits(seed, count):
    rng = random.Random(seed)
    return seed, sum(rng.random() ** 2 + rng.random() ** 2 <= 1.0 for _ in range(count))


TASKS, COUNT = 12, 800
with ThreadPoolExecutor(4) as pool:
    futures = [pool.submit(hits, seed, COUNT) for seed in range(TASKS)]
    found = dict(future.result() for future in as_completed(futures))
print(found == dict(hits(seed, COUNT) for seed in range(TASKS)))
print(sorted(found.items())[:4], 4 * sum(found.values()) / (TASKS * COUNT))

results = threading.local()
total, lock = 0, threading.Lock()


def worker(seeds):
    global total
    results.inside = 0
    for seed in seeds:
        results.inside += hits(seed, COUNT)[1]
    with lock:
        total += results.inside


threads = [threading.Thread(target=worker, args=(range(n, TASKS, 3),)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total == sum(found.values()))
