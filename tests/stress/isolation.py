"""Reads without locks: what is replaced as a whole is seen as a whole, what is written in order is seen in order."""
import threading

from _stress import check, in_threads, passed, scaled

STEPS = scaled(400)


class Box:
    def __init__(self):
        self.pair = (0, 0)
        self.first = self.second = 0
        self.done = False


box = Box()
log = []


def writer(rng):
    for n in range(1, STEPS):
        box.pair = (n, n * n)
        box.second = n
        box.first = n
        log.append(n)
    box.done = True


def reader(rng):
    last = looks = 0
    while True:
        done = box.done
        n, square = box.pair
        check(square == n * n, "torn", n, square)
        check(n >= last, "backwards", n, last)
        last = n
        first = box.first
        second = box.second
        check(second >= first, "order of writes", first, second)
        length = len(log)
        check(length == 0 or log[length - 1] == length, "log", length)
        copy = list(log)
        check(copy == list(range(1, len(copy) + 1)), "copy", len(copy))
        looks += 1
        if done:
            check(first == STEPS - 1, first)
            return looks


results = in_threads(writer, reader, reader, reader)

# Two writers and two readers, store buffering: under any order of whole operations at least one sees the other's flag.
both = 0
for _ in range(scaled(60)):
    flags, seen, gate = Box(), [None, None], threading.Barrier(2)

    def left(rng):
        gate.wait()
        flags.first = 1
        seen[0] = flags.second

    def right(rng):
        gate.wait()
        flags.second = 1
        seen[1] = flags.first

    in_threads(left, right)
    check(1 in seen, "both missed the other", seen)
    both += seen == [1, 1]

# Dekker's mutual exclusion, with nothing but attributes.
wants, turn, shared = [False, False], [0], [0]
ROUNDS = scaled(60)


def dekker(me):
    other = 1 - me

    def run(rng):
        for _ in range(ROUNDS):
            wants[me] = True
            while wants[other]:
                if turn[0] != me:
                    wants[me] = False
                    while turn[0] != me:
                        pass
                    wants[me] = True
            value = shared[0]
            shared[0] = value + 1
            turn[0] = other
            wants[me] = False

    return run


in_threads(dekker(0), dekker(1))
check(shared[0] == 2 * ROUNDS, shared)
passed(all(results[1:]))
