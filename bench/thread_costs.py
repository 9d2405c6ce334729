"""What threads cost: start and join, ten thousand alive, a free lock, a queue between two executors, a commit.

Run by `npm run bench:costs`. Each figure is the best of several batches. Figures are of the machine as it is: run alone.
"""
import queue
import threading
import time

now = time.perf_counter


def best(measure, batches=5):
    return min(measure() for _ in range(batches))


def show(what, value, unit, limit):
    print(f"{what:44}{value:12,.2f} {unit:10} {limit}", flush=True)


def first_use():
    """Seconds from start() to the first line of the thread while the main thread goes on computing, and whose native id it has."""
    seen = []

    def first_line():
        seen.append((now(), threading.get_native_id()))

    # The module's objects become known to a second executor here, as in any program.
    thread = threading.Thread(target=first_line)
    start = now()
    thread.start()
    returned = now()
    total = 0
    while not seen and now() - start < 5:
        total += 1
    thread.join()
    at, native = seen[0]
    return at - start, returned - start, native != threading.get_native_id()


def start_and_join(count=500):
    def nothing():
        pass

    start = now()
    for _ in range(count):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()
    return (now() - start) / count


def alive_at_once(count=10_000):
    gate = threading.Event()
    arrived = threading.Semaphore(0)

    def wait():
        arrived.release()
        gate.wait()

    threads = [threading.Thread(target=wait) for _ in range(count)]
    start = now()
    for thread in threads:
        thread.start()
    for _ in threads:
        arrived.acquire()
    alive = threading.active_count()
    up = now()
    gate.set()
    for thread in threads:
        thread.join()
    return alive - 1, up - start, now() - up


class Thing:
    def method(self):
        pass


def empty_loop(count):
    start = now()
    for _ in range(count):
        pass
    return now() - start


def method_calls(count):
    thing = Thing()
    start = now()
    for _ in range(count):
        thing.method()
    return now() - start


def locked_passes(count):
    lock = threading.Lock()
    start = now()
    for _ in range(count):
        with lock:
            pass
    return now() - start


def lock_against_call(count=300_000):
    empty = best(lambda: empty_loop(count))
    call = best(lambda: method_calls(count)) - empty
    lock = best(lambda: locked_passes(count)) - empty
    return lock / count, call / count


def queue_rate(make, count=100_000):
    q = make()
    received = []

    def consume():
        total = 0
        for _ in range(count):
            total += q.get()
        received.append(total)

    def produce():
        for n in range(count):
            q.put(n)

    threads = [threading.Thread(target=consume), threading.Thread(target=produce)]
    start = now()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    elapsed = now() - start
    assert received == [count * (count - 1) // 2], received
    return elapsed / count


def commits(count=20_000):
    """Seconds for a commit of one changed shared object, the loop around it taken off."""
    from transaction import hint_commit_soon

    thing = Thing()
    thing.value = 0
    stop = threading.Event()
    other = threading.Thread(target=lambda: (thing.value, stop.wait()))
    other.start()

    def changing():
        start = now()
        for n in range(count):
            thing.value = n
            hint_commit_soon()
        return now() - start

    try:
        return (best(changing) - best(lambda: empty_loop(count))) / count
    finally:
        stop.set()
        other.join()


latency, returned, elsewhere = first_use()
show("first use: start() to the thread's first line", latency * 1e3, "ms", "(at most 100)")
show("  start() itself", returned * 1e3, "ms", f"(on another executor: {elsewhere})")
show("start and join", best(start_and_join) * 1e6, "us", "(at most 100)")
alive, up, down = alive_at_once()
show("threads alive at once", alive, "", "(10,000)")
show("  starting them all", up, "s", "")
show("  ending them all", down, "s", "")
lock, call = lock_against_call()
show("uncontended with lock", lock * 1e9, "ns", "")
show("  a method call", call * 1e9, "ns", "")
show("  with lock / method call", lock / call, "times", "(at most 2)")
show("queue.Queue put and get, two threads", 1 / best(lambda: queue_rate(queue.Queue), 3), "items/s", "(at least 200,000)")
show("queue.SimpleQueue put and get, two threads", 1 / best(lambda: queue_rate(queue.SimpleQueue), 3), "items/s", "")
try:
    show("commit of one changed object", commits() * 1e6, "us", "(at most 1)")
except ImportError as error:
    print("commit of one changed object:", error)
