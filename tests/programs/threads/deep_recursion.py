"""Recursion in threads: each has a depth of its own; RecursionError in one leaves others alone."""
import sys
import threading

sys.setrecursionlimit(3000)
threading.stack_size(64 * 1024 * 1024)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def endless():
    return endless()


results = {}


def run(name, function, *args):
    try:
        results[name] = function(*args)
    except RecursionError as error:
        results[name] = f"RecursionError: {error}"


class Node:
    def __init__(self, child):
        self.child = child

    def __len__(self):
        return 1 + (0 if self.child is None else len(self.child))


chain = None
for _ in range(500):
    chain = Node(chain)
jobs = [("deep", depth, 2500), ("ackermann", ackermann, 2, 30), ("endless", endless), ("chain", len, chain), ("deep again", depth, 2000)]
threads = [threading.Thread(target=run, args=job) for job in jobs]
for t in threads:
    t.start()
for t in threads:
    t.join()
for name in sorted(results):
    print(name, results[name])
print(threading.stack_size())
