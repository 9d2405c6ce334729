"""Shutting a pool down: wait, cancel_futures, tasks queued before."""
import threading
from concurrent.futures import ThreadPoolExecutor

gate = threading.Event()
started = threading.Event()


def first():
    started.set()
    gate.wait()
    return "first done"


pool = ThreadPoolExecutor(1)
running = pool.submit(first)
queued = [pool.submit(str, n) for n in range(5)]
started.wait()
pool.shutdown(wait=False, cancel_futures=True)
print([f.cancelled() for f in queued], running.running())
gate.set()
pool.shutdown(wait=True)
print(running.result(), running.done())
try:
    pool.submit(str, 1)
except RuntimeError as error:
    print("RuntimeError:", error)

pool = ThreadPoolExecutor(2)
futures = [pool.submit(pow, n, 2) for n in range(10)]
pool.shutdown(wait=False)
print([f.result() for f in futures])

pool = ThreadPoolExecutor(4)
print(len(pool._threads))
pool.submit(int).result()
print(len(pool._threads))
pool.shutdown()
pool.shutdown()
print(all(not t.is_alive() for t in pool._threads))
