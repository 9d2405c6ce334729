"""Ctrl-C reaches the main thread wherever it waits: join, get, acquire, wait, result, with; afterwards all still works."""
import os
import queue
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor

signal.signal(signal.SIGINT, signal.default_int_handler)
gate = threading.Event()
worker = threading.Thread(target=gate.wait)
worker.start()
pool = ThreadPoolExecutor(1)
future = pool.submit(gate.wait)
lock, rlock, cond = threading.Lock(), threading.RLock(), threading.Condition()
lock.acquire()
owned = threading.Event()


def own():
    with rlock:
        owned.set()
        gate.wait()


owner = threading.Thread(target=own)
owner.start()
owned.wait()


def with_lock():
    with lock:
        print("never")


def with_condition():
    with cond:
        cond.wait()


waits = {
    "Thread.join": worker.join,
    "Thread.join with a timeout": lambda: worker.join(60),
    "Queue.get": queue.Queue().get,
    "SimpleQueue.get": queue.SimpleQueue().get,
    "Lock.acquire": lock.acquire,
    "Lock.acquire with a timeout": lambda: lock.acquire(timeout=60),
    "with lock": with_lock,
    "RLock.acquire": rlock.acquire,
    "Condition.wait": with_condition,
    "Event.wait": threading.Event().wait,
    "Semaphore.acquire": threading.Semaphore(0).acquire,
    "Barrier.wait": threading.Barrier(2).wait,
    "Future.result": future.result,
    "sleep": lambda: time.sleep(60),
}
for name, wait in waits.items():
    timer = threading.Timer(0.02, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        wait()
        print(name, "was not interrupted")
    except KeyboardInterrupt:
        print(name, "was interrupted")
    timer.join()
print(lock.locked(), cond.acquire(blocking=False), worker.is_alive(), future.done())
cond.release()
lock.release()
gate.set()
worker.join()
owner.join()
print(lock.acquire(timeout=1), rlock.acquire(timeout=1), future.result(), threading.active_count())
pool.shutdown()
