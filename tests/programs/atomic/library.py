"""What the library's native modules do inside atomic blocks, with Python code in the middle of their work."""

import array
import bisect
import collections
import contextvars
import csv
import decimal
import functools
import heapq
import io
import itertools
import json
import operator
import pickle
import random
import re
import string
import struct
import tokenize
import zlib

try:
    from transaction import atomic
except ImportError:  # Python without transactions has one thread here, too.
    import contextlib

    atomic = contextlib.nullcontext()


def slowly(items):
    """Gives items with steps of Python code in between."""
    for item in items:
        total = 0
        for n in range(3):
            total += n
        yield item


class Number:
    """Compares and hashes in Python."""

    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return self.n < other.n

    def __eq__(self, other):
        return isinstance(other, Number) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def __repr__(self):
        return f"<{self.n}>"

    def __add__(self, other):
        return Number(self.n + getattr(other, "n", other))

    def __index__(self):
        return self.n

    def __bool__(self):
        return self.n % 2 == 1


def double(x):
    return x * 2


def odd(x):
    return x % 2 == 1


WORK = []


def work(function):
    WORK.append(function)
    return function


def make_iterators():
    first, second = itertools.tee(slowly(range(9)))
    return {
        "tee": first,
        "other tee": second,
        "chain": itertools.chain(slowly("ab"), slowly("cd")),
        "from_iterable": itertools.chain.from_iterable(slowly(["ab", slowly("cd")])),
        "cycle": itertools.islice(itertools.cycle(slowly("abc")), 8),
        "accumulate": itertools.accumulate(slowly(map(Number, range(6)))),
        "accumulate by": itertools.accumulate(slowly(range(1, 6)), lambda a, b: a * b, initial=2),
        "islice": itertools.islice(slowly(range(20)), 2, 15, 3),
        "takewhile": itertools.takewhile(odd, slowly([1, 3, 5, 6, 7])),
        "dropwhile": itertools.dropwhile(odd, slowly([1, 3, 5, 6, 7])),
        "filterfalse": itertools.filterfalse(odd, slowly(range(9))),
        "filter by truth": filter(None, slowly(map(Number, range(6)))),
        "compress": itertools.compress(slowly("abcdef"), slowly(map(Number, [1, 0, 1, 1, 0]))),
        "starmap": itertools.starmap(lambda a, b: a - b, slowly([(5, 1), (6, 2)])),
        "zip_longest": itertools.zip_longest(slowly("abc"), slowly("xyzuv"), slowly(""), fillvalue=0),
        "batched": itertools.batched(slowly("abcdefg"), 3),
        "pairwise": itertools.pairwise(slowly("abcde")),
        "groupby": ((k, list(g)) for k, g in itertools.groupby(slowly("aabbbca"), lambda c: c)),
        "product": itertools.product(slowly("ab"), slowly([1, 2])),
        "map": map(lambda a, b: a + b, slowly("abc"), slowly("xyz")),
        "zip": zip(slowly("abc"), slowly("xyz")),
        "enumerate": enumerate(slowly("abc")),
        "reversed": reversed(list(slowly("abc"))),
        "count": itertools.islice(itertools.count(Number(1), 2), 4),
    }


@work
def iterators_at_once():
    return {name: list(made) for name, made in make_iterators().items()}


@work
def iterators_by_turns():
    made = make_iterators()
    seen = {name: [] for name in made}
    waiting = list(made)
    while waiting:
        for name in list(waiting):
            with atomic:
                for item in made[name]:
                    seen[name].append(item)
                    break
                else:
                    waiting.remove(name)
    return seen


@work
def deques():
    made = collections.deque(maxlen=90)
    for n in range(130):
        with atomic:
            made.append(n)
            made.extend(slowly(range(3)))
            if n % 5 == 4:
                made.rotate(n)
                made.appendleft(made.pop())
                made.popleft()
                made.insert(3, -n)
                del made[7]
    with atomic:
        found = (Number(3) in collections.deque(map(Number, range(5))), made.index(-129), made.count(1))
    return list(made), found, made == made.copy(), list(itertools.islice(reversed(made), 5))


@work
def heaps_and_bisection():
    heap, line = [], []
    for n in [5, 2, 8, 1, 9, 3, 7]:
        with atomic:
            heapq.heappush(heap, Number(n))
            bisect.insort(line, Number(n))
    with atomic:
        merged = list(heapq.merge(slowly([1, 4, 7]), slowly([2, 3, 9])))
        best = heapq.nsmallest(3, slowly(map(Number, [4, 1, 3, 2])))
    return [heapq.heappop(heap) for _ in range(7)], line, merged, best


