"""One producer and one consumer keep the order of every kind of queue."""
import queue
import threading


def transfer(q, items):
    got = []

    def consumer():
        while (item := q.get()) is not None:
            got.append(item)

    t = threading.Thread(target=consumer)
    t.start()
    for item in items:
        q.put(item)
    q.put(None)
    t.join()
    return got


items = [n * 7 % 31 for n in range(60)]
for kind in (queue.Queue, lambda: queue.Queue(1), lambda: queue.Queue(7), queue.SimpleQueue):
    q = kind()
    print(type(q).__name__, getattr(q, "maxsize", "-"), transfer(q, items) == items)

text = "the quick brown fox jumps over the lazy dog".split()
print(transfer(queue.Queue(2), text))
