"""What the programs of this folder have in common: two threads, and the seconds they took on standard error."""
import sys
import threading
import time

THREADS = 2


def in_threads(work, count=THREADS):
    """Runs work(0) ... work(count - 1), each in a thread; returns their results in order."""
    results = [None] * count

    def run(index):
        results[index] = work(index)

    threads = [threading.Thread(target=run, args=(index,)) for index in range(count)]
    start = time.perf_counter()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    report(time.perf_counter() - start)
    return results


def report(seconds):
    print(f"seconds {seconds:.4f}", file=sys.stderr)
