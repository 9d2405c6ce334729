"""A lock acquired in one thread and released in another; a relay race with it."""
import threading

lock = threading.Lock()
lock.acquire()
log = []


def releaser():
    log.append("released by the thread")
    lock.release()


t = threading.Thread(target=releaser)
t.start()
lock.acquire()
log.append("acquired by main")
t.join()
print(log, lock.locked())
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)

batons = [threading.Lock() for _ in range(6)]
for baton in batons:
    baton.acquire()


def runner(n):
    batons[n].acquire()
    log.append(f"runner {n}")
    if n + 1 < len(batons):
        batons[n + 1].release()


threads = [threading.Thread(target=runner, args=(n,)) for n in reversed(range(6))]
for t in threads:
    t.start()
batons[0].release()
for t in threads:
    t.join()
print(log[2:])

held = threading.Lock()
with held:
    print(held.acquire(blocking=False), held.acquire(timeout=0.01), held.acquire(False), held.locked())
for arguments in ({"blocking": False, "timeout": 1}, {"timeout": -2}):
    try:
        held.acquire(**arguments)
    except ValueError as error:
        print("ValueError:", error)
print(held.acquire(), held.locked(), held.release(), held.locked())
