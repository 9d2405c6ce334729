# An exception that leaves atomic(rollback=True) undoes what was done inside, whatever kind of object it was done to.
import io
import random
from array import array
from collections import Counter, OrderedDict, defaultdict, deque
from contextlib import ExitStack, contextmanager, suppress
from transaction import atomic, is_atomic


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __repr__(self):
        return f"({self.x}, {self.y})"


class Slotted:
    __slots__ = "value", "other"


def state():
    return [
        numbers, table, names, point, vars(point), slotted.value, hasattr(slotted, "other"), queue, missing, counted,
        ordered, raw, packed, text.getvalue(), total, variable(), hasattr(point, "z"), function.__name__,
    ]


def closure():
    value = 0

    def get():
        return value

    def put(new):
        nonlocal value
        value = new

    return get, put


def function():
    pass


numbers = [3, 1, 2]
table = {"a": 1, "b": [1]}
names = {"x", "y"}
point = Point(1, 2.5)
slotted = Slotted()
slotted.value = "old"
queue = deque([1, 2, 3], maxlen=4)
missing = defaultdict(list, k=[1])
counted = Counter("aab")
ordered = OrderedDict(one=1, two=2)
raw = bytearray(b"raw")
packed = array("i", [1, 2])
text = io.StringIO()
text.write("text")
total = 10
variable, set_variable = closure()
iterator = iter([1, 2, 3, 4])
next(iterator)


def countdown(n):
    while n:
        yield n
        n -= 1


generator = countdown(5)
next(generator)
names_iterator = enumerate("abc")
generator_state = random.Random(1)


def change():
    global total, added
    numbers.sort()
    numbers.append(9)
    del numbers[0]
    table["b"].append(2)
    table["c"] = table.pop("a")
    names.discard("x")
    names.update("pqr")
    point.x, point.z = 100, 7
    point.y *= 2
    slotted.value = slotted.other = "new"
    queue.extend([4, 5, 6])
    missing["new"].append(5)
    missing["k"].clear()
    counted.update("bbbc")
    ordered.move_to_end("one")
    raw.extend(b"er")
    packed.append(3)
    text.write(" and more")
    total = added = 11
    set_variable(1)
    function.__name__ = "other"
    next(iterator), next(generator), next(names_iterator)
    generator_state.random()


before = repr(state())
first = random.Random(1).random()
try:
    with atomic(rollback=True):
        change()
        assert repr(state()) != before
        raise KeyError("gone")
except KeyError as error:
    print(repr(error), is_atomic())
after = repr(state())
print(after == before)
if after != before:
    print(before, after, sep="\n")
print("added" in globals(), next(iterator), next(generator), next(names_iterator), generator_state.random() == first)

with atomic(rollback=True):
    numbers.append("kept")
print(numbers)

# Nested: the inner block goes back to where it began, the outer one to its own beginning.
log = []
try:
    with atomic(rollback=True):
        log.append(1)
        try:
            with atomic(rollback=True):
                log.append(2)
                raise ValueError
        except ValueError:
            log.append("caught")
        seen = [log.copy()]
        with atomic(rollback=True):
            log.append(3)
        with suppress(ValueError), atomic:
            log.append(4)
            raise ValueError
        print("never written: it is undone like all else")
        raise TypeError(*seen, log.copy())
except TypeError as error:
    print(error.args, log, is_atomic(), "seen" in globals())

with atomic:
    log.append("outer")
    with suppress(ValueError), atomic(rollback=True):
        log.append("inner")
        raise ValueError
    print(log, is_atomic())
print(log)


# Classes, and what instances of them find there.
class Base:
    count = 0

    def name(self):
        return "base"


class Derived(Base):
    pass


instance = Derived()
try:
    with atomic(rollback=True):
        Base.count += 1
        Base.count += 1
        Base.name = lambda self: "changed"
        Derived.extra = property(lambda self: "extra")
        Derived.__module__ = "elsewhere"
        instance.__class__ = Base
        raise ValueError(instance.name(), instance.count, type(instance).__name__)
except ValueError as error:
    print(error, instance.name(), instance.count, type(instance).__name__, hasattr(instance, "extra"), Derived.__module__)
Base.count += 1
print(instance.count, Derived.count)


# Local variables of functions that go on keep their values; what they refer to is as before.
def locals_stay():
    value, items = 1, []
    try:
        with atomic(rollback=True):
            value = 2
            items.append(value)
            raise ValueError("left")
    except ValueError as error:
        return value, items, error.__traceback__.tb_lineno > 0, [*error.args]


print(locals_stay())


@atomic(rollback=True)
def transfer(source, target, amount):
    source[0] -= amount
    target[0] += amount
    if source[0] < 0:
        raise ValueError("not enough")


a, b = [10], [0]
transfer(a, b, 4)
with suppress(ValueError):
    transfer(a, b, 40)
print(a, b)

with suppress(ValueError), ExitStack() as stack:
    stack.enter_context(atomic(rollback=True))
    a[0] = "changed"
    raise ValueError
print(a)


# A generator inside the block, one that goes on after it, and one that holds the block.
def numbered():
    for i in range(3):
        log.append(i)
        yield i


log.clear()
with suppress(ValueError), atomic(rollback=True):
    for i in numbered():
        if i == 2:
            raise ValueError
print(log, "i" in globals())


def holds():
    with atomic(rollback=True):
        log.append("before")
        try:
            yield
        finally:
            log.append("after")


gen = holds()
next(gen)
try:
    gen.throw(ValueError("thrown"))
except RuntimeError as error:
    print(error, repr(error.__context__))
print(log, is_atomic())


def inside():
    yield 1
    with suppress(ValueError), atomic(rollback=True):
        log.append("undone")
        raise ValueError
    yield 2


print(list(inside()), log)
print([repr(m) for m in (atomic(rollback=True), atomic)], atomic(rollback=True).rollback, atomic.rollback)
for _ in range(1000):
    with suppress(ValueError), atomic(rollback=True):
        a[0] = None
        raise ValueError
print(a)
