# Nobody sees the inside of an atomic block, however long it takes.
import sys
from threading import Event, Thread
from transaction import atomic, hint_commit_soon, is_atomic

sys.setswitchinterval(1e-6)


def in_threads(*functions):
    threads = [Thread(target=function) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


class Counter:
    value = 0


counter = Counter()


def count():
    for _ in range(300):
        with atomic:
            value = counter.value
            for _ in range(20):
                pass
            counter.value = value + 1


in_threads(count, count, count)
print(counter.value)

accounts = [100] * 10
stopped = Event()
seen = set()


def transfer(start):
    for i in range(200):
        with atomic:
            accounts[(start + i) % 10] -= i
            sorted(range(50), key=lambda n: -n)
            accounts[(start + 3 * i) % 10] += i


def audit():
    while not stopped.is_set():
        with atomic:
            seen.add(sum(balance for balance in accounts))
        hint_commit_soon()


auditor = Thread(target=audit)
auditor.start()
in_threads(lambda: transfer(0), lambda: transfer(5))
stopped.set()
auditor.join()
print(seen, sum(accounts))

# A thread that is not atomic does not become so because another one is.
observed = set()
done = []


def observe():
    while not done:
        observed.add(is_atomic())


def stay_atomic():
    for _ in range(100):
        with atomic:
            with atomic:
                for _ in range(200):
                    pass
            assert is_atomic()
        assert not is_atomic()
    done.append(True)


in_threads(observe, stay_atomic)
print(observed <= {False})


# A generator shared by threads: each stands in it alone, and takes its atomic block along.
def ticks():
    number = 0
    while True:
        with atomic:
            number += 1
            yield number, is_atomic()


source = ticks()
got = []


def draw():
    for _ in range(50):
        with atomic:
            got.append(next(source))
        assert not is_atomic()
        with atomic:
            pass


in_threads(draw, draw)
print(sorted(got) == [(i, True) for i in range(1, 101)])

# What a block lets others do, they do after it.
order = []
allowed = Event()


def wait_and_log():
    allowed.wait()
    order.append("thread")


thread = Thread(target=wait_and_log)
thread.start()
with atomic:
    allowed.set()
    for _ in range(10000):
        pass
    order.append("block")
thread.join()
print(order)

# A thread cannot be started where nobody else may run.
try:
    with atomic:
        Thread(target=print).start()
except RuntimeError as error:
    print(error)
