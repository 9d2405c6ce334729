"""Two thousand threads: alive at once, and one after another."""
import threading

COUNT = 2000
gate = threading.Event()
total = 0
lock = threading.Lock()
alive = threading.Semaphore(0)


def work(n):
    global total
    alive.release()
    gate.wait()
    with lock:
        total += n


threading.stack_size(256 * 1024)
threads = [threading.Thread(target=work, args=(n,)) for n in range(COUNT)]
for t in threads:
    t.start()
for _ in threads:
    alive.acquire()
print(threading.active_count() == COUNT + 1, total)
gate.set()
for t in threads:
    t.join()
print(total, total == sum(range(COUNT)), threading.active_count())

counted = []
for n in range(200):
    t = threading.Thread(target=counted.append, args=(n,))
    t.start()
    t.join()
print(counted == list(range(200)))
