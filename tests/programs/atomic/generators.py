# A generator that yields inside an atomic block does not make its consumer atomic, nor does a consumer's block get lost in it.
import asyncio
from contextlib import ExitStack, contextmanager
from transaction import atomic, is_atomic


def numbers(count):
    with atomic:
        for number in range(count):
            yield number, is_atomic()
    yield "after", is_atomic()


print("consumer outside")
for item in numbers(2):
    print(item, is_atomic())

print("consumer inside")
with atomic:
    for item in numbers(1):
        print(item, is_atomic())
    print(is_atomic())
print(is_atomic())

print("started inside, continued outside")
with atomic:
    g = numbers(3)
    print(next(g), is_atomic())
print(is_atomic())
print(next(g), is_atomic())
with atomic, atomic:
    print(next(g), is_atomic())
print(next(g), is_atomic())
print(next(g, "end"), is_atomic())

print("two at a time")
g, h = numbers(2), numbers(2)
for pair in zip(g, h):
    print(pair, is_atomic())

print("delegation")


def outer():
    with atomic:
        yield from numbers(1)
        yield "outer", is_atomic()
    result = yield from inner()
    yield result, is_atomic()


def inner():
    with atomic:
        try:
            yield "inner", is_atomic()
        finally:
            print("inner ends", is_atomic())
    return "returned"


for item in outer():
    print(item, is_atomic())

print("throw and close")
g = outer()
for _ in range(4):
    item = next(g)
print(item, is_atomic())
try:
    g.throw(KeyError("thrown"))
except KeyError as error:
    print(repr(error), is_atomic())


def resists():
    with atomic:
        try:
            yield 1
        except KeyError:
            print("thrown into", is_atomic())
            yield 2
        finally:
            print("closed", is_atomic())
    print("outside", is_atomic())


g = resists()
print(next(g), g.throw(KeyError), is_atomic())
g.close()
print(is_atomic())

print("a generator of its own blocks")


def plain():
    yield is_atomic()
    with atomic:
        pass
    yield is_atomic()


with atomic:
    print(list(plain()), is_atomic())
print(list(plain()), is_atomic())

print("context manager")


@contextmanager
def transaction():
    with atomic:
        yield is_atomic()


with transaction() as entered:
    print(entered, is_atomic())
print(is_atomic())

print("entered by a call")


def by_stack():
    with ExitStack() as stack:
        stack.enter_context(atomic)
        yield is_atomic()
        yield is_atomic()
    yield is_atomic()


for item in by_stack():
    print(item, is_atomic())

print("expression")
with atomic:
    lazy = (is_atomic() for _ in range(2))
    print(next(lazy), is_atomic())
print(next(lazy), is_atomic())

print("coroutines")


async def worker(name):
    with atomic:
        for step in range(2):
            print(name, step, is_atomic())
            await asyncio.sleep(0)
    print(name, "after", is_atomic())


async def stream():
    with atomic:
        yield is_atomic()
        await asyncio.sleep(0)
        yield is_atomic()


async def main():
    await asyncio.gather(worker("a"), worker("b"))
    print("main", is_atomic())
    async for item in stream():
        print(item, is_atomic())


asyncio.run(main())
print(is_atomic())
