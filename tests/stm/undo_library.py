"""As undo.py, for what the native modules of the library make: each case changes objects that are half used."""

import array
import atexit
import bisect
import codecs
import collections
import contextvars
import csv
import decimal
import functools
import hashlib
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
from collections.abc import Sequence

CASES = []


def case(make):
    CASES.append((make.__name__, *make()))
    return make


@case
def deque_ends():
    made = collections.deque(range(200))

    def change():
        made.append(1)
        made.appendleft(2)
        for _ in range(70):
            made.pop()
            made.popleft()
        made.rotate(3)
        made[5] = "x"
        made.insert(7, "y")
        del made[9]
        made.extend("abc")
        made.reverse()

    return change, lambda: (list(made), len(made), made[0], made[-1])


@case
def deque_emptied():
    made = collections.deque("ab", 3)

    def change():
        made.clear()
        made.extend(range(100))

    return change, lambda: made


@case
def deque_iterators():
    made = collections.deque(range(150))
    forward = iter(made)
    backward = reversed(made)
    next(forward), next(backward)

    def change():
        for _ in range(100):
            next(forward)
            next(backward)

    return change, lambda: (forward.__length_hint__(), backward.__length_hint__(), forward.__reduce__()[1][1])


@case
def ordered():
    made = collections.OrderedDict.fromkeys("abcdef")

    def change():
        made.move_to_end("b")
        made.move_to_end("e", last=False)
        made.popitem(last=False)
        made["z"] = 1
        made.update(q=2)

    return change, lambda: (made, list(reversed(made)))


@case
def default_and_counter():
    groups = collections.defaultdict(list)
    groups["a"].append(1)
    counts = collections.Counter("abca")

    def change():
        groups["a"].append(2)
        groups["b"]
        groups.default_factory = int
        counts.update("abcxyz")
        counts.subtract("a")

    return change, lambda: (groups, counts)


@case
def iterators():
    first, second = itertools.tee(iter(range(200)))
    next(first)
    groups = itertools.groupby("aabbbcc")
    _, group = next(groups)
    made = [
        first,
        itertools.chain("abc", "def", "ghi"),
        itertools.cycle("abc"),
        itertools.accumulate(range(9)),
        itertools.islice(range(100), 3, 50, 4),
        itertools.takewhile(lambda x: x < 5, range(9)),
        itertools.dropwhile(lambda x: x < 5, range(9)),
        itertools.filterfalse(None, [0, 1, 0, 0, 2, 0]),
        itertools.compress("abcdef", [1, 0, 1, 1, 0, 1]),
        itertools.product("abc", [1, 2, 3]),
        itertools.permutations("abcd", 3),
        itertools.combinations("abcde", 3),
        itertools.combinations_with_replacement("abc", 2),
        itertools.zip_longest("abcdef", "xy", fillvalue=0),
        itertools.count(3, 2),
        itertools.repeat(7, 9),
        itertools.starmap(pow, [(2, n) for n in range(9)]),
        itertools.batched("abcdefghi", 2),
        itertools.pairwise("abcdefg"),
        group,
        groups,
    ]
    rest = [(x for x in itertools.chain(range(30))) for _ in range(2)]
    made.append(itertools.zip_longest(*rest))
    made.append(itertools.batched((x for x in range(30)), 4))
    for iterator in made:
        next(iterator)
    copied = {}

    def change():
        for iterator in made:
            next(iterator, None)
            next(iterator, None)
            next(iterator, None)
        for _ in range(100):
            next(second)

    def look():
        import copy
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shown = []
            for n in range(5, 19):
                if n not in (13, 16):
                    shown.append(list(itertools.islice(copy.copy(made[n]), 4)) if n in (9, 10, 11, 12) else None)
            return shown, repr(made[14]), repr(made[15]), [str(made[n].__reduce__()[1:]) for n in (9, 10, 11, 12)]

    return change, look


