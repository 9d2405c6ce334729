"""Makes objects of every type that the VM implements natively, many of them half used.

`made` holds them when this has run. Each row of `RECIPES` is an expression; one that raises is reported in `failed`.
"""

import _thread
import abc
import array
import ast
import asyncio
import atexit
import binascii
import bisect
import cmath
import codecs
import collections
import contextlib
import contextvars
import copy
import csv
import dataclasses
import datetime
import decimal
import enum
import fcntl
import fractions
import functools
import gc
import hashlib
import hmac
import heapq
import io
import itertools
import json
import locale
import logging
import marshal
import math
import operator
import os
import pickle
import pyexpat
import queue
import random
import re
import select
import signal
import socket
import statistics
import string
import struct
import symtable
import sys
import tempfile
import threading
import time
import tokenize
import types
import typing
import unicodedata
import warnings
import weakref
import zlib

made = []
failed = []


def half(iterable):
    """An iterator that has given one item."""
    iterator = iter(iterable)
    next(iterator)
    return iterator


def used_up(iterable):
    iterator = iter(iterable)
    for _ in iterator:
        pass
    return iterator


def error(action):
    try:
        action()
    except BaseException as caught:
        return caught


def run(source):
    names = {}
    exec(source, globals(), names)
    return list(names.values())


class Plain:
    pass


class Point:
    __slots__ = ("x", "y", "__weakref__")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Hashed:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Hashed) and self.n == other.n


class Items:
    """A sequence of the old kind."""

    def __getitem__(self, index):
        if index > 4:
            raise IndexError
        return index


class MyList(list):
    pass


class MyDict(dict):
    pass


class MyInt(int):
    pass


class MyStr(str):
    pass


class MyFloat(float):
    pass


class MyTuple(tuple):
    pass


class MySet(set):
    pass


class MyBytes(bytes):
    pass


class MyError(ValueError):
    pass


class Color(enum.Enum):
    RED = 1
    GREEN = 2


class Weak:
    def method(self):
        return self


class WithProperty(abc.ABC):
    @property
    def p(self):
        return 1

    @classmethod
    def c(cls):
        return cls

    @staticmethod
    def s():
        return 1

    @functools.cached_property
    def cached(self):
        return 1

    @abc.abstractmethod
    def a(self):
        return super().a()


@dataclasses.dataclass
class Data:
    a: int = 1
    b: list = dataclasses.field(default_factory=list)


Named = collections.namedtuple("Named", "a b")


def generator():
    received = yield 1
    try:
        yield received
        yield from (n for n in range(3))
    finally:
        yield 3


def delegating():
    yield from generator()


async def coroutine(x=1):
    await asyncio.sleep(0)
    return x


async def async_generator():
    yield 1
    yield 2


def closure():
    count = 0

    def add():
        nonlocal count
        count += 1
        return count

    add()
    return add


def recursive_list():
    made = [1]
    made.append(made)
    return made


def changed_dict():
    made = {n: str(n) for n in range(100)}
    for n in range(0, 100, 3):
        del made[n]
    made.update({Hashed(n): n for n in range(7)})
    made[(1, 2)] = 1
    made[1.5] = 2
    del made[Hashed(3)]
    Hashed(1) in made
    return made


def ordered_dict():
    made = collections.OrderedDict((n, n) for n in range(20))
    made.move_to_end(3)
    made.move_to_end(7, last=False)
    return made


def shared_copy():
    first = {n: n for n in range(50)}
    return [first, first.copy(), dict(first)]


def sent():
    made = generator()
    next(made)
    made.send(5)
    return made


def started(gen):
    next(gen)
    return gen


async def _ran_loop():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    task = loop.create_task(coroutine())
    waiting = loop.create_task(wait_for(future))
    await asyncio.sleep(0)
    agen = async_generator()
    await anext(agen)
    stepping = agen.asend(None)
    shown = [future, task, waiting, agen, stepping, asyncio.Lock(), asyncio.Event(), asyncio.Queue(3)]
    made.extend(shown)
    future.set_result(3)
    await task
    await waiting


async def wait_for(future):
    return await future


def ran_loop():
    asyncio.run(_ran_loop())


