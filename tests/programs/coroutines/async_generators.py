"""Async generators, async for, async comprehensions, aclose, athrow, asend."""
import types
@types.coroutine
def pause(v): return (yield v)
def run(co):
    out = []
    try:
        while True: out.append(co.send(None))
    except StopIteration as e:
        return out, e.value
async def agen(n):
    try:
        for i in range(n):
            await pause(f"w{i}")
            got = yield i
            if got: print("got", got)
    finally:
        print("agen finally")
async def loop():
    res = []
    async for x in agen(3): res.append(x)
    else: res.append("else")
    return res
print(run(loop()))
async def comps():
    a = [x async for x in agen(2)]
    b = {x async for x in agen(2) if x}
    c = {x: x * x async for x in agen(2)}
    d = [y for x in [1, 2] async for y in agen(x) if y >= 0]
    e = (x async for x in agen(1))
    f = [x async for x in e]
    return a, b, c, d, f, type(e).__name__
print(run(comps())[1])
async def manual():
    g = agen(3)
    print(await g.__anext__(), await g.asend("hello"), type(g).__name__, g.ag_running, g.__name__)
    try:
        await g.athrow(ValueError("thrown"))
    except ValueError as e:
        print("escaped", e)
    try:
        await anext(g)
    except StopAsyncIteration:
        print("exhausted")
    print(await anext(g, "default"))
    h = agen(2)
    await anext(h)
    await h.aclose()
    return await anext(h, "closed")
print(run(manual())[1])
class AIter:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def use(): return [x async for x in AIter(3)]
print(run(use()))
async def bad_for(x):
    async for _ in x: pass
class BadA:
    def __aiter__(self): return 5
class BadN:
    def __aiter__(self): return self
    def __anext__(self): return 5
class NoAiter:
    def __iter__(self): return iter([])
for b in (5, BadA(), BadN(), NoAiter(), [1]):
    try:
        run(bad_for(b))
    except TypeError as e:
        print(e)
async def stop_inside():
    yield 1
    raise StopAsyncIteration("x")
async def t():
    async for _ in stop_inside(): pass
try:
    run(t())
except RuntimeError as e:
    print(e)
async def ignore_exit():
    try:
        yield 1
    except GeneratorExit:
        yield 2
async def t2():
    g = ignore_exit()
    await anext(g)
    await g.aclose()
try:
    run(t2())
except RuntimeError as e:
    print(e)
try:
    aiter(5)
except TypeError as e:
    print(e)
async def nested():
    async def inner():
        yield 1
        yield 2
    return [[y async for y in inner()] for _ in range(2)], [z async for z in (w async for w in inner())]
print(run(nested())[1])
async def early():
    async for x in agen(5):
        if x == 1: break
    return "broke"
g = early()
print(run(g))
import gc; gc.collect()
for src in ("async def f():\n yield 1\n return 2", "def f():\n [x async for x in y]", "def f():\n await x", "async def f():\n yield from x", "async def f():\n def g(): await x", "lambda: await x", "[await x for x in y]", "async def f():\n lambda: await x", "async for x in y: pass", "class A:\n  async with x: pass", "def f(): return (x async for x in y)"):
    try:
        compile(src, "s", "exec")
        print("ok", repr(src))
    except SyntaxError as e:
        print(repr(src), e.msg)
