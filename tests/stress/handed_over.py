"""Objects of many types made in one thread, changed in a second, checked in a third: nothing is lost, identity holds."""
import array
import collections
import contextvars
import dataclasses
import datetime
import decimal
import enum
import fractions
import functools
import io
import itertools
import queue
import random
import re
import threading
import types

from _stress import check, in_threads, passed, scaled


class Colour(enum.Enum):
    RED = 1
    BLUE = "b"


@dataclasses.dataclass
class Record:
    name: str
    values: list
    link: object = None


class Meta(type):
    pass


class Slotted(metaclass=Meta):
    __slots__ = ("a", "b", "__weakref__")


class Strings(str):
    pass


class Numbers(list):
    extra = None


def numbers(limit):
    total = 0
    for n in range(limit):
        step = yield total
        total += n + (step or 0)
    return total


def make(n):
    """One of each: (object, change, check)."""
    record = Record(f"r{n}", [n])
    record.link = record
    slotted = Slotted()
    slotted.a = n
    generator = numbers(10**6)
    next(generator)
    local, other = [n], []
    rng, twin = random.Random(n), random.Random(n)
    text = io.StringIO(f"line {n}\n")
    holder = types.SimpleNamespace(method=local.append)
    kind = type(f"Made{n}", (Record,), {"twice": lambda self: self.name * 2})

    def closure():
        nonlocal n
        n += 1
        return n

    start = n
    return [
        (record, lambda o: o.values.append("x"), lambda o: o.values == [start, "x"] and o.link is o),
        (slotted, lambda o: setattr(o, "b", o.a + 1), lambda o: (o.a, o.b) == (start, start + 1)),
        (generator, lambda o: o.send(5), lambda o: o.send(None) == 5 + 1),
        ({"a": [1]}, lambda o: o["a"].append(2), lambda o: o == {"a": [1, 2]}),
        ([1, [2]], lambda o: o[1].extend((o, 3)), lambda o: o[1][1] is o and o[1][2] == 3),
        ({1, 2}, lambda o: o.discard(1), lambda o: o == {2}),
        (collections.deque([1, 2], 5), lambda o: o.extendleft("ab"), lambda o: list(o) == ["b", "a", 1, 2] and o.maxlen == 5),
        (collections.defaultdict(list), lambda o: o["k"].append(1), lambda o: o == {"k": [1]} and o.default_factory is list),
        (collections.OrderedDict(a=1, b=2), lambda o: o.move_to_end("a"), lambda o: list(o) == ["b", "a"]),
        (collections.Counter("aab"), lambda o: o.update("b"), lambda o: o.most_common(2) == [("a", 2), ("b", 2)]),
        (bytearray(b"ab"), lambda o: o.extend(b"c"), lambda o: o == b"abc"),
        (array.array("d", [1.5]), lambda o: o.append(2.5), lambda o: o.tolist() == [1.5, 2.5]),
        (rng, lambda o: o.random(), lambda o: (twin.random(), o.random() == twin.random())[1]),
        (text, lambda o: (o.seek(0, 2), o.write("more")), lambda o: o.getvalue() == f"line {start}\nmore"),
        (iter([1, 2, 3]), next, lambda o: list(o) == [2, 3]),
        (itertools.count(5), next, lambda o: next(o) == 6),
        (map(str, range(4)), next, lambda o: list(o) == ["1", "2", "3"]),
        (holder, lambda o: o.method("m"), lambda o: local == [start, "m"] and o.method.__self__ is local),
        (kind("k", []), lambda o: o.values.append(o.twice()), lambda o: o.values == ["kk"] and type(o).__name__ == f"Made{start}"),
        (closure, lambda o: o(), lambda o: o() == start + 2),
        (functools.partial(other.append, 9), lambda o: o(), lambda o: other == [9] and o.func.__self__ is other),
        (re.compile(rf"(\d{{{start % 3 + 1}}})x"), lambda o: o.match("123x"), lambda o: o.search("0123x")[1] == "123"[2 - start % 3 :]),
        (ValueError("v", [1]), lambda o: (o.args[1].append(2), o.add_note("n")), lambda o: o.args == ("v", [1, 2]) and o.__notes__ == ["n"]),
        (threading.Event(), lambda o: o.set(), lambda o: o.is_set()),
        (threading.Lock(), lambda o: o.acquire(), lambda o: o.locked()),
        (contextvars.copy_context(), lambda o: o.run(str), lambda o: o.run(lambda: 7) == 7),
        (Numbers([1]), lambda o: (o.append(2), setattr(o, "extra", "e")), lambda o: o == [1, 2] and o.extra == "e" and type(o) is Numbers),
        ((Colour.RED, Strings("s"), decimal.Decimal("1.5"), fractions.Fraction(1, 3), datetime.date(2024, 2, 29), 2**80, 1.5, None, "\ud800"),
         lambda o: None,
         lambda o: o[0] is Colour.RED and type(o[1]) is Strings and o[2] * 2 == 3 and o[3] * 3 == 1 and o[4].day == 29 and o[5] >> 80 == 1 and o[8] == "\ud800"),
    ]


changing, checking = queue.Queue(), queue.Queue()
ROUNDS = scaled(12)
MAKERS = 2


def maker(rng):
    for n in range(ROUNDS):
        kinds = make(rng.randrange(1000))
        rng.shuffle(kinds)
        for entry in kinds:
            changing.put((entry, id(entry[0])))
    changing.put(None)


def changer(rng):
    while (item := changing.get()) is not None:
        (thing, change, _), identity = item
        check(id(thing) == identity, "identity", type(thing))
        change(thing)
        checking.put(item)
    checking.put(None)


def checker(rng):
    ended = seen = 0
    while ended < MAKERS:
        item = checking.get()
        if item is None:
            ended += 1
            continue
        (thing, _, holds), identity = item
        check(id(thing) == identity, "identity", type(thing))
        check(holds(thing), type(thing).__name__, thing)
        seen += 1
    return seen


results = in_threads(*[maker] * MAKERS, *[changer] * MAKERS, checker)
check(results[-1] == MAKERS * ROUNDS * len(make(0)), results[-1])
passed(results[-1])
