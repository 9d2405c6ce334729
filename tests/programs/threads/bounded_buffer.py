"""The textbook bounded buffer: one lock, two conditions."""
import threading
from collections import deque


class BoundedBuffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = deque()
        self.lock = threading.Lock()
        self.not_full = threading.Condition(self.lock)
        self.not_empty = threading.Condition(self.lock)
        self.highest = 0

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.highest = max(self.highest, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.popleft()
            self.not_full.notify()
            return item


buffer = BoundedBuffer(3)
taken = [[] for _ in range(3)]


def producer(base):
    for n in range(25):
        buffer.put(base + n)


def consumer(n):
    while (item := buffer.get()) is not None:
        taken[n].append(item)


producers = [threading.Thread(target=producer, args=(base,)) for base in (0, 100, 200)]
consumers = [threading.Thread(target=consumer, args=(n,)) for n in range(3)]
for t in producers + consumers:
    t.start()
for t in producers:
    t.join()
for _ in consumers:
    buffer.put(None)
for t in consumers:
    t.join()
everything = sorted(sum(taken, []))
print(len(everything), everything == [base + n for base in (0, 100, 200) for n in range(25)])
print("never above capacity:", buffer.highest <= 3)
print("each consumer saw each producer's items in order:",
      all([x for x in t if x // 100 == p] == sorted(x for x in t if x // 100 == p) for t in taken for p in range(3)))
