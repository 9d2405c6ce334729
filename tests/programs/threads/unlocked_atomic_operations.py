"""Single operations that CPython's lock makes atomic, used without any lock of their own."""
import itertools
import queue
import threading
from collections import deque

N, EACH = 4, 200
items, line, table, members = [], deque(), {}, set()
tickets = itertools.count()
taken = [[] for _ in range(N)]
stock = list(range(N * EACH))
popped = [[] for _ in range(N)]
owners = {}


def work(n):
    for i in range(EACH):
        items.append((n, i))
        line.appendleft((n, i))
        table[n, i] = i
        members.add((n, i))
        taken[n].append(next(tickets))
        popped[n].append(stock.pop())
        owners.setdefault(i, n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(N)]
for t in threads:
    t.start()
for t in threads:
    t.join()
everything = sorted((n, i) for n in range(N) for i in range(EACH))
print(sorted(items) == everything, sorted(line) == everything, sorted(table) == everything, sorted(members) == everything)
print(sorted(sum(taken, [])) == list(range(N * EACH)), next(tickets))
print(sorted(sum(popped, [])) == list(range(N * EACH)), stock)
print(len(owners), set(owners.values()) <= set(range(N)))
print(all([i for m, i in items if m == n] == list(range(EACH)) for n in range(N)))
