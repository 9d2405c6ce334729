"""Coroutines and awaitables driven by hand."""
import types, inspect
class Pause:
    def __init__(self, tag): self.tag = tag
    def __await__(self):
        got = yield self.tag
        return f"{self.tag}->{got}"
async def child(n):
    r = await Pause(f"child{n}")
    return r.upper()
async def main():
    a = await child(1)
    b = await child(2)
    try:
        await Pause("throw here")
    except ValueError as e:
        c = f"caught {e}"
    return [a, b, c]
m = main()
print(inspect.getcoroutinestate(m), m.send(None), m.send("x"), m.send("y"), inspect.getcoroutinestate(m), type(m.cr_await).__name__)
try:
    m.throw(ValueError("err"))
except StopIteration as e:
    print(e.value)
print(inspect.getcoroutinestate(m))
try:
    m.send(None)
except RuntimeError as e:
    print(e)
def run(co):
    try:
        while True: co.send(None)
    except StopIteration as e:
        return e.value
async def simple(): return 5
async def awaits(x): return await x
print(run(simple()), run(awaits(simple())))
for bad in (5, None, [1], (x for x in [])):
    try:
        run(awaits(bad))
    except TypeError as e:
        print(e)
class BadAwait:
    def __await__(self): return 5
class BadAwait2:
    def __await__(self): return simple_co
simple_co = simple()
for b in (BadAwait(), BadAwait2()):
    try:
        run(awaits(b))
    except TypeError as e:
        print(e)
run(simple_co)
@types.coroutine
def gen_co(x):
    y = yield x
    return y
async def use(): return await gen_co("q")
u = use()
print(u.send(None))
try:
    u.send("answer")
except StopIteration as e:
    print(e.value)
co = simple()
try:
    iter(co)
except TypeError as e:
    print(e)
try:
    next(co)
except TypeError as e:
    print(e)
co.close()
try:
    run(co)
except RuntimeError as e:
    print(e)
async def cleanup():
    try:
        await Pause("p")
    finally:
        print("cleaned")
c = cleanup()
c.send(None)
c.close()
async def stop(): raise StopIteration("bad")
try:
    run(stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))
print(co.cr_code.co_name, co.__name__, co.cr_frame, co.cr_running, co.cr_origin, inspect.iscoroutine(co), inspect.isawaitable(BadAwait()), inspect.iscoroutinefunction(simple))
async def recursive(n): return 0 if n == 0 else 1 + await recursive(n - 1)
print(run(recursive(50)))
w = simple().__await__()
print(type(w).__name__)
try:
    next(w)
except StopIteration as e:
    print(e.value)
async def double():
    x = simple()
    await x
    await x
try:
    run(double())
except RuntimeError as e:
    print(e)
async def lam(): return [await simple() for _ in range(2)], {await simple(): 1}, (await simple()) ** 2, -await simple()
print(run(lam()))