def tokens():
    return half(tokenize.generate_tokens(io.StringIO("a = 1\nif a:\n  b\n").readline))


def matched():
    pattern = re.compile(r"(?P<a>\w)(\d)?")
    match = pattern.search("xa1b2")
    return [pattern, match, half(pattern.finditer("a1b2")), pattern.scanner("ab"), re.compile(b"a+"), match.regs]


def xml_parser():
    parser = pyexpat.ParserCreate()
    parser.StartElementHandler = lambda name, attributes: None
    parser.Parse("<a><b>", False)
    return parser


def decompressor():
    made = zlib.decompressobj()
    made.decompress(zlib.compress(b"abc" * 100)[:10])
    return made


def compressor():
    made = zlib.compressobj()
    made.compress(b"abc" * 100)
    return made


def files():
    directory = tempfile.mkdtemp()
    name = os.path.join(directory, "f")
    with open(name, "w") as file:
        file.write("one\ntwo\nthree\n")
    text = open(name)
    text.readline()
    binary = open(name, "rb")
    binary.read(2)
    raw = open(name, "rb", buffering=0)
    both = open(name, "r+b")
    both.read(1)
    writing = open(name + "2", "w")
    writing.write("half")
    scan = os.scandir(directory)
    entry = next(scan)
    entry.is_file()
    entry.stat()
    return [text, binary, raw, both, writing, scan, entry, os.stat(name), iter(text)]


def memory():
    array_ = bytearray(b"abcdef")
    view = memoryview(array_)
    return [array_, view, view[1:4], view.cast("B", (2, 3)), half(view), memoryview(b"abc")]


def bytes_io():
    made = io.BytesIO(b"line1\nline2\n")
    made.readline()
    return [made, made.getbuffer()]


def string_io():
    made = io.StringIO("line1\nline2\n")
    made.readline()
    return made


def buffered_pair():
    left, right = os.pipe()
    return io.BufferedRWPair(open(left, "rb", buffering=0), open(right, "wb", buffering=0))


def sockets():
    left, right = socket.socketpair()
    left.send(b"abc")
    return [left, right, right.makefile("rb")]


def pollers():
    poll = select.poll()
    poll.register(0)
    epoll = select.epoll()
    return [poll, epoll]


def csv_objects():
    reader = csv.reader(["a,b", "c,d"])
    next(reader)
    writer = csv.writer(io.StringIO())
    writer.writerow([1, 2])
    return [reader, writer, reader.dialect]


def picklers():
    out = io.BytesIO()
    pickler = pickle.Pickler(out, 5)
    pickler.dump([1, "a"])
    out.seek(0)
    unpickler = pickle.Unpickler(out)
    return [pickler, unpickler, unpickler.load(), pickler.memo, unpickler.memo, pickle.PickleBuffer(b"abc")]


def codecs_objects():
    utf8 = codecs.getincrementaldecoder("utf-8")()
    utf8.decode(b"\xc3")
    gb = codecs.getincrementaldecoder("gb18030")()
    gb.decode(b"\x81")
    encoder = codecs.getincrementalencoder("iso2022_jp")()
    encoder.encode("\u3042")
    newline = io.IncrementalNewlineDecoder(None, True)
    newline.decode("a\r")
    reader = codecs.getreader("gb18030")(io.BytesIO(b"abc"))
    return [utf8, gb, encoder, newline, reader, codecs.getwriter("gb18030")(io.BytesIO()), codecs.charmap_build("abc" * 100)]


def decimals():
    context = decimal.Context(prec=5)
    context.divide(1, 3)
    with decimal.localcontext() as local:
        local.prec = 3
        made = [local, decimal.localcontext()]
    return made + [context, context.flags, context.traps, decimal.Decimal("1.5"), decimal.getcontext()]


def hashes():
    made = [hashlib.new(name, b"abc") for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "shake_128", "blake2b", "blake2s")]
    import _md5, _sha1, _sha2, _sha3, _blake2, _hashlib

    made += [_md5.md5(b"a"), _sha1.sha1(b"a"), _sha2.sha256(b"a"), _sha3.sha3_256(b"a"), _blake2.blake2b(b"a")]
    return made + [_hashlib.hmac_new(b"k", b"m", "sha256"), hmac.new(b"k", b"m", "md5")]


