"""queue_items.py [ITEMS]: ten million items through a queue between two threads, in bounded memory.

Prints, after every tenth of them, the resident size of the process now and at its peak, and at the end the rate. Run by
`npm run bench:queue`.
"""
import queue
import sys
import threading
import time

ITEMS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000


def memory():
    """Megabytes resident now and at the peak, and of those in shared mappings (where the store is)."""
    fields = {}
    with open("/proc/self/status") as status:
        for line in status:
            name, _, value = line.partition(":")
            if name in ("VmRSS", "VmHWM", "RssShmem", "RssAnon"):
                fields[name] = int(value.split()[0]) / 1024
    return fields


def produce(q):
    for n in range(ITEMS):
        q.put((n, str(n)))


def consume(q, results):
    total = 0
    for expected in range(ITEMS):
        n, text = q.get()
        if n != expected:
            raise AssertionError((n, expected))
        total += len(text)
        if (expected + 1) % (ITEMS // 10 or 1) == 0:
            report = "  ".join(f"{name} {size:,.0f} MB" for name, size in memory().items())
            print(f"{expected + 1:12,} items {time.perf_counter() - start:8.1f} s  {report}", flush=True)
    results.append(total)


q, results = queue.Queue(maxsize=1000), []
start = time.perf_counter()
threads = [threading.Thread(target=produce, args=(q,)), threading.Thread(target=consume, args=(q, results))]
for t in threads:
    t.start()
for t in threads:
    t.join()
elapsed = time.perf_counter() - start
expected = sum(len(str(n)) for n in range(ITEMS)) if ITEMS <= 1_000_000 else None
assert expected is None or results == [expected], results
print(f"{ITEMS:,} items, {results[0]:,} characters, {ITEMS / elapsed:,.0f} items/s")
