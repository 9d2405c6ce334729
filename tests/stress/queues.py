"""Items through queues of every kind, several producers and consumers: each arrives once, those of one producer in order."""
import queue
import threading
import time

from _stress import check, in_threads, passed, scaled

COUNT = scaled(250)


def transfer(q, producers, consumers, ordered):
    finished = []

    def produce(me):
        def work(rng):
            for n in range(COUNT):
                q.put((me, n))
                if rng.random() < 0.02:
                    time.sleep(0)

        return work

    def consume(rng):
        got = []
        while True:
            item = q.get()
            if item[0] > producers:
                return got
            got.append(item)
            if rng.random() < 0.02:
                time.sleep(0)

    def close(rng):
        for done in started:
            done.wait()
        for _ in range(consumers):
            q.put((producers + 1, 0))

    started = [threading.Event() for _ in range(producers)]

    def signalling(work, done):
        def run(rng):
            try:
                work(rng)
            finally:
                done.set()

        return run

    works = [signalling(produce(n), started[n]) for n in range(producers)] + [consume] * consumers + [close]
    finished = in_threads(*works)[producers : producers + consumers]
    everything = sorted(item for got in finished for item in got)
    check(everything == [(p, n) for p in range(producers) for n in range(COUNT)], type(q).__name__, len(everything))
    if ordered:
        for got in finished:
            for p in range(producers):
                mine = [n for producer, n in got if producer == p]
                check(mine == sorted(mine), type(q).__name__, p, mine)


transfer(queue.Queue(), 3, 3, True)
transfer(queue.Queue(1), 2, 2, True)
transfer(queue.Queue(5), 4, 1, True)
transfer(queue.SimpleQueue(), 3, 2, True)
transfer(queue.PriorityQueue(3), 2, 2, False)


def round_trip(rng):
    """Question and answer through two queues; each waits for the other."""
    asked, answered = queue.Queue(), queue.Queue()
    server = threading.Thread(target=lambda: [answered.put(x * 2) for x in iter(asked.get, None)])
    server.start()
    for n in range(COUNT // 2):
        asked.put(n)
        check(answered.get() == n * 2, n)
    asked.put(None)
    server.join()


in_threads(round_trip, round_trip, round_trip)
passed()
