"""Runs once when a program has run for a moment: every hot instruction meets the kinds of operands that programs use.

V8 compiles the interpreter's loop for what it has seen so far and throws the compiled loop away when something new comes by.
Seeing everything once, early, costs a millisecond and saves a program several such recompilations.
"""


class _Plain:
    kind = 1

    def __init__(self, value):
        self.value = value
        self.other = None

    def get(self):
        return self.value

    @property
    def double(self):
        return self.value + self.value

    def __add__(self, other):
        return _Plain(self.value + other.value)

    def __eq__(self, other):
        return self.value == other.value

    def __lt__(self, other):
        return self.value < other.value

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return self.value


class _Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y


def _numbers(a, b):
    c = a + b - a * b
    a += 1
    b -= 1
    b *= 2
    d = a // (b or 1), a % 7, a & 3, a | 4, a ^ 5, a << 2, a >> 1, -a, a / 3, a ** 2
    return c, d, a < b, a <= b, a == b, a != b, a > b, a >= b, a is b, not a, not (a < b)


def _floats(x, y):
    z = x + y - x * y
    x += 1
    y -= 1.5
    y *= 2
    return z, x / 3, -x, x < y, x <= y, x == y, x != y, x > y, x >= y, x + 1, 1 + x, x - 1, 1 - x, 2 * x, x * 2, x ** 2


def _containers(n):
    items = [i * i for i in range(n)]
    pair = (1, 2)
    table = {"a": 1, 2: "b"}
    names = {i for i in items}
    for item in items:
        if item in names and item not in table:
            table[item] = pair[0] + pair[-1]
    items[0] = items[-1]
    items[1:2] = items[:1]
    first, *rest = items
    a, b = pair
    a, b = b, a
    items.append(a)
    items.pop()
    for key, value in table.items():
        items.append(value)
    total = 0
    while total < 5:
        total += 1
        if total == 3:
            continue
    del items[0], table["a"]
    return items, rest, first, [x for x in pair if x], f"{a}-{b!r}:{total:>4}", "a" + "b", "ab"[0], len(items), str(total)


def _objects():
    p, q, s = _Plain(3), _Plain(4.5), _Slotted(1)
    s.x += 1
    p.value += 1
    p.other = q
    return (p + q).get(), p.double, p == q, p < q, p.kind, s.x + s.y, len(p), p[0], p.get() is None, p.other is not None


def _generator(n):
    for i in range(n):
        got = yield i
    yield from (j for j in range(2))


def _calls(a, b=2, *args, c=3, **kwargs):
    def inner():
        nonlocal a
        a += b
        return a

    try:
        if a > 1000:
            raise ValueError(a)
        return inner() + c + len(args) + len(kwargs)
    except (ValueError, TypeError) as error:
        return error.args
    finally:
        a = 0


def run():
    for a, b in ((3, 4), (2 ** 31, 5), (2 ** 40, 2 ** 10), (0, -3), (-(2 ** 33), 7), (2 ** 52, 2 ** 52), (True, 2)):
        _numbers(a, b)
    for x, y in ((1.5, 2.5), (0.0, -1.0), (1e30, 3.0)):
        _floats(x, y)
    for _ in range(3):
        _containers(6)
        _objects()
        list(_generator(3))
        for _ in _generator(2):
            pass
        _calls(1)
        _calls(1, 2, 3, c=4, d=5)
        _calls(*(2000, 1), **{"e": 1})
        sorted([3, 1, 2], key=lambda v: -v)
        max([1, 2]), min(1, 2), sum([1, 2]), abs(-1), isinstance(1, int), list(map(str, [1]))

