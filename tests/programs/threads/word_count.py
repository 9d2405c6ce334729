"""Word counting by several threads: one shared dict under a lock, and private counters merged."""
import threading
from collections import Counter

LINES = """the cat sat on the mat the dog sat on the log
a cat and a dog are not a log or a mat
on and on the dog ran and the cat sat
the end of the cat is the end of the dog""".splitlines() * 5

shared = {}
lock = threading.Lock()


def count_shared(lines):
    for line in lines:
        for word in line.split():
            with lock:
                shared[word] = shared.get(word, 0) + 1


def count_private(lines, out, index):
    counter = Counter()
    for line in lines:
        counter.update(line.split())
    out[index] = counter


parts = [LINES[n::4] for n in range(4)]
threads = [threading.Thread(target=count_shared, args=(part,)) for part in parts]
out = [None] * 4
threads += [threading.Thread(target=count_private, args=(part, out, n)) for n, part in enumerate(parts)]
for t in threads:
    t.start()
for t in threads:
    t.join()
merged = sum(out, Counter())
print(sorted(shared.items(), key=lambda item: (-item[1], item[0])))
print(shared == merged == Counter(" ".join(LINES).split()), sum(shared.values()))