@case
def heap_and_bisection():
    heap = [5, 3, 8, 1]
    heapq.heapify(heap)
    line = [1, 4, 9]

    def change():
        heapq.heappush(heap, 0)
        heapq.heappop(heap)
        heapq.heapreplace(heap, 7)
        bisect.insort(line, 5)

    return change, lambda: (heap, line)


@case
def functions():
    calls = []

    @functools.lru_cache(maxsize=2)
    def square(n):
        calls.append(n)
        return n * n

    square(1), square(2)
    key = functools.cmp_to_key(lambda a, b: a - b)(3)

    def change():
        square(2), square(3), square(1)
        square.cache_clear()
        key.obj = 9

    return change, lambda: (square.cache_info(), calls, key.obj)


@case
def generator_of_numbers():
    source = random.Random(3)
    source.random()

    def change():
        for _ in range(700):
            source.random()
        source.getrandbits(99)
        source.gauss(0, 1)

    return change, lambda: hash(source.getstate())


@case
def unseeded_numbers():
    source = random.Random()
    source.getstate()

    def change():
        source.shuffle(list(range(9)))

    return change, lambda: hash(source.getstate())


@case
def arrays():
    made = array.array("i", [1, 2, 3])
    iterator = iter(made)
    next(iterator)
    packed = bytearray(8)

    def change():
        made.append(4)
        made[0] = 9
        made.extend(range(50))
        made.byteswap()
        made.reverse()
        next(iterator)
        struct.pack_into("<ih", packed, 1, 77, 5)

    return change, lambda: (made, iterator.__reduce__()[2], packed)


@case
def unpacking():
    iterator = struct.Struct("<h").iter_unpack(bytes(range(20)))
    next(iterator)

    def change():
        next(iterator)

    return change, lambda: iterator.__length_hint__()


@case
def matches():
    pattern = re.compile(r"\w(\d)")
    found = pattern.finditer("a1 b2 c3 d4")
    next(found)
    scanner = pattern.scanner("a1 b2 c3 d4")
    scanner.search()

    given = []

    def change():
        given.append(next(found).group(1))
        given.append(scanner.search().group(1))

    return change, lambda: given


@case
def contexts_of_decimals():
    own = decimal.Context(prec=4)

    def change():
        own.prec = 9
        own.rounding = decimal.ROUND_UP
        own.clamp = 1
        own.divide(1, 3)
        own.traps[decimal.Inexact] = True
        decimal.getcontext().prec = 3
        decimal.Decimal(1) / 3

    return change, lambda: (own, own.divide(decimal.Decimal(2), 1), decimal.getcontext().prec)


@case
def bytes_stream():
    stream = io.BytesIO(b"line1\nline2\nline3\n")
    stream.readline()

    def change():
        stream.readline()
        stream.write(b"more and more" * 20)
        stream.truncate(3)

    return change, lambda: (stream.getvalue(), stream.tell())


@case
def text_stream():
    stream = io.StringIO("one\r\ntwo\nthree", newline=None)
    stream.readline()

    def change():
        stream.write("x\r\ny")
        stream.seek(0, 2)
        stream.write("end")

    return change, lambda: (stream.getvalue(), stream.tell(), stream.newlines)


@case
def wrapped_stream():
    raw = io.BytesIO("\u00e9\r\n\u00e8\n".encode() * 9)
    stream = io.TextIOWrapper(raw, encoding="utf-8", newline=None)
    stream.readline()
    out = io.BytesIO()
    writing = io.TextIOWrapper(io.BufferedWriter(out), encoding="utf-16")
    writing.write("some")

    def change():
        stream.readline()
        stream.read(3)
        writing.write("thing" * 9000)

    return change, lambda: (stream.tell(), stream.newlines, raw.tell(), len(out.getvalue()))


@case
def buffered_stream():
    reader = io.BufferedReader(io.BytesIO(bytes(range(200))), 16)
    reader.read(3)

    def change():
        reader.read(50)
        reader.seek(3)
        reader.peek()

    return change, lambda: (reader.tell(), reader.raw.tell())


