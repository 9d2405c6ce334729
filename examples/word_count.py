"""Counts the words of a text, shard by shard, with locks around the shared table."""

import queue
import threading
from collections import Counter

TEXT = """the quick brown fox jumps over the lazy dog
the dog sleeps and the fox runs away
a quick fox is a happy fox""".splitlines()

totals = Counter()
lock = threading.Lock()


def count(line):
    words = Counter(line.split())
    with lock:
        totals.update(words)
    return sum(words.values())


if __name__ == "__main__":
    work = queue.Queue()
    for line in TEXT:
        work.put(line)
    done = 0
    while not work.empty():
        done += count(work.get())
    print(done, "words,", len(totals), "different")
    for word, times in totals.most_common(3):
        print(f"{word:>6} {times}")
