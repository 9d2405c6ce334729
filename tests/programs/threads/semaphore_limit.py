"""A semaphore limits how many are inside at once; all get in eventually."""
import threading

LIMIT = 3
semaphore = threading.Semaphore(LIMIT)
lock = threading.Lock()
inside = 0
peak = 0
visits = []


def visitor(n):
    global inside, peak
    for turn in range(10):
        with semaphore:
            with lock:
                inside += 1
                peak = max(peak, inside)
                visits.append((n, turn))
            with lock:
                inside -= 1


threads = [threading.Thread(target=visitor, args=(n,)) for n in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(inside, peak <= LIMIT, len(visits), len(set(visits)))

s = threading.Semaphore(0)
print(s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release(3)
print([s.acquire(blocking=False) for _ in range(4)])
for bad in (lambda: threading.Semaphore(-1), lambda: s.release(0), lambda: s.acquire(blocking=False, timeout=1)):
    try:
        bad()
    except ValueError as error:
        print("ValueError:", error)
bounded = threading.BoundedSemaphore(2)
bounded.acquire()
bounded.release()
try:
    bounded.release()
except ValueError as error:
    print("ValueError:", error)

permits = threading.Semaphore(0)
got = []
waiters = [threading.Thread(target=lambda: (permits.acquire(), got.append(1))) for _ in range(5)]
for t in waiters:
    t.start()
permits.release(5)
for t in waiters:
    t.join()
print(len(got))
