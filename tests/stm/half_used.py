"""Objects of the library in the middle of their work, which `check` goes on with. Read by codec.test.ts."""

import array
import codecs
import collections
import contextvars
import csv
import decimal
import functools
import io
import itertools
import operator
import os
import pickle
import random
import re
import string
import struct

deque = collections.deque(range(150), 200)
deque.rotate(-20)
forward, backward = iter(deque), reversed(deque)
next(forward), next(backward)
ordered = collections.OrderedDict.fromkeys("abcd")
ordered.move_to_end("a")
first, second = itertools.tee(iter(range(70)))
for _ in range(60):
    next(first)
groups = itertools.groupby("aabbb")
_, group = next(groups)
next(group)
halves = [
    first,
    second,
    group,
    groups,
    itertools.chain("abc", "def"),
    itertools.cycle("abc"),
    itertools.accumulate(range(9), operator.mul, initial=1),
    itertools.islice(range(100), 3, 50, 4),
    itertools.product("abc", [1, 2]),
    itertools.permutations("abcd", 2),
    itertools.combinations("abcde", 3),
    itertools.combinations_with_replacement("abc", 2),
    itertools.zip_longest("abcdef", "xy", fillvalue=0),
    itertools.count(3, 2),
    itertools.repeat(7, 9),
    itertools.batched("abcdefghi", 2),
    itertools.pairwise("abcdefg"),
    itertools.takewhile(bool, [1, 1, 0]),
    itertools.compress("abcdef", [1, 0, 1, 1]),
    re.compile(r"\w(\d)").finditer("a1 b2 c3 d4"),
    struct.Struct("<h").iter_unpack(bytes(range(20))),
    iter(array.array("d", [1.5, 2.5])),
    csv.reader(["a,b", "c,d"]),
    string.Formatter().parse("a{b}c{d!r:>3}e"),
    iter(io.StringIO("one\ntwo\n")),
    iter(io.BytesIO(b"one\ntwo\n")),
]
for iterator in halves:
    next(iterator)
wrapped = io.TextIOWrapper(io.BufferedReader(io.BytesIO("\u00e9\r\n\u00e8\n".encode() * 9), 16), encoding="utf-8")
wrapped.readline()
out = io.BytesIO()
writing = io.TextIOWrapper(io.BufferedWriter(out), encoding="latin-1", newline="\r\n")
writing.write("some\n")
incremental = codecs.getincrementaldecoder("gb18030")()
incremental.decode(b"\xb0")
settings = decimal.Context(prec=4, rounding=decimal.ROUND_UP, clamp=1)
numbers = random.Random(5)
numbers.random()
variable = contextvars.ContextVar("v", default=3)
context = contextvars.copy_context()
context.run(variable.set, 5)


@functools.lru_cache(maxsize=2)
def square(n, *, sign=1):
    return sign * n * n


square(2), square(3, sign=-1)
scan = re.compile(r"(?P<a>\w)(\d)?").search("xa1b2")
entry = next(os.scandir("/"))
pick = [operator.attrgetter("real", "imag"), operator.itemgetter(1), operator.methodcaller("upper")]
buffer = pickle.PickleBuffer(bytearray(b"abc"))
key = functools.cmp_to_key(lambda a, b: b - a)


def check():
    deque.append("end")
    wrapped.seek(wrapped.tell())
    writing.write("more\n")
    writing.flush()
    return (
        [[*itertools.islice(iterator, 30)] if n != 3 else [k for k, _ in iterator] for n, iterator in enumerate(halves)].__repr__().count(","),
        [repr([*itertools.islice(iterator, 30)]) for n, iterator in enumerate(halves) if n in (1, 5, 13)],
        list(deque)[:3],
        len(deque),
        ordered,
        wrapped.readline(),
        wrapped.read(),
        wrapped.newlines,
        out.getvalue(),
        incremental.decode(b"\xa1"),
        settings.divide(2, 3),
        settings,
        numbers.random(),
        context[variable],
        variable.get(),
        square(3, sign=-1),
        square.cache_info(),
        scan.groupdict(),
        scan.span(2),
        scan.re.pattern,
        entry.path,
        pick[0](1j),
        pick[1]("ab"),
        pick[2]("x"),
        bytes(buffer),
        sorted([2, 9, 4], key=key),
    )
