"""One thread writes an attribute that the other reads."""
import threading
import time


class Box:
    value = 0


box = Box()
box.value = 0
done = threading.Event()


def write():
    end = time.monotonic() + 5
    while time.monotonic() < end:
        for i in range(1000):
            box.value = i  # the writer
    done.set()


def read():
    total = 0
    while not done.is_set():
        for _ in range(1000):
            total += box.value  # the reader
    return total


threads = [threading.Thread(target=write, name="writer"), threading.Thread(target=read, name="reader")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
