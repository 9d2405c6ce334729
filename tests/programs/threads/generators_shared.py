"""A generator shared under a lock; one that is advanced by several threads in turn; sending and closing."""
import threading


class Locked:
    def __init__(self, iterator):
        self._it = iter(iterator)
        self._lock = threading.Lock()

    def __iter__(self):
        return self

    def __next__(self):
        with self._lock:
            return next(self._it)


def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b
    events.append("finished")


def in_threads(work, count):
    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


events = []
shared = Locked(fibonacci(10**9))
got = [[] for _ in range(4)]
in_threads(lambda n: got[n].extend(shared), 4)
print(sorted(sum(got, [])) == list(fibonacci(10**9)), events, all(g == sorted(g) for g in got))


def averager():
    total = count = 0
    average = None
    try:
        while True:
            value = yield average
            total += value
            count += 1
            average = total / count
    finally:
        events.append(("closed", total, count))


gen = averager()
next(gen)
lock = threading.Lock()


def feed(n):
    for value in range(n, 40, 4):
        with lock:
            gen.send(value)


in_threads(feed, 4)
print(gen.send(19.5))
closer = threading.Thread(target=gen.close)
closer.start()
closer.join()
print(events[-1])


def careless():
    yield "first"
    try:
        next(own)
    except ValueError as error:
        yield str(error)


own = careless()
out = []
in_threads(lambda n: out.extend(own), 1)
print(out)


def relay():
    """A generator that is started here, continued there and finished elsewhere."""
    names = []
    for _ in range(3):
        names.append(threading.current_thread().name)
        yield
    yield names


runner = relay()
for n in range(3):
    t = threading.Thread(target=next, args=(runner,), name=f"t{n}")
    t.start()
    t.join()
print(next(runner))
