"""A reader/writer lock built on Condition: readers see whole states only, writers are alone."""
import threading


class ReadWriteLock:
    def __init__(self):
        self._cond = threading.Condition()
        self._readers = 0
        self._writing = False
        self._waiting_writers = 0

    def acquire_read(self):
        with self._cond:
            self._cond.wait_for(lambda: not self._writing and not self._waiting_writers)
            self._readers += 1

    def release_read(self):
        with self._cond:
            self._readers -= 1
            if not self._readers:
                self._cond.notify_all()

    def acquire_write(self):
        with self._cond:
            self._waiting_writers += 1
            self._cond.wait_for(lambda: not self._writing and not self._readers)
            self._waiting_writers -= 1
            self._writing = True

    def release_write(self):
        with self._cond:
            self._writing = False
            self._cond.notify_all()


lock = ReadWriteLock()
account = {"left": 1000, "right": 0, "version": 0}
bad = []
reads = [0] * 4


def reader(n):
    for _ in range(40):
        lock.acquire_read()
        try:
            if account["left"] + account["right"] != 1000:
                bad.append(dict(account))
            reads[n] += 1
        finally:
            lock.release_read()


def writer(amount):
    for _ in range(20):
        lock.acquire_write()
        try:
            account["left"] -= amount
            account["version"] += 1
            account["right"] += amount
        finally:
            lock.release_write()


threads = [threading.Thread(target=reader, args=(n,)) for n in range(4)]
threads += [threading.Thread(target=writer, args=(amount,)) for amount in (1, 2, 3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(account, reads, bad)
