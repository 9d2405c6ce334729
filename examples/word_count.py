"""Counts the words of a text: threads take its lines from a queue and share one table."""

from collections import Counter
from queue import Queue
from threading import Lock, Thread

TEXT = """the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs away
a quick fox is a happy fox"""

totals = Counter()
lock = Lock()
lines = Queue()


def count():
    while (line := lines.get()) is not None:
        words = Counter(line.split())
        with lock:
            totals.update(words)


if __name__ == "__main__":
    threads = [Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for line in TEXT.splitlines():
        lines.put(line)
    for _ in threads:
        lines.put(None)
    for thread in threads:
        thread.join()
    print(totals.total(), "words,", len(totals), "different")
    for word, times in sorted(totals.items(), key=lambda item: (-item[1], item[0]))[:3]:
        print(f"{word:>6} {times}")
