"""Optimistic concurrency: records carry versions, a stale update is refused and tried again."""
import threading


class Conflict(Exception):
    pass


class Store:
    def __init__(self, **records):
        self._records = {name: (0, value) for name, value in records.items()}
        self._lock = threading.Lock()
        self.conflicts = 0

    def read(self, name):
        return self._records[name]

    def write(self, changes):
        """changes: {name: (version that was read, new value)}; all or nothing."""
        with self._lock:
            for name, (version, _) in changes.items():
                if self._records[name][0] != version:
                    self.conflicts += 1
                    raise Conflict(name)
            for name, (version, value) in changes.items():
                self._records[name] = (version + 1, value)


def update(store, names, function):
    while True:
        read = {name: store.read(name) for name in names}
        values = function(*[read[name][1] for name in names])
        try:
            return store.write({name: (read[name][0], value) for name, value in zip(names, values)})
        except Conflict:
            continue


store = Store(a=100, b=100, log=())


def move(amount):
    for _ in range(20):
        update(store, ["a", "b"], lambda a, b: (a - amount, b + amount))


def note(name):
    for n in range(20):
        update(store, ["log"], lambda log: (log + (f"{name}{n}",),))


threads = [threading.Thread(target=move, args=(amount,)) for amount in (1, 2, -3, 4)]
threads += [threading.Thread(target=note, args=(name,)) for name in "xyz"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(store.read("a"), store.read("b"))
version, log = store.read("log")
print(version, len(log), len(set(log)), all([e for e in log if e[0] == c] == [f"{c}{n}" for n in range(20)] for c in "xyz"))
version, value = store.read("a")
try:
    store.write({"b": (80, 0), "a": (version - 1, 0)})
except Conflict as error:
    print("Conflict:", error, store.read("a") == (version, value), store.read("b")[1])
