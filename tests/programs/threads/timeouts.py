"""Everything that can time out, times out; everything that cannot, does not."""
import queue
import threading
import time
from concurrent.futures import ThreadPoolExecutor, wait
from concurrent.futures import TimeoutError as FutureTimeout

lock = threading.Lock()
lock.acquire()
rlock = threading.RLock()
owner = threading.Event()
release = threading.Event()
gate = threading.Event()


def own():
    with rlock:
        owner.set()
        release.wait()


holder = threading.Thread(target=own)
holder.start()
owner.wait()
cond, sem, q = threading.Condition(), threading.Semaphore(0), queue.Queue()
full = queue.Queue(1)
full.put(0)
SHORT = 0.02


def timed(call):
    before = time.monotonic()
    try:
        result = repr(call())
    except (queue.Empty, queue.Full, FutureTimeout, threading.BrokenBarrierError) as error:
        result = type(error).__name__
    return result, time.monotonic() - before >= SHORT * 0.9


def on_condition():
    with cond:
        return cond.wait(SHORT)


def on_predicate():
    with cond:
        return cond.wait_for(lambda: [], SHORT)


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(gate.wait)
    checks = {
        "Lock.acquire": lambda: lock.acquire(timeout=SHORT),
        "RLock.acquire": lambda: rlock.acquire(timeout=SHORT),
        "Condition.wait": on_condition,
        "Condition.wait_for": on_predicate,
        "Semaphore.acquire": lambda: sem.acquire(timeout=SHORT),
        "Event.wait": lambda: gate.wait(SHORT),
        "Queue.get": lambda: q.get(timeout=SHORT),
        "Queue.put": lambda: full.put(1, timeout=SHORT),
        "Barrier.wait": lambda: threading.Barrier(2).wait(SHORT),
        "Thread.join": lambda: holder.join(SHORT),
        "Future.result": lambda: future.result(SHORT),
        "wait": lambda: len(wait([future], SHORT).not_done),
        "sleep": lambda: time.sleep(SHORT),
    }
    for name, check in checks.items():
        print(name, *timed(check))
    release.set()
    gate.set()
    lock.release()
print(future.result(1), lock.acquire(timeout=1), rlock.acquire(timeout=1), gate.wait(1), sem.release(), sem.acquire(timeout=1))
q.put("item")
print(q.get(timeout=1), full.get(timeout=1), holder.join(10), holder.is_alive())
try:
    lock.acquire(timeout=threading.TIMEOUT_MAX * 2)
except OverflowError as error:
    print("OverflowError:", error)
try:
    q.get(timeout=-1)
except ValueError as error:
    print("ValueError:", error)
