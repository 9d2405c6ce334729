"""The chain of filters of Hoare and Go: each prime is a thread that drops its multiples."""
import queue
import threading


def numbers(limit, out):
    for n in range(2, limit):
        out.put(n)
    out.put(None)


def keep_others(prime, source, out):
    while (n := source.get()) is not None:
        if n % prime:
            out.put(n)
    out.put(None)


def primes(limit):
    source = queue.SimpleQueue()
    threading.Thread(target=numbers, args=(limit, source)).start()
    while (prime := source.get()) is not None:
        yield prime
        sink = queue.SimpleQueue()
        threading.Thread(target=keep_others, args=(prime, source, sink), name=f"filter-{prime}").start()
        source = sink


print(list(primes(100)))
for t in threading.enumerate():
    if t is not threading.main_thread():
        t.join()
print(threading.active_count())
