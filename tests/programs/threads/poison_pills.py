"""Poison pills: one pill passed on from worker to worker; pills of several kinds; results collected by a last stage."""
import queue
import threading

PILL = "pill"
work, results = queue.Queue(), queue.Queue()


def worker(name):
    handled = 0
    while (item := work.get()) != PILL:
        results.put((item, item * item))
        handled += 1
    work.put(PILL)
    results.put((name, handled))


workers = [threading.Thread(target=worker, args=(f"w{n}",)) for n in range(3)]
for w in workers:
    w.start()
for n in range(40):
    work.put(n)
work.put(PILL)
for w in workers:
    w.join()
collected = [results.get() for _ in range(results.qsize())]
numbers = sorted(item for item in collected if isinstance(item[0], int))
counts = dict(item for item in collected if isinstance(item[0], str))
print(numbers[:4], numbers == [(n, n * n) for n in range(40)])
print(sorted(counts), sum(counts.values()), work.qsize(), work.get())


class Stop:
    """A pill that says how many have to take it."""

    def __init__(self, count):
        self.left = count
        self.lock = threading.Lock()

    def taken(self):
        with self.lock:
            self.left -= 1
            return self.left


ordered = queue.PriorityQueue()
out = []


def prioritised():
    while True:
        priority, job = ordered.get()
        if isinstance(job, Stop):
            if job.taken():
                ordered.put((priority, job))
            return
        out.append(priority)


for n in (5, 3, 9, 1, 7):
    ordered.put((n, f"job {n}"))
ordered.put((10, Stop(2)))
threads = [threading.Thread(target=prioritised) for _ in range(2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(out), ordered.empty())