def weak_things():
    target = Weak()
    data = weakref.WeakValueDictionary(a=target)
    return [
        target,
        weakref.ref(target, print),
        weakref.ref(Weak()),
        weakref.proxy(target),
        weakref.proxy(Plain),
        weakref.WeakMethod(target.method),
        weakref.WeakSet([target]),
        weakref.WeakKeyDictionary({target: 1}),
        data,
        half(data.items()),
        weakref.finalize(target, print),
    ]


def contexts():
    variable = contextvars.ContextVar("v", default=1)
    token = variable.set(2)
    context = contextvars.copy_context()
    context.run(variable.set, 3)
    return [variable, token, context, contextvars.Token.MISSING, half(contextvars.copy_context().items())]


def locks():
    lock = _thread.allocate_lock()
    lock.acquire()
    rlock = threading.RLock()
    rlock.acquire()
    condition = threading.Condition()
    local = threading.local()
    local.x = 1
    event = threading.Event()
    event.set()
    return [lock, rlock, condition, local, event, threading.Semaphore(2), threading.Barrier(2), queue.Queue(3), queue.SimpleQueue()]


def ran_threads():
    thread = threading.Thread(target=lambda: None)
    with contextlib.suppress(RuntimeError):
        thread.start()
        thread.join()
    return [thread, threading.current_thread()]


def exceptions():
    chained = error(lambda: run("try:\n  1/0\nexcept Exception as e:\n  raise KeyError(1) from e"))
    group = ExceptionGroup("g", [ValueError(1), OSError(2, "x", "file")])
    noted = MyError("x")
    noted.add_note("note")
    return [
        chained,
        chained.__traceback__,
        group,
        noted,
        error(lambda: compile("a b", "f", "exec")),
        error(lambda: Plain().missing),
        error(lambda: undefined),
        error(lambda: __import__("no.such")),
        error(lambda: b"\xff".decode("utf8")),
        error(lambda: "\ud800".encode("utf8")),
        UnicodeTranslateError("a", 0, 1, "r"),
        error(sys.exit),
        StopIteration(3),
        OSError(1, "a", "b"),
        error(lambda: os.stat("/no/such")),
        ImportError("x", name="y", path="z"),
        AttributeError("x", name="y", obj=1),
    ]


def caches():
    @functools.lru_cache(maxsize=2)
    def f(x):
        return x

    @functools.lru_cache(maxsize=None)
    def g(x, y=1):
        return x

    f(1), f(2), f(3), g(1), g(2, y=3)

    @functools.singledispatch
    def dispatched(x):
        return x

    dispatched.register(int, lambda x: x)
    dispatched(1)
    return [f, g, dispatched, functools.cache(len)]


def partials():
    return [
        functools.partial(max, 1, key=len),
        functools.partialmethod(max),
        functools.cmp_to_key(lambda a, b: a - b)(3),
        functools.reduce,
        operator.itemgetter(1, 2),
        operator.attrgetter("a.b", "c"),
        operator.methodcaller("m", 1, k=2),
    ]


def structs():
    packed = struct.Struct("<ih")
    return [packed, half(packed.iter_unpack(b"\0" * 12))]


def itertools_objects():
    first, second = itertools.tee(iter("abcd"))
    next(first)
    groups = itertools.groupby("aabbc")
    _, group = next(groups)
    next(group)
    fresh = [
        itertools.product("ab", [1, 2], repeat=2),
        itertools.combinations("abcd", 2),
        itertools.combinations_with_replacement("abc", 2),
        itertools.permutations("abcd", 2),
        itertools.takewhile(bool, [1, 1, 0, 1]),
        itertools.dropwhile(bool, [1, 0, 1, 0]),
        itertools.filterfalse(bool, [0, 1, 0]),
        itertools.compress("abc", [1, 0, 1]),
        itertools.islice("abcdef", 1, 5, 2),
        itertools.chain("ab", "cd"),
        itertools.chain.from_iterable(["ab", "cd"]),
        itertools.cycle("abc"),
        itertools.count(3, 2),
        itertools.count(2**70),
        itertools.count(1.5),
        itertools.repeat(1),
        itertools.repeat(1, 5),
        itertools.accumulate([1, 2, 3], operator.mul, initial=1),
        itertools.starmap(pow, [(1, 2), (2, 3)]),
        itertools.batched("abcde", 2),
        itertools.pairwise("abcd"),
        itertools.zip_longest("ab", "c", fillvalue=0),
    ]
    return [first, second, groups, group, fresh, [half(it) for it in fresh]]


