"""A thread-safe LRU cache written by hand, checked for its invariants while threads use it."""
import threading
from collections import OrderedDict


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self._data = OrderedDict()
        self._lock = threading.Lock()
        self.hits = self.misses = self.evicted = 0

    def get(self, key, make):
        with self._lock:
            try:
                value = self._data[key]
            except KeyError:
                self.misses += 1
            else:
                self.hits += 1
                self._data.move_to_end(key)
                return value
        value = make(key)
        with self._lock:
            self._data[key] = value
            self._data.move_to_end(key)
            while len(self._data) > self.capacity:
                self._data.popitem(last=False)
                self.evicted += 1
        return value

    def __len__(self):
        with self._lock:
            return len(self._data)


cache = LRU(8)
wrong = []


def work(seed):
    state = seed
    for _ in range(150):
        state = (state * 1103515245 + 12345) % 2**31
        key = state >> 16 & 15
        if cache.get(key, lambda k: k * k) != key * key:
            wrong.append(key)
        if len(cache) > 8:
            wrong.append("too long")


threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(wrong, len(cache), cache.hits + cache.misses, cache.hits > 0, cache.evicted <= cache.misses)

alone = LRU(3)
for key in "abcadbae":
    alone.get(key, str.upper)
print(list(alone._data.items()), alone.hits, alone.misses, alone.evicted)
