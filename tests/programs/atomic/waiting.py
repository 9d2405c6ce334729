# An atomic block that has to wait for another thread is undone and runs again when it may go on: never a deadlock.
import time
from queue import Empty, Queue
from threading import Barrier, Condition, Event, Lock, RLock, Semaphore, Thread
from transaction import atomic, is_atomic, retry

attempts = []


def start(function, *args):
    thread = Thread(target=function, args=args)
    thread.start()
    return thread


print("a lock that is held")
lock = Lock()
holds = Event()


def hold():
    with lock:
        holds.set()
        time.sleep(0.05)
        log.append("released")


log = []
holder = start(hold)
holds.wait()
with atomic:
    log.append("undone at first")
    with lock:
        log.append("acquired")
    assert is_atomic()
holder.join()
print(log, lock.locked())

print("two locks in the wrong order")
a, b = Lock(), Lock()
counts = [0, 0]


def take(first, second, which):
    for _ in range(100):
        with atomic:
            with first:
                with second:
                    counts[which] += 1


threads = [start(take, a, b, 0), start(take, b, a, 1)]
for thread in threads:
    thread.join()
print(counts)

print("an atomic block against threads that use the lock outside")
value = 0


def increment_outside():
    global value
    for _ in range(100):
        with lock:
            value += 1


def increment_inside():
    global value
    for _ in range(100):
        with atomic, lock:
            value += 1


threads = [start(increment_outside), start(increment_inside), start(increment_outside)]
for thread in threads:
    thread.join()
print(value, lock.locked())

print("queue")
queue = Queue()


def consume():
    with atomic:
        attempts.append("undone")
        first = queue.get()
        second = queue.get()
        attempts.append("kept")
        log.append((first, second))


log = []
consumer = start(consume)
time.sleep(0.01)
queue.put("one")
time.sleep(0.01)
queue.put("two")
consumer.join()
print(log, attempts, queue.empty())

print("event, semaphore, condition, join")
event, semaphore, condition = Event(), Semaphore(0), Condition()
ready = False


def wait_for_all():
    with atomic:
        event.wait()
        semaphore.acquire()
        with condition:
            condition.wait_for(lambda: ready)
        other.join()
        log.append(is_atomic())


log = []
other = start(time.sleep, 0.03)
waiter = start(wait_for_all)
event.set()
time.sleep(0.01)
semaphore.release()
time.sleep(0.01)
with condition:
    ready = True
    condition.notify_all()
waiter.join()
print(log, other.is_alive())

print("time-outs")
with lock:
    helper = start(time.sleep, 0.2)
    with atomic:
        begin = time.monotonic()
        print(Event().wait(0.02), lock.acquire(timeout=0.02), lock.acquire(blocking=False))
        try:
            queue.get(timeout=0.02)
        except Empty:
            print("Empty")
    helper.join()

print("retry")
basket = []
taken = []


def eat(count):
    for _ in range(count):
        with atomic:
            if len(basket) < 2:
                attempts.append("never seen")
                retry()
            taken.append((basket.pop(), basket.pop()))


attempts.clear()
eaters = [start(eat, 3), start(eat, 2)]
for i in range(10):
    with atomic:
        basket.append(i)
    time.sleep(0.002)
for eater in eaters:
    eater.join()
print(len(taken), sorted(sum(taken, ())), basket, attempts)

print("retry below calls, loops, generators, handlers")


def numbers():
    for i in range(5):
        steps.append(i)
        yield i


def deep(n):
    if n:
        return deep(n - 1)
    for i in numbers():
        try:
            raise KeyError(i)
        except KeyError:
            if i == 3 and not gate:
                retry()
        finally:
            steps.append("finally")
    return "through"


def pass_gate():
    local = []
    with atomic:
        local.append(1)
        result = deep(50)
    steps.append(result)
    return local


gate, steps = [], []
thread = start(pass_gate)
time.sleep(0.01)
gate.append("open")
thread.join()
print(steps)

print("retry outside")
try:
    retry()
except RuntimeError as error:
    print(error)
