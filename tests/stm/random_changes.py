"""Objects of many kinds, random changes of them, and a text that shows all that a program can see of them.

A transaction that makes changes and is undone must leave everything as it was: random-changes.test.ts.
"""

import array
import codecs
import collections
import contextvars
import csv
import decimal
import functools
import hashlib
import io
import itertools
import operator
import random
import re
import struct
import types
import weakref


class Key:
    """Hashes collide, and some keys equal strs."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return hash("k1") if self.n == 1 else self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n or self.n == 1 and other == "k1"

    def __repr__(self):
        return f"Key({self.n})"


KEYS = [1, 2, 3, -1, 10**20, "a", "k1", "k2", "\ud800", 1.5, 2.0, True, None, (1, 2), (1, (2, "x")), b"b", frozenset([1, 2])]
KEYS += [Key(n) for n in range(6)] + list(range(100, 160))


class Plain:
    def __repr__(self):
        return f"{type(self).__name__}({vars(self)})"


class Other(Plain):
    pass


class Slots:
    __slots__ = ("x", "y")

    def __repr__(self):
        return f"Slots({getattr(self, 'x', '-')}, {getattr(self, 'y', '-')})"


class Counted:
    count = 0
    items = []


def generator():
    total = 0
    for n in itertools.count():
        try:
            total += (yield (n, total)) or 0
        except KeyError:
            total += 1000


def counter():
    n = 0

    def add(k):
        nonlocal n
        n += k
        return n

    return add


@functools.lru_cache(maxsize=3)
def cached(x):
    return [x]


variable = contextvars.ContextVar("variable", default=0)


def make(pinned=True):
    """`pinned`: also what cannot leave its executor."""
    o = types.SimpleNamespace()
    o.items = list(range(10))
    o.nested = [[1], [2, [3]]]
    o.table = {key: i for i, key in enumerate(KEYS[::2])}
    o.small = {"a": 1, "b": 2}
    o.keys = set(KEYS[:20])
    o.ints = {7 * n for n in range(30)}
    o.ordered = collections.OrderedDict((n, str(n)) for n in range(12))
    o.default = collections.defaultdict(list)
    o.counter = collections.Counter("abracadabra")
    o.deque = collections.deque(range(8), maxlen=12)
    o.buffer = bytearray(b"some bytes in it")
    o.view = memoryview(o.buffer) if pinned else o.buffer
    o.array = array.array("d", [1.5, 2.5])
    o.plain = Plain()
    o.plain.a = 1
    o.other = Plain()
    o.slots = Slots()
    o.cls = type("Made", (Plain,), {"x": 1, "f": lambda self: 1})
    o.generator = generator()
    next(o.generator)
    o.add = counter()
    o.function = make_function()
    o.random = random.Random(5)
    o.text = io.StringIO("one\ntwo\nthree\n" * 5)
    o.bytes = io.BytesIO(b"0123456789" * 5)
    o.hash = hashlib.sha256(b"x") if pinned else None
    o.md5 = hashlib.md5(b"x") if pinned else None
    o.decoder = codecs.getincrementaldecoder("utf-8")("replace")
    o.context = decimal.Context(prec=7)
    o.own = contextvars.copy_context()
    o.written = io.StringIO()
    o.writer = csv.writer(o.written)
    o.error = ValueError("x")
    o.target = Plain()
    o.weak = weakref.WeakValueDictionary()
    o.property = property(len)
    o.method = o.items.append
    o.module = types.ModuleType("m")
    o.iterators = make_iterators(o)
    o.failures = []
    o.partial = functools.partial(print, 1, x=2)
    return o


def make_function():
    def function(a, b=1, *, c=2):
        return a, b, c

    return function


def make_iterators(o):
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = list(range(200))
    return [
        iter(many),
        reversed(many),
        iter(dict.fromkeys(many)),
        iter({n: n for n in many}.items()),
        reversed({n: n for n in many}.values()),
        iter(set(many)),
        iter(tuple(many)),
        iter(letters * 5),
        iter("\U0001f600" * 50),
        iter(bytes(100)),
        iter(bytearray(100)),
        iter(range(1000)),
        iter(range(2**70, 2**70 + 500)),
        iter(collections.deque(many)),
        iter(collections.OrderedDict.fromkeys(many)),
        enumerate(letters * 5, 2**53 - 4),
        zip(many, letters * 5, strict=True),
        map(operator.add, many, many),
        map(lambda x: x + 1, iter(many)),
        filter(lambda x: x % 2, iter(many)),
        iter(iter(many).__next__, 150),
        itertools.chain("abc" * 20, many),
        itertools.cycle("abcd"),
        itertools.count(5),
        itertools.count(1.5, 0.5),
        itertools.islice(many, 3, 150, 2),
        itertools.product("abcd", repeat=4),
        itertools.permutations("abcdef", 4),
        itertools.combinations("abcdefghi", 4),
        itertools.combinations_with_replacement("abcdefg", 4),
        itertools.accumulate(many),
        itertools.accumulate(many, lambda a, b: a + b),
        itertools.batched(many, 3),
        itertools.pairwise(many),
        itertools.groupby(n // 3 for n in many),
        itertools.takewhile(lambda n: n < 150, many),
        itertools.dropwhile(lambda n: n < 3, many),
        itertools.starmap(pow, zip(many, many)),
        itertools.compress(many, many),
        itertools.zip_longest(many, "abc", fillvalue=0),
        itertools.repeat(1, 300),
        *itertools.tee(many, 2),
        re.finditer(r"\w", letters * 5),
        struct.iter_unpack("<b", bytes(150)),
        csv.reader(["a,b", '"x', 'y",z'] * 60),
        (n * 2 for n in many),
    ]


def change(o, seed):
    rng = random.Random(seed)
    for _ in range(rng.randrange(1, 12)):
        step = rng.choice(STEPS)
        try:
            step(o, rng)
        except Exception as error:
            o.failures.append(f"{step.__name__} {error!r}")


def change_list(o, rng):
    items = o.items
    n = rng.randrange(-3, 15)
    rng.choice(
        [
            lambda: items.append(n),
            lambda: items.extend(range(rng.randrange(20))),
            lambda: items.insert(n, "i"),
            lambda: items.pop(n),
            lambda: items.remove(n),
            lambda: items.reverse(),
            lambda: items.sort(key=str),
            lambda: items.sort(key=lambda x: 1 / (x != 3)),
            lambda: items.clear() if rng.random() < 0.2 else None,
            lambda: items.__setitem__(n, rng.random()),
            lambda: items.__setitem__(slice(n, n + 3), "xyz" * rng.randrange(3)),
            lambda: items.__delitem__(slice(0, 6, 2)),
            lambda: items.__iadd__((1, 2)),
            lambda: items.__imul__(2) if len(items) < 40 else items.__delitem__(slice(10, None)),
            lambda: o.nested[1][1].append(len(o.nested[1][1])),
        ]
    )()


def change_dict(o, rng):
    table = rng.choice([o.table, o.table, o.small, o.default, o.counter])
    key = rng.choice(KEYS)
    rng.choice(
        [
            lambda: table.__setitem__(key, rng.random()),
            lambda: table.__setitem__(key, rng.random()),
            lambda: table.__setitem__(key, rng.random()),
            lambda: table.__delitem__(key),
            lambda: table.__delitem__(key),
            lambda: table.pop(key, None),
            lambda: table.popitem(),
            lambda: table.setdefault(key, []),
            lambda: table.update({k: 1 for k in rng.sample(KEYS, 5)}),
            lambda: table.update(table.copy()),
            lambda: table.clear() if rng.random() < 0.1 else None,
            lambda: [table.pop(k, None) for k in rng.sample(KEYS, 30)],
            lambda: o.default[key].append(1),
            lambda: o.counter.update("abc"),
        ]
    )()


def change_set(o, rng):
    keys = rng.choice([o.keys, o.ints])
    key = rng.choice(KEYS) if keys is o.keys else rng.randrange(300)
    rng.choice(
        [
            lambda: keys.add(key),
            lambda: keys.add(key),
            lambda: keys.discard(key),
            lambda: keys.remove(key),
            lambda: keys.pop(),
            lambda: keys.update(rng.sample(range(1000), 20)),
            lambda: keys.__isub__(set(rng.sample(range(1000), 300))),
            lambda: keys.__iand__(set(range(0, 1000, 2)) | set(KEYS)),
            lambda: keys.__ixor__({1, 2, key}),
            lambda: [keys.discard(n) for n in list(keys)[10:]],
            lambda: keys.clear() if rng.random() < 0.1 else None,
        ]
    )()


def change_ordered(o, rng):
    key = rng.randrange(20)
    rng.choice(
        [
            lambda: o.ordered.__setitem__(key, rng.random()),
            lambda: o.ordered.__delitem__(key),
            lambda: o.ordered.move_to_end(key, last=False),
            lambda: o.ordered.move_to_end(key),
            lambda: o.ordered.popitem(last=rng.random() < 0.5),
        ]
    )()


def change_deque(o, rng):
    rng.choice(
        [
            lambda: o.deque.append(rng.random()),
            lambda: o.deque.appendleft(rng.random()),
            lambda: o.deque.pop(),
            lambda: o.deque.popleft(),
            lambda: o.deque.rotate(rng.randrange(-5, 5)),
            lambda: o.deque.extend(range(rng.randrange(9))),
            lambda: o.deque.insert(3, 3),
            lambda: o.deque.__delitem__(2),
            lambda: o.deque.reverse(),
        ]
    )()


def change_bytes(o, rng):
    n = rng.randrange(12)
    rng.choice(
        [
            lambda: o.buffer.__setitem__(n, rng.randrange(256)),
            lambda: o.view.__setitem__(n, rng.randrange(256)),
            lambda: o.view.__setitem__(slice(2, 4), b"xy"),
            lambda: o.buffer.reverse(),
            lambda: o.array.append(rng.random()),
            lambda: o.array.__setitem__(n, 0.5),
            lambda: o.array.pop(),
            lambda: struct.pack_into("<i", o.buffer, 4, n),
        ]
    )()


def change_instance(o, rng):
    name = rng.choice("abcdefgh")
    instance = rng.choice([o.plain, o.other, o.module, o.function, o.error, o])
    rng.choice(
        [
            lambda: setattr(instance, "z" + name, rng.random()),
            lambda: setattr(instance, "z" + name, rng.random()),
            lambda: delattr(instance, "z" + name),
            lambda: vars(instance).__setitem__("z" + name, 5),
            lambda: vars(instance).pop("z" + name),
            lambda: setattr(o.plain, "__dict__", {"fresh": 1}),
            lambda: setattr(o.other, "__class__", rng.choice([Plain, Other])),
            lambda: setattr(o.slots, rng.choice("xy"), rng.random()),
            lambda: delattr(o.slots, "x"),
            lambda: o.error.add_note("note"),
            lambda: setattr(o.error, "__cause__", KeyError(1)),
            lambda: setattr(o.function, "__defaults__", (rng.random(),)),
            lambda: setattr(o.function, "__kwdefaults__", {"c": rng.random()}),
            lambda: setattr(o.cls, "x", rng.random()),
            lambda: setattr(o.cls, name, rng.random()),
            lambda: delattr(o.cls, name),
            lambda: setattr(o.partial, "extra", 1),
        ]
    )()


def change_flow(o, rng):
    rng.choice(
        [
            lambda: next(o.generator),
            lambda: o.generator.send(rng.randrange(9)),
            lambda: o.generator.throw(KeyError),
            lambda: o.add(rng.randrange(9)),
            lambda: cached(rng.randrange(6)).append(1),
            lambda: o.own.run(variable.set, rng.random()),
            lambda: o.weak.__setitem__("t", o.target),
            lambda: o.weak.pop("t"),
        ]
    )()


def change_streams(o, rng):
    rng.choice(
        [
            lambda: o.random.random(),
            lambda: o.random.shuffle(o.items),
            lambda: o.random.gauss(0, 1),
            lambda: o.text.readline(),
            lambda: o.text.seek(rng.randrange(20)),
            lambda: o.text.write("written"),
            lambda: o.text.truncate(rng.randrange(30)),
            lambda: o.bytes.read(3),
            lambda: o.bytes.write(b"xyz"),
            lambda: o.bytes.seek(rng.randrange(20)),
            lambda: o.hash.update(b"more"),
            lambda: o.md5.update(b"more"),
            lambda: o.decoder.decode(b"\xe2\x82"),
            lambda: o.decoder.decode(b"\xac"),
            lambda: setattr(o.context, "prec", rng.randrange(1, 20)),
            lambda: o.context.divide(1, 3),
            lambda: o.context.clear_flags(),
            lambda: o.writer.writerow([1, "a,b", rng.random()]),
        ]
    )()


def change_iterators(o, rng):
    for _ in range(3):
        iterator = rng.choice(o.iterators)
        for _ in range(rng.randrange(4)):
            next(iterator, None)


STEPS = [
    change_list,
    change_dict,
    change_dict,
    change_set,
    change_ordered,
    change_deque,
    change_bytes,
    change_instance,
    change_flow,
    change_streams,
    change_iterators,
]


def show(o):
    """Lines of text. Iterators show what `copy` can tell of them: they are shown last, by going on with their twins."""
    lines = [f"{name}: {getattr(o, name)!r}" for name in NAMES]
    lines.append(repr(sorted(name for name in vars(o) if name.startswith("z"))))
    lines.append(f"found {[(key in o.table, o.table.get(key), key in o.keys) for key in KEYS]}")
    lines.append(f"ints {[n in o.ints for n in range(300)]}")
    lines.append(f"slices {bytes(o.view)} {o.array.tobytes()} {list(reversed(o.deque))} {list(reversed(o.ordered))}")
    lines.append(f"class {o.cls.x} {sorted(name for name in vars(o.cls) if not name.startswith('__'))} {type(o.other)}")
    lines.append(f"function {o.function(1)} {vars(o.function)} {o.add(0)} {o.own.get(variable)} {dict(o.weak)} {vars(o.module)}")
    lines.append(f"error {vars(o.error)} {o.error.__cause__!r}")
    lines.append(f"random {hash(o.random.getstate())}")
    lines.append(f"streams {o.text.getvalue()!r} {o.text.tell()} {o.bytes.getvalue()!r} {o.bytes.tell()}")
    lines.append(f"hash {o.hash and o.hash.hexdigest()} {o.md5 and o.md5.hexdigest()} {o.decoder.getstate()}")
    lines.append(f"context {o.context} written {o.written.getvalue()!r} cache {cached.cache_info()}")
    lines.append(f"partial {vars(o.partial)}")
    lines.extend(o.failures)
    return lines


def finish(o):
    """What the iterators and the generator still give. Uses them up."""
    lines = [f"{type(it).__name__}: {[shown(x) for x in itertools.islice(it, 60)]}" for it in o.iterators]
    lines.append(f"generator {next(o.generator)} {cached(1)} {cached(5)}")
    return lines


def shown(x):
    return x.span() if isinstance(x, re.Match) else list(x[1]) if isinstance(x, tuple) and isinstance(x[-1], itertools._grouper) else x


NAMES = "items nested table small keys ints ordered default counter deque buffer array plain slots error".split()
