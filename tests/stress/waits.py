"""Locks, conditions, events, semaphores and barriers with random timeouts: no wake-up is lost, no permit, nobody stays."""
import threading
import time

from _stress import check, in_threads, passed, scaled

ROUNDS = scaled(60)


def semaphore_permits():
    semaphore = threading.BoundedSemaphore(3)
    inside, most, lock = [0], [0], threading.Lock()

    def work(rng):
        entered = 0
        for _ in range(ROUNDS):
            if semaphore.acquire(timeout=rng.choice([None, 0.001, 0.01])):
                entered += 1
                with lock:
                    inside[0] += 1
                    most[0] = max(most[0], inside[0])
                if rng.random() < 0.1:
                    time.sleep(0.0005)
                with lock:
                    inside[0] -= 1
                semaphore.release()
        return entered

    check(sum(in_threads(*[work] * 7)) > 0)
    check(inside[0] == 0 and most[0] <= 3, inside, most)
    check([semaphore.acquire(blocking=False) for _ in range(4)] == [True, True, True, False], "permits")


def condition_tickets():
    """Every ticket that is issued is taken exactly once, though waits may time out."""
    cond = threading.Condition()
    tickets, taken = [], []
    total = ROUNDS * 2

    def issue(rng):
        for n in range(total):
            with cond:
                tickets.append(n)
                cond.notify() if rng.random() < 0.7 else cond.notify_all()

    def take(rng):
        while True:
            with cond:
                while not tickets and len(taken) < total:
                    cond.wait(rng.choice([None, 0.001, 0.05]))
                if len(taken) >= total:
                    cond.notify_all()
                    return
                taken.append(tickets.pop(0))
                if len(taken) == total:
                    cond.notify_all()

    in_threads(issue, *[take] * 5)
    check(sorted(taken) == list(range(total)), len(taken), len(set(taken)))


def barrier_generations():
    parties = 4
    barrier = threading.Barrier(parties)
    progress = [0] * parties

    def work(me):
        def run(rng):
            for n in range(ROUNDS // 2):
                progress[me] = n + 1
                barrier.wait()
                check(min(progress) == n + 1, "before", progress)
                barrier.wait()

        return run

    in_threads(*[work(n) for n in range(parties)])


def handover():
    """A chain of locks, each released by another thread than the one that took it."""
    count = 8
    batons = [threading.Lock() for _ in range(count)]
    for baton in batons:
        baton.acquire()
    trail = []

    def work(me):
        def run(rng):
            for n in range(ROUNDS // 4):
                batons[me].acquire()
                trail.append((n, me))
                batons[(me + 1) % count].release()

        return run

    def begin(rng):
        batons[0].release()

    in_threads(*[work(n) for n in range(count)], begin)
    check(trail == [(n, me) for n in range(ROUNDS // 4) for me in range(count)], trail[:20])


def events():
    """A wave of events, each thread waits for one and sets the next, in both directions at once."""
    count = 12
    up = [threading.Event() for _ in range(count + 1)]
    down = [threading.Event() for _ in range(count + 1)]

    def climb(me):
        return lambda rng: (up[me].wait(), up[me + 1].set())

    def descend(me):
        return lambda rng: (down[me + 1].wait(), down[me].set())

    works = [climb(n) for n in range(count)] + [descend(n) for n in range(count)]
    in_threads(*works, lambda rng: up[0].set(), lambda rng: down[count].set())
    check(up[count].is_set() and down[0].is_set(), "waves")


def reentrant():
    lock, depth = threading.RLock(), [0]

    def work(rng):
        def enter(levels):
            with lock:
                depth[0] += 1
                check(depth[0] <= 6, depth)
                if levels:
                    enter(levels - 1)
                depth[0] -= 1

        for _ in range(ROUNDS):
            enter(rng.randrange(6))
            if lock.acquire(timeout=0.0001):
                check(depth[0] == 0, depth)
                lock.release()

    in_threads(*[work] * 5)
    check(depth[0] == 0, depth)


for part in (semaphore_permits, condition_tickets, barrier_generations, handover, events, reentrant):
    part()
passed()