def builtin_iterators():
    sources = [
        [1, 2, 3],
        (1, 2, 3),
        {1: 2, 3: 4},
        {1: 2, 3: 4}.values(),
        {1: 2, 3: 4}.items(),
        {1, 2, 3},
        frozenset("abc"),
        "abc",
        "a\u0100\U0001f600",
        "a\ud800b",
        b"abc",
        bytearray(b"abc"),
        memoryview(b"abc"),
        range(4),
        range(2**70, 2**70 + 5),
        collections.deque("abc"),
        collections.OrderedDict(a=1, b=2),
        array.array("i", [1, 2, 3]),
        Items(),
        types.MappingProxyType({1: 2, 3: 4}),
        list[int],
        ordered_dict().items(),
    ]
    made = [[iter(s), half(s), used_up(s)] for s in sources]
    reversible = [s for s in sources if hasattr(type(s), "__reversed__")] + ["abc", (1, 2)]
    made += [[reversed(s), half(reversed(s))] for s in reversible]
    made += [
        half(iter(iter([1, 2, 0]).__next__, 0)),
        half(enumerate("abc", 5)),
        half(enumerate("abc", 2**70)),
        half(zip("abc", [1, 2, 3], strict=True)),
        half(map(pow, [1, 2], [3, 4])),
        half(filter(None, [1, 2])),
        half(filter(lambda x: x, [1, 2])),
    ]
    return made


def type_things():
    made = run(
        "def f[T: int, *Ts, **P](x: T) -> T: return x\n"
        "class C[T](list[T]):\n  x: 'int' = 1\n"
        "type A[T] = list[T]\n"
    )
    return made + [
        made[0].__type_params__,
        typing.TypeVar("T", bound=int),
        typing.ParamSpec("P"),
        typing.ParamSpec("P").args,
        typing.TypeVarTuple("Ts"),
        made[2].__value__,
        made[2][int],
        list[int],
        int | str,
        typing.Optional[int],
        typing.NewType("N", int),
        typing.NamedTuple("NT", [("a", int)]),
        typing.TypedDict("TD", {"a": int}),
        half(list[int]),
    ]


def frames():
    frame = sys._getframe()
    return [frame, frame.f_locals, frame.f_code, half(frame.f_code.co_positions()), half(frame.f_code.co_lines())]


def functions():
    def with_everything(a, /, b: int = 1, *args, c=[], **kwargs) -> int:
        "doc"

    with_everything.attribute = 1
    bound = Weak().method
    return [
        with_everything,
        closure(),
        closure().__closure__,
        lambda: 1,
        bound,
        len,
        [].append,
        str.join,
        dict.fromkeys,
        dict.__dict__["fromkeys"],
        list.__add__,
        [].__add__,
        int.real,
        types.FunctionType.__code__,
        Point.x,
        type.__dict__["__doc__"],
        super(Weak, Weak()),
        types.MethodType(print, 1),
        property(len),
        staticmethod(len),
        classmethod(len),
        WithProperty.__dict__["p"],
        types.CellType(1),
        types.CellType(),
    ]


def awaitables():
    suspended = coroutine()
    suspended.send(None)
    agen = async_generator()
    step = agen.__anext__()
    wrapped = coroutine()
    waiting = wrapped.__await__()
    throwing = async_generator().athrow(ValueError)
    closing = async_generator().aclose()
    fallback = anext(async_generator(), 1)
    return [suspended, agen, step, wrapped, waiting, throwing, closing, fallback, coroutine()]


def profilers():
    import _lsprof

    profiler = _lsprof.Profiler()
    profiler.enable()
    len("")
    profiler.disable()
    return profiler


