"""Three ways to lose updates and why they are not lost here: under a lock, by itertools.count, by a queue of increments."""
import itertools
import queue
import threading

EACH, THREADS = 250, 4
total = 0
lock = threading.Lock()
tickets = itertools.count(1)
increments = queue.SimpleQueue()
highest = [0] * THREADS


def locked():
    global total
    for _ in range(EACH):
        with lock:
            value = total
            total = value + 1


def ticketed(n):
    for _ in range(EACH):
        highest[n] = next(tickets)


def queued():
    for _ in range(EACH):
        increments.put(1)


threads = [threading.Thread(target=locked) for _ in range(THREADS)]
threads += [threading.Thread(target=ticketed, args=(n,)) for n in range(THREADS)]
threads += [threading.Thread(target=queued) for _ in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(total, max(highest), sum(increments.get() for _ in range(increments.qsize())), increments.empty())


class Meter:
    """Per-thread counts that are added when read: no lock while counting."""

    def __init__(self):
        self._local = threading.local()
        self._boxes = []
        self._lock = threading.Lock()

    def add(self, amount=1):
        try:
            box = self._local.box
        except AttributeError:
            box = self._local.box = [0]
            with self._lock:
                self._boxes.append(box)
        box[0] += amount

    @property
    def value(self):
        with self._lock:
            return sum(box[0] for box in self._boxes)


meter = Meter()
threads = [threading.Thread(target=lambda: [meter.add() for _ in range(EACH)]) for _ in range(THREADS)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(meter.value, len(meter._boxes), [box[0] for box in meter._boxes])
