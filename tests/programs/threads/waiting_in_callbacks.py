"""Threads wait inside callbacks of native functions; the program ends although daemon threads still do."""
import atexit
import threading
import time

go = threading.Event()
never = threading.Event()
arrived = threading.Semaphore(0)


def key(x):
    arrived.release()
    go.wait()
    return -x


def order():
    results.append(sorted([1, 2, 3], key=key))


results = []
threads = [threading.Thread(target=order) for _ in range(20)]
for t in threads:
    t.start()
for _ in threads:
    arrived.acquire()
go.set()
for t in threads:
    t.join()
print(results == [[3, 2, 1]] * 20)


def spin(x):
    while True:
        pass


threading.Thread(target=lambda: sorted([1], key=lambda x: never.wait()), daemon=True).start()
threading.Thread(target=lambda: sorted([1], key=spin), daemon=True).start()
time.sleep(0.1)
atexit.register(print, "at exit")
print("main ends")
