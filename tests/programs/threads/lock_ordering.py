"""Avoiding deadlock: ordered acquisition, try-lock with back-off, a lock with a timeout that gives up."""
import contextlib
import threading

locks = {name: threading.Lock() for name in "abcd"}
values = dict.fromkeys("abcd", 0)


@contextlib.contextmanager
def ordered(*names):
    with contextlib.ExitStack() as stack:
        for name in sorted(names):
            stack.enter_context(locks[name])
        yield


@contextlib.contextmanager
def all_or_nothing(*names):
    while True:
        held = []
        for name in names:
            if not locks[name].acquire(blocking=False):
                break
            held.append(name)
        else:
            break
        for name in reversed(held):
            locks[name].release()
    try:
        yield
    finally:
        for name in names:
            locks[name].release()


def work(strategy, first, second):
    for _ in range(25):
        with strategy(first, second):
            values[first] += 1
            values[second] -= 1


jobs = [(ordered, "a", "b"), (ordered, "b", "a"), (all_or_nothing, "c", "d"), (all_or_nothing, "d", "c"), (ordered, "d", "a"), (all_or_nothing, "b", "c")]
threads = [threading.Thread(target=work, args=job) for job in jobs]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(values, [lock.locked() for lock in locks.values()])

# The classic embrace, made certain by a barrier; timeouts dissolve it.
barrier = threading.Barrier(2)
outcome = []


def embrace(mine, other):
    with locks[mine]:
        barrier.wait()
        if locks[other].acquire(timeout=0.02):
            outcome.append("got both")
            locks[other].release()
        else:
            outcome.append("gave up")
        barrier.wait()


pair = [threading.Thread(target=embrace, args=args) for args in ("ab", "ba")]
for t in pair:
    t.start()
for t in pair:
    t.join()
print(outcome)
