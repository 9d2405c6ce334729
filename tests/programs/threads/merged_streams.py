"""Sorted streams produced by threads, merged lazily by heapq.merge; and a fan-out of one stream to several readers."""
import heapq
import itertools
import queue
import threading

END = object()


def stream(values):
    q = queue.Queue(2)

    def produce():
        for value in values:
            q.put(value)
        q.put(END)

    threading.Thread(target=produce).start()
    return iter(q.get, END)


print(list(heapq.merge(*[stream(range(n, 60, n + 3)) for n in range(1, 5)])))
print(list(itertools.islice(heapq.merge(stream("adgj"), stream("behk"), stream("cfil")), 12)))
print([(k, sum(1 for _ in g)) for k, g in itertools.groupby(heapq.merge(stream([1, 1, 2]), stream([1, 2, 3])))])
print(list(zip(stream("abc"), stream(range(3)), stream([True, False, None]))))


def fan_out(source, count):
    queues = [queue.Queue() for _ in range(count)]

    def copy():
        for item in source:
            for q in queues:
                q.put(item)
        for q in queues:
            q.put(END)

    threading.Thread(target=copy).start()
    return [iter(q.get, END) for q in queues]


results = {}
readers = fan_out(stream(range(20)), 3)
jobs = {"sum": sum, "max": max, "odd": lambda it: [n for n in it if n % 2]}
threads = [threading.Thread(target=lambda n=n, f=f, r=r: results.__setitem__(n, f(r))) for (n, f), r in zip(jobs.items(), readers)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(results.items()))
