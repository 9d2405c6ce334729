"""Counters wherever Python can keep one, all raised under a lock; none of the additions is lost."""
import array
import collections
import itertools
import threading
import types

from _stress import check, in_threads, passed, scaled

EACH, THREADS = scaled(300), 6
lock = threading.Lock()
module_count = 0


class Plain:
    count = 0

    def __init__(self):
        self.count = 0
        self.total = 0.0


class Slotted:
    __slots__ = ("count",)

    def __init__(self):
        self.count = 0


class Managed:
    def __init__(self):
        self._count = 0

    @property
    def count(self):
        return self._count

    @count.setter
    def count(self, value):
        self._count = value


def make_closure():
    count = 0

    def add():
        nonlocal count
        count += 1
        return count

    return add, lambda: count


def default_argument(box=[0]):
    box[0] += 1
    return box[0]


def counting():
    count = 0
    while True:
        count += 1
        yield count


plain, slotted, managed, space = Plain(), Slotted(), Managed(), types.SimpleNamespace(count=0)
add, read = make_closure()
items, table, counter = [0], {"count": 0}, collections.Counter()
numbers, raw, line = array.array("q", [0]), bytearray(4), collections.deque([0])
generator, tickets = counting(), itertools.count(1)
big = [2**70]


def function():
    pass


function.count = 0


def work(rng):
    global module_count
    for _ in range(EACH):
        with lock:
            module_count += 1
            plain.count += 1
            plain.total += 0.5
            Plain.count += 1
            slotted.count += 1
            managed.count += 1
            space.count += 1
            add()
            default_argument()
            items[0] += 1
            table["count"] += 1
            counter["count"] += 1
            numbers[0] += 1
            raw[0] = (raw[0] + 1) % 256
            line[0] += 1
            function.count += 1
            big[0] += 1
            next(generator)
        next(tickets)


in_threads(*[work] * THREADS)
expected = EACH * THREADS
counts = {
    "module": module_count,
    "attribute": plain.count,
    "float": plain.total * 2,
    "class": Plain.count,
    "slot": slotted.count,
    "property": managed.count,
    "namespace": space.count,
    "closure": read(),
    "default": default_argument() - 1,
    "list": items[0],
    "dict": table["count"],
    "Counter": counter["count"],
    "array": numbers[0],
    "deque": line[0],
    "function": function.count,
    "big": big[0] - 2**70,
    "generator": next(generator) - 1,
    "itertools.count": next(tickets) - 1,
}
check(all(count == expected for count in counts.values()) and raw[0] == expected % 256, expected, counts, raw[0])
passed(len(counts))