@case
def decoders():
    utf8 = codecs.getincrementaldecoder("utf-8")()
    utf8.decode(b"\xc3")
    wide = codecs.getincrementaldecoder("gb18030")()
    wide.decode(b"\x81")
    newlines = io.IncrementalNewlineDecoder(None, True)
    newlines.decode("a\r")

    def change():
        utf8.decode(b"\xa9\xe2")
        wide.decode(b"\x30")
        newlines.decode("\nb\n")

    return change, lambda: (utf8.getstate(), wide.getstate(), newlines.getstate(), newlines.newlines)


@case
def compressors():
    packed = zlib.compress(bytes(range(256)) * 200)
    unpacking = zlib.decompressobj()
    unpacking.decompress(packed[:100])
    packing = zlib.compressobj()
    packing.compress(b"abc" * 10)

    def change():
        unpacking.decompress(packed[100:])
        packing.compress(bytes(range(256)))

    return change, lambda: (len(unpacking.copy().decompress(packed[100:])), packing.copy().flush(), unpacking.eof)


@case
def hashes():
    made = [hashlib.sha256(b"a"), hashlib.blake2b(b"a"), hashlib.md5(b"a")]

    def change():
        for one in made:
            one.update(b"more")

    return change, lambda: [one.hexdigest() for one in made]


@case
def comma_separated():
    lines = iter(["a,b", '"c', 'd",e', "f,g"])
    reader = csv.reader(lines)
    next(reader)

    def change():
        next(reader)
        csv.register_dialect("odd", delimiter=";")
        csv.field_size_limit(99)

    return change, lambda: (reader.line_num, csv.list_dialects(), csv.field_size_limit())


@case
def pickles():
    out = io.BytesIO()
    pickler = pickle.Pickler(out)
    shared = [1, 2]
    pickler.dump(shared)
    source = io.BytesIO(out.getvalue() * 3)
    unpickler = pickle.Unpickler(source)
    unpickler.load()

    def change():
        pickler.dump([shared, "new"])
        unpickler.load()

    return change, lambda: (out.getvalue(), len(pickler.memo.copy()), source.tell(), len(unpickler.memo.copy()))


@case
def tokens():
    found = tokenize.generate_tokens(io.StringIO("a = f'{b!r:>{c}}'\nif a:\n  (b,\n c)\n").readline)
    next(found), next(found)
    given = []

    def change():
        for token in found:
            given.append(token.string)

    return change, lambda: given


@case
def format_pieces():
    pieces = string.Formatter().parse("a{b}c{d!r:>3}e")
    next(pieces)
    given = []

    def change():
        given.extend(pieces)

    return change, lambda: given


@case
def variables():
    variable = contextvars.ContextVar("v", default=0)
    context = contextvars.copy_context()

    def change():
        token = variable.set(1)
        context.run(variable.set, 2)
        variable.reset(token)
        variable.set(3)

    return change, lambda: (variable.get(), context.get(variable), len(context))


@case
def registrations():
    class Line:
        pass

    def change():
        Sequence.register(Line)

    return change, lambda: (isinstance(Line(), Sequence), issubclass(Line, Sequence))


@case
def exit_functions():
    def change():
        atexit.register(print, "never")

    return change, lambda: atexit._ncallbacks()


@case
def codec_registry():
    def search(name):
        return codecs.CodecInfo(len, len, name="odd") if name == "odd" else None

    def known(name):
        try:
            return codecs.lookup(name).name
        except LookupError:
            return None

    def change():
        codecs.register(search)
        codecs.register_error("odd", lambda error: ("?", error.end))
        known("odd")

    def handler():
        try:
            return codecs.lookup_error("odd") is not None
        except LookupError:
            return None

    return change, lambda: (known("odd"), handler())


@case
def json_and_operators():
    made = {"b": [1, {"c": None}]}

    def change():
        made["b"].append(json.loads("[1, 2]"))
        operator.setitem(made, "d", 1)

    return change, lambda: json.dumps(made, sort_keys=True)
