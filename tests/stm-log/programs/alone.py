"""Threads that have nothing to do with each other."""
import threading


def work():
    total = 0
    for i in range(1_000_000):
        total += i * i
    return total


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
