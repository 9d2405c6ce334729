"""Context managers around threads: a scope that joins, ExitStack, closing, redirection, suppress, async-free nursery."""
import contextlib
import threading


class Nursery:
    """Starts threads; leaves when all have ended; raises what they raised as a group."""

    def __enter__(self):
        self._threads, self._errors, self._lock = [], [], threading.Lock()
        return self

    def start(self, function, *args):
        def run():
            try:
                function(*args)
            except Exception as error:
                with self._lock:
                    self._errors.append(error)

        thread = threading.Thread(target=run)
        self._threads.append(thread)
        thread.start()

    def __exit__(self, kind, value, tb):
        for thread in self._threads:
            thread.join()
        if self._errors and value is None:
            raise ExceptionGroup("nursery", sorted(self._errors, key=repr))


squares = {}
with Nursery() as nursery:
    for n in range(6):
        nursery.start(squares.__setitem__, n, n * n)
print(sorted(squares.items()))
try:
    with Nursery() as nursery:
        nursery.start(int, "x")
        nursery.start(int, "5")
        nursery.start([].pop)
except ExceptionGroup as group:
    print(group, [repr(error) for error in group.exceptions])


@contextlib.contextmanager
def background(function, *args):
    stop = threading.Event()
    thread = threading.Thread(target=function, args=(stop, *args))
    thread.start()
    try:
        yield thread
    finally:
        stop.set()
        thread.join()


ticks = []
one = threading.Event()


def tick(stop, label):
    while not stop.is_set():
        if len(ticks) < 3:
            ticks.append(label)
        else:
            one.set()
    ticks.append("end")


with background(tick, "t") as thread:
    one.wait()
    print(thread.is_alive())
print(ticks, thread.is_alive())

locks = [threading.Lock() for _ in range(3)]
with contextlib.ExitStack() as stack:
    for lock in locks:
        stack.enter_context(lock)
    print([lock.locked() for lock in locks])
print([lock.locked() for lock in locks])
lock = threading.Lock()
with contextlib.suppress(ZeroDivisionError), lock:
    1 // 0
print(lock.locked())
released = []
with contextlib.closing(type("C", (), {"close": lambda self: released.append(threading.current_thread().name)})()):
    pass
print(released)
