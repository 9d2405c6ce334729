"""One thread writes an attribute that the other reads, for the seconds that are given."""
import sys
import threading
import time


class Box:
    value = 0


box = Box()
box.value = 0
total = Box()
end = time.monotonic() + float(sys.argv[1])


def write():
    while time.monotonic() < end:
        for i in range(1000):
            box.value = i  # the writer


def read():
    while time.monotonic() < end:
        for _ in range(1000):
            total.value += box.value  # the reader


threads = [threading.Thread(target=write, name="writer"), threading.Thread(target=read, name="reader")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
