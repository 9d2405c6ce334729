"""A read-mostly configuration: readers take no lock, writers replace the whole object (copy on write)."""
import threading
from types import MappingProxyType


class Config:
    def __init__(self, **values):
        self._current = MappingProxyType(values)
        self._write = threading.Lock()
        self.versions = 1

    def __getattr__(self, name):
        try:
            return self._current[name]
        except KeyError:
            raise AttributeError(name) from None

    def snapshot(self):
        return self._current

    def update(self, **changes):
        with self._write:
            self._current = MappingProxyType({**self._current, **changes})
            self.versions += 1


config = Config(host="local", port=1, double=2, tags=("a",))
torn, looks = [], [0] * 4
stop = threading.Event()


def reader(n):
    while True:
        ending = stop.is_set()
        view = config.snapshot()
        looks[n] += 1
        if view["double"] != 2 * view["port"] or len(view["tags"]) != view["port"]:
            torn.append(dict(view))
        if ending:
            return


def writer():
    for _ in range(10):
        with lock:
            port = config.port + 1
            config.update(port=port, double=2 * port, tags=config.tags + (str(port),))


lock = threading.Lock()
readers = [threading.Thread(target=reader, args=(n,)) for n in range(4)]
writers = [threading.Thread(target=writer) for _ in range(3)]
for t in readers + writers:
    t.start()
for t in writers:
    t.join()
stop.set()
for t in readers:
    t.join()
print(torn, config.port, config.double, len(config.tags), config.versions, all(looks), config.host)
old = config.snapshot()
config.update(host="elsewhere")
print(old["host"], config.host)
try:
    old["host"] = "x"
except TypeError as error:
    print("TypeError:", error)
try:
    config.missing
except AttributeError as error:
    print("AttributeError:", error)


class CowList:
    """Iteration over a snapshot while others append."""

    def __init__(self):
        self._items = ()
        self._lock = threading.Lock()

    def append(self, item):
        with self._lock:
            self._items += (item,)

    def __iter__(self):
        return iter(self._items)


shared = CowList()
bad = []


def grow(n):
    for i in range(30):
        shared.append((n, i))
        seen = list(shared)
        if len(set(seen)) != len(seen):
            bad.append(seen)


threads = [threading.Thread(target=grow, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad, sorted(shared) == [(n, i) for n in range(3) for i in range(30)])