def strings():
    import _string

    return ["\ud800x", MyStr("abc"), half(_string.formatter_parser("{a} {b!r:x}")), half(_string.formatter_field_name_split("a.b[1].c")[1])]


def modules():
    module = types.ModuleType("m", "doc")
    module.x = 1
    return [module, sys, math, types.SimpleNamespace(a=1), sys.flags, sys.version_info, time.localtime(), os.times(), sys.implementation]


def times():
    zone = datetime.timezone(datetime.timedelta(hours=1), "z")
    moment = datetime.datetime(2020, 1, 2, 3, 4, 5, 6, zone)
    return [zone, moment, moment.date(), moment.timetz(), moment - moment, moment.isocalendar()]


def json_objects():
    import _json

    decoder = json.JSONDecoder()
    scanner = _json.make_scanner(decoder)
    encoder = _json.make_encoder({}, None, json.dumps, None, ":", ",", True, False, True)
    return [decoder, json.JSONEncoder(), scanner, encoder]


def symbol_tables():
    import _symtable

    return _symtable.symtable("def f(x):\n  return x", "f", "exec")


RECIPES = """
recursive_list()
changed_dict()
ordered_dict()
shared_copy()
half(changed_dict())
half(changed_dict().items())
half(ordered_dict())
[[], [1, 2], [1.5, None], MyList([1]), list(range(1000))]
[(), (1, 2), MyTuple([1, 2]), Named(1, 2)]
[{}, {"a": 1}, MyDict(a=1), collections.defaultdict(list, a=[1]), collections.Counter("abca")]
[{1: 1}.keys(), {1: 1}.values(), {1: 1}.items(), types.MappingProxyType({})]
[set(), {1, 2, 3}, {"a", "b"}, {Hashed(1), Hashed(4), 1.5}, MySet([1]), frozenset("abc"), {n for n in range(1000)}, hash(frozenset([1]))]
half({n for n in range(100)})
[{1, 2}.pop(), {1, 2, 3} - {2}, sorted({3, 1})]
[1, 2**70, True, None, ..., NotImplemented, 1.5, 1j, MyInt(5), MyInt(2**70), MyFloat(1.5), "abc", b"abc", MyBytes(b"abc"), bytearray(b"abc")]
[slice(1, 2), range(3), range(0, 2**70, 3), sys.float_info]
[started(iter([1])), builtin_iterators()]
itertools_objects()
[collections.deque([1, 2, 3], 5), half(collections.deque([1, 2])), half(reversed(collections.deque([1, 2])))]
[array.array("d", [1.5]), half(array.array("i", [1, 2]))]
[generator(), started(generator()), sent(), started(delegating()), used_up(generator()), half(n for n in [1, 2])]
awaitables()
ran_loop()
frames()
functions()
[Plain(), Point(1, 2), Hashed(1), Items(), Color.RED, Color, Data(), WithProperty, Weak(), Named]
vars(Plain())
vars(Data())
type_things()
exceptions()
caches()
partials()
structs()
tokens()
matched()
xml_parser()
[compressor(), decompressor()]
files()
memory()
bytes_io()
string_io()
buffered_pair()
sockets()
pollers()
csv_objects()
picklers()
codecs_objects()
decimals()
[fractions.Fraction(1, 3), random.Random(3), random.Random(3).getstate(), random.SystemRandom()]
hashes()
weak_things()
contexts()
locks()
ran_threads()
profilers()
strings()
modules()
times()
json_objects()
symbol_tables()
[ast.parse("a = 1"), ast.Name("x")]
[warnings.catch_warnings(), contextlib.ExitStack(), contextlib.suppress(KeyError), logging.getLogger("x")]
[unicodedata.ucd_3_2_0, signal.SIGINT, signal.getsignal(signal.SIGINT), gc.callbacks, locale.localeconv()]
_thread._local()
[sys.exc_info(), sys.stdout, sys.stdin, sys.stderr]
""".strip().splitlines()

for _recipe in RECIPES:
    try:
        made.append(eval(_recipe))
    except BaseException as _error:
        failed.append(f"{_recipe}: {_error!r}")
