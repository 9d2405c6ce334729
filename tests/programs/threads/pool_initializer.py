"""A pool's initializer runs once per worker; one that raises breaks the pool."""
import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.thread import BrokenThreadPool

local = threading.local()
initialised = []
lock = threading.Lock()
barrier = threading.Barrier(3)


def prepare(base, step):
    local.value = base
    local.step = step
    with lock:
        initialised.append(threading.current_thread().name)


def work(n):
    barrier.wait()
    local.value += local.step
    return local.value


with ThreadPoolExecutor(3, "init", prepare, (100, 5)) as pool:
    print(list(pool.map(work, range(3))))
    print(sorted(pool.map(work, range(3))))
print(sorted(initialised))
print(hasattr(local, "value"))

logging.disable(logging.CRITICAL)


def broken():
    raise RuntimeError("cannot prepare")


pool = ThreadPoolExecutor(1, initializer=broken)
future = pool.submit(print, "never")
try:
    future.result()
except BrokenThreadPool as error:
    print("BrokenThreadPool:", error)
try:
    pool.submit(print, "never")
except BrokenThreadPool as error:
    print("BrokenThreadPool:", error)
pool.shutdown()
