"""await, async for and async with inside every statement and expression; sync code driving them."""
import asyncio
class A:
    def __init__(self, v): self.v = v
    def __await__(self):
        yield
        return self.v
    async def __aenter__(self): return await A(f"in{self.v}")
    async def __aexit__(self, *e): await A(0); return e[0] is ValueError
    def __aiter__(self): self.i = 0; return self
    async def __anext__(self):
        if self.i >= self.v: raise StopAsyncIteration
        self.i += 1
        return await A(self.i)
async def f(x, *a, **k): return (x, a, k)
async def main():
    a = await A(1); b, c = await A((2, 3)); print(a, b, c, await A(4), -await A(5), await A(6) + await A(7), (await A([1, 2]))[0], [await A(i) for i in range(3)], {await A("k"): await A("v")}, {await A(9)}, (await A(1), *await A([2])), await A(2) ** 3, not await A(0), await A(1) if await A(0) else await A("else"), await A(0) or await A("or"), await A(1) and await A("and"), f"{await A('f')!r:>5}", (lambda v: v)(await A("arg")), await f(await A("x"), *await A([1]), **await A({"z": 2})), await A(1) < await A(2) < await A(3), (await A("s")).upper(), [x async for x in A(3)], {x: y async for x in A(2) for y in [await A("y")]}, sum([x async for x in A(4) if await A(x % 2)]), [await A(x) async for x in A(2)], await A(await A(await A("nested"))), (w := await A("walrus")), w)
    async for i in A(5):
        if i == 2: continue
        if i == 4: break
        print("i", i)
    else: print("never")
    async for _ in A(0): pass
    else: print("else")
    async with A(1) as p, A(2) as q: print(p, q)
    async with (A("s") as s, A("t")): raise ValueError("suppressed")
    try:
        async with A("u"): raise KeyError("escapes")
    except KeyError as e: print(e)
    x = [0]; x[await A(0)] += await A(5); print(x); x[await A(0)], y = await A((1, 2)); del x[await A(0)]; print(x, y)
    assert await A(True), await A("msg")
    try: raise await A(IndexError("raised"))
    except IndexError as e: print(e)
    while await A(True):
        if await A(True): break
    for i in await A(range(2)):
        try: await A(1 / (i - 1) if i == 1 else 0)
        except ZeroDivisionError: print("div")
        finally: await A("fin")
    with __import__("contextlib").nullcontext(await A("ctx")) as c: print(c)
    match await A({"k": [1, 2]}):
        case {"k": [a, *_]} if await A(a): print("match", a)
    def sync(): return [1]
    async def inner(n): return n if n == 0 else 1 + await inner(n - 1)
    print(await inner(50), await asyncio.gather(*(inner(i) for i in range(3))), sync())
    async def agen():
        for i in range(3):
            got = yield await A(i)
            if got: print("got", got)
    g = agen(); print(await g.asend(None), await g.asend("S"), [v async for v in g])
    gen = (await A(i) for i in range(2)); print(type(gen).__name__, [v async for v in gen])
    try: await A(1).nope
    except AttributeError as e: print(e)
    return await A("ret")
print(asyncio.run(main()))
co = f(1)
try: co.send(None)
except StopIteration as e: print(e.value)
def drive(co):
    n = 0
    try:
        while True: co.send(None); n += 1
    except StopIteration as e: return n, e.value
async def many(): return [await A(i) for i in range(100)][-1]
print(drive(many()))