@work
def ordered():
    made = collections.OrderedDict()
    counts = collections.Counter()
    groups = collections.defaultdict(lambda: [0])
    for n in range(12):
        with atomic:
            made[Number(n)] = n
            made.move_to_end(Number(n // 2), last=n % 2 == 0)
            if n % 4 == 3:
                made.popitem(last=False)
            counts.update(slowly("abc"[: n % 3 + 1]))
            groups[n % 3].append(n)
    return made, counts, dict(groups)


@work
def functions():
    log = []

    @functools.lru_cache(maxsize=3)
    def square(n):
        log.append(n)
        return n * n

    answers = []
    for n in [1, 2, 3, 1, 4, 2, 5, 1, 1, 3]:
        with atomic:
            answers.append(square(n))
            answers.append(functools.reduce(lambda a, b: a + b, slowly(range(n))))
    with atomic:
        in_order = sorted(slowly([3, 1, 2]), key=functools.cmp_to_key(lambda a, b: b - a))
        part = functools.partial(lambda *args, **named: (args, named), 1, a=2)(3, b=4)
        found = operator.indexOf(slowly(map(Number, range(5))), Number(3)), operator.countOf(slowly("abca"), "a")
        extremes = max(slowly(range(5)), key=lambda x: -x), min(slowly(map(Number, [3, 1, 2]))), sum(slowly([1, 2.5, 3]))
        answers += [any(slowly(map(Number, [0, 2, 3]))), all(slowly([1, 0]))]
    return answers, log, square.cache_info(), in_order, part, found, extremes


@work
def numbers():
    source = random.Random(5)
    drawn = []
    for _ in range(40):
        with atomic:
            drawn.append(source.randrange(1000))
            source.shuffle(drawn)
    own = decimal.Context(prec=5)
    quotients = []
    for n in range(1, 6):
        with atomic, decimal.localcontext(own) as here:
            here.prec = n
            quotients.append(decimal.Decimal(1) / 7)
    return drawn, quotients, own.flags[decimal.Inexact]


@work
def memory():
    made = array.array("h")
    packed = bytearray(40)
    for n in range(10):
        with atomic:
            made.extend(slowly([n, n * n]))
            made.append(-n)
            struct.pack_into("<i", packed, n * 4, n)
            memoryview(packed)[n] = 9
    with atomic:
        unpacked = list(struct.iter_unpack("<i", packed))
    return made, unpacked


@work
def texts():
    stream = io.StringIO()
    raw = io.BytesIO()
    wrapped = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-16", newline="\r\n")
    for n in range(20):
        with atomic:
            print(n, "\u00e9" * n, file=stream)
            wrapped.write(f"{n}\n")
    wrapped.flush()
    reading = io.TextIOWrapper(io.BufferedReader(io.BytesIO(raw.getvalue()), 7), encoding="utf-16")
    lines = []
    while True:
        with atomic:
            line = reading.readline()
            lines.append(line)
        if not line:
            break
    return stream.getvalue(), lines, reading.newlines


@work
def expressions():
    log = []

    def upper(match):
        log.append(match.start())
        return match.group().upper()

    with atomic:
        replaced = re.sub(r"[aeiou]", upper, "an atomic sentence with vowels")
        found = [match.group(1) for match in re.finditer(r"(\w)\w*", "an atomic sentence")]
        split = re.split(r"(,)", "a,b,c")
    scanner = re.compile(r"\d").scanner("1a2b3")
    seen = []
    for _ in range(4):
        with atomic:
            match = scanner.search()
            seen.append(match and match.group())
    return replaced, found, split, seen, log


@work
def formats():
    rows = []
    reader = csv.reader(slowly(["a,b", '"c', 'd",e', "f,g"]))
    while True:
        with atomic:
            row = next(reader, None)
            rows.append(row)
        if row is None:
            break
    out = io.StringIO()
    with atomic:
        csv.writer(out).writerows(slowly([[1, "a b"], ['"', None]]))
        text = json.dumps({"b": [1, {"c": Number(3)}]}, default=lambda x: x.n, sort_keys=True)
        back = json.loads(text, object_hook=lambda d: sorted(d.items()))
        again = pickle.loads(pickle.dumps([rows, Number(4), {1: (2, 3)}]))
        pieces = list(string.Formatter().parse("a{b}c{d!r:>3}e"))
        tokens = [token.string for token in tokenize.generate_tokens(iter(["x = f'{y}'\n", ""]).__next__)]
    return rows, out.getvalue(), text, back, again, pieces, tokens


@work
def compression():
    data = bytes(range(256)) * 40
    packing = zlib.compressobj()
    packed = b""
    for at in range(0, len(data), 2000):
        with atomic:
            packed += packing.compress(data[at : at + 2000])
    packed += packing.flush()
    unpacking = zlib.decompressobj()
    unpacked = b""
    for at in range(0, len(packed), 100):
        with atomic:
            unpacked += unpacking.decompress(packed[at : at + 100])
    return unpacked == data


@work
def variables():
    variable = contextvars.ContextVar("v", default=0)
    context = contextvars.copy_context()

    def add():
        variable.set(variable.get() + 1)
        return variable.get()

    seen = []
    for _ in range(5):
        with atomic:
            seen.append(context.run(add))
            token = variable.set(9)
            variable.reset(token)
    return seen, variable.get(), context[variable]


for function in WORK:
    alone = function()
    with atomic:
        together = function()
    print(function.__name__, repr(alone) == repr(together))
    print(alone)
