"""A countdown latch and a gate written with conditions: workers prepare, all start, main waits for all."""
import threading


class CountDownLatch:
    def __init__(self, count):
        self._count = count
        self._cond = threading.Condition()

    def count_down(self):
        with self._cond:
            if self._count > 0:
                self._count -= 1
            if self._count == 0:
                self._cond.notify_all()

    def wait(self, timeout=None):
        with self._cond:
            return self._cond.wait_for(lambda: self._count == 0, timeout)

    @property
    def count(self):
        with self._cond:
            return self._count


WORKERS = 6
ready, start, done = CountDownLatch(WORKERS), CountDownLatch(1), CountDownLatch(WORKERS)
prepared, results = [], []
lock = threading.Lock()


def work(n):
    with lock:
        prepared.append(n)
    ready.count_down()
    start.wait()
    with lock:
        results.append((n, len(prepared)))
    done.count_down()


threads = [threading.Thread(target=work, args=(n,)) for n in range(WORKERS)]
for t in threads:
    t.start()
print("all ready:", ready.wait(), sorted(prepared), results)
print("not done:", done.wait(0.01), done.count)
start.count_down()
print("done:", done.wait(), sorted(results))
done.count_down()
print(done.count, done.wait(0))
for t in threads:
    t.join()
